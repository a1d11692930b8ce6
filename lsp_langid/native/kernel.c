/* The hot path of one answer: text -> symbols -> features -> hidden units -> probabilities.
 *
 * Does what core/tokens.py, core/features.py, core/ngrams.py and core/mlp.py do, and no more: those are the
 * definition, tests compare every answer with theirs. Knows neither Python nor files, keeps no state between
 * calls, allocates nothing but a kernel, so calls may run at once in as many threads as there are.
 *
 * Text comes as code points. What Python's `re` says of those beyond ASCII (is it a word's, a digit, a space?)
 * stands in a table that the caller fills as they come up; a token that needs more than that (another
 * script's) is handed back.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#ifndef DIGEST /* of this file, as build.py says it: a library of another one is not used */
#define DIGEST ""
#endif
#define EXPORT __attribute__((visibility("default")))

enum { WORD = 1, DIGIT = 2, SPACE = 4, KNOWN = 8 }; /* of any code point */
enum {                                              /* of ASCII only: the sets of the expression in core/tokens.py */
    LETTER = 1 << 4,
    SIGIL = 1 << 5,
    OPERATOR = 1 << 6,
    NO_OPERATOR_BEFORE_LETTER = 1 << 7,
    OPENING = 1 << 8,
    CLOSING = 1 << 9,
    SINGLE_UNLESS_CLOSING = 1 << 10, /* `[,)\]](?![)\]}])` */
    TAG_SIDE = 1 << 11,              /* `{%`, `#}` */
    BRACKET_SIGIL = 1 << 12,         /* `${`, `#[`, `@(` */
    TAG_END = 1 << 13,               /* `%>`, `?>`, `/>` */
    RULER = 1 << 14,
    BRACKET_FIRST = 1 << 15, /* whatever a bracket of several characters begins with */
    NUMBER_JOINT = 1 << 16,
    QUOTE = 1 << 17,
};

enum { UNRESOLVED = -1, RARE = 0, NO_SYMBOL = 0xFFFF, LONGEST_SHAPE = 32 };

typedef struct { /* small, as what is looked up lies all over the tables, and these should fit into a cache */
    uint32_t hash;
    int32_t place; /* of a symbol or of an n-gram; -1: free */
} Slot;

typedef struct {
    int32_t n_symbols;
    uint32_t *letters; /* of all symbols, one behind the other */
    int32_t *starts;   /* n_symbols + 1 */
    Slot *slots;
    uint32_t slot_mask;
    uint16_t *folded;     /* id inside n-grams */
    uint8_t *starts_line; /* whether a symbol begins a line */
    int32_t n_ngrams;
    int64_t *keys; /* of the n-grams */
    Slot *ngram_slots;
    uint32_t ngram_mask;
    uint64_t *seen; /* one bit for the hash of each n-gram: most that a text holds are no features */
    uint32_t seen_mask;
} Kernel;

enum { N_LOGS = 64 };
static uint32_t ascii[128];
static float logs[N_LOGS]; /* log(1 + count) */

static void mark(const char *characters, uint32_t kind) {
    for (; *characters; characters++) ascii[(uint8_t)*characters] |= kind;
}

/* Called when the library is loaded, before there can be a second thread in it. */
__attribute__((constructor)) static void fill_tables(void) {
    mark("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", WORD | LETTER);
    mark("_", WORD | LETTER);
    mark("0123456789", WORD | DIGIT);
    mark(" \t\n\v\f\r\x1c\x1d\x1e\x1f", SPACE);
    mark("#@$\\%&.:!?~<-", SIGIL);
    mark("-+*/%=<>!&|^~?:.", OPERATOR);
    mark("#:.&!?~<%-", NO_OPERATOR_BEFORE_LETTER);
    mark("{([", OPENING);
    mark("})]", CLOSING);
    mark(",)]", SINGLE_UNLESS_CLOSING);
    mark("%#-", TAG_SIDE);
    mark("$#@", BRACKET_SIGIL);
    mark("%?/", TAG_END);
    mark("-=*#~/", RULER);
    mark("{([*%#-$@<?/", BRACKET_FIRST);
    mark(".'", NUMBER_JOINT);
    mark("\"'`", QUOTE);
    for (int count = 0; count < N_LOGS; count++) logs[count] = log1pf((float)count);
}

/* ---- tokens ---- */

typedef struct {
    const uint32_t *at;
    int64_t n;
    const uint8_t *beyond_ascii; /* a byte a code point */
} Text;

static inline uint32_t peek(const Text *text, int64_t place) {
    return place < text->n ? text->at[place] : 0; /* a NUL is in no set asked for, as the end is not */
}

static inline uint32_t kind_of(const Text *text, int64_t place) {
    if (place >= text->n) return 0;
    uint32_t point = text->at[place];
    return point < 128 ? ascii[point] : point < 0x110000 ? text->beyond_ascii[point] : 0;
}

static inline uint32_t ascii_kind(uint32_t point) { return point < 128 ? ascii[point] : 0; }

static int64_t word_end(const Text *text, int64_t place) { /* `\w*` */
    while (kind_of(text, place) & WORD) place++;
    return place;
}

static int64_t kebab_end(const Text *text, int64_t place) { /* `\w*(?:-[A-Za-z_]\w*)*` */
    place = word_end(text, place);
    while (peek(text, place) == '-' && ascii_kind(peek(text, place + 1)) & LETTER)
        place = word_end(text, place + 2);
    return place;
}

static int64_t name_end(const Text *text, int64_t place) { /* the same and `(?:[?!](?!=))?` */
    place = kebab_end(text, place);
    uint32_t next = peek(text, place);
    return (next == '?' || next == '!') && peek(text, place + 1) != '=' ? place + 1 : place;
}

static int64_t run_end(const Text *text, int64_t place, uint32_t point, int64_t most) {
    int64_t end = place;
    while (end - place < most && end < text->n && text->at[end] == point) end++;
    return end;
}

/* Brackets, openers, rulers, operators: those that stand in the expression with a space in front and without.
 * Two functions, as other alternatives stand between them where there is no space. 0: none. */
static int64_t bracket_end(const Text *text, int64_t place) {
    uint32_t a = peek(text, place), kind = ascii_kind(a);
    if (!(kind & BRACKET_FIRST)) return 0;
    uint32_t b = peek(text, place + 1), c = peek(text, place + 2);
    if (kind & (OPENING | BRACKET_SIGIL) && ascii_kind(b) & OPENING) return place + 2;
    if (a == '{' && ascii_kind(b) & TAG_SIDE) return place + 2;
    if ((a == '(' && b == '*') || (a == '*' && b == ')')) return place + 2;
    if (kind & TAG_SIDE && b == '}') return place + 2;
    if (a == '<' && (b == '%' || b == '?')) return place + (c == '=' ? 3 : 2);
    if (a == '<' && b == '!' && c == '-' && peek(text, place + 3) == '-') return place + 4;
    if (a == '-' && b == '-' && c == '>') return place + 3;
    if (kind & TAG_END && b == '>') return place + 2;
    if (a == '<' && b == '/') return place + 2;
    return 0;
}

static int64_t opener_end(const Text *text, int64_t place) {
    uint32_t a = peek(text, place);
    uint32_t kind = ascii_kind(a);
    if (kind & QUOTE)
        return peek(text, place + 1) == a && peek(text, place + 2) == a ? place + 3 : place + 1;
    return kind & OPENING ? place + 1 : 0;
}

static int64_t operator_end(const Text *text, int64_t place) { /* rulers too */
    uint32_t a = peek(text, place), kind = ascii_kind(a);
    if (kind & RULER && peek(text, place + 1) == a) {
        int64_t end = run_end(text, place, a, text->n);
        if (end - place >= 5) return end;
    }
    if (kind & NO_OPERATOR_BEFORE_LETTER && ascii_kind(peek(text, place + 1)) & LETTER) return 0;
    if (a == '#') return run_end(text, place, '#', 4);
    int64_t end = place;
    while (end - place < 4 && ascii_kind(peek(text, end)) & OPERATOR) end++;
    return end > place ? end : 0;
}

/* End of the token that begins at `place`; `place` where none does. No optional space in front. */
static int64_t token_end(const Text *text, int64_t place) {
    uint32_t a = text->at[place];
    uint32_t kind = kind_of(text, place);
    if (kind & LETTER) return name_end(text, place + 1);
    if (a == '\n') {
        int64_t end = place + 1;
        while (peek(text, end) == ' ' || peek(text, end) == '\t') end++;
        return end;
    }
    uint32_t b = peek(text, place + 1);
    if (kind & SINGLE_UNLESS_CLOSING && !(ascii_kind(b) & CLOSING)) return place + 1;
    if (kind & SIGIL && ascii_kind(b) & LETTER) return name_end(text, place + 2);
    if (a == '<' && b == '/' && ascii_kind(peek(text, place + 2)) & LETTER) return kebab_end(text, place + 3);
    if (kind & DIGIT) {
        int64_t end = word_end(text, place + 1);
        while (ascii_kind(peek(text, end)) & NUMBER_JOINT && kind_of(text, end + 1) & DIGIT) end = word_end(text, end + 2);
        return end;
    }
    int64_t end;
    if (a == ' ') {
        if ((end = bracket_end(text, place + 1)) || (end = opener_end(text, place + 1)) ||
            (end = operator_end(text, place + 1)))
            return end;
        return place;
    }
    if ((end = bracket_end(text, place))) return end;
    if (kind & CLOSING && ascii_kind(b) & CLOSING) return place + 2;
    if ((end = opener_end(text, place)) || (end = operator_end(text, place))) return end;
    if (a == ';') return run_end(text, place, ';', 4);
    if (kind & WORD) return word_end(text, place + 1);
    return kind & SPACE ? place : place + 1;
}

/* ---- symbols ---- */

static uint32_t hash_of(const uint32_t *token, int64_t length) {
    uint32_t hash = 2166136261u;
    for (int64_t i = 0; i < length; i++) hash = (hash ^ token[i]) * 16777619u;
    return hash ^ hash >> 15;
}

static int32_t look_up_hashed(const Kernel *kernel, const uint32_t *token, int64_t length, uint32_t hash) {
    for (uint32_t place = hash & kernel->slot_mask;; place = (place + 1) & kernel->slot_mask) {
        Slot slot = kernel->slots[place];
        if (slot.place < 0) return UNRESOLVED;
        if (slot.hash != hash) continue;
        int32_t start = kernel->starts[slot.place];
        if (kernel->starts[slot.place + 1] - start == length &&
            !memcmp(kernel->letters + start, token, (size_t)length * sizeof *token))
            return slot.place;
    }
}

static int32_t look_up(const Kernel *kernel, const uint32_t *token, int64_t length) {
    return look_up_hashed(kernel, token, length, hash_of(token, length));
}

static inline int is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static inline int is_small(uint32_t c) { return c >= 'a' && c <= 'z'; }
static inline int is_capital(uint32_t c) { return c >= 'A' && c <= 'Z'; }
static inline int is_hex(uint32_t c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

typedef struct {
    int64_t digits, small, capitals, dashes, underscores, others;
} Census;

static Census census_of(const uint32_t *token, int64_t length) {
    Census census = {0, 0, 0, 0, 0, 0};
    for (int64_t i = 0; i < length; i++) {
        uint32_t c = token[i];
        if (is_small(c)) census.small++;
        else if (is_capital(c)) census.capitals++;
        else if (is_digit(c)) census.digits++;
        else if (c == '_') census.underscores++;
        else if (c == '-') census.dashes++;
        else census.others++;
    }
    return census;
}

static const char *letters_shape(const uint32_t *word, int64_t length, Census census) {
    if (!census.capitals) return "word";
    if (!census.small) return "WORD";
    if (is_capital(word[0])) return census.capitals == 1 && length > 1 ? "Word" : "PascalCase";
    return "camelCase";
}

static const char *word_shape(const uint32_t *word, int64_t length) {
    Census census = census_of(word, length);
    if (census.small + census.capitals == length) return letters_shape(word, length, census);
    if (length > 23 && census.digits) return "hash";
    if (word[0] == '_')
        return length > 1 && word[length - 1] == '_' && word[length - 2] == '_' ? "__word__" : "_word";
    if (census.dashes) return "kebab-case";
    const char *small = census.underscores ? "snake_case" : "word1";
    const char *capital = census.underscores ? "CONST_CASE" : "WORD1";
    if (census.small && census.capitals) return "mixed";
    return census.small ? small : census.capitals ? capital : "mixed";
}

typedef struct {
    uint32_t at[LONGEST_SHAPE];
    int64_t n;
} Shape;

static void add(Shape *shape, uint32_t c) {
    if (shape->n < LONGEST_SHAPE) shape->at[shape->n++] = c;
}

static void add_name(Shape *shape, const char *name) {
    add(shape, 0x2039);
    for (; *name; name++) add(shape, (uint32_t)*name);
    add(shape, 0x203A);
}

static void add_word(Shape *shape, const uint32_t *word, int64_t length) {
    uint32_t last = word[length - 1];
    int closes = last == '?' || last == '!';
    add_name(shape, word_shape(word, length - closes));
    if (closes) add(shape, last);
}

static void add_number(Shape *shape, const uint32_t *token, int64_t length) {
    uint32_t mark = length > 1 && token[0] == '0' ? token[1] : 0;
    int hexadecimal = mark == 'x' || mark == 'X';
    int all_hex = 1;
    for (int64_t i = 0; i < length && all_hex; i++) all_hex = is_hex(token[i]);
    if (length > 20 || (length > 7 && !hexadecimal && all_hex)) {
        add_name(shape, "hash");
        return;
    }
    if (hexadecimal || mark == 'b' || mark == 'B' || mark == 'o') {
        add(shape, token[0]);
        add(shape, token[1]);
        for (int64_t i = 2; i < length && shape->n < 6; i++)
            if (!is_hex(token[i])) add(shape, token[i]);
        return;
    }
    for (int64_t i = 0; i < length && shape->n < 6; i++) {
        if (!is_digit(token[i])) add(shape, token[i]);
        else if (!i || !is_digit(token[i - 1])) add(shape, '0');
    }
}

static void add_indentation(Shape *shape, const uint32_t *token, int64_t length) {
    int64_t tabs = 0, spaces = length - 1;
    for (int64_t i = 1; i < length; i++) tabs += token[i] == '\t';
    add(shape, '\n');
    if (tabs) {
        add(shape, '\t');
        if (tabs > 1) add(shape, '\t');
        return;
    }
    spaces = spaces < 5 ? spaces : spaces < 8 ? 6 : 8;
    while (spaces--) add(shape, ' ');
}

static void add_shape(Shape *shape, const uint32_t *token, int64_t length) {
    uint32_t first = token[0];
    if (first == '\n') {
        add_indentation(shape, token, length);
    } else if (is_digit(first)) {
        add_number(shape, token, length);
    } else if (ascii_kind(first) & LETTER) {
        add_word(shape, token, length);
    } else {
        int64_t sigil = first == '<' && length > 1 && token[1] == '/' ? 2 : 1;
        int has_word = length > sigil && ascii_kind(token[sigil]) & LETTER;
        if (first == ' ') token++, length--; /* behind a space stands no other */
        for (int64_t i = 0; i < (has_word ? sigil : length < 5 ? length : 5); i++) add(shape, token[i]);
        if (has_word) add_word(shape, token + sigil, length - sigil);
    }
}

enum { LONGEST_FOLDED = 64 }; /* no symbol is longer (`langid_new` sees to it) */

static int32_t small_symbol(const Kernel *kernel, const uint32_t *token, int64_t length) {
    uint32_t small[LONGEST_FOLDED];
    int capitals = 0;
    if (length > LONGEST_FOLDED) return RARE;
    for (int64_t i = 0; i < length; i++) {
        if (is_small(token[i])) return RARE;
        capitals |= is_capital(token[i]);
        small[i] = is_capital(token[i]) ? token[i] + 32 : token[i];
    }
    int32_t id = capitals ? look_up(kernel, small, length) : RARE;
    return id < 0 ? RARE : id;
}

static int32_t symbol_of(const Kernel *kernel, const uint32_t *token, int64_t length, uint32_t hash) {
    int32_t id = look_up_hashed(kernel, token, length, hash);
    if (id >= 0) return id;
    for (int64_t i = 0; i < length; i++)
        if (token[i] >= 128) return UNRESOLVED;
    if ((id = small_symbol(kernel, token, length)) > 0) return id;
    Shape shape = {.n = 0};
    add_shape(&shape, token, length);
    id = look_up(kernel, shape.at, shape.n);
    return id < 0 ? RARE : id;
}

/* Symbol of each token.
 *
 * ids, starts, ends: room for `n` each.
 * Returns the number of tokens, or -1 - place of the first code point that the table does not know. */
EXPORT int64_t langid_symbols(const Kernel *kernel, const uint32_t *points, int64_t n, const uint8_t *beyond_ascii,
                              int32_t *ids, int32_t *starts, int32_t *ends, int64_t *n_unresolved) {
    Text text = {points, n, beyond_ascii};
    for (int64_t i = 0; i < n; i++)
        if (points[i] >= 128 && (points[i] >= 0x110000 || !(beyond_ascii[points[i]] & KNOWN))) return -1 - i;
    enum { A_BLOCK = 32 }; /* tokens looked up together, for the reason of `Batch` */
    int64_t n_tokens = 0, unresolved = 0, place = 0;
    while (place < n) {
        uint32_t hashes[A_BLOCK];
        int64_t first = n_tokens, n_block = 0;
        while (place < n && n_block < A_BLOCK) {
            if (points[place] == ' ' && ascii_kind(peek(&text, place + 1)) & WORD) place++;
            int64_t end = token_end(&text, place);
            if (end == place) {
                place++;
                continue;
            }
            hashes[n_block] = hash_of(points + place, end - place);
            __builtin_prefetch(&kernel->slots[hashes[n_block++] & kernel->slot_mask]);
            starts[n_tokens] = (int32_t)place;
            ends[n_tokens++] = (int32_t)end;
            place = end;
        }
        for (int64_t i = 0; i < n_block; i++) {
            Slot slot = kernel->slots[hashes[i] & kernel->slot_mask];
            if (slot.place >= 0) __builtin_prefetch(&kernel->letters[kernel->starts[slot.place]]);
        }
        for (int64_t i = first; i < n_tokens; i++) {
            ids[i] = symbol_of(kernel, points + starts[i], ends[i] - starts[i], hashes[i - first]);
            unresolved += ids[i] < 0;
        }
    }
    *n_unresolved = unresolved;
    return n_tokens;
}

/* ---- features ---- */

static inline uint32_t scatter(int64_t key) {
    uint64_t hash = (uint64_t)key * 0x9E3779B97F4A7C15u;
    return (uint32_t)(hash >> 32);
}

/* Other bits of the hash than those that choose a slot. */
static inline uint32_t bit_of(const Kernel *kernel, uint32_t hash) {
    return (hash * 0x85EBCA6Bu >> 7) & kernel->seen_mask;
}

/* N-grams that may be features, looked up some at a time: what one look-up waits for in memory, others wait for too. */
enum { A_BATCH = 96 };

typedef struct {
    int64_t keys[A_BATCH];
    uint32_t hashes[A_BATCH];
    int n;
} Batch;

static inline void add_ngram(const Kernel *kernel, Batch *batch, int64_t key) {
    uint32_t hash = scatter(key), bit = bit_of(kernel, hash);
    if (!(kernel->seen[bit >> 6] >> (bit & 63) & 1)) return;
    __builtin_prefetch(&kernel->ngram_slots[hash & kernel->ngram_mask]);
    batch->keys[batch->n] = key;
    batch->hashes[batch->n++] = hash;
}

/* Writes the features among the batch, empties it, and returns how many there were. */
static int64_t find_ngrams(const Kernel *kernel, Batch *batch, int32_t *features) {
    for (int i = 0; i < batch->n; i++) {
        Slot slot = kernel->ngram_slots[batch->hashes[i] & kernel->ngram_mask];
        if (slot.place >= 0) __builtin_prefetch(&kernel->keys[slot.place]);
    }
    int64_t n = 0;
    for (int i = 0; i < batch->n; i++) {
        uint32_t hash = batch->hashes[i];
        for (uint32_t place = hash & kernel->ngram_mask;; place = (place + 1) & kernel->ngram_mask) {
            Slot slot = kernel->ngram_slots[place];
            if (slot.place < 0) break;
            if (slot.hash != hash || kernel->keys[slot.place] != batch->keys[i]) continue;
            features[n++] = kernel->n_symbols + slot.place;
            break;
        }
    }
    batch->n = 0;
    return n;
}

static inline int64_t key_of(uint16_t a, uint16_t b, uint16_t c) {
    return (int64_t)a << 32 | (int64_t)b << 16 | c;
}

static int64_t sort_by(int32_t *from, int32_t *to, int64_t n, int shift) {
    int64_t places[257] = {0};
    for (int64_t i = 0; i < n; i++) places[(from[i] >> shift & 255) + 1]++;
    for (int i = 0; i < 256; i++) places[i + 1] += places[i];
    for (int64_t i = 0; i < n; i++) to[places[from[i] >> shift & 255]++] = from[i];
    return n;
}

/* Ascending; `other` is as large. The result stands in `features`. */
static void sort(int32_t *features, int32_t *other, int64_t n, int32_t most) {
    int32_t *from = features, *to = other;
    for (int shift = 0; shift < 32 && most >> shift; shift += 8) {
        sort_by(from, to, n, shift);
        int32_t *swap = from;
        from = to, to = swap;
    }
    if (from != features) memcpy(features, from, (size_t)n * sizeof *features);
}

/* Distinct features, ascending, and how often each occurs.
 *
 * features, other: room for 4 * n_tokens each. counts may have room for as many. Returns how many there are. */
EXPORT int64_t langid_count(const Kernel *kernel, const int32_t *ids, int64_t n_tokens, int32_t *features,
                            int32_t *other, float *counts) {
    int64_t n = 0;
    int64_t first = -1; /* the token behind the last line start */
    uint16_t before = NO_SYMBOL, between = NO_SYMBOL;
    Batch batch = {.n = 0};
    for (int64_t i = 0; i < n_tokens; i++) {
        uint16_t now = kernel->folded[ids[i]];
        features[n++] = ids[i];
        if (kernel->n_ngrams) {
            if (i >= 1) add_ngram(kernel, &batch, key_of(between, now, NO_SYMBOL));
            if (i >= 2) add_ngram(kernel, &batch, key_of(before, between, now));
            int ends_line = i + 1 == n_tokens || kernel->starts_line[ids[i + 1]];
            if (kernel->starts_line[ids[i]]) first = i + 1;
            if (ends_line && first >= 0 && i > first)
                add_ngram(kernel, &batch, key_of(kernel->folded[ids[first]], NO_SYMBOL, now));
        }
        before = between, between = now;
        if (batch.n > A_BATCH - 3) n += find_ngrams(kernel, &batch, features + n);
    }
    n += find_ngrams(kernel, &batch, features + n);
    sort(features, other, n, kernel->n_symbols + kernel->n_ngrams);
    int64_t n_distinct = 0;
    for (int64_t i = 0; i < n;) {
        int64_t end = i + 1;
        while (end < n && features[end] == features[i]) end++;
        features[n_distinct] = features[i];
        counts[n_distinct++] = (float)(end - i);
        i = end;
    }
    return n_distinct;
}

/* ---- network ---- */

typedef struct {
    const int8_t *rows;  /* n_features of n_hidden each */
    const float *scales; /* of each row */
    const float *hidden_biases;
    const float *output_weights; /* n_hidden rows of n_labels */
    const float *output_biases;
    int64_t n_hidden, n_labels;
    int64_t is_damped; /* whether counts become log(1 + count), of length 1 together */
} Network;

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && defined(__linux__)
#define FOR_NEWER_MACHINES __attribute__((target_clones("avx2", "default"))) /* the same sums in the same order */
#else
#define FOR_NEWER_MACHINES
#endif

/* to += weights[i] * row of features[i], for all i. A weight has its row's scale in it. */
FOR_NEWER_MACHINES static void add_rows(const int8_t *restrict rows, int64_t width, const int32_t *restrict features,
                                        const float *restrict weights, int64_t n, float *restrict to) {
    enum { AHEAD = 6, LINE = 64 }; /* the rows of a text lie far from each other in memory */
    for (int64_t i = 0; i < n; i++) {
        if (i + AHEAD < n) {
            const int8_t *next = rows + (int64_t)features[i + AHEAD] * width;
            for (int64_t h = 0; h < width; h += LINE) __builtin_prefetch(next + h);
        }
        const int8_t *row = rows + (int64_t)features[i] * width;
        float weight = weights[i];
        for (int64_t h = 0; h < width; h++) to[h] += weight * (float)row[h];
    }
}

FOR_NEWER_MACHINES static void add_products(const float *restrict from, int64_t n, const float *restrict matrix,
                                            int64_t width, float *restrict to) {
    for (int64_t h = 0; h < n; h++) {
        const float *row = matrix + h * width;
        float weight = from[h];
        for (int64_t k = 0; k < width; k++) to[k] += weight * row[k];
    }
}

static inline float log_of(float count) { /* log(1 + count) of a whole number; most are small */
    return count < N_LOGS ? logs[(int)count] : log1pf(count);
}

static void weigh(const Network *network, const int32_t *features, const float *counts, int64_t n, float *weights) {
    double squares = 0;
    for (int64_t i = 0; i < n; i++) {
        weights[i] = network->is_damped ? log_of(counts[i]) : counts[i];
        squares += (double)weights[i] * weights[i];
    }
    float length = network->is_damped ? (float)fmax(sqrt(squares), 1e-12) : 1;
    for (int64_t i = 0; i < n; i++) weights[i] = weights[i] / length * network->scales[features[i]];
}

static void softmax(const float *logits, int64_t n, double temperature, double *probabilities) {
    double most = logits[0], sum = 0;
    for (int64_t k = 1; k < n; k++) most = logits[k] > most ? logits[k] : most;
    for (int64_t k = 0; k < n; k++) sum += probabilities[k] = exp((logits[k] - most) / temperature);
    for (int64_t k = 0; k < n; k++) probabilities[k] /= sum;
}

/* What the network says of documents, each alone: the same whatever stands beside it.
 *
 * Document d has the features from borders[d] to borders[d + 1]. weights: room for the features of all.
 * hidden: n_documents rows of n_hidden. logits: room for one row. probabilities: n_documents rows of n_labels. */
EXPORT void langid_forward(const Network *network, const int64_t *borders, int64_t n_documents,
                           const int32_t *features, const float *counts, const double *temperatures, float *weights,
                           float *hidden, float *logits, double *probabilities) {
    int64_t n_hidden = network->n_hidden, n_labels = network->n_labels;
    for (int64_t d = 0; d < n_documents; d++, hidden += n_hidden, probabilities += n_labels) {
        int64_t first = borders[d], n = borders[d + 1] - first;
        weigh(network, features + first, counts + first, n, weights);
        memcpy(hidden, network->hidden_biases, (size_t)n_hidden * sizeof *hidden);
        add_rows(network->rows, n_hidden, features + first, weights, n, hidden);
        for (int64_t h = 0; h < n_hidden; h++) hidden[h] = hidden[h] > 0 ? hidden[h] : expm1f(hidden[h]);
        memcpy(logits, network->output_biases, (size_t)n_labels * sizeof *logits);
        add_products(hidden, n_hidden, network->output_weights, n_labels, logits);
        softmax(logits, n_labels, temperatures[d], probabilities);
    }
}

/* Places of the best `n_best` of each row, best first, of equal ones the first first, and the scores there.
 * places, best: n_rows rows of n_best, which is at most n_columns. */
EXPORT void langid_best(const double *scores, int64_t n_rows, int64_t n_columns, int64_t n_best, int64_t *places,
                        double *best) {
    if (n_best < 1) return;
    for (int64_t row = 0; row < n_rows; row++, scores += n_columns, places += n_best, best += n_best) {
        int64_t n = 0;
        for (int64_t k = 0; k < n_columns; k++) {
            double score = scores[k];
            if (n == n_best && !(score > best[n - 1])) continue;
            int64_t at = n < n_best ? n++ : n - 1;
            for (; at > 0 && score > best[at - 1]; at--) places[at] = places[at - 1], best[at] = best[at - 1];
            places[at] = k, best[at] = score;
        }
    }
}

/* ---- life ---- */

EXPORT const char *langid_digest(void) { return DIGEST; }

EXPORT void langid_free(Kernel *kernel) {
    if (!kernel) return;
    free(kernel->letters), free(kernel->starts), free(kernel->slots), free(kernel->folded);
    free(kernel->starts_line), free(kernel->keys), free(kernel->ngram_slots), free(kernel->seen), free(kernel);
}

static uint32_t room_for(int64_t n) { /* a power of two, at most two thirds full */
    uint32_t size = 64;
    while (2 * (int64_t)size < 3 * n) size *= 2;
    return size;
}

static void *copy_of(const void *from, size_t size) {
    void *to = malloc(size ? size : 1);
    if (to && size) memcpy(to, from, size);
    return to;
}

/* NULL when there is no memory. What is handed in is copied.
 *
 * letters: code points of all symbols; symbol i is those from starts[i] to starts[i + 1].
 * ngrams: keys; the n-gram at i is feature n_symbols + i. */
EXPORT Kernel *langid_new(const uint32_t *letters, const int32_t *starts, int32_t n_symbols, const uint16_t *folded,
                          const uint8_t *starts_line, const int64_t *ngrams, int32_t n_ngrams) {
    Kernel *kernel = calloc(1, sizeof *kernel);
    if (!kernel) return NULL;
    uint32_t n_slots = room_for(n_symbols), n_ngram_slots = room_for(n_ngrams);
    kernel->n_symbols = n_symbols, kernel->n_ngrams = n_ngrams;
    kernel->slot_mask = n_slots - 1, kernel->ngram_mask = n_ngram_slots - 1;
    kernel->seen_mask = 8 * n_ngram_slots - 1;
    kernel->letters = copy_of(letters, (size_t)starts[n_symbols] * sizeof *letters);
    kernel->starts = copy_of(starts, ((size_t)n_symbols + 1) * sizeof *starts);
    kernel->folded = copy_of(folded, (size_t)n_symbols * sizeof *folded);
    kernel->starts_line = copy_of(starts_line, (size_t)n_symbols);
    kernel->slots = malloc(n_slots * sizeof *kernel->slots);
    kernel->keys = copy_of(ngrams, (size_t)n_ngrams * sizeof *ngrams);
    kernel->ngram_slots = malloc(n_ngram_slots * sizeof *kernel->ngram_slots);
    kernel->seen = calloc((size_t)n_ngram_slots / 8, sizeof *kernel->seen);
    if (!kernel->letters || !kernel->starts || !kernel->folded || !kernel->starts_line || !kernel->slots ||
        !kernel->keys || !kernel->ngram_slots || !kernel->seen) {
        langid_free(kernel);
        return NULL;
    }
    memset(kernel->slots, -1, n_slots * sizeof *kernel->slots);
    memset(kernel->ngram_slots, -1, n_ngram_slots * sizeof *kernel->ngram_slots);
    for (int32_t id = 0; id < n_symbols; id++) {
        uint32_t hash = hash_of(letters + starts[id], starts[id + 1] - starts[id]), place = hash & kernel->slot_mask;
        while (kernel->slots[place].place >= 0) place = (place + 1) & kernel->slot_mask;
        kernel->slots[place] = (Slot){hash, id};
    }
    for (int32_t i = 0; i < n_ngrams; i++) {
        uint32_t hash = scatter(ngrams[i]), bit = bit_of(kernel, hash), place = hash & kernel->ngram_mask;
        kernel->seen[bit >> 6] |= (uint64_t)1 << (bit & 63);
        while (kernel->ngram_slots[place].place >= 0) place = (place + 1) & kernel->ngram_mask;
        kernel->ngram_slots[place] = (Slot){hash, i};
    }
    return kernel;
}
