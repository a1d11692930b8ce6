"""The doctor looks at every part, and what is missing comes with what to do."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from lsp_langid import assets
from lsp_langid.cli import doctor
from lsp_langid.errors import LanguageTableError, ModelDamagedError, ModelMissingError
from lsp_langid.native import library

CHECKOUT = Path(__file__).parents[2]
VERSIONS = {
    "numpy": "1.26.4",
    "pygls": "2.1.1",
    "lsprotocol": "2025.0.0",
    "tomli": "2.0.1",
    "joblib": "1.6.0",
}


@pytest.fixture
def versions(monkeypatch):
    """Which packages are installed; a test may change it."""
    installed = dict(VERSIONS)
    monkeypatch.setattr(doctor, "_version", installed.get)
    return installed


@pytest.fixture
def healthy(detector, versions, monkeypatch, tmp_path):
    """Everything is where it should be."""
    (tmp_path / "model.json").write_text("x" * 1000)
    monkeypatch.setattr(assets, "model_folder", lambda folder=None: folder or tmp_path)
    detector.model = SimpleNamespace(labels=("cpp", "python", "rust"), name="bag_v9")
    monkeypatch.setattr(doctor, "_PROBE", "python")
    return tmp_path


def test_a_healthy_installation_ends_with_0_and_says_so(run, healthy):
    outcome = run("doctor")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines[-1] == "Serving works."
    assert re.search(r"(?m)^numpy +1\.26\.4$", outcome.out)
    assert re.search(rf"(?m)^model +bag_v9 +{healthy}$", outcome.out)
    assert re.search(r"(?m)^ +3 +languages; format 2, 0\.0 MB$", outcome.out)
    assert re.search(r"(?m)^table +4 +languages$", outcome.out)


def test_json_holds_the_same(run, healthy):
    report = json.loads(run("doctor", "--json").out)

    assert report["ok"] is True
    assert report["problems"] == []
    assert report["packages"]["pygls"] == "2.1.1"
    assert report["packages"]["scipy"] is None
    assert report["table"] == {"languages": 4}
    model = report["model"]
    assert (model["name"], model["folder"], model["labels"], model["bytes"]) == (
        "bag_v9",
        str(healthy),
        3,
        1000,
    )
    assert report["probe"]["best"] == "python"
    assert report["python"]["executable"] == sys.executable


@pytest.mark.parametrize("why", ["", "not compiled when this was installed"])
def test_it_says_whether_the_hot_path_is_compiled(run, healthy, monkeypatch, why):
    monkeypatch.setattr(library, "why_none", lambda: why)
    out = run("doctor").out
    assert any(line.split()[:2] == ["kernel", "none" if why else "compiled"] for line in out.splitlines())
    assert (f"{why}; the same answers take" in out) is bool(why)
    assert json.loads(run("doctor", "--json").out)["kernel"] == {"compiled": not why, "why": why}


def test_what_training_needs_may_be_missing(run, healthy):
    outcome = run("doctor")

    assert outcome.code == 0
    assert re.search(r"(?m)^scikit-learn +missing +optional, for training only$", outcome.out)


@pytest.mark.parametrize(
    ("package", "found", "problem", "advice"),
    [
        pytest.param(
            "pygls", None, "the Python package pygls is not installed", "pip install lsp-langid", id="gone"
        ),
        pytest.param(
            "pygls",
            "1.3.1",
            "pygls is 1.3.1, wanted 2.1 or newer and older than 3",
            "--upgrade",
            id="too-old",
        ),
        pytest.param("pygls", "3.0.0a1", "pygls is 3.0.0a1, wanted 2.1 or newer", "--upgrade", id="too-new"),
        pytest.param(
            "numpy", "1.9", "numpy is 1.9, wanted 1.26 or newer", "--upgrade", id="numbers-are-no-words"
        ),
    ],
)
def test_a_package_that_does_not_fit_is_a_problem(run, healthy, versions, package, found, problem, advice):
    versions[package] = found
    outcome = run("doctor")

    assert outcome.code == 1
    assert f"Problem: {problem}" in outcome.out
    assert advice in outcome.out
    assert "Serving works" not in outcome.out


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(ModelMissingError("no model in /x. Do this."), id="missing"),
        pytest.param(ModelDamagedError("/x: cut short. Do this."), id="damaged"),
        pytest.param(LanguageTableError("languages.toml breaks its rules. Do this."), id="table"),
    ],
)
def test_a_model_that_cannot_be_loaded_is_a_problem(run, healthy, monkeypatch, error):
    def refuse(folder=None):
        raise error

    monkeypatch.setattr(assets, "load_detector", refuse)
    outcome = run("doctor")

    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.lines[-1] == f"  {error}"
    assert json.loads(run("doctor", "--json").out)["ok"] is False


def test_a_missing_library_is_a_problem_and_no_traceback(run, healthy, versions, monkeypatch):
    def refuse(folder=None):
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    versions["numpy"] = None
    monkeypatch.setattr(assets, "load_detector", refuse)
    outcome = run("doctor")

    assert (outcome.code, outcome.err) == (1, "")
    assert outcome.out.count("Problem: ") == 2


def test_a_model_that_takes_python_for_something_else_is_a_problem(run, healthy, monkeypatch):
    monkeypatch.setattr(doctor, "_PROBE", "rust")

    assert "Problem: the model takes a plain piece of Python for rust." in run("doctor").out


def test_a_model_elsewhere_can_be_examined(run, healthy, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()

    assert json.loads(run("doctor", "--json", "--model", elsewhere).out)["model"]["folder"] == str(elsewhere)


@pytest.mark.parametrize("package", ["numpy", "pygls"])
def test_the_bounds_are_those_of_the_project(package):
    """pyproject.toml says it too, to pip; the two must not drift apart."""
    oldest, too_new = doctor.REQUIRED[package]
    requirement = f"{package}>={oldest}" + (f",<{too_new}" if too_new else "")

    assert f'"{requirement}"' in (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("version", "release"),
    [("2.1.1", (2, 1, 1)), ("2.1.0rc1", (2, 1, 0)), ("2025.0.0.post1", (2025, 0, 0)), ("3", (3,)), ("x", ())],
)
def test_versions_are_compared_by_number(version, release):
    assert doctor._release(version) == release
