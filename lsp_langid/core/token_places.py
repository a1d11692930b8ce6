r"""Where in a text the tokens of its sample stand.

Knows: how a sample is put together, and undoes it. Never: what tokens mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from itertools import accumulate

from lsp_langid.core.sample import take_sample, window_parts
from lsp_langid.core.tokens import find_tokens
from lsp_langid.core.verdict import Span

_CRLF = re.compile("\r\n")


def places_of_symbols(
    text: str, ids: Sequence[int], wanted: Collection[int], window_chars: int, most: int
) -> dict[int, tuple[Span, ...]]:
    """Find the tokens that stand for some symbols.

    Args:
        text: As it was given to the detector.
        ids: Symbol of each token of its sample, in order (`TokenBag.symbols`).
        wanted: The symbols to find.
        window_chars: Of the sample.
        most: Places that one symbol may have; later ones are left out.

    Returns:
        For each symbol that has a visible place, its places in order. Of a line start it is the indentation.
    """
    sources = _Sources(text, window_chars)
    places: dict[int, list[Span]] = defaultdict(list)
    tokens = find_tokens("\n" + take_sample(text, window_chars))
    for symbol, token in zip(ids, tokens, strict=True):
        if symbol not in wanted or len(places[symbol]) == most:
            continue
        start, end = token.span(1)
        start += token[1][0] in "\n "  # the line break itself, or a blank in front
        if start < end:  # less one for the line break put in front of all
            places[symbol].append((sources.offset(start - 1), sources.offset(end - 2) + 1))
    return {symbol: tuple(spans) for symbol, spans in places.items() if spans}


class _Sources:
    """Which character of the text each character of its sample is."""

    def __init__(self, text: str, window_chars: int) -> None:
        self._parts = window_parts(len(text), window_chars)
        joined = "\n".join(text[start:end] for start, end in self._parts)
        # Characters of the sample in front of which a line end lost its `\r`.
        self._shortened = [match.start() - i for i, match in enumerate(_CRLF.finditer(joined))]
        lengths = (end - start + 1 for start, end in self._parts)  # with the joint behind each part
        self._begins = [0, *accumulate(lengths)][:-1]

    def offset(self, place: int) -> int:
        """The offset in the text of a character of the sample that is no joint."""
        place += bisect_left(self._shortened, place)
        part = bisect_right(self._begins, place) - 1
        return self._parts[part][0] + place - self._begins[part]
