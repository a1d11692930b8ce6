"""Show a long run: one bar a stage, with time and figures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from lsp_langid.corpus.progress import Progress


@contextmanager
def shown(console: Console) -> Iterator[Progress]:
    """Bars while a run goes on; plain lines where the output is not a terminal."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[figures]}"),
    )
    with Bars(*columns, console=console, refresh_per_second=2) as bars:
        tasks: list[object] = []

        def stage(name: str) -> None:
            tasks.append(bars.add_task(name, total=None, figures=""))
            if not console.is_terminal:
                console.print(name)

        def part(done: int, total: int, figures: str) -> None:
            bars.update(tasks[-1], completed=done, total=total, figures=figures)  # type: ignore[arg-type]
            if not console.is_terminal and done * 20 // total != (done - 1) * 20 // total:
                console.print(f"  {done:,}/{total:,} {figures}")

        yield Progress(stage, part)
