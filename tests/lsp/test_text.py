"""Edits by line and column, compared with a slow and simple reference."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from lsp_langid.lsp.text import Text

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
LINE_END = re.compile("\r\n|\r|\n")

# Everything that some splitter takes for a line end, surrogate pairs, combining marks, wide letters.
ALPHABET = "ab \t\n\r\f\v\x1c\x85\u2028\u2029é€😋\u0301\ud83d"
texts = st.text(alphabet=ALPHABET, max_size=40)
edits_of = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200), texts), max_size=12)
tiny_chunks = st.sampled_from([4, 5, 8, 13])  # so that every edit meets the border of a chunk


def units(text: str, encoding: str) -> int:
    codec, size = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    return len(text.encode(codec, "surrogatepass")) // size


def position_of(text: str, offset: int, encoding: str) -> Position:
    """What an editor calls this offset. An offset inside \\r\\n has no name: that before it is taken."""
    if text[offset - 1 : offset + 1] == "\r\n" and offset:
        offset -= 1
    line_ends = [end for end in LINE_END.finditer(text[:offset]) if end.end() <= offset]
    line_start = line_ends[-1].end() if line_ends else 0
    return Position(len(line_ends), units(text[line_start:offset], encoding))


def offset_named(text: str, offset: int) -> int:
    """The offset that `position_of` can name."""
    return offset - 1 if offset and text[offset - 1 : offset + 1] == "\r\n" else offset


def span(text: str, first: int, second: int) -> tuple[int, int]:
    """Two numbers as a stretch of `text`."""
    start, end = sorted(number % (len(text) + 1) for number in (first, second))
    return start, end


@pytest.mark.parametrize("encoding", ENCODINGS)
@settings(deadline=None)
@given(source=texts, edits=edits_of, chunk_chars=tiny_chunks)
def test_edits_by_position_equal_edits_by_offset(encoding, source, edits, chunk_chars):
    """After each edit every line still starts where an editor would say."""
    text, expected = Text(source, chunk_chars), source
    for first, second, new in edits:
        start, end = (offset_named(expected, offset) for offset in span(expected, first, second))
        chosen = Range(position_of(expected, start, encoding), position_of(expected, end, encoding))

        assert text.offsets(chosen, encoding) == (start, end)
        text.replace(start, end, new)
        expected = expected[:start] + new + expected[end:]

        assert text.source == expected


@settings(deadline=None)
@given(source=texts, edits=edits_of, chunk_chars=tiny_chunks)
def test_what_is_known_of_a_text_stays_true_through_edits(source, edits, chunk_chars):
    """Edits cut anywhere, between the two halves of a line end too."""
    text, expected = Text(source, chunk_chars), source
    for first, second, new in edits:
        start, end = span(expected, first, second)
        text.replace(start, end, new)
        expected = expected[:start] + new + expected[end:]

        assert len(text) == len(expected)
        assert text.blank == (not expected.strip())
        assert [text.line(line) for line in range(text.n_lines)] == LINE_END.split(expected)
        assert (
            text.part(*span(expected, second, first + 3))
            == expected[slice(*span(expected, second, first + 3))]
        )


@settings(deadline=None)
@given(source=texts, edits=edits_of, chunk_chars=tiny_chunks)
def test_chunks_stay_of_a_size_and_cut_no_line_end(source, edits, chunk_chars):
    """Else a text would fall into crumbs while it is edited, and a search through them take ever longer."""
    text = Text(source, chunk_chars)
    for first, second, new in edits:
        text.replace(*span(text.source, first, second), new)

        chunks = [chunk.text for chunk in text._chunks]
        assert len(chunks) == 1 or all(chunk_chars // 4 <= len(chunk) for chunk in chunks)
        assert all(len(chunk) <= 2 * chunk_chars for chunk in chunks)
        assert not any(one.endswith("\r") and two.startswith("\n") for one, two in pairwise(chunks))


@settings(deadline=None)
@given(before=texts, old=texts, new=texts, after=texts, chunk_chars=tiny_chunks)
def test_a_whole_new_text_is_reduced_to_what_differs(before, old, new, after, chunk_chars):
    text, wanted = Text(before + old + after, chunk_chars), before + new + after

    start, end, inserted = text.difference(wanted)
    removed = text.part(start, end)
    text.replace(start, end, inserted)

    assert text.source == wanted
    assert not removed or not inserted or (removed[0] != inserted[0] and removed[-1] != inserted[-1])
    assert len(removed) <= len(old)
    assert len(inserted) <= len(new)


def test_a_hundred_cursors_in_a_long_text_land_where_the_editor_meant():
    lines = [f"line {number} 😋 of many" for number in range(20_000)]
    text = Text("\r\n".join(lines))
    for line in range(0, 20_000, 200):
        start, end = text.offsets(Range(Position(line, 5), Position(line, 6)), "utf-16")
        text.replace(start, end, "№\r\n")
        text.replace(*text.offsets(Range(Position(line, 6), Position(line + 1, 0)), "utf-16"), "")
        lines[line] = lines[line][:5] + "№" + lines[line][6:]

    assert text.source == "\r\n".join(lines)


def test_a_line_longer_than_any_chunk_is_walked_through():
    text = Text("first\n" + "a😋" * 50_000 + "\nlast")

    assert text.offset(Position(1, 3 * 40_000), "utf-16") == len("first\n") + 2 * 40_000
    assert text.offset(Position(1, 10**9), "utf-16") == len("first\n") + 2 * 50_000
    assert text.offset(Position(2, 2), "utf-16") == len(text) - 2


@pytest.mark.parametrize("index", [-1, 2])
def test_a_line_that_is_not_there_is_no_line(index):
    with pytest.raises(IndexError, match="2 lines"):
        Text("one\ntwo").line(index)


@pytest.mark.parametrize("separator", ["\f", "\v", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_only_the_line_ends_of_the_protocol_begin_a_line(separator):
    """Sources of GNU have form feeds: an edit below one must not land a line too high."""
    text = Text(f"one{separator}two\nthree\n")

    assert text.offset(Position(1, 0), "utf-16") == len("one.two\n")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_each_line_end_of_the_protocol_begins_a_line(line_end):
    text = Text(f"one{line_end}two")

    assert text.offset(Position(1, 1), "utf-16") == len(f"one{line_end}t")


@pytest.mark.parametrize(("encoding", "column_after_emoji"), [("utf-8", 5), ("utf-16", 3), ("utf-32", 2)])
def test_a_column_behind_an_emoji_counts_code_units(encoding, column_after_emoji):
    text = Text("a😋b")

    assert text.offset(Position(0, column_after_emoji), encoding) == len("a😋")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_column_inside_an_emoji_means_its_beginning(encoding):
    assert Text("a😋b").offset(Position(0, 2), encoding) == len("a")


@pytest.mark.parametrize(
    ("position", "offset"),
    [
        pytest.param(Position(0, 99), len("one"), id="beyond-its-line-stops-before-the-line-end"),
        pytest.param(Position(1, 99), len("one\r\ntwo"), id="beyond-the-last-line"),
        pytest.param(Position(9, 0), len("one\r\ntwo"), id="beyond-the-text"),
    ],
)
def test_a_position_too_far_means_the_end(position, offset):
    assert Text("one\r\ntwo").offset(position, "utf-16") == offset


def test_a_range_given_backwards_is_turned_round():
    text = Text("one two")

    assert text.offsets(Range(Position(0, 7), Position(0, 4)), "utf-16") == (4, 7)


def test_a_carriage_return_and_a_later_line_feed_become_one_line_end():
    text = Text("one\rtwo")

    text.replace(4, 4, "\n")

    assert text.offset(Position(1, 0), "utf-16") == len("one\r\n")
