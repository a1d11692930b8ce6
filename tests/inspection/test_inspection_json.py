"""Knowledge survives the way through JSON."""

from __future__ import annotations

import json

import pytest

from lsp_langid.inspection.inspector import Inspector
from lsp_langid.inspection.json_form import (
    difference_to_json,
    language_to_json,
    overview_to_json,
    unit_to_json,
)


@pytest.fixture
def inspector(model):
    return Inspector(model)


def through_json(value):
    assert json.loads(json.dumps(value)) == value
    return value


def test_a_language(inspector):
    form = through_json(language_to_json(inspector.language("python")))

    assert form["language"] == "python"
    assert form["tokens"]["for"] == [{"feature": 3, "text": "def", "kind": "token", "weight": 0.6667}]
    assert form["rareTokens"] == form["combinations"] == {"for": [], "against": []}
    assert {near["language"] for near in form["neighbours"]} == {"plaintext", "rust"}
    assert form["units"] == [{"unit": 1, "weight": 0.6667, "activation": None, "gives": None}]


def test_two_languages(inspector):
    form = through_json(difference_to_json(inspector.difference("python", "rust")))

    assert (form["first"], form["second"], form["similarity"]) == ("python", "rust", -0.5)
    assert [token["weight"] for token in form["tokens"]["second"]] == [-1.0, -0.5]


def test_a_hidden_unit(inspector):
    form = through_json(unit_to_json(inspector.unit(0)))

    assert form["drivers"] == [{"feature": 6, "text": "‹word›", "kind": "shape", "weight": 3.0}]
    assert form["speaksFor"][0] == {"language": "plaintext", "weight": 0.6667}
    assert (form["mean"], form["spread"], form["firesFor"]) == (None, None, [])


def test_the_whole(inspector):
    form = through_json(overview_to_json(inspector.overview(1)))

    assert (form["languages"], form["tokens"], form["combinations"], form["hiddenUnits"]) == (3, 7, 0, 3)
    assert form["closestPairs"] == [{"first": "plaintext", "second": "python", "similarity": -0.5}]
