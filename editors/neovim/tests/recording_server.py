"""Stands between an editor and `lsp-langid serve`, passes every byte on, and writes down what both said.

Knows: frames of LSP. Never: what they mean. Run as the editor's server command, with the file to write to; a
line of it is `{"from": "client" | "server", "message": ...}`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path
from typing import BinaryIO


def frames(stream: BinaryIO):
    """Each frame of the stream: its bytes, and the message inside."""
    while header := stream.readline():
        lines = [header]
        while lines[-1] not in (b"\r\n", b""):
            lines.append(stream.readline())
        sizes = [line for line in lines if line.lower().startswith(b"content-length:")]
        body = stream.read(int(sizes[0].split(b":")[1]))
        yield b"".join(lines) + body, json.loads(body.decode("utf-8", "replace"))


def main(record: str) -> int:
    server = subprocess.Popen(
        [sys.executable, "-m", "lsp_langid", "serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    lock = threading.Lock()
    with Path(record).open("a", encoding="utf-8") as book:

        def carry(speaker: str, source: BinaryIO, target: BinaryIO) -> None:
            for frame, message in frames(source):
                # Written first: who has seen an effect of a message finds the message.
                with lock:
                    book.write(json.dumps({"from": speaker, "message": message}) + "\n")
                    book.flush()
                target.write(frame)
                target.flush()
            target.close()

        there = threading.Thread(target=carry, args=("client", sys.stdin.buffer, server.stdin), daemon=True)
        there.start()
        carry("server", server.stdout, sys.stdout.buffer)
    return server.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
