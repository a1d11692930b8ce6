from __future__ import annotations

import pytest
from lsprotocol.types import Position, Range
from pygls.exceptions import JsonRpcInvalidParams
from stub_detector import TABLE, language

from lsp_langid.lsp.params import Arguments, IdentifyParams, RegionsParams, languages_in

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
    found = languages_in(TABLE, "langid/identify", ["PY", "sh", "c++"])

    assert found == (language("python"), language("shellscript"), language("cpp"))


def test_an_unknown_language_is_refused_with_near_matches():
    with pytest.raises(JsonRpcInvalidParams, match=r"langid/regions: `languages\[1\]`.*'pyhton'.*python"):
        languages_in(TABLE, "langid/regions", ["ruby", "pyhton"])


def test_regions_take_a_text_or_a_document():
    assert RegionsParams.from_wire({"text": "x"}) == RegionsParams(text="x")
    assert RegionsParams.from_wire({"textDocument": DOCUMENT, "languages": ["c"]}) == RegionsParams(
        uri=DOCUMENT["uri"], languages=("c",)
    )


def test_what_regions_do_not_take_is_refused_in_their_name():
    with pytest.raises(JsonRpcInvalidParams, match=r"langid/regions: .*got neither"):
        RegionsParams.from_wire({"languages": ["c"]})


COMMAND = "langid.choose"


def arguments(*given):
    return Arguments(COMMAND, given)


@pytest.mark.parametrize("given", ["untitled:a", {"uri": "untitled:a"}])
def test_where_a_uri_is_enough_it_may_come_bare(given):
    assert arguments(given).uri() == "untitled:a"


def test_without_arguments_nothing_is_there():
    assert arguments().optional_uri() is None


def test_arguments_are_read_by_name():
    given = arguments(
        {
            "uri": "untitled:a",
            "range": RANGE,
            "ids": ["a", "b"],
            "remember": False,
            "line": 3,
            "language": "PY",
        }
    )

    assert given.required_range() == Range(Position(1, 0), Position(2, 3))
    assert given.names("ids") == ("a", "b")
    assert given.switch("remember", default=True) is False
    assert given.switch("other", default=True) is True
    assert given.number("line") == 3
    assert given.text("language") == "PY"
    assert given.language(TABLE) == language("python")


def test_null_is_there_though_it_says_nothing():
    """A language of null is plain text; no language at all is a mistake."""
    given = arguments({"language": None})

    assert (given.has("language"), given.language(TABLE)) == (True, None)
    assert not given.has("uri")


@pytest.mark.parametrize(
    "given", [(1,), (None,), (["untitled:a"],), ("untitled:a", "untitled:b"), ({}, {}), (True,)]
)
def test_anything_but_one_object_or_uri_is_refused(given):
    with pytest.raises(JsonRpcInvalidParams, match=r"langid.choose: `arguments` must be"):
        Arguments(COMMAND, given)


@pytest.mark.parametrize(
    ("read", "given", "complaint"),
    [
        pytest.param(Arguments.uri, {}, "`uri` must be a string, got nothing", id="no-uri"),
        pytest.param(Arguments.uri, {"uri": 1}, "`uri` must be a string, got 1", id="uri-is-a-number"),
        pytest.param(Arguments.optional_uri, {"uri": []}, "`uri` must be a string", id="uri-is-a-list"),
        pytest.param(Arguments.required_range, {}, "`range` must be an object", id="no-range"),
        pytest.param(Arguments.range, {"range": {"start": 1}}, "`range.start` must be", id="half-a-range"),
        pytest.param(lambda given: given.names("ids"), {"ids": []}, "`ids` must be a list", id="no-ids"),
        pytest.param(
            lambda given: given.switch("remember", default=True),
            *({"remember": "yes"}, "`remember` must be true or false"),
            id="switch-is-a-word",
        ),
        pytest.param(
            lambda given: given.number("line"), {"line": -1}, "`line` must be a whole", id="line-before-all"
        ),
        pytest.param(
            lambda given: given.language(TABLE), {"language": "pyhton"}, "python", id="language-mistyped"
        ),
    ],
)
def test_a_wrong_argument_is_refused_by_name(read, given, complaint):
    with pytest.raises(JsonRpcInvalidParams) as refused:
        read(arguments(given))

    assert refused.value.message.startswith("langid.choose: ")
    assert complaint in refused.value.message
