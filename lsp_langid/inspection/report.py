"""Write what a model knows into one folder: a page, its map as pictures, its figures.

Knows: which files make the report, how much of each list they tell. Never: figures, HTML, axes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lsp_langid.core.languages import LanguageTable
from lsp_langid.evaluation.pictures import save_both
from lsp_langid.inspection.inspector import Inspector
from lsp_langid.inspection.json_form import (
    difference_to_json,
    language_to_json,
    overview_to_json,
    unit_to_json,
)
from lsp_langid.inspection.map import LanguageMap, language_map
from lsp_langid.inspection.map_figure import draw_map
from lsp_langid.inspection.page import Knowledge, page
from lsp_langid.inspection.projection import unit_rows

PAGE_NAME, FIGURES_NAME, MAP_NAME = "inspect.html", "inspect.json", "map"
_PAIRS, _ALONE = 20, 12


def write_inspection(folder: Path, inspector: Inspector, table: LanguageTable, top: int = 15) -> Path:
    """Write inspect.html, inspect.json, map.light.png and map.dark.png; the same model gives the same bytes.

    Args:
        folder: Is there.
        inspector: Of the model.
        table: For the names of languages.
        top: Longest list of tokens.

    Returns:
        The path of the page.
    """
    overview = inspector.overview(max(_PAIRS, _ALONE))
    knowledge = Knowledge(
        overview,
        [inspector.language(label, top) for label in inspector.labels],
        [inspector.difference(first, second, top) for first, second, _ in overview.closest_pairs[:_PAIRS]],
        [inspector.unit(unit, top) for unit in range(inspector.n_units)],
    )
    chart = language_map(inspector.labels, unit_rows(inspector.output_vectors_LH), table)
    drawing = draw_map(chart, f"{len(inspector.labels)} languages as {inspector.name} tells them apart")
    save_both(drawing, folder, MAP_NAME)
    path = folder / PAGE_NAME
    path.write_text(page(knowledge, chart, table), encoding="utf-8")
    # In ASCII, since a vocabulary may hold half a character, which UTF-8 has no bytes for.
    figures = json.dumps(_to_json(knowledge, chart), separators=(",", ":"))
    (folder / FIGURES_NAME).write_text(figures + "\n", encoding="ascii")
    return path


def _to_json(knowledge: Knowledge, chart: LanguageMap) -> dict[str, Any]:
    return {
        "overview": overview_to_json(knowledge.overview),
        "languages": [language_to_json(facts) for facts in knowledge.languages],
        "pairs": [difference_to_json(difference) for difference in knowledge.pairs],
        "units": [unit_to_json(facts) for facts in knowledge.units],
        "map": {
            "width": chart.width,
            "height": chart.height,
            "groups": [group.name for group in chart.groups],
            "places": [
                {"language": place.label, "x": place.x, "y": place.y, "group": place.group}
                for place in chart.places
            ],
        },
    }
