"""Cut any text down to what we look at, with one kind of line end.

Knows: lengths and newlines. Never: tokens, languages, files.

Two cuts, one inside the other:

- `take_sample` makes the window whose tokens are counted: head, middle and tail of a text.
- `condense` makes of a very long text one of bounded length with the same window and the same ends,
  for everything else that looks at a text. Who asks about a document of 10 MB at every keystroke need
  not put its text together (`kept_parts`).

Both move in steps: a character typed between two pieces shifts neither, so that what was counted
before a keystroke is still there after it.
"""

from __future__ import annotations

# Half from the head, where imports and declarations stand; a quarter each from middle and tail,
# so that a licence text or a long header does not speak for the whole buffer.
WINDOW_CHARS = 16_000
STEP_CHARS = 256  # pieces of a whole window move by this much; of a smaller one, by one

LONG_CHARS = 235 * 512  # longer texts are condensed; more than any proof reads as a whole
HEAD_CHARS = 80 * 512  # what a condensed text keeps of the beginning
_TAIL_AT = 155 * 512  # where it goes on with the end
# Of these windows a condensed text holds all pieces.
MAX_WINDOW_CHARS = 2 * HEAD_CHARS


def take_sample(text: str, window_chars: int = WINDOW_CHARS) -> str:
    r"""Return at most `window_chars` characters of `text` (plus two joints), newlines as `\n`.

    A longer text gives its head, its middle and its tail, joined by line breaks. The cost is
    bounded by `window_chars`, whatever the length of `text`.
    """
    if len(text) > window_chars:
        text = "\n".join(text[start:end] for start, end in window_parts(len(text), window_chars))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def window_parts(length: int, window_chars: int = WINDOW_CHARS) -> tuple[tuple[int, int], ...]:
    """Which parts of a text of that length its sample is made of, as (start, end)."""
    if length <= window_chars:
        return ((0, length),)
    half, quarter = window_chars // 2, window_chars // 4
    step = STEP_CHARS if window_chars >= WINDOW_CHARS else 1
    centre = length // 2 // step * step
    middle = centre - quarter // 2
    tail = -((quarter - length) // step) * step
    return ((0, half), (middle, middle + quarter), (tail, length))


def kept_parts(length: int) -> tuple[tuple[int, int], ...]:
    """Which parts of a text of that length its condensed form is made of, as (start, end)."""
    # As much goes from either half, and a multiple of STEP_CHARS, so that centre and end of what
    # stays are those of the whole, also when rounded to steps.
    dropped = -((LONG_CHARS - length) // (2 * STEP_CHARS)) * STEP_CHARS
    if dropped <= 0:
        return ((0, length),)
    return (
        (0, HEAD_CHARS),
        (HEAD_CHARS + dropped, _TAIL_AT + dropped),
        (_TAIL_AT + 2 * dropped, length),
    )


def condense(text: str) -> str:
    """Return a text of at most `LONG_CHARS` characters that looks the same to a detector.

    Beginning, end and every window up to `MAX_WINDOW_CHARS` are those of `text`. Condensing twice
    changes nothing more.
    """
    if len(text) <= LONG_CHARS:
        return text
    return "".join(text[start:end] for start, end in kept_parts(len(text)))
