"""Cut any text down to the window we look at, with one kind of line end.

Knows: lengths and newlines. Never: tokens, languages, files.
"""

from __future__ import annotations

# Half from the head, where imports and declarations stand; a quarter each from middle and tail,
# so that a licence text or a long header does not speak for the whole buffer.
WINDOW_CHARS = 16_000


def take_sample(text: str, window_chars: int = WINDOW_CHARS) -> str:
    r"""Return at most `window_chars` characters of `text` (plus two joints), newlines as `\n`.

    A longer text gives its head, its middle and its tail, joined by line breaks. The cost is
    bounded by `window_chars`, whatever the length of `text`.
    """
    if len(text) > window_chars:
        half, quarter = window_chars // 2, window_chars // 4
        middle = len(text) // 2 - quarter // 2
        text = "\n".join((text[:half], text[middle : middle + quarter], text[-quarter:]))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text
