"""The front door: text in, verdict out.

Knows: the order in which hints, proofs and the model are asked. Never: files, editors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from lsp_langid.core.explain import token_weights
from lsp_langid.core.features import TokenBag
from lsp_langid.core.forward import Forward
from lsp_langid.core.hints import gather_hint, languages_of_filename
from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.mlp import Array
from lsp_langid.core.model import Model
from lsp_langid.core.personal.adapt import Memory, adapt
from lsp_langid.core.personal.correction import Correction, correction_id
from lsp_langid.core.personal.outputs import widened
from lsp_langid.core.personal.personal import NOBODY, Personal
from lsp_langid.core.personal.scores import AllOutputs, with_words
from lsp_langid.core.policy import BALANCED, NOT_CODE, WEIGHED, Observed, Policy, check_mode, decide
from lsp_langid.core.prior import Prior
from lsp_langid.core.proof import prove
from lsp_langid.core.ranking import Ranking, ranking_of
from lsp_langid.core.sample import condense, take_sample
from lsp_langid.core.verdict import Explanation, Ranked, Reason, Verdict
from lsp_langid.errors import UnknownLanguageError

if TYPE_CHECKING:
    from lsp_langid.core.line_bag import LineBag

_SHORT_CHARS = 400  # texts up to this length have their visible characters counted


class Open(NamedTuple):
    """A text that the model must be asked about."""

    text: str  # condensed
    named: tuple[Language, ...]  # what its file name leaves to choose from; none for all


class Detector:
    """Names the language of a text. Holds no state about texts; safe to share between threads.

    Args:
        model: Weights and all that belongs to them.
        table: The label table. Every label of the model is in it (the loader checks).
    """

    model: Model  # as shipped
    table: LanguageTable  # languages the user taught included
    personal: Personal  # what was taken in by `with_personal`

    def __init__(self, model: Model, table: LanguageTable) -> None:
        self.model = model
        self._shipped_table = table
        self._bags = TokenBag(model.spec)
        self._memory = Memory()
        self._take_in(NOBODY)

    def _take_in(self, personal: Personal) -> None:
        adapted = adapt(self.model, self._shipped_table, personal, self._memory)
        self.personal = personal
        self.table = adapted.table
        self._mlp, self._extra, self._policy = adapted.mlp, adapted.extra, adapted.policy
        self._forward = Forward(self._mlp, self.model.spec, self.model.calibration)
        labels = (*self.model.labels, *adapted.extra.labels)
        self._languages = tuple(language for label in labels if (language := self.table.by_id(label)))
        self._place = {language.id: i for i, language in enumerate(self._languages)}
        self._not_code = self._place.get(NOT_CODE)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages that can be named from content, those of the user's own last."""
        return self._languages

    def identify(
        self,
        text: str,
        filename: str | None = None,
        *,
        only: Collection[Language] | None = None,
        mode: str = BALANCED,
        min_visible: int | None = None,
        prior: Prior | None = None,
        lines: LineBag | None = None,
    ) -> Verdict:
        """Name the language of `text`, or stay silent and say why.

        The file name goes first, then what the text says of itself (shebang, modeline), then
        proof by parsing, then the model.

        Args:
            text: Any string; lone surrogates and NULs are characters like others.
            filename: Name or path; only its last part counts, and nothing is opened.
            only: The languages to choose from; None or empty for all.
            mode: How sure the model must be to speak: one of `policy.MODES`.
            min_visible: Characters, white space not counted, that an answer of the model needs; None for
                what came with the model.
            prior: Made by `prior`.
            lines: Made by `follow` for the document that `text` is of; spares counting lines again.

        Raises:
            UnknownLanguageError: The model knows none of `only`.
            ValueError: No such mode.
        """
        check_mode(mode)
        places = self._places(only)
        told = self._told(text, filename, _ids(only))
        if isinstance(told, Verdict):
            return told
        text, named = told
        probabilities, n_tokens = self._judge(text, prior, lines)
        places = self._fitting(named) or places
        ranking = self._ranking(probabilities, places, WEIGHED)
        not_code = 0.0 if named or self._not_code is None else float(probabilities[self._not_code])
        policy = self._policy_for(min_visible)
        seen = Observed(ranking, not_code, visible_chars(text, policy.min_visible_chars), n_tokens)
        return decide(seen, policy, self._supersets(places), mode)

    def identify_many(
        self,
        texts: Iterable[str],
        filenames: Iterable[str | None] | None = None,
        *,
        batch_size: int = 256,
        only: Collection[Language] | None = None,
        mode: str = BALANCED,
        min_visible: int | None = None,
        prior: Prior | None = None,
    ) -> Iterator[Verdict]:
        """Name the language of each text, in their order: what `identify` says of each, at less cost.

        Answers come as they are asked for; `batch_size` texts at most are read ahead of them. A text
        that cannot be answered raises when its turn comes, and `next` goes on with the one behind it.

        Args:
            texts: Any iterable of strings.
            filenames: A name or None for each text; None where there are no names at all.
            batch_size: Texts that go through the network together.
            only: As of `identify`, the same for all texts.
            mode: As of `identify`.
            min_visible: As of `identify`.
            prior: As of `identify`.

        Raises:
            UnknownLanguageError: The model knows none of `only`.
            TypeError: `texts` is one string or no iterable; from `next`: a text is no string.
            ValueError: No such mode, `batch_size` below 1; from `next`: more texts than names, or fewer.
        """
        from lsp_langid.core.many import Settings, identified

        settings = Settings(self._places(only), _ids(only), self._policy_for(min_visible), mode, prior)
        return identified(self, settings, texts, filenames, batch_size)

    def rank(
        self, text: str, *, only: Collection[Language] | None = None, prior: Prior | None = None
    ) -> tuple[Ranked, ...]:
        """Probability of every language the model knows, or of those in `only`, best first.

        Hints and proofs are not asked. Languages in `only` that the model does not know are left out.

        Raises:
            UnknownLanguageError: The model knows none of `only`.
        """
        probabilities, _ = self._judge(text, prior)
        top = len(self._languages)
        return tuple(self._ranking(probabilities, self._places(only), top).best(top))

    def explain(self, text: str, *, answer: Language | None = None, top: int = 5) -> Explanation:
        """Tell which tokens speak for the answer against the runner-up, and which against.

        Args:
            text: As given to `identify`.
            answer: Explain this language rather than the model's best; ignored when the model
                does not know it.
            top: Tokens of either kind.
        """
        bag = self._bags.bag(text)
        sample = take_sample(text, self.model.spec.window_chars)
        outputs = AllOutputs(self._mlp, self._extra, self.model.calibration.temperature(bag.n_tokens))
        logits = outputs.logits(bag.indices, self.model.spec.weigh(bag.counts)) + outputs.of_words(sample)
        order = np.argsort(-logits, kind="stable")
        first = int(order[0])
        if answer is not None:
            first = self._place.get(answer.id, first)
        second = int(next(place for place in order if place != first))
        evidence = token_weights(text, self._bags, outputs, first, second)
        evidence = with_words(evidence, text, outputs.words_for(sample, first, second))
        return Explanation(
            self._languages[first],
            self._languages[second],
            tuple(item for item in evidence[:top] if item.weight > 0),
            tuple(item for item in evidence[: -top - 1 : -1] if item.weight < 0),
        )

    def follow(self) -> LineBag:
        """A fresh memory for one document, to give to `identify` each time the document has changed."""
        from lsp_langid.core.line_bag import LineBag

        return LineBag(self._bags)

    def prior(self, log_odds: Mapping[str, float]) -> Prior:
        """What is known before the text is read: language id -> natural log-odds to add.

        Ids that nobody knows are ignored.
        """
        return Prior.of_log_odds(log_odds)

    def with_personal(self, personal: Personal) -> Detector:
        """A detector that has learned this, and only this, from its user; it shares what is big.

        `NOBODY` gives the shipped detector back, to the bit.
        """
        detector = copy(self)
        detector._take_in(personal)
        return detector

    def recall(self, text: str, language: Language, *, when: datetime | None = None) -> Correction:
        """What to remember of a text that the user gave a language: numbers, neither text nor words."""
        bag = self._bags.bag(text)
        indices, counts = tuple(bag.indices.tolist()), tuple(bag.counts.tolist())
        model = self.model.identity
        moment = (when or datetime.now(timezone.utc)).isoformat(timespec="milliseconds")
        return Correction(
            correction_id(indices, counts, model), language.id, indices, counts, bag.n_tokens, model, moment
        )

    def _told(self, text: str, filename: str | None, allowed: Collection[str] | None) -> Verdict | Open:
        """What can be said without the model, else what is left to ask it."""
        named = languages_of_filename(filename, self.table) if filename else ()
        if allowed is not None:
            named = tuple(language for language in named if language.id in allowed)
        if len(named) == 1:
            return self._settled(named[0], Reason.FILE_NAME)
        text = condense(text)
        for language, reason in self._claims(text):
            if (allowed is None or language.id in allowed) and (not named or language in named):
                return self._settled(language, reason)
        return Open(text, named)

    def _claims(self, text: str) -> list[tuple[Language, Reason]]:
        """What the text says or proves of itself, strongest first."""
        claims = []
        if (hint := gather_hint(text, self.table)) is not None:
            claims.append((hint.language, hint.reason))
        if (proven := prove(text)) is not None and (language := self.table.by_id(proven)) is not None:
            claims.append((language, Reason.PROOF))
        return claims

    def _settled(self, language: Language, reason: Reason) -> Verdict:
        return Verdict(language, 1.0, reason, (Ranked(language, 1.0),))

    def _judge(
        self, text: str, prior: Prior | None = None, lines: LineBag | None = None
    ) -> tuple[Array, int]:
        """Probability of each of `languages`, and the number of tokens they were told from."""
        if lines is None:
            hidden, probabilities, n_tokens = self._forward.of_text(text, self._bags)
        else:
            bag = lines.bag(text)
            hidden, probabilities = self._forward.of_bag(bag)
            n_tokens = bag.n_tokens
        if len(self._extra):
            sample = take_sample(text, self.model.spec.window_chars)
            probabilities = widened(
                probabilities, self._extra.log_odds(hidden) + self._extra.word_log_odds(sample)
            )
        if prior is not None:
            probabilities = prior.applied(probabilities, self._place)
        return probabilities, n_tokens

    def _fitting(self, named: Sequence[Language]) -> list[int] | None:
        """Outputs of the languages that a file name leaves; None when it leaves none that is known."""
        if not named:
            return None
        return sorted(self._place[language.id] for language in named if language.id in self._place) or None

    def _policy_for(self, min_visible: int | None) -> Policy:
        return self._policy if min_visible is None else replace(self._policy, min_visible_chars=min_visible)

    def _places(self, only: Collection[Language] | None) -> list[int] | None:
        """Outputs of the languages in `only`; None for all."""
        if not only:
            return None
        places = sorted(self._place[language.id] for language in only if language.id in self._place)
        if not places:
            names = ", ".join(sorted(language.id for language in only))
            raise UnknownLanguageError(
                f"the model knows none of the languages to choose from ({names}). "
                "Those it knows: `lsp-langid languages`"
            )
        return places

    def _supersets(self, places: Sequence[int] | None) -> Mapping[str, Language]:
        """Supersets of the families, those outside `places` left out."""
        if places is None:
            return self.table.families
        allowed = {self._languages[place] for place in places}
        return {name: language for name, language in self.table.families.items() if language in allowed}

    def _ranking(self, probabilities: Array, places: list[int] | None, top: int) -> Ranking:
        return ranking_of(probabilities, self._languages, places, top)


def _ids(languages: Collection[Language] | None) -> frozenset[str] | None:
    return frozenset(language.id for language in languages) if languages else None


def visible_chars(text: str, needed: int) -> int:
    """Characters that are not white space: a lower bound, exact for short texts with fewer than needed."""
    at_once = len("".join(text[: 4 * needed].split()))
    if at_once >= needed:
        return at_once
    looked_at = max(_SHORT_CHARS, 4 * needed)
    if len(text) > looked_at:
        text = take_sample(text, looked_at)
    return len("".join(text.split()))
