"""What xz packed is unpacked piece by piece, within the memory that was granted."""

from __future__ import annotations

import io
import lzma

import pytest

from lsp_langid.scan.xz import XzStream

PLENTY = 1 << 28
TEXT = b"".join(b"line %d\n" % number for number in range(20_000))


def unpacked(packed: bytes, memory: int = PLENTY, step: int = 999) -> bytes:
    stream = XzStream(io.BytesIO(packed), memory)
    parts = []
    while part := stream.read(step):
        assert len(part) <= step
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("step", [1000, 1 << 20])
def test_a_stream_is_unpacked(step):
    assert unpacked(lzma.compress(TEXT), step=step) == TEXT


def test_several_streams_with_zeros_between_them_are_one():
    packed = lzma.compress(TEXT) + b"\0" * 8 + lzma.compress(b"more") + b"\0" * 4

    assert unpacked(packed) == TEXT + b"more"


def test_nothing_packed_is_nothing():
    assert unpacked(lzma.compress(b"")) == b""


@pytest.mark.parametrize("cut", [1, 20, 100])
def test_a_stream_that_is_cut_short_is_told(cut):
    with pytest.raises((EOFError, lzma.LZMAError)):
        unpacked(lzma.compress(TEXT)[:-cut])


def test_a_stream_that_is_altered_is_told():
    packed = bytearray(lzma.compress(TEXT))
    packed[len(packed) // 2] ^= 255

    with pytest.raises(lzma.LZMAError):
        unpacked(bytes(packed))


def test_no_more_memory_is_taken_than_granted():
    packed = lzma.compress(TEXT, filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 26}])

    assert unpacked(packed) == TEXT
    with pytest.raises(lzma.LZMAError, match="emory"):
        unpacked(packed, memory=1 << 20)
