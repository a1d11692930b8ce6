"""Print how many texts a second `identify_many` answers, by size of batch and number of processes.

    python benchmarks/batch.py [--corpus FOLDER] [--texts N] [--chars N] [--processes N]

Texts come from a corpus, as many of each label, a window each; without one from the package's own sources.
Every row is measured in fresh processes with one thread each for numpy, the best of three rounds. Processor
time says more than time by the clock where the machine has other things to do; the peak of memory is that
of a whole process, interpreter, model and texts included.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from joblib import Parallel, delayed, parallel_config
from joblib.externals.loky import get_reusable_executor
from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector, load_table
from lsp_langid.core import batch
from lsp_langid.core.detector import Detector
from lsp_langid.corpus.shards import labelled_files, read_rows

ROOT = Path(__file__).resolve().parent.parent
BATCH_SIZES = (1, 16, 256, 1024)
ROUNDS = 3
A_LABEL = 24  # texts of each
LARGE_SHARD = 4_000_000  # bytes: takes long to unpack, and there are labels enough without
_SCALE = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


def texts_of_corpus(folder: Path, chars: int) -> list[str]:
    """Windows of `chars` characters at random places of texts that have as many."""
    rng = random.Random(0)
    texts = []
    for file, _ in labelled_files(folder, load_table()):
        if file.stat().st_size > LARGE_SHARD:
            continue
        long = (row["text"] for row in read_rows(file) if len(row["text"]) >= chars)
        for text in islice(long, A_LABEL):
            start = rng.randrange(len(text) - chars + 1)
            texts.append(text[start : start + chars])
    rng.shuffle(texts)
    return texts


def texts_of_package(chars: int) -> list[str]:
    """Windows out of this package's sources, one after the other."""
    sources = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "lsp_langid").rglob("*.py"))
    )
    return [sources[start : start + chars] for start in range(0, len(sources) - chars, chars)]


Work: TypeAlias = Callable[[Detector, Sequence[str]], object]


@dataclass(frozen=True)
class Cost:
    """What some texts took."""

    seconds: float  # by the clock
    cpu_seconds: float
    peak: float  # bytes of memory, of a process

    @classmethod
    def of(cls, texts: Sequence[str], work: Work) -> Cost:
        """Do the work in this process, which does nothing else."""
        detector = load_detector()
        work(detector, texts[:64])
        rounds = [timed(partial(work, detector, texts)) for _ in range(ROUNDS)]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _SCALE
        return cls(min(clock for clock, _ in rounds), min(cpu for _, cpu in rounds), peak)


def one_by_one(detector: Detector, texts: Sequence[str]) -> None:
    """Ask about each text alone; answers are let go, as those of a stream are."""
    for text in texts:
        detector.identify(text)


def in_batches(size: int, detector: Detector, texts: Sequence[str]) -> None:
    """Ask about all of them."""
    for _ in detector.identify_many(texts, batch_size=size):
        pass


def in_fresh_processes(texts: Sequence[str], work: Work, n_processes: int) -> Cost:
    """The cost of the texts, in equal shares; the clock stands still when the slowest is done."""
    costs: list[Cost] = _in_workers(
        [delayed(Cost.of)(texts[i::n_processes], work) for i in range(n_processes)]
    )
    return Cost(
        max(cost.seconds for cost in costs),
        sum(cost.cpu_seconds for cost in costs),
        max(cost.peak for cost in costs),
    )


def _in_workers(calls: Sequence[Any]) -> list[Any]:
    with parallel_config(backend="loky", inner_max_num_threads=1):
        # Never one job: joblib would do that in this process.
        results = Parallel(n_jobs=max(2, len(calls)))(calls)
    get_reusable_executor().shutdown(wait=True)
    return list(results)


def steps(texts: Sequence[str], size: int) -> dict[str, float]:
    """Processor seconds that each part of a batch takes for all texts."""
    detector = load_detector()
    parts = [texts[i : i + size] for i in range(0, len(texts), size)]
    matrices = [batch.count(part, detector._bags) for part in parts]
    works: dict[str, Callable[[], object]] = {
        "hints and proofs": lambda: [detector._told(text, None, None) for text in texts],
        "tokens, features": lambda: [batch.count(part, detector._bags) for part in parts],
        "network": lambda: [detector._forward.of_matrix(matrix) for matrix in matrices],
        "together": partial(in_batches, size, detector, texts),
    }
    taken = {name: min(timed(work)[1] for _ in range(ROUNDS)) for name, work in works.items()}
    together = taken.pop("together")
    return taken | {"ranking, policy, verdicts": together - sum(taken.values()), "together": together}


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def main(arguments: Sequence[str] | None = None) -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="folder of a corpus")
    parser.add_argument("--texts", type=int, default=4096, help="how many (default: %(default)s)")
    parser.add_argument("--chars", type=int, default=2_000, help="length of a text (default: %(default)s)")
    parser.add_argument("--processes", type=int, default=2, help="in the last rows (default: %(default)s)")
    options = parser.parse_args(arguments)
    found = (
        texts_of_corpus(options.corpus, options.chars) if options.corpus else texts_of_package(options.chars)
    )
    texts = (found * (options.texts // len(found) + 1))[: options.texts]

    console = Console(width=100)
    n_different = min(len(found), len(texts))
    table = Table(
        title=f"{len(texts):,} texts of {options.chars:,} characters, {n_different:,} of them different",
        title_justify="left",
        box=None,
    )
    table.add_column("asked")
    for column in ("processes", "texts/s", "µs a text", "of the processor", "peak memory (MB)"):
        table.add_column(column, justify="right")
    rows: list[tuple[str, Work, int]] = [("one by one", one_by_one, 1)]
    rows += [(f"in batches of {size:,}", partial(in_batches, size), 1) for size in BATCH_SIZES]
    rows += [
        (f"in batches of {size:,}", partial(in_batches, size), options.processes) for size in BATCH_SIZES[2:]
    ]
    for name, work, n_processes in rows:
        cost = in_fresh_processes(texts, work, n_processes)
        figures = (
            f"{len(texts) / cost.seconds:,.0f}",
            *(f"{seconds / len(texts) * 1e6:,.1f}" for seconds in (cost.seconds, cost.cpu_seconds)),
            f"{cost.peak / 1e6:,.0f}",
        )
        table.add_row(name, str(n_processes), *figures)
    console.print(table)

    parts = Table(
        title="\nwhere it goes, in batches of 256, by processor time", title_justify="left", box=None
    )
    parts.add_column("part")
    parts.add_column("µs a text", justify="right")
    for name, seconds in _in_workers([delayed(steps)(texts, 256)])[0].items():
        parts.add_row(name, f"{seconds / len(texts) * 1e6:,.1f}")
    console.print(parts)


if __name__ == "__main__":
    main()
