"""The compiled featurizer behind arrays: text to symbols, symbols to counts.

Knows: shapes, types and addresses of what the kernel reads and writes. Never: files, what a symbol means.
"""

from __future__ import annotations

import sys
import threading
import weakref
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from lsp_langid.native.addresses import address_of, addresses_of
from lsp_langid.native.library import library

_UTF_32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_WORD, _DIGIT, _SPACE, _KNOWN = 1, 2, 4, 8  # as in kernel.c
_CODE_POINTS = 0x110000
_LONGEST_SYMBOL = 64  # as in kernel.c
_FEATURES_PER_TOKEN = 4  # itself, a pair, a triple, a frame

# What Python says of each code point beyond ASCII, filled as they come up. Two threads may fill the same
# byte with the same value.
_kinds = np.zeros(_CODE_POINTS, dtype=np.uint8)


def _learn(character: str) -> None:
    r"""Remember what `re` says of a character: is it `\w`, `\d`, `\s`?"""
    _kinds[ord(character)] = (
        _KNOWN | _WORD * character.isalnum() | _DIGIT * character.isdecimal() | _SPACE * character.isspace()
    )


_KINDS_AT = address_of(_kinds)


class _Room:
    """What one thread's calls write into, ever larger as longer texts come.

    A caller holds it in a variable: when the interpreter ends, that alone keeps what a daemon thread is at.
    """

    def __init__(self) -> None:
        self.kinds = _kinds
        self.most = 0
        self.grow(1024)

    def grow(self, most: int) -> None:
        """Have room for a text of `most` characters."""
        if most <= self.most:
            return
        self.most = most
        self.ids, self.starts, self.ends = (np.empty(most, dtype=np.int32) for _ in range(3))
        self.n_unresolved = np.zeros(1, dtype=np.int64)
        self.features, self.other = (np.empty(_FEATURES_PER_TOKEN * most, dtype=np.int32) for _ in range(2))
        self.counts = np.empty(_FEATURES_PER_TOKEN * most, dtype=np.float32)
        self.of_symbols = addresses_of(self.ids, self.starts, self.ends, self.n_unresolved)
        self.of_counts = addresses_of(self.features, self.other, self.counts)


class _Rooms(threading.local):
    """One for each thread."""

    def __init__(self) -> None:
        self.mine = _Room()


_rooms = _Rooms()


class Counted(NamedTuple):
    """The features of one text in the memory of the thread that counted them, until it counts the next."""

    n_features: int  # distinct
    n_tokens: int
    features_at: int  # address of int32
    counts_at: int  # address of float32
    room: object  # whose memory it is


class Kernel:
    """The compiled featurizer of one vocabulary. Any number of threads may use it at once.

    Args:
        symbols: Symbol of each id; none longer than 64 characters.
        folded: The id each has inside n-grams, shape (n_symbols,).
        starts_line: Whether each is a line start, shape (n_symbols,).
        ngrams: Keys, ascending, shape (n_ngrams,).
    """

    def __init__(
        self,
        symbols: Sequence[str],
        folded: npt.NDArray[np.int64],
        starts_line: npt.NDArray[np.bool_],
        ngrams: npt.NDArray[np.int64],
    ) -> None:
        self._made_of = (symbols, folded, starts_line, ngrams)
        found = library()
        if found is None:
            raise RuntimeError("there is no compiled kernel; ask `kernel_for`")
        letters = np.frombuffer("".join(symbols).encode(_UTF_32, "surrogatepass"), dtype=np.uint32)
        starts = np.zeros(len(symbols) + 1, dtype=np.int32)
        np.cumsum([len(symbol) for symbol in symbols], out=starts[1:])
        parts: tuple[npt.NDArray[Any], ...] = (
            letters,
            starts,
            np.ascontiguousarray(folded, dtype=np.uint16),
            np.ascontiguousarray(starts_line, dtype=np.uint8),
            np.ascontiguousarray(ngrams, dtype=np.int64),
        )
        a, b, c, d, e = addresses_of(*parts)
        self._kernel = found.langid_new(a, b, len(symbols), c, d, e, len(ngrams))
        if not self._kernel:
            raise MemoryError
        # Not when the interpreter ends: a daemon thread may still be counting then.
        weakref.finalize(self, found.langid_free, self._kernel).atexit = False
        self._symbols, self._count = found.langid_symbols, found.langid_count

    def __reduce__(self) -> tuple[object, ...]:
        return (kernel_for, self._made_of)

    def count(self, source: str, ids: Mapping[str, int]) -> Counted:
        """The features of `source`, left where they were counted."""
        room = _rooms.mine
        n_tokens = self._split(source, ids, room)
        n = self._count(self._kernel, room.of_symbols[0], n_tokens, *room.of_counts)
        return Counted(n, n_tokens, room.of_counts[0], room.of_counts[2], room)

    def symbols(self, source: str, ids: Mapping[str, int]) -> npt.NDArray[np.int32]:
        """Symbol id of each token of `source`, which is taken as it is; shape (n_tokens,).

        Args:
            source: Any string.
            ids: Asked for tokens with characters beyond ASCII that are no symbols.
        """
        room = _rooms.mine
        n_tokens = self._split(source, ids, room)  # which may replace the room's arrays
        return room.ids[:n_tokens].copy()

    def bag(
        self, source: str, ids: Mapping[str, int]
    ) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], int]:
        """Distinct features ascending, how often each occurs, and the number of tokens."""
        room = _rooms.mine
        counted = self.count(source, ids)
        n = counted.n_features
        return room.features[:n].astype(np.int64), room.counts[:n].copy(), counted.n_tokens

    def _split(self, source: str, ids: Mapping[str, int], room: _Room) -> int:
        """Fill the ids of the room; returns how many."""
        if len(source) > room.most:
            room.grow(len(source))
        points = source.encode(_UTF_32, "surrogatepass")
        while True:
            n = int(self._symbols(self._kernel, points, len(source), _KINDS_AT, *room.of_symbols))
            if n >= 0:
                break
            _learn(source[-1 - n])
        if room.n_unresolved[0]:
            found = room.ids[:n]
            places = np.flatnonzero(found < 0)
            spans = zip(room.starts[places].tolist(), room.ends[places].tolist(), strict=True)
            found[places] = [ids[source[start:end]] for start, end in spans]
        return n


def kernel_for(
    symbols: Sequence[str],
    folded: npt.NDArray[np.int64],
    starts_line: npt.NDArray[np.bool_],
    ngrams: npt.NDArray[np.int64],
) -> Kernel | None:
    """A kernel; None where there is no compiled library, or the vocabulary is beyond it."""
    if library() is None or max(map(len, symbols)) > _LONGEST_SYMBOL:
        return None
    return Kernel(symbols, folded, starts_line, ngrams)
