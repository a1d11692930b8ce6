"""Every file is met once, in an order that never changes, whatever else lies in the tree."""

from __future__ import annotations

import os
import pickle
import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.scan.entry import Item, LocalFile, Skipped, Why
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.walk import entries
from tests.scan.trees import items, lay_out, skipped, texts, walked


def test_a_tree_is_told_in_the_order_of_the_bytes_of_its_paths(tmp_path):
    names = ["a.c", "a/b.c", "a-b/c", "a/b/c", "a0", "B", "é", "z/\udcff.c", "a b"]
    lay_out(tmp_path, dict.fromkeys(random.Random(3).sample(names, len(names)), "x"))

    found = items(walked(tmp_path), tmp_path)

    assert found == sorted(names, key=os.fsencode)


def test_the_order_does_not_come_from_the_file_system(tmp_path, monkeypatch):
    lay_out(tmp_path, {f"{folder}/{name}": "x" for folder in "cab" for name in "yxz"})
    as_it_is = walked(tmp_path)
    real = os.scandir

    class Shuffled:
        def __init__(self, path: str) -> None:
            with real(path) as found:
                self.found = list(found)
            random.Random(1).shuffle(self.found)

        def __enter__(self) -> list[os.DirEntry[str]]:
            return self.found

        def __exit__(self, *_: object) -> None:
            pass

    monkeypatch.setattr(os, "scandir", Shuffled)

    assert walked(tmp_path) == as_it_is


def test_an_item_tells_name_size_and_place(tmp_path):
    lay_out(tmp_path, {"src/a.py": "x = 1\n"})
    os.utime(tmp_path / "src/a.py", ns=(5, 7))

    assert walked(tmp_path) == [
        Item(f"{tmp_path}/src/a.py", 6, LocalFile(f"{tmp_path}/src/a.py"), "6-7"),
    ]


def test_another_content_has_another_stamp(tmp_path):
    path = tmp_path / "a"
    stamps = set()
    for number, text in enumerate(["a", "b", "bb"]):
        path.write_text(text)
        os.utime(path, ns=(number, number))
        (entry,) = walked(path)
        assert isinstance(entry, Item)
        stamps.add(entry.stamp)

    assert len(stamps) == 3


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        (".", "src/a.py"),
        ("./", "src/a.py"),
        ("src", "src/a.py"),
        ("src//", "src/a.py"),
        ("./src", "./src/a.py"),
    ],
)
def test_files_are_called_as_the_folder_was(tmp_path, monkeypatch, named, shown):
    lay_out(tmp_path, {"src/a.py": "x"})
    monkeypatch.chdir(tmp_path)

    (entry,) = walked(named)

    assert isinstance(entry, Item)
    assert entry.shown == shown
    assert entry.place == LocalFile(f"{tmp_path}/src/a.py"), "a worker may stand in another folder"


def test_the_arguments_keep_their_order_and_are_taken_one_at_a_time(tmp_path):
    lay_out(tmp_path, {"b/x": "x", "a/x": "x"})
    taken = []

    def arguments():
        for name in ("b", "a"):
            taken.append(name)
            yield str(tmp_path / name)

    found = entries(arguments(), Rules())

    assert taken == []
    assert (next(found).shown, taken) == (f"{tmp_path}/b/x", ["b"])
    assert next(found).shown == f"{tmp_path}/a/x"


def test_a_walk_opens_a_folder_only_when_it_is_asked_for_it(tmp_path):
    lay_out(tmp_path, {"a/x": "x", "b/x": "x"})
    found = entries([str(tmp_path)], Rules())
    next(found)
    lay_out(tmp_path, {"b/y": "x"})

    assert items(found, tmp_path) == ["b/x", "b/y"]


@pytest.mark.parametrize("name", ["no", "a.py/x", "x" * 5000, "", "a\0b"])
def test_what_is_not_there_is_told_and_ends_nothing(tmp_path, monkeypatch, name):
    lay_out(tmp_path, {"a.py": "x"})
    monkeypatch.chdir(tmp_path)

    first, second = walked(name, "a.py")

    assert isinstance(first, Skipped)
    assert (first.shown, second.shown) == (name, "a.py")
    assert first.why in (Why.VANISHED, Why.UNREADABLE)


def test_version_control_is_never_entered(tmp_path):
    lay_out(
        tmp_path, {".git/hooks/a.sh": "x", ".hg/a": "x", "sub/.svn/a": "x", "sub/.git": "gitdir: x", "a": "x"}
    )

    assert items(walked(tmp_path), tmp_path) == ["a"]
    assert skipped(walked(tmp_path)) == {}


def test_hidden_files_are_looked_at_unless_asked_otherwise(tmp_path):
    lay_out(tmp_path, {".github/ci.yml": "x", ".bashrc": "x", "a": "x"})

    assert items(walked(tmp_path), tmp_path) == [".bashrc", ".github/ci.yml", "a"]
    assert items(walked(tmp_path, rules=Rules(hidden=False)), tmp_path) == ["a"]


def test_on_request_vendored_code_is_left_out_and_named_once(tmp_path):
    lay_out(tmp_path, {"node_modules/a/b.js": "x", "node_modules/c.js": "x", "jquery.js": "x", "a.js": "x"})

    found = walked(tmp_path, rules=Rules(skip_vendored=True))

    assert items(found, tmp_path) == ["a.js"]
    assert skipped(found, tmp_path) == {"node_modules/": Why.VENDORED, "jquery.js": Why.VENDORED}
    assert len(items(walked(tmp_path))) == 4


def test_on_request_generated_code_is_left_out(tmp_path):
    lay_out(tmp_path, {"a.pb.go": "x", "a.go": "x"})

    found = walked(tmp_path, rules=Rules(skip_generated=True))

    assert (items(found, tmp_path), skipped(found, tmp_path)) == (["a.go"], {"a.pb.go": Why.GENERATED})


def test_what_need_not_be_opened_is_told_at_once(tmp_path):
    lay_out(
        tmp_path, {"empty.py": "", "logo.PNG": "x", "libz.so.1.3": "x", "a.so.py": "x", "big.c": "x" * 11}
    )

    found = walked(tmp_path, rules=Rules(max_bytes=10))

    assert items(found, tmp_path) == ["a.so.py"]
    assert skipped(found, tmp_path) == {
        "empty.py": Why.EMPTY,
        "logo.PNG": Why.BINARY,
        "libz.so.1.3": Why.BINARY,
        "big.c": Why.TOO_LARGE,
    }


def test_fifos_sockets_and_devices_are_named_and_never_opened(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "fifo.py")
    monkeypatch.chdir(tmp_path)  # names of sockets may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        found = walked(".", "fifo.py", "/dev/zero", "/dev/null", "socket")

    assert items(found) == []
    assert skipped(found) == dict.fromkeys(["fifo.py", "socket", "/dev/zero", "/dev/null"], Why.NOT_REGULAR)


def test_links_in_the_tree_are_passed_over_and_those_out_of_it_named(tmp_path):
    lay_out(tmp_path, {"tree/sub/a.py": "x", "secret": "x", "tree-too/b.py": "x"})
    tree = tmp_path / "tree"
    for name, target in {
        "to-file": "sub/a.py",
        "to-folder": "sub",
        "out": "../secret",
        "out-by-name": str(tmp_path / "tree-too"),
        "device": "/dev/zero",
        "broken": "nothing",
        "itself": "itself",
        "sub/up": "..",
        "sub/here": ".",
        "root": "/",
    }.items():
        (tree / name).symlink_to(target)

    found = walked(tree)

    assert items(found, tree) == ["sub/a.py"]
    assert skipped(found, tree) == {
        "out": Why.LINK_OUT,
        "out-by-name": Why.LINK_OUT,
        "device": Why.LINK_OUT,
        "broken": Why.LINK_BROKEN,
        "itself": Why.LINK_LOOP,
        "sub/up": Why.LINK_LOOP,
        "sub/here": Why.LINK_LOOP,
        "root": Why.LINK_LOOP,
    }


def test_a_link_that_is_named_is_followed(tmp_path):
    lay_out(tmp_path, {"real/a.py": "x"})
    (tmp_path / "folder").symlink_to("real")
    (tmp_path / "file").symlink_to("real/a.py")
    (tmp_path / "loop").symlink_to("loop")

    found = walked(tmp_path / "folder", tmp_path / "file", tmp_path / "loop")

    assert items(found, tmp_path) == ["folder/a.py", "file"]
    assert skipped(found, tmp_path) == {"loop": Why.LINK_LOOP}


@pytest.fixture
def deep(tmp_path):
    """Makes a chain of folders with an empty file at its end, by descriptors: no path may be so long.

    Takes it away again, because what cleans up after tests goes down by recursion.
    """

    def dig(name: str, depth: int) -> None:
        here = os.open(tmp_path, os.O_RDONLY)
        for _ in range(depth):
            os.mkdir(name, dir_fd=here)
            below = os.open(name, os.O_RDONLY, dir_fd=here)
            os.close(here)
            here = below
        os.close(os.open("a.py", os.O_WRONLY | os.O_CREAT, dir_fd=here))
        os.close(here)

    yield dig
    subprocess.run(["rm", "-rf", "--", tmp_path], check=True)


def test_a_tree_deeper_than_the_stack_is_walked(tmp_path, deep):
    depth = sys.getrecursionlimit() + 200
    deep("d", depth)

    (entry,) = walked(tmp_path)

    assert entry.shown == f"{tmp_path}/{'d/' * depth}a.py"


def test_a_tree_deeper_than_the_system_names_it_ends_in_a_line(tmp_path, deep):
    deep("d" * 200, 30)

    (entry,) = walked(tmp_path)

    assert isinstance(entry, Skipped)
    assert (entry.why, entry.detail) == (Why.UNREADABLE, "File name too long")


def test_a_folder_without_permission_is_named_and_the_walk_goes_on(tmp_path, monkeypatch):
    """Permissions do not stop the superuser, so the refusal is played."""
    lay_out(tmp_path, {"a/x": "x", "b/x": "x", "c/x": "x"})
    real = os.scandir

    def refuse(path: str):
        if path.endswith("/b"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)

    found = walked(tmp_path)

    assert items(found, tmp_path) == ["a/x", "c/x"]
    assert skipped(found, tmp_path) == {"b/": Why.NO_PERMISSION}


def test_what_vanishes_while_the_walk_is_under_way_is_named(tmp_path):
    lay_out(tmp_path, {"a": "x", "b": "x", "c/x": "x"})
    found = entries([str(tmp_path)], Rules())
    first = next(found)
    (tmp_path / "b").unlink()
    (tmp_path / "c/x").unlink()
    (tmp_path / "c").rmdir()

    rest = list(found)

    assert items([first, *rest], tmp_path) == ["a"]
    assert skipped(rest, tmp_path) == {"b": Why.VANISHED, "c/": Why.VANISHED}


@pytest.mark.parametrize(
    "name", ["a\nb.py", "\udcff\udcfe.py", "\x1b[31m.py", "a:b!c.py", " ", "a\\b.py", "-r"]
)
def test_any_name_that_a_file_can_have_is_carried_through(tmp_path, name):
    lay_out(tmp_path, {name: "text"})

    assert texts(walked(tmp_path), tmp_path) == {name: "text"}


def test_an_archive_in_a_tree_is_opened_only_on_request(tmp_path):
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("b.py", "x = 1\n")

    assert skipped(walked(tmp_path), tmp_path) == {"a.zip": Why.BINARY}
    assert items(walked(tmp_path, rules=Rules(archives=True)), tmp_path) == ["a.zip!b.py"]
    assert items(walked(tmp_path / "a.zip"), tmp_path) == ["a.zip!b.py"]


def test_a_file_url_is_a_path(tmp_path):
    lay_out(tmp_path, {"a.py": "x"})

    assert items(walked(f"file://{tmp_path}"), tmp_path) == ["a.py"]


def test_a_path_with_git_in_front_of_it_can_still_be_meant(tmp_path, monkeypatch):
    lay_out(tmp_path, {"git:x": "text"})
    monkeypatch.chdir(tmp_path)

    assert texts(walked("./git:x")) == {"./git:x": "text"}


def test_entries_travel_to_other_processes(tmp_path):
    lay_out(tmp_path, {"a": "x", "b": ""})
    found = walked(tmp_path)

    assert pickle.loads(pickle.dumps(found)) == found
    assert pickle.loads(pickle.dumps(Rules(hidden=False))) == Rules(hidden=False)


@given(st.lists(st.lists(st.sampled_from("ab.-0/é"), min_size=1).map("".join), max_size=12))
def test_any_tree_is_told_whole_and_sorted(names):
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        top = Path(name).resolve()
        there = set()
        for path in names:
            clean = "/".join(part for part in path.split("/") if part.strip("."))
            try:
                lay_out(top, {clean: "x"})
            except OSError:  # a file where this path needs a folder, or the other way round
                continue
            there.add(clean)

        assert items(walked(top), top) == sorted(there, key=os.fsencode)


def test_a_broken_link_is_called_one_whether_it_is_named_or_met(tmp_path):
    (tmp_path / "link").symlink_to("nowhere")

    for named in (tmp_path, tmp_path / "link"):
        assert [entry.why for entry in entries([str(named)], Rules())] == [Why.LINK_BROKEN]


def test_a_working_directory_that_cannot_be_listed_has_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def refuse(folder: str) -> None:
        raise PermissionError(13, "Permission denied", folder)

    monkeypatch.setattr("lsp_langid.scan.walk.os.scandir", refuse)

    assert walked(".") == [Skipped("./", Why.NO_PERMISSION)]


def test_a_file_url_may_be_written_in_capitals(tmp_path):
    lay_out(tmp_path, {"a.py": "x"})

    assert [entry.shown for entry in entries([f"FILE://{tmp_path}"], Rules())] == [f"{tmp_path}/a.py"]
