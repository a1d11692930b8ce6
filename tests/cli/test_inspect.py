"""`inspect` as a person calls it, on the small model and on the shipped one."""

from __future__ import annotations

import json
import sys

import pytest

from lsp_langid import assets
from lsp_langid.cli import console, extras
from lsp_langid.cli.side_by_side import LINE, width

REAL_DETECTOR, REAL_TABLE = assets.load_detector, assets.load_table


@pytest.fixture
def inspect(run, small_detector, monkeypatch):
    """Call `lsp-langid inspect` with the small model: plain text, Python, Rust."""
    monkeypatch.setattr(assets, "load_detector", lambda folder=None: small_detector)
    return lambda *words: run("inspect", *words)


@pytest.fixture
def inspect_shipped(run, monkeypatch):
    monkeypatch.setattr(assets, "load_detector", REAL_DETECTOR)
    monkeypatch.setattr(assets, "load_table", REAL_TABLE)
    return lambda *words: run("inspect", *words)


def test_without_a_language_the_model_as_a_whole_and_what_to_ask_next(inspect):
    outcome = inspect()

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines[:2] == [
        "small tells 3 languages apart",
        "by 7 tokens and 0 combinations of them, through 3 hidden units.",
    ]
    assert (
        "  -0.50  plaintext         rust                      -0.50  python            plaintext"
        in outcome.lines
    )
    assert any("lsp-langid inspect plaintext python" in line for line in outcome.lines)


def test_a_language_with_what_speaks_for_and_against_it(inspect):
    outcome = inspect("python")

    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.lines[:8] == [
        "Python (python)",
        "What one more of a token adds to the log-odds of Python against the average language:",
        "",
        "everyday tokens",
        "  for Python                                         against it",
        "  +0.67  def                                         -0.33  fn",
        "                                                     -0.17  let",
        "                                                     -0.10  ‹word›",
    ]
    assert "Next: lsp-langid inspect python plaintext" in outcome.lines


def test_a_language_answers_to_any_of_its_names(inspect):
    assert inspect("Py").out == inspect("python").out
    assert inspect("RS").lines[0] == "Rust (rust)"


def test_two_languages(inspect):
    outcome = inspect("python", "rs")

    assert outcome.lines[0] == "Python (python) and Rust (rust)"
    assert "  for Python                                         for Rust" in outcome.lines
    assert "  +1.00  def                                         -1.00  fn" in outcome.lines


def test_a_hidden_unit_says_when_it_cannot_be_watched(inspect):
    outcome = inspect("--unit", 2)

    assert outcome.lines[0] == "hidden unit 2, one of 3"
    assert outcome.lines[1].startswith("The model came without a background")
    assert any(line.startswith("  +10.00  fn") for line in outcome.lines)


def test_all_hidden_units_have_a_line_each(inspect):
    outcome = inspect("--units")

    assert [line.split()[0] for line in outcome.lines] == ["unit", "0", "1", "2"]


def test_top_bounds_the_lists(inspect):
    outcome = inspect("python", "--top", 1)

    assert "-0.33  fn" in outcome.out
    assert "let" not in outcome.out


@pytest.mark.parametrize(
    ("words", "key"),
    [
        pytest.param([], "closestPairs", id="overview"),
        pytest.param(["rust"], "neighbours", id="language"),
        pytest.param(["rust", "python"], "similarity", id="difference"),
        pytest.param(["--unit", "1"], "drivers", id="unit"),
    ],
)
def test_json_is_one_object(inspect, words, key):
    outcome = inspect(*words, "--json")

    assert outcome.code == 0
    assert key in json.loads(outcome.out)


def test_json_of_all_units_is_a_list(inspect):
    assert [unit["unit"] for unit in json.loads(inspect("--units", "--json", "--top", 1).out)] == [0, 1, 2]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        pytest.param(["klingon"], "no language 'klingon'", id="no-such-language"),
        pytest.param(["pyton"], "did you mean python", id="misspelt"),
        pytest.param(["cpp"], "small does not know cpp: it was not trained on cpp", id="not-of-this-model"),
        pytest.param(["python", "rust", "cpp"], "two languages, but 3 were named", id="three"),
        pytest.param(["py", "Python"], "py and Python are the same language, python", id="twice"),
        pytest.param(["--unit", "3"], "small has no hidden unit 3; it has 3, 0 to 2", id="no-such-unit"),
        pytest.param(["--unit", "-1"], "wanted a number from 0 up, got '-1'", id="negative-unit"),
        pytest.param(["--unit", "x"], "wanted a number from 0 up, got 'x'", id="unit-no-number"),
        pytest.param(["--top", "0"], "wanted a number from 1 up, got 0", id="no-rows"),
        pytest.param(
            ["python", "--unit", "1"], "hidden units belong to the whole model", id="unit-of-language"
        ),
        pytest.param(["python", "--report", "r"], "--report tells of all languages", id="report-of-one"),
        pytest.param(["--json", "--report", "r"], "ask for one of the two", id="report-as-json"),
        pytest.param(["--unit", "1", "--units"], "not allowed with argument", id="unit-and-units"),
    ],
)
def test_a_wrong_call_is_one_clear_line(inspect, tmp_path, monkeypatch, words, message):
    monkeypatch.chdir(tmp_path)
    outcome = inspect(*words)

    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err.splitlines()[-1]
    assert not list(tmp_path.iterdir())


def test_a_model_that_is_not_there_is_one_clear_line(inspect_shipped, tmp_path):
    outcome = inspect_shipped("--model", tmp_path / "nowhere")

    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 1
    assert "nowhere" in outcome.err


def test_a_report_needs_the_extra(inspect, tmp_path, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == "matplotlib" else object())
    outcome = inspect("--report", tmp_path / "r")

    assert outcome.code == 2
    assert "`inspect --report` needs matplotlib" in outcome.err
    assert not (tmp_path / "r").exists()


def test_a_report_goes_where_it_was_asked_for(inspect, tmp_path, monkeypatch):
    from lsp_langid.inspection import report

    calls = []

    def write(folder, inspector, table, top):
        calls.append((folder.is_dir(), inspector.name, len(table), top))
        return folder / "inspect.html"

    monkeypatch.setattr(report, "write_inspection", write)
    outcome = inspect("--report", tmp_path / "deep" / "r")

    assert (outcome.code, outcome.out) == (0, f"report: {tmp_path / 'deep' / 'r' / 'inspect.html'}\n")
    assert [call[:2] + call[3:] for call in calls] == [(True, "small", 15)]


def test_a_report_on_a_file_is_one_clear_line(inspect, tmp_path):
    (tmp_path / "r").write_text("")
    outcome = inspect("--report", tmp_path / "r")

    assert (outcome.code, outcome.out) == (1, "")
    assert "cannot hold the report" in outcome.err


@pytest.mark.parametrize(
    "words",
    [[], ["json"], ["typescript"], ["plaintext"], ["c", "objective-cpp"], ["--unit", "12"], ["--units"]],
    ids=" ".join,
)
def test_lines_of_the_shipped_model_fit_a_terminal(inspect_shipped, words):
    outcome = inspect_shipped(*words, "--top", 25)

    assert outcome.code == 0
    assert max(width(line) for line in outcome.lines) <= LINE
    assert all(line.isprintable() for line in outcome.lines)


def test_colours_do_not_move_the_columns(inspect, monkeypatch):
    plain = inspect("python").lines
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(console, "on_terminal", lambda: True)
    coloured = inspect("python").lines

    assert coloured[0] == "\x1b[1mPython (python)\x1b[0m"
    bare = [line.replace("\x1b[0m", "").replace("\x1b[1m", "").replace("\x1b[2m", "") for line in coloured]
    assert bare == plain


def test_the_server_and_identify_do_without_it(run, monkeypatch):
    for name in [name for name in sys.modules if name.startswith("lsp_langid.inspection")]:
        monkeypatch.delitem(sys.modules, name)

    assert run("identify", "--json", stdin=b"python").code == 0
    assert not any(name.startswith("lsp_langid.inspection") for name in sys.modules)
