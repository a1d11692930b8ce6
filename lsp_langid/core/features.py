"""Turn text into a token bag: which features of a vocabulary it holds, and how strongly.

Knows: tokens and counting. Never: languages, weights, files. Training and serving both come
through `TokenBag.bag`; there is no second featurizer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsp_langid.core.ngrams import MAX_SYMBOLS, IntArray, Ngrams, is_frame, symbols_of_key
from lsp_langid.core.sample import WINDOW_CHARS, take_sample
from lsp_langid.core.tokens import shape_of, split_tokens
from lsp_langid.core.weighting import DAMPED, WEIGHTINGS
from lsp_langid.native.kernel import Counted, kernel_for

FloatArray = npt.NDArray[np.float32]

RARE = "‹rare›"  # stands for a token whose shape is not in the vocabulary either


@dataclass(frozen=True)
class FeatureSpec:
    """The vocabulary: what a model's inputs stand for, in order, and how counts become inputs.

    Features are the symbols, then the n-grams: input `i < len(symbols)` counts `symbols[i]`,
    input `len(symbols) + j` counts the pair, triple or frame with key `ngrams[j]`.
    """

    symbols: tuple[str, ...]  # tokens and shapes; `RARE` is the first
    ngrams: IntArray  # ascending, shape (n_ngrams,)
    window_chars: int = WINDOW_CHARS
    weighting: str = DAMPED  # one of `WEIGHTINGS`

    def __post_init__(self) -> None:
        if not self.symbols or self.symbols[0] != RARE:
            raise ValueError(f"the first symbol must be {RARE!r}, got {self.symbols[:1]}")
        if len(self.symbols) > MAX_SYMBOLS or len(set(self.symbols)) != len(self.symbols):
            raise ValueError(f"{len(self.symbols)} symbols: at most {MAX_SYMBOLS}, all different")
        if self.ngrams.ndim != 1 or (np.diff(self.ngrams) <= 0).any():
            raise ValueError("n-gram keys must be one ascending row")
        if self.weighting not in WEIGHTINGS:
            raise ValueError(f"weighting {self.weighting!r}: expected {' or '.join(map(repr, WEIGHTINGS))}")

    @property
    def n_features(self) -> int:
        """Number of inputs of the network."""
        return len(self.symbols) + len(self.ngrams)

    def weigh(self, counts: FloatArray) -> FloatArray:
        """Counts as the network sees them, float32; shape (n,) for one text or (N, n) for several."""
        return damp(counts) if self.weighting == DAMPED else np.asarray(counts, dtype=np.float32)


_TRUE = np.array([True])


class SymbolIds(dict[str, int]):
    """Token -> symbol id; a token outside the vocabulary gets the id of its shape.

    Answers for unknown tokens are remembered up to a bound, since the same identifiers come
    again with every keystroke. What is remembered changes no answer: it is looked up in the
    vocabulary alone.
    """

    _REMEMBERED = 30_000

    def __init__(self, symbols: Sequence[str]) -> None:
        super().__init__(zip(symbols, range(len(symbols)), strict=True))
        self._vocabulary = dict(self)
        self._full = len(self) + self._REMEMBERED

    def __missing__(self, token: str) -> int:
        if len(self) < self._full and len(token) < 40:
            symbol = self[token] = self._look_up(token)
            return symbol
        return self._look_up(token)

    def _look_up(self, token: str) -> int:
        # SQL, Fortran, Basic, assembler are written in capitals by some and small by others.
        symbol = self._vocabulary.get(token.lower(), 0) if token.isupper() else 0
        return symbol or self._vocabulary.get(shape_of(token), 0)


@dataclass(frozen=True, slots=True)
class Bag:
    """A sparse vector: `indices` ascending and distinct, `counts` how often each occurs."""

    indices: IntArray  # shape (n_active,)
    counts: FloatArray  # shape (n_active,), >= 1
    n_tokens: int  # tokens of the text, known or not


def damp(counts: FloatArray) -> FloatArray:
    """log(1 + count), scaled so that the row has length 1; works on one row or on many.

    Args:
        counts: >= 0, shape (n,) or (N, n).
    """
    logs = np.log1p(counts)
    if logs.ndim == 1:
        return np.asarray(logs / max(math.sqrt(logs @ logs), 1e-12), dtype=np.float32)
    norms = np.sqrt(np.square(logs).sum(axis=-1, keepdims=True))
    return np.asarray(logs / np.maximum(norms, 1e-12), dtype=np.float32)


class TokenBag:
    """The featurizer of one vocabulary.

    `symbols` and `bag` go through the compiled kernel where there is one, with the same answers.
    """

    def __init__(self, spec: FeatureSpec) -> None:
        self.spec = spec
        self._ids = SymbolIds(spec.symbols)
        self._ngrams = spec.ngrams
        self.ngrams = Ngrams(spec.symbols)
        self._n_symbols = len(spec.symbols)
        self._kernel = kernel_for(spec.symbols, self.ngrams.folded, self.ngrams.starts_line, spec.ngrams)

    def symbols(self, text: str) -> IntArray:
        r"""Symbol id of each token of the sample of `text`, with the line start it begins at."""
        source = "\n" + take_sample(text, self.spec.window_chars)
        if self._kernel is not None:
            return self._kernel.symbols(source, self._ids).astype(np.int64)
        return np.array(self.ids_of(source), dtype=np.int64)

    def ids_of(self, source: str) -> list[int]:
        """Symbol id of each token of `source`, which is taken as it is."""
        ids = self._ids
        return [ids[token] for token in split_tokens(source)]

    def occurrences(self, ids: IntArray) -> IntArray:
        """Feature of every symbol, then of every n-gram in the order of `Ngrams.keys`.

        Returns:
            Feature indices; -1 where the vocabulary does not hold the n-gram.
        """
        return np.concatenate((ids, self.find(self.ngrams.keys(ids))))

    def find(self, keys: IntArray) -> IntArray:
        """Feature of each n-gram; -1 where the vocabulary does not hold it."""
        if not len(self._ngrams):
            return np.full(len(keys), -1, dtype=np.int64)
        places = np.searchsorted(self._ngrams, keys)
        hits = self._ngrams.take(places, mode="clip") == keys
        places += self._n_symbols
        places[~hits] = -1
        return places

    def count(self, text: str) -> Counted | None:
        """The features of `text` where the compiled network can read them; None where there is no kernel."""
        if self._kernel is None:
            return None
        return self._kernel.count("\n" + take_sample(text, self.spec.window_chars), self._ids)

    def bag(self, text: str) -> Bag:
        """Count the features of `text`. An empty text still has its line start."""
        if self._kernel is not None:
            return Bag(*self._kernel.bag("\n" + take_sample(text, self.spec.window_chars), self._ids))
        ids = self.symbols(text)
        found = np.sort(self.occurrences(ids))
        found = found[np.count_nonzero(found < 0) :]
        starts = np.flatnonzero(np.concatenate((_TRUE, found[1:] != found[:-1])))
        counts = np.diff(starts, append=len(found))
        indices = found[starts]
        return Bag(indices, counts.astype(np.float32), len(ids))


def readable(spec: FeatureSpec, feature: int) -> str:
    """Return the tokens of a feature, joined by spaces; `if … :` is the frame of a line."""
    if feature < len(spec.symbols):
        return spec.symbols[feature]
    key = int(spec.ngrams[feature - len(spec.symbols)])
    return (" … " if is_frame(key) else " ").join(spec.symbols[part] for part in symbols_of_key(key))
