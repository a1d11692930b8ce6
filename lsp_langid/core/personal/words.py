r"""Words that a vocabulary does not hold: where are they in a text?

Knows: characters. Never: languages, weights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice


def present_words(text: str, words: Collection[str]) -> list[str]:
    """Those of `words` that stand in `text`, in their order."""
    return [word for word in words if any(True for _ in _places(text, word))]


def places_of_word(text: str, word: str, most: int) -> list[tuple[int, int]]:
    """The first places of a word: offset of its first character, and of the one behind it."""
    return list(islice(_places(text, word), most))


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands on its own: `endif` does not stand in `endif_`, nor `.flow` in `.flows`."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        joined_before = start > 0 and _of_a_word(word[0]) and _of_a_word(text[start - 1])
        joined_after = end < len(text) and _of_a_word(word[-1]) and _of_a_word(text[end])
        if not (joined_before or joined_after):
            yield start, end
        start = text.find(word, end)


def _of_a_word(character: str) -> bool:
    return character.isalnum() or character == "_"
