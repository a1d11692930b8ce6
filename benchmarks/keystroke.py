"""Print what a keystroke costs the server, by length of the document and place of the cursor.

    python benchmarks/keystroke.py [--strokes N]

Each stroke is a `didChange` of one character, decoded already. The edit is what `Documents.change` takes;
the look is an answer about the condensed text with the document's memory of lines. Beside them stands what
it would take without either: to put the text together and identify all of it. Times are the processor's, so
that what else the machine does counts little.

Texts are made of the package's own sources, so the figures can be had from any checkout. The last rows are
of 10 million characters that lie otherwise: data in one line, lines of nothing.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from lsprotocol import types
from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector
from lsp_langid.core.detector import Detector
from lsp_langid.lsp.documents import Document, Documents

LENGTHS = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
PLACES = {"start": 0.0, "middle": 0.5, "end": 1.0}
ROOT = Path(__file__).resolve().parent.parent
URI = "untitled:Untitled-1"


def sources(length: int) -> str:
    """So many characters of the package's sources."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "lsp_langid").rglob("*.py")))
    return (text * (length // len(text) + 1))[:length]


def one_line(length: int) -> str:
    """So many characters of JSON without a line break."""
    rng = random.Random(1)
    rows = [{"id": rng.randrange(10**6), "name": f"n{rng.random():.6f}", "ok": True} for _ in range(10_000)]
    text = json.dumps(rows, separators=(",", ":"))
    return (text * (length // len(text) + 1))[:length]


def shapes() -> Iterator[tuple[str, str]]:
    """The documents, each with a name."""
    for length in LENGTHS:
        yield f"code, {length:,}", sources(length)
    longest = LENGTHS[-1]
    yield "code, CRLF", sources(longest).replace("\n", "\r\n")[:longest]
    yield "JSON in one line", one_line(longest)
    yield "text in one line", sources(longest).replace("\n", " ")
    yield "emoji in one line", "wörld 😋, " * (longest // 9)
    yield "empty lines", "\n" * longest


class Typist:
    """Somebody who types into an open document."""

    def __init__(self, text: str, share: float) -> None:
        self.documents = Documents()
        self.document: Document = self.documents.open(types.TextDocumentItem(URI, "plaintext", 1, text))
        line = round(share * (self.document.n_lines - 1))
        column = 0 if self.document.n_lines > 1 else round(share * len(text))
        self._cursor = types.Position(line, column)

    def stroke(self) -> None:
        """Type one character."""
        cursor = self._cursor
        change = types.TextDocumentContentChangePartial(types.Range(cursor, cursor), "x")
        identifier = types.VersionedTextDocumentIdentifier(self.document.version + 1, URI)
        self.documents.change(identifier, [change])
        self._cursor = types.Position(cursor.line, cursor.character + 1)


def measure(detector: Detector, text: str, share: float, n_strokes: int) -> list[list[float]]:
    """Milliseconds of each edit, each look, and both."""
    typist = Typist(text, share)
    document = typist.document
    document.lines = detector.follow()
    edits, looks = [], []
    for _ in range(n_strokes + 5):
        begin = time.thread_time()
        typist.stroke()
        edited = time.thread_time()
        detector.identify(document.condensed, lines=document.lines)
        looked = time.thread_time()
        edits.append((edited - begin) * 1e3)
        looks.append((looked - edited) * 1e3)
    edits, looks = edits[5:], looks[5:]  # the first ones count everything and fill the caches
    return [edits, looks, [edit + look for edit, look in zip(edits, looks, strict=True)]]


def measure_whole(detector: Detector, text: str, share: float, n_strokes: int) -> list[float]:
    """Milliseconds of each answer about a text that is put together first."""
    typist, times = Typist(text, share), []
    for _ in range(n_strokes):
        typist.stroke()
        begin = time.thread_time()
        detector.identify(typist.document.text)
        times.append((time.thread_time() - begin) * 1e3)
    return times


def figures(times: list[float]) -> list[str]:
    """Median and 99th percentile."""
    return [
        f"{statistics.median(times):.2f}",
        f"{statistics.quantiles(times, n=100, method='inclusive')[98]:.2f}",
    ]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Print what a keystroke costs the server.")
    parser.add_argument("--strokes", type=int, default=300, help="a document and place; default: %(default)s")
    n_strokes = parser.parse_args().strokes
    detector = load_detector()
    table = Table(title=f"a keystroke, warm (ms), {n_strokes} each", title_justify="left", box=None)
    for column in ("document", "typing at"):
        table.add_column(column)
    for column in ("edit", "p99", "look", "p99", "both", "p99", "all anew", "p99"):
        table.add_column(column, justify="right")
    for name, text in shapes():
        for place, share in PLACES.items():
            costs = measure(detector, text, share, n_strokes)
            costs.append(measure_whole(detector, text, share, max(n_strokes // 10, 3)))
            table.add_row(name, place, *(figure for times in costs for figure in figures(times)))
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
