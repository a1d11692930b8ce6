r"""Name combinations of tokens by one number each: pairs, triples, and the frame of a line.

A frame is the first token of a line with the last: `if … :` is Python, `if … then` Lua and
`if … {` many others, whatever stands between. A pair and a triple are neighbours.

Knows: symbol ids. Never: text, which n-grams a vocabulary holds.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]

_BITS = 16  # of a symbol id inside a key
MAX_SYMBOLS = (1 << _BITS) - 1
NO_SYMBOL = MAX_SYMBOLS  # stands where a key has no symbol; no symbol has this id


def pair_keys(ids: IntArray) -> IntArray:
    """Key of each pair of neighbours, shape (n - 1,)."""
    return (ids[:-1] << 2 * _BITS) | (ids[1:] << _BITS) | NO_SYMBOL


def triple_keys(ids: IntArray) -> IntArray:
    """Key of each run of three, shape (n - 2,)."""
    return (ids[:-2] << 2 * _BITS) | (ids[1:-1] << _BITS) | ids[2:]


def frame_keys(first: IntArray, last: IntArray) -> IntArray:
    """Key of each line's frame; both of shape (n_lines,)."""
    return (first << 2 * _BITS) | (NO_SYMBOL << _BITS) | last


def symbols_of_key(key: int) -> tuple[int, ...]:
    """Undo the functions above: the two or three symbol ids of a key."""
    parts = (key >> 2 * _BITS, (key >> _BITS) & MAX_SYMBOLS, key & MAX_SYMBOLS)
    return tuple(part for part in parts if part != NO_SYMBOL)


def is_frame(key: int) -> bool:
    """Whether a key is that of a line's frame."""
    return (key >> _BITS) & MAX_SYMBOLS == NO_SYMBOL


class Ngrams:
    """Keys of the n-grams of a row of symbols.

    Args:
        symbols: Symbol of each id.
    """

    folded: IntArray  # id inside n-grams of each symbol
    starts_line: npt.NDArray[np.bool_]  # whether each symbol is a line start

    def __init__(self, symbols: Sequence[str]) -> None:
        self.starts_line = np.array([symbol[0] == "\n" for symbol in symbols])
        self.folded = _folded_ids(symbols, self.starts_line)

    def keys(self, ids: IntArray) -> IntArray:
        """Keys of the n - 1 pairs, of the n - 2 triples, then of the frames, in order of position."""
        folded = self.fold(ids)
        first, last = self._frames(ids)
        return np.concatenate(
            (pair_keys(folded), triple_keys(folded), frame_keys(folded[first], folded[last]))
        )

    def fold(self, ids: IntArray) -> IntArray:
        """The ids inside n-grams: itself for each, but one for all indented line starts."""
        return self.folded[ids]

    def line_starts(self, ids: IntArray) -> IntArray:
        """Positions of the line starts."""
        return np.flatnonzero(self.starts_line[ids])

    def members(self, ids: IntArray) -> list[IntArray]:
        """Which positions each n-gram is made of, in the order of `keys`.

        Returns:
            Three arrays of positions: shapes (n - 1, 2), (n - 2, 3), (n_frames, 2).
        """
        place = np.arange(len(ids), dtype=np.int64)
        return [
            np.stack((place[:-1], place[1:]), axis=1),
            np.stack((place[:-2], place[1:-1], place[2:]), axis=1),
            np.stack(self._frames(ids), axis=1),
        ]

    def _frames(self, ids: IntArray) -> tuple[IntArray, IntArray]:
        """Positions of the first and the last token of each line that has two."""
        starts = self.line_starts(ids)
        first = starts + 1
        last = np.append(starts[1:], len(ids)) - 1
        whole = last > first
        return first[whole], last[whole]


def _folded_ids(symbols: Sequence[str], starts_line: npt.NDArray[np.bool_]) -> IntArray:
    """The id that each symbol has inside n-grams: itself, but all indented line starts are one.

    How deep a line stands says something about a language; a different `⏎ return` for each
    depth would only thin out what is known about `return` at the start of a line.
    """
    ids = np.arange(len(symbols), dtype=np.int64)
    indented = [i for i in np.flatnonzero(starts_line).tolist() if len(symbols[i]) > 1]
    ids[indented] = indented[0] if indented else 0
    return ids
