"""A person sees what was learned from corrections, and can have all or some of it forgotten."""

from __future__ import annotations

import json

import pytest

from lsp_langid import assets
from lsp_langid.cli import main
from lsp_langid.core.personal import Correction
from lsp_langid.user_files import FOLDER_VARIABLE, UserFiles


@pytest.fixture(scope="module")
def identity():
    return assets.load_detector().model.identity


@pytest.fixture
def files(tmp_path, monkeypatch, identity):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    files = UserFiles()
    files.add(Correction("aa11", "ruby", (1, 2), (1.0, 3.0), 7, identity, "2026-03-01T10:20:30.000+00:00"))
    files.add(Correction("aa22", "c", (4,), (1.0,), 2, "bag_v0:77", "2026-02-01T10:20:30.000+00:00"))
    return files


def test_show_lists_corrections_oldest_first_and_says_which_are_not_used(files, capsys):
    assert main(["memory", "show"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert str(files.folder) in lines[0]
    assert [line.split()[:3] for line in lines[-2:]] == [["aa22", "c", "2"], ["aa11", "ruby", "7"]]
    assert "not used: made with the model bag_v0" in lines[-2]
    assert "not used" not in lines[-1]


def test_show_as_json(files, capsys):
    assert main(["memory", "show", "--json"]) == 0

    shown = json.loads(capsys.readouterr().out)
    assert [(one["id"], one["language"], one["used"]) for one in shown["corrections"]] == [
        ("aa22", "c", False),
        ("aa11", "ruby", True),
    ]
    assert shown["taught"] == []


def test_an_empty_memory_says_so(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "none"))

    assert main(["memory", "show"]) == 0
    assert "nothing" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        (["aa1"], ["aa22"]),
        (["aa11", "aa22"], []),
        (["--language", "RB"], ["aa22"]),
        (["--all"], []),
    ],
)
def test_forget_by_id_by_language_or_all(files, choice, left):
    assert main(["memory", "forget", *choice]) == 0
    assert [one.id for one in files.load().corrections] == left


def test_forgetting_a_language_that_was_never_corrected_to_fails_softly(files, capsys):
    assert main(["memory", "forget", "--language", "python"]) == 1
    assert "forgot 0 corrections" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("choice", "complaint"),
    [
        ([], "wants one of"),
        (["aa11", "--all"], "wants one of"),
        (["aa"], "2 corrections begin with 'aa'"),
        (["zz"], "no correction begins with 'zz'"),
        (["--language", "pyhton"], "did you mean python"),
    ],
)
def test_an_unclear_wish_forgets_nothing(files, capsys, choice, complaint):
    assert main(["memory", "forget", *choice]) == 2
    assert complaint in capsys.readouterr().err
    assert len(files.load().corrections) == 2
