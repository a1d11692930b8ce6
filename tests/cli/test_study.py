"""`lsp-langid study relu` as a person calls it, on a corpus of a few made-up texts."""

from __future__ import annotations

import json
import lzma
import random

import pytest

from lsp_langid.cli import main
from lsp_langid.study.json_form import study_from_json

LINES = {
    "c": ["int {}(void) {{", "    return {};", "#include <{}.h>"],
    "python": ["def {}(self):", "    return {}", "import {}", "    if {} is None:"],
    "rust": ["fn {}() {{", "    let mut {} = 1;", "use {};", "    match {} {{"],
}
QUICK = (
    "--seeds",
    "2",
    "--epochs",
    "2",
    "--learning-rates",
    "0.01,0.001",
    "--vocabulary",
    "30",
    "--jobs",
    "1",
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """Rust has one project, which nothing can be held out of."""
    folder = tmp_path_factory.mktemp("corpus")
    rng = random.Random(1)
    for label, lines in LINES.items():
        with lzma.open(folder / f"{label}.jsonl.xz", "wt", encoding="utf-8") as file:
            for number in range(40):
                words = ["apple", "river", "stone", "cloud", "paper"]
                text = "\n".join(rng.choice(lines).format(rng.choice(words)) for _ in range(30))
                project = "one" if label == "rust" else f"{label}{number}"
                file.write(json.dumps({"text": text, "project": project, "path": "a", "kind": "file"}) + "\n")
    return folder


@pytest.fixture(scope="module")
def stored(corpus, tmp_path_factory):
    """The JSON of a study, as the command prints it."""
    with pytest.MonkeyPatch.context() as patch:
        printed = []
        patch.setattr("builtins.print", lambda *words, **_: printed.append(" ".join(map(str, words))))
        assert main(["study", "relu", str(corpus), "--languages", "c,py", "--json", *QUICK]) == 0
    file = tmp_path_factory.mktemp("stored") / "study.json"
    file.write_text(printed[0], encoding="utf-8")
    return file


def test_the_tables_show_every_network_and_every_claim(corpus, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")

    assert main(["study", "relu", str(corpus), "--languages", "C,Python", *QUICK]) == 0

    out = capsys.readouterr().out
    assert "c, python: " in out
    assert "ln 2 = 0.6931" in out
    for network in ("(a) relu, raw", "(b) linear, raw", "(c) linear, scaled", "(d) relu, scaled"):
        assert network in out
    assert "looks good and is not" in out
    assert {"yes", "no"} & set(out.split())


def test_json_goes_to_standard_output_alone_and_is_the_whole_study(corpus, stored, capsys):
    arguments = ["study", "relu", str(corpus), "--languages", "c,py", "--json", *QUICK]

    assert main(arguments) == 0

    captured = capsys.readouterr()
    study = study_from_json(json.loads(captured.out))
    assert study.setting.languages == ("c", "python")
    assert study.setting.learning_rates == (0.001, 0.01)
    assert len(study.runs) == 16
    assert "train 16 networks" in captured.err


def test_the_same_seed_gives_the_same_study_and_another_seed_another(corpus, stored, capsys):
    runs = []
    for seed in ("0", "5"):
        assert (
            main(["study", "relu", str(corpus), "--languages", "c,py", "--json", "--seed", seed, *QUICK]) == 0
        )
        runs.append(json.loads(capsys.readouterr().out))

    assert runs[0]["runs"] == json.loads(stored.read_text())["runs"]
    assert runs[1]["runs"] != runs[0]["runs"]
    assert runs[1]["setting"]["seeds"] == [5, 6]


def test_a_stored_study_is_shown_again_without_a_corpus(stored, capsys):
    assert main(["study", "relu", "--from", str(stored), "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == json.loads(stored.read_text())

    assert main(["study", "relu", "--from", str(stored)]) == 0

    assert "ln 2 = 0.6931" in capsys.readouterr().out


def test_a_stored_study_becomes_a_page(stored, tmp_path, capsys):
    out = tmp_path / "new" / "study"

    assert main(["study", "relu", "--from", str(stored), "--out", str(out)]) == 0

    assert {"study.html", "study.json"} <= {path.name for path in out.iterdir()}
    assert study_from_json(json.loads((out / "study.json").read_text())) == study_from_json(
        json.loads(stored.read_text())
    )
    assert f"report: {out / 'study.html'}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param([], 2, "a CORPUS is missing", id="nothing"),
        pytest.param(["nowhere"], 1, "no corpus here", id="no-corpus"),
        pytest.param(["{corpus}", "--languages", "c,klingon"], 2, "klingon", id="an-unknown-language"),
        pytest.param(["{corpus}", "--languages", "c,C"], 2, "at least two, got c.", id="one-language-twice"),
        pytest.param(["{corpus}", "--languages", ","], 2, "at least two, got none", id="no-language"),
        pytest.param(
            ["{corpus}", "--languages", "c,go,ruby"],
            1,
            "no texts in go, ruby; it has 3 language(s), which `lsp-langid corpus stats",
            id="languages-that-are-not-there",
        ),
        pytest.param(["{corpus}"], 1, "no texts in cpp, go, java, javascript, ruby", id="not-the-usual-ones"),
        pytest.param(
            ["{corpus}", "--languages", "c,rust"], 1, "rust (0): nothing held out", id="nothing-held-out"
        ),
        pytest.param(
            ["{corpus}", "--languages", "c,py", "--learning-rates", "1e30", "--jobs", "2"],
            2,
            "at a learning rate of 1e+30 the loss is no number",
            id="a-rate-that-leads-nowhere",
        ),
        pytest.param(["--from", "nowhere.json"], 1, "nowhere.json", id="no-stored-study"),
        pytest.param(["--from", "{corpus}/c.jsonl.xz"], 1, "not JSON", id="not-json"),
        pytest.param(["--from", "{list}"], 1, "not a stored study", id="other-json"),
        pytest.param(["{corpus}", "--from", "x.json"], 2, "leave out CORPUS", id="corpus-and-stored"),
        pytest.param(
            ["--from", "x.json", "--learning-rates", "0.1"],
            2,
            "leave out --learning-rates",
            id="stored-and-a-choice",
        ),
        pytest.param(["{corpus}", "--out", "{list}"], 1, "cannot hold the report", id="out-is-a-file"),
    ],
)
def test_a_wrong_call_is_one_clear_line(corpus, tmp_path, capsys, monkeypatch, arguments, code, message):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list.json").write_text("[]")
    places = {"corpus": corpus, "list": tmp_path / "list.json"}

    assert main(["study", "relu", *(word.format(**places) for word in arguments)]) == code

    captured = capsys.readouterr()
    error = captured.err.splitlines()[-1]
    assert error.startswith("lsp-langid: ")
    assert message in error
    assert captured.out == ""


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--seeds", "0", "from 1 on"),
        ("--seeds", "-1", "from 1 on"),
        ("--seed", "x", "from 0 on"),
        ("--epochs", "0", "from 1 on"),
        ("--batch", "1.5", "from 1 on"),
        ("--jobs", "0", "from 1 on"),
        ("--vocabulary", "0", "from 1 on"),
        ("--texts", "9", "from 10 on"),
        ("--learning-rates", "0.1,0", "above 0"),
        ("--learning-rates", "0.1,fast", "expected a number, got 'fast'"),
        ("--learning-rates", "nan", "expected a number"),
        ("--learning-rates", ",", "above 0"),
        ("--l2", "-1", "from 0 on"),
        ("--l2", "inf", "expected a number"),
    ],
)
def test_a_number_that_makes_no_sense_is_named(option, value, wanted, capsys):
    assert main(["study", "relu", "corpus", f"{option}={value}"]) == 2

    error = capsys.readouterr().err.splitlines()[-1]
    assert f"argument {option}: " in error
    assert wanted in error


def test_a_study_must_be_named(capsys):
    assert main(["study"]) == 2

    assert "STUDY" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("modules", "options"), [("TRAIN_MODULES", []), ("REPORT_MODULES", ["--out", "page"])]
)
def test_a_missing_extra_is_named_before_anything_is_made(modules, options, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(f"lsp_langid.cli.extras.{modules}", ("no_such_module",))

    assert main(["study", "relu", "corpus", *options]) == 2

    assert "pip install 'lsp-langid[train]'" in capsys.readouterr().err
    assert not (tmp_path / "page").exists()


def test_a_folder_that_may_not_be_written_to_is_told_before_the_work(corpus, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("os.access", lambda path, mode: False)

    assert main(["study", "relu", str(corpus), "--languages", "c,py", "--out", str(tmp_path)]) == 1

    error = capsys.readouterr().err
    assert f"{tmp_path}: cannot hold the report" in error
    assert "train" not in error
