"""The front door: text in, verdict out.

Knows: the order in which hints, proofs and the model are asked. Never: files, editors.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from lsp_langid.core.explain import token_weights
from lsp_langid.core.features import TokenBag
from lsp_langid.core.hints import gather_hint, languages_of_filename
from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.mlp import Array
from lsp_langid.core.model import Model
from lsp_langid.core.policy import BALANCED, NOT_CODE, Observed, decide
from lsp_langid.core.proof import prove
from lsp_langid.core.sample import take_sample
from lsp_langid.core.verdict import Explanation, Ranked, Reason, Verdict
from lsp_langid.errors import UnknownLanguageError

_KEPT = 5  # of a ranking, in a verdict
_SHORT_CHARS = 400  # texts up to this length have their visible characters counted


class Detector:
    """Names the language of a text. Holds no state about texts; safe to share between threads.

    Args:
        model: Weights and all that belongs to them.
        table: The label table. Every label of the model is in it (the loader checks).
    """

    def __init__(self, model: Model, table: LanguageTable) -> None:
        self.model = model
        self.table = table
        self._bags = TokenBag(model.spec)
        self._languages = tuple(table.find(label) for label in model.labels)
        self._place = {language.id: i for i, language in enumerate(self._languages)}
        self._not_code = self._place.get(NOT_CODE)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages the model can name, in the order of its outputs."""
        return self._languages

    def identify(
        self,
        text: str,
        filename: str | None = None,
        *,
        only: Collection[Language] | None = None,
        mode: str = BALANCED,
    ) -> Verdict:
        """Name the language of `text`, or stay silent and say why.

        The file name goes first, then what the text says of itself (shebang, modeline), then
        proof by parsing, then the model.

        Args:
            text: Any string; lone surrogates and NULs are characters like others.
            filename: Name or path; only its last part counts, and nothing is opened.
            only: The languages to choose from; None or empty for all.
            mode: How sure the model must be to speak: one of `policy.MODES`.

        Raises:
            UnknownLanguageError: The model knows none of `only`.
        """
        places = self._places(only)
        allowed = {language.id for language in only} if only else None
        named = languages_of_filename(filename, self.table) if filename else ()
        if allowed is not None:
            named = tuple(language for language in named if language.id in allowed)
        if len(named) == 1:
            return self._settled(named[0], Reason.FILE_NAME)
        for language, reason in self._claims(text):
            if (allowed is None or language.id in allowed) and (not named or language in named):
                return self._settled(language, reason)
        logits, n_tokens = self._logits(text)
        probabilities = self.model.calibration.probabilities(logits, n_tokens)
        if fitting := [self._place[language.id] for language in named if language.id in self._place]:
            places = sorted(fitting)
        ranked = self._ranked(probabilities, places, _KEPT)
        not_code = 0.0 if named or self._not_code is None else float(probabilities[self._not_code])
        seen = Observed(ranked, not_code, _visible(text), n_tokens)
        return decide(seen, self.model.policy, self._supersets(places), mode)

    def rank(self, text: str, *, only: Collection[Language] | None = None) -> tuple[Ranked, ...]:
        """Probability of every language the model knows, or of those in `only`, best first.

        Hints and proofs are not asked. Languages in `only` that the model does not know are left out.

        Raises:
            UnknownLanguageError: The model knows none of `only`.
        """
        return tuple(self._ranked(self._probabilities(text), self._places(only), len(self._languages)))

    def explain(self, text: str, *, answer: Language | None = None, top: int = 5) -> Explanation:
        """Tell which tokens speak for the answer against the runner-up, and which against.

        Args:
            text: As given to `identify`.
            answer: Explain this language rather than the model's best; ignored when the model
                does not know it.
            top: Tokens of either kind.
        """
        logits = self._logits(text)[0]
        order = np.argsort(-logits, kind="stable")
        first = int(order[0])
        if answer is not None:
            first = self._place.get(answer.id, first)
        second = int(next(place for place in order if place != first))
        evidence = token_weights(text, self._bags, self.model.mlp, first, second)
        return Explanation(
            self._languages[first],
            self._languages[second],
            tuple(item for item in evidence[:top] if item.weight > 0),
            tuple(item for item in evidence[: -top - 1 : -1] if item.weight < 0),
        )

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

    def _logits(self, text: str) -> tuple[Array, int]:
        bag = self._bags.bag(text)
        return self.model.mlp.logits(bag.indices, bag.weights()), bag.n_tokens

    def _probabilities(self, text: str) -> Array:
        logits, n_tokens = self._logits(text)
        return self.model.calibration.probabilities(logits, n_tokens)

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

    def _ranked(self, probabilities: Array, places: list[int] | None, top: int) -> list[Ranked]:
        """Best of `places`, probabilities scaled to sum to 1 over all of them; ties in order of label."""
        languages: Sequence[Language] = self._languages
        if places is not None:
            languages = [languages[place] for place in places]
            probabilities = probabilities[places]
            probabilities = probabilities / max(probabilities.sum(), 1e-300)
        order = np.argsort(-probabilities, kind="stable")[:top]
        shares = probabilities[order].tolist()
        return [Ranked(languages[i], share) for i, share in zip(order.tolist(), shares, strict=True)]


def _visible(text: str) -> int:
    """Characters that are not white space, exact for short texts, a lower bound for long ones."""
    if len(text) > _SHORT_CHARS:
        text = take_sample(text, _SHORT_CHARS)
    return len("".join(text.split()))
