from __future__ import annotations

import asyncio
import logging

import pytest

from lsp_langid.lsp.framing import FramingError, frame, read_frames

LIMIT = 512  # bytes a reader buffers for a line


async def bodies(*chunks: bytes, largest: int = 1000) -> list[bytes]:
    """The messages in a stream that arrives in these chunks."""
    reader = asyncio.StreamReader(limit=LIMIT)
    for chunk in chunks:
        reader.feed_data(chunk)
    reader.feed_eof()
    return [body async for body in read_frames(reader, largest=largest)]


async def test_frames_are_read_back_as_they_were_made():
    assert await bodies(frame(b"one"), frame(b""), frame(b"t\r\n\r\nwo")) == [b"one", b"", b"t\r\n\r\nwo"]


async def test_where_the_stream_is_cut_into_chunks_does_not_matter():
    stream = frame(b"one") + frame("zwölf".encode())

    assert await bodies(*(bytes([byte]) for byte in stream)) == [b"one", "zwölf".encode()]


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 4\r\n\r\n",
        b"content-length:4\n\n",
        b"CONTENT-LENGTH: 4  \r\n\r\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 4\r\n\r\n",
        b"Content-Length: 4\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
        b"Content-Length: 9\r\nContent-Length: 4\r\n\r\n",
        b"\r\n\r\nContent-Length: 4\r\n\r\n",
    ],
)
async def test_a_header_is_read_in_any_spelling(header, caplog):
    assert await bodies(header + b"body") == [b"body"]
    assert caplog.records == []


@pytest.mark.parametrize(
    "junk",
    [
        pytest.param(b"Starting up...\n", id="a-greeting"),
        pytest.param(b"Content-Length: four\r\n\r\nbody\r\n", id="length-is-a-word"),
        pytest.param(b"Content-Length: -4\r\n\r\nbody\r\n", id="length-below-nothing"),
        pytest.param(b"Content-Length:\r\n\r\n", id="no-length"),
        pytest.param(b'{"jsonrpc": "2.0"}\n' * 3, id="messages-a-line-each"),
        pytest.param(b'more of a body", "b": 1}', id="the-rest-of-a-body"),
        pytest.param(b"x" * 10 * LIMIT, id="a-line-without-end"),
        pytest.param(b"\x00\xff\n\xfe", id="bytes"),
    ],
)
async def test_what_is_no_header_is_skipped_and_logged_once(junk, caplog):
    with caplog.at_level(logging.WARNING):
        assert await bodies(frame(b"before"), junk, frame(b"after")) == [b"before", b"after"]

    assert len(caplog.records) == 1


@pytest.mark.parametrize("n_junk", range(LIMIT - 40, LIMIT + 5))
async def test_a_header_behind_a_long_line_is_found_wherever_the_buffer_ends(n_junk):
    assert await bodies(b"x" * n_junk, frame(b"after")) == [b"after"]


async def test_after_a_length_too_small_the_next_message_is_read():
    stream = b"Content-Length: 3\r\n\r\n" + b'{"cut": 1}' + frame(b"next")

    assert await bodies(stream) == [b'{"c', b"next"]


async def test_after_a_length_too_large_one_message_is_lost_and_no_more():
    stream = b"Content-Length: 9\r\n\r\nbody" + frame(b"lost") + frame(b"next")

    assert (await bodies(stream))[1:] == [b"next"]


@pytest.mark.parametrize(
    "stream", [b"Content-Length: 4\r\n\r\nbo", b"Content-Len", b"Content-Length: 4\r\n\r\n"]
)
async def test_a_stream_may_end_in_the_middle_of_a_message(stream):
    assert await bodies(frame(b"one"), stream) == [b"one"]


async def test_a_message_that_is_too_large_is_not_waited_for():
    with pytest.raises(FramingError, match="10000000000 bytes"):
        await bodies(b"Content-Length: 10000000000\r\n\r\n")


async def test_a_message_may_be_as_large_as_it_is_allowed():
    assert await bodies(frame(b"x" * 1000)) == [b"x" * 1000]


async def test_a_web_page_is_hung_up_on_before_its_body_is_read():
    """Any page can have a browser send this; its body may hold messages, with headers."""
    request = b"POST / HTTP/1.1\r\nHost: 127.0.0.1:8765\r\nContent-Length: 99\r\n\r\n"

    with pytest.raises(FramingError, match="HTTP"):
        await bodies(request + frame(b'{"jsonrpc": "2.0"}'))
