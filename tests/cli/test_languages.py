"""`lsp-langid languages` shows the whole table, and what the model makes of it."""

from __future__ import annotations

import json

import pytest

from lsp_langid import assets
from lsp_langid.errors import LanguageTableError, ModelMissingError


def test_every_language_has_a_row(run):
    outcome = run("languages")

    assert outcome.code == 0
    assert outcome.lines == [
        "id           name         model  extensions",
        "cpp          C++          yes    .cpp (.h)",
        "objective-c  Objective-C  -      (.h)",
        "python       Python       yes    .py .pyi",
        "rust         Rust         yes    .rs",
    ]


def test_json_holds_all_names(run):
    rows = json.loads(run("languages", "--json").out)

    assert [row["id"] for row in rows] == ["cpp", "objective-c", "python", "rust"]
    assert [row["model"] for row in rows] == [True, False, True, True]
    assert rows[2] == {
        "yours": False,
        "id": "python",
        "name": "Python",
        "vscode": "python",
        "neovim": "python",
        "linguist": "Python",
        "fences": ["py", "python"],
        "aliases": [],
        "extensions": [".py", ".pyi"],
        "sharedExtensions": [],
        "filenames": ["SConstruct"],
        "interpreters": ["python"],
        "family": None,
        "hosts": [],
        "model": True,
    }


@pytest.fixture
def no_model(detector, monkeypatch):
    def raise_missing(folder=None):
        raise ModelMissingError("no model in /x")

    monkeypatch.setattr(assets, "load_detector", raise_missing)


def test_without_a_model_the_table_is_shown_all_the_same(run, no_model):
    outcome = run("languages")

    assert (outcome.code, outcome.err) == (0, "lsp-langid: no model in /x\n")
    assert outcome.lines[1] == "cpp          C++          ?      .cpp (.h)"
    assert {row["model"] for row in json.loads(run("languages", "--json").out)} == {None}


def test_a_broken_table_is_one_message(run, monkeypatch):
    def broken(folder=None):
        raise LanguageTableError("languages.toml breaks its rules")

    monkeypatch.setattr(assets, "load_detector", broken)
    outcome = run("languages")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "lsp-langid: languages.toml breaks its rules\n"
