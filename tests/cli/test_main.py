"""How every subcommand ends: one line and an exit code, never a traceback."""

from __future__ import annotations

import argparse
import io
import re
import sys
from pathlib import Path

import pytest

import lsp_langid
from lsp_langid import cli
from lsp_langid.cli import identify, main
from lsp_langid.errors import InputError, LangidError, UnknownLanguageError


@pytest.fixture
def identify_raises(monkeypatch, detector):
    """Let `identify` end with an exception, as main sees it."""

    def arrange(error: BaseException) -> None:
        def run(args: argparse.Namespace) -> int:
            raise error

        monkeypatch.setattr(identify, "run", run)

    return arrange


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        pytest.param(LangidError("so and so"), 1, "so and so", id="one-of-our-own"),
        pytest.param(InputError("a.py: no such file"), 1, "a.py: no such file", id="input"),
        pytest.param(UnknownLanguageError("no language 'x'"), 2, "no language 'x'", id="wrong-use"),
        pytest.param(OSError(28, "No space left on device"), 1, "No space left on device", id="disk-full"),
        pytest.param(OSError(13, "Permission denied", "x"), 1, "x: Permission denied", id="with-a-file"),
        pytest.param(
            ModuleNotFoundError("No module named 'sklearn'", name="sklearn"),
            1,
            "the Python package 'sklearn' is missing; install it with: pip install 'lsp-langid[train]'",
            id="extra-not-installed",
        ),
        pytest.param(
            ModuleNotFoundError("No module named 'numpy'", name="numpy.linalg"),
            1,
            "the Python package 'numpy' is missing; install it with: pip install 'lsp-langid'",
            id="dependency-not-installed",
        ),
    ],
)
def test_an_error_is_one_line_and_an_exit_code(identify_raises, capsys, error, code, line):
    identify_raises(error)

    assert main(["identify"]) == code
    assert capsys.readouterr().err == f"lsp-langid: {line}\n"


def test_a_bug_is_owned_up_to_without_a_traceback(identify_raises, capsys, monkeypatch):
    monkeypatch.delenv("LSP_LANGID_DEBUG", raising=False)
    identify_raises(KeyError("oops"))

    assert main(["identify"]) == 1
    assert capsys.readouterr().err.startswith(
        "lsp-langid: this is a bug: KeyError: 'oops'. Set LSP_LANGID_DEBUG=1"
    )


def test_a_bug_shows_its_traceback_when_asked_to(identify_raises, monkeypatch):
    monkeypatch.setenv("LSP_LANGID_DEBUG", "1")
    identify_raises(KeyError("oops"))

    with pytest.raises(KeyError):
        main(["identify"])


def test_an_interrupt_is_quiet(identify_raises, capsys):
    identify_raises(KeyboardInterrupt())

    assert main(["identify"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_went_away_is_no_error(identify_raises, capsys):
    identify_raises(BrokenPipeError())

    assert main(["identify"]) == 141
    assert capsys.readouterr() == ("", "")


def test_a_reader_that_left_before_the_last_flush_is_no_error(detector, monkeypatch, tmp_path):
    class Gone(io.BytesIO):
        def write(self, data: object) -> int:
            raise BrokenPipeError

    (tmp_path / "a").write_text("python")
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(Gone()))

    assert main(["identify", str(tmp_path / "a")]) == 141


@pytest.mark.parametrize(
    "words",
    [
        pytest.param([], id="nothing-at-all"),
        pytest.param(["identfy"], id="unknown-command"),
        pytest.param(["identify", "--frobnicate"], id="unknown-option"),
        pytest.param(["identify", "--to", "3", "x"], id="options-are-not-abbreviated"),
        pytest.param(["identify", "--top", "0", "x"], id="zero-candidates"),
        pytest.param(["identify", "--top", "many", "x"], id="candidates-in-words"),
        pytest.param(["identify", "--json", "--jsonl"], id="two-forms-at-once"),
        pytest.param(["demo", "--timeout", "-1"], id="a-deadline-in-the-past"),
        pytest.param(["demo", "--timeout", "nan"], id="a-deadline-that-is-no-number"),
    ],
)
def test_wrong_use_is_2_and_says_so(detector, capsys, words):
    assert main(words) == 2
    assert "error:" in capsys.readouterr().err


def test_help_names_every_command(capsys):
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert [command for command in cli.COMMANDS if not re.search(rf"^    {command}\b", out, re.M)] == []


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_explains_itself(capsys, command):
    assert main([command, "--help"]) == 0
    assert f"usage: lsp-langid {command}" in capsys.readouterr().out


def test_version_is_that_of_the_package(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"lsp-langid {lsp_langid.__version__}\n"


def test_words_come_from_the_command_line_when_not_given(detector, monkeypatch, capsys, tmp_path):
    (tmp_path / "a").write_text("python")
    monkeypatch.setattr(sys, "argv", ["lsp-langid", "identify", str(tmp_path / "a")])

    assert main() == 0
    assert "\tpython\t" in capsys.readouterr().out


def test_a_terminal_with_few_characters_gets_escapes_and_no_crash(detector, monkeypatch, tmp_path):
    """Windows pipes speak cp1252, which has no `文`."""
    path = tmp_path / "文.txt"
    path.write_text("python")
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))

    assert main(["identify", str(path)]) == 0
    assert rb"\u6587.txt" in raw.getvalue()


def test_a_deleted_working_directory_does_not_matter(run, monkeypatch, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    (tmp_path / "a").write_text("python")
    monkeypatch.chdir(gone)
    Path(gone).rmdir()

    assert run("identify", tmp_path / "a").code == 0
