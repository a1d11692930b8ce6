from __future__ import annotations

import fsspec
import pytest

from lsp_langid.errors import InputError, UsageError
from lsp_langid.scan import remote as module
from lsp_langid.scan.entry import Item, Remote, Skipped, Why
from lsp_langid.scan.read import text_of
from lsp_langid.scan.remote import is_url, read_remote, remote_files
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.walk import entries

PYTHON = b"import os\n\nprint(os.sep)\n"


@pytest.fixture
def memory():
    """Files at memory://tree/, as a store of objects has them."""
    files = fsspec.filesystem("memory")
    files.pipe(
        {
            "/tree/b.py": PYTHON,
            "/tree/a/z.py": PYTHON,
            "/tree/a/empty.py": b"",
            "/tree/a.py": PYTHON,
            "/tree/.git/config": b"[core]\n",
            "/tree/picture.png": b"\x89PNG\0\0",
        }
    )
    yield files
    files.rm("/tree", recursive=True)


@pytest.mark.parametrize(
    "path", ["s3://bucket/key", "gs://b", "hdfs://host:9000/x", "memory://tree", "S3://b"]
)
def test_urls_are_told_from_paths(path):
    assert is_url(path)


@pytest.mark.parametrize("path", ["src", "C:\\code", "C:/code", "/a//b", "a:b", "", "://x", "git:repo@HEAD"])
def test_paths_are_no_urls(path):
    assert not is_url(path)


def test_files_are_listed_in_order_with_what_tells_a_change(memory):
    found = list(remote_files("memory://tree", Rules()))

    assert [entry.shown for entry in found] == [
        "memory://tree/a.py",
        "memory://tree/a/empty.py",
        "memory://tree/a/z.py",
        "memory://tree/b.py",
        "memory://tree/picture.png",
    ]
    item = found[2]
    assert isinstance(item, Item)
    assert (item.place, item.n_bytes) == (Remote("memory://tree/a/z.py"), len(PYTHON))
    assert item.stamp.startswith(f"{len(PYTHON)}:")
    assert item.stamp > f"{len(PYTHON)}:"
    assert [entry.why for entry in found if isinstance(entry, Skipped)] == [Why.EMPTY, Why.BINARY]


def test_one_file_can_be_named(memory):
    (item,) = remote_files("memory://tree/a.py", Rules())

    assert item.shown == "memory://tree/a.py"
    assert text_of(item) == (PYTHON.decode(), 3)


def test_a_walk_takes_urls_among_paths(memory, tmp_path):
    (tmp_path / "x.py").write_bytes(PYTHON)

    found = [entry.shown for entry in entries([str(tmp_path), "memory://tree/b.py"], Rules())]

    assert found == [f"{tmp_path}/x.py", "memory://tree/b.py"]


def test_of_a_large_file_ranges_are_read_and_its_lines_are_reckoned(memory, monkeypatch):
    monkeypatch.setattr(module, "COUNTED_BYTES", 1_000_000)
    text = b"".join(b"x = %07d\n" % n for n in range(300_000))
    memory.pipe("/tree/large.py", text)
    monkeypatch.setattr(type(memory), "open", None)  # which would read from the start

    size, kept = read_remote("memory://tree/large.py", 10**9)

    assert size == len(text)
    assert sum(map(len, kept.held.parts)) < 800_000
    assert kept.held.parts[0] == text[: len(kept.held.parts[0])]
    assert kept.held.n_lines == pytest.approx(300_000, rel=0.001)


def test_what_is_too_large_or_binary_is_not_kept(memory):
    memory.pipe("/tree/data", b"\0\1" * 900)

    assert read_remote("memory://tree/a.py", 10) == (len(PYTHON), None)
    assert read_remote("memory://tree/data", 10**9) == (1800, None)


def test_a_file_that_vanished_since_is_a_row(memory):
    (item,) = remote_files("memory://tree/a.py", Rules())
    memory.rm("/tree/a.py")

    assert text_of(item) == Skipped("memory://tree/a.py", Why.VANISHED, "", len(PYTHON))


def test_nothing_behind_a_url_is_told(memory):
    with pytest.raises(InputError, match="memory://nowhere: nothing there"):
        list(remote_files("memory://nowhere", Rules()))


@pytest.mark.parametrize(
    ("url", "message"),
    [
        pytest.param("hdfs-of-nobody://x/y", "Protocol not known", id="unknown"),
        pytest.param("s3://bucket/key", "Install s3fs", id="driver-missing"),
    ],
)
def test_a_driver_that_is_missing_is_named(url, message):
    with pytest.raises(UsageError, match=message):
        list(remote_files(url, Rules()))


def test_a_folder_that_cannot_be_listed_is_a_row_and_the_others_are_listed(memory, monkeypatch):
    usual = type(memory).ls

    def ls(self, path, **options):
        if path.endswith("/a"):
            raise PermissionError(path)
        return usual(self, path, **options)

    monkeypatch.setattr(type(memory), "ls", ls)

    found = list(remote_files("memory://tree", Rules()))

    assert found[1] == Skipped("memory://tree/a", Why.NO_PERMISSION)
    assert [entry.shown for entry in (found[0], found[2])] == ["memory://tree/a.py", "memory://tree/b.py"]
