r"""What a piece of a text adds to the text's bag.

Knows: tokens, n-grams, the vocabulary. Never: which pieces a text has, where they stand.

A pair or a triple of tokens reaches back over two tokens at most. So what a piece adds depends on the
piece and on the two tokens in front of it. The frame of a line belongs to the line when it is one
piece; of a line in parts it is asked for apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from lsp_langid.core.features import FeatureSpec, TokenBag
from lsp_langid.core.ngrams import NO_SYMBOL, IntArray, frame_keys, pair_keys, triple_keys
from lsp_langid.core.pieces import is_part, source_of
from lsp_langid.core.tokens import LINE_START_SHAPES

Tail = tuple[int, int]  # the last two symbols in front of a piece, as n-grams see them
NOTHING: Tail = (NO_SYMBOL, NO_SYMBOL)


class Piece:
    """A piece behind certain tokens, and what it adds. Equal to itself alone."""

    __slots__ = ("before", "behind", "features", "first", "n_tokens", "text", "times")

    def __init__(
        self, text: str, before: Tail, behind: Tail, first: int | None, features: npt.NDArray[np.int32]
    ) -> None:
        self.text = text
        self.before = before  # what it stands behind
        self.behind = behind  # what the next piece stands behind
        self.first = first  # its first symbol that is no line start
        self.features = features.ravel()  # with repetitions; -1 for what the vocabulary does not hold
        self.n_tokens = len(features)
        self.times = 0  # how often it stands in a sample; kept by who owns the sample


def can_count_pieces(spec: FeatureSpec) -> bool:
    """Whether the vocabulary tells every line start; where it does not, frames span lines."""
    return LINE_START_SHAPES.issubset(spec.symbols)


def count_pieces(bags: TokenBag, before: Tail, texts: Sequence[str]) -> list[Piece]:
    """Count pieces that follow each other, the first of them behind `before`."""
    sources = [source_of(text) for text in texts]
    rows = [bags.ids_of(source) for source in sources]
    ids = np.array([symbol for row in rows for symbol in row], dtype=np.int64)
    folded = np.concatenate((before, bags.ngrams.fold(ids)))  # each two places behind its id
    borders = [0, *accumulate(map(len, rows))]
    table = _features(bags, ids, folded, np.array(borders), np.array([not is_part(text) for text in texts]))
    symbols = folded.tolist()
    pieces = []
    for text, source, (start, end) in zip(texts, sources, pairwise(borders), strict=True):
        behind = (symbols[end], symbols[end + 1])
        first = start + source.startswith("\n")
        # Copied, so that one piece does not keep alive what was counted together with it.
        features = table[start:end].copy()
        pieces.append(Piece(text, before, behind, symbols[first + 2] if first < end else None, features))
        before = behind
    return pieces


def _features(
    bags: TokenBag, ids: IntArray, folded: IntArray, borders: IntArray, whole: npt.NDArray[np.bool_]
) -> npt.NDArray[np.int32]:
    """A row a token: itself, the pair and the triple that it ends, the frame of the whole line it starts."""
    n_tokens = len(ids)
    framed = whole & (np.diff(borders) > 2)
    starts, ends = borders[:-1][framed], borders[1:][framed]
    frames = frame_keys(folded[starts + 3], folded[ends + 1])
    found = bags.find(np.concatenate((pair_keys(folded[1:]), triple_keys(folded), frames)))
    table = np.full((n_tokens, 4), -1, dtype=np.int32)  # half the memory, for all lines of a window
    table[:, 0] = ids
    table[:, 1] = found[:n_tokens]
    table[:, 2] = found[n_tokens : 2 * n_tokens]
    table[starts, 3] = found[2 * n_tokens :]
    return table


def frames_of_parts(bags: TokenBag, lines: Sequence[Sequence[Piece]]) -> IntArray:
    """The frames of lines in parts: features, -1 for those that the vocabulary does not hold."""
    framed = [line for line in lines if any(n > 2 for n in accumulate(part.n_tokens for part in line))]
    firsts = [next(part.first for part in line if part.first is not None) for line in framed]
    lasts = [line[-1].behind[1] for line in framed]
    return bags.find(frame_keys(np.array(firsts, dtype=np.int64), np.array(lasts, dtype=np.int64)))
