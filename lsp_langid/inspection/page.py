"""What a model knows as one HTML page that needs nothing else: no script, no font, no picture file.

Knows: the order of the page and what its figures mean. Never: how they come about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lsp_langid.core.languages import LanguageTable
from lsp_langid.inspection import map_svg
from lsp_langid.inspection.knowledge import Difference, LanguageFacts, Overview, UnitFacts
from lsp_langid.inspection.map import LanguageMap
from lsp_langid.inspection.map_marks import outline
from lsp_langid.inspection.names import name_of, number
from lsp_langid.inspection.page_parts import STYLE, language_id, language_link
from lsp_langid.inspection.page_sections import language_section, pair_section, unit_section


@dataclass(frozen=True)
class Knowledge:
    """Everything that the page tells of a model."""

    overview: Overview
    languages: Sequence[LanguageFacts]
    pairs: Sequence[Difference]  # the most alike first
    units: Sequence[UnitFacts]


def page(knowledge: Knowledge, chart: LanguageMap, table: LanguageTable) -> str:
    """Return the page.

    Args:
        knowledge: Of the model.
        chart: The map of its languages.
        table: For the names of languages.
    """
    overview = knowledge.overview
    title = f"What {overview.name} knows"
    languages = sorted(knowledge.languages, key=lambda facts: name_of(facts.label, table).casefold())
    parts = [
        f"<h1>{escape(title)}</h1>",
        _lead(overview),
        '<nav><a href="#map">Map</a> · <a href="#alike">Most alike</a> · <a href="#alone">Most alone</a> · '
        '<a href="#languages">Languages</a> · <a href="#units">Hidden units</a></nav>',
        '<h2 id="map">Map</h2>',
        _map(chart),
        _groups(chart, table),
        '<h2 id="alike">Most alike</h2>',
        '<p class="note">The pairs whose output weights are most alike, and what they can be told apart by. '
        "A number at a token is what it adds, met once more in a text, to the log-odds of the one against "
        "the other: 0.69 doubles the odds, 2.30 makes them ten times as large.</p>",
        *(pair_section(difference, table) for difference in knowledge.pairs),
        '<h2 id="alone">Most alone</h2>',
        '<p class="note">The languages least like their nearest.</p>',
        _alone(overview, table),
        '<h2 id="languages">Languages</h2>',
        _how_to_read_languages(knowledge.units),
        f'<ul class="index">{"".join(f"<li>{_in_index(facts.label, table)}" for facts in languages)}</ul>',
        *(language_section(facts, table) for facts in languages),
        '<h2 id="units">Hidden units</h2>',
        _how_to_read_units(knowledge.units),
        *(unit_section(facts, table) for facts in knowledge.units),
    ]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{STYLE}{map_svg.STYLE}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _lead(overview: Overview) -> str:
    combinations = f" and {overview.n_ngrams:,} combinations of them" if overview.n_ngrams else ""
    return (
        f'<p class="lead">A network that tells {overview.n_labels:,} languages apart. It counts '
        f"{overview.n_symbols:,} tokens{combinations}; {overview.n_hidden:,} hidden units weigh the counts, "
        "and each language weighs the units. All that follows is read off these weights, not off any text of "
        "yours.</p>"
    )


def _map(chart: LanguageMap) -> str:
    groups = "; ".join(group.name for group in chart.groups)
    alternative = (
        f"Map of {len(chart.places)} languages, those with like output weights near each other, in "
        f"{len(chart.groups)} groups around: {groups}. Everything is in the lists below as well."
    )
    svg = map_svg.map_to_svg(chart, alternative, lambda label: f"#{language_id(label)}")
    caption = (
        "Languages with like output weights lie near each other. A line leads to the nearest of all, thicker "
        "where it is more alike, dashed where the plane could not keep the two together. Only nearness means "
        "something: directions and large distances do not. Everyday languages are bold. Point at a name for "
        "its nearest three, follow it for its section."
    )
    return f'<figure><div class="scroll">{svg}</div><figcaption>{caption}</figcaption></figure>'


def _groups(chart: LanguageMap, table: LanguageTable) -> str:
    rows = []
    for nth, group in enumerate(chart.groups):
        members = sorted(
            (place for place in chart.places if place.group == nth),
            key=lambda place: place.name.casefold(),
        )
        links = ", ".join(language_link(place.label, table) for place in members)
        mark = (
            f'<svg viewBox="-6 -6 12 12" aria-hidden="true"><g class="g{nth}">'
            f"{outline(nth, 0, 0, 5)}</g></svg>"
        )
        rows.append(
            f"<details><summary>{mark}{escape(group.name)} "
            f"<small>{_count(group.n)}</small></summary><p>{links}</p></details>"
        )
    words = (
        '<p class="note">A colour and shape is a group of languages that are alike on average, named after '
        "its most central ones. A group may lie in several places of the map.</p>"
    )
    return f'{words}<div class="groups">{"".join(rows)}</div>'


def _count(n: int) -> str:
    return f"{n} languages" if n != 1 else "1 language"


def _alone(overview: Overview, table: LanguageTable) -> str:
    rows = "".join(
        f"<li>{language_link(label, table)} <small>nearest: {language_link(nearest, table)} "
        f"{number(similarity)}</small>"
        for label, nearest, similarity in overview.loneliest
    )
    return f'<ul class="plain">{rows}</ul>'


def _in_index(label: str, table: LanguageTable) -> str:
    language = table.by_id(label)
    link = language_link(label, table)
    return f"<b>{link}</b>" if language is not None and language.everyday else link


def _how_to_read_languages(units: Sequence[UnitFacts]) -> str:
    seen = any(facts.fires_for for facts in units)
    given = (
        "what it gives to the log-odds: its output weight, less the mean of all languages, times how much "
        "more it fires on texts of the language than on those of all, in the texts that the model carries "
        "along"
        if seen
        else "its output weight for the language, less the mean of all"
    )
    return _sentences(
        "The number at a token or combination is what it adds, met once more in a text, to the log-odds of "
        "the language against the average language: +0.69 doubles the odds, −0.69 halves them. The longest "
        "bar belongs to the largest number of the section.",
        "A dot · is a blank, ⏎ a new line, ⏎→ one with any indent, ⇥ a tab. What stands in ‹› is a shape: it "
        "counts the words of that form that are no tokens of their own. With … in between, a line begins "
        "with the one and ends with the other.",
        "Of the tokens those are told that do most over a whole text, of combinations and rare tokens those "
        "with the largest number. Rare tokens stand in few combinations or none; they decide where they "
        "occur, and hardly ever occur.",
        "The number at a near language is the cosine of the output weights of the two, less the mean of all "
        "languages: 1 is the same, 0 nothing in common, below 0 opposite.",
        f"The number at a hidden unit is {given}.",
    )


def _how_to_read_units(units: Sequence[UnitFacts]) -> str:
    seen = any(facts.fires_for for facts in units)
    fires = (
        "Fires for: mean of the unit on texts of a language, of those the model carries along. It never "
        "falls below −1. Mean and spread are over all of these texts, every language counting the same in "
        "the mean; a unit says as much as it fires above its mean."
        if seen
        else "The model carries no texts along, so for which languages a unit fires is not known."
    )
    return _sentences(
        "Driven and silenced by: weights of the first layer, what a token does to the unit.",
        fires,
        "Speaks for and against: output weight for a language, less the mean of all; what the unit says when "
        "it fires.",
    )


def _sentences(*sentences: str) -> str:
    return f'<ul class="plain note">{"".join(f"<li>{escape(sentence)}" for sentence in sentences)}</ul>'
