"""How far a scan is, in words."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from lsp_langid.cli import scan_progress
from lsp_langid.cli.scan_progress import Pace, clock_time, figures, shown
from lsp_langid.scan.ahead import Ahead
from lsp_langid.scan.entry import Skipped, Why


def test_while_the_walk_goes_on_there_is_a_rate_and_no_total():
    assert figures(1_234, 50_000, 900.4, walked=False) == "1,234 files, 900 a second, 50,000 found so far"


def test_when_the_walk_has_ended_there_is_a_total_and_the_time_left():
    assert figures(1_000, 10_000, 100, walked=True) == "1,000 of 10,000 files, 100 a second, 1:30 left"


def test_what_is_not_known_yet_is_not_said():
    assert figures(0, 7, 0, walked=False) == "0 files, 7 found so far"
    assert figures(0, 7, 0, walked=True) == "0 of 7 files"


@pytest.mark.parametrize(("seconds", "words"), [(0.2, "0:00"), (64, "1:04"), (3723, "1:02:03")])
def test_times_are_spelled_as_on_a_clock(seconds, words):
    assert clock_time(seconds) == words


def test_the_rate_is_that_of_the_last_while():
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.rate(0) == 0
    for second in range(1, 100):
        now[0] = float(second)
        rate = pace.rate(1_000_000 + 10 * second)  # a resumed scan knows a million at once

    assert rate == pytest.approx(10)
    assert pace.seconds == 99


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(scan_progress.time, "monotonic", lambda: now[0])
    return now


def walked(n):
    ahead = Ahead([Skipped(str(i), Why.EMPTY) for i in range(n)])
    list(ahead)
    return ahead


def test_without_a_terminal_there_is_a_line_now_and_then(clock):
    ahead = walked(5_000)
    file = io.StringIO()
    with shown(Console(file=file), ahead) as step:
        for n in range(0, 3_001, 100):
            clock[0] += 1
            step(n)

    lines = file.getvalue().splitlines()
    assert [line.split()[0] for line in lines] == ["900", "1,900", "2,900", "5,000"]
    assert lines[-1] == "5,000 files in 0:31"
    assert "\x1b" not in file.getvalue()


def test_a_short_scan_says_nothing(clock):
    file = io.StringIO()
    with shown(Console(file=file), walked(3)) as step:
        step(3)

    assert file.getvalue() == ""


def test_a_terminal_gets_a_bar_that_is_gone_afterwards(clock):
    file = io.StringIO()
    with shown(Console(file=file, force_terminal=True, width=120), walked(500)) as step:
        for n in (64, 128, 192):
            clock[0] += 1
            step(n)

    assert "192 of 500 files" in file.getvalue()
    assert file.getvalue().endswith("\x1b[2K")


def test_nobody_to_tell_is_told_nothing():
    with shown(None, walked(3)) as step:
        step(3)
