"""Write a study: a page, its pictures and its figures, into one folder.

Knows: which files make a report. Never: figures, HTML, axes.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path

from lsp_langid.evaluation.pictures import save_both, to_svg
from lsp_langid.study.json_form import study_to_json
from lsp_langid.study.page import page
from lsp_langid.study.plots import draw_accuracies, draw_first_steps, draw_loss, draw_tie_rules
from lsp_langid.study.result import Study
from lsp_langid.study.story import alternatives

PAGE_NAME, FIGURES_NAME = "study.html", "study.json"
_DRAWINGS = {
    "accuracies": draw_accuracies,
    "loss": draw_loss,
    "tie_rules": draw_tie_rules,
    "first_steps": draw_first_steps,
}


def write_study(folder: Path, study: Study) -> Path:
    """Write study.html, study.json and each drawing for light and for dark ground.

    Args:
        folder: Is there.
        study: At least one epoch and one step of every network at every learning rate.

    Returns:
        The path of the page.
    """
    # First what took minutes: a drawing that fails then loses nothing.
    figures = json.dumps(study_to_json(study), ensure_ascii=False, allow_nan=False, indent=1)
    (folder / FIGURES_NAME).write_text(figures + "\n", encoding="utf-8")
    words, svgs = alternatives(study), {}
    for name, draw in _DRAWINGS.items():
        drawing = draw(study)
        svgs[name] = to_svg(drawing, escape(words[name], quote=True))
        save_both(drawing, folder, name)
    (folder / PAGE_NAME).write_text(page(study, svgs), encoding="utf-8")
    return folder / PAGE_NAME
