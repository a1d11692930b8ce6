"""What `lsp-langid scan` prints, writes and ends with. Real files, the shipped model, no other process."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from lsp_langid.cli import main
from lsp_langid.cli.scan import FOUND_EXIT
from lsp_langid.errors import ClusterError
from lsp_langid.scan.journal import scan_with
from tests.cli.conftest import FakeTerminal, Outcome

PYTHON = "import os\n\n\ndef main() -> None:\n    for name in os.listdir('.'):\n        print(name)\n"
RUST = 'use std::fs;\n\nfn main() {\n    let mut n = 0u32;\n    println!("{}", n);\n    n += 1;\n}\n'
GO = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x)\n}\n'
HAND = "no language in particular, just some words that a person wrote down one day\n" * 4


@pytest.fixture
def scan(monkeypatch, capsys):
    """Call `lsp-langid scan` with words and, if given, bytes on standard input; only this process works."""

    def call(*words: object, stdin: bytes = b"", here: bool = True) -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        code = main(["scan", *map(str, words), *(["--jobs", "1"] if here else [])])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A small tree, which is the working directory: two languages, one contradiction, one binary file."""
    folder = tmp_path / "tree"
    (folder / "src").mkdir(parents=True)
    (folder / "src" / "a.py").write_text(PYTHON)
    (folder / "src" / "b.py").write_text(RUST)
    (folder / "main.go").write_text(GO)
    (folder / "x.bin").write_bytes(bytes(range(256)) * 8)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LSP_LANGID_USER_DIR", str(tmp_path / "user"))
    return folder


# The table


def test_the_table_tells_languages_what_was_skipped_and_what_contradicts_its_name(scan, tree):
    outcome = scan()

    assert outcome.code == 0
    rows = [line.split() for line in outcome.lines]
    assert ["Rust", "1", "7", f"{len(RUST)}", "B"] in [row[:5] for row in rows]
    assert [row[:3] for row in rows if row[:1] == ["binary"]] == [["binary", "1", "2.0"]]
    n_bytes = len(PYTHON) + len(RUST) + len(GO)
    looked_at = f"3 files, 21 lines, {n_bytes} B in 3 languages."
    assert f"{looked_at} 1 more file was skipped. 1 file contradicts its name." in outcome.lines
    assert any(line.startswith("  src/b.py: named as Python, reads like Rust (") for line in outcome.lines)


def test_the_largest_language_comes_first(scan, tree):
    (tree / "more.go").write_text(GO * 50)

    names = [line.split()[0] for line in scan().lines[2:5]]

    assert names == ["Go", "Python", "Rust"]


def test_paths_may_be_named_behind_options_too(scan, tree):
    outcome = scan("main.go", "--files", "src")

    assert [line.split("\t")[0] for line in outcome.lines] == ["main.go", "src/a.py", "src/b.py"]


def test_behind_two_dashes_a_path_may_begin_as_an_option_does(scan, tree):
    (tree / "-odd.py").write_text(PYTHON)

    outcome = scan("main.go", "--files", "--jobs", "1", "src", "--", "-odd.py", here=False)

    assert [line.split("\t")[0] for line in outcome.lines] == [
        "main.go",
        "src/a.py",
        "src/b.py",
        "-odd.py",
    ]


def test_a_name_that_would_steer_the_terminal_is_spelled_out(scan, tree):
    (tree / "\x1b[31m[bold]\n.py").write_text(RUST)

    out = scan().out

    assert "\x1b" not in out
    assert r"\x1b[31m[bold]\n.py: named as Python" in out


def test_a_long_path_is_never_cut(scan, tree):
    name = "/".join(["n" * 100] * 3)
    (tree / name).mkdir(parents=True)
    (tree / name / "a.py").write_text(RUST)

    assert f"  {name}/a.py: named as Python" in scan().out


def test_an_empty_folder_is_no_failure(scan, tree, tmp_path):
    (tmp_path / "empty").mkdir()

    outcome = scan(tmp_path / "empty")

    assert (outcome.code, outcome.out) == (0, "0 files, 0 lines, 0 B in 0 languages.\n")


def test_with_names_alone_nothing_is_said_of_contradictions(scan, tree):
    outcome = scan("--names")

    assert "contradict" not in outcome.out
    assert [line.split()[1] for line in outcome.lines if line.startswith("Python")] == ["2"]


def test_names_can_be_checked_against_the_content(scan, tree):
    assert "  src/b.py: named as Python, reads like Rust\n" in scan("--names", "--check").out


# A line a file


def test_files_are_printed_as_identify_prints_them(scan, tree):
    rows = [line.split("\t") for line in scan("--files").lines]

    assert [(row[0], row[1], row[3:]) for row in rows] == [
        ("main.go", "go", ["model"]),
        ("src/a.py", "python", ["model"]),
        ("src/b.py", "rust", ["model", "mismatch"]),
        ("x.bin", "-", ["binary"]),
    ]
    assert all(row[2].endswith("%") for row in rows[:3])


def test_json_has_the_fields_of_identify(scan, tree):
    rows = [json.loads(line) for line in scan("--jsonl").lines]
    assert main(["identify", "--json", "--content-only", "src/a.py"]) == 0

    python = rows[1]
    assert (python["path"], python["language"], python["lines"], python["bytes"]) == (
        "src/a.py",
        "python",
        6,
        len(PYTHON),
    )
    assert rows[3] == {"path": "x.bin", "skipped": "binary", "bytes": 2048}


def test_json_and_identify_say_the_same_of_a_file(scan, tree, capsys):
    row = json.loads(scan("--jsonl", "src/a.py").out)
    main(["identify", "--json", "--content-only", "src/a.py"])
    answer = json.loads(capsys.readouterr().out)

    shared = row.keys() & answer.keys()
    assert shared == {"path", "language", "name", "best", "confidence", "reason"}
    assert {name: row[name] for name in shared} == {name: answer[name] for name in shared}


def test_csv_is_a_table_with_a_header(scan, tree):
    (tree / "=1+1.py").write_text(PYTHON)

    rows = list(csv.DictReader(io.StringIO(scan("--csv").out)))

    assert [row["path"] for row in rows] == ["./=1+1.py", "main.go", "src/a.py", "src/b.py", "x.bin"]
    assert [row["mismatch"] for row in rows] == ["no", "no", "no", "yes", ""]


@pytest.mark.parametrize("form", ["--files", "--jsonl", "--csv"])
def test_two_runs_print_the_same(scan, tree, form):
    for n in range(30):
        (tree / f"{n}.py").write_text(PYTHON * n)

    assert scan(form).out == scan(form).out == scan(form, "--jobs", "2", here=False).out


# Files that are written


def test_rows_go_to_a_file(scan, tree, tmp_path):
    printed = scan("--csv").out
    outcome = scan("--csv", "--out", tmp_path / "rows.csv")

    assert outcome.out == ""
    assert (tmp_path / "rows.csv").read_text() == printed


def test_the_table_goes_to_a_file_without_colours(scan, tree, tmp_path):
    scan("--out", tmp_path / "table.txt")

    text = (tmp_path / "table.txt").read_text()
    assert "Rust" in text
    assert "\x1b" not in text


def test_the_file_in_the_tree_that_is_written_is_not_met_half_done(scan, tree):
    first = scan("--files", "--out", "rows.txt")
    (tree / "rows.txt").rename(tree.parent / "first")
    second = scan("--files", "--out", "rows.txt", "--report", "page.html")

    assert first.code == second.code == 0
    assert (tree / "rows.txt").read_text() == (tree.parent / "first").read_text()
    assert sorted(path.name for path in tree.iterdir()) == [
        "main.go",
        "page.html",
        "rows.txt",
        "src",
        "x.bin",
    ]


def test_a_report_is_written_beside_the_table(scan, tree, tmp_path):
    outcome = scan("--report", tmp_path / "r.html")

    assert "src/b.py" in (tmp_path / "r.html").read_text()
    assert "Rust" in outcome.out
    assert outcome.err == f"lsp-langid: report: {tmp_path / 'r.html'}\n"


def test_a_report_of_the_working_directory_bears_its_name(scan, tree, tmp_path):
    scan("--report", tmp_path / "r.html")

    assert "<h1>Languages in tree</h1>" in (tmp_path / "r.html").read_text()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["--out", "missing/x"], "there is no folder missing", id="no-folder"),
        pytest.param(["--report", "src"], "is a directory", id="a-folder"),
        pytest.param(["--report", "-"], "--report writes a page into a file", id="report-on-standard-output"),
        pytest.param(["--check"], "--check goes with --names", id="check-alone"),
        pytest.param(["--null"], "name - for a PATH", id="null-without-a-list"),
        pytest.param(["-", "-"], "only once", id="two-lists"),
        pytest.param(["--only", "klingon"], "klingon", id="unknown-language"),
        pytest.param(["--fail-on", "weather"], "mismatch,unknown,unreadable", id="unknown-failure"),
        pytest.param(["--max-size", "huge"], "500k", id="no-size"),
        pytest.param(["--max-size", "0"], "500k", id="size-of-nothing"),
        pytest.param(["--csv", "--jsonl"], "not allowed with", id="two-forms"),
        pytest.param(["--scheduler", "tcp://x:1"], "--backend dask", id="scheduler-without-backend"),
    ],
)
def test_wrong_use_is_refused_in_one_line_before_anything_is_done(scan, tree, words, message):
    outcome = scan(*words)

    assert outcome.code == 2
    assert message in outcome.err
    assert outcome.out == ""
    assert "Traceback" not in outcome.err


def test_a_path_that_is_missing_is_said_before_anything_is_done(scan, tree):
    outcome = scan("src", "sorce", "dcos", "--files")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "lsp-langid: sorce, dcos: no such file or folder; nothing was looked at\n"


def test_a_path_of_this_machine_that_is_written_as_a_url_is_missing_all_the_same(scan, tree):
    outcome = scan(f"file://{tree}/src", f"FILE://{tree}/nope", "--files")

    assert (outcome.code, outcome.out) == (1, "")
    assert f"FILE://{tree}/nope: no such file or folder" in outcome.err
    assert scan(f"file://{tree}/src", "--files").code == 0


# Which files


def test_what_gitignore_names_is_left_out_unless_it_is_wanted(scan, tree):
    (tree / ".git").mkdir()
    (tree / ".gitignore").write_text("src/\n")

    assert "src/a.py" not in scan("--files").out
    assert "src/a.py" in scan("--files", "--no-ignore").out


@pytest.mark.parametrize(
    ("path", "option"),
    [
        pytest.param(".hidden.py", "--skip-hidden", id="hidden"),
        pytest.param("node_modules/a.py", "--skip-vendored", id="vendored"),
        pytest.param("a_pb2.py", "--skip-generated", id="generated"),
        pytest.param("large.py", "--max-size=1k", id="large"),
    ],
)
def test_files_are_left_out_on_request(scan, tree, path, option):
    (tree / path).parent.mkdir(exist_ok=True)
    (tree / path).write_text(PYTHON * 20)

    assert f"{path}\tpython" in scan("--files").out
    assert f"{path}\tpython" not in scan("--files", option).out


def test_the_choice_of_languages_can_be_narrowed(scan, tree):
    assert "src/b.py\trust" not in scan("--files", "--only", "py,Go").out


# A list on standard input


def test_a_list_of_paths_is_read_from_standard_input(scan, tree):
    outcome = scan("-", "--files", stdin=b"src/b.py\r\n\nmain.go")

    assert [line.split("\t")[0] for line in outcome.lines] == ["src/b.py", "main.go"]


def test_a_list_with_nuls_may_name_anything(scan, tree):
    name = os.fsdecode(b"a\nb\xe9.py")
    Path(name).write_text(PYTHON)

    outcome = scan("-", "--null", "--jsonl", stdin=os.fsencode(name) + b"\0main.go\0")

    assert [json.loads(line)["path"] for line in outcome.lines] == [name, "main.go"]


def test_what_a_list_names_and_is_gone_is_a_row(scan, tree):
    outcome = scan("-", "--files", stdin=b"gone.py\nmain.go\n")

    assert outcome.code == 0
    assert outcome.lines[0] == "gone.py\t-\t-\tvanished"


def test_what_is_no_list_is_said_in_one_line(scan, tree):
    outcome = scan("-", stdin=b"x" * 3_000_000)

    assert outcome.code == 1
    assert "no list of paths" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_person_at_a_terminal_is_told_to_type(scan, tree, monkeypatch):
    monkeypatch.setattr(sys, "stdin", FakeTerminal(io.BufferedReader(io.BytesIO(b"main.go\n"))))

    assert main(["scan", "-", "--files", "--jobs", "1"]) == 0


# For CI


def test_a_contradiction_fails_on_request(scan, tree):
    outcome = scan("--fail-on", "mismatch")

    assert outcome.code == FOUND_EXIT == 3
    assert outcome.err == "lsp-langid: --fail-on: 1 mismatch\n"
    assert "Rust" in outcome.out


def test_with_names_contradictions_are_looked_for_when_they_fail(scan, tree):
    assert scan("--names", "--fail-on", "mismatch").code == FOUND_EXIT
    assert scan("--names").code == 0


def test_nothing_found_does_not_fail(scan, tree):
    assert scan("main.go", "--fail-on", "mismatch,unknown,unreadable").code == 0


def test_several_failures_are_told_together(scan, tree):
    (tree / "short").write_text("x")
    (tree / "gone.py").symlink_to("nowhere")

    outcome = scan("--fail-on", "unreadable,unknown", "--fail-on", "mismatch")

    assert outcome.code == FOUND_EXIT
    assert outcome.err == "lsp-langid: --fail-on: 1 mismatch, 1 unknown, 1 unreadable\n"


def test_prose_is_not_unknown(scan, tree):
    (tree / "main.go").write_text(HAND)

    assert scan("main.go", "--fail-on", "unknown").code == 0


def test_a_reader_that_goes_away_is_no_accident(tree):
    for n in range(2_000):
        (tree / f"{n:04}.py").write_text("x = 1\n")
    done = subprocess.run(
        f"{shlex.quote(sys.executable)} -m lsp_langid scan --jsonl --jobs 1 | head -n 1",
        shell=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert json.loads(done.stdout)["path"] == "0000.py"
    assert done.stderr == ""


def test_quiet_is_quiet(scan, tree, tmp_path):
    assert scan("--quiet", "--report", tmp_path / "r.html", "--resume").err == ""


# Going on


def test_nothing_to_go_on_with_is_said(scan, tree):
    outcome = scan("--resume", "--files")

    assert outcome.code == 0
    assert "nothing to go on with" in outcome.err


def test_a_finished_scan_leaves_no_journal(scan, tree, tmp_path):
    scan()

    assert list((tmp_path / "user").rglob("*.journal")) == []


def test_a_missing_extra_is_named(scan, tree, monkeypatch):
    monkeypatch.setattr(
        "lsp_langid.cli.extras.find_spec", lambda name: None if name == "pathspec" else object()
    )

    outcome = scan()

    assert outcome.code == 2
    assert "needs pathspec" in outcome.err
    assert "lsp-langid[scan]" in outcome.err


# What hostile use has shown


def test_a_reader_that_was_never_there_ends_a_table_as_it_ends_rows(tree):
    done = subprocess.run(
        f"{shlex.quote(sys.executable)} -m lsp_langid scan --jobs 1 | true; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("141\n", "")


def test_rows_and_report_cannot_go_to_the_same_file(scan, tree):
    outcome = scan("--jsonl", "--out", "src/x", "--report", "src/../src/x")

    assert (outcome.code, outcome.out) == (2, "")
    assert "name the same file" in outcome.err


def test_a_report_without_a_name_is_refused(scan, tree):
    assert scan("--report", "").code == 2


@pytest.mark.parametrize("path", ["git:.@no-such-thing", "memory://no-such-thing"])
def test_a_commit_or_url_that_cannot_be_had_fails_and_the_rest_is_told(scan, tree, path):
    outcome = scan("main.go", path, "--files")

    assert outcome.code == 1
    assert [line.split("\t")[0] for line in outcome.lines] == ["main.go", path]
    assert outcome.err.startswith(f"lsp-langid: {path}: ")


def test_a_url_in_a_list_that_leads_nowhere_ends_nothing(scan, tree):
    outcome = scan("-", "--files", stdin=b"memory://no-such-thing\nmain.go\n")

    assert outcome.code == 0
    assert outcome.lines[0] == "memory://no-such-thing\t-\t-\tcannot be read"
    assert outcome.lines[1].startswith("main.go\tgo\t")


def test_without_fsspec_the_extra_that_brings_it_is_named(scan, tree, monkeypatch):
    for name in [name for name in sys.modules if name.partition(".")[0] == "fsspec"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fsspec", None)

    outcome = scan("s3://bucket/key")

    assert outcome.code == 2
    assert "pip install 'lsp-langid[distributed]'" in outcome.err


def test_a_working_directory_that_is_gone_is_told(scan, tmp_path, monkeypatch):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()

    outcome = scan()

    assert outcome.code == 1
    assert "the working directory is gone" in outcome.err


def test_a_path_that_the_system_keeps_to_itself_is_not_called_missing(scan, tree, monkeypatch):
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("lsp_langid.cli.scan.os.lstat", refuse)

    outcome = scan("src")

    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "lsp-langid: src: Permission denied; nothing was looked at\n"


def test_what_cannot_be_put_in_its_place_is_not_forgotten(scan, tree, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("lsp_langid.cli.safe_file._put", full)
        assert scan("--jsonl", "--out", "rows").code == 1

    assert "4 files were looked at before" in scan("--jsonl", "--out", "rows", "--resume").err


def test_no_figure_is_cut_however_narrow_the_terminal(scan, tree, monkeypatch, tmp_path):
    wide = scan("src").lines[:4]
    monkeypatch.setattr("lsp_langid.cli.scan._FILE_WIDTH", 20)

    assert [line.split() for line in scan("src").lines[:4]][2:] == [line.split() for line in wide][2:]


def test_when_the_cluster_goes_away_it_is_said_how_to_go_on(scan, tree, monkeypatch):
    def gone(rows):
        yield next(rows)
        raise ClusterError("the scheduler has no worker left")

    monkeypatch.setattr(
        "lsp_langid.scan.journal.scan_with", lambda *given, told=scan_with: gone(told(*given))
    )

    outcome = scan("--jsonl")

    assert outcome.code == 1
    assert "1 files are done; the same command with --resume goes on" in outcome.err
    assert "no worker left" in outcome.err


def test_a_scheduler_that_cannot_be_called_is_told_in_one_line(tree):
    done = subprocess.run(
        [sys.executable, "-m", "lsp_langid", "scan", "--backend", "dask", "--scheduler", "tls://127.0.0.1:1"],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith("lsp-langid: tls://127.0.0.1:1: no Dask scheduler answers there")
    assert done.stderr.count("\n") == 1
