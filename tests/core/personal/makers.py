"""A small model with a background, and records for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import Language
from lsp_langid.core.model import Model
from lsp_langid.core.personal import TaughtLanguage
from lsp_langid.core.personal.background import Background


def background_of(model: Model) -> Background:
    """Rows around what stands for each label."""
    rng = np.random.default_rng(1)
    rows = [np.eye(3)[i % 3] * 4 + rng.normal(0, 0.3, 3) for i in range(60)]
    labels = np.arange(60) % 3
    return Background.of_activations(np.array(rows), labels, np.arange(60) // 6, np.full(60, 10))


def with_background(model: Model) -> Model:
    background = background_of(model)
    return replace(model, background=lambda: background, digest="0123")


def taught(
    detector: Detector, name: str = "flow", *, weights=(0.0, 0.0, 0.0), bias=-6.0, **fields: object
) -> TaughtLanguage:
    values = {
        "language": Language(name, name.title(), vscode=f"{name}-mode", extensions=(f".{name}",)),
        "model": detector.model.identity,
        "weights": weights,
        "bias": bias,
        "words": {"let_through": 9.0, "endphase": 4.0},
        "threshold": 0.7,
    }
    return TaughtLanguage(**(values | fields))
