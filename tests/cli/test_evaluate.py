"""`evaluate` as a person calls it, on a handful of texts and a model small enough to work out by hand."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from lsp_langid import assets
from lsp_langid.assets import load_detector, load_table
from lsp_langid.core.detector import Detector
from lsp_langid.evaluation.items import Item, ask
from lsp_langid.evaluation.metrics import figures as figures_of
from lsp_langid.model_files import write_model

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


@pytest.fixture
def rival(model, tmp_path):
    """A model folder: `def` speaks for Rust there, and `fn` and `let` for Python."""
    swapped = model.mlp.w2_HK[:, [0, 2, 1]]
    write_model(replace(model, name="rival", mlp=replace(model.mlp, w2_HK=swapped)), tmp_path / "rival")
    return tmp_path / "rival"


@pytest.fixture
def from_disk(run, monkeypatch):
    """Call the command line with models read from their folders."""
    monkeypatch.setattr(assets, "load_detector", load_detector)
    monkeypatch.setattr(assets, "load_table", load_table)
    return run


@pytest.fixture
def evaluate_from_disk(from_disk, model, tmp_path):
    """Call `lsp-langid evaluate` with the small model, read from its folder."""
    write_model(model, tmp_path / "own")
    run = from_disk
    return lambda *words: run("evaluate", *words, "--model", tmp_path / "own")


def test_two_models_are_laid_beside_each_other(evaluate_from_disk, suite, rival, tmp_path):
    outcome = evaluate_from_disk(suite, "--beside", rival, "--typing", 0, "--report", tmp_path / "r")

    assert outcome.code == 0
    assert "small beside rival" in outcome.out
    assert "2 of 4 only small got right, 1 only rival" in " ".join(outcome.out.split())
    beside = figures(tmp_path / "r")["beside"]
    assert (beside["model"], beside["other"]) == ("small", "rival")
    overall = beside["by_lines"]["all"]
    assert (overall["model"]["accuracy"], overall["other"]["accuracy"]) == (0.75, 0.5)
    assert overall["more_accurate"]["value"] == 0.25
    assert overall["more_accurate"]["low"] < 0 < overall["more_accurate"]["high"]
    assert "Beside rival" in (tmp_path / "r" / "report.html").read_text(encoding="utf-8")


def test_a_model_beside_itself_differs_in_nothing_and_is_told_apart_by_its_folder(
    evaluate_from_disk, suite, tmp_path
):
    outcome = evaluate_from_disk(suite, "--windows", "1,0", "--beside", tmp_path / "own")

    assert "small beside small in own" in outcome.out
    assert "cannot be told from these texts" in " ".join(outcome.out.split())


def test_only_texts_that_both_models_can_name_are_measured(evaluate_from_disk, model, suite, tmp_path):
    few = replace(
        model,
        name="few",
        labels=model.labels[:2],
        mlp=replace(model.mlp, w2_HK=model.mlp.w2_HK[:, :2], b2_K=model.mlp.b2_K[:2]),
    )
    write_model(few, tmp_path / "few")

    outcome = evaluate_from_disk(suite, "--beside", tmp_path / "few")

    assert "5 texts, 3 with a label the model knows" in outcome.out


def test_a_second_model_that_is_not_there_is_named(evaluate_from_disk, suite, tmp_path):
    outcome = evaluate_from_disk(suite, "--beside", tmp_path / "nowhere")

    assert outcome.code == 1
    assert "nowhere: no model.json" in outcome.err.splitlines()[-1]


def test_without_a_second_model_the_report_has_none(evaluate, suite, tmp_path):
    evaluate(suite, "--typing", 0, "--report", tmp_path / "r")

    assert figures(tmp_path / "r")["beside"] is None


DEAD_TEXTS = {"plaintext": "some words here", "python": "def def def", "rust": "fn fn let"}


@pytest.fixture
def dead(model):
    """All weights zero: every logit of every text is 0, as where a ReLU has died."""
    silent = replace(
        model.mlp,
        w1_DH=np.zeros_like(model.mlp.w1_DH),
        w2_HK=np.zeros_like(model.mlp.w2_HK),
        b2_K=np.zeros_like(model.mlp.b2_K),
    )
    return replace(model, name="dead", mlp=silent)


def test_a_model_that_knows_nothing_scores_as_one_label_alone_does(dead, table):
    """The project began with 99 % that were ties, each counted as a hit. Here a tie is one guess."""
    items = [Item(f"{label}{i}", text, label, 1) for label, text in DEAD_TEXTS.items() for i in range(7)]

    found = figures_of(ask(Detector(dead, table), items))

    assert (found.accuracy, found.macro_accuracy) == (1 / 3, pytest.approx(1 / 3))
    assert found.coverage == 0


def test_so_it_does_in_the_report_of_evaluate(from_disk, dead, tmp_path):
    write_model(dead, tmp_path / "dead")
    suite = tmp_path / "balanced.jsonl"
    rows = [{"text": text, "label": label} for label, text in DEAD_TEXTS.items()] * 7
    suite.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    model = ("--model", tmp_path / "dead")
    outcome = from_disk("evaluate", suite, *model, "--report", tmp_path / "r", "--typing", 0)

    assert outcome.code == 0
    assert " 33.3 % " in outcome.out
    assert figures(tmp_path / "r")["by_lines"]["all"]["accuracy"] == 0.3333
    assert figures(tmp_path / "r")["coverage_at_precision"]["all"]["0.95"] == 0


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
