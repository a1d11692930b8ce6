"""Print what five corrections do: to texts like them, and to all others.

    python benchmarks/learning.py CORPUS [--cache FILE] [--corrections N]

For pairs of languages that are often confused: five windows of B that the model takes for A, all from
one test project where it has so many, are learned; then windows of B from that project and from others
are asked again, and test windows of every other language. The corpus is split as in training, so no
project here was seen by weights, calibration or background. Figures are shares of best guesses.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector
from lsp_langid.core.features import TokenBag
from lsp_langid.core.model import Model
from lsp_langid.core.personal.learn import Layer, Lessons, Rehearsal, learn
from lsp_langid.core.personal.outputs import no_outputs
from lsp_langid.corpus.shards import Record, corpus_digest, read_corpus
from lsp_langid.evaluation.cut import window
from lsp_langid.training.examples import WHOLE, Example, held_out_examples
from lsp_langid.training.licence import without_licence
from lsp_langid.training.sides import sides_of
from lsp_langid.training.split import TEST

# B and the A it is taken for. Chosen by what people confuse, before anything was measured.
PAIRS = (
    ("typescript", "javascript"),
    ("javascript", "typescript"),
    ("cpp", "c"),
    ("c", "cpp"),
    ("cuda-cpp", "cpp"),
    ("jsonc", "json"),
    ("json", "jsonc"),
    ("scss", "css"),
    ("less", "css"),
    ("stylus", "sass"),
    ("cython", "python"),
    ("starlark", "python"),
    ("systemverilog", "verilog"),
    ("verilog", "systemverilog"),
    ("typescriptreact", "javascriptreact"),
    ("javascriptreact", "typescriptreact"),
    ("objective-cpp", "objective-c"),
    ("twig", "jinja"),
    ("go-template", "handlebars"),
    ("groovy", "gradle"),
    ("rescript", "reason"),
    ("opencl", "c"),
    ("scheme", "emacs-lisp"),
    ("ini", "properties"),
    ("xml", "html"),
    ("rmarkdown", "markdown"),
    ("asciidoc", "plaintext"),
    ("markdown", "plaintext"),
)
SIZES = (1, 3, 10, 30, WHOLE)
PER_LABEL = 20  # test windows of each label and size
POOL_SIZES = (3, 5, 10, 20)
PER_PROJECT, MOST_OF_POOL = 40, 1_500
FEWEST_MISTAKEN = 8  # of a pair, else there is nothing to measure


@dataclass(frozen=True)
class Windows:
    """Windows as the output layer sees them."""

    hidden: np.ndarray  # (N, H)
    n_tokens: np.ndarray
    labels: np.ndarray  # names
    projects: np.ndarray

    def part(self, mask: np.ndarray) -> Windows:
        """Those where the mask is true, or those with these numbers."""
        return Windows(self.hidden[mask], self.n_tokens[mask], self.labels[mask], self.projects[mask])


def seen_by(model: Model, examples: Sequence[Example]) -> Windows:
    """Run the first layer."""
    counter = TokenBag(model.spec)
    bags = [counter.bag(example.text) for example in examples]
    return Windows(
        np.array([model.mlp.hidden(bag.indices, model.spec.weigh(bag.counts)) for bag in bags]),
        np.array([bag.n_tokens for bag in bags]),
        np.array([example.label for example in examples]),
        np.array([example.project for example in examples]),
    )


def pool(records: Sequence[Record], seed: str) -> list[Example]:
    """Many windows of one language, as many from each project."""
    rng = random.Random(seed)
    texts: dict[str, list[Record]] = {}
    for record in records:
        texts.setdefault(record.project, []).append(record)
    examples: list[Example] = []
    for project, own in texts.items():
        if len(examples) >= MOST_OF_POOL:
            break
        for _ in range(PER_PROJECT):
            piece = window(without_licence(rng.choice(own).text), rng.choice(POOL_SIZES), rng)
            if piece is not None:
                examples.append(Example(piece, own[0].label, project, 0))
    return examples


def windows(model: Model, corpus: Path, cache: Path | None) -> tuple[Windows, Windows]:
    """Test windows of every label, and the pools of the pairs; from the cache when they are there."""
    key = f"{model.identity} {corpus_digest(corpus)}"
    if cache is not None and cache.is_file():
        with np.load(cache, allow_pickle=False) as arrays:
            if str(arrays["key"]) == key:
                test, pools = (
                    Windows(*(arrays[f"{name}{i}"] for i in range(4))) for name in ("test", "pools")
                )
                return test, pools
    records = read_corpus(corpus, load_detector().table)
    groups = sides_of(model, records, corpus_digest(corpus))[TEST]
    test = seen_by(model, held_out_examples(groups, PER_LABEL, "learning/test", SIZES))
    wanted = sorted({b for b, _ in PAIRS} & set(groups))
    pools = seen_by(model, [one for b in wanted for one in pool(groups[b], f"learning/{b}")])
    if cache is not None:
        parts: dict[str, Any] = {
            f"{name}{i}": part
            for name, own in (("test", test), ("pools", pools))
            for i, part in enumerate((own.hidden, own.n_tokens, own.labels, own.projects))
        }
        np.savez(cache, key=np.array(key), **parts)
    return test, pools


class Bench:
    """One model, asked before and after corrections."""

    def __init__(self, model: Model, test: Windows) -> None:
        self.model, self.test = model, test
        self.place = {label: i for i, label in enumerate(model.labels)}
        mlp = model.mlp
        self.layer = Layer(mlp.w2_HK, mlp.b2_K, model.calibration, no_outputs(len(mlp.b1_H)))
        background = model.background()
        if background is None:
            raise SystemExit("this model came without a background")
        self.rehearsal = Rehearsal.of(self.layer, background)
        self.before = self.asked(test)

    def asked(self, windows: Windows, change: np.ndarray | None = None) -> np.ndarray:
        """Best guess for each window."""
        logits = windows.hidden @ self.layer.w2_HK + self.layer.b2_K
        if change is not None:
            logits = logits + windows.hidden @ change[:-1] + change[-1]
        return np.asarray(np.array(self.model.labels)[logits.argmax(axis=1)])

    def learned(self, windows: Windows) -> np.ndarray:
        """The change of the output layer that these corrections make."""
        outputs = np.array([self.place[label] for label in windows.labels])
        return learn(self.layer, Lessons(windows.hidden, windows.n_tokens, outputs), self.rehearsal)

    def points(self, change: np.ndarray, mask: np.ndarray) -> float:
        """Change of accuracy over some of the test windows, in points."""
        own = self.test.part(mask)
        if not len(own.labels):
            return float("nan")
        after = self.asked(own, change) == own.labels
        return 100 * float(after.mean() - (self.before[mask] == own.labels).mean())


def corrected(pools: Windows, taken_for: np.ndarray, b: str, a: str, count: int) -> np.ndarray | None:
    """Numbers of windows of B taken for A: from the project with most of them, then from the next."""
    mistaken = np.flatnonzero((pools.labels == b) & (taken_for == a))
    if len(mistaken) < FEWEST_MISTAKEN:
        return None
    order = [project for project, _ in Counter(pools.projects[mistaken].tolist()).most_common()]
    rng = random.Random(f"learning/{b}/{a}")
    chosen = [i for project in order for i in _shuffled(mistaken[pools.projects[mistaken] == project], rng)]
    return np.array(chosen[:count])


def _shuffled(numbers: np.ndarray, rng: random.Random) -> list[int]:
    return rng.sample(numbers.tolist(), len(numbers))


def share(right: np.ndarray) -> float:
    """Share of true values; not a number when there are none."""
    return float(right.mean()) if len(right) else float("nan")


def main() -> None:
    """Print one line a pair, their means, and all corrections learned at once."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--cache", type=Path, help="file that keeps the windows, for another run")
    parser.add_argument("--corrections", type=int, default=5)
    args = parser.parse_args()
    model = load_detector().model
    test, pools = windows(model, args.corpus, args.cache)
    bench = Bench(model, test)
    taken_for = bench.asked(pools)
    table = Table(title=f"{args.corrections} corrections of B, taken for A", title_justify="left", box=None)
    for column in (
        *("B", "taken for A", "given", "same project", "were A", "other projects", "were A"),
        *("all others, points", "A", "rest"),
    ):
        table.add_column(column, justify="left" if column in ("B", "taken for A") else "right")
    rows: list[tuple[float, ...]] = []
    everything: list[np.ndarray] = []
    for b, a in PAIRS:
        chosen = corrected(pools, taken_for, b, a, args.corrections)
        if chosen is None:
            continue
        everything.append(chosen)
        change = bench.learned(pools.part(chosen))
        of_b = pools.labels == b
        same = of_b & np.isin(pools.projects, pools.projects[chosen])
        other = of_b & ~same
        same[chosen] = False
        after = bench.asked(pools, change) == b
        was, had = taken_for == a, taken_for == b
        row = (
            share(after[chosen]),
            *(share(had[same]), share(after[same]), share(after[same & was])),
            *(share(had[other]), share(after[other]), share(after[other & was])),
            bench.points(change, test.labels != b),
            bench.points(change, test.labels == a),
            bench.points(change, (test.labels != a) & (test.labels != b)),
        )
        rows.append(row)
        table.add_row(b, a, *_shown(row))
    table.add_row("mean of", f"{len(rows)} pairs", *_shown(np.nanmean(np.array(rows), axis=0)))
    console = Console(width=140)
    console.print(table)
    others = [row[7] for row in rows]
    console.print(f"\nall others: worst pair {min(others):+.2f} points, best {max(others):+.2f}")
    _print_all_at_once(console, bench, pools, everything)


def _shown(row: Sequence[float] | np.ndarray) -> list[str]:
    given, same, same_after, were, other, other_after, others_were, *points = map(float, row)
    return [
        f"{100 * given:.0f} %",
        f"{100 * same:.0f} → {100 * same_after:.0f} %",
        f"→ {100 * were:.0f} %",
        f"{100 * other:.0f} → {100 * other_after:.0f} %",
        f"→ {100 * others_were:.0f} %",
        *(f"{value:+.2f}" for value in points),
    ]


def _print_all_at_once(
    console: Console, bench: Bench, pools: Windows, everything: Sequence[np.ndarray]
) -> None:
    chosen = np.unique(np.concatenate(everything))
    change = bench.learned(pools.part(chosen))
    gain = bench.points(change, np.ones(len(bench.test.labels), dtype=bool))
    console.print(
        f"all {len(chosen)} corrections at once: accuracy over {len(bench.before):,} test windows {gain:+.2f}"
    )
    for count in (5, 100):
        part = pools.part(chosen[:count])
        times = []
        for _ in range(9):
            begin = time.perf_counter()
            bench.learned(part)
            times.append(1e3 * (time.perf_counter() - begin))
        console.print(
            f"learning {len(part.labels)} corrections of {len(set(part.labels.tolist()))} labels: median "
            f"{statistics.median(times):.0f} ms, best {min(times):.0f} ms"
        )


if __name__ == "__main__":
    main()
