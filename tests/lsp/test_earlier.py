"""A client tells a new server where its documents stood with the one before."""

from __future__ import annotations

import pytest

from lsp_langid.lsp.earlier import decode_earlier
from lsp_langid.lsp.session import State, Why
from lsp_langid.lsp.session.claim import Earlier

URI = "untitled:Untitled-1"
PYTHON = "def greet(name):\n    return name\n"
GOOD = {"uri": URI, "languageId": "python", "state": "accepted", "why": "sure"}
CAME_BACK = {"state": "accepted", "why": "sure", "language": "python", "change": False}


def test_the_list_is_taken_out_of_the_options():
    documents, problems, rest = decode_earlier({"langid": {"mode": "eager", "documents": [GOOD]}})

    assert documents == [Earlier(URI, "python", State.ACCEPTED, Why.SURE)]
    assert problems == []
    assert rest == {"langid": {"mode": "eager"}}


@pytest.mark.parametrize("options", [None, {}, {"langid": None}, {"langid": {}}, {"langid": 3}, [1]])
def test_options_without_a_list_stay_as_they_are(options):
    assert decode_earlier(options) == ([], [], options)


@pytest.mark.parametrize("field", GOOD)
@pytest.mark.parametrize("value", [None, 3, "nonsense"])
def test_an_entry_that_does_not_fit_is_named_and_the_others_used(field, value):
    if field in ("uri", "languageId") and value == "nonsense":
        value = ["nonsense"]
    documents, (problem,), _ = decode_earlier({"langid": {"documents": [{**GOOD, field: value}, GOOD]}})

    assert len(documents) == 1
    assert "langid.documents[0]" in problem


def test_what_is_no_list_is_named():
    documents, (problem,), _ = decode_earlier({"langid": {"documents": {"uri": URI}}})

    assert documents == []
    assert "langid.documents: wanted a list" in problem


async def test_a_document_comes_back_as_it_stood(client):
    await client.start(notify=True, documents=[GOOD])
    client.open(URI, PYTHON, language_id="python")

    notice = await client.notice()

    assert {name: notice[name] for name in CAME_BACK} == CAME_BACK


async def test_without_the_list_a_document_that_has_a_language_is_its_users(client):
    await client.start(notify=True)
    client.open(URI, PYTHON, language_id="python")

    assert (await client.execute("langid.state", URI))["state"] == "locked"
