"""A detector that goes by single words, and a short way to write down what regions are expected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.regions import Region, split_regions
from lsp_langid.core.verdict import Ranked, Reason, Verdict

Brief = tuple[int, int, str, str | None]  # first line, line behind the last, kind, id

WORDS = {
    "def ": "python",
    "SELECT": "sql",
    "fn ": "rust",
    "puts": "ruby",
    "<p>": "html",
    '{"': "json",
    "echo": "shellscript",
}


def verdict_by_words(text: str, table: LanguageTable) -> Verdict:
    for word, name in WORDS.items():
        if word in text:
            language = table.find(name)
            return Verdict(language, 0.95, Reason.MODEL, (Ranked(language, 0.95),))
    return Verdict(None, 0.9, Reason.NOT_CODE, (Ranked(table.find("plaintext"), 0.9),))


@pytest.fixture(scope="session")
def by_words(table: LanguageTable) -> Callable[[str], Verdict]:
    """Names a language by one of its words, and stays silent about any other text."""
    return lambda text: verdict_by_words(text, table)


def brief(regions: Sequence[Region]) -> list[Brief]:
    return [
        (region.start_line, region.end_line, str(region.kind), region.language and region.language.id)
        for region in regions
    ]


@pytest.fixture(scope="session")
def split(by_words: Callable[[str], Verdict], table: LanguageTable) -> Callable[..., list[Brief]]:
    """The regions of a text in a language, in brief."""

    def split_text(text: str, outer: str | None = None) -> list[Brief]:
        return brief(split_regions(text, by_words, table, outer and table.find(outer)))

    return split_text


@pytest.fixture(scope="session")
def inside(by_words: Callable[[str], Verdict], table: LanguageTable) -> Callable[..., list[Brief]]:
    """What is inside the only region that has an inside."""

    def split_text(text: str, outer: str | None = None) -> list[Brief]:
        regions = split_regions(text, by_words, table, outer and table.find(outer))
        (region,) = [region for region in regions if region.inner]
        return brief(region.inner)

    return split_text
