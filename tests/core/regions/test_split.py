"""The front door: what holds for any text, and what holds for hostile ones."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_langid.core.regions import RegionKind, split_regions
from lsp_langid.core.regions.asker import MAX_QUESTIONS
from lsp_langid.core.regions.lines import split_lines

from .conftest import verdict_by_words

OUTER = (None, "markdown", "html", "vue", "php", "shellscript", "ruby", "shellsession", "python", "plaintext")

_LINE = st.one_of(
    st.sampled_from(
        (
            *("```", "```html", "~~~ sql", "> ```", "- ```", "---", "+++", "title: x"),
            *("<script>", "</script>", "<style lang=scss>", "</style>", "<!--", "-->", "<?php", "?>", "<p>"),
            *("cat <<EOF", "x = <<~SQL", "EOF", "SQL", "  EOF"),
            *("$ make", ">>> x", "... y", "# apt update", "me@here:~$ ls", "> y"),
            *(
                "def f():",
                "    return 1",
                "SELECT 1;",
                "A sentence of some words.",
                "",
                "   ",
                "{",
                "}",
                '"""',
            ),
        )
    ),
    st.text(max_size=12),
)
_TEXT = st.tuples(st.lists(_LINE, max_size=25), st.sampled_from(["\n", "\r\n", "\r"])).map(
    lambda parts: parts[1].join(parts[0])
)


def assert_covers(regions, start, end):
    assert regions[0].start_line == start
    assert regions[-1].end_line == end
    for above, here in pairwise(regions):
        assert above.end_line == here.start_line
    for region in regions:
        assert region.start_line < region.end_line
        assert (region.confidence > 0) == (region.language is not None)


@given(_TEXT, st.sampled_from(OUTER))
@settings(max_examples=300)
def test_regions_cover_any_text_in_order_without_overlap(table, text, outer):
    regions = split_regions(
        text, lambda piece: verdict_by_words(piece, table), table, outer and table.find(outer)
    )

    assert_covers(regions, 0, len(split_lines(text)))
    for region in regions:
        if region.inner:
            assert len(region.inner) > 1
            assert_covers(region.inner, region.start_line, region.end_line)
            assert not any(part.inner for part in region.inner)


@given(_TEXT)
def test_prose_and_output_have_no_language_but_that_of_markup(table, text):
    regions = split_regions(text, lambda piece: verdict_by_words(piece, table), table)

    assert all(
        region.language is None for region in regions if region.kind in (RegionKind.PROSE, RegionKind.OUTPUT)
    )


@pytest.mark.parametrize("outer", OUTER)
def test_an_empty_text_is_one_region_of_one_line(by_words, table, outer):
    (region,) = split_regions("", by_words, table, outer and table.find(outer))

    assert (region.start_line, region.end_line) == (0, 1)


def test_a_language_that_is_never_mixed_is_one_region(split):
    assert split("x = '''\n```sql\nSELECT 1;\n```\n'''\n", "python") == [(0, 6, "rest", "python")]


def test_plain_text_as_the_language_of_the_whole_is_no_language(split):
    text = "Words of prose, some of them.\n\nSELECT 1 FROM a;\nSELECT 2 FROM b;\n"

    assert split(text, "plaintext") == split(text) == [(0, 2, "prose", None), (2, 5, "code", "sql")]


@pytest.mark.parametrize("outer", OUTER)
@pytest.mark.parametrize(
    "piece",
    [
        "```\nx\n```\n",
        "a b c d.\n\nSELECT 1;\n\n",
        "cat <<EOF\nx\nEOF\n",
        "$ make\nok\n\n",
        "<script>\n</script>\n",
    ],
)
def test_the_number_of_questions_is_bounded(by_words, table, piece, outer):
    """With new text each time, for an answer that is known is not asked for again."""
    questions = []
    text = "".join(piece.replace("x", f"x{number}").replace("1", f"{number}") for number in range(1_000))

    def identify(text):
        questions.append(text)
        return by_words(text)

    regions = split_regions(text, identify, table, outer and table.find(outer))

    assert len(questions) <= MAX_QUESTIONS
    assert_covers(regions, 0, len(split_lines(text)))


def test_beyond_the_last_question_marks_still_name_languages(by_words, table):
    text = "".join(f"```\ndef f{number}(): pass\n```\n" for number in range(300)) + "```ruby\nx\n```\n"

    regions = split_regions(text, by_words, table, table.find("markdown"))

    bare = [region.language for region in regions if region.kind is RegionKind.BARE_FENCE]
    assert bare == [table.find("python")] * 200 + [None] * 100
    assert regions[-2].language is table.find("ruby")


def test_more_lines_than_anybody_wrote_are_one_region(by_words, table):
    (region,) = split_regions("```py\nx\n```\n" * 20_000, by_words, table)

    assert (region.kind, region.language) == (RegionKind.PROSE, None)


HOSTILE = {
    "backticks": "`" * 1_000_000,
    "growing fences": "\n".join("`" * (3 + n % 500) for n in range(4_000)),
    "script tags": "<script>" * 125_000,
    "script tags with quotes": "<script \"<script '" * 55_000,
    "open comments": "<!--" * 250_000,
    "prompts": "$ " * 500_000,
    "many prompts": "$ a\n" * 40_000,
    "heredocs on one line": "<<A" * 330_000,
    "unclosed heredocs": "".join(f"cat <<A{n}\n" for n in range(40_000)),
    "heredocs closed too far in": "cat <<A\n  A\n" * 20_000,
    "quotes": ">" * 1_000_000,
    "nested quotes": ("> " * 40 + "a\n") * 10_000,
    "nested lists": "- + " * 200_000 + "\n" * 20_000,
    "open brackets": "{\n\n" * 20_000,
    "open comments in lines": "/*\n{-\n(*\n" * 15_000,
    "blanks": " " * 1_000_000,
    "names of hosts": "aaaa@b:" * 140_000,
    "attributes": "<a b=c " * 140_000,
}


@pytest.mark.parametrize("outer", [None, "markdown", "html", "php", "shellscript", "ruby", "shellsession"])
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_split_like_others(by_words, table, text, outer):
    """Anything that takes a square of the time of a megabyte runs into the limit of the test run."""
    regions = split_regions(text, by_words, table, outer and table.find(outer))

    assert_covers(regions, 0, len(split_lines(text)))
