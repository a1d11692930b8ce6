"""A column of texts in, a table of the same kind out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

import lsp_langid
from lsp_langid.columns import identify_column
from lsp_langid.core.detector import Detector

SNIPPETS = Path(__file__).parent / "snippets"
PYTHON, RUST = ((SNIPPETS / name).read_text(encoding="utf-8") for name in ("python.txt", "rust.txt"))
TEXTS = [PYTHON, None, "", "#!/bin/sh\necho\n", RUST]
LANGUAGES = ["python", None, None, "shellscript", "rust"]
NAMES = ["language", "confidence", "reason", "best"]


@pytest.fixture
def asked(detector, monkeypatch):
    """The texts that the detector was asked about."""
    texts = []
    real = Detector.identify_many

    def listening(self, them, *rest, **options):
        return real(self, (texts.append(text) or text for text in them), *rest, **options)

    monkeypatch.setattr(Detector, "identify_many", listening)
    return texts


def none_for_missing(values):
    return [None if pd.isna(value) else value for value in values]


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(TEXTS, id="list"),
        pytest.param(tuple(TEXTS), id="tuple"),
        pytest.param(np.array(TEXTS, dtype=object), id="numpy-array"),
    ],
)
def test_a_list_gives_lists(texts):
    table = identify_column(texts)

    assert list(table) == NAMES
    assert table["language"] == LANGUAGES
    assert [reason is None for reason in table["reason"]] == [text is None for text in TEXTS]
    assert [best is None for best in table["best"]] == [text is None for text in TEXTS]


def test_the_answers_are_those_of_identify(detector):
    table = identify_column([text or "" for text in TEXTS])
    verdicts = [detector.identify(text or "") for text in TEXTS]

    assert table["confidence"] == pytest.approx([verdict.confidence for verdict in verdicts], abs=1e-5)
    assert table["reason"] == [verdict.reason.value for verdict in verdicts]
    assert table["best"] == [verdict.best.id for verdict in verdicts]


@pytest.mark.parametrize("dtype", [object, "str", "string", "category"])
def test_a_series_gives_a_frame_with_its_index(dtype):
    series = pd.Series(TEXTS, index=list("vwxyz"), dtype=dtype)

    frame = identify_column(series)

    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == NAMES
    assert list(frame.index) == list("vwxyz")
    assert none_for_missing(frame["language"]) == LANGUAGES
    assert frame["confidence"].dtype == np.float64
    assert frame["confidence"].isna().tolist() == [text is None for text in TEXTS]


def test_an_index_with_the_same_label_twice_is_kept():
    frame = identify_column(pd.Series(["fn main() {}\n", "#!/bin/sh\n"], index=[7, 7]))

    assert list(frame.index) == [7, 7]
    assert list(frame["language"])[1] == "shellscript"


@pytest.mark.parametrize("missing", [None, float("nan"), np.float32("nan"), pd.NA, pd.NaT])
def test_whatever_marks_a_missing_cell_stays_missing(missing):
    frame = identify_column(pd.Series(["#!/bin/sh\n", missing], dtype=object))

    assert frame.iloc[1].isna().all()
    assert frame["reason"].iloc[0] == "shebang"


def test_an_empty_series_gives_an_empty_frame():
    frame = identify_column(pd.Series([], dtype=object))

    assert (list(frame.columns), len(frame)) == (NAMES, 0)
    assert frame["confidence"].dtype == np.float64


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(pa.array(TEXTS), id="array"),
        pytest.param(pa.array(TEXTS, pa.large_string()), id="large-strings"),
        pytest.param(pa.array(TEXTS).dictionary_encode(), id="dictionary"),
        pytest.param(pa.chunked_array([TEXTS[:2], [], TEXTS[2:]], pa.string()), id="chunks"),
        pytest.param(pa.chunked_array([pa.array(TEXTS).dictionary_encode()]), id="chunks-of-dictionaries"),
    ],
)
def test_an_arrow_column_gives_an_arrow_table(column):
    table = identify_column(column)

    assert isinstance(table, pa.Table)
    assert table.schema.names == NAMES
    assert table.schema.types == [pa.string(), pa.float64(), pa.string(), pa.string()]
    assert table["language"].to_pylist() == LANGUAGES
    assert table["best"].null_count == 1


def test_an_arrow_column_of_many_slices_keeps_its_order():
    texts = ["#!/bin/sh\n", None, "#!/usr/bin/env ruby\n"] * 1_000

    languages = identify_column(pa.array(texts))["language"].to_pylist()

    assert languages == ["shellscript", None, "ruby"] * 1_000


def test_an_empty_arrow_column_gives_an_empty_table():
    assert identify_column(pa.array([], pa.string())).num_rows == 0


@pytest.mark.parametrize(
    "column",
    [
        pytest.param(pd.Series(["b", None, "a", "b", "b"], dtype="category"), id="pandas"),
        pytest.param(pa.array(["b", None, "a", "b", "b"]).dictionary_encode(), id="arrow"),
    ],
)
def test_a_category_is_looked_at_once(asked, column):
    reasons = identify_column(column)["reason"].to_numpy()

    assert sorted(asked) == ["a", "b"]
    assert none_for_missing(reasons) == ["too_short", None, "too_short", "too_short", "too_short"]


def test_a_polars_series_gives_a_polars_frame(monkeypatch):
    """With a stand-in: what is used of polars, by the names it has there."""

    class Series(list):
        dtype = "String"

    polars = SimpleNamespace(
        Series=Series,
        Categorical="Categorical",
        Enum="Enum",
        String="String",
        Float64="Float64",
        DataFrame=lambda lists, schema: ("frame", lists, schema),
    )
    monkeypatch.setitem(sys.modules, "polars", polars)

    kind, lists, schema = identify_column(Series(TEXTS))

    assert (kind, lists["language"]) == ("frame", LANGUAGES)
    assert schema == {"language": "String", "confidence": "Float64", "reason": "String", "best": "String"}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        pytest.param(
            ["a", 42, b"x"], r"missing: 2, the first at position 1 \(int 42\)", id="numbers-and-bytes"
        ),
        pytest.param([["a"]], r"missing: 1, the first at position 0 \(list", id="lists"),
    ],
)
def test_cells_that_are_no_texts_are_refused_before_anything_is_looked_at(asked, cells, message):
    with pytest.raises(TypeError, match=message):
        identify_column(pd.Series(cells, dtype=object))

    assert asked == []


def test_cells_that_are_no_texts_can_count_as_missing():
    column = ["#!/bin/sh\n", 42, b"x", np.zeros(3)]

    assert identify_column(column, errors="coerce")["reason"] == ["shebang", None, None, None]


def test_a_column_of_numbers_is_refused():
    with pytest.raises(TypeError, match="missing: 3"):
        identify_column(pa.array([1, 2, 3]))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        pytest.param("def", "one str", id="one-text"),
        pytest.param({"text": ["def"]}, "one dict", id="a-dict"),
        pytest.param(pd.DataFrame({"text": ["def"]}), "with several", id="a-frame"),
        pytest.param(pa.table({"text": ["def"]}), "with several", id="a-table"),
        pytest.param(np.array([["def"]]), "with several", id="two-axes"),
        pytest.param(7, "not iterable", id="a-number"),
    ],
)
def test_what_is_no_column_is_refused(value, message):
    with pytest.raises(TypeError, match=message):
        identify_column(value)


def test_another_word_for_errors_is_refused():
    with pytest.raises(ValueError, match="'raise' or 'coerce'"):
        identify_column([], errors="ignore")


def test_detector_languages_and_mode_can_be_chosen(small_detector, table):
    only = [table.find("rust"), table.find("plaintext")]

    answer = identify_column(["def def fn fn"], detector=small_detector, only=only, mode="eager")

    assert answer["best"] == ["rust"]


def test_the_package_has_it_by_name():
    assert lsp_langid.identify_column is identify_column


def test_no_library_is_imported_that_the_caller_has_not():
    program = (
        "import sys; from lsp_langid import identify_column; identify_column(['fn main() {}']); "
        "sys.exit(bool({'pandas', 'pyarrow', 'polars'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
