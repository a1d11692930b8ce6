"""Where notes are cut, what is a comment, and which borders no region crosses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.regions.blocks import find_blocks
from lsp_langid.core.regions.comments import comment_lines, enclosed_lines
from lsp_langid.core.regions.lines import is_blank, split_lines, without_common_indentation
from lsp_langid.core.regions.pairs import spanned_borders


def blocks_of(lines, limit=100):
    comments = comment_lines(lines, enclosed_lines(lines))
    return find_blocks(lines, comments, [line.startswith("$ ") for line in lines], limit)


def ranges(text):
    return [(block.start, block.end) for block in blocks_of(text.split("\n"))]


def test_blank_lines_part_blocks():
    assert ranges("\na\nb\n\n \nc\n") == [(1, 3), (5, 6)]


def test_a_change_of_look_parts_blocks():
    text = "Here is the query you asked for:\nSELECT 1;\nIt runs every night at three.\n"

    assert ranges(text) == [(0, 1), (1, 2), (2, 3)]


def test_a_bracket_that_closes_begins_no_block():
    assert ranges("call(\n  one two three four\n)\n") == [(0, 3)]


def test_output_stays_with_its_prompt():
    assert ranges("Do this first, please:\n$ make all\nEverything is up to date.\n") == [(0, 1), (1, 3)]


def test_prose_in_a_comment_is_not_parted_from_it():
    assert ranges("/*\nThis is how the thing works.\n*/\nint a;\n") == [(0, 4)]


@given(st.lists(st.sampled_from(["", "x = 1;", "some words of prose here", "$ ls -l", "}"]), max_size=40))
def test_blocks_hold_each_visible_line_once(lines):
    held = [number for block in blocks_of(lines) for number in range(block.start, block.end)]

    assert held == [number for number, line in enumerate(lines) if not is_blank(line)]


@given(st.integers(1, 12), st.lists(st.integers(1, 4), min_size=1, max_size=60))
def test_long_texts_are_looked_at_more_coarsely(limit, sizes):
    lines = [line for size in sizes for line in [*["a b"] * size, ""]]

    blocks = blocks_of(lines, limit)

    assert len(blocks) <= limit
    assert (blocks[0].start, blocks[-1].end) == (0, len(lines) - 1)


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        ("// a\nb\n  # f(x)\n", [True, False, True, False]),
        ("/* a\n b\n*/\nc", [True, True, True, False]),
        ("<!-- a -->\nb", [True, False]),
        ("/* never closed\nb", [False, False]),
        ("# A heading of four words", [False]),
        ("-- why\n--[[ x\ny ]]", [True, True, True]),
        ("#!/bin/sh", [False]),
        ('"""One.\n\nTwo."""\nx', [True, True, True, False]),
        ('x = """\nWords.\n"""\n', [False, True, True, False]),
        ('x = """never closed\nb', [False, False]),
    ],
)
def test_comments_are_told_by_their_marks(text, flags):
    lines = text.split("\n")

    assert comment_lines(lines, enclosed_lines(lines)) == flags


def spanned(text):
    lines = text.split("\n")
    return spanned_borders(lines, blocks_of(lines))


@pytest.mark.parametrize(
    ("text", "borders"),
    [
        pytest.param("f() {\n\n  a;\n\n}\n", [True, True], id="braces"),
        pytest.param("f() {\n\n}\n\ng;\n", [True, False], id="closed-before"),
        pytest.param('"""One.\n\nTwo.\n"""\n\nx\n', [True, False], id="docstring"),
        pytest.param("a :-(\n\nb\n\n) c\n", [True, True], id="any-pair-at-the-same-depth"),
        pytest.param("a {\n\nb\n", [False], id="never-closed"),
        pytest.param("  a {\n\n}\n", [False], id="another-depth"),
    ],
)
def test_a_pair_spans_the_borders_between_its_ends(text, borders):
    assert spanned(text) == borders


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", [""]), ("a", ["a"]), ("a\r\nb\n", ["a", "b", ""]), ("a\rb\x0cc\u2028d", ["a", "b\x0cc\u2028d"])],
)
def test_lines_are_those_of_the_protocol(text, lines):
    assert split_lines(text) == lines


def test_common_indentation_is_what_all_visible_lines_share():
    assert without_common_indentation(["\t a", "", "\t  b", "\t"]) == ["a", "", " b", ""]
    assert without_common_indentation(["  a", "\tb"]) == ["  a", "\tb"]
    assert without_common_indentation(["", " "]) == ["", ""]
