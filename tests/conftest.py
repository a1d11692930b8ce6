"""A model small enough to work out by hand, and the shipped one, loaded once."""

from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.assets import load_detector, load_table
from lsp_langid.core.calibration import Calibration
from lsp_langid.core.detector import Detector
from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.mlp import Mlp
from lsp_langid.core.model import Model
from lsp_langid.core.policy import MODES, Policy, Thresholds

SYMBOLS = (RARE, "\n", "\n    ", "def", "fn", "let", "‹word›")
LABELS = ("plaintext", "python", "rust")


def small_model() -> Model:
    """`def` speaks for Python, `fn` and `let` for Rust, unknown words for plain text."""
    spec = FeatureSpec(SYMBOLS, np.empty(0, dtype=np.int64))
    w1 = np.zeros((len(SYMBOLS), 3), dtype=np.int8)
    w1[SYMBOLS.index("‹word›"), 0] = 30
    w1[SYMBOLS.index("def"), 1] = 100
    w1[SYMBOLS.index("fn"), 2] = 100
    w1[SYMBOLS.index("let"), 2] = 50
    mlp = Mlp(
        w1,
        np.full(len(SYMBOLS), 0.1, dtype=np.float32),
        np.zeros(3, dtype=np.float32),
        np.eye(3, dtype=np.float32),
        np.zeros(3, dtype=np.float32),
    )
    return Model(
        "small",
        LABELS,
        spec,
        mlp,
        Calibration((1.0,), (1.0,)),
        Policy({mode: Thresholds() for mode in MODES}, 6),
        {"corpus": "none"},
    )


@pytest.fixture(scope="session", autouse=True)
def no_memory_of_the_user(tmp_path_factory):
    """What whoever runs the tests has taught lies elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LSP_LANGID_USER_DIR", str(tmp_path_factory.mktemp("user")))
        yield


@pytest.fixture(scope="session")
def table() -> LanguageTable:
    return load_table()


@pytest.fixture
def model() -> Model:
    return small_model()


@pytest.fixture
def small_detector(model: Model, table: LanguageTable) -> Detector:
    return Detector(model, table)


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The shipped model."""
    return load_detector()
