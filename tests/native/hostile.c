/* Throws made-up text at the kernel, compiled with it into one program under the sanitizers, which stop it at the
 * first step beyond an array and at the first undefined operation. Arrays are exactly as large as kernel.c asks. */
#include KERNEL

#include <stdio.h>

static uint64_t state = 88172645463325252u;

static uint32_t drawn(uint32_t below) {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)(state >> 16) % below;
}

static uint32_t drawn_character(void) {
    static const char telling[] = " \n\t\r#@$\\%&.:!?~<-_aZzX09xbo'\"`(){}[]=+*/|^,;";
    uint32_t kind = drawn(20);
    if (kind < 15) return (uint8_t)telling[drawn(sizeof telling - 1)];
    return drawn(kind < 17 ? 128 : kind < 19 ? 0x3000 : 0x110000);
}

static Kernel *small_kernel(void) {
    static const char *symbols[] = {"\x01", "\n", "def", "(", "foo", "==", "0", "if"};
    enum { N = 8, N_NGRAMS = 40 };
    uint32_t letters[64];
    int32_t starts[N + 1] = {0};
    uint16_t folded[N];
    uint8_t starts_line[N] = {0, 1};
    int64_t ngrams[N_NGRAMS];
    for (int i = 0; i < N; i++) {
        starts[i + 1] = starts[i];
        for (const char *c = symbols[i]; *c; c++) letters[starts[i + 1]++] = (uint8_t)*c;
        folded[i] = (uint16_t)i;
    }
    for (int64_t i = 0; i < N_NGRAMS; i++) ngrams[i] = (i / N) << 32 | (i % N) << 16 | NO_SYMBOL;
    return langid_new(letters, starts, N, folded, starts_line, ngrams, N_NGRAMS);
}

static int ask(const Kernel *kernel, const uint8_t *beyond_ascii) {
    int64_t n = drawn(drawn(16) ? 40 : 4000), n_unresolved;
    uint32_t *text = malloc((size_t)n * sizeof *text + 1);
    for (int64_t i = 0; i < n; i++) text[i] = i && !drawn(8) ? text[i - 1] : drawn_character();
    int32_t *ids = malloc((size_t)n * 4 + 1), *starts = malloc((size_t)n * 4 + 1), *ends = malloc((size_t)n * 4 + 1);
    int64_t n_tokens = langid_symbols(kernel, text, n, beyond_ascii, ids, starts, ends, &n_unresolved);
    int is_good = n_tokens >= 0 && n_tokens <= n;
    for (int64_t i = 0; is_good && i < n_tokens; i++) {
        if (ids[i] >= 0) continue;
        is_good = starts[i] >= 0 && starts[i] < ends[i] && ends[i] <= n;
        ids[i] = RARE, n_unresolved--;
    }
    is_good = is_good && n_unresolved == 0;
    size_t room = is_good ? (size_t)(4 * n_tokens) : 0;
    int32_t *features = malloc(room * 4 + 1), *other = malloc(room * 4 + 1);
    float *counts = malloc(room * 4 + 1);
    if (is_good) is_good = langid_count(kernel, ids, n_tokens, features, other, counts) <= 4 * n_tokens;
    free(text), free(ids), free(starts), free(ends), free(features), free(other), free(counts);
    return is_good;
}

int main(void) {
    Kernel *kernel = small_kernel();
    uint8_t *beyond_ascii = calloc(0x110000, 1);
    for (uint32_t c = 128; c < 0x110000; c++)
        beyond_ascii[c] = KNOWN | (c % 7 < 4 ? WORD : 0) | (c % 11 ? 0 : DIGIT | WORD) | (c % 53 ? 0 : SPACE);
    int is_good = 1;
    for (int i = 0; is_good && i < 40000; i++) is_good = ask(kernel, beyond_ascii);
    langid_free(kernel), free(beyond_ascii);
    puts(is_good ? "all answered" : "a count is out of bounds");
    return !is_good;
}
