"""Teach one more language from sample files: a scorer over the model's hidden units and a few words.

Knows: texts of the language, and the background in place of all others. Never: files, scikit-learn.

Every figure is of texts that were held out: the files are parted in three, each third is scored by
weights that were fitted without it, and so is each third of the background's projects.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.features import TokenBag
from lsp_langid.core.languages import Language
from lsp_langid.core.mlp import Array
from lsp_langid.core.model import Model
from lsp_langid.core.personal import TaughtLanguage
from lsp_langid.core.personal.background import Background
from lsp_langid.core.personal.logistic import fit_logistic
from lsp_langid.core.personal.words import present_words
from lsp_langid.core.sample import take_sample
from lsp_langid.core.tokens import split_tokens
from lsp_langid.errors import CorpusError
from lsp_langid.evaluation.cut import window
from lsp_langid.training.trials import PRIOR, Trials, judge
from lsp_langid.training.windows import random_window

FEWEST_FILES = 10
PARTS = 3  # each is held out once

_WINDOWS = 600  # to fit to
_TRIAL_WINDOWS = 300  # of each part held out, to scale the scores by
_BANDS = (1, 3, 10, 0)  # lines that recall is measured at; 0 for a whole file
_PER_FILE = 8  # windows of a band out of each file
_RIDGE = 0.3

_MOST_WORDS = 64
_WORD_CHARS = (2, 28)
_SHARE_OF_FILES = 0.15  # a word stands in so many of the files ...
_FEWEST_HOLDERS = 3  # ... and in no fewer than this
# No text of the background is at hand, so nobody knows which of the words others use too. One row
# in so many is taken to hold one.
_ONE_FOREIGN_IN = 20
_MOST_LOG_ODDS = 4.0  # of one word, before scaling


@dataclass(frozen=True, eq=False)
class _Rows:
    """Texts as the scorer sees them."""

    hidden: Array  # (N, H)
    words: Array  # (N, W), 1 where the text holds the word
    n_tokens: Array  # (N,)


@dataclass(frozen=True, eq=False)
class _Scorer:
    words: tuple[str, ...]
    hidden_weights: Array
    word_weights: Array
    bias: float

    def scores(self, rows: _Rows) -> Array:
        """Log-odds of the language, shape (N,)."""
        return np.asarray(rows.hidden @ self.hidden_weights + rows.words @ self.word_weights + self.bias)


def teach(model: Model, background: Background, language: Language, texts: Sequence[str]) -> TaughtLanguage:
    """Fit and measure a scorer.

    Args:
        model: Whose hidden units and vocabulary are used.
        background: Its own.
        language: What the answers will be called.
        texts: Different files of the language, `FEWEST_FILES` or more.

    Returns:
        The scorer with its card: the same files and model give the same one.

    Raises:
        CorpusError: Too few files, or nothing tells them from what the model knows.
    """
    if len(texts) < FEWEST_FILES:
        raise CorpusError(f"{len(texts)} different sample files, wanted {FEWEST_FILES} or more.")
    return _Lesson(model, background, language, texts).taught()


class _Lesson:
    def __init__(
        self, model: Model, background: Background, language: Language, texts: Sequence[str]
    ) -> None:
        self._model, self._background, self._language = model, background, language
        self._bags = TokenBag(model.spec)
        self._symbols = frozenset(model.spec.symbols)
        self._rng = random.Random(f"teach/{language.id}")
        self._texts = self._rng.sample(list(texts), len(texts))

    def taught(self) -> TaughtLanguage:
        trials = Trials()
        for part in range(PARTS):
            self._try_part(part, trials)
        found = judge(trials, self._model, self._language.id)
        scorer = self._fitted(self._texts, np.ones(len(self._background), dtype=bool))
        words = zip(scorer.words, scorer.word_weights.tolist(), strict=True)
        return TaughtLanguage(
            self._language,
            self._model.identity,
            tuple((found.slope * scorer.hidden_weights).tolist()),
            found.slope * scorer.bias + found.offset,
            {word: found.slope * weight for word, weight in words if weight > 0},
            found.threshold,
            {
                "files": len(self._texts),
                "held_out": f"each of {PARTS} parts of the files in turn",
                **found.card,
            },
        )

    def _try_part(self, part: int, trials: Trials) -> None:
        """Fit without one part, and score that part."""
        held = [text for i, text in enumerate(self._texts) if i % PARTS == part]
        held_rows = self._background.group_N % PARTS == part
        scorer = self._fitted([text for i, text in enumerate(self._texts) if i % PARTS != part], ~held_rows)
        trials.own.append(self._scored(scorer, self._windows(held, _TRIAL_WINDOWS)))
        for n_lines in _BANDS:
            pieces = [
                piece
                for text in held
                for piece in (
                    [window(text, n_lines, self._rng) for _ in range(_PER_FILE)] if n_lines else [text]
                )
                if piece is not None
            ]
            trials.bands.setdefault(n_lines, []).append(self._scored(scorer, pieces))
        rows = self._background_rows(held_rows, len(scorer.words))
        trials.others.append(np.stack([scorer.scores(rows), rows.n_tokens]))
        trials.labels.append(self._background.label_N[held_rows])

    def _fitted(self, texts: Sequence[str], background_rows: Array) -> _Scorer:
        words = self._shared_words(texts)
        own = self._rows(self._windows(texts, _WINDOWS), words)
        others = self._background_rows(background_rows, len(words))
        if words:
            foreign = np.arange(0, len(others.words), _ONE_FOREIGN_IN)
            others.words[foreign, np.arange(len(foreign)) % len(words)] = 1
        n_own, n_others = len(own.hidden), len(others.hidden)
        weights, bias = fit_logistic(
            np.vstack([np.hstack([rows.hidden, rows.words]) for rows in (own, others)]),
            np.repeat([1, 0], [n_own, n_others]),
            np.repeat([PRIOR * n_others / n_own, 1.0], [n_own, n_others]),
            np.full(own.hidden.shape[1] + len(words), _RIDGE),
            math.log(PRIOR),
        )
        n_hidden = own.hidden.shape[1]
        return _Scorer(words, weights[:n_hidden], np.clip(weights[n_hidden:], 0, _MOST_LOG_ODDS), bias)

    def _shared_words(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Words that the vocabulary lacks and many of the files hold, the most shared first."""
        holders = Counter(
            word
            for text in texts
            for word in sorted(set(split_tokens("\n" + take_sample(text, self._model.spec.window_chars))))
            if self._is_new_word(word)
        )
        needed = max(_FEWEST_HOLDERS, _SHARE_OF_FILES * len(texts))
        ranked = sorted(holders.items(), key=lambda item: (-item[1], item[0]))
        return tuple(word for word, n_files in ranked[:_MOST_WORDS] if n_files >= needed)

    def _is_new_word(self, token: str) -> bool:
        shortest, longest = _WORD_CHARS
        if not shortest <= len(token) <= longest or token[0].isdigit():
            return False
        if not any(letter.isalpha() for letter in token):
            return False
        return token not in self._symbols and token.lower() not in self._symbols

    def _windows(self, texts: Sequence[str], count: int) -> list[str]:
        pieces = (random_window(self._rng.choice(texts), self._rng) for _ in range(count))
        return [piece for piece in pieces if piece is not None]

    def _rows(self, texts: Sequence[str], words: Sequence[str]) -> _Rows:
        model = self._model
        bags = [self._bags.bag(text) for text in texts]
        samples = [take_sample(text, model.spec.window_chars) for text in texts]
        held = [set(present_words(sample, words)) for sample in samples]
        return _Rows(
            np.array([model.mlp.hidden(bag.indices, model.spec.weigh(bag.counts)) for bag in bags]),
            np.array([[float(word in own) for word in words] for own in held]).reshape(
                len(texts), len(words)
            ),
            np.array([bag.n_tokens for bag in bags]),
        )

    def _background_rows(self, chosen: Array, n_words: int) -> _Rows:
        hidden = self._background.activations[chosen]
        return _Rows(hidden, np.zeros((len(hidden), n_words)), self._background.n_tokens_N[chosen])

    def _scored(self, scorer: _Scorer, texts: Sequence[str]) -> Array:
        """Scores and numbers of tokens, shape (2, N)."""
        if not texts:
            return np.zeros((2, 0))
        rows = self._rows(texts, scorer.words)
        return np.stack([scorer.scores(rows), rows.n_tokens])
