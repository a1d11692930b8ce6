"""A scan that was interrupted goes on where it was."""

from __future__ import annotations

import json
import os
import time

import pytest

from lsp_langid.scan.entry import Item, LocalFile, Skipped, Why
from lsp_langid.scan.found import Found
from lsp_langid.scan.journal import Journal, scan_with

ABOUT = {"version": "1", "model": "abc", "paths": ["src"]}


def item(name, stamp="1"):
    return Item(name, 10, LocalFile(f"/x/{name}"), stamp)


def row_of(one):
    if one.shown.endswith(".bin"):
        return Skipped(one.shown, Why.BINARY, "NUL", one.n_bytes)
    return Found(one.shown, one.n_bytes, 3, "python", 0.987654, "model", "python", ("python", "rust"), True)


class Looker:
    """Looks at items as a scan does, and remembers which."""

    def __init__(self, *, look_ahead=1):
        self.seen = []
        self._look_ahead = look_ahead

    def __call__(self, entries):
        batch = []
        for entry in entries:
            batch.append(entry)
            if len(batch) == self._look_ahead:
                yield from self._rows(batch)
                batch = []
        yield from self._rows(batch)

    def _rows(self, batch):
        for entry in batch:
            if isinstance(entry, Item):
                self.seen.append(entry.shown)
                yield row_of(entry)
            else:
                yield entry


ENTRIES = [
    item("a.py"),
    Skipped("pipe", Why.NOT_REGULAR),
    item("b.bin"),
    item("c\n\udce9.py"),
    item("d.py"),
    item("e.py"),
]
ROWS = [row_of(entry) if isinstance(entry, Item) else entry for entry in ENTRIES]


def interrupted(folder, n_rows, about=ABOUT, entries=ENTRIES):
    """A scan that was stopped after some rows. Returns the path of its journal."""
    with Journal(folder, about, resume=False) as journal:
        rows = scan_with(journal, entries, Looker())
        for _ in range(n_rows):
            next(rows)
    return journal.path


def gone_on_with(folder, about=ABOUT, entries=ENTRIES, look_ahead=1):
    """The rows of a scan that goes on, and what it looked at."""
    looker = Looker(look_ahead=look_ahead)
    with Journal(folder, about, resume=True) as journal:
        rows = list(scan_with(journal, entries, looker))
        journal.finish()
    return rows, looker.seen


def test_the_rest_is_looked_at_and_the_rows_are_those_of_one_run(tmp_path):
    interrupted(tmp_path, 4)

    rows, seen = gone_on_with(tmp_path)

    assert rows == ROWS
    assert seen == ["d.py", "e.py"]


@pytest.mark.parametrize("look_ahead", [2, 3, 100])
def test_rows_keep_their_order_when_the_scan_looks_ahead(tmp_path, look_ahead):
    interrupted(tmp_path, 3)
    changed = [item("a.py", "2"), *ENTRIES[1:]]

    rows, seen = gone_on_with(tmp_path, entries=changed, look_ahead=look_ahead)

    assert rows == ROWS
    assert seen == ["a.py", "c\n\udce9.py", "d.py", "e.py"]


def test_a_changed_file_is_looked_at_again(tmp_path):
    interrupted(tmp_path, 6)

    _, seen = gone_on_with(tmp_path, entries=[item("a.py", "changed"), *ENTRIES[1:]])

    assert seen == ["a.py"]


def test_a_file_that_came_or_went_shifts_nothing(tmp_path):
    interrupted(tmp_path, 6)
    entries = [item("A.py"), *ENTRIES[2:]]

    rows, seen = gone_on_with(tmp_path, entries=entries)

    assert rows == [row_of(entries[0]), *ROWS[2:]]
    assert seen == ["A.py"]


def test_it_can_be_interrupted_again_and_again(tmp_path):
    interrupted(tmp_path, 2)
    looker = Looker()
    with Journal(tmp_path, ABOUT, resume=True) as journal:
        rows = scan_with(journal, ENTRIES, looker)
        for _ in range(5):
            next(rows)

    assert looker.seen == ["b.bin", "c\n\udce9.py", "d.py"]
    assert gone_on_with(tmp_path) == (ROWS, ["e.py"])


def test_a_file_that_changed_twice_is_known_as_it_was_last(tmp_path):
    interrupted(tmp_path, 1)
    second = [item("a.py", "2"), *ENTRIES[1:]]
    with Journal(tmp_path, ABOUT, resume=True) as journal:
        next(scan_with(journal, second, Looker()))

    assert "a.py" not in gone_on_with(tmp_path, entries=second)[1]


def test_without_resume_everything_is_looked_at(tmp_path):
    path = interrupted(tmp_path, 6)
    with Journal(tmp_path, ABOUT, resume=False) as journal:
        assert journal.n_known == 0
        assert journal.path == path

    assert gone_on_with(tmp_path)[1] == [one.shown for one in ENTRIES if isinstance(one, Item)]


@pytest.mark.parametrize("other", [{"version": "2"}, {"model": "abd"}, {"paths": ["src", "x"]}])
def test_another_version_model_or_argument_starts_anew(tmp_path, other):
    interrupted(tmp_path, 6)

    with Journal(tmp_path, {**ABOUT, **other}, resume=True) as journal:
        assert journal.n_known == 0


def test_a_journal_whose_head_was_altered_is_not_believed(tmp_path):
    path = interrupted(tmp_path, 6)
    path.write_bytes(path.read_bytes().replace(b'"version":"1"', b'"version":"9"', 1))

    assert gone_on_with(tmp_path)[0] == ROWS
    assert not path.exists()


@pytest.mark.parametrize("n_lost", range(1, 60))
def test_a_line_that_was_torn_anywhere_is_cut_off(tmp_path, n_lost):
    path = interrupted(tmp_path, 6)
    os.truncate(path, path.stat().st_size - n_lost)

    rows, seen = gone_on_with(tmp_path)

    assert rows == ROWS
    assert seen == ["e.py"]


def test_even_the_head_may_be_torn(tmp_path):
    path = interrupted(tmp_path, 6)
    os.truncate(path, 5)

    assert gone_on_with(tmp_path)[0] == ROWS


@pytest.mark.parametrize(
    "damage", [b"{", b"[1]\n", b"\xff\xfe\n", b'["a.py","1",[]]\n', b'["a.py","1",["?","",1]]\n']
)
def test_damage_costs_a_look_and_nothing_else(tmp_path, damage):
    path = interrupted(tmp_path, 6)
    with path.open("ab") as file:
        file.write(damage)

    assert gone_on_with(tmp_path)[0] == ROWS


def test_what_was_written_is_whole_after_a_torn_line(tmp_path):
    """Else the first line of the second run would grow onto the stump of the first."""
    path = interrupted(tmp_path, 3)
    os.truncate(path, path.stat().st_size - 4)
    with Journal(tmp_path, ABOUT, resume=True) as journal:
        list(scan_with(journal, ENTRIES, Looker()))

    for line in path.read_text().splitlines():
        json.loads(line)


def test_after_a_finished_scan_there_is_no_journal(tmp_path):
    interrupted(tmp_path, 3)
    gone_on_with(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_rows_are_on_disk_soon_after_they_came(tmp_path, monkeypatch):
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    with Journal(tmp_path, ABOUT, resume=False) as journal:
        for n in range(3):
            now[0] += 1
            journal.add("1", row_of(item(f"{n}.py")))

        assert len(journal.path.read_bytes().splitlines()) == 1 + 3


def test_an_old_journal_that_nobody_went_on_with_is_removed(tmp_path):
    path = interrupted(tmp_path, 3)
    then = time.time() - 40 * 24 * 3600
    os.utime(path, (then, then))

    with Journal(tmp_path, {**ABOUT, "model": "z"}, resume=False):
        assert not path.exists()


def test_a_folder_that_cannot_be_written_costs_the_journal_and_not_the_scan(tmp_path, caplog):
    (tmp_path / "file").write_text("")
    with Journal(tmp_path / "file" / "scan", ABOUT, resume=True) as journal:
        rows = list(scan_with(journal, ENTRIES, Looker()))
        journal.finish()

        assert not journal.usable
    assert rows == ROWS
    assert len(caplog.records) == 1


def test_a_second_scan_of_the_same_does_not_spoil_the_first(tmp_path):
    with Journal(tmp_path, ABOUT, resume=False) as first:
        rows = scan_with(first, ENTRIES, Looker())
        next(rows)
        interrupted(tmp_path, 2)
        list(rows)

    assert gone_on_with(tmp_path)[0] == ROWS


def test_a_finished_scan_leaves_the_journal_of_another_of_the_same(tmp_path):
    with Journal(tmp_path, ABOUT, resume=False) as first, Journal(tmp_path, ABOUT, resume=False) as second:
        second.add("1", row_of(ENTRIES[0]))
        first.finish()

        assert second.path.exists()
        second.finish()
        assert not second.path.exists()


def test_a_scan_that_fails_keeps_what_it_found(tmp_path):
    def entries():
        yield from ENTRIES[:3]
        raise RuntimeError("the walk failed")

    with pytest.raises(RuntimeError), Journal(tmp_path, ABOUT, resume=False) as journal:
        list(scan_with(journal, entries(), Looker()))

    assert gone_on_with(tmp_path)[1] == ["c\n\udce9.py", "d.py", "e.py"]


@pytest.mark.parametrize(
    ("one", "row"),
    [
        pytest.param(item("a"), Skipped("a", Why.NO_PERMISSION), id="may-be-mended"),
        pytest.param(item("a", ""), row_of(item("a")), id="nobody-knows-whether-it-changed"),
    ],
)
def test_what_may_be_another_answer_the_next_time_is_looked_at_again(tmp_path, one, row):
    with Journal(tmp_path, ABOUT, resume=False) as journal:
        assert list(scan_with(journal, [one], lambda entries: (row for _ in entries))) == [row]

    looker = Looker()
    with Journal(tmp_path, ABOUT, resume=True) as journal:
        assert list(scan_with(journal, [one], looker)) == [row_of(one)]
    assert looker.seen == ["a"]
