from __future__ import annotations

import json
from dataclasses import replace

import pytest
from lsprotocol.types import Position, Range
from pygls.exceptions import JsonRpcInvalidParams
from stub_detector import TABLE, StubDetector, language

from lsp_langid.core.verdict import Ranked
from lsp_langid.lsp.wire import (
    N_CANDIDATES,
    IdentifyParams,
    answer_to_wire,
    notice_to_wire,
    reclassify_uri,
)

DOCUMENT = {"uri": "untitled:Untitled-1"}
RANGE = {"start": {"line": 1, "character": 0}, "end": {"line": 2, "character": 3}}


def refusal(raw):
    with pytest.raises(JsonRpcInvalidParams) as refused:
        IdentifyParams.from_wire(raw)
    return refused.value.message


@pytest.mark.parametrize(
    ("raw", "params"),
    [
        ({"text": "x = 1"}, IdentifyParams(text="x = 1")),
        ({"text": ""}, IdentifyParams(text="")),
        ({"textDocument": DOCUMENT}, IdentifyParams(uri=DOCUMENT["uri"])),
        (
            {"textDocument": DOCUMENT, "range": RANGE},
            IdentifyParams(uri=DOCUMENT["uri"], range=Range(Position(1, 0), Position(2, 3))),
        ),
        (
            {"text": "x", "filename": "x.h", "languages": ["c", "C++"], "explain": True},
            IdentifyParams(text="x", filename="x.h", languages=("c", "C++"), explain=True),
        ),
    ],
)
def test_identify_params_are_decoded(raw, params):
    assert IdentifyParams.from_wire(raw) == params


def test_null_counts_as_absent():
    """Lua and TypeScript clients send nulls for what they leave out."""
    raw = {
        "text": "x",
        "textDocument": None,
        "range": None,
        "languages": None,
        "filename": None,
        "explain": None,
    }

    assert IdentifyParams.from_wire(raw) == IdentifyParams(text="x")


def test_unknown_fields_are_ignored():
    """Clients may send `workDoneToken` with any request."""
    assert IdentifyParams.from_wire({"text": "x", "workDoneToken": 1}) == IdentifyParams(text="x")


@pytest.mark.parametrize(
    ("raw", "field", "got"),
    [
        pytest.param(None, "parameters", "null", id="no-parameters"),
        pytest.param(["x"], "parameters", '["x"]', id="positional-parameters"),
        pytest.param({}, "`text`", "neither", id="neither-text-nor-document"),
        pytest.param({"text": "x", "textDocument": DOCUMENT}, "`text`", "both", id="both"),
        pytest.param({"text": 1}, "`text`", "1", id="text-is-a-number"),
        pytest.param({"text": True}, "`text`", "true", id="text-is-a-boolean"),
        pytest.param({"textDocument": "x"}, "`textDocument`", '"x"', id="document-is-a-string"),
        pytest.param({"textDocument": {}}, "`textDocument.uri`", "nothing", id="no-uri"),
        pytest.param({"textDocument": {"uri": None}}, "`textDocument.uri`", "null", id="uri-is-null"),
        pytest.param({"text": "x", "range": RANGE}, "`range`", "", id="range-of-a-text"),
        pytest.param({"textDocument": DOCUMENT, "range": 3}, "`range`", "3", id="range-is-a-number"),
        pytest.param({"textDocument": DOCUMENT, "range": {}}, "`range.start`", "nothing", id="empty-range"),
        pytest.param(
            {"textDocument": DOCUMENT, "range": {**RANGE, "end": {"line": 1}}},
            *("`range.end.character`", "nothing"),
            id="position-without-column",
        ),
        pytest.param(
            {"textDocument": DOCUMENT, "range": {**RANGE, "end": {"line": -1, "character": 0}}},
            *("`range.end.line`", "-1"),
            id="negative-line",
        ),
        pytest.param(
            {"textDocument": DOCUMENT, "range": {**RANGE, "end": {"line": 2**31, "character": 0}}},
            *("`range.end.line`", "2147483648"),
            id="line-beyond-the-protocol",
        ),
        pytest.param(
            {"textDocument": DOCUMENT, "range": {**RANGE, "end": {"line": True, "character": 0}}},
            *("`range.end.line`", "true"),
            id="line-is-a-boolean",
        ),
        pytest.param({"text": "x", "languages": "c"}, "`languages`", '"c"', id="languages-is-a-string"),
        pytest.param({"text": "x", "languages": []}, "`languages`", "[]", id="no-language-allowed"),
        pytest.param(
            {"text": "x", "languages": ["c", 1]}, "`languages`", '["c", 1]', id="language-is-a-number"
        ),
        pytest.param({"text": "x", "filename": 1}, "`filename`", "1", id="filename-is-a-number"),
        pytest.param({"text": "x", "explain": "yes"}, "`explain`", '"yes"', id="explain-is-a-string"),
    ],
)
def test_a_wrong_field_is_refused_with_its_name_and_what_was_got(raw, field, got):
    message = refusal(raw)

    assert message.startswith("langid/identify: ")
    assert field in message
    assert got in message


def test_a_long_value_is_cut_in_the_message():
    assert len(refusal({"filename": ["x" * 10_000], "text": "x"})) < 200


def test_languages_are_found_by_any_spelling():
    params = IdentifyParams.from_wire({"text": "x", "languages": ["PY", "sh", "c++"]})

    assert params.languages_in(TABLE) == (language("python"), language("shellscript"), language("cpp"))


def test_an_unknown_language_is_refused_with_near_matches():
    params = IdentifyParams.from_wire({"text": "x", "languages": ["ruby", "pyhton"]})

    with pytest.raises(JsonRpcInvalidParams, match=r"`languages\[1\]`.*'pyhton'.*python"):
        params.languages_in(TABLE)


@pytest.mark.parametrize("arguments", [(), (1,), (None,), ("untitled:a", "untitled:b"), ([],)])
def test_reclassify_wants_one_uri(arguments):
    with pytest.raises(JsonRpcInvalidParams, match=r"langid.reclassify: `arguments` must be"):
        reclassify_uri(arguments)


def test_an_answer_carries_every_editors_word():
    answer = answer_to_wire(StubDetector().identify("#!/bin/sh\nexit 1"))

    assert (answer["language"], answer["name"], answer["reason"]) == ("shellscript", "Shell", "shebang")
    assert (answer["vscode"], answer["neovim"], answer["linguist"]) == ("shellscript", "sh", "Shell")


def test_a_silent_answer_names_no_language_but_keeps_the_candidates():
    answer = answer_to_wire(StubDetector().identify("perhaps nothing"))

    assert {answer[field] for field in ("language", "name", "vscode", "neovim", "linguist")} == {None}
    assert (answer["reason"], answer["candidates"][0]["language"]) == ("unsure", "ruby")


def test_a_language_an_editor_does_not_know_is_null_for_it():
    answer = answer_to_wire(StubDetector().identify("proc f(x: int)"))

    assert (answer["language"], answer["vscode"], answer["neovim"]) == ("nim", None, "nim")


def test_confidence_is_rounded():
    verdict = replace(StubDetector().identify("def f(): pass"), confidence=0.123456789)

    assert answer_to_wire(verdict)["confidence"] == 0.1235


def test_there_are_no_more_candidates_than_promised():
    verdict = replace(StubDetector().identify("def f(): pass"), ranked=(Ranked(language("nim"), 0.01),) * 9)

    assert len(answer_to_wire(verdict)["candidates"]) == N_CANDIDATES


def test_an_explanation_is_there_only_when_it_is_given():
    detector = StubDetector()
    verdict = detector.identify("def f(): pass")

    assert "explanation" not in answer_to_wire(verdict)
    assert answer_to_wire(verdict, detector.explain("def f(): pass"))["explanation"] == {
        "answer": "python",
        "runnerUp": "ruby",
        "supporting": [{"token": "def", "weight": 3.1416}],
        "opposing": [{"token": ",", "weight": -0.75}],
    }


def test_a_notice_is_an_answer_with_its_document_and_version():
    verdict = StubDetector().identify("def f(): pass")
    notice = notice_to_wire("untitled:Untitled-1", 7, verdict)

    assert notice == {"uri": "untitled:Untitled-1", "version": 7, **answer_to_wire(verdict)}


def test_what_goes_on_the_wire_is_json():
    verdict = StubDetector().identify("def f(): pass")
    notice = notice_to_wire("untitled:Untitled-1", 7, verdict)

    assert json.loads(json.dumps(notice)) == notice
