"""Find the shipped files and make a detector of them: the serving path's only reader of disk.

Knows: where files lie. Never: what a text means.
"""

from __future__ import annotations

import os
from pathlib import Path

from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import LanguageTable
from lsp_langid.errors import LanguageTableError, ModelDamagedError, ModelMissingError
from lsp_langid.model_files import JSON_NAME, read_model

MODEL_VARIABLE = "LSP_LANGID_MODEL"
MODEL_NAME = "bag_v2"
_PACKAGE = Path(__file__).resolve().parent


def load_table() -> LanguageTable:
    """Read the label table that belongs to this package."""
    path = _PACKAGE / "languages.toml"
    try:
        return LanguageTable.parse(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LanguageTableError(
            f"{path}: cannot be read ({error.strerror}). Install the package again."
        ) from error


def model_folder(folder: Path | None = None) -> Path:
    """Return the folder to load the model from: as told, else the environment, else the shipped one.

    In an installed package the models lie inside it; in a checkout they lie beside it.
    """
    if folder is not None:
        return folder
    if named := os.environ.get(MODEL_VARIABLE):
        return Path(named)
    places = [_PACKAGE / "model_assets" / MODEL_NAME, _PACKAGE.parent / "model_assets" / MODEL_NAME]
    for place in places:
        if (place / JSON_NAME).is_file():
            return place
    raise ModelMissingError(
        f"no model in {places[0]} nor in {places[1]}. Install the package again, or name a model folder "
        f"with --model or the environment variable {MODEL_VARIABLE}."
    )


def load_detector(folder: Path | None = None) -> Detector:
    """Load the model and the label table.

    Args:
        folder: A model folder; None for the one that `model_folder` finds.

    Raises:
        ModelError: Missing, damaged, of another format, or with labels the table lacks.
    """
    place = model_folder(folder)
    model = read_model(place)
    table = load_table()
    unknown = [label for label in model.labels if label not in table]
    if unknown:
        raise ModelDamagedError(
            f"{place / JSON_NAME}: labels {', '.join(map(repr, unknown[:8]))} are not in languages.toml "
            f"({len(unknown)} of {len(model.labels)}). The model belongs to another version of this program; "
            "install the two together, or train again with `lsp-langid train`."
        )
    return Detector(model, table)
