"""Print how well mixed buffers are split: notes made of prose and of snippets that nothing was trained on.

    python benchmarks/regions.py [--buffers N] [--seed N] [--show N]

Each buffer is a shuffled row of paragraphs written here and snippets of tests/snippets, with a blank line
between most of them and none between some. `--show` prints that many buffers with a wrong line, line by line.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.table import Table

from lsp_langid.assets import load_detector
from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import Language
from lsp_langid.core.regions import Region, RegionKind, split_regions

SNIPPETS = Path(__file__).resolve().parent.parent / "tests" / "snippets"
NO_GAP = 0.2  # share of borders without a blank line

PROSE = """\
The export broke again on Monday. Nora saw it first, and the log says nothing useful.

Steps for tomorrow:
- ask Piet about the access rights
- measure the second machine
- write to the supplier

I tried the smaller batch size and it made no difference at all.

Call the dentist, buy bread, and bring the parcel to the post office before six.

This is the version that worked on my laptop. The one on the server is older and I do
not know who installed it. We should clean that up before the audit, because nobody
will remember in spring why there are two of them.

Result: fine on small files, too slow on large ones.

Why does the second call return nothing? It is the same input as before.

Meeting with the printing house, 14 March. They want the files a week earlier than we
had planned, and the cover as a separate document. Agreed to send a proof by Friday.

Thanks for the quick answer! I will look at it tonight and come back to you.

Everything below is from the old wiki, untested.

Open questions
1. Who owns the certificate?
2. Can we drop the old name after the summer?

The customer number is printed on the back, next to the bar code. Without it the order
cannot be found, so please always ask for it on the phone.

Das hier hat bei mir funktioniert, aber nur mit der alten Fassung.

Bitte vor dem Urlaub noch erledigen: Schlüssel abgeben, Blumen gießen, Post umleiten.

Voici la requête que j'utilise pour le rapport du mois. Elle est un peu lente le lundi.

Esta parte todavía no funciona como esperaba; mañana la reviso con calma.

TODO look at this again when the new machine has arrived

Note to self: never again change this on a Friday afternoon.

What follows is the part that matters; the rest of the file is generated.

He said the numbers are off by about three percent, which would explain the complaints
from the north. I have not checked the southern region yet.

Same thing in the other project:

Short summary for Eva: it is the cache, not the network.

Questions from the reader, chapter four. She finds the second example harder than the
third and would swap them. I tend to agree, although the figure then comes too early.

Don't forget that the clock on that machine is ten minutes fast.

Tested on two phones and one tablet, all fine. The old phone shows the button too low.

Per 1 maggio: controllare le fatture e chiamare Lucia per le chiavi.
"""


@dataclass(frozen=True)
class Part:
    """A paragraph or a snippet."""

    lines: tuple[str, ...]
    language: Language | None  # None: prose


@dataclass(frozen=True)
class Buffer:
    """A text with what each of its visible lines is."""

    lines: tuple[str, ...]
    truth: tuple[Language | None, ...]  # of visible lines


def paragraphs() -> list[Part]:
    """The prose of this file; a list stays with its heading."""
    return [Part(tuple(text.split("\n")), None) for text in PROSE.strip().split("\n\n")]


def snippets(detector: Detector) -> list[Part]:
    """The hand-picked snippets, Markdown left out: it is prose."""
    return [
        Part(tuple(path.read_text(encoding="utf-8").strip("\n").split("\n")), detector.table.find(path.stem))
        for path in sorted(SNIPPETS.glob("*.txt"))
        if path.stem != "markdown"
    ]


def mixed(rng: random.Random, prose: Sequence[Part], code: Sequence[Part]) -> Buffer:
    """One to four snippets with prose before, between and behind most of them."""
    parts: list[Part] = []
    for snippet in rng.sample(code, rng.randint(1, 4)):
        if not parts or rng.random() < 0.85:
            parts += rng.sample(prose, rng.choice((1, 1, 2)))
        parts.append(snippet)
    if rng.random() < 0.5:
        parts.append(rng.choice(prose))
    return laid_out(rng, parts)


def laid_out(rng: random.Random, parts: Sequence[Part]) -> Buffer:
    """The parts one below the other. Code never follows code without a blank line: nobody pastes so."""
    lines: list[str] = []
    for above, part in zip([None, *parts], parts, strict=False):
        both_code = above is not None and above.language is not None and part.language is not None
        if above is not None and (both_code or rng.random() >= NO_GAP):
            lines.append("")
        lines += part.lines
    truth = [part.language for part in parts for line in part.lines if line.strip()]
    return Buffer(tuple(lines), tuple(truth))


def answers(buffer: Buffer, regions: Sequence[Region]) -> list[str]:
    """For each visible line what was told: "prose", "code" without a language, or a family or language."""
    told: list[str] = []
    for region in regions:
        word = "prose" if region.kind is RegionKind.PROSE else named(region.language, "code")
        told += [word for line in buffer.lines[region.start_line : region.end_line] if line.strip()]
    return told


def named(language: Language | None, otherwise: str) -> str:
    """Members of a family count as one: short snippets do not tell them apart."""
    return otherwise if language is None else language.family or language.id


@dataclass
class Tally:
    """Counts over buffers."""

    lines: Counter[tuple[bool, str]]  # is prose in truth; right, other, prose or code
    borders: Counter[str]  # hit, missed, wrong
    whole: int = 0  # buffers without a wrong line
    buffers: int = 0

    def add(self, truth: Sequence[str], told: Sequence[str]) -> None:
        """Count one buffer, line by line."""
        for true, got in zip(truth, told, strict=True):
            fate = "right" if got == true else got if got in ("prose", "code") else "other"
            self.lines[true == "prose", fate] += 1
        true_borders, told_borders = borders(truth), borders(told)
        self.borders["hit"] += len(true_borders & told_borders)
        self.borders["missed"] += len(true_borders - told_borders)
        self.borders["wrong"] += len(told_borders - true_borders)
        self.whole += list(truth) == list(told)
        self.buffers += 1

    def share(self, *fates: str, prose: bool | None = None) -> float:
        """Lines with one of these fates, of all lines, of prose or of code."""
        chosen = {key: count for key, count in self.lines.items() if prose is None or key[0] is prose}
        return sum(count for key, count in chosen.items() if key[1] in fates) / max(1, sum(chosen.values()))

    def told_rightly(self) -> float:
        """Of the lines for which a language was told, those with the right one."""
        right = self.lines[False, "right"]
        return right / max(1, right + self.lines[False, "other"] + self.lines[True, "other"])

    def border_f1(self) -> float:
        """Harmonic mean of precision and recall of borders between visible lines."""
        hits = 2 * self.borders["hit"]
        return hits / max(1, hits + self.borders["missed"] + self.borders["wrong"])


def borders(words: Sequence[str]) -> set[int]:
    """Places where a line is told differently from the one above."""
    return {place for place, (above, here) in enumerate(pairwise(words), 1) if above != here}


def tally(detector: Detector, buffers: Sequence[Buffer], show: Iterator[int]) -> Tally:
    """Split the buffers and count."""
    counts = Tally(Counter(), Counter())
    for buffer in buffers:
        told = answers(buffer, split_regions("\n".join(buffer.lines), detector.identify, detector.table))
        truth = [named(language, "prose") for language in buffer.truth]
        counts.add(truth, told)
        if told != truth and next(show, None) is not None:
            visible = [line for line in buffer.lines if line.strip()]
            for true, got, line in zip(truth, told, visible, strict=True):
                print(f"{true:>12} {'  ' if true == got else '!!'} {got:12} {line[:80]}")
            print()
    return counts


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--buffers", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0)
    args = parser.parse_args()
    detector = load_detector()
    rng = random.Random(args.seed)
    prose, code = paragraphs(), snippets(detector)
    kinds = {
        "notes with code": [mixed(rng, prose, code) for _ in range(args.buffers)],
        "prose alone": [laid_out(rng, rng.sample(prose, 4)) for _ in range(args.buffers // 3)],
        "one snippet alone": [laid_out(rng, [snippet]) for snippet in code],
    }
    table = Table(title="regions of unmarked buffers", title_justify="left", box=None)
    for column in ("", "buffers", "all right", "lines", "prose", "code", "silent", "told", "border F1"):
        table.add_column(column, justify="left" if not column else "right")
    show = iter(range(args.show))
    for name, buffers in kinds.items():
        counts = tally(detector, buffers, show)
        table.add_row(
            name,
            str(counts.buffers),
            f"{counts.whole / counts.buffers:.1%}",
            f"{counts.share('right'):.1%}",
            f"{counts.share('right', prose=True):.1%}",
            f"{counts.share('right', prose=False):.1%}",
            f"{counts.share('code', prose=False):.1%}",
            f"{counts.told_rightly():.1%}",
            f"{counts.border_f1():.3f}",
        )
    console = Console(width=110)
    console.print(table)
    console.print(
        "lines: told rightly, family or language; silent: code found, no language told; "
        "told: of lines with a language told, those with the right one",
        highlight=False,
    )


if __name__ == "__main__":
    main()
