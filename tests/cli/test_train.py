"""`train` and `evaluate` as a person calls them, on a corpus of a few made-up texts."""

from __future__ import annotations

import json
import lzma
import random
from dataclasses import replace

import pytest

from lsp_langid.assets import load_detector
from lsp_langid.cli import main
from lsp_langid.core.policy import Policy
from lsp_langid.model_files import read_model, write_model

LINES = {
    "python": ["def {}(self):", "    return {}", "import {}", "    if {} is None:"],
    "rust": ["fn {}() {{", "    let mut {} = 1;", "use {};", "    match {} {{"],
    "plaintext": ["The {} was there.", "We went to {} again.", "It is not a {}, he said."],
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    rng = random.Random(1)
    for label, lines in LINES.items():
        with lzma.open(folder / f"{label}.jsonl.xz", "wt", encoding="utf-8") as file:
            for project in range(30):
                words = ["apple", "river", "stone", "cloud", "paper"]
                text = "\n".join(rng.choice(lines).format(rng.choice(words)) for _ in range(30))
                row = {
                    "text": text,
                    "label": label,
                    "project": f"{label}{project}",
                    "path": "a",
                    "kind": "file",
                }
                file.write(json.dumps(row) + "\n")
    return folder


@pytest.fixture(scope="module")
def trained(corpus, tmp_path_factory):
    out = tmp_path_factory.mktemp("out") / "model"
    cache = tmp_path_factory.mktemp("cache")
    options = ["--cache", str(cache), "--epochs", "2", "--hidden", "8", "--windows", "60", "--seed", "3"]
    assert main(["train", str(corpus), "--out", str(out), *options]) == 0
    return out


def test_training_leaves_a_whole_model_folder(trained):
    assert {path.name for path in trained.iterdir()} == {
        "SHA256SUMS",
        "background.npz",
        "card.md",
        "metrics.json",
        "model.json",
        "weights.npz",
    }
    model = read_model(trained)
    assert model.labels == ("plaintext", "python", "rust")
    assert model.facts["plan"]["seed"] == 3


def test_the_trained_model_can_be_asked_and_measured(trained, tmp_path, capsys):
    suite = tmp_path / "suite.jsonl"
    suite.write_text(
        json.dumps({"text": "def f(self):\n    return apple", "label": "python"})
        + "\n"
        + json.dumps({"text": "10 PRINT", "label": "basic"})
        + "\n"
    )

    assert main(["evaluate", str(suite), "--model", str(trained)]) == 0

    assert "2 texts, 1 with a label the model knows" in capsys.readouterr().out


def test_a_preset_is_trained_and_single_choices_still_override_it(corpus, tmp_path):
    out = tmp_path / "seed"
    options = ["--preset", "seed", "--epochs", "1", "--hidden", "8", "--windows", "60", "--seed", "3"]

    assert main(["train", str(corpus), "--out", str(out), "--cache", str(tmp_path / "c"), *options]) == 0

    model = read_model(out)
    plan = model.facts["plan"]
    assert (model.name, plan["preset"], model.spec.weighting) == ("seed", "seed", "raw counts")
    assert (plan["network"]["max_epochs"], len(model.mlp.b1_H), plan["windows_per_label"]) == (1, 8, 60)
    assert plan["network"]["alpha"] == 0.01
    text = "def apple(self):\n    return river\n"
    detector = load_detector(out)
    assert detector.identify(text).best.id == "python"
    assert detector.explain(text).supporting


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["train", "nowhere", "--out", "x"], 1, "no corpus here", id="no-corpus"),
        pytest.param(
            ["train", "{corpus}", "--out", "x", "--labels", "klingon"], 2, "klingon", id="an-unknown-language"
        ),
        pytest.param(
            ["train", "{corpus}", "--out", "x", "--labels", "rust"], 1, "at least two", id="one-language"
        ),
        pytest.param(["evaluate", "nowhere.jsonl"], 1, "nowhere.jsonl", id="no-suite"),
    ],
)
def test_a_wrong_call_is_one_clear_line(corpus, tmp_path, monkeypatch, capsys, arguments, code, message):
    monkeypatch.chdir(tmp_path)
    arguments = [argument.format(corpus=corpus) for argument in arguments]

    assert main(arguments) == code

    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("lsp-langid: ")
    assert message in error
    assert not (tmp_path / "x").exists()


def test_a_preset_nobody_knows_is_answered_with_those_there_are(corpus, capsys):
    assert main(["train", str(corpus), "--out", "x", "--preset", "oak"]) == 2

    assert "invalid choice: 'oak' (choose from " in capsys.readouterr().err


def test_a_missing_extra_is_named(monkeypatch, capsys):
    monkeypatch.setattr("lsp_langid.cli.extras.TRAIN_MODULES", ("no_such_module",))

    assert main(["train", "corpus", "--out", "x"]) == 2

    assert "pip install 'lsp-langid[train]'" in capsys.readouterr().err


def test_the_background_can_be_written_anew_for_a_model_that_is_there(corpus, trained):
    before = {path.name: path.read_bytes() for path in trained.iterdir()}
    (trained / "background.npz").unlink()

    assert main(["train", str(corpus), "--out", str(trained), "--background-only"]) == 0

    assert {path.name: path.read_bytes() for path in trained.iterdir()} == before


def test_thresholds_can_be_chosen_anew_for_a_model_that_is_there(corpus, trained):
    """For the same table they come out the same."""
    before = {path.name: path.read_bytes() for path in trained.iterdir()}
    model = read_model(trained)
    background = model.background()
    write_model(replace(model, policy=Policy(), background=lambda: background), trained)
    assert (trained / "model.json").read_bytes() != before["model.json"]

    assert main(["train", str(corpus), "--out", str(trained), "--thresholds-only"]) == 0

    assert {path.name: path.read_bytes() for path in trained.iterdir()} == before


def test_a_background_out_of_another_corpus_is_refused(corpus, trained, tmp_path, capsys):
    for path in list(corpus.iterdir())[:2]:
        (tmp_path / path.name).write_bytes(path.read_bytes())

    assert main(["train", str(tmp_path), "--out", str(trained), "--background-only"]) == 1
    assert "not the corpus that model" in capsys.readouterr().err
