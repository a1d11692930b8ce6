"""A server of another time: it greets, in the protocol and version it is told to, and does nothing else.

Usage: fake_server.py PROTOCOL VERSION. PROTOCOL is a number, or `none` for a server without one.
"""

from __future__ import annotations

import json
import sys

from recording_server import frames


def main(protocol: str, version: str) -> int:
    langid = {} if protocol == "none" else {"experimental": {"langid": {"protocol": int(protocol)}}}
    for _, message in frames(sys.stdin.buffer):
        if message.get("method") == "exit":
            return 0
        if "id" not in message or "method" not in message:
            continue
        result = (
            {"capabilities": langid, "serverInfo": {"name": "lsp-langid", "version": version}}
            if message["method"] == "initialize"
            else None
        )
        body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
        sys.stdout.buffer.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        sys.stdout.buffer.flush()
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
