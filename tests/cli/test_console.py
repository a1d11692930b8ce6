"""Nothing that reaches a terminal can command it, and columns stand in line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.cli import console
from lsp_langid.cli.console import Paint, columns, printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("größe 文.py", "größe 文.py", id="any-script"),
        pytest.param("a\tb\nc", r"a\tb\nc", id="white-space"),
        pytest.param("\x1b[2J\x07", r"\x1b[2J\x07", id="terminal-commands"),
        pytest.param("caf\udce9", r"caf\xe9", id="undecodable-byte"),
        pytest.param("\ud800", r"\ud800", id="half-a-character"),
        pytest.param("a\u202eb", r"a\u202eb", id="right-to-left-override"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_text_is_shown_on_one_harmless_line(text, shown):
    assert printable(text) == shown


@given(st.text())
def test_what_is_shown_can_always_be_printed(text):
    assert printable(text).isprintable()


def test_columns_are_as_wide_as_their_widest_cell():
    rows = [("a", "1", "x"), ("bcd", "22", "")]

    assert list(columns(rows, right=[1])) == ["a     1  x", "bcd  22"]


def test_no_rows_are_no_lines():
    assert list(columns([])) == []


@pytest.mark.parametrize(
    ("on_terminal", "environment", "shown"),
    [
        pytest.param(True, {}, "\x1b[32mok\x1b[0m", id="a-terminal"),
        pytest.param(False, {}, "ok", id="a-pipe"),
        pytest.param(True, {"NO_COLOR": "1"}, "ok", id="no-color"),
        pytest.param(True, {"NO_COLOR": ""}, "\x1b[32mok\x1b[0m", id="no-color-is-empty"),
        pytest.param(True, {"TERM": "dumb"}, "ok", id="a-dumb-terminal"),
    ],
)
def test_only_a_willing_terminal_gets_colours(monkeypatch, on_terminal, environment, shown):
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(console, "on_terminal", lambda: on_terminal)

    assert Paint().good("ok") == shown
