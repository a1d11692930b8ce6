"""Notes with pasted code, split by the shipped model: real-looking buffers whose right regions are known.

In each file of `buffers` what a line is stands in front of it, behind `| ` the line.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from lsp_langid.core.regions import RegionKind, split_regions
from lsp_langid.core.verdict import Ranked, Reason, Verdict

from .conftest import brief

BUFFERS = sorted((Path(__file__).parent / "buffers").glob("*.txt"))


def read_buffer(path: Path) -> tuple[str, list[str]]:
    """The text, and for each visible line what it is: a kind, or a kind and a language."""
    rows = [line.partition("|") for line in path.read_text(encoding="utf-8").splitlines()]
    return "\n".join(line[1:] for _, _, line in rows), [
        what.strip() for what, _, line in rows if line.strip()
    ]


def what_lines_are(text, regions):
    lines = text.split("\n")
    return [
        f"{region.kind} {region.language.id}" if region.language else str(region.kind)
        for region in regions
        for line in lines[region.start_line : region.end_line]
        if line.strip()
    ]


@pytest.mark.parametrize("path", BUFFERS, ids=lambda path: path.stem)
def test_each_line_of_notes_is_known_for_what_it_is(detector, table, path):
    text, expected = read_buffer(path)

    assert what_lines_are(text, split_regions(text, detector.identify, table)) == expected


@pytest.mark.parametrize("path", BUFFERS, ids=lambda path: path.stem)
def test_lines_of_one_kind_are_one_region(detector, table, path):
    text, expected = read_buffer(path)

    assert len(split_regions(text, detector.identify, table)) == len(list(groupby(expected)))


SOURCES = sorted((Path(__file__).parents[3] / "lsp_langid" / "core" / "regions").glob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_program_with_long_docstrings_is_one_region(detector, table, path):
    text = path.read_text(encoding="utf-8")

    (region,) = split_regions(text, detector.identify, table)

    assert (region.kind, region.language) == (RegionKind.CODE, table.find("python"))


def test_silence_is_not_made_a_language(split):
    """What looks like code to nobody who knows languages stays without one."""
    text = "qux { frob = 1; }\n\nqux { frob = 2; }\n"

    assert {language for _, _, _, language in split(text)} == {None}


def test_a_silent_stretch_joins_its_neighbour_when_both_together_are_told(table):
    """Alone the lower blocks are taken for Ruby, but not surely enough to be told."""
    python, ruby = table.find("python"), table.find("ruby")

    def identify(text):
        if "def " in text:
            return Verdict(python, 0.95, Reason.MODEL, (Ranked(python, 0.95),))
        return Verdict(None, 0.9, Reason.UNSURE, (Ranked(ruby, 0.9),))

    regions = brief(split_regions("def f():\n    x = 1;\n\nx[2];\n\nx[3];\n\nx[4];\n", identify, table))

    assert regions == [(0, 9, "code", "python")]


def test_blank_lines_beside_code_belong_to_the_prose(split):
    text = "Some words about the query.\n\n\nSELECT 1 FROM a;\n\n\nAnd some words more about it.\n"

    assert split(text) == [(0, 3, "prose", None), (3, 4, "code", "sql"), (4, 8, "prose", None)]


def test_fences_among_notes_are_found_and_code_beside_them_too(split):
    text = (
        "Words, and more.\n\n```ruby\nx\n```\n\nSELECT 1 FROM a;\nSELECT 2 FROM b;\n\nThe last words of it.\n"
    )

    assert split(text) == [
        (0, 3, "prose", None),
        (3, 4, "fence", "ruby"),
        (4, 6, "prose", None),
        (6, 8, "code", "sql"),
        (8, 11, "prose", None),
    ]


def test_backticks_in_the_middle_of_a_program_are_the_programs(split):
    text = 'def f():\n    """Do it so:\n\n```\nd\n```\n\n"""\n\ndef g():\n    return 2\n'

    assert split(text) == [(0, 12, "code", "python")]


def test_a_page_of_code_among_prose_is_split_once_more(inside):
    text = (
        "Some words before the page.\n\n<p>\n<script>\ngo();\n</script>\n</p>\n\nAnd some words behind it.\n"
    )

    assert inside(text) == [(2, 4, "rest", "html"), (4, 5, "script", "javascript"), (5, 7, "rest", "html")]


def test_a_buffer_that_is_a_page_is_split_as_one(split):
    text = "<p>\n<script>\ngo();\n</script>\n</p>\n"

    assert split(text) == [(0, 2, "rest", "html"), (2, 3, "script", "javascript"), (3, 6, "rest", "html")]


def test_an_unfinished_verdict_costs_nothing_but_the_language(by_words, table):
    """Asked too often, the detector is not asked any more; the lines are still covered."""
    text = "".join(f"def f{n}(): pass\n\nSome words of prose, {n}.\n\n" for n in range(400))

    assert brief(split_regions(text, by_words, table))[-1][1] == 1_601
