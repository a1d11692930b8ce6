"""`evaluate` as a person calls it, on a handful of texts and a model small enough to work out by hand."""

from __future__ import annotations

import json

import pytest

from lsp_langid import assets

TEXTS = [
    {"id": "p", "text": "def def def def\n" * 12, "label": "Python"},
    {"id": "r", "text": "fn fn fn let\n" * 12, "label": "rs"},
    {"id": "w", "text": "fn fn fn fn\n", "label": "py"},
    {"id": "n", "text": "just a few plain words\n", "label": "text"},
    {"id": "k", "text": "nuqneH", "label": "klingon"},
]


@pytest.fixture
def evaluate(run, small_detector, monkeypatch):
    """Call `lsp-langid evaluate` with the small model."""
    monkeypatch.setattr(assets, "load_detector", lambda folder=None: small_detector)
    return lambda *words: run("evaluate", *words)


@pytest.fixture
def suite(tmp_path):
    path = tmp_path / "suite.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in TEXTS), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "mine"
    place.mkdir()
    (place / "a.py").write_text("def def def\n")
    (place / "b.rs").write_text("fn fn fn\n")
    (place / "c.png").write_bytes(b"\x89PNG\0\0")
    (place / "d.py").write_bytes(b"\0\1\2" * 400)
    return place


def figures(folder):
    return json.loads((folder / "figures.json").read_text(encoding="utf-8"))


def test_labelled_lines_are_measured_and_strangers_counted_apart(evaluate, suite):
    outcome = evaluate(suite)

    assert outcome.code == 0
    assert "suite.jsonl: 5 texts, 4 with a label the model knows (labelled by the field label)" in outcome.out
    assert "taken for: python → rust 1" in outcome.out
    assert "not code left alone: 100.0 %" in outcome.out


def test_a_folder_says_how_it_was_labelled_and_names_what_it_skipped(evaluate, folder):
    outcome = evaluate(folder)

    assert outcome.code == 0
    assert "mine: 2 texts, 2 with a label the model knows (labelled by file names)" in outcome.out
    assert "2 files skipped:" in outcome.out
    assert "  c.png: the name says no language" in outcome.out
    assert "  d.py: binary, not text" in outcome.out


def test_a_report_holds_the_figures_of_all_sources(evaluate, suite, folder, tmp_path):
    outcome = evaluate(suite, folder, "--report", tmp_path / "deep" / "report")

    report = tmp_path / "deep" / "report"
    assert f"report: {report / 'report.html'}" in outcome.out
    assert figures(report)["by_lines"]["all"]["n"] == 6
    assert set(figures(report)["by_source"]) == {"suite.jsonl", "mine"}
    assert figures(report)["typing"]["n"] == 5
    assert figures(report)["setting"]["sources"][1]["skipped"][0] == ["c.png", "the name says no language"]


def test_windows_make_bands_of_their_own_size(evaluate, suite, tmp_path):
    evaluate(suite, "--windows", "10,1,0", "--typing", 0, "--report", tmp_path / "r")

    assert {band: row["n"] for band, row in figures(tmp_path / "r")["by_lines"].items()} == {
        "1": 4,
        "10": 2,
        "whole": 4,
        "all": 10,
    }
    assert figures(tmp_path / "r")["typing"] is None


def test_only_restricts_the_answer_and_what_is_measured(evaluate, suite, tmp_path):
    outcome = evaluate(suite, "--only", "PY", "--typing", 0, "--report", tmp_path / "r")

    assert "5 texts, 3 with a label the model knows" in outcome.out
    assert set(figures(tmp_path / "r")["by_language"]) == {"python", "plaintext"}
    assert figures(tmp_path / "r")["by_language"]["python"]["accuracy"] == 1.0
    assert figures(tmp_path / "r")["setting"]["only"] == ["python"]


def test_a_sample_is_the_same_for_the_same_seed(evaluate, suite, tmp_path):
    def chosen(name, seed):
        evaluate(suite, "--sample", 2, "--seed", seed, "--typing", 0, "--report", tmp_path / name)
        return figures(tmp_path / name)["by_language"]

    assert chosen("a", 1) == chosen("b", 1)
    assert sum(row["n"] for row in chosen("c", 2).values()) == 2
    assert len({tuple(chosen(f"s{seed}", seed)) for seed in range(6)}) > 1


def test_typing_is_measured_when_asked_for(evaluate, suite):
    assert "while typing" not in evaluate(suite).out
    assert "files of code typed" in evaluate(suite, "--typing", 9).out


def test_a_source_without_known_labels_is_no_error(evaluate, tmp_path):
    path = tmp_path / "k.jsonl"
    path.write_text(json.dumps(TEXTS[-1]) + "\n")

    outcome = evaluate(path, "--report", tmp_path / "r")

    assert (outcome.code, outcome.err) == (0, "")
    assert "1 texts, 0 with a label the model knows" in outcome.out
    assert "no report: " in outcome.out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["nowhere.jsonl"], 1, "nowhere.jsonl", id="no-such-file"),
        pytest.param(["{suite}", "--only", "klingon"], 2, "no language 'klingon'", id="unknown-language"),
        pytest.param(["{suite}", "--only", "cobol"], 2, "the model knows none of", id="language-of-no-model"),
        pytest.param(
            ["{suite}", "--windows", "3,x"], 2, "expected a number from 0 on, got 'x'", id="windows"
        ),
        pytest.param(
            ["{suite}", "--windows", ","], 2, "expected numbers of lines like 1,3,10", id="no-window"
        ),
        pytest.param(["{suite}", "--only", ","], 2, "--only: expected languages", id="no-language"),
        pytest.param(["{suite}", "--sample", "0"], 2, "expected a number from 1 on", id="empty-sample"),
        pytest.param(["{suite}", "--report", "{suite}"], 1, "cannot hold the report", id="report-on-a-file"),
    ],
)
def test_a_wrong_call_is_one_clear_line(evaluate, suite, tmp_path, monkeypatch, words, code, message):
    monkeypatch.chdir(tmp_path)

    outcome = evaluate(*(word.format(suite=suite) for word in words))

    assert outcome.code == code
    assert message in outcome.err.splitlines()[-1]
