"""What `lsp-langid identify` prints, and with which exit code it ends."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest

from lsp_langid.cli import answers, main
from lsp_langid.core.verdict import Reason


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Write a file into the working directory and return its name."""
    monkeypatch.chdir(tmp_path)

    def write(name: str, text: str) -> str:
        Path(name).write_text(text, encoding="utf-8")
        return name

    return write


# Lines for people and scripts


def test_each_file_gets_a_line_of_four_columns(run, file):
    outcome = run("identify", file("a", "python"), file("b", "what is this"))

    assert outcome.code == 0
    assert outcome.lines == ["a\tpython\t90.0%\tmodel", "b\t-\t10.0%\tunsure"]


def test_standard_input_is_read_without_a_file(run):
    assert run("identify", stdin=b"python").out == "-\tpython\t90.0%\tmodel\n"


def test_a_dash_is_standard_input_among_files(run, file):
    outcome = run("identify", file("a", "rust"), "-", stdin=b"python")

    assert outcome.lines == ["a\trust\t90.0%\tmodel", "-\tpython\t90.0%\tmodel"]


def test_files_may_be_named_behind_options_too(run, file):
    outcome = run("identify", file("a", "rust"), "--content-only", file("b", "python"))

    assert outcome.lines == ["a\trust\t90.0%\tmodel", "b\tpython\t90.0%\tmodel"]


def test_an_option_that_there_is_not_is_no_file(run, file):
    outcome = run("identify", file("a", "rust"), "--top", "1", file("b", "python"), "--klingon")

    assert outcome.code == 2
    assert "unrecognized arguments: --klingon\n" in outcome.err


def test_behind_two_dashes_a_file_may_be_called_as_an_option_is(run, file):
    words = [file("a", "rust"), "--content-only", file("b", "python"), "--", file("-c", "python")]

    outcome = run("identify", *words)

    assert [line.split("\t")[0] for line in outcome.lines] == ["a", "b", "-c"]


def test_an_odd_name_stays_on_its_line(run, file):
    name = file("a\tb\nc\x1b[31m", "python")

    assert run("identify", name).lines == [r"a\tb\nc\x1b[31m" + "\tpython\t90.0%\tmodel"]


def test_a_name_that_is_not_utf_8_is_spelled_in_bytes(run, tmp_path):
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text("python")

    assert run("identify", os.fsdecode(path)).out.startswith(f"{tmp_path}/caf\\xe9.txt\tpython")


def test_top_adds_the_likeliest_languages(run, file):
    outcome = run("identify", "--top", "3", file("a", "python"))

    assert outcome.lines[1:] == ["   90.0%  python", "   10.0%  cpp", "   10.0%  objective-c"]


def test_top_is_content_with_fewer_languages_than_asked_for(run, file):
    assert len(run("identify", "--top", "99", file("a", "python")).lines) == 1 + 4


def test_top_adds_nothing_to_what_a_file_name_settled(run, file):
    outcome = run("identify", "--top", "9", file("a.rs", "python"))

    assert outcome.lines[1:] == ["  100.0%  rust"]


def test_why_adds_the_tokens_that_decided(run, file):
    outcome = run("identify", "--why", file("a", "python"))

    assert outcome.lines[1:] == [
        "  python against cpp, by the log-odds that each token moved:",
        "   +1.25  def",
        r"   -0.50  \x1b",
    ]


def test_one_answer_on_a_terminal_is_a_sentence(run, file, terminal):
    assert run("identify", file("a", "python")).out == (
        "a: Python (python), 90.0% sure: the text reads like it.\n"
    )
    assert run("identify", stdin=b"prose").out == (
        "No answer, 80.0% sure: it reads like prose or plain data, not code.\n"
    )
    assert run("identify", stdin=b"hm").out == (
        "No answer: no language is likely enough. Best guess: C++, 10.0% sure.\n"
    )


def test_several_answers_on_a_terminal_are_aligned(run, file, terminal):
    outcome = run("identify", file("a", "python"), file("long/name".replace("/", "-"), "hm"))

    assert outcome.lines == [
        "a          python             90.0%  model",
        "long-name  -                  10.0%  unsure",
    ]


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason):
    assert answers.BECAUSE[reason]


# JSON


def test_json_is_an_object_a_line(run, file):
    outcome = run("identify", "--json", file("a", "python"), file("b", "hm"))

    assert [json.loads(line) for line in outcome.lines] == [
        {
            "path": "a",
            "language": "python",
            "name": "Python",
            "best": "python",
            "confidence": 0.9,
            "reason": "model",
            "candidates": [
                {"language": "python", "name": "Python", "confidence": 0.9},
                {"language": "cpp", "name": "C++", "confidence": 0.1},
            ],
        },
        {
            "path": "b",
            "language": None,
            "name": None,
            "best": "cpp",
            "confidence": 0.1,
            "reason": "unsure",
            "candidates": [
                {"language": "cpp", "name": "C++", "confidence": 0.1},
                {"language": "objective-c", "name": "Objective-C", "confidence": 0.1},
            ],
        },
    ]


def test_json_takes_as_many_candidates_as_asked_for(run, file):
    outcome = run("identify", "--json", "--top", "1", file("a", "python"))

    assert len(json.loads(outcome.out)["candidates"]) == 1


def test_json_explains_in_the_words_of_the_wire(run, file):
    outcome = run("identify", "--json", "--why", file("a", "python"))

    assert json.loads(outcome.out)["explanation"] == {
        "answer": "python",
        "runnerUp": "cpp",
        "supporting": [{"token": "def", "weight": 1.25}],
        "opposing": [{"token": "\x1b", "weight": -0.5}],
    }


def test_json_names_what_could_not_be_read(run, file):
    outcome = run("identify", "--json", "missing", file("a", "python"))

    assert json.loads(outcome.lines[0]) == {"path": "missing", "error": "missing: no such file"}
    assert json.loads(outcome.lines[1])["language"] == "python"
    assert (outcome.code, outcome.err) == (1, "lsp-langid: missing: no such file\n")


# Names of files


def test_the_name_of_a_file_is_a_hint(run, file, detector):
    assert run("identify", file("a.rs", "python")).out == "a.rs\trust\t100.0%\tfile_name\n"


def test_the_detector_sees_names_without_folders(run, tmp_path, detector):
    (tmp_path / "a.py").write_text("python")
    run("identify", tmp_path / "a.py")

    assert detector.seen == [("python", "a.py")]


def test_content_only_ignores_names(run, file):
    assert run("identify", "--content-only", file("a.rs", "python")).out == "a.rs\tpython\t90.0%\tmodel\n"


def test_standard_input_has_no_name_unless_given(run, detector):
    run("identify", stdin=b"python")
    run("identify", "--filename", "src/x.rs", stdin=b"python")

    assert [name for _, name in detector.seen] == [None, "x.rs"]


def test_a_given_name_replaces_that_of_the_file(run, file, detector):
    run("identify", "--filename", "x.rs", file("a.py", "python"))

    assert detector.seen == [("python", "x.rs")]


# Choosing among few


@pytest.mark.parametrize(
    "options",
    [
        pytest.param(["--only", "rust,cpp"], id="ids"),
        pytest.param(["--only", "Rust, C++"], id="display-names"),
        pytest.param(["--only", "RUST", "--only", "cxx,,"], id="any-case-and-said-twice"),
    ],
)
def test_only_the_named_languages_are_answered(run, file, options):
    outcome = run("identify", "--json", *options, file("a", "python rust"))

    assert json.loads(outcome.out)["language"] == "rust"
    assert {candidate["language"] for candidate in json.loads(outcome.out)["candidates"]} == {"rust", "cpp"}


def test_the_mode_is_balanced_unless_another_is_named(run, file, detector):
    run("identify", file("a", "python"))
    run("identify", "--mode", "careful", file("a", "python"))

    assert detector.modes == ["balanced", "careful"]


def test_an_unknown_mode_is_wrong_use(run, file):
    outcome = run("identify", "--mode", "bold", file("a", "python"))

    assert outcome.code == 2
    assert "careful" in outcome.err


def test_an_unknown_language_is_wrong_use(run, file):
    outcome = run("identify", "--only", "pyhton", file("a", "python"))

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("lsp-langid: no language 'pyhton'; did you mean python?")


def test_languages_that_the_model_cannot_answer_are_wrong_use(run, file):
    outcome = run("identify", "--only", "objc", file("a", "python"))

    assert (outcome.code, outcome.out) == (2, "")
    assert "can answer none of objective-c" in outcome.err


# Inputs that cannot be answered


def unreadable(folder: Path, kind: str) -> str:
    path = folder / kind
    if kind == "a-folder":
        path.mkdir()
    elif kind == "binary":
        path.write_bytes(b"\x7fELF\0\0")
    elif kind == "a-pipe":
        os.mkfifo(path)
    return str(path)


@pytest.mark.parametrize("kind", ["missing", "a-folder", "binary", "a-pipe"])
def test_one_bad_file_does_not_keep_the_others_from_being_answered(run, tmp_path, file, kind):
    bad = unreadable(tmp_path, kind)

    outcome = run("identify", file("a", "python"), bad, file("b", "rust"))

    assert outcome.code == 1
    assert outcome.lines == ["a\tpython\t90.0%\tmodel", "b\trust\t90.0%\tmodel"]
    assert outcome.err.startswith(f"lsp-langid: {bad}: ")
    assert outcome.err.count("\n") == 1


def test_a_file_without_permission_does_not_keep_the_others_from_being_answered(run, file, monkeypatch):
    secret, open_ = file("secret", "python"), Path.open

    def refuse(path: Path, *args: object, **kwargs: object) -> object:
        if path.name == secret:
            raise PermissionError(13, "Permission denied", secret)
        return open_(path, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)

    outcome = run("identify", secret, file("b", "rust"))

    assert (outcome.code, outcome.err) == (1, "lsp-langid: secret: permission denied\n")
    assert outcome.lines == ["b\trust\t90.0%\tmodel"]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param(b"", "-\t-\t10.0%\ttoo_short", id="nothing"),
        pytest.param(b"python\0\0", "-\tpython\t90.0%\tmodel", id="nuls"),
        pytest.param(b"python\rx\r", "-\tpython\t90.0%\tmodel", id="carriage-returns-only"),
        pytest.param(b"python \xff\xfe", "-\tpython\t90.0%\tmodel", id="not-utf-8"),
        pytest.param(b"python" * 9_000_000, "-\tpython\t90.0%\tmodel", id="a-line-of-54-megabytes"),
    ],
)
def test_odd_standard_input_is_answered(run, data, line):
    outcome = run("identify", stdin=data)

    assert (outcome.code, outcome.lines, outcome.err) == (0, [line], "")


# Wrong use


def test_a_terminal_is_not_waited_for_in_silence(run):
    outcome = run("identify", stdin_is_terminal=True)

    assert (outcome.code, outcome.out) == (2, "")
    assert "standard input is a terminal" in outcome.err


def test_a_terminal_is_read_when_asked_for_and_says_how_to_end(run):
    outcome = run("identify", "-", stdin=b"python", stdin_is_terminal=True)

    assert (outcome.code, outcome.out) == (0, "-\tpython\t90.0%\tmodel\n")
    assert "Ctrl-D" in outcome.err


def test_a_closed_standard_input_is_wrong_use(detector, monkeypatch, capsys):
    """`lsp-langid identify <&-`."""
    monkeypatch.setattr(sys, "stdin", None)

    assert main(["identify"]) == 2
    assert "standard input is closed" in capsys.readouterr().err


def test_a_closed_standard_input_does_not_matter_to_files(detector, monkeypatch, file, capsys):
    monkeypatch.setattr(sys, "stdin", None)

    assert main(["identify", file("a", "python")]) == 0


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["--jsonl", "a"], id="jsonl-with-a-file"),
        pytest.param(["--jsonl", "--filename", "x.py"], id="jsonl-with-a-name"),
        pytest.param(["--jsonl", "--content-only"], id="jsonl-without-names-which-it-has-none-of"),
        pytest.param(["--filename", "x.py", "a", "b"], id="one-name-for-two-files"),
        pytest.param(["--filename", "x.py", "--content-only", "a"], id="a-name-to-be-ignored"),
        pytest.param(["-", "-"], id="standard-input-twice"),
        pytest.param(["--only", " , ", "a"], id="only-nothing"),
    ],
)
def test_options_that_do_not_fit_are_wrong_use(run, file, words):
    file("a", "python")
    file("b", "python")

    outcome = run("identify", *words, stdin=b"python")

    assert (outcome.code, outcome.out) == (2, "")
    assert "lsp-langid" in outcome.err


# --jsonl


def test_jsonl_answers_each_line(run):
    outcome = run("identify", "--jsonl", stdin=b'{"id": "a", "text": "python"}\n{"id": "b", "text": "hm"}\n')

    objects = [json.loads(line) for line in outcome.lines]
    assert outcome.code == 0
    assert [list(answer) for answer in objects] == [["id", "language", "best", "confidence", "ms"]] * 2
    assert [(a["id"], a["language"], a["best"], a["confidence"]) for a in objects] == [
        ("a", "python", "python", 0.9),
        ("b", None, "cpp", 0.1),
    ]
    assert all(answer["ms"] == round(answer["ms"], 4) >= 0 for answer in objects)


def test_jsonl_knows_only_and_top_and_why(run):
    stdin = b'{"id": 1, "text": "python rust"}\n'
    outcome = run("identify", "--jsonl", "--only", "rust,cpp", "--top", "2", "--why", stdin=stdin)

    answer = json.loads(outcome.out)
    assert answer["language"] == "rust"
    assert [candidate["language"] for candidate in answer["candidates"]] == ["rust", "cpp"]
    assert answer["explanation"]["answer"] == "rust"


def test_jsonl_goes_on_after_a_bad_line_and_ends_with_1(run):
    stdin = b'oops\n{"id": 1, "text": "trip over this"}\n{"id": 2, "text": "python"}\n'
    outcome = run("identify", "--jsonl", stdin=stdin)

    objects = [json.loads(line) for line in outcome.lines]
    assert outcome.code == 1
    assert [set(answer) for answer in objects[:2]] == [{"id", "error"}] * 2
    assert [answer["id"] for answer in objects] == [None, 1, 2]


def test_jsonl_gives_the_detector_no_file_name(run, detector):
    run("identify", "--jsonl", stdin=b'{"id": "x.rs", "text": "python"}\n')

    assert detector.seen == [("python", None)]


def test_jsonl_from_a_terminal_is_wrong_use(run):
    assert run("identify", "--jsonl", stdin_is_terminal=True).code == 2


def test_output_of_jsonl_is_plain_ascii(run):
    """Whatever reads it need not know our encoding."""
    outcome = run("identify", "--jsonl", stdin='{"id": "größe", "text": "python"}\n'.encode())

    assert outcome.out.isascii()
    assert json.loads(outcome.out)["id"] == "größe"


def test_a_stream_that_fails_in_the_middle_is_one_line(detector, monkeypatch, capsys):
    class Broken(io.BytesIO):
        def read1(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    class Stdin:
        buffer = Broken()

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Stdin())

    assert main(["identify", "--jsonl"]) == 1
    assert capsys.readouterr().err == "lsp-langid: Input/output error\n"
