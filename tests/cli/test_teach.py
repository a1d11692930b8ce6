"""`teach` and `unteach` as a person calls them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lsp_langid.assets import model_folder
from lsp_langid.cli import main
from lsp_langid.user_files import FOLDER_VARIABLE, UserFiles

LINES = (
    "when @pump.level above {0}kPa => close inlet;;",
    "let_through tank{0} ~> mixer at {0}L/min",
    "await @probe.temp reaches {0}degC else alarm 'stuck'",
    "setpoint heater := {0}degC ± 2",
    "phase rinse_{0} |>",
    "<| endphase",
)
CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def user(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "user"))
    return UserFiles()


@pytest.fixture
def samples(tmp_path):
    folder = tmp_path / "samples"
    (folder / "below").mkdir(parents=True)
    for number in range(12):
        lines = [LINES[(number * 5 + i * 7 + i * i) % len(LINES)].format(number + i) for i in range(20)]
        path = folder / ("below" if number % 2 else ".") / f"plant{number}.flw"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_taught_language_is_answered_listed_and_forgotten(user, samples, tmp_path, capsys):
    assert main(["teach", "FlowLang", str(samples), "--like", "ruby", "--extensions", "flw"]) == 0
    out = capsys.readouterr().out
    assert "taught: flowlang, from 12 files" in out
    assert "windows of other languages" in out
    assert "let_through" in out

    paste = tmp_path / "paste"
    paste.write_text("phase x |>\nsetpoint heater := 4degC ± 1\nlet_through tank9 ~> mixer at 3L/min\n")
    assert main(["identify", "--why", str(paste)]) == 0
    assert "flowlang" in capsys.readouterr().out
    assert main(["identify", "--no-memory", str(paste)]) == 0
    assert "flowlang" not in capsys.readouterr().out

    assert main(["languages", "--json"]) == 0
    row = next(row for row in json.loads(capsys.readouterr().out) if row["id"] == "flowlang")
    assert (row["yours"], row["vscode"], row["extensions"]) == (True, "ruby", [".flw"])
    assert main(["memory", "show"]) == 0
    assert "flowlang" in capsys.readouterr().out

    assert main(["unteach", "FlowLang"]) == 0
    assert not user.load()
    assert main(["unteach", "flowlang"]) == 2
    assert "none was" in capsys.readouterr().err


def test_teaching_again_takes_the_place_of_the_first_time(user, samples, capsys):
    for word in ("taught: flow", "taught anew: flow"):
        assert main(["teach", "flow", str(samples)]) == 0
        assert word in capsys.readouterr().out
    assert len(user.load().taught) == 1


def test_what_is_no_sample_is_left_out_and_counted(user, samples, capsys):
    (samples / "picture.flw").write_bytes(b"\x00\x01\x02" * 900)
    (samples / "empty.flw").write_text("\n")
    (samples / "huge.flw").write_text("x y\n" * 600_000)
    (samples / "twin.flw").write_bytes((samples / "plant0.flw").read_bytes())
    (samples / "notes.txt").write_text("notes " * 20)
    (samples / ".git").mkdir()
    (samples / ".git" / "more.flw").write_text("hidden " * 20)

    assert main(["teach", "flow", str(samples), "--extensions", ".flw"]) == 0

    assert (
        "from 12 files; left out: 1 binary, 1 empty or nearly so, 1 equal to another, 1 larger than 2 MB, "
        "1 with another file name ending" in capsys.readouterr().out
    )


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["python"], "a name of Python already"),
        (["C++"], "which lsp-langid knows as cpp"),
        (["my lang"], "is no name for a language"),
        (["../x"], "is no name for a language"),
        (["flow", "--like", "klingon"], "no language 'klingon'"),
        (["flow", "--extensions", ".a b"], "--extensions wants"),
        (["flow", "--extensions", ".a,,"], "--extensions wants"),
    ],
    ids=" ".join,
)
def test_a_name_that_cannot_be_taught_is_wrong_use(user, samples, capsys, words, complaint):
    assert main(["teach", words[0], str(samples), *words[1:]]) == 2
    assert complaint in capsys.readouterr().err
    assert not user.load()


def test_too_few_files_are_told_with_what_was_found(user, samples, capsys):
    (samples / "empty.flw").write_text("")
    for path in samples.glob("below/*"):
        path.unlink()

    assert main(["teach", "flow", str(samples)]) == 1
    assert "6 sample files, wanted 10 or more; left out: 1 empty" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "complaint"), [("nowhere", "no such folder"), ("file", "is not a folder")])
def test_a_folder_that_is_none_is_named(user, tmp_path, capsys, name, complaint):
    (tmp_path / "file").write_text("x")

    assert main(["teach", "flow", str(tmp_path / name)]) == 1
    assert complaint in capsys.readouterr().err


def test_a_model_without_a_background_says_what_is_missing(user, samples, tmp_path, capsys):
    bare = tmp_path / "model"
    bare.mkdir()
    for name in ("model.json", "weights.npz", "SHA256SUMS"):
        (bare / name).write_bytes((model_folder() / name).read_bytes())

    assert main(["teach", "flow", str(samples), "--model", str(bare)]) == 1
    assert "background.npz" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_loses_nothing_and_is_named(samples, tmp_path, monkeypatch, capsys):
    (tmp_path / "in-the-way").write_text("")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path / "in-the-way"))

    assert main(["teach", "flow", str(samples)]) == 1
    assert "in-the-way" in capsys.readouterr().err


def test_teaching_needs_nothing_that_only_training_needs(samples, tmp_path):
    program = (
        "import sys\n"
        "from lsp_langid.cli import main\n"
        f"code = main(['teach', 'flow', {str(samples)!r}])\n"
        "sys.exit(code or 10 * bool({'sklearn', 'scipy', 'joblib', 'rich', 'pygls'} & set(sys.modules)))\n"
    )
    environment = {FOLDER_VARIABLE: str(tmp_path), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, env=environment, capture_output=True, timeout=200
    )
    assert done.returncode == 0, done.stderr
