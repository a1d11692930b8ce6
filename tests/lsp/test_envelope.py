from __future__ import annotations

import json

import pytest

from lsp_langid.lsp.envelope import (
    DEEPEST,
    INVALID_REQUEST,
    PARSE_ERROR,
    Malformed,
    Notification,
    Request,
    Response,
    decode,
)


def read(**message):
    return decode(json.dumps({"jsonrpc": "2.0", **message}).encode())


@pytest.mark.parametrize(
    ("message", "envelope"),
    [
        pytest.param({"id": 1, "method": "m"}, Request(1, "m"), id="request"),
        pytest.param({"id": "a", "method": "m", "params": [1]}, Request("a", "m", [1]), id="word-as-id"),
        pytest.param({"id": 2.0, "method": "m"}, Request(2, "m"), id="lua-writes-whole-numbers-with-a-point"),
        pytest.param({"method": "m", "params": {"a": 1}}, Notification("m", {"a": 1}), id="notification"),
        pytest.param({"id": 1, "result": None}, Response(1), id="response"),
        pytest.param(
            {"id": 1, "error": {"code": 1}}, Response(1, error={"code": 1}), id="response-with-an-error"
        ),
    ],
)
def test_a_message_is_known_by_its_fields(message, envelope):
    assert read(**message) == envelope


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"{", id="half-an-object"),
        pytest.param(b"{}{}", id="two-objects"),
        pytest.param(b'{"id": NaN}', id="not-a-number"),
        pytest.param(b'{"id": -Infinity}', id="infinity"),
        pytest.param(b'{"id": ' + b"9" * 5000 + b"}", id="a-number-of-5000-digits"),
        pytest.param(b"\xff\xfe{}", id="not-utf-8"),
        pytest.param('{"method": "m"}'.encode("utf-16"), id="utf-16"),
        pytest.param(b"[" * 100_000, id="brackets-without-end"),
        pytest.param(b'{"a":' * (DEEPEST + 1) + b"1" + b"}" * (DEEPEST + 1), id="too-deep"),
    ],
)
def test_what_is_not_json_is_a_parse_error(body):
    envelope = decode(body)

    assert isinstance(envelope, Malformed)
    assert (envelope.code, envelope.id, envelope.answerable) == (PARSE_ERROR, None, True)


def test_a_message_may_be_as_deep_as_it_is_allowed():
    deep = "x"
    for _ in range(DEEPEST - 2):
        deep = [deep]

    assert read(method="m", params=deep) == Notification("m", deep)


@pytest.mark.parametrize(
    ("message", "reply_to"),
    [
        pytest.param([], None, id="empty-batch"),
        pytest.param([{"jsonrpc": "2.0", "method": "m"}], None, id="batch"),
        pytest.param("m", None, id="string"),
        pytest.param(None, None, id="null"),
        pytest.param({"jsonrpc": "2.0"}, None, id="nothing-in-it"),
        pytest.param({"id": 3, "method": "m"}, 3, id="no-jsonrpc"),
        pytest.param({"jsonrpc": 2.0, "id": 3, "method": "m"}, 3, id="jsonrpc-is-a-number"),
        pytest.param({"jsonrpc": "1.0", "id": 3, "method": "m"}, 3, id="older-jsonrpc"),
        pytest.param({"jsonrpc": "2.0", "id": 3, "method": 4}, 3, id="method-is-a-number"),
        pytest.param({"jsonrpc": "2.0", "id": 3, "method": None}, 3, id="method-is-null"),
        pytest.param({"jsonrpc": "2.0", "id": None, "method": "m"}, None, id="id-is-null"),
        pytest.param({"jsonrpc": "2.0", "id": True, "method": "m"}, None, id="id-is-true"),
        pytest.param({"jsonrpc": "2.0", "id": 1.5, "method": "m"}, None, id="id-is-a-fraction"),
        pytest.param({"jsonrpc": "2.0", "id": [1], "method": "m"}, None, id="id-is-a-list"),
        pytest.param({"jsonrpc": "2.0", "id": {}, "method": "m"}, None, id="id-is-an-object"),
    ],
)
def test_json_that_is_no_message_is_answered_with_an_invalid_request(message, reply_to):
    envelope = decode(json.dumps(message).encode())

    assert isinstance(envelope, Malformed)
    assert (envelope.code, envelope.id, envelope.answerable) == (INVALID_REQUEST, reply_to, True)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"method": "m"}, id="notification-without-jsonrpc"),
        pytest.param({"id": 1, "result": 1}, id="response-without-jsonrpc"),
        pytest.param({"jsonrpc": "2.0", "id": 1}, id="response-with-neither-result-nor-error"),
        pytest.param({"jsonrpc": "2.0", "id": None, "result": 1}, id="response-to-nothing"),
        pytest.param({"jsonrpc": "2.0", "id": [1], "result": 1}, id="response-to-a-list"),
    ],
)
def test_what_looks_like_a_notification_or_a_response_is_never_answered(message):
    envelope = decode(json.dumps(message).encode())

    assert isinstance(envelope, Malformed)
    assert not envelope.answerable


def test_the_complaint_of_a_client_is_repeated():
    """It is how a client says that it could not read what we sent."""
    envelope = read(id=None, error={"code": PARSE_ERROR, "message": "no JSON"})

    assert isinstance(envelope, Malformed)
    assert "no JSON" in envelope.complaint
