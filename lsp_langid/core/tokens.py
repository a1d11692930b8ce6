r"""Split text into tokens, and tell the shape of a token that no vocabulary holds.

`if (foo_bar->x) {` becomes `if ( foo_bar -> x ) {`; a line start carries its indentation
(`\n    `), a word carries a sigil that touches it (`#include`, `$x`, `.map`, `<div`, `&mut`).

Knows: characters. Never: counts, vocabularies, languages.
"""

from __future__ import annotations

import re

# Pieces that stand in the expression twice: with a space in front of them, and without. A space in
# front of an operator or an opening bracket belongs to it: `f (x)` is not `f(x)`, `a = 1` is not
# `a=1`, and languages and their users have habits.
_BRACKETS = r"[{(\[]{2}|\{[%\#-]|\(\*|\*\)|[%\#-]\}|[$\#@][{(\[]|<%=?|<\?=?|<!--|-->|%>|\?>|/>|</"
_OPENERS = r"\"{3}|'{3}|`{3}|[\"'`({\[]"
_RULERS = r"-{5,}|={5,}|\*{5,}|\#{5,}|~{5,}|/{5,}"
_OPERATORS = r"(?![\#:.&!?~<%-][A-Za-z_])(?:[-+*/%=<>!&|^~?:.]{1,4}|\#{1,4})"

# One pass, no nested quantifier over the same characters, hence linear in the text.
# Earlier alternatives win. Each begins with a set of characters, so that the engine drops it
# after one comparison; the commonest come first, and the space before a word goes at once
# (one space: a run of them would be tried again from each of its places).
# `\w` is Unicode's: every script makes words.
_TOKEN = re.compile(
    rf"""(?:[ ](?=[A-Za-z_0-9]))?(
      [A-Za-z_]\w*(?:-[A-Za-z_]\w*)*(?:[?!](?!=))?                 # word, kebab-case, predicate?
    | \n[ \t]*                                                    # a line start, its indentation
    | [,)\]](?![)\]}}])
    | [#@$\\%&.:!?~<-][A-Za-z_]\w*(?:-[A-Za-z_]\w*)*(?:[?!](?!=))? # a sigil that touches a word
    | </[A-Za-z_]\w*(?:-[A-Za-z_]\w*)*
    | \d\w*(?:[.']\d\w*)*                                         # 42 0xFF 1.5e3 10px 1.2.3
    | [ ](?:{_BRACKETS}|{_OPENERS}|{_RULERS}|{_OPERATORS})
    | {_BRACKETS}
    | [}})\]]{{2}}
    | {_OPENERS}
    | {_RULERS}
    | {_OPERATORS}|;{{1,4}}
    | [^\W\d]\w*                                                 # words of other scripts
    | \S
    )""",
    re.VERBOSE,
)

split_tokens = _TOKEN.findall
find_tokens = _TOKEN.finditer  # the same, with places: group 1 is the token

_DIGITS = re.compile(r"\d+")
_HEX = re.compile(r"[0-9a-fA-F]{6,}")
_PREFIXED = re.compile(r"[0-9a-fA-F]+")  # behind 0x: what is left is the suffix, as in 0xFF_FFuL

# First code point of each block, ascending, with the name its words get. Coarse on purpose:
# scripts tell prose from code, not one natural language from another.
_SCRIPTS = (
    (0x80, "latin"),
    (0x370, "greek"),
    (0x400, "cyrillic"),
    (0x530, "armenian"),
    (0x590, "hebrew"),
    (0x600, "arabic"),
    (0x900, "indic"),
    (0xE00, "thai"),
    (0x10A0, "georgian"),
    (0x1100, "hangul"),
    (0x1200, "other-script"),
    (0x1E00, "latin"),
    (0x1F00, "greek"),
    (0x2000, "symbol"),
    (0x2190, "arrow"),
    (0x2200, "math"),
    (0x2300, "symbol"),
    (0x2500, "box"),
    (0x25A0, "symbol"),
    (0x2E80, "cjk"),
    (0x3040, "kana"),
    (0x3100, "cjk"),
    (0xAC00, "hangul"),
    (0xD800, "symbol"),
    (0xF900, "cjk"),
    (0xFB00, "other-script"),
    (0xFF00, "cjk"),
    (0x10000, "other-script"),
    (0x1F000, "emoji"),
    (0x20000, "cjk"),
    (0x30000, "symbol"),
)


def script_of(char: str) -> str:
    """Return the coarse script of a non-ASCII character: `script_of("ж")` is `"cyrillic"`."""
    code = ord(char)
    name = _SCRIPTS[0][1]
    for first, candidate in _SCRIPTS:
        if code < first:
            break
        name = candidate
    return name


def shape_of(token: str) -> str:
    r"""Return what stands for a token that the vocabulary does not hold.

    `foo_bar` and `baz_qux` are both `‹snake_case›`, `$total` is `$‹word›`, `12px` is
    `0px`, eleven spaces of indentation are `\n` with eight, `жук` is `‹cyrillic›`.
    """
    first = token[0]
    if (
        first.isalpha() and token.isalpha() and token.isascii()
    ):  # the commonest case, without a regular expression
        return f"‹{_letters(token)}›"
    if first == "\n":
        return _indentation(token)
    if first.isdigit():
        return _number(token)
    if first.isalpha() or first == "_":
        return _word(token)
    sigil = "</" if token.startswith("</") else first
    rest = token[len(sigil) :]
    if rest and (rest[0].isalpha() or rest[0] == "_"):
        return sigil + _word(rest)
    return token.strip()[:5] if first < "\x80" else f"‹{script_of(first)}›"


def _indentation(token: str) -> str:
    """Fold deep indentation: spaces 0-4, 6, 8, one tab, two tabs."""
    tabs = token.count("\t")
    if tabs:
        return "\n\t" if tabs == 1 else "\n\t\t"
    spaces = len(token) - 1
    return "\n" + " " * (spaces if spaces < 5 else 6 if spaces < 8 else 8)


# Every line start has one of these shapes.
LINE_START_SHAPES = frozenset(
    _indentation("\n" + white) for white in ("\t", "\t\t", *(" " * n for n in range(9)))
)


def _number(token: str) -> str:
    """Fold digits, keep what makes a literal special: `10px` -> `0px`, `1_000u32` -> `0_0u0`."""
    if len(token) > 20 or (len(token) > 7 and token[:2] not in ("0x", "0X") and _HEX.fullmatch(token)):
        return "‹hash›"
    if token[:2] in ("0x", "0X", "0b", "0B", "0o"):
        return token[:2] + _PREFIXED.sub("", token[2:])[:4]
    return _DIGITS.sub("0", token)[:6]


def _word(word: str) -> str:
    """Return the shape of a word without its sigil, keeping a closing `?` or `!`."""
    tail = ""
    if word[-1] in "?!":
        word, tail = word[:-1], word[-1]
    return f"‹{_word_shape(word)}›{tail}"


def _letters(word: str) -> str:
    if word.islower():
        return "word"
    if word.isupper():
        return "WORD"
    if word[1:].islower():
        return "Word"
    return "PascalCase" if word[0].isupper() else "camelCase"


def _word_shape(word: str) -> str:
    if not word.isascii():
        return script_of(next(char for char in word if char >= "\x80"))
    if word.isalpha():
        return _letters(word)
    if len(word) > 23 and _DIGITS.search(word):
        return "hash"
    if word[0] == "_":
        return "__word__" if word.endswith("__") else "_word"
    if "-" in word:
        return "kebab-case"
    if "_" in word:
        return "CONST_CASE" if word.isupper() else "snake_case" if word.islower() else "mixed"
    return "word1" if word.islower() else "WORD1" if word.isupper() else "mixed"
