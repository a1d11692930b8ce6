"""The long part of the page: a section for each language, for each pair, for each hidden unit.

Knows: which lists tell of a language, a pair, a unit. Never: how a figure came about, the page around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from lsp_langid.core.languages import LanguageTable
from lsp_langid.inspection.knowledge import Difference, LanguageFacts, Token, UnitFacts
from lsp_langid.inspection.names import name_of, number
from lsp_langid.inspection.page_parts import (
    bar_list,
    language_id,
    language_link,
    largest_of,
    token_list,
    unit_id,
    unit_link,
)

SHORTER, SHORTEST = 10, 8  # longest lists of what matters less; there are thousands of lists
_IN_SUMMARY = 3
_FIVE = 5  # lists that stand side by side where there is room


def language_section(facts: LanguageFacts, table: LanguageTable) -> str:
    """Tokens for and against it, who is near, which units speak for it."""
    near = ", ".join(
        f"{escape(name_of(n.label, table))} {number(n.similarity)}" for n in facts.neighbours[:_IN_SUMMARY]
    )
    lists = (
        *_opposed(
            ("Tokens for", "Tokens against", facts.tokens_for, facts.tokens_against),
            ("Combinations for", "Combinations against", facts.ngrams_for, facts.ngrams_against),
            ("Rare tokens for", "Rare tokens against", facts.rare_for, facts.rare_against),
        ),
        bar_list(
            "Nearest languages",
            [(language_link(n.label, table), n.similarity) for n in facts.neighbours[:SHORTEST]],
            1.0,
            "",
        ),
        _units(facts),
    )
    about = f" <small>nearest: {near}</small>" if near else ""
    return _details(language_id(facts.label), f"<b>{escape(name_of(facts.label, table))}</b>{about}", lists)


def pair_section(difference: Difference, table: LanguageTable) -> str:
    """What two languages can be told apart by."""
    first, second = name_of(difference.first, table), name_of(difference.second, table)
    lists = _opposed(
        (
            f"Tokens for {first}",
            f"Tokens for {second}",
            difference.tokens_first,
            _negated(difference.tokens_second),
        ),
        (
            f"Combinations for {first}",
            f"Combinations for {second}",
            difference.ngrams_first,
            _negated(difference.ngrams_second),
        ),
        (
            f"Rare tokens for {first}",
            f"Rare tokens for {second}",
            difference.rare_first,
            _negated(difference.rare_second),
        ),
    )
    links = " and ".join(language_link(label, table) for label in (difference.first, difference.second))
    summary = f"{escape(first)} and {escape(second)} <small>{number(difference.similarity)}</small>"
    return _details(None, summary, (*lists, f"<div><h4>Each by itself</h4>{links}</div>"))


def _opposed(*rows: tuple[str, str, Sequence[Token], Sequence[Token]]) -> list[str]:
    """Lists for and against, all bars on one scale; the first two whole, the others short or left out."""
    shown = [
        (title, other, for_[: limit or None], against[: limit or None])
        for (title, other, for_, against), limit in zip(rows, (0, SHORTER, SHORTEST), strict=True)
    ]
    largest = largest_of(*(tokens for _, _, *sides in shown for tokens in sides))
    lists = []
    for place, (title, other, for_, against) in enumerate(shown):
        if for_ or against or place == 0:
            lists.append(token_list(title, for_, largest, "for"))
            lists.append(token_list(other, against, largest, "against"))
    return lists


def _negated(tokens: Sequence[Token]) -> list[Token]:
    """As what they say for the second of two languages."""
    return [replace(token, weight=-token.weight) for token in tokens]


def _units(facts: LanguageFacts) -> str:
    """By what they give where that is known, else by weight."""
    shown = facts.units[:SHORTEST]
    if any(share.gives is None for share in shown):
        rows = [(unit_link(share.unit), share.weight) for share in shown]
    else:
        rows = [(unit_link(share.unit), share.gives or 0.0) for share in shown]
    return bar_list("Hidden units for", rows, max((abs(value) for _, value in rows), default=0.0), "")


def unit_section(facts: UnitFacts, table: LanguageTable) -> str:
    """What drives a unit and what it says."""

    def languages(rows: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
        return [(language_link(label, table), value) for label, value in list(rows)[:SHORTEST]]

    drivers, silencers = facts.drivers[:SHORTER], facts.silencers[:SHORTER]
    largest = largest_of(drivers, silencers)
    fires = languages(facts.fires_for)
    for_, against = languages(facts.speaks_for), languages(facts.speaks_against)
    said = max((abs(weight) for _, weight in for_ + against), default=0.0)
    lists = (
        token_list("Driven by", drivers, largest, "for"),
        token_list("Silenced by", silencers, largest, "against"),
        bar_list("Fires for", fires, max((abs(value) for _, value in fires), default=0.0), ""),
        bar_list("Speaks for", for_, said, "for"),
        bar_list("Speaks against", against, said, "against"),
    )
    shown = ", ".join(
        escape(name_of(label, table)) for label, _ in (facts.fires_for or facts.speaks_for)[:_IN_SUMMARY]
    )
    verb = "fires for" if facts.fires_for else "speaks for"
    seen = [
        f"{what} {number(value)}"
        for what, value in (("mean", facts.mean), ("spread", facts.spread))
        if value is not None
    ]
    summary = f"<b>unit {facts.unit}</b> <small>{'; '.join([f'{verb} {shown}', *seen])}</small>"
    return _details(unit_id(facts.unit), summary, lists)


def _details(anchor: str | None, summary: str, lists: Iterable[str]) -> str:
    named = f' id="{escape(anchor)}"' if anchor else ""
    shown = list(lists)
    kind = "lists five" if len(shown) == _FIVE else "lists"
    return f'<details{named}><summary>{summary}</summary><div class="{kind}">{"".join(shown)}</div></details>'
