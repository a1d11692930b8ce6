"""What is known of a model as plain values for JSON.

Knows: names of fields. Never: files, tables.

Numbers have four decimals: more would pretend to a precision that weights of 8 bits do not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from lsp_langid.inspection.knowledge import Difference, Facts, LanguageFacts, Overview, Token, UnitFacts

Json = dict[str, Any]


def to_json(facts: Facts) -> Json | list[Json]:
    """Whatever can be asked; several units as a list."""
    match facts:
        case Overview():
            return overview_to_json(facts)
        case LanguageFacts():
            return language_to_json(facts)
        case Difference():
            return difference_to_json(facts)
        case UnitFacts():
            return unit_to_json(facts)
    return [unit_to_json(unit) for unit in facts]


def overview_to_json(overview: Overview) -> Json:
    """The model as a whole."""
    return {
        "name": overview.name,
        "languages": overview.n_labels,
        "tokens": overview.n_symbols,
        "combinations": overview.n_ngrams,
        "hiddenUnits": overview.n_hidden,
        "closestPairs": [
            {"first": first, "second": second, "similarity": _rounded(similarity)}
            for first, second, similarity in overview.closest_pairs
        ],
        "loneliest": [
            {"language": label, "nearest": nearest, "similarity": _rounded(similarity)}
            for label, nearest, similarity in overview.loneliest
        ],
    }


def language_to_json(facts: LanguageFacts) -> Json:
    """One language."""
    return {
        "language": facts.label,
        "tokens": {"for": _tokens(facts.tokens_for), "against": _tokens(facts.tokens_against)},
        "rareTokens": {"for": _tokens(facts.rare_for), "against": _tokens(facts.rare_against)},
        "combinations": {"for": _tokens(facts.ngrams_for), "against": _tokens(facts.ngrams_against)},
        "neighbours": [
            {"language": near.label, "similarity": _rounded(near.similarity)} for near in facts.neighbours
        ],
        "units": [
            {
                "unit": share.unit,
                "weight": _rounded(share.weight),
                "activation": _maybe(share.activation),
                "gives": _maybe(share.gives),
            }
            for share in facts.units
        ],
    }


def difference_to_json(difference: Difference) -> Json:
    """Two languages."""
    return {
        "first": difference.first,
        "second": difference.second,
        "similarity": _rounded(difference.similarity),
        "tokens": {
            "first": _tokens(difference.tokens_first),
            "second": _tokens(difference.tokens_second),
        },
        "rareTokens": {"first": _tokens(difference.rare_first), "second": _tokens(difference.rare_second)},
        "combinations": {
            "first": _tokens(difference.ngrams_first),
            "second": _tokens(difference.ngrams_second),
        },
        "units": [{"unit": unit, "weight": _rounded(weight)} for unit, weight in difference.units],
    }


def unit_to_json(facts: UnitFacts) -> Json:
    """One hidden unit."""
    return {
        "unit": facts.unit,
        "mean": _maybe(facts.mean),
        "spread": _maybe(facts.spread),
        "drivers": _tokens(facts.drivers),
        "silencers": _tokens(facts.silencers),
        "firesFor": _labelled(facts.fires_for, "activation"),
        "speaksFor": _labelled(facts.speaks_for, "weight"),
        "speaksAgainst": _labelled(facts.speaks_against, "weight"),
    }


def _tokens(tokens: Iterable[Token]) -> list[Json]:
    return [
        {"feature": token.feature, "text": token.text, "kind": token.kind, "weight": _rounded(token.weight)}
        for token in tokens
    ]


def _labelled(pairs: Sequence[tuple[str, float]], what: str) -> list[Json]:
    return [{"language": label, what: _rounded(number)} for label, number in pairs]


def _maybe(number: float | None) -> float | None:
    return None if number is None else _rounded(number)


def _rounded(number: float) -> float:
    return round(float(number), 4)
