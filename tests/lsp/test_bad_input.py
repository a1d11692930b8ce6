"""Whatever comes, it is answered with the protocol's error or ignored, and the next document works."""

from __future__ import annotations

import gc
import json
import logging
import random

import pytest

URI = "untitled:Untitled-1"
START = {"line": 0, "character": 0}
WHOLE = {"start": START, "end": {"line": 9, "character": 0}}

PARSE_ERROR = -32700
INVALID_REQUEST = -32600
METHOD_NOT_FOUND = -32601
INVALID_PARAMS = -32602
NOT_INITIALIZED = -32002


def receive(client, body: bytes) -> None:
    client.server.protocol.receive(body)


async def is_well(client) -> None:
    """A new document is identified, nobody was shown a pop-up, and nothing else is left to say."""
    client.open("untitled:fresh", "def f(): pass\n")
    notice = await client.find(method="langid/identified")
    while notice["params"]["uri"] != "untitled:fresh":
        notice = await client.find(method="langid/identified")
    assert notice["params"]["language"] == "python"
    methods = {message["method"] for message in client.received if "method" in message}
    assert methods <= {"langid/identified"}


@pytest.fixture
async def ready(client, caplog):
    """A client with a document open and nothing unread. What is logged afterwards counts."""
    await client.start(notify=True, quietMs=0)
    client.open(URI, "def f(): pass\n")
    await client.notice()
    caplog.clear()
    caplog.set_level(logging.WARNING)
    return client


def hover(**changes):
    params = {"textDocument": {"uri": URI}, "position": START, **changes}
    return {"id": 7, "method": "textDocument/hover", "params": params}


def command(name, *arguments):
    params = {"command": name, "arguments": list(arguments)}
    return {"id": 7, "method": "workspace/executeCommand", "params": params}


REFUSED = {
    "no-such-method": ({"id": 7, "method": "textDocument/noSuch", "params": {}}, METHOD_NOT_FOUND),
    "no-such-optional-method": ({"id": 7, "method": "$/noSuch"}, METHOD_NOT_FOUND),
    "method-of-a-server": ({"id": 7, "method": "window/showMessageRequest"}, METHOD_NOT_FOUND),
    "empty-method": ({"id": 7, "method": ""}, METHOD_NOT_FOUND),
    "method-of-a-megabyte": ({"id": 7, "method": "x" * 2**20}, METHOD_NOT_FOUND),
    "second-initialize": (
        {"id": 7, "method": "initialize", "params": {"capabilities": {}}},
        INVALID_REQUEST,
    ),
    "notification-with-an-id": (
        {"id": 7, "method": "textDocument/didClose", "params": {"textDocument": {"uri": URI}}},
        INVALID_REQUEST,
    ),
    "exit-with-an-id": ({"id": 7, "method": "exit"}, INVALID_REQUEST),
    "params-are-a-string": ({"id": 7, "method": "textDocument/hover", "params": "x"}, INVALID_PARAMS),
    "params-are-a-list": ({"id": 7, "method": "textDocument/hover", "params": [URI, START]}, INVALID_PARAMS),
    "params-are-missing": ({"id": 7, "method": "textDocument/hover"}, INVALID_PARAMS),
    "uri-is-null": (hover(textDocument={"uri": None}), INVALID_PARAMS),
    "uri-is-an-object": (hover(textDocument={"uri": {"path": "/"}}), INVALID_PARAMS),
    "document-is-a-list": (hover(textDocument=[URI]), INVALID_PARAMS),
    "no-position": (hover(position=None), INVALID_PARAMS),
    "negative-line": (hover(position={"line": -1, "character": 0}), INVALID_PARAMS),
    "line-is-a-fraction": (hover(position={"line": 0.5, "character": 0}), INVALID_PARAMS),
    "line-is-a-word": (hover(position={"line": "0", "character": 0}), INVALID_PARAMS),
    "line-is-true": (hover(position={"line": True, "character": 0}), INVALID_PARAMS),
    "line-is-infinite": (hover(position={"line": 1e300, "character": 0}), INVALID_PARAMS),
    "line-above-what-lsp-counts": (hover(position={"line": 2**31, "character": 0}), INVALID_PARAMS),
    "no-such-command": (command("langid.noSuch"), INVALID_PARAMS),
    "command-without-arguments": (command("langid.reclassify"), INVALID_PARAMS),
    "command-with-too-many": (command("langid.reclassify", URI, URI), INVALID_PARAMS),
    "command-about-a-number": (command("langid.reclassify", 5), INVALID_PARAMS),
    "command-about-a-stranger": (command("langid.reclassify", "file:///etc/passwd"), INVALID_PARAMS),
    "command-with-words-for-a-list": (
        {
            "id": 7,
            "method": "workspace/executeCommand",
            "params": {"command": "langid.state", "arguments": URI},
        },
        INVALID_PARAMS,
    ),
    "choice-of-no-language": (command("langid.choose", {"uri": URI, "language": "klingon"}), INVALID_PARAMS),
    "choice-of-a-number": (command("langid.choose", {"uri": URI, "language": 5}), INVALID_PARAMS),
    "text-is-a-number": ({"id": 7, "method": "langid/identify", "params": {"text": 5}}, INVALID_PARAMS),
    "text-is-a-deep-list": (
        {"id": 7, "method": "langid/identify", "params": {"text": json.loads("[" * 50 + "]" * 50)}},
        INVALID_PARAMS,
    ),
}


@pytest.mark.parametrize(("message", "code"), REFUSED.values(), ids=REFUSED)
async def test_a_request_that_is_wrong_is_answered_with_the_protocols_error(ready, caplog, message, code):
    ready.send({"jsonrpc": "2.0", **message})

    reply = await ready.find(id=7)

    assert (reply["error"]["code"], set(reply)) == (code, {"jsonrpc", "id", "error"})
    assert len(caplog.records) == 1
    await is_well(ready)


NO_MESSAGE = {
    "no-json": (b"hello", PARSE_ERROR, None),
    "nothing": (b"", PARSE_ERROR, None),
    "not-utf-8": (b'{"jsonrpc": "2.0", "id": 7, "method": "\xff"}', PARSE_ERROR, None),
    "brackets-without-end": (b"[" * 100_000, PARSE_ERROR, None),
    "deeper-than-a-stack": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, PARSE_ERROR, None),
    "number-without-end": (b'{"jsonrpc": "2.0", "id": ' + b"9" * 10_000 + b"}", PARSE_ERROR, None),
    "batch": (b'[{"jsonrpc": "2.0", "id": 7, "method": "shutdown"}]', INVALID_REQUEST, None),
    "number": (b"5", INVALID_REQUEST, None),
    "no-jsonrpc": (b'{"id": 7, "method": "shutdown"}', INVALID_REQUEST, 7),
    "null-as-id": (b'{"jsonrpc": "2.0", "id": null, "method": "shutdown"}', INVALID_REQUEST, None),
    "list-as-id": (b'{"jsonrpc": "2.0", "id": [7], "method": "shutdown"}', INVALID_REQUEST, None),
    "number-as-method": (b'{"jsonrpc": "2.0", "id": 7, "method": 7}', INVALID_REQUEST, 7),
}


@pytest.mark.parametrize(("body", "code", "reply_to"), NO_MESSAGE.values(), ids=NO_MESSAGE)
async def test_what_is_no_message_is_answered_all_the_same(ready, caplog, body, code, reply_to):
    receive(ready, body)

    reply = ready.received.pop()

    assert (reply["error"]["code"], reply["id"]) == (code, reply_to)
    assert len(caplog.records) == 1
    await is_well(ready)


def changed(version, *changes, uri=URI):
    params = {"textDocument": {"uri": uri, "version": version}, "contentChanges": list(changes)}
    return {"method": "textDocument/didChange", "params": params}


def opened(**changes):
    item = {"uri": URI, "languageId": "plaintext", "version": 1, "text": "", **changes}
    return {"method": "textDocument/didOpen", "params": {"textDocument": item}}


IGNORED = {
    "no-such-notification": {"method": "textDocument/noSuch", "params": {"x": 1}},
    "request-without-an-id": {"method": "shutdown"},
    "initialize-without-an-id": {"method": "initialize", "params": {"capabilities": {}}},
    "method-is-a-megabyte": {"method": "x" * 2**20},
    "params-are-missing": {"method": "textDocument/didOpen"},
    "params-are-a-list": {"method": "textDocument/didOpen", "params": [URI, "plaintext", 1, "text"]},
    "opened-without-a-text": opened(text=None),
    "opened-with-a-number": opened(text=5),
    "opened-with-a-number-for-a-language": opened(languageId=5),
    "opened-in-version-null": opened(version=None),
    "closed-but-never-opened": {
        "method": "textDocument/didClose",
        "params": {"textDocument": {"uri": "untitled:never"}},
    },
    "changed-but-never-opened": changed(2, {"text": "x"}, uri="untitled:never"),
    "version-is-null": changed(None, {"text": "x"}),
    "version-is-a-word": changed("2", {"text": "x"}),
    "version-is-huge": changed(2**40, {"text": "x"}),
    "version-goes-down": changed(0, {"text": "x"}),
    "version-stays": changed(1, {"text": "x"}),
    "changes-are-a-word": {
        "method": "textDocument/didChange",
        "params": {"textDocument": {"uri": URI, "version": 2}, "contentChanges": "x"},
    },
    "change-is-a-word": changed(2, "x"),
    "change-without-a-text": changed(2, {"range": WHOLE}),
    "change-of-a-number": changed(2, {"text": 5}),
    "range-is-null": changed(2, {"range": None, "text": "x"}),
    "range-without-an-end": changed(2, {"range": {"start": START}, "text": "x"}),
    "range-below-nothing": changed(
        2, {"range": {"start": {"line": -1, "character": 0}, "end": START}, "text": "x"}
    ),
    "response-to-nothing-asked": {"id": 7, "result": {}},
    "response-to-null": {"id": None, "error": {"code": -32700, "message": "what?"}},
    "response-with-nothing": {"id": 7},
    "settings-are-a-word": {
        "method": "workspace/didChangeConfiguration",
        "params": {"settings": {"langid": "x"}},
    },
    "question-without-an-id": {"method": "langid/identify", "params": {"text": 5}},
    "stop-of-a-list": {"method": "window/workDoneProgress/cancel", "params": {"token": [1]}},
    "stop-of-nothing": {"method": "window/workDoneProgress/cancel", "params": {"token": "never"}},
    "folders-are-a-word": {"method": "workspace/didChangeWorkspaceFolders", "params": {"event": "x"}},
    "notebook-never-opened": {
        "method": "notebookDocument/didClose",
        "params": {"notebookDocument": {"uri": "n"}, "cellTextDocuments": [5]},
    },
}


@pytest.mark.parametrize("message", IGNORED.values(), ids=IGNORED)
async def test_what_wants_no_answer_is_ignored_with_one_line_in_the_log(ready, caplog, message):
    ready.send({"jsonrpc": "2.0", **message})

    assert await ready.result("langid/identify", {"textDocument": {"uri": URI}})
    assert len(caplog.records) == 1
    await is_well(ready)


QUIET = {
    "optional-notification": {"method": "$/whatever", "params": {"x": 1}},
    "cancel-of-what-was-answered": {"method": "$/cancelRequest", "params": {"id": 1}},
    "cancel-of-nothing": {"method": "$/cancelRequest", "params": {"id": "never"}},
    "cancel-of-a-list": {"method": "$/cancelRequest", "params": {"id": [1]}},
    "cancel-without-params": {"method": "$/cancelRequest"},
}


@pytest.mark.parametrize("message", QUIET.values(), ids=QUIET)
async def test_what_happens_every_day_is_ignored_without_a_word(ready, caplog, message):
    ready.send({"jsonrpc": "2.0", **message})

    await is_well(ready)
    assert caplog.records == []


async def test_an_unknown_notification_is_logged_once_however_often_it_comes(ready, caplog):
    for _ in range(5):
        ready.notify("workspace/didChangeWatchedFiles", {"changes": []})

    assert len(caplog.records) == 1


async def test_a_client_cannot_fill_the_log_with_names_of_methods(ready, caplog):
    for number in range(500):
        ready.notify(f"made/up{number}", {})

    assert len(caplog.records) <= 100


FITTING = {
    "position-beyond-the-end": (
        {"range": {"start": {"line": 999, "character": 999}, "end": {"line": 2**31 - 1, "character": 0}}},
        "def f(): pass\nX",
    ),
    "range-turned-round": (
        {"range": {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 4}}},
        "def X(): pass\n",
    ),
}


@pytest.mark.parametrize(("change", "text"), FITTING.values(), ids=FITTING)
async def test_a_position_that_does_not_exist_means_the_nearest_that_does(ready, change, text):
    ready.change(URI, 2, {"text": "X", **change})

    assert ready.server.documents.get(URI).text == text
    await is_well(ready)


async def test_half_a_character_is_a_character(ready):
    """JSON can spell one half of an emoji alone, which no encoding of Unicode can."""
    receive(ready, json.dumps({"jsonrpc": "2.0", **changed(2, {"text": "puts \ud83d \udc00"})}).encode())
    lonely = {"text": "\udfff def f(): pass", "explain": True}

    assert (await ready.result("langid/identify", lonely))["language"] == "python"
    assert await ready.result("langid/identify", {"textDocument": {"uri": URI}, "explain": True})
    await is_well(ready)


async def test_an_opening_replaces_an_earlier_one(ready):
    ready.send({"jsonrpc": "2.0", **opened(text="puts 'hello'", version=-3)})

    answer = await ready.result("langid/identify", {"textDocument": {"uri": URI}})

    assert answer["language"] == "ruby"
    await is_well(ready)


@pytest.mark.parametrize("message_id", ["", "7", "x" * 2**20, -1, 2**80, "\x00", "ü\ud800"])
async def test_an_id_may_be_any_word_or_whole_number(ready, message_id):
    ready.send({"jsonrpc": "2.0", "id": message_id, "method": "langid/identify", "params": {"text": "x"}})

    assert "result" in await ready.find(id=message_id)


async def test_nothing_but_initialize_comes_first(client, caplog):
    for method in ("textDocument/hover", "langid/identify", "shutdown", "no/such"):
        assert (await client.error(method, {}))["code"] == NOT_INITIALIZED
    client.open(URI, "def f(): pass\n")
    assert (await client.error("initialize", {"capabilities": "all"}))["code"] == INVALID_PARAMS
    client.notify("textDocument/didClose", {"textDocument": {"uri": URI}})

    await client.start(notify=True)

    assert client.server.documents.get(URI) is None
    await is_well(client)


async def test_nothing_but_exit_comes_after_shutdown(ready, caplog):
    await ready.result("shutdown", None)
    caplog.clear()

    for method in ("textDocument/hover", "initialize", "shutdown", "no/such"):
        assert (await ready.error(method, {}))["code"] == INVALID_REQUEST
    ready.open("untitled:late", "def f(): pass\n")
    ready.notify("exit", None)

    assert ready.server.documents.get("untitled:late") is None
    assert ready.server.protocol.exited
    assert len(caplog.records) == 5


@pytest.mark.parametrize("root", ["", "no uri", "http://[", "//", "file:///\x00", "untitled:x"])
async def test_a_root_that_is_no_folder_keeps_nobody_from_beginning(client, root):
    params = {"processId": None, "capabilities": {}, "rootPath": root, "rootUri": root}
    folders = [{"uri": root, "name": root}]

    await client.result("initialize", {**params, "workspaceFolders": folders})
    client.notify("initialized", {})

    assert await client.result("langid/identify", {"text": "x"})


@pytest.mark.parametrize(
    "options",
    [None, 5, "langid", [], {"langid": 5}, {"langid": {"quietMs": "soon", "mode": [], "never": {}, "x": 1}}],
)
async def test_options_that_make_no_sense_keep_nobody_from_beginning(client, options):
    params = {"processId": None, "rootUri": None, "capabilities": {}, "initializationOptions": options}

    await client.result("initialize", params)

    assert await client.result("langid/identify", {"text": "x"})


@pytest.mark.parametrize("encodings", [["utf-7"], [], None, [5], ["utf-7", "utf-8"]])
async def test_encodings_nobody_knows_leave_the_one_everybody_does(client, encodings):
    result = await client.start({"general": {"positionEncodings": encodings}})

    known = "utf-8" if encodings == ["utf-7", "utf-8"] else "utf-16"
    assert result["capabilities"]["positionEncoding"] == known


VALID = (
    {"id": "f1", "method": "initialize", "params": {"processId": 1, "rootUri": None, "capabilities": {}}},
    {"method": "initialized", "params": {}},
    opened(text="puts 'a'\n"),
    changed(2, {"range": WHOLE, "text": "def f(): pass"}),
    changed(3, {"text": "std::cout"}),
    {"method": "textDocument/didClose", "params": {"textDocument": {"uri": URI}}},
    {"id": "f2", **{key: value for key, value in hover().items() if key != "id"}},
    {
        "id": "f3",
        "method": "langid/identify",
        "params": {"text": "def f", "languages": ["py"], "explain": True},
    },
    {"id": "f4", "method": "langid/identify", "params": {"textDocument": {"uri": URI}, "range": WHOLE}},
    {"id": "f5", "method": "langid/regions", "params": {"text": "# a\n```\ndef f(): pass\n```\n"}},
    *(
        {**command(f"langid.{name}", {"uri": URI, "language": "python", "range": WHOLE}), "id": name}
        for name in (
            "reclassify",
            "identifySelection",
            "explain",
            "choose",
            "forget",
            "languages",
            "pause",
            "resume",
            "state",
        )
    ),
    {"method": "workspace/didChangeConfiguration", "params": {"settings": {"langid": {"mode": "careful"}}}},
    {
        "method": "workspace/didChangeWorkspaceFolders",
        "params": {"event": {"added": [{"uri": "file:///a", "name": "a"}], "removed": []}},
    },
    {"method": "$/cancelRequest", "params": {"id": "f3"}},
    {"method": "$/setTrace", "params": {"value": "off"}},
    {"id": "f6", "result": None},
    {"id": "f6", "error": {"code": 1, "message": "no"}},
)
JUNK = (
    None,
    True,
    False,
    0,
    -1,
    3.5,
    2**31,
    2**70,
    1e300,
    "",
    "x",
    "\ud800",
    URI,
    "python",
    [],
    [[]],
    {},
    [1],
    {"a": 1},
)


def mutated(value, chance: random.Random):
    """The same JSON with something else in a place or two."""
    if chance.random() < 0.12:
        return chance.choice(JUNK)
    if isinstance(value, dict):
        kept = [key for key in value if chance.random() > 0.06]
        return {key: mutated(value[key], chance) for key in kept}
    if isinstance(value, list):
        return [mutated(item, chance) for item in value for _ in range(chance.choice((1, 1, 1, 1, 0, 2)))]
    return value


def broken(body: bytes, chance: random.Random) -> bytes:
    """The same bytes with some of them changed, or cut."""
    if chance.random() < 0.3:
        return body[: chance.randrange(len(body))]
    damaged = bytearray(body)
    for _ in range(chance.randrange(1, 4)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


@pytest.mark.parametrize("seed", range(30))
async def test_no_mixture_of_damaged_messages_harms_the_next_document(client, seed):
    """Thirty conversations of forty messages, most of them wrong somewhere."""
    chance = random.Random(seed)
    await client.start(notify=True)
    for _ in range(40):
        message = {"jsonrpc": "2.0", **chance.choice(VALID)}
        body = json.dumps(mutated(message, chance)).encode()
        receive(client, broken(body, chance) if chance.random() < 0.2 else body)

    if client.server.protocol.stopped_in_order:  # no mutation makes a shutdown, but bytes might
        return
    client.notify(
        "workspace/didChangeConfiguration", {"settings": {"langid": {"notify": True, "languages": []}}}
    )
    await client.execute("langid.resume")
    await is_well(client)


async def test_a_question_is_answered_whatever_came_before_it(ready):
    chance = random.Random(5)
    for number in range(300):
        receive(ready, json.dumps(mutated({"jsonrpc": "2.0", **chance.choice(VALID)}, chance)).encode())
        ready.send(
            {"jsonrpc": "2.0", "id": f"q{number}", "method": "langid/identify", "params": {"text": "x"}}
        )

    for number in range(300):
        assert "result" in await ready.find(id=f"q{number}")


async def test_memory_does_not_grow_with_edits(ready):
    """Nor with questions, hovers and openings; measured over the wire by benchmarks/soak.py."""

    async def work(first_version: int) -> None:
        for version in range(first_version, first_version + 500):
            ready.change(URI, version, {"text": f"def f{version % 7}(): pass\n"})
            ready.send({"jsonrpc": "2.0", "id": version, **{k: v for k, v in hover().items() if k != "id"}})
            ready.open("untitled:other", "puts 'x'\n")
            ready.close_document("untitled:other")
            await ready.find(id=version)
        ready.received.clear()
        gc.collect()

    await work(10)
    before = len(gc.get_objects())
    await work(1010)

    assert len(gc.get_objects()) - before < 100
    assert ready.server.protocol._request_futures == {}
