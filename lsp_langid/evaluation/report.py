"""Write a report: a page, its pictures and its figures, into one folder.

Knows: which files make a report. Never: figures, HTML, axes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from html import escape
from pathlib import Path

from lsp_langid.errors import InputError
from lsp_langid.evaluation.confusion import most_confused
from lsp_langid.evaluation.items import Answer
from lsp_langid.evaluation.page import page
from lsp_langid.evaluation.pictures import save_png, to_svg
from lsp_langid.evaluation.plots import (
    draw_accuracy,
    draw_confusion,
    draw_coverage,
    draw_reliability,
    draw_typing,
)
from lsp_langid.evaluation.summary import Summary, summary_to_json

CONFUSED_LABELS = 40  # in the heat map; more cannot be read
PAGE_NAME, FIGURES_NAME = "report.html", "figures.json"


def prepare(folder: Path) -> None:
    """Make the folder before the long work, so that a wrong path is told at once.

    Raises:
        InputError: It cannot be made, or not be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: cannot hold the report ({error.strerror or error}).") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise InputError(f"{folder}: cannot hold the report (it may not be written to).")


def write_report(folder: Path, summary: Summary, answers: Sequence[Answer]) -> Path:
    """Write report.html, figures.json and a PNG of each drawing. Returns the path of the page."""
    drawings = {
        "accuracy_by_length": draw_accuracy(summary.by_band),
        "coverage": draw_coverage(summary.curves, summary.by_band),
        "reliability": draw_reliability(summary.reliability, summary.by_band[-1][1].ece),
        "confusion": draw_confusion(most_confused(answers, CONFUSED_LABELS)),
    }
    if summary.typed is not None:
        drawings["typing"] = draw_typing(summary.typed)
    svgs = {}
    for name, drawing in drawings.items():
        svgs[name] = to_svg(drawing, escape(drawing.axes[0].get_title(), quote=True))
        save_png(drawing, folder / f"{name}.png")
    (folder / PAGE_NAME).write_text(page(summary, svgs), encoding="utf-8")
    figures = json.dumps(summary_to_json(summary), ensure_ascii=False, indent=1)
    (folder / FIGURES_NAME).write_text(figures + "\n", encoding="utf-8")
    return folder / PAGE_NAME
