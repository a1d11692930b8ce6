"""A line in, a line out, in order, whatever the line holds."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.cli import jsonl
from lsp_langid.cli.jsonl import answer_lines
from lsp_langid.errors import LangidError


def upper(text: str) -> dict[str, Any]:
    return {"answer": text.upper()}


def answers(data: bytes, answer=upper) -> tuple[bool, list[dict[str, Any]]]:
    sink = io.StringIO()
    all_fine = answer_lines(io.BytesIO(data), sink, answer)
    assert sink.getvalue() == "" or sink.getvalue().endswith("\n")
    return all_fine, [json.loads(line) for line in sink.getvalue().splitlines()]


def test_each_object_is_answered_in_its_place():
    data = b'{"id": "a", "text": "x"}\n{"text": "y", "id": 7, "more": [1]}\n'

    assert answers(data) == (True, [{"id": "a", "answer": "X"}, {"id": 7, "answer": "Y"}])


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b'{"id": 1, "text": "x"}', id="no-line-break-at-the-end"),
        pytest.param(b'{"id": 1, "text": "x"}\r\n', id="windows-line-break"),
        pytest.param(b'\xef\xbb\xbf{"id": 1, "text": "x"}\n', id="byte-order-mark"),
        pytest.param(b'\n  \n{"id": 1, "text": "x"}\n\n', id="blank-lines"),
    ],
)
def test_line_ends_and_marks_do_not_matter(data):
    assert answers(data) == (True, [{"id": 1, "answer": "X"}])


def test_nothing_in_is_nothing_out():
    assert answers(b"") == (True, [])


@pytest.mark.parametrize(
    ("line", "line_id", "error"),
    [
        pytest.param(b"nope", None, "not JSON: Expecting value at character 0", id="not-json"),
        pytest.param(b'{"id": 1, "text": "x', None, "not JSON: Unterminated string", id="cut-short"),
        pytest.param(b"[1, 2]", None, "wanted an object with `id` and `text`, got a list", id="a-list"),
        pytest.param(b"null", None, "wanted an object with `id` and `text`, got null", id="null"),
        pytest.param(b"3", None, "wanted an object with `id` and `text`, got a number", id="a-number"),
        pytest.param(b'{"id": "a"}', "a", "`text` is missing", id="no-text"),
        pytest.param(
            b'{"id": "a", "text": 3}', "a", "`text` must be a string, got a number", id="text-a-number"
        ),
        pytest.param(b'{"id": "a", "text": null}', "a", "`text` must be a string, got null", id="text-null"),
        pytest.param(
            b'{"id": "a", "text": true}', "a", "`text` must be a string, got true or false", id="text-a-bool"
        ),
        pytest.param(
            b'{"id": "a", "text": "x\\ud800"}',
            "a",
            "`text` holds half a character, the lone surrogate \\ud800 at 1",
            id="lone-surrogate",
        ),
        pytest.param(b'{"id": "a", "text": "\xff"}', None, "not UTF-8: byte 21 of the line", id="not-utf-8"),
        pytest.param(b'{"id": NaN, "text": "x"}', None, "not JSON: NaN is no JSON number", id="nan"),
        pytest.param(
            b'{"id": 1e999, "text": "x"}', None, "`id` cannot be repeated in JSON", id="infinite-id"
        ),
        pytest.param(b"9" * 9999, None, "not JSON: Exceeds the limit", id="a-number-of-9999-digits"),
        pytest.param(b"[" * 200_000, None, "not read: nested too deeply", id="too-deep"),
    ],
)
def test_a_bad_line_says_why_and_the_next_one_is_answered(line, line_id, error):
    all_fine, objects = answers(line + b'\n{"id": "next", "text": "x"}\n')

    assert not all_fine
    assert objects[0]["id"] == line_id
    assert objects[0]["error"].startswith(error)
    assert objects[1:] == [{"id": "next", "answer": "X"}]


def test_a_pair_of_surrogates_is_a_whole_character():
    assert answers(b'{"id": 1, "text": "\\ud834\\udd1e"}') == (True, [{"id": 1, "answer": "𝄞"}])


def test_an_id_comes_back_as_it_was_given():
    """Also one that is no valid text: it is the caller's, not ours."""
    sink = io.StringIO()
    answer_lines(io.BytesIO(b'{"id": {"a": ["\\ud800", null, 1.5]}, "text": ""}'), sink, upper)

    assert sink.getvalue() == '{"id": {"a": ["\\ud800", null, 1.5]}, "answer": ""}\n'


def test_a_missing_id_is_null():
    assert answers(b'{"text": "x"}') == (True, [{"id": None, "answer": "X"}])


@pytest.mark.parametrize(
    ("error", "message"),
    [
        pytest.param(LangidError("no"), "no", id="one-of-our-own"),
        pytest.param(ZeroDivisionError("oops"), "this is a bug: ZeroDivisionError: oops", id="a-bug"),
    ],
)
def test_a_text_that_cannot_be_answered_does_not_end_the_run(error, message):
    def trip(text: str) -> dict[str, Any]:
        if text == "bad":
            raise error
        return upper(text)

    data = b'{"id": 1, "text": "bad"}\n{"id": 2, "text": "x"}\n'

    assert answers(data, trip) == (False, [{"id": 1, "error": message}, {"id": 2, "answer": "X"}])


def test_a_line_of_any_length_below_the_limit_is_answered():
    text = "x" * 3_000_000

    assert answers(json.dumps({"id": 1, "text": text}).encode()) == (
        True,
        [{"id": 1, "answer": text.upper()}],
    )


@pytest.mark.parametrize("end", [b"", b"\n", b'\n{"id": 2, "text": "x"}'])
def test_a_line_beyond_the_limit_is_let_go(monkeypatch, end):
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 100_000)
    data = b'{"id": 1, "text": "' + b"x" * 300_000 + b'"}' + end

    all_fine, objects = answers(data)

    assert not all_fine
    assert objects[0] == {"id": None, "error": "a line longer than 100000 bytes"}
    assert objects[1:] == ([{"id": 2, "answer": "X"}] if len(end) > 1 else [])


def test_what_is_answered_is_flushed_before_waiting_for_more():
    """A partner that writes one line and waits for its answer must not wait for ever."""

    class Partner(io.RawIOBase):
        """Gives out one line at a time, and only after the one before was answered."""

        def __init__(self) -> None:
            self.lines = [b'{"id": %d, "text": "x"}\n' % number for number in range(5)]
            self.n_given = 0

        def read1(self, size: int = -1) -> bytes:
            assert len(sink.seen) == self.n_given
            if self.n_given == len(self.lines):
                return b""
            self.n_given += 1
            return self.lines[self.n_given - 1]

    class Sink(io.StringIO):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[str] = []

        def flush(self) -> None:
            self.seen = self.getvalue().splitlines()

    sink = Sink()

    assert answer_lines(Partner(), sink, upper)  # type: ignore[arg-type]
    assert len(sink.seen) == 5


def test_lines_that_are_at_hand_are_flushed_together():
    flushes = []

    class Sink(io.StringIO):
        def flush(self) -> None:
            flushes.append(len(self.getvalue().splitlines()))

    answer_lines(io.BytesIO(b'{"id": 1, "text": ""}\n' * 100), Sink(), upper)

    assert flushes == [0, 100]


def test_memory_does_not_grow_with_the_number_of_lines():
    import tracemalloc

    class Endless(io.BytesIO):
        """Ten thousand lines of a thousand characters, made when they are asked for."""

        n_left = 100

        def read1(self, size: int | None = -1) -> bytes:
            self.n_left -= 1
            return b'{"id": 1, "text": "%s"}\n' % (b"x" * 1000) * 100 if self.n_left >= 0 else b""

    class Nowhere(io.StringIO):
        n_lines = 0

        def write(self, text: str) -> int:
            self.n_lines += 1
            return len(text)

    sink = Nowhere()
    tracemalloc.start()
    try:
        answer_lines(Endless(), sink, upper)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert sink.n_lines == 10_000
    assert peak < 2_000_000, "all lines together have 10 million characters"


@given(st.binary(max_size=300))
def test_any_bytes_give_one_object_a_line(data):
    n_lines = sum(1 for line in data.split(b"\n") if line.strip())

    assert len(answers(data)[1]) == n_lines


@given(
    st.lists(st.text().filter(lambda text: text.isprintable() or text.isascii()), max_size=20),
    st.integers(1, 50),
)
def test_lines_may_arrive_in_pieces(texts, size):
    data = b"".join(json.dumps({"id": n, "text": text}).encode() + b"\n" for n, text in enumerate(texts))

    class Drops(io.BytesIO):
        def read1(self, _: int | None = -1) -> bytes:
            return self.read(size)

    sink = io.StringIO()
    assert answer_lines(Drops(data), sink, upper)
    assert [json.loads(line)["answer"] for line in sink.getvalue().splitlines()] == [
        text.upper() for text in texts
    ]
