from __future__ import annotations

import pytest
from stub_detector import TABLE, language

from lsp_langid.lsp.settings import Settings, decode_settings

DEFAULTS = Settings()


@pytest.mark.parametrize("nothing", [None, {}, {"langid": None}, {"other": {"notify": True}}, [], "langid"])
def test_a_client_that_says_nothing_gets_the_defaults(nothing):
    assert decode_settings(nothing, DEFAULTS) == (DEFAULTS, [])


def test_all_options_are_read():
    raw = {"langid": {"notify": True, "quietMs": 200, "languages": ["py", "C++"]}}

    assert decode_settings(raw, DEFAULTS) == (Settings(True, 200, ("py", "C++")), [])


def test_options_left_out_keep_what_they_were():
    before = Settings(notify=True, quiet_ms=200)

    assert decode_settings({"langid": {"quietMs": 0}}, before) == (Settings(True, 0), [])


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
        ("languages", "python"),
        ("languages", [1]),
        ("quiet", 50),
    ],
)
def test_a_wrong_option_is_named_and_the_others_are_kept(option, value):
    settings, (problem,) = decode_settings(
        {"langid": {option: value, "notify": True} | {option: value}}, DEFAULTS
    )

    assert f"langid.{option}" in problem
    assert settings.quiet_ms == DEFAULTS.quiet_ms
    assert settings.notify is (option != "notify")


def test_every_wrong_option_is_named():
    _, problems = decode_settings({"langid": {"notify": 1, "quietMs": "x", "colour": "red"}}, DEFAULTS)

    assert len(problems) == 3


def test_a_section_that_is_no_object_is_named():
    settings, (problem,) = decode_settings({"langid": ["notify"]}, DEFAULTS)

    assert settings == DEFAULTS
    assert '["notify"]' in problem


def test_languages_are_found_by_any_spelling_and_strangers_are_named():
    languages, (problem,) = Settings(languages=("PY", "cxx", "pyhton")).languages_in(TABLE)

    assert languages == (language("python"), language("cpp"))
    assert "pyhton" in problem
    assert "python" in problem


@pytest.mark.parametrize("names", [(), ("klingon",)])
def test_without_a_known_language_all_are_allowed(names):
    """A typing error should not silence the server."""
    assert Settings(languages=names).languages_in(TABLE)[0] is None


def test_the_mode_is_one_of_three():
    assert decode_settings({"langid": {"mode": "eager"}}, DEFAULTS)[0].mode == "eager"

    settings, (problem,) = decode_settings({"langid": {"mode": "bold"}}, DEFAULTS)

    assert settings.mode == "balanced"
    assert "careful, balanced, eager" in problem
