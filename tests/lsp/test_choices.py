from __future__ import annotations

import math

import pytest
from stub_detector import TABLE, StubDetector, language

from lsp_langid.lsp.choices import Choices, look_up
from lsp_langid.lsp.settings import Settings

NAMEABLE = StubDetector().languages  # not Shell


def looked_up(**options) -> tuple[Choices, list[str]]:
    return look_up(Settings(**options), TABLE, NAMEABLE)


def test_without_options_everything_is_allowed():
    assert looked_up() == (Choices(), [])


def test_languages_are_found_by_any_spelling_and_strangers_are_named():
    choices, (problem,) = looked_up(languages=("PY", "cxx", "pyhton"))

    assert choices.only == (language("python"), language("cpp"))
    assert problem.startswith("langid.languages: ")
    assert "'pyhton'" in problem


@pytest.mark.parametrize("names", [("klingon",), ("shell",)])
def test_options_that_would_silence_the_server_are_ignored(names):
    """A typing error, or a language that the model cannot name."""
    choices, problems = looked_up(languages=names)

    assert choices.only is None
    assert "all are allowed" in problems[-1]


def test_what_is_never_wanted_is_taken_out_of_the_table():
    choices, problems = looked_up(never=("ruby",))

    assert problems == []
    assert choices.only is not None
    assert set(choices.only) == set(TABLE) - {language("ruby")}


def test_never_goes_before_only():
    assert looked_up(languages=("py", "ruby"), never=("Ruby",))[0].only == (language("python"),)


def test_never_that_leaves_nothing_is_ignored():
    choices, (problem,) = looked_up(languages=("py",), never=("python",))

    assert choices.only == (language("python"),)
    assert problem.startswith("langid.never: ")


def test_rules_become_ids_of_ours():
    choices, problems = looked_up(never_switch_to=("C++",), never_leave=("py", "text", "klingon"))

    assert choices.never_switch_to == {"cpp"}
    assert choices.never_leave == {"python", "plaintext"}
    assert [problem.partition(":")[0] for problem in problems] == ["langid.neverLeave"]


def test_priors_become_log_odds():
    choices, (problem,) = looked_up(priors=(("py", 4.0), ("Ruby", 0.5), ("klingon", 2.0)))

    assert choices.log_odds == {"python": math.log(4), "ruby": math.log(0.5)}
    assert problem.startswith("langid.priors: ")
