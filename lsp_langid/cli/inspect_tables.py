"""What a model knows as lines for a terminal.

Knows: figures of a model and the words around them. Never: how a figure is worked out, options.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lsp_langid.cli.console import Paint, columns
from lsp_langid.cli.side_by_side import fit, padded, side_by_side
from lsp_langid.core.languages import LanguageTable
from lsp_langid.inspection.knowledge import Difference, Facts, LanguageFacts, Overview, Token, UnitFacts

if TYPE_CHECKING:
    from lsp_langid.inspection.inspector import Inspector

Pairs = Sequence[tuple[str, float]]

_EVERYDAY, _RARE, _COMBINED = "everyday tokens", "rare tokens", "combinations"
_LEGEND = (
    "· blank   ⏎ line start   ⏎→ indented line start   ⇥ tab   0 any number   ‹word› any of that shape",
    "a … b  a line that begins with a and ends with b",
)
_ID = 16  # a longer id is rare
_NOTHING = ["  nothing"]


class InspectTables:
    """Lines about one model.

    Args:
        inspector: Knows the model.
        table: Knows the names of languages.
        paint: Colours, or none.
    """

    def __init__(self, inspector: Inspector, table: LanguageTable, paint: Paint) -> None:
        self._inspector = inspector
        self._table = table
        self._paint = paint

    def lines(self, facts: Facts) -> Iterator[str]:
        """Whatever was asked; several hidden units one line each."""
        match facts:
            case Overview():
                return self.overview(facts)
            case LanguageFacts():
                return self.language(facts)
            case Difference():
                return self.difference(facts)
            case UnitFacts():
                return self.unit(facts)
        return self.units(facts)

    def overview(self, overview: Overview) -> Iterator[str]:
        """The model as a whole, and what to ask next."""
        yield self._paint.bold(f"{overview.name} tells {overview.n_labels} languages apart")
        yield (
            f"by {overview.n_symbols:,} tokens and {overview.n_ngrams:,} combinations of them, "
            f"through {overview.n_hidden} hidden units."
        )
        yield ""
        yield from self._beside(
            "most alike",
            [_pair(*row) for row in overview.closest_pairs],
            "most alone, and the nearest of each",
            [_pair(*row) for row in overview.loneliest],
        )
        yield self._paint.dim(
            "  1.00: the output layer says the same of both; 0.00: nothing to do with each other"
        )
        yield ""
        yield "Ask next:"
        first, second = overview.closest_pairs[0][:2] if overview.closest_pairs else ("LANGUAGE", "ANOTHER")
        rows = (
            (first, "what speaks for it, who is near"),
            (f"{first} {second}", "what separates the two"),
            ("--unit 0", "a hidden unit; --units: all of them"),
            ("--report DIR", "everything as a page, with a map"),
        )
        yield from columns([(f"  lsp-langid inspect {words}", meaning) for words, meaning in rows])

    def language(self, facts: LanguageFacts) -> Iterator[str]:
        """One language."""
        name = self._name(facts.label)
        yield self._paint.bold(f"{name} ({facts.label})")
        yield f"What one more of a token adds to the log-odds of {name} against the average language:"
        heads = (f"for {name}", "against it")
        yield from self._tokens(_EVERYDAY, heads, facts.tokens_for, facts.tokens_against)
        yield from self._tokens(_RARE, heads, facts.rare_for, facts.rare_against)
        yield from self._tokens(_COMBINED, heads, facts.ngrams_for, facts.ngrams_against)
        yield ""
        given = any(share.gives is not None for share in facts.units)
        yield from self._beside(
            "nearest in the output layer",
            [
                f"  {near.similarity:5.2f}  {padded(near.label, _ID)}  {self._name(near.label)}"
                for near in facts.neighbours
            ],
            "units: what each gives it, what it fires for" if given else "units that speak for it, by weight",
            [
                f"  {share.weight if share.gives is None else share.gives:+5.2f}  {self._unit(share.unit)}"
                for share in facts.units
            ],
        )
        yield ""
        yield from self._legend()
        if facts.neighbours:
            yield f"Next: lsp-langid inspect {facts.label} {facts.neighbours[0].label}"

    def difference(self, difference: Difference) -> Iterator[str]:
        """Two languages."""
        first, second = self._name(difference.first), self._name(difference.second)
        yield self._paint.bold(f"{first} ({difference.first}) and {second} ({difference.second})")
        alike = difference.similarity
        yield f"In the output layer they are {alike:.2f} alike: {_how_alike(alike)}."
        yield f"What one more of a token adds to the log-odds of {first} against {second}:"
        heads = (f"for {first}", f"for {second}")
        yield from self._tokens(_EVERYDAY, heads, difference.tokens_first, difference.tokens_second)
        yield from self._tokens(_RARE, heads, difference.rare_first, difference.rare_second)
        yield from self._tokens(_COMBINED, heads, difference.ngrams_first, difference.ngrams_second)
        yield ""
        sides = [
            [
                f"  {weight:+5.2f}  {self._unit(unit)}"
                for unit, weight in difference.units
                if weight * sign > 0
            ]
            for sign in (1, -1)
        ]
        yield from self._beside(
            f"units for {first}, by weight; fire for", sides[0], f"for {second}", sides[1]
        )
        yield ""
        yield from self._legend()

    def unit(self, facts: UnitFacts) -> Iterator[str]:
        """One hidden unit."""
        yield self._paint.bold(f"hidden unit {facts.unit}, one of {self._inspector.n_units}")
        if facts.mean is None:
            yield "The model came without a background, so on which texts it fires is not known."
        else:
            yield f"Its activation is {facts.mean:+.2f} on average, {facts.spread:.2f} around it."
        yield "A unit alone means little: a language is a pattern of all of them."
        yield from self._tokens(
            "what it reads, by weight", ("fires at", "falls silent at"), facts.drivers, facts.silencers
        )
        yield ""
        if facts.fires_for:
            labels = self._labels(facts.fires_for)
            half = -(-len(labels) // 2)
            yield from self._beside("fires on texts in, by mean activation", labels[:half], "", labels[half:])
            yield ""
        yield from self._beside(
            "speaks for, by weight",
            self._labels(facts.speaks_for),
            "speaks against",
            self._labels(facts.speaks_against),
        )
        yield ""
        yield from self._legend()

    def units(self, all_facts: Iterable[UnitFacts]) -> Iterator[str]:
        """All hidden units, one line each."""
        yield self._paint.bold(f"{'unit':>4}  {'spread':>6}  {'fires at':<28}  {'fires for':<27}  speaks for")
        for facts in all_facts:
            spread = "" if facts.spread is None else f"{facts.spread:.2f}"
            tokens = "  ".join(token.text for token in facts.drivers)
            fires = ", ".join(label for label, _ in facts.fires_for)
            speaks = ", ".join(label for label, _ in facts.speaks_for)
            yield "  ".join(
                (f"{facts.unit:>4}", f"{spread:>6}", padded(tokens, 28), padded(fires, 27), fit(speaks, 27))
            ).rstrip()

    def _tokens(
        self, title: str, heads: tuple[str, str], left: Sequence[Token], right: Sequence[Token]
    ) -> Iterator[str]:
        """A table of tokens with a title; nothing when there is none on either side."""
        if not left and not right:
            return
        yield ""
        yield self._paint.bold(title)
        yield from self._beside(
            heads[0], [_token(row) for row in left], heads[1], [_token(row) for row in right]
        )

    def _beside(
        self, left_head: str, left: Sequence[str], right_head: str, right: Sequence[str]
    ) -> Iterator[str]:
        for line in side_by_side([f"  {left_head}"], [f"  {right_head}" if right_head else ""]):
            yield self._paint.dim(line)
        yield from side_by_side(left or _NOTHING, right or (_NOTHING if right_head else []))

    def _labels(self, pairs: Pairs) -> list[str]:
        return [f"  {number:+5.2f}  {padded(label, _ID)}  {self._name(label)}" for label, number in pairs]

    def _unit(self, unit: int) -> str:
        fires = ", ".join(label for label, _ in self._inspector.fires_for(unit, 3))
        return f"{padded(f'unit {unit}', 8)}  {fires}"

    def _name(self, label: str) -> str:
        language = self._table.by_id(label)
        return language.name if language else label

    def _legend(self) -> Iterator[str]:
        for line in _LEGEND:
            yield self._paint.dim(line)


def _token(token: Token) -> str:
    return f"  {token.weight:+5.2f}  {token.text}"


def _pair(first: str, second: str, similarity: float) -> str:
    return f"  {similarity:5.2f}  {padded(first, _ID)}  {second}"


def _how_alike(similarity: float) -> str:
    if similarity >= 0.3:
        return "near relatives"
    if similarity >= 0.15:
        return "relatives"
    return "distant relatives" if similarity >= 0.05 else "strangers"
