from __future__ import annotations

import asyncio
import math
import threading
from pathlib import Path

import pytest
from wire_client import DEADLINE

from lsp_langid.assets import load_table
from lsp_langid.lsp import workspace_prior
from lsp_langid.lsp.workspace_prior import log_odds_of
from lsp_langid.survey import survey


def test_the_commonest_language_becomes_likelier_the_absent_ones_not():
    log_odds = log_odds_of({"python": 900.0, "ruby": 9.0})

    assert 1.0 < log_odds["python"] < math.log(3)
    assert 0 < log_odds["ruby"] < 0.05
    assert set(log_odds) == {"python", "ruby"}


def test_a_handful_of_files_says_little():
    assert log_odds_of({"python": 1.0})["python"] < 0.3


def test_plain_text_is_not_touched_and_does_not_count():
    log_odds = log_odds_of({"plaintext": 900.0, "python": 9.0})

    assert log_odds == log_odds_of({"python": 9.0})


def test_no_files_say_nothing():
    assert log_odds_of({}) == {}


class Disk:
    """A survey without a disk: a folder holds as many files of a language as its name says."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.was_cancelled = False

    def __call__(self, folders, table, is_cancelled):
        self.asked.append(list(folders))
        self.may_go_on.wait(DEADLINE)
        self.was_cancelled = is_cancelled()
        return {name: 100.0 for folder in folders if (name := Path(folder).name) in table}


@pytest.fixture
def disk():
    disk = Disk()
    yield disk
    disk.may_go_on.set()


@pytest.fixture
def priors(client, disk, monkeypatch):
    """Every prior the server was given, in order."""
    workspace_prior.register(client.server, disk)
    given = []
    monkeypatch.setattr(client.server, "set_prior", lambda source, log_odds: given.append((source, log_odds)))
    return given


def folder(uri: str) -> dict[str, str]:
    return {"uri": uri, "name": "f"}


async def begin(client, folders=(), *, root=None, **options) -> None:
    params = {
        "processId": None,
        "rootUri": root,
        "capabilities": {"workspace": {"workspaceFolders": True}},
        "workspaceFolders": [folder(uri) for uri in folders],
        "initializationOptions": {"langid": options},
    }
    await client.result("initialize", params)
    client.notify("initialized", {})
    await counted(client)


async def counted(client) -> None:
    """All that was to be counted has been."""
    while running := client.server.tasks._running:
        await asyncio.wait(running)


LIKELIER = log_odds_of({"python": 100.0})["python"]


async def test_after_initialized_all_folders_are_counted_together(client, disk, priors):
    await begin(client, ["file:///home/ada/python", "file:///home/ada/ruby"])

    assert disk.asked == [["/home/ada/python", "/home/ada/ruby"]]
    assert priors == [("workspace", {"python": LIKELIER, "ruby": LIKELIER})]


async def test_a_client_without_folders_has_a_root(client, disk, priors):
    await begin(client, root="file:///home/ada/python")

    assert disk.asked == [["/home/ada/python"]]


@pytest.mark.parametrize(
    "folders", [(), ["vscode-remote://host/python"], ["untitled:python"], ["http://[python"], [""]]
)
async def test_without_a_folder_on_this_disk_nothing_is_counted(client, disk, priors, folders):
    await begin(client, folders)

    assert disk.asked == []
    assert priors == [("workspace", {})]


async def test_when_the_folders_change_they_are_counted_again(client, disk, priors):
    await begin(client, ["file:///python"])
    event = {"added": [folder("file:///ruby")], "removed": [folder("file:///python")]}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    await counted(client)

    assert disk.asked == [["/python"], ["/ruby"]]
    assert priors[-1] == ("workspace", {"ruby": LIKELIER})


async def test_a_count_that_was_overtaken_is_stopped_and_not_believed(client, disk, priors):
    disk.may_go_on.clear()
    params = {"capabilities": {}, "workspaceFolders": [folder("file:///python")]}
    await client.result("initialize", {"processId": None, "rootUri": None, **params})
    client.notify("initialized", {})
    while not disk.asked:
        await client.result("langid/identify", {"text": "x"})
    event = {"added": [folder("file:///ruby")], "removed": [folder("file:///python")]}
    client.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    disk.may_go_on.set()
    await counted(client)

    assert priors == [("workspace", {"ruby": LIKELIER})]


async def test_who_does_not_want_it_is_not_counted(client, disk, priors):
    await begin(client, ["file:///python"], workspacePrior=False)

    assert disk.asked == []


async def test_a_user_may_change_their_mind_twice(client, disk, priors):
    await begin(client, ["file:///python"])
    for wanted in (False, True):
        settings = {"langid": {"workspacePrior": wanted}}
        client.notify("workspace/didChangeConfiguration", {"settings": settings})
        await counted(client)

    assert [log_odds for _, log_odds in priors] == [{"python": LIKELIER}, {}, {"python": LIKELIER}]


async def test_the_files_of_a_real_folder_move_later_answers(client, detector, tmp_path):
    for number in range(20):
        (tmp_path / f"{number}.py").write_text("")
    table = load_table()
    workspace_prior.register(client.server, lambda folders, _, stop: survey(folders, table, stop))
    await begin(client, [tmp_path.as_uri()])

    await client.result("langid/identify", {"text": "x"})

    assert detector.priors[-1] == log_odds_of({"python": 20.0})
