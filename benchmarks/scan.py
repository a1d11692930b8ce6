"""Print what a scan of many files takes: time, memory, files a second.

    python benchmarks/scan.py [--corpus FOLDER] [--files N] [--bytes N] [--jobs N] [--keep FOLDER]

Makes a tree of files, a thousand a folder, each a window of another text and named as its language usually
is, and scans it by the command: by content, by names first, by content again; the files are warm in the
system's cache. Memory is the peak of the sum over the command and its children: proportional set size, so
that what they share counts once. Without a corpus the windows are cut from this package's own sources.
"""

from __future__ import annotations

import argparse
import contextlib
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

import psutil
from batch import texts_of_package
from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_table
from lsp_langid.corpus.shards import labelled_files, read_rows

A_FOLDER = 1_000
SAMPLE_S = 0.25
LARGE_SHARD = 4_000_000  # bytes: takes long to unpack, and there are labels enough without


def main() -> None:
    """Make the tree, scan it, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--corpus", type=Path)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--bytes", type=int, default=2_000)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--keep", type=Path, help="make the tree here and leave it; taken as it is when it is there"
    )
    args = parser.parse_args()
    with contextlib.ExitStack() as stack:
        tree = args.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if not any(tree.glob("*")):
            make_tree(tree, args.corpus, args.files, args.bytes)
        table = Table(box=None)
        for column in ("scan", "files", "s", "processor s", "files/s", "peak MB"):
            table.add_column(column, justify="left" if column == "scan" else "right")
        for name, options in (("content", []), ("names first", ["--names"]), ("content again", [])):
            seconds, processor_s, peak = measured(tree, [*options, "--jobs", str(args.jobs)])
            rate = args.files / seconds
            figures = (
                f"{args.files:,}",
                f"{seconds:.1f}",
                f"{processor_s:.1f}",
                f"{rate:,.0f}",
                f"{peak / 1e6:.0f}",
            )
            table.add_row(name, *figures)
        Console(width=100).print(table)


def make_tree(tree: Path, corpus: Path | None, n_files: int, n_chars: int) -> None:
    """Fill a folder; files of the corpus come label by label, so neighbours are alike, as in life."""
    texts = (
        windows_of_corpus(corpus, n_chars)
        if corpus
        else [(text, ".py") for text in texts_of_package(n_chars)]
    )
    for i, (text, suffix) in enumerate(islice(cycle(texts), n_files)):
        folder = tree / f"d{i // A_FOLDER:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"f{i:06d}{suffix}").write_text(text, encoding="utf-8", errors="replace")


def windows_of_corpus(corpus: Path, n_chars: int) -> list[tuple[str, str]]:
    """Consecutive windows of long texts, with the extension of their label."""
    table, found = load_table(), []
    for file, label in labelled_files(corpus, table):
        if file.stat().st_size > LARGE_SHARD:
            continue
        language = table.find(label)
        suffix = next(iter((*language.extensions, *language.shared_extensions)), "")
        for row in islice(read_rows(file), 600):
            text = row["text"]
            found += [(text[at : at + n_chars], suffix) for at in range(0, len(text), n_chars)][:2]
    return found


def measured(tree: Path, options: list[str]) -> tuple[float, float, int]:
    """Seconds by the clock, seconds of processors, bytes of memory at most."""
    command = [sys.executable, "-m", "lsp_langid", "scan", str(tree), "--jsonl", "--quiet", *options]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    watched, peak, spent = psutil.Process(process.pid), 0, {}
    while process.poll() is None:
        memory = 0
        with contextlib.suppress(psutil.Error):
            for each in (watched, *watched.children(recursive=True)):
                with contextlib.suppress(psutil.Error):
                    memory += each.memory_full_info().pss
                    spent[each.pid] = sum(each.cpu_times()[:2])
        peak = max(peak, memory)
        time.sleep(SAMPLE_S)
    if process.returncode:
        sys.exit(f"the scan ended with {process.returncode}")
    return time.perf_counter() - begin, sum(spent.values()), peak


if __name__ == "__main__":
    main()
