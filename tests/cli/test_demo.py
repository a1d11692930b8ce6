"""The demo shows what an editor is told, and fails when that is not what it should be."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from lsp_langid.cli import demo, main
from lsp_langid.cli.demo_snippets import SNIPPETS, Snippet
from lsp_langid.errors import LangidError

FAKE = str(Path(__file__).with_name("fake_server.py"))
THREE = (
    Snippet("One", "python", "python a b c d e f"),
    Snippet("Two", "rust", "rust\nx"),
    Snippet("Three", None, "prose it is"),
)


def play(behaviour: str, snippets=THREE, timeout: float = 20.0) -> list[demo.Paste]:
    return demo.play([sys.executable, FAKE, behaviour], snippets, timeout=timeout)


def with_fake_server(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let `lsp-langid demo` start the fake instead of the real server."""
    real = demo.play

    def play(command, snippets, *, timeout):
        return real([sys.executable, FAKE, "good"], snippets, timeout=timeout)

    monkeypatch.setattr(demo, "play", play)


def test_every_paste_is_told_and_explained():
    pastes = play("good")

    assert [(paste.language, paste.reason, paste.confidence) for paste in pastes] == [
        ("python", "model", 0.75),
        ("rust", "model", 0.75),
        (None, "not_code", 0.25),
    ]
    assert all(paste.right and paste.ms > 0 for paste in pastes)
    assert pastes[0].tokens == ("python", "a", "b", "c", "d"), "the strongest five are enough"


def test_the_table_has_a_line_for_each_paste(capsys):
    play("good")

    head, _, titles, *rows = capsys.readouterr().out.splitlines()
    assert head == "fake 1 runs as a child process. One untitled buffer, paste after paste:"
    assert " ".join(titles.split()) == "pasted lines the editor is told sure ms tokens that decided"
    without_ms = [row.split()[:5] for row in rows]
    assert without_ms[0] == ["ok", "One", "1", "python", "75%"]
    assert without_ms[1] == ["ok", "Two", "2", "rust", "75%"]
    assert without_ms[2] == ["ok", "Three", "1", "nothing", "(not_code)"]
    assert rows[2].endswith("25%" + rows[2].partition("25%")[2])
    assert "it is" not in rows[2], "nothing decided for silence"


def test_a_wrong_answer_is_marked(capsys):
    (paste,) = play("good", [Snippet("One", "python", "ruby")])

    assert not paste.right
    assert capsys.readouterr().out.splitlines()[-1].startswith("WRONG  One")


def test_a_wrong_answer_ends_with_1_and_names_it(monkeypatch, capsys):
    monkeypatch.setattr(demo, "SNIPPETS", (*THREE, Snippet("Four", "python", "ruby")))
    with_fake_server(monkeypatch)

    assert main(["demo"]) == 1
    assert capsys.readouterr().err == (
        "lsp-langid: demo: 1 of 4 answers were wrong: Four: expected python, got ruby (model)\n"
    )


def test_all_right_ends_with_0_and_says_how_fast(monkeypatch, capsys):
    monkeypatch.setattr(demo, "SNIPPETS", THREE)
    with_fake_server(monkeypatch)

    assert main(["demo"]) == 0
    assert "All 3 as expected." in capsys.readouterr().out


def test_the_server_is_started_as_users_start_it(monkeypatch):
    commands = []

    def play(command, snippets, *, timeout):
        commands.append((command, timeout))
        return [demo.Paste(SNIPPETS[0], "python", 1.0, "model", (), 1.0)]

    monkeypatch.setattr(demo, "play", play)

    assert main(["demo", "--timeout", "7.5"]) == 0
    assert commands == [([sys.executable, "-m", "lsp_langid", "serve"], 7.5)]


def test_a_missing_notice_says_what_the_server_answers_when_asked():
    with pytest.raises(LangidError) as caught:
        play("mute", timeout=2)

    assert str(caught.value) == (
        "demo: One: the server did not send langid/identified within 2 s. "
        "Asked outright, it says python (model)."
    )


@pytest.mark.parametrize(
    ("behaviour", "message"),
    [
        pytest.param("dies", r"(?s)ended before.*model is missing", id="dies"),
        pytest.param("deaf", "did not send an answer to initialize within 0.3 s", id="says-nothing"),
        pytest.param("refuses", "not today", id="refuses"),
        pytest.param(
            "has-no-model", r"answered langid/identify with an error: no model in /x", id="no-model"
        ),
    ],
)
def test_a_server_that_fails_is_one_clear_error(behaviour, message):
    with pytest.raises(LangidError, match=message):
        play(behaviour, timeout=0.3)


def test_the_snippets_are_pieces_of_a_size_people_paste():
    assert [snippet.title for snippet in SNIPPETS if not 8 <= len(snippet.text.splitlines()) <= 20] == []


def test_no_snippet_gives_itself_away():
    """A shebang or a modeline would show nothing of the model."""
    assert [s.title for s in SNIPPETS if s.text.startswith("#!") or "vim:" in s.text or "-*-" in s.text] == []


def test_two_neighbours_never_have_the_same_answer():
    """The server does not repeat itself. The empty buffer is no neighbour: nothing pasted is too short."""
    answers = [snippet.language for snippet in SNIPPETS]

    assert all(before != after for before, after in pairwise(answers))
