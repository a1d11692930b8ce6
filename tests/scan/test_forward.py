"""A stream that only goes forward gives what is asked, in order, and refuses what is absurd."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.scan.forward import Counted, Forward


class Trickle:
    """A source that gives less than it is asked for."""

    def __init__(self, data: bytes, step: int) -> None:
        self._stream = io.BytesIO(data)
        self._step = step

    def read(self, size: int, /) -> bytes:
        return self._stream.read(min(size, self._step))


def ignore(_: int) -> None:
    pass


@given(
    st.binary(max_size=300),
    st.integers(1, 40),
    st.lists(st.tuples(st.booleans(), st.integers(0, 60)), max_size=12),
)
def test_reading_and_stepping_agree_with_a_file(data, step, moves):
    forward, file = Forward(Trickle(data, step), ignore), io.BytesIO(data)

    for skips, amount in moves:
        if skips:
            forward.seek(forward.tell() + amount)
            file.seek(min(file.tell() + amount, len(data)))
        else:
            assert forward.read(amount) == file.read(amount)
        assert forward.tell() == file.tell()


def test_looking_ahead_takes_nothing_away():
    stream = Forward(io.BytesIO(b"abc"), ignore)

    assert (stream.peek(), stream.read(3), stream.peek()) == (b"abc", b"abc", b"")


def test_all_that_the_source_gives_is_counted():
    seen: list[int] = []
    Forward(io.BytesIO(b"x" * 1000), seen.append).seek(900)
    counted = Counted(io.BytesIO(b"x" * 10), seen.append)
    counted.read(7)
    counted.read(7)

    assert (sum(seen[:-2]), seen[-2:]) == (1000, [7, 3])


def test_a_header_cannot_ask_for_everything():
    stream = Forward(io.BytesIO(b"x" * 10), ignore)

    with pytest.raises(ValueError, match="claims"):
        stream.read(1 << 40)
    with pytest.raises(ValueError, match="claims"):
        stream.read(-1)


def test_a_header_cannot_ask_for_everything_bit_by_bit():
    stream = Forward(io.BytesIO(bytes(3 << 20)), ignore)
    stream.read(1 << 20)

    with pytest.raises(ValueError, match="claims"):
        stream.read(1)
    assert len(stream.take(1 << 20)) == 1 << 20

    stream.begin_header()
    assert len(stream.read(1 << 20)) == 1 << 20


def test_a_header_cannot_lead_backwards():
    stream = Forward(io.BytesIO(b"x" * 10), ignore)
    stream.read(5)

    with pytest.raises(ValueError, match="backwards"):
        stream.seek(2)
