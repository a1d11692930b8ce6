"""Of a stream that passes once there remains what is read of a file, and its lines are counted."""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.scan.held import EndedEarlyError, LineCounter, keep
from lsp_langid.texts import PART_BYTES, WHOLE_BYTES, decode, n_lines_of, read_parts

LINE = "größe_der_probe = 'ß→𝄞'  # eine von vielen Zeilen\n"


def test_a_small_text_is_kept_whole():
    kept = keep(io.BytesIO(b"a\nb").read, 3)

    assert kept is not None
    assert (kept.held.parts, kept.held.n_lines, kept.crc) == ((b"a\nb",), 2, zlib.crc32(b"a\nb"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le", "utf-32"])
def test_of_a_large_text_the_same_is_kept_as_is_read_of_a_file(encoding):
    data = (LINE * 60_000).encode(encoding, "replace")

    kept = keep(io.BytesIO(data).read, len(data))

    assert kept is not None
    assert list(kept.held.parts) == read_parts(io.BytesIO(data), len(data))
    assert kept.held.n_lines == 60_000
    assert kept.crc == zlib.crc32(data)


def test_a_stream_that_gives_a_byte_at_a_time_is_enough():
    data = b"x = 1\n" * (WHOLE_BYTES // 5)
    stream = io.BytesIO(data)

    kept = keep(lambda size: stream.read(min(size, 4099)), len(data))

    assert kept is not None
    assert list(kept.held.parts) == read_parts(io.BytesIO(data), len(data))


def test_what_is_kept_has_a_bound():
    size = 50 * WHOLE_BYTES
    left = size

    def read(n_bytes: int) -> bytes:
        nonlocal left
        left -= n_bytes
        return b"x" * n_bytes

    kept = keep(read, size)

    assert kept is not None
    assert left == 0
    assert sum(map(len, kept.held.parts)) <= 3 * (PART_BYTES + 3)
    assert kept.held.n_lines == 1


@pytest.mark.parametrize("size", [100, 10 * WHOLE_BYTES])
def test_binary_content_is_told_by_its_head(size):
    stream = io.BytesIO(b"\x7fELF\0" * (size // 5))

    assert keep(stream.read, size) is None
    assert stream.tell() <= WHOLE_BYTES


@pytest.mark.parametrize("size", [10, 10 * WHOLE_BYTES])
def test_a_stream_that_ends_early_is_no_text(size):
    with pytest.raises(EndedEarlyError):
        keep(io.BytesIO(b"abc").read, size)


@given(
    st.text(st.sampled_from("ab\n\r\né→")),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    st.integers(4, 9),
)
def test_lines_are_counted_in_pieces_as_in_the_whole(text, encoding, n_bytes):
    data = text.encode(encoding)
    whole = decode([data])
    counter = LineCounter(data)
    for start in range(0, len(data), n_bytes):
        counter.feed(data[start : start + n_bytes])

    assert whole == text
    assert counter.n_lines == n_lines_of(text)
