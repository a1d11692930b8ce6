"""A study goes to JSON and comes back the same, or is refused with the place that is wrong."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from made_study import made_study

from lsp_langid.errors import InputError
from lsp_langid.study.json_form import study_from_json, study_to_json


def stored():
    return json.loads(json.dumps(study_to_json(made_study()), allow_nan=False))


def test_a_study_comes_back_the_same():
    assert study_from_json(stored()) == made_study()


def test_a_figure_without_a_value_comes_back_without():
    assert study_from_json(stored()).runs[-1].epochs[0].loss_dead is None


def test_a_whole_number_in_place_of_a_real_one_is_taken():
    """Other programs write 1.0 as 1."""
    raw = stored()
    raw["setting"]["l2"] = 0

    read = study_from_json(raw)

    assert read == made_study()
    assert isinstance(read.setting.l2, float)


def test_what_is_not_finite_is_not_written():
    study = made_study()

    with pytest.raises(ValueError, match="raw_norm is nan"):
        study_to_json(replace(study, data=replace(study.data, raw_norm=float("nan"))))


def change(path, value):
    """The stored study with one value replaced, or taken out where it is `...`."""
    raw = stored()
    place = raw
    for step in path[:-1]:
        place = place[step]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return raw


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        pytest.param([], "expected an object of kind", id="a-list"),
        pytest.param({"answers": 3}, "not a stored study", id="another-file"),
        pytest.param(change(["format"], 2), "format 2", id="of-a-later-version"),
        pytest.param(
            change(["data", "n_train"], ...), "study.data: no field 'n_train'", id="a-missing-field"
        ),
        pytest.param(change(["setting", "colour"], 1), "unknown field 'colour'", id="an-unknown-field"),
        pytest.param(
            change(["runs", 0, "epochs", 1, "loss"], "low"),
            "study.runs[0].epochs[1].loss: expected a number, got 'low'",
            id="text-for-a-number",
        ),
        pytest.param(
            change(["runs", 0, "epochs", 1, "loss"], float("inf")),
            "expected a number, got inf",
            id="infinity",
        ),
        pytest.param(change(["claims", 0, "holds"], 1), "expected true or false, got 1", id="one-for-true"),
        pytest.param(change(["setting", "epochs"], True), "expected a whole number", id="true-for-one"),
        pytest.param(
            change(["runs", 0, "confusions"], [["c", "cpp"]]), "expected a list of 3", id="a-short-row"
        ),
        pytest.param(change(["runs"], {}), "study.runs: expected a list", id="an-object-for-a-list"),
        pytest.param(
            change(["data", "held_out_by_language"], []), "expected an object", id="a-list-for-an-object"
        ),
    ],
)
def test_what_is_no_study_is_refused_with_the_place(raw, message):
    with pytest.raises(InputError) as caught:
        study_from_json(raw)

    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def without_runs(raw):
    return raw | {"runs": []}


def with_a_run_cut_short(raw):
    first, *others = raw["runs"]
    return raw | {"runs": [first | {"epochs": first["epochs"][:2]}, *others]}


def with_a_run_not_watched(raw):
    first, *others = raw["runs"]
    return raw | {"runs": [first | {"steps": []}, *others]}


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        pytest.param(without_runs, r"expected the 24 networks .* got 0", id="no-runs"),
        pytest.param(with_a_run_cut_short, r"runs\[0\]: expected epochs 0 to 4 .* got 2 epochs", id="epochs"),
        pytest.param(with_a_run_not_watched, r"runs\[0\]: .* 0 steps", id="steps"),
    ],
)
def test_a_study_with_parts_missing_is_refused(spoil, message):
    with pytest.raises(InputError, match=message):
        study_from_json(spoil(stored()))
