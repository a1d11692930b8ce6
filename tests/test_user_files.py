"""The user's folder survives damage, strangers and other processes, and never loses what it cannot read."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace

import pytest
from platformdirs import user_cache_path

from lsp_langid.core.languages import Language
from lsp_langid.core.personal import MOST_CORRECTIONS, NOBODY, Correction, TaughtLanguage
from lsp_langid.errors import UserFilesError
from lsp_langid.user_files import FOLDER_VARIABLE, UserFiles, cache_folder


def correction(number: int = 0, label: str = "python") -> Correction:
    when = f"2026-01-01T00:{number // 60:02}:{number % 60:02}.000+00:00"
    return Correction(f"id{number:04}", label, (3, 7, 4_000), (1.0, 2.0, 1.0), 9, "bag:0123", when)


TAUGHT = TaughtLanguage(
    Language("c++ (mine)", "C++ (mine)", vscode="mine", extensions=(".mine",)),
    model="bag:0123",
    weights=(0.25, -1.5),
    bias=-3.0,
    words={"förder": 1.25},
    threshold=0.75,
    card={"recall": {"10": 0.98}},
)


@pytest.fixture
def files(tmp_path):
    return UserFiles(tmp_path / "data")


def test_what_was_kept_comes_back_oldest_first(files):
    for number in (2, 1):
        files.add(correction(number))
    files.add_taught(TAUGHT)

    personal = files.load()

    assert personal.corrections == (correction(1), correction(2))
    assert personal.taught == (TAUGHT,)


def test_nothing_kept_is_nobody_and_makes_no_folder(files):
    assert files.load() == NOBODY
    assert not files.folder.exists()


def test_only_the_owner_can_read_a_record(files):
    files.add(correction())

    assert stat.S_IMODE((files.folder / "corrections" / "id0000.json").stat().st_mode) == 0o600
    assert stat.S_IMODE((files.folder / "corrections").stat().st_mode) == 0o700


def test_a_file_holds_numbers_and_a_label_and_nothing_else(files):
    files.add(correction())
    record = json.loads((files.folder / "corrections" / "id0000.json").read_text())["correction"]

    assert set(record) == {"id", "label", "indices", "counts", "n_tokens", "model", "when"}


def test_the_oldest_go_when_there_are_too_many(files):
    for number in range(MOST_CORRECTIONS + 3):
        files.add(correction(number))

    kept = files.load().corrections

    assert len(kept) == MOST_CORRECTIONS
    assert kept[0] == correction(3)


def test_the_last_word_on_a_text_replaces_the_one_before(files):
    files.add(correction(label="python"))
    files.add(correction(label="ruby"))

    assert [one.label for one in files.load().corrections] == ["ruby"]


@pytest.mark.parametrize(
    ("choice", "left"),
    [
        ({"ids": ["id0001"]}, ["id0000", "id0002"]),
        ({"label": "ruby"}, ["id0000", "id0001"]),
        ({"everything": True}, []),
        ({}, ["id0000", "id0001", "id0002"]),
    ],
)
def test_corrections_are_forgotten_by_id_by_language_or_all(files, choice, left):
    for one in (correction(0), correction(1), correction(2, "ruby")):
        files.add(one)

    assert files.forget(**choice) == 3 - len(left)
    assert [one.id for one in files.load().corrections] == left


def test_a_taught_language_can_be_dropped_once(files):
    files.add_taught(TAUGHT)

    assert files.remove_taught("c++ (mine)")
    assert not files.remove_taught("c++ (mine)")
    assert files.load() == NOBODY


def altered(text: str) -> str:
    return text.replace('"python"', '"ruby"')


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "",
        lambda text: "[]",
        lambda text: "[" * 100_000,
        altered,
        lambda text: "\x00" * 50,
    ],
    ids=["cut", "empty", "list", "deep", "altered", "zeros"],
)
def test_a_damaged_file_is_set_aside_under_its_name_and_the_others_serve_on(files, caplog, damage):
    files.add(correction(0))
    files.add(correction(1))
    path = files.folder / "corrections" / "id0000.json"
    broken = damage(path.read_text(encoding="utf-8"))
    path.write_text(broken, encoding="utf-8")

    with caplog.at_level(logging.WARNING):
        assert files.load().corrections == (correction(1),)

    assert path.with_name("id0000.json.damaged").read_text(encoding="utf-8") == broken
    assert "id0000.json" in caplog.text
    caplog.clear()
    assert files.load().corrections == (correction(1),)
    assert not caplog.text


def test_a_second_damaged_file_does_not_overwrite_the_first(files):
    for content in ("first", "second"):
        files.add(correction())
        (files.folder / "corrections" / "id0000.json").write_text(content)
        files.load()

    aside = sorted(path.read_text() for path in (files.folder / "corrections").iterdir())
    assert aside == ["first", "second"]


def with_fields(**fields: object) -> str:
    """A record that is whole, digest and all, with some fields as told."""
    inner = asdict(replace(correction(), id="a", indices=(1,), counts=(1.0,))) | fields
    plain = json.dumps(inner, sort_keys=True, separators=(",", ":"))
    return json.dumps(
        {"format": 1, "sha256": hashlib.sha256(plain.encode()).hexdigest(), "correction": inner}
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"indices": [2, 1], "counts": [1, 1]},
        {"indices": [1, 2]},
        {"indices": [-1]},
        {"indices": [True]},
        {"counts": [float("nan")]},
        {"counts": ["1"]},
        {"label": ""},
        {"label": None},
        {"n_tokens": 1.5},
    ],
    ids=str,
)
def test_a_whole_file_of_unfit_values_is_not_believed_either(files, fields):
    files.add(correction(1))
    (files.folder / "corrections" / "a.json").write_text(with_fields(**fields))

    assert files.load().corrections == (correction(1),)
    assert (files.folder / "corrections" / "a.json.damaged").exists()


def test_the_same_values_when_fit_are_believed(files):
    files.add(correction(1))
    (files.folder / "corrections" / "a.json").write_text(with_fields())

    assert [one.id for one in files.load().corrections] == ["a", "id0001"]


def test_a_file_of_another_version_stays_for_that_version_and_is_named_once(files, caplog):
    files.add(correction(0))
    files.add(correction(1))
    path = files.folder / "corrections" / "id0000.json"
    path.write_text(path.read_text().replace('"format": 1', '"format": 9'))

    with caplog.at_level(logging.WARNING):
        for _ in range(2):
            assert files.load().corrections == (correction(1),)

    assert path.exists()
    assert caplog.text.count("id0000.json") == 1


def test_forgetting_all_leaves_nothing_of_any_text(files):
    for content in ("first", "second"):
        files.add(correction())
        (files.folder / "corrections" / "id0000.json").write_text(content)
        files.load()
    files.add(correction(1))
    for name in (".new-1234", "notes.txt"):
        (files.folder / "corrections" / name).write_text("")

    assert files.forget(everything=True) == 1
    assert [path.name for path in (files.folder / "corrections").iterdir()] == ["notes.txt"]


def test_strangers_in_the_folder_are_left_alone(files):
    files.add(correction())
    for name in ("notes.txt", ".new-1234", "old.json.damaged"):
        (files.folder / "corrections" / name).write_text("mine")

    assert files.load().corrections == (correction(),)
    assert (files.folder / "corrections" / "notes.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_said_and_leaves_nothing_behind(tmp_path):
    (tmp_path / "file").write_text("in the way")
    files = UserFiles(tmp_path / "file" / "data")

    with pytest.raises(UserFilesError, match=r"nothing is remembered.*LSP_LANGID_USER_DIR"):
        files.add(correction())
    assert files.load() == NOBODY
    assert files.forget(everything=True) == 0


def test_the_stamp_changes_with_every_change_and_only_then(files):
    stamps = [files.stamp(), files.stamp()]
    files.add(correction())
    stamps.append(files.stamp())
    files.load()
    stamps.append(files.stamp())
    folder = files.folder / "corrections"
    files.forget(everything=True)
    os.utime(folder, ns=(1, 1))  # clocks of file systems may be coarse
    stamps.append(files.stamp())
    files.add_taught(TAUGHT)
    stamps.append(files.stamp())

    assert stamps[0] == stamps[1]
    assert stamps[1] != stamps[2] == stamps[3]
    assert len({*map(str, stamps)}) == 4


def test_several_writers_lose_nothing(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: UserFiles(tmp_path).add(correction(number)), range(100)))

    assert len(UserFiles(tmp_path).load().corrections) == 100
    assert [path.name for path in (tmp_path / "corrections").iterdir() if path.name[0] == "."] == []


def test_the_environment_names_the_folder(tmp_path, monkeypatch):
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))

    assert UserFiles().folder == tmp_path


def test_what_can_be_made_again_is_kept_apart_from_what_cannot(monkeypatch, tmp_path):
    monkeypatch.setenv("LSP_LANGID_USER_DIR", str(tmp_path))
    assert cache_folder() == tmp_path / "cache"

    monkeypatch.delenv("LSP_LANGID_USER_DIR")
    assert cache_folder() == user_cache_path("lsp-langid", appauthor=False)
    assert cache_folder() != UserFiles().folder
