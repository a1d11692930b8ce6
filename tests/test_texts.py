"""Whatever bytes there are become text, or are told apart from it."""

from __future__ import annotations

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.texts import PART_BYTES, WHOLE_BYTES, decode, is_binary, n_lines_of, read_parts, spans

CODE = "def größe(x):\n    return x  # ≥ 1\n"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(CODE.encode("utf-8"), id="utf-8"),
        pytest.param(CODE.encode("utf-8-sig"), id="utf-8-with-mark"),
        pytest.param(codecs.BOM_UTF16_LE + CODE.encode("utf-16-le"), id="utf-16-le-with-mark"),
        pytest.param(codecs.BOM_UTF16_BE + CODE.encode("utf-16-be"), id="utf-16-be-with-mark"),
        pytest.param(codecs.BOM_UTF32_LE + CODE.encode("utf-32-le"), id="utf-32-le-with-mark"),
        pytest.param(codecs.BOM_UTF32_BE + CODE.encode("utf-32-be"), id="utf-32-be-with-mark"),
        pytest.param(CODE.encode("utf-16-le"), id="utf-16-le-without-mark"),
        pytest.param(CODE.encode("utf-16-be"), id="utf-16-be-without-mark"),
    ],
)
def test_unicode_is_read_in_all_its_encodings(data):
    assert decode([data]) == CODE


def test_old_eight_bit_text_is_read_as_latin_1():
    assert decode(["x = 'größe'\n".encode("latin-1")]) == "x = 'größe'\n"


def test_one_damaged_character_does_not_spoil_the_others():
    data = "äöü ".encode() * 3 + b"\xff\n"

    assert decode([data]) == "äöü äöü äöü \N{REPLACEMENT CHARACTER}\n"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param(b"", "", id="empty"),
        pytest.param(b"a\rb\r", "a\rb\r", id="carriage-returns-only"),
        pytest.param(b"\xef\xbb\xbf", "", id="nothing-but-a-mark"),
        pytest.param(b"\x1b[31mred\x1b[0m\n" * 99, "\x1b[31mred\x1b[0m\n" * 99, id="coloured-log"),
        pytest.param(b"\x01" * 9, "\x01" * 9, id="too-little-to-call-it-binary"),
    ],
)
def test_odd_text_is_still_text(data, text):
    assert decode([data]) == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0", id="program"),
        pytest.param(b"text and then\0a NUL", id="one-nul"),
        pytest.param(b"\0" * 100, id="nothing-but-nuls"),
        pytest.param(bytes(range(1, 256)) * 8, id="noise-without-nul"),
        pytest.param(b"\x05\0\x06\0\x07\0\x01\0" * 200, id="small-numbers-that-resemble-utf-16"),
    ],
)
def test_what_is_no_text_is_told_apart(data):
    assert decode([data]) is None
    assert is_binary(data)


def test_a_nul_in_a_later_part_makes_the_whole_binary():
    assert decode([b"text", b"more\0"]) is None


def test_nuls_can_be_let_through():
    assert decode([b"print(1)\0\n"], nuls_allowed=True) == "print(1)\0\n"


def test_text_in_utf_16_is_not_binary_for_all_its_nuls():
    assert not is_binary(CODE.encode("utf-16"))
    assert not is_binary(CODE.encode("utf-16-le"))


def test_parts_are_joined_by_a_line_break_from_a_line_start():
    assert decode([b"a\nb", b"torn\nc\n", b"no break"]) == "a\nb\nc\n\nno break"


@pytest.mark.parametrize("size", [0, 1, WHOLE_BYTES])
def test_up_to_the_limit_there_is_one_part(size):
    assert spans(size) == [(0, size)]
    assert read_parts(io.BytesIO(b"x" * size), size) == [b"x" * size]


@given(st.integers(WHOLE_BYTES + 1, 10**12))
def test_of_a_large_text_head_middle_and_tail_do_not_overlap(size):
    (first, *_), *rest = parts = spans(size)

    assert (first, parts[-1][1]) == (0, size)
    assert all(end <= start for (_, end), (start, _) in zip(parts, rest, strict=False))
    assert all(start % 4 == 0 and PART_BYTES <= end - start <= PART_BYTES + 3 for start, end in parts)


def test_of_a_stream_whose_size_nobody_knows_the_beginning_is_read():
    stream = io.BytesIO(b"x" * 3 * WHOLE_BYTES)

    assert read_parts(stream, 0) == [b"x" * WHOLE_BYTES]
    assert stream.tell() == WHOLE_BYTES


@pytest.mark.parametrize(
    ("text", "n_lines"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("a", 1, id="one-open-line"),
        pytest.param("a\n", 1, id="one-closed-line"),
        pytest.param("a\n\nb", 3, id="an-empty-line-counts"),
        pytest.param("a\r\nb\r\n", 2, id="windows"),
        pytest.param("a\rb", 2, id="old-macintosh"),
    ],
)
def test_lines_are_counted_as_an_editor_shows_them(text, n_lines):
    assert n_lines_of(text) == n_lines


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_all_unicode_text_survives(text):
    assert decode([codecs.BOM_UTF8 + text.encode()]) == text


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=3), st.booleans())
def test_any_bytes_become_text_or_nothing(parts, nuls_allowed):
    assert isinstance(decode(parts, nuls_allowed=nuls_allowed), (str, type(None)))


@given(st.binary(max_size=2000))
def test_one_look_at_the_head_agrees_with_decoding_it(data):
    assert is_binary(data) == (decode([data]) is None)
