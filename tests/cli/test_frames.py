"""The small client fails loudly and cleans up, whatever the server does."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from lsp_langid.cli.frames import Client, ClientError, read_frame

FAKE = str(Path(__file__).with_name("fake_server.py"))
INITIALIZE = {"initializationOptions": {"langid": {"notify": True}}}


def client(behaviour: str, timeout: float = 20.0) -> Client:
    return Client([sys.executable, FAKE, behaviour], timeout=timeout)


def test_a_request_returns_its_result():
    with client("good") as server:
        assert server.request("initialize", INITIALIZE)["serverInfo"] == {"name": "fake", "version": "1"}


def test_what_the_server_asks_in_between_is_answered():
    with client("asks") as server:
        assert server.request("initialize", INITIALIZE)["serverInfo"]["name"] == "fake"


def test_an_answer_that_is_an_error_is_raised():
    with (
        client("refuses") as server,
        pytest.raises(ClientError, match=r"answered initialize with an error.*not today"),
    ):
        server.request("initialize", INITIALIZE)


def test_silence_ends_at_the_deadline():
    with client("deaf", timeout=0.2) as server, pytest.raises(ClientError) as caught:
        server.request("initialize", INITIALIZE)
    assert str(caught.value) == "the server did not send an answer to initialize within 0.2 s."


def test_death_is_reported_with_the_last_words_and_the_exit_code():
    with client("dies") as server, pytest.raises(ClientError) as caught:
        server.request("initialize", INITIALIZE)
    assert str(caught.value) == (
        "the server ended before it sent an answer to initialize (exit code 3). "
        "The last it wrote to standard error:\n  | model is missing\n  | second line"
    )


def test_what_is_no_frame_is_quoted():
    with client("babbles") as server, pytest.raises(ClientError, match=r"hello, I am a server"):
        server.request("initialize", INITIALIZE)


def test_every_wait_after_the_end_fails_at_once():
    with client("dies", timeout=600) as server:
        for _ in range(2):
            with pytest.raises(ClientError):
                server.request("initialize", INITIALIZE)


def test_a_program_that_does_not_exist_is_an_error():
    with pytest.raises(ClientError, match=r"^the server cannot be started: "):
        Client(["/no/such/program"], timeout=1)


@pytest.mark.parametrize("behaviour", ["good", "deaf", "dies"])
def test_the_process_is_gone_afterwards(behaviour):
    with client(behaviour, timeout=0.2) as server:
        pass
    assert server.exit_code is not None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"Content-Length: 10\r\n", id="end-in-the-header"),
        pytest.param(b"Content-Length: 10\r\n\r\n{}", id="end-in-the-body"),
    ],
)
def test_the_end_of_the_stream_is_none(data):
    assert read_frame(io.BytesIO(data)) is None


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"hello\r\n", id="no-header"),
        pytest.param(b"Content-Type: x\r\n\r\n{}", id="no-length"),
        pytest.param(b"Content-Length: two\r\n\r\n{}", id="length-in-words"),
        pytest.param(b"Content-Length: 2\r\n\r\n[]", id="not-an-object"),
        pytest.param(b"Content-Length: 2\r\n\r\nno", id="not-json"),
    ],
)
def test_what_is_no_frame_is_refused(data):
    with pytest.raises(ValueError, match=r"."):
        read_frame(io.BytesIO(data))


def test_frames_follow_each_other():
    stream = io.BytesIO(b'Content-Length: 8\r\n\r\n{"id":1}Content-Length: 8\r\n\r\n{"id":2}')

    assert [read_frame(stream), read_frame(stream), read_frame(stream)] == [{"id": 1}, {"id": 2}, None]
