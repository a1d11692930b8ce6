from __future__ import annotations

from itertools import count

import pytest

from lsp_langid.errors import ModelMissingError
from lsp_langid.parallel import Backend
from lsp_langid.scan import run as module
from lsp_langid.scan.entry import Held, Item, LocalFile, Skipped, Why
from lsp_langid.scan.found import Found
from lsp_langid.scan.packed_model import pack
from lsp_langid.scan.run import BATCH_FILES, scan
from lsp_langid.scan.settings import Settings

TEXTS = (
    "def f(x):\n    return [y for y in x if y]\n",
    "fn f(x: u32) -> u32 {\n    let y = x;\n    y\n}\n",
    "Dear all, the meeting is on Monday.\n",
)


def item(n: int) -> Item:
    data = (TEXTS[n % 3] * (1 + n % 5)).encode()
    return Item(f"{n:05}.txt", len(data), Held((data,), data.count(b"\n")), "")


def entries(n: int) -> list[Item | Skipped]:
    return [Skipped(f"{i:05}", Why.BINARY) if i % 7 == 3 else item(i) for i in range(n)]


def rows(n: int, jobs: int, settings: Settings = Settings()) -> list[Found | Skipped]:  # noqa: B008
    with Backend(jobs=jobs) as backend:
        return list(scan(entries(n), settings, backend))


def test_rows_come_in_the_order_of_entries_those_that_were_skipped_among_them():
    given = entries(3 * BATCH_FILES)

    assert [row.shown for row in rows(len(given), 1)] == [entry.shown for entry in given]


def test_any_number_of_workers_gives_the_same_rows():
    assert rows(4 * BATCH_FILES, 2) == rows(4 * BATCH_FILES, 1)


def test_rows_that_are_known_already_keep_their_place():
    known = Found("known", 1, 1, "python", 1.0, "model", "python", (), False)

    with Backend(jobs=1) as backend:
        assert list(scan([item(0), known, item(1)], Settings(), backend))[1] is known


def test_nothing_found_is_no_row():
    assert rows(0, 2) == []


def test_entries_are_read_a_few_batches_ahead_and_no_further():
    read = []

    with Backend(jobs=1) as backend:
        found = scan((read.append(n) or item(n) for n in count()), Settings(), backend)
        for _ in range(BATCH_FILES + 1):
            next(found)
        found.close()

    assert len(read) <= 3 * BATCH_FILES


def test_whether_other_machines_see_the_files_is_asked_of_one_that_is_still_there(tmp_path):
    class Asked:
        def demand_seen(self, paths):
            asked.extend(paths)

    asked = []
    (tmp_path / "b.py").write_text(TEXTS[0])
    given = [Item(name, 1, LocalFile(str(tmp_path / name)), "") for name in ("a.py", "b.py", "c.py")]

    assert list(module._seen_elsewhere(given, Asked())) == given
    assert asked == [tmp_path / "b.py"]


def test_batches_end_early_when_there_is_much_to_read_or_to_send(monkeypatch):
    monkeypatch.setattr(module, "BATCH_SENT", 100)

    assert max(len(batch.items) for batch in module._batches(entries(50))) < 10


def test_a_model_that_is_not_there_is_told_before_anything_is_read(tmp_path):
    with Backend(jobs=1) as backend, pytest.raises(ModelMissingError, match="--model"):
        next(scan([item(0)], Settings(model=tmp_path), backend))


def test_a_model_travels_whole(detector):
    shared = pack(None)

    arrived = shared.make(shared.parts)

    assert arrived.model.identity == detector.model.identity
    assert arrived.identify(TEXTS[1]) == detector.identify(TEXTS[1])
    assert pack(None).key == shared.key


def test_what_the_user_taught_travels_with_the_model(detector):
    from lsp_langid.core.personal.personal import Personal

    python = detector.table.by_id("python")
    personal = Personal(corrections=(detector.recall(TEXTS[1], python),))
    shared = pack(None, personal)

    assert shared.make(shared.parts).personal == personal
    assert shared.key != pack(None).key
