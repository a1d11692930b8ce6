"""Decide whether to speak: thresholds over calibrated probabilities.

Knows: probabilities and how short a text is. Never: text, files, the protocol.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Ranked, Reason, Verdict

if TYPE_CHECKING:
    from lsp_langid.core.ranking import Ranking  # which brings numpy; `--help` knows modes and no more

KEPT = 5  # of a ranking, in a verdict
WEIGHED = 16  # of a ranking, when relatives are counted together
NOT_CODE = "plaintext"  # the class that means: leave it alone
CAREFUL, BALANCED, EAGER = "careful", "balanced", "eager"
MODES = (CAREFUL, BALANCED, EAGER)  # how sure an answer must be; what each promises is in the model's card


@dataclass(frozen=True)
class Thresholds:
    """When an answer is sure enough, in one mode. Chosen on held-out projects."""

    borders: tuple[int, ...] = ()  # numbers of tokens, ascending; they part the lengths of text
    by_length: tuple[float, ...] = (0.6,)  # probability that each length needs; one more than borders
    by_label: Mapping[str, float] = field(default_factory=dict)  # labels that need more at any length
    not_code: float = 1.0  # silence when the not-code class has at least this probability

    def __post_init__(self) -> None:
        if len(self.by_length) != len(self.borders) + 1:
            raise ValueError(f"{len(self.borders)} borders part {len(self.by_length)} lengths of text")

    def needed(self, label: str, n_tokens: int) -> float:
        """The probability that a label needs at a length."""
        return max(self.by_length[bisect_left(self.borders, n_tokens)], self.by_label.get(label, 0.0))


def check_mode(mode: str) -> None:
    """Raise ValueError unless there is such a mode."""
    if mode not in MODES:
        raise ValueError(f"mode {mode!r}: expected one of {', '.join(MODES)}")


@dataclass(frozen=True)
class Policy:
    """The thresholds of every mode. Stored beside the weights."""

    modes: Mapping[str, Thresholds] = field(default_factory=lambda: {mode: Thresholds() for mode in MODES})
    min_visible_chars: int = 8  # fewer characters that are not white space: no answer

    def __post_init__(self) -> None:
        if set(self.modes) != set(MODES):
            raise ValueError(f"modes {sorted(self.modes)}, expected {sorted(MODES)}")


class Observed(NamedTuple):
    """What the policy is told of a text."""

    ranking: Ranking  # the best `WEIGHED` of the languages allowed, one at least
    not_code: float  # probability of the not-code class among all labels; 0 where a file name rules it out
    visible_chars: int  # characters that are not white space
    n_tokens: int


MAJORITY = 0.5  # a member of a family with this much leads it; with less the family's superset answers


def decide(
    seen: Observed, policy: Policy, supersets: Mapping[str, Language], mode: str = BALANCED
) -> Verdict:
    """Turn a ranking into an answer or into silence with its reason.

    Args:
        seen: What the model said of the text.
        policy: Thresholds of each mode.
        supersets: Families the answer may fall back to: the member whose editor mode is safe for all.
        mode: One of `MODES`.
    """
    ranked = tuple(seen.ranking.best(KEPT))
    best = ranked[0]
    limits = policy.modes[mode]
    if seen.visible_chars < policy.min_visible_chars:
        return Verdict(None, best.confidence, Reason.TOO_SHORT, ranked)
    if best.language.id == NOT_CODE:
        return Verdict(None, best.confidence, Reason.NOT_CODE, ranked)
    if seen.not_code >= MAJORITY:
        return Verdict(None, seen.not_code, Reason.NOT_CODE, ranked)
    if seen.not_code < limits.not_code:
        if best.confidence >= limits.needed(best.language.id, seen.n_tokens) and not best.language.weak:
            return Verdict(best.language, best.confidence, Reason.MODEL, ranked)
        if (shared := _shared_answer(best, seen, limits, supersets)) is not None:
            return Verdict(*shared, Reason.FAMILY, ranked)
    return Verdict(None, best.confidence, Reason.UNSURE, ranked)


def _shared_answer(
    best: Ranked, seen: Observed, limits: Thresholds, supersets: Mapping[str, Language]
) -> tuple[Language, float] | None:
    """Sure together with relatives: the leader of the family where there is one, else its superset.

    Python that may be Cython is told as Python; JavaScript that may as well be TypeScript as the superset
    of both; HTML that may be a template of one kind or another as HTML. The confidence is that of all.
    """
    family = best.language.family
    together = seen.ranking.together(best.language)
    leads = best.confidence >= MAJORITY and not best.language.weak
    answer = best.language if leads or family is None else supersets.get(family)
    if answer is None or answer.weak or together < limits.needed(best.language.id, seen.n_tokens):
        return None
    return answer, together
