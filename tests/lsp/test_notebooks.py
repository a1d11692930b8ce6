"""Notebooks, over the wire and by themselves."""

from __future__ import annotations

import math

import pytest
from lsprotocol import types
from texts import PYTHON, RUBY, UNCLEAR

from lsp_langid.lsp.notebooks import Notebook

BOOK = "file:///analysis.ipynb"
MARKUP, CODE = 1, 2
ABLE = {"notebookDocument": {"synchronization": {}}}


def uri(name):
    return f"vscode-notebook-cell:/analysis.ipynb#{name}"


def cell(name, kind=CODE):
    return {"kind": kind, "document": uri(name)}


def item(name, text, language_id="plaintext", version=1):
    return {"uri": uri(name), "languageId": language_id, "version": version, "text": text}


def open_book(client, cells, items, version=1):
    book = {"uri": BOOK, "notebookType": "jupyter-notebook", "version": version, "cells": cells}
    client.notify("notebookDocument/didOpen", {"notebookDocument": book, "cellTextDocuments": items})


def change_book(client, version, book=BOOK, **cells):
    params = {"notebookDocument": {"uri": book, "version": version}, "change": {"cells": cells}}
    client.notify("notebookDocument/didChange", params)


def structure(start, delete_count, cells=(), opened=(), closed=()):
    return {
        "array": {"start": start, "deleteCount": delete_count, "cells": list(cells)},
        "didOpen": list(opened),
        "didClose": [{"uri": uri(name)} for name in closed],
    }


def text_change(name, version, *changes):
    return [{"document": {"uri": uri(name), "version": version}, "changes": list(changes)}]


async def identified(client, name):
    params = {"textDocument": {"uri": uri(name)}}
    return (await client.result("langid/identify", params))["language"]


async def is_open(client, name):
    return "result" in await client.ask("langid/identify", {"textDocument": {"uri": uri(name)}})


async def state_of(client, name):
    """State and reason; None when nobody decides about the cell."""
    request = {"command": "langid.state", "arguments": [uri(name)]}
    reply = await client.ask("workspace/executeCommand", request)
    return (reply["result"]["state"], reply["result"]["why"]) if "result" in reply else None


class TestOnTheWire:
    async def test_every_notebook_is_followed_where_the_client_has_any(self, connect, detector):
        able, unable = connect(lambda: detector), connect(lambda: detector)

        offered = (await able.start(ABLE))["capabilities"]
        others = (await unable.start())["capabilities"]

        assert offered["notebookDocumentSync"] == {"notebookSelector": [{"notebook": "*"}]}
        assert "notebookDocumentSync" not in others

    async def test_a_plain_code_cell_is_told(self, client):
        await client.start(ABLE, notify=True)
        open_book(client, [cell("a")], [item("a", PYTHON)])

        notice = await client.notice()

        assert (notice["uri"], notice["language"], notice["change"]) == (uri("a"), "python", True)

    async def test_a_cell_with_a_language_is_locked(self, client):
        await client.start(ABLE, notify=True)
        open_book(client, [cell("a"), cell("b")], [item("a", PYTHON, "ruby"), item("b", RUBY)])

        assert (await client.notice())["uri"] == uri("b")
        assert await state_of(client, "a") == ("locked", "opened")

    async def test_markup_is_never_code(self, client, detector):
        await client.start(ABLE, notify=True)
        open_book(client, [cell("a", MARKUP), cell("b")], [item("a", PYTHON), item("b", RUBY)])

        assert (await client.notice())["uri"] == uri("b")
        assert await state_of(client, "a") is None
        assert [text for text, _ in detector.asked] == [RUBY]

    async def test_edits_of_a_cell_are_followed(self, client):
        await client.start(ABLE, notify=True, quietMs=1, pasteMs=1)
        open_book(client, [cell("a")], [item("a", "")])
        here = {"line": 0, "character": 0}
        change_book(
            client,
            2,
            textContent=text_change("a", 2, {"range": {"start": here, "end": here}, "text": PYTHON}),
        )

        while (notice := await client.notice())["language"] is None:
            pass
        assert (notice["uri"], notice["version"], notice["language"]) == (uri("a"), 2, "python")

    async def test_an_edit_sent_twice_counts_once(self, client):
        await client.start(ABLE)
        open_book(client, [cell("a")], [item("a", "x\n")])
        here = {"line": 0, "character": 0}
        edit = text_change("a", 2, {"range": {"start": here, "end": here}, "text": "y"})
        change_book(client, 2, textContent=edit)
        change_book(client, 2, textContent=edit)
        await client.result("langid/identify", {"text": UNCLEAR})

        assert client.server.documents.get(uri("a")).text == "yx\n"

    async def test_the_other_code_cells_say_what_to_expect(self, client, detector):
        await client.start(ABLE)
        cells = [cell("a"), cell("b"), cell("c", MARKUP), cell("d"), cell("e")]
        texts = [item("a", UNCLEAR), item("b", PYTHON, "python"), item("c", "text", "markdown")]
        open_book(client, cells, [*texts, item("d", PYTHON, "python"), item("e", UNCLEAR)])

        await identified(client, "a")

        assert detector.priors[-1] == {"python": pytest.approx(math.log(20))}

    async def test_a_mixed_notebook_expects_less_of_each_language(self, client, detector):
        await client.start(ABLE)
        cells = [cell(name) for name in "abcd"]
        texts = [item("a", UNCLEAR), item("b", PYTHON, "python"), item("c", RUBY, "ruby"), item("d", "")]
        open_book(client, cells, texts)

        await identified(client, "a")

        assert detector.priors[-1] == pytest.approx({"python": math.log(10.5), "ruby": math.log(10.5)})

    async def test_what_was_expected_before_is_not_forgotten_for_it(self, client, detector):
        await client.start(ABLE, priors={"ruby": 4})
        open_book(client, [cell("a"), cell("b")], [item("a", UNCLEAR), item("b", PYTHON, "python")])

        await identified(client, "a")
        assert detector.priors[-1] == pytest.approx({"ruby": math.log(4), "python": math.log(20)})

        client.open("untitled:Untitled-1", UNCLEAR)
        await client.result("langid/identify", {"textDocument": {"uri": "untitled:Untitled-1"}})
        assert detector.priors[-1] == pytest.approx({"ruby": math.log(4)})

    async def test_cells_come_and_go(self, client):
        await client.start(ABLE)
        open_book(client, [cell("a"), cell("b")], [item("a", PYTHON), item("b", RUBY)])

        change_book(client, 2, structure=structure(1, 1, [cell("c")], [item("c", RUBY)], ["b"]))

        assert [await is_open(client, name) for name in "abc"] == [True, False, True]
        assert await state_of(client, "b") is None
        assert await identified(client, "c") == "ruby"

    async def test_a_moved_cell_keeps_its_place_in_our_memory(self, client):
        await client.start(ABLE, notify=True)
        open_book(client, [cell("a"), cell("b")], [item("a", PYTHON), item("b", RUBY)])
        await client.execute("langid.choose", {"uri": uri("a"), "language": "nim"})

        change_book(client, 2, structure=structure(0, 2, [cell("b"), cell("a")]))

        assert await state_of(client, "a") == ("locked", "chosen")

    async def test_a_cell_that_becomes_markup_is_left_alone_until_it_is_code_again(self, client):
        await client.start(ABLE)
        open_book(client, [cell("a")], [item("a", PYTHON)])

        change_book(client, 2, data=[cell("a", MARKUP)])
        assert await state_of(client, "a") is None

        change_book(client, 3, data=[cell("a")])
        assert await state_of(client, "a") is not None

    async def test_a_language_that_the_client_sets_as_told_locks_nothing(self, client):
        """It closes the text of the cell and opens it again, without moving the cell."""
        await client.start(ABLE, notify=True)
        open_book(client, [cell("a")], [item("a", PYTHON)])
        await client.notice()

        change_book(client, 1, structure=structure(0, 0, closed=["a"]))
        change_book(client, 1, structure=structure(0, 0, opened=[item("a", PYTHON, "python")]))

        state, _ = await state_of(client, "a")
        assert state in ("automatic", "accepted")

    async def test_a_language_that_the_user_sets_is_locked(self, client):
        await client.start(ABLE, notify=True)
        open_book(client, [cell("a")], [item("a", PYTHON)])
        await client.notice()

        change_book(client, 1, structure=structure(0, 0, closed=["a"]))
        change_book(client, 1, structure=structure(0, 0, opened=[item("a", PYTHON, "ruby")]))

        assert await state_of(client, "a") == ("locked", "changed")

    async def test_cells_that_the_client_forgets_to_close_go_with_their_notebook(self, client):
        await client.start(ABLE)
        open_book(client, [cell("a"), cell("b")], [item("a", PYTHON), item("b", RUBY)])
        open_book(client, [cell("c")], [item("c", PYTHON)])
        assert [await is_open(client, name) for name in "abc"] == [False, False, True]

        closing = {"notebookDocument": {"uri": BOOK}, "cellTextDocuments": []}
        client.notify("notebookDocument/didClose", closing)
        assert not await is_open(client, "c")

    async def test_closing_the_notebook_closes_its_cells(self, client):
        await client.start(ABLE)
        open_book(client, [cell("a"), cell("b", MARKUP)], [item("a", PYTHON), item("b", "text")])

        client.notify(
            "notebookDocument/didClose",
            {
                "notebookDocument": {"uri": BOOK},
                "cellTextDocuments": [{"uri": uri("a")}, {"uri": uri("b")}],
            },
        )

        assert [await is_open(client, name) for name in "ab"] == [False, False]

    async def test_an_edit_in_a_client_with_emojis_lands_where_it_was_meant(self, client):
        await client.start(ABLE)
        open_book(client, [cell("a")], [item("a", "# 😋 x\n")])
        place = {"start": {"line": 0, "character": 5}, "end": {"line": 0, "character": 6}}
        change_book(client, 1, textContent=text_change("a", 2, {"range": place, "text": "y"}))
        await client.result("langid/identify", {"text": UNCLEAR})

        assert client.server.documents.get(uri("a")).text == "# 😋 y\n"


class TestBadInput:
    """What a client may get wrong: one line in the log, and the next message is handled."""

    @pytest.mark.parametrize(
        ("method", "params"),
        [
            ("notebookDocument/didOpen", None),
            ("notebookDocument/didOpen", {"notebookDocument": {}, "cellTextDocuments": []}),
            ("notebookDocument/didOpen", {"notebookDocument": "x", "cellTextDocuments": {}}),
            ("notebookDocument/didChange", {"notebookDocument": {"uri": BOOK, "version": "2"}, "change": {}}),
            ("notebookDocument/didChange", {"notebookDocument": {"uri": BOOK, "version": 2}, "change": []}),
            ("notebookDocument/didClose", {"notebookDocument": {}, "cellTextDocuments": []}),
        ],
    )
    async def test_wrong_shapes_are_logged(self, client, caplog, method, params):
        await client.start(ABLE)
        open_book(client, [cell("a")], [item("a", PYTHON)])
        client.notify(method, params)

        assert await identified(client, "a") == "python"
        assert method in caplog.text
        assert client.received == []

    @pytest.mark.parametrize(
        "cells",
        [
            {"structure": structure(1, 5)},
            {"structure": structure(7, 0, [cell("b")], [item("b", RUBY)])},
            {"textContent": text_change("strange", 2, {"text": "x"})},
            {"textContent": text_change("a", 1, {"text": "stale"})},
            {"data": [cell("strange", MARKUP)]},
            {"structure": structure(0, 0, [], [], ["strange"])},
        ],
    )
    async def test_changes_of_cells_that_are_not_there_do_no_harm(self, client, cells):
        await client.start(ABLE)
        open_book(client, [cell("a")], [item("a", PYTHON)])

        change_book(client, 2, **cells)

        assert await identified(client, "a") == "python"
        assert await state_of(client, "a") is not None
        assert client.received == []

    async def test_a_notebook_nobody_opened_is_not_changed(self, client, caplog):
        await client.start(ABLE)
        change_book(
            client, 2, "file:///other.ipynb", structure=structure(0, 0, [cell("b")], [item("b", "x")])
        )

        assert not await is_open(client, "b")
        assert "never opened" in caplog.text

    async def test_a_change_to_an_earlier_version_is_dropped(self, client, caplog):
        await client.start(ABLE)
        open_book(client, [cell("a")], [item("a", PYTHON)], version=5)
        change_book(client, 4, structure=structure(0, 1, [], [], ["a"]))

        assert await is_open(client, "a")
        assert "version 4" in caplog.text

    async def test_a_notebook_that_is_not_open_cannot_be_closed(self, client, caplog):
        await client.start(ABLE)
        client.open(uri("a"), PYTHON)
        client.notify(
            "notebookDocument/didClose",
            {"notebookDocument": {"uri": BOOK}, "cellTextDocuments": [{"uri": uri("a")}]},
        )

        assert await is_open(client, "a")
        assert "was not open" in caplog.text


class TestCells:
    def book(self, *names):
        return Notebook(1, [types.NotebookCell(types.NotebookCellKind.Code, name) for name in names])

    @pytest.mark.parametrize(
        ("start", "delete_count", "new", "left"),
        [
            (0, 0, ["x"], ["x", "a", "b"]),
            (2, 0, ["x", "y"], ["a", "b", "x", "y"]),
            (0, 2, [], []),
            (1, 1, ["x"], ["a", "x"]),
        ],
    )
    def test_cells_are_put_in_place_of_others(self, start, delete_count, new, left):
        book = self.book("a", "b")
        cells = [types.NotebookCell(types.NotebookCellKind.Code, name) for name in new]

        assert book.splice(types.NotebookCellArrayChange(start, delete_count, cells))
        assert book.code == left

    @pytest.mark.parametrize(("start", "delete_count"), [(3, 0), (1, 2), (0, 3)])
    def test_what_is_not_there_is_not_replaced(self, start, delete_count):
        book = self.book("a", "b")

        assert not book.splice(types.NotebookCellArrayChange(start, delete_count))
        assert book.code == ["a", "b"]
