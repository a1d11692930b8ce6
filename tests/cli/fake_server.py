"""A server for tests of the client: speaks frames, and behaves as its argument says.

good            tells and answers as the texts ask: the first word of a text is its language
mute            answers requests but sends no notice
deaf            reads and never answers
dies            says why on standard error and ends
has-no-model    answers every question with an error
babbles         writes a line that is no frame
refuses         answers `initialize` with an error
asks            asks the client something first, and goes on only when it is answered
"""

from __future__ import annotations

import json
import sys
from typing import Any


def send(**message: Any) -> None:
    body = json.dumps({"jsonrpc": "2.0", **message}).encode()
    sys.stdout.buffer.write(b"Content-Type: x\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))
    sys.stdout.buffer.flush()


def receive() -> dict[str, Any]:
    length = 0
    while (line := sys.stdin.buffer.readline().strip()) != b"":
        length = int(line.partition(b":")[2])
    if not length:
        sys.exit(0)
    message: dict[str, Any] = json.loads(sys.stdin.buffer.read(length))
    return message


def verdict(text: str) -> dict[str, Any]:
    word = text.partition(" ")[0].partition("\n")[0]
    silent = word in ("prose", "")
    return {
        "language": None if silent else word,
        "confidence": 0.25 if silent else 0.75,
        "reason": "not_code" if silent else "model",
    }


def main(behaviour: str) -> None:
    text = ""
    while True:
        message = receive()
        method, request = message.get("method"), message.get("id")
        if method == "initialize" and behaviour == "dies":
            print("model is missing\nsecond line", file=sys.stderr)
            sys.exit(3)
        elif method == "initialize" and behaviour == "babbles":
            print("hello, I am a server", flush=True)
        elif method == "initialize" and behaviour == "refuses":
            send(id=request, error={"code": -32603, "message": "not today"})
        elif behaviour == "deaf":
            continue
        elif method == "initialize":
            if behaviour == "asks":
                send(id="q1", method="workspace/configuration", params={"items": [{}, {}]})
                assert receive()["result"] == [None, None]
                send(id="q2", method="client/registerCapability", params={"registrations": []})
                assert receive() == {"jsonrpc": "2.0", "id": "q2", "result": None}
            assert message["params"]["initializationOptions"] == {"langid": {"notify": True}}
            send(id=request, result={"capabilities": {}, "serverInfo": {"name": "fake", "version": "1"}})
        elif method == "textDocument/didChange":
            text = message["params"]["contentChanges"][0]["text"]
            if behaviour == "mute":
                continue
            document = message["params"]["textDocument"]
            stale = {"uri": document["uri"], "version": document["version"] - 1, **verdict("stale")}
            send(method="langid/identified", params=stale)
            send(method="langid/identified", params={**document, **verdict(text)})
        elif method == "langid/identify" and behaviour == "has-no-model":
            send(id=request, error={"code": -32803, "message": "no model in /x"})
        elif method == "langid/identify":
            text = message["params"].get("text", text)
            supporting = [{"token": word, "weight": 1.0} for word in text.split()]
            explanation = {"answer": "x", "runnerUp": "y", "supporting": supporting, "opposing": []}
            send(id=request, result={**verdict(text), "explanation": explanation})
        elif method == "shutdown":
            assert "params" not in message
            send(id=request, result=None)
        elif method == "exit":
            sys.exit(0)


main(sys.argv[1])
