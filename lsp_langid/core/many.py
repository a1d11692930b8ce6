"""Identify many texts: hints and proofs text by text, the model for a batch at a time.

Knows: what `Detector` knows, of which this is the room for many; `Detector.identify_many` is the door.
Never: where texts come from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from lsp_langid.core import batch
from lsp_langid.core.detector import Detector, Open, visible_chars
from lsp_langid.core.in_batches import InBatches
from lsp_langid.core.mlp import Array
from lsp_langid.core.personal.outputs import widened
from lsp_langid.core.policy import WEIGHED, Observed, Policy, check_mode, decide
from lsp_langid.core.prior import Prior
from lsp_langid.core.ranking import rankings
from lsp_langid.core.sample import take_sample
from lsp_langid.core.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for all texts."""

    places: list[int] | None  # outputs to choose from; None for all
    allowed: frozenset[str] | None  # ids of the languages to choose from; None for all
    policy: Policy
    mode: str
    prior: Prior | None


def identified(
    detector: Detector,
    settings: Settings,
    texts: Iterable[str],
    filenames: Iterable[str | None] | None,
    batch_size: int,
) -> Iterator[Verdict]:
    """The verdict on each text; arguments and errors as of `Detector.identify_many`."""
    check_mode(settings.mode)
    if isinstance(texts, (str, bytes)):
        raise TypeError("texts is one text: wanted an iterable of strings. For one text, call `identify`.")
    batches = _Batches(detector, settings)
    questions = (batches.opened(text, filename) for text, filename in _with_names(iter(texts), filenames))
    return InBatches(questions, batch_size, batches.answers)


def _with_names(
    texts: Iterator[str], filenames: Iterable[str | None] | None
) -> Iterator[tuple[str, str | None]]:
    """Each text with its file name.

    Raises:
        ValueError: There are more of one than of the other; what goes together came before.
    """
    if filenames is None:
        for text in texts:
            yield text, None
        return
    names = iter(filenames)
    for n, text in enumerate(texts):
        try:
            filename = next(names)
        except StopIteration:
            raise ValueError(
                f"{n} file names and more texts than that: give a name, or None, for each text"
            ) from None
        yield text, filename
    for _ in names:
        raise ValueError("more file names than texts: give one name, or None, for each text")


class _Batches:
    """What `InBatches` asks about the texts of one call."""

    def __init__(self, detector: Detector, settings: Settings) -> None:
        self._detector = detector
        self._settings = settings

    def opened(self, text: str, filename: str | None) -> Verdict | Open | Exception:
        """What can be said without the model, else what is left to ask it; an error is handed on."""
        try:
            if not isinstance(text, str):
                raise TypeError(f"a text must be a string, got {type(text).__name__}: {text!r:.60}")
            return self._detector._told(text, filename, self._settings.allowed)
        except Exception as error:
            return error

    def answers(self, questions: Sequence[Verdict | Open | Exception]) -> list[Verdict | Exception]:
        """The questions, those left open answered."""
        left = [question for question in questions if isinstance(question, Open)]
        answers = iter(self._each(left))
        return [next(answers) if isinstance(question, Open) else question for question in questions]

    def _each(self, questions: Sequence[Open]) -> Sequence[Verdict | Exception]:
        try:
            return self._decided(questions)
        except Exception as error:
            if len(questions) == 1:
                return [error]
            # One of them it was; each alone tells which, and the others are answered.
            return [self._each([question])[0] for question in questions]

    def _decided(self, questions: Sequence[Open]) -> list[Verdict]:
        """What the model and the policy say."""
        if not questions:
            return []
        detector, settings = self._detector, self._settings
        P_NK, n_tokens = self._judged([question.text for question in questions])
        not_code = (
            [0.0] * len(questions) if detector._not_code is None else P_NK[:, detector._not_code].tolist()
        )
        ranked = rankings(P_NK, detector.languages, settings.places, WEIGHED)
        supersets = detector._supersets(settings.places)
        verdicts = []
        for row, (text, named) in enumerate(questions):
            ranking, allowed, silence = ranked[row], supersets, not_code[row]
            if named:
                silence = 0.0
                if fitting := detector._fitting(named):
                    ranking = detector._ranking(P_NK[row], fitting, WEIGHED)
                    allowed = detector._supersets(fitting)
            visible = visible_chars(text, settings.policy.min_visible_chars)
            seen = Observed(ranking, silence, visible, n_tokens[row])
            verdicts.append(decide(seen, settings.policy, allowed, settings.mode))
        return verdicts

    def _judged(self, texts: Sequence[str]) -> tuple[Array, list[int]]:
        """Probabilities of shape (N, outputs), and the N numbers of tokens they were told from."""
        detector = self._detector
        model, extra, prior = detector.model, detector._extra, self._settings.prior
        bags = batch.count(texts, detector._bags)
        hidden_NH, P_NK = detector._forward.of_matrix(bags)
        if len(extra):
            samples = (take_sample(text, model.spec.window_chars) for text in texts)
            words_NX = np.array([extra.word_log_odds(sample) for sample in samples])
            # Row by row: one product of all would differ in the last digit with the size of the batch.
            odds_NX = np.array([extra.log_odds(hidden_H) for hidden_H in hidden_NH])
            P_NK = widened(P_NK, odds_NX + words_NX)
        if prior is not None:
            P_NK = np.array([prior.applied(P_K, detector._place) for P_K in P_NK])
        return P_NK, bags.n_tokens.tolist()
