from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from lsprotocol import types

from lsp_langid.lsp.shapes import ShapeError, shared_converter, structure, structure_initialize

FULL_CLIENT = json.loads((Path(__file__).parents[1] / "data" / "full_client.json").read_text())


def opened(**fields):
    item = {"uri": "untitled:1", "languageId": "python", "version": 3, "text": "x", **fields}
    params = {"textDocument": {name: value for name, value in item.items() if value is not ...}}
    message = {"jsonrpc": "2.0", "method": "textDocument/didOpen", "params": params}
    return structure(message, types.DidOpenTextDocumentNotification).params.text_document


def test_what_fits_becomes_an_object_of_lsp():
    assert opened() == types.TextDocumentItem("untitled:1", "python", 3, "x")


def test_whole_numbers_may_have_a_point():
    """JSON has one kind of number; what Lua calls 3.0 is a version."""
    assert opened(version=3.0).version == 3


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"uri": None}, "`textDocument.uri` must be a string"),
        ({"uri": 5}, "`textDocument.uri` must be a string"),
        ({"languageId": 5}, "`textDocument.languageId` must be a string"),
        ({"version": "3"}, "`textDocument.version` must be a whole number"),
        ({"version": True}, "`textDocument.version` must be a whole number"),
        ({"version": 2.5}, "`textDocument.version` must be a whole number"),
        ({"version": None}, "`textDocument.version` must be a whole number"),
        ({"text": ["x"]}, "`textDocument.text` must be a string"),
        ({"text": ...}, "`textDocument.text` is missing"),
        ({"text": None}, "`textDocument.text` must be a string"),
    ],
)
def test_nothing_is_taken_for_what_it_is_not(fields, complaint):
    """cattrs alone would read the version "3", the text "['x']" and the URI "None"."""
    with pytest.raises(ShapeError) as refusal:
        opened(**fields)

    assert str(refusal.value) == complaint


@pytest.mark.parametrize("position", [[0, 0], "line character", None, 5])
def test_an_object_is_nothing_but_an_object(position):
    with pytest.raises(ShapeError, match="`position` must be an object"):
        structure({"textDocument": {"uri": "u"}, "position": position}, types.HoverParams)


@pytest.mark.parametrize("token", [[1], {}, None, True, 1.5])
def test_a_token_is_a_word_or_a_number(token):
    with pytest.raises(ShapeError, match="`token` must be"):
        structure({"token": token}, types.WorkDoneProgressCancelParams)


@pytest.mark.parametrize("token", ["a", 7, None])
def test_a_token_may_be_left_out_of_a_request(token):
    params = structure({"command": "c", "workDoneToken": token}, types.ExecuteCommandParams)

    assert params.work_done_token == token


@pytest.mark.parametrize("arguments", ["abc", {"0": "a"}, 5])
def test_a_list_is_nothing_but_a_list(arguments):
    with pytest.raises(ShapeError, match="`arguments`"):
        structure({"command": "c", "arguments": arguments}, types.ExecuteCommandParams)


def test_a_number_out_of_range_is_named_with_its_place():
    here = {"line": 0, "character": 0}

    with pytest.raises(ShapeError, match=r"`end` .*Position\.line .* 1099511627776"):
        structure({"start": here, "end": {"line": 2**40, "character": 0}}, types.Range)


def test_a_word_of_a_newer_protocol_is_kept():
    known = structure({"contentFormat": ["markdown", "hologram"]}, types.HoverClientCapabilities)

    assert known.content_format == (types.MarkupKind.Markdown, "hologram")


@pytest.mark.parametrize("severity", [4, 9])
def test_what_a_client_sent_goes_back_as_it_was(severity):
    """Editors send the diagnostics under the cursor, and want them back with what solves them."""
    here = {"line": 0, "character": 0}
    sent = {"range": {"start": here, "end": here}, "message": "m", "severity": severity, "tags": [1]}

    assert shared_converter().unstructure(structure(sent, types.Diagnostic)) == sent


def test_a_number_that_stands_for_something_becomes_that():
    cell = structure({"kind": 2, "document": "cell:1"}, types.NotebookCell)

    assert cell.kind is types.NotebookCellKind.Code


def initialize(**params):
    message = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}
    return structure_initialize(message).params


def test_an_editor_with_capabilities_of_its_own_may_begin_all_the_same(caplog):
    with caplog.at_level(logging.WARNING):
        params = initialize(
            processId="5",
            rootUri="file:///a",
            capabilities={
                "general": {"positionEncodings": ["utf-8"]},
                "textDocument": {"hover": {"contentFormat": ["markdown"]}, "codeAction": "yes"},
                "window": 5,
                "experimental": {"own": [1]},
            },
        )

    assert params.capabilities.general.position_encodings == ("utf-8",)
    assert params.capabilities.text_document.hover.content_format == ("markdown",)
    assert params.capabilities.text_document.code_action is None
    assert params.capabilities.window is None
    assert (params.process_id, params.root_uri) == (None, "file:///a")
    assert len(caplog.records) == 1


@pytest.mark.parametrize(
    "params", [{}, {"capabilities": None}, {"capabilities": [1]}, {"capabilities": "all"}]
)
def test_without_capabilities_nothing_begins(params):
    with pytest.raises(ShapeError):
        initialize(**params)


RANGE = {"start": {"line": 1, "character": 2}, "end": {"line": 3, "character": 4}}


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        pytest.param(
            {"processId": None, "rootUri": None, "capabilities": FULL_CLIENT}, types.InitializeParams
        ),
        pytest.param({"range": RANGE, "parent": {"range": RANGE}}, types.SelectionRange),
        pytest.param(
            {
                "textDocument": {"uri": "untitled:1", "version": 3.0},
                "contentChanges": [{"range": RANGE, "text": "x"}, {"text": "y"}],
            },
            types.DidChangeTextDocumentParams,
        ),
        pytest.param(
            {"command": "langid.state", "arguments": ["untitled:1", {"a": [1, None]}], "workDoneToken": 7},
            types.ExecuteCommandParams,
        ),
        pytest.param(
            {
                "notebookDocument": {
                    "uri": "file:///a.ipynb",
                    "notebookType": "jupyter-notebook",
                    "version": 1,
                    "cells": [{"kind": 2, "document": "cell:1", "executionSummary": {"executionOrder": 1}}],
                },
                "cellTextDocuments": [{"uri": "cell:1", "languageId": "python", "version": 1, "text": "x"}],
            },
            types.DidOpenNotebookDocumentParams,
        ),
        pytest.param(
            {"documentSelector": ["python", {"language": "ruby"}, {"notebook": {"scheme": "file"}}]},
            types.TextDocumentRegistrationOptions,
        ),
    ],
)
def test_who_reads_quickly_and_who_can_explain_read_the_same(value, shape):
    quick = shared_converter().structure(value, shape)

    assert quick == shared_converter(detailed=True).structure(value, shape)
    assert shared_converter().structure(shared_converter().unstructure(quick), shape) == quick


def test_a_word_that_lsp_does_not_know_is_passed_over():
    assert structure({"line": 1, "character": 2, "column": 3}, types.Position) == types.Position(1, 2)
