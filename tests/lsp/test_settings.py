from __future__ import annotations

from dataclasses import replace

import pytest

from lsp_langid.lsp.settings import Settings, decode_section, decode_settings

DEFAULTS = Settings()
EVERYTHING = {
    "notify": True,
    "quietMs": 200,
    "pasteMs": 10,
    "mode": "eager",
    "minChars": 20,
    "languages": ["py", "C++"],
    "never": ["ini"],
    "neverSwitchTo": ["log"],
    "neverLeave": ["markdown"],
    "priors": {"python": 4, "ruby": 0.5},
    "clientLanguages": ["python", "cpp"],
    "hover": "anywhere",
    "diagnostics": True,
    "chooser": True,
    "learn": False,
    "workspacePrior": False,
}


@pytest.mark.parametrize("nothing", [None, {}, {"langid": None}, {"other": {"notify": True}}, [], "langid"])
def test_a_client_that_says_nothing_gets_the_defaults(nothing):
    assert decode_settings(nothing, DEFAULTS) == (DEFAULTS, [])


def test_all_options_are_read():
    settings, problems = decode_settings({"langid": EVERYTHING}, DEFAULTS)

    assert problems == []
    assert settings == Settings(
        notify=True,
        quiet_ms=200,
        paste_ms=10,
        mode="eager",
        min_chars=20,
        languages=("py", "C++"),
        never=("ini",),
        never_switch_to=("log",),
        never_leave=("markdown",),
        priors=(("python", 4.0), ("ruby", 0.5)),
        client_languages=("python", "cpp"),
        hover="anywhere",
        diagnostics=True,
        chooser=True,
        learn=False,
        workspace_prior=False,
    )


def test_options_left_out_keep_what_they_were():
    before = Settings(notify=True, quiet_ms=200)

    assert decode_settings({"langid": {"quietMs": 0}}, before) == (replace(before, quiet_ms=0), [])


def test_null_counts_as_left_out():
    """Neovim sends nulls for what a user's table lacks."""
    assert decode_settings({"langid": dict.fromkeys(EVERYTHING)}, DEFAULTS) == (DEFAULTS, [])


def test_the_section_may_come_by_itself():
    """As workspace/configuration answers it."""
    assert decode_section({"notify": True}, DEFAULTS) == (Settings(notify=True), [])


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("notify", "yes"),
        ("notify", 1),
        ("quietMs", "50"),
        ("quietMs", True),
        ("quietMs", -1),
        ("quietMs", 10_001),
        ("quietMs", 0.5),
        ("pasteMs", "soon"),
        ("mode", "bold"),
        ("mode", ["eager"]),
        ("minChars", -1),
        ("minChars", 100_000),
        ("languages", "python"),
        ("languages", [1]),
        ("never", {"ini": True}),
        ("neverSwitchTo", [None]),
        ("neverLeave", "markdown"),
        ("priors", ["python"]),
        ("priors", {"python": "often"}),
        ("priors", {"python": True}),
        ("priors", {"python": 0}),
        ("priors", {"python": 101}),
        ("priors", {"python": float("nan")}),
        ("clientLanguages", [["python"]]),
        ("hover", True),
        ("hover", "everywhere"),
        ("diagnostics", "hint"),
        ("chooser", 0),
        ("learn", "no"),
        ("workspacePrior", {}),
        ("quiet", 50),
    ],
)
def test_a_wrong_option_is_named_and_the_others_are_kept(option, value):
    settings, (problem,) = decode_settings({"langid": {**EVERYTHING, option: value}}, DEFAULTS)

    assert f"langid.{option}:" in problem
    others = {name: given for name, given in EVERYTHING.items() if name != option}
    assert settings == decode_settings({"langid": others}, DEFAULTS)[0]


def test_every_wrong_option_is_named():
    _, problems = decode_settings({"langid": {"notify": 1, "quietMs": "x", "colour": "red"}}, DEFAULTS)

    assert len(problems) == 3


def test_a_section_that_is_no_object_is_named():
    settings, (problem,) = decode_settings({"langid": ["notify"]}, DEFAULTS)

    assert settings == DEFAULTS
    assert '["notify"]' in problem


@pytest.mark.parametrize(
    ("option", "words"),
    [("mode", "careful, balanced, eager"), ("hover", "firstLine, anywhere, off"), ("priors", "0.01 to 100")],
)
def test_the_complaint_says_what_would_fit(option, words):
    _, (problem,) = decode_settings({"langid": {option: "nothing of that kind"}}, DEFAULTS)

    assert words in problem
    assert "nothing of that kind" in problem
