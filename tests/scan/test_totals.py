"""What a scan adds up to."""

from __future__ import annotations

import pytest

from lsp_langid.scan.entry import Skipped, Why
from lsp_langid.scan.folders import Folder, Folders
from lsp_langid.scan.found import Found
from lsp_langid.scan.totals import PROSE, UNKNOWN, Totals


def found(
    shown="a.py", language="python", confidence=0.9, reason="model", lines=10, size=100, mismatch=False
):
    return Found(shown, size, lines, language, confidence, reason, language or "rust", (), mismatch)


def totals_of(*rows, with_folders=False):
    totals = Totals(with_folders=with_folders)
    for row in rows:
        totals.add(row)
    return totals


def test_files_lines_and_bytes_add_up_by_language():
    totals = totals_of(found(lines=1, size=2), found(lines=10, size=20), found(language="rust"))

    python = totals.by_key["python"]
    assert (python.n_files, python.n_lines, python.n_bytes) == (2, 11, 22)
    assert totals.all.n_files == 3


def test_confidence_is_a_mean_over_files():
    totals = totals_of(found(confidence=1.0), found(confidence=0.5))

    assert totals.by_key["python"].mean_confidence == 0.75


def test_prose_and_what_nobody_knows_are_counted_apart():
    totals = totals_of(
        found(language=None, reason="not_code"),
        found(language=None, reason="unsure"),
        found(language=None, reason="too_short"),
    )

    assert totals.by_key[PROSE].n_files == 1
    assert totals.by_key[UNKNOWN].n_files == totals.n_unknown == 2


def test_languages_come_by_bytes_and_the_rest_last():
    totals = totals_of(
        found(language=None, reason="unsure", size=10**9),
        found(language="go", size=5),
        found(language="c", size=5),
        found(language="rust", size=50),
    )

    assert [key for key, _ in totals.languages()] == ["rust", "c", "go", UNKNOWN]


def test_skipped_files_are_counted_by_reason_with_the_first_as_examples():
    totals = totals_of(
        *(Skipped(f"{n}.bin", Why.BINARY, n_bytes=n) for n in range(9)), Skipped("e", Why.EMPTY)
    )

    (why, skips), (other, _) = totals.skips()
    assert (why, skips.n_files, skips.n_bytes, other) == (Why.BINARY, 9, 36, Why.EMPTY)
    assert [one.shown for one in skips.examples] == ["0.bin", "1.bin", "2.bin", "3.bin", "4.bin"]
    assert totals.n_skipped == 10


@pytest.mark.parametrize("why", Why)
def test_only_what_ought_to_be_readable_counts_as_unreadable(why):
    expected = {
        Why.NO_PERMISSION,
        Why.VANISHED,
        Why.LINK_BROKEN,
        Why.DAMAGED,
        Why.BOMB,
        Why.UNREADABLE,
    }

    assert totals_of(Skipped("a", why)).n_unreadable == (why in expected)


def test_contradictions_are_counted_all_and_kept_in_part():
    totals = totals_of(*(found(f"{n}.py", mismatch=True) for n in range(300)))

    assert totals.all.n_mismatches == totals.by_key["python"].n_mismatches == 300
    assert [one.shown for one in totals.mismatches[:2]] == ["0.py", "1.py"]
    assert len(totals.mismatches) == 200


# By folder


def names_of(folder: Folder) -> dict[str, object]:
    return {name: names_of(inner) for name, inner in folder.folders.items()}


def test_each_file_counts_in_its_folder():
    totals = totals_of(found("src/core/a.py"), found("src/b.py"), found("c.py"), with_folders=True)

    root = totals.folders.root
    assert names_of(root) == {"src": {"core": {}}}
    assert root.files == {"python": [1, 10, 100]}
    assert root.sums() == {"python": [3, 30, 300]}
    assert root.folders["src"].sums() == {"python": [2, 20, 200]}


def test_an_archive_is_a_folder_too():
    assert names_of(totals_of(found("x/a.zip!b/c.py"), with_folders=True).folders.root) == {
        "x": {"a.zip": {"b": {}}}
    }


@pytest.mark.parametrize(
    ("shown", "names"),
    [
        pytest.param("/srv/code/a.py", {"/srv": {"code": {}}}, id="absolute"),
        pytest.param("./code//a.py", {"code": {}}, id="dots-and-double-slashes"),
        pytest.param("a.py", {}, id="no-folder"),
    ],
)
def test_folders_are_read_off_the_path(shown, names):
    assert names_of(totals_of(found(shown), with_folders=True).folders.root) == names


def test_with_too_many_folders_the_lightest_are_folded_and_nothing_is_lost():
    folders = Folders(most=100)
    for n in range(5_000):
        folders.add(f"heavy/{n % 3}/a.py", "python", 1, 1_000)
        folders.add(f"light/{n}/b.rs", "rust", 1, 1)

    assert len(folders) <= 100
    assert folders.root.sums() == {"python": [5_000, 5_000, 5_000_000], "rust": [5_000, 5_000, 5_000]}
    assert set(folders.root.folders["heavy"].folders) == {"0", "1", "2"}


def test_a_path_of_ten_thousand_folders_is_counted():
    folders = Folders()
    folders.add("d/" * 10_000 + "a.py", "python", 1, 1)

    assert folders.root.sums() == {"python": [1, 1, 1]}
    assert len(folders) == 100
