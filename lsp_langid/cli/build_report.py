"""What a build of the corpus tells at its end, on the terminal and as a file.

Knows: what a person wants to know about a build. Never: how any stage works.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from lsp_langid.cli.console import columns
from lsp_langid.corpus.assemble import AssembleReport
from lsp_langid.corpus.fetch import Fetched

FILE_NAME = "build_report.json"
MISSING_SHOWN = 20


class Clock:
    """Minutes of each stage."""

    def __init__(self) -> None:
        self.minutes: dict[str, float] = {}

    @contextmanager
    def measure(self, stage: str) -> Iterator[None]:
        """Take the time of what happens inside."""
        start = time.monotonic()
        yield
        self.minutes[stage] = round((time.monotonic() - start) / 60, 2)


@dataclass(frozen=True)
class BuildReport:
    """One build, from the manifest to the shards."""

    only: tuple[str, ...]  # ids asked for, empty for all
    fetched: Fetched
    assembled: AssembleReport
    minutes: Mapping[str, float]  # by stage

    def write(self, folder: Path) -> None:
        """Write `build_report.json` beside the shards."""
        text = json.dumps(self.as_dict(), indent=1, ensure_ascii=False)
        (folder / FILE_NAME).write_text(text + "\n", encoding="utf-8")

    def as_dict(self) -> dict[str, Any]:
        """Everything, as JSON can hold it."""
        labels = self.assembled.labels
        return {
            "only": list(self.only),
            "archives": self._archives(),
            "minutes": dict(self.minutes),
            "n_texts": sum(label.texts for label in labels),
            "n_labels": sum(label.texts > 0 for label in labels),
            "n_characters": sum(label.characters for label in labels),
            "labels": [asdict(label) for label in labels],
            "given_up": dict(self.fetched.unusable),
            "missing": [
                {
                    "registry": source.registry,
                    "package": source.package,
                    "version": source.version,
                    "file": source.file,
                    "reason": reason,
                }
                for source, reason in self.fetched.missing
            ],
        }

    def print(self, console: Console) -> None:
        """Print the figures, and the first of the archives that are missing."""
        for line in self.lines():
            console.print(line, markup=False, highlight=False, soft_wrap=True)

    def lines(self) -> Iterator[str]:
        """Yield what `print` prints."""
        figures = self.as_dict()
        rows = [("archives", "there", "missing", "MB")]
        for registry, own in self._archives().items():
            rows.append((registry, f"{own['found']:,}", f"{own['missing']:,}", f"{own['megabytes']:,.1f}"))
        yield from columns(rows, right=(1, 2, 3))
        yield "minutes: " + ", ".join(f"{stage} {minutes:.1f}" for stage, minutes in self.minutes.items())
        yield (
            f"corpus: {figures['n_texts']:,} texts, {figures['n_labels']} labels, "
            f"{figures['n_characters'] / 1e6:,.1f} million characters"
        )
        if thin := [label.label for label in self.assembled.unwritten]:
            yield f"too few texts for a place in the corpus: {', '.join(thin)}"
        yield from self._missing_lines()

    def _missing_lines(self) -> Iterator[str]:
        """One line for a registry that was given up, one for each other archive."""
        given_up = Counter(
            source.registry for source, _ in self.fetched.missing if source.registry in self.fetched.unusable
        )
        for registry, n in given_up.items():
            yield f"missing: {n:,} archives of {registry}: {self.fetched.unusable[registry]}"
        single = [pair for pair in self.fetched.missing if pair[0].registry not in given_up]
        for source, reason in single[:MISSING_SHOWN]:
            yield f"missing: {source.registry} {source.package} {source.version}: {reason}"
        if len(single) > MISSING_SHOWN:
            yield f"missing: {len(single) - MISSING_SHOWN:,} more, all in {FILE_NAME}"

    def _archives(self) -> dict[str, dict[str, float]]:
        """Counts by registry, and the size of what is there."""
        counts: dict[str, dict[str, float]] = {}
        for source, _ in self.fetched.found:
            own = counts.setdefault(source.registry, {"found": 0, "missing": 0, "megabytes": 0.0})
            own["found"] += 1
            own["megabytes"] = round(own["megabytes"] + source.n_bytes / 1e6, 3)
        for source, _ in self.fetched.missing:
            own = counts.setdefault(source.registry, {"found": 0, "missing": 0, "megabytes": 0.0})
            own["missing"] += 1
        return dict(sorted(counts.items()))
