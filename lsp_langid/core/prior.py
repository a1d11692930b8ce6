"""What is known before the text is read: which languages this user, or this folder, is likely to be in.

Knows: probabilities by language id. Never: text, where the knowledge comes from.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from lsp_langid.core.mlp import Array
from lsp_langid.core.policy import NOT_CODE

MOST_LOG_ODDS = math.log(100)  # in either direction: whatever is known before, the text still decides


@dataclass(frozen=True, slots=True)
class Prior:
    """Factors on the odds of languages, made by `Prior.of_log_odds`."""

    factors: Mapping[str, float]  # language id -> how many times as likely as without it

    @classmethod
    def of_log_odds(cls, log_odds: Mapping[str, float]) -> Prior:
        """Natural log-odds of language ids. Beyond `MOST_LOG_ODDS` they are cut; NaN counts as nothing."""
        return cls(
            {
                language_id: math.exp(min(max(value, -MOST_LOG_ODDS), MOST_LOG_ODDS))
                for language_id, value in log_odds.items()
                if not math.isnan(value)
            }
        )

    def applied(self, probabilities: Array, place: Mapping[str, int]) -> Array:
        """The probabilities with this prior taken in, sum 1.

        A prior for a language says in which languages somebody writes code, not that what he pastes
        now is code: it moves probability between languages and leaves that of the not-code class as
        it was. Else a folder of Python would turn every note in it, of which Python had three
        percent, into Python. Only a prior for the not-code class itself changes how likely that is.

        Args:
            probabilities: Shape (K,), sum 1.
            place: Output of each language id; ids without one are passed over.
        """
        moved = probabilities.copy()
        for language_id, factor in self.factors.items():
            if language_id != NOT_CODE and language_id in place:
                moved[place[language_id]] *= factor
        not_code = place.get(NOT_CODE)
        if not_code is not None:
            silence = probabilities[not_code]
            moved[not_code] = 0.0
            moved *= (1.0 - silence) / max(moved.sum(), 1e-300)
            moved[not_code] = silence * self.factors.get(NOT_CODE, 1.0)
        return np.asarray(moved / max(moved.sum(), 1e-300))
