from __future__ import annotations

from pathlib import Path

import pytest

from lsp_langid.errors import InputError
from lsp_langid.evaluation.folder import MAX_BYTES, read_folder


def read(path: str) -> str:
    data = Path(path).read_bytes()
    if b"\0" in data:
        raise InputError(f"{path}: binary, not text")
    return data.decode()


@pytest.fixture
def folder(tmp_path):
    """Write files by name under a folder."""

    def write(files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = tmp_path / "mine" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path / "mine"

    return write


def test_sub_folders_called_like_languages_label_their_files(folder, table):
    place = folder({"C++/a.txt": "int x;\n", "py/deep/er/b": "def f(): pass\n\n", "klingon/c": "nuqneH"})

    reading = read_folder(place, table, read)

    assert [(item.id, item.label, item.n_lines) for item in reading.items] == [
        ("C++/a.txt", "cpp", 1),
        ("klingon/c", "klingon", 1),
        ("py/deep/er/b", "python", 1),
    ]
    assert reading.way == "by names of sub-folders"
    assert {item.source for item in reading.items} == {"mine"}


def test_without_such_folders_the_names_of_files_label_them(folder, table):
    place = folder({"main.rs": "fn main() {}", "stuff/run.py": "print(1)", "stuff/Makefile": "all:\n\ttrue"})

    reading = read_folder(place, table, read)

    assert [(item.id, item.label) for item in reading.items] == [
        ("main.rs", "rust"),
        ("stuff/Makefile", "makefile"),
        ("stuff/run.py", "python"),
    ]
    assert reading.way == "by file names"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        pytest.param("both.h", "int x;", "the name fits c, ", id="shared-extension"),
        pytest.param("data.unheard-of", "x", "the name says no language", id="unknown-extension"),
        pytest.param("blob.py", b"a\0b", "binary, not text", id="binary"),
        pytest.param("blank.py", " \n\t\n", "empty", id="only-white-space"),
        pytest.param("huge.py", b"x" * (MAX_BYTES + 1), "too large", id="too-large"),
    ],
)
def test_a_file_that_cannot_be_measured_is_named_with_the_reason(folder, table, name, content, why):
    reading = read_folder(folder({"good.rs": "fn main() {}", name: content}), table, read)

    assert [item.id for item in reading.items] == ["good.rs"]
    (skipped,) = reading.skipped
    assert skipped.path == name
    assert skipped.why.startswith(why)


def test_a_file_beside_the_folders_of_languages_has_no_label(folder, table):
    reading = read_folder(folder({"rust/a": "fn main() {}", "README": "hello"}), table, read)

    assert [(file.path, file.why) for file in reading.skipped] == [
        ("README", "in no sub-folder, so without a label")
    ]


def test_hidden_files_and_folders_are_passed_over(folder, table):
    reading = read_folder(folder({"a.rs": "fn a() {}", ".git/b.rs": "x", ".c.rs": "x"}), table, read)

    assert [item.id for item in reading.items] == ["a.rs"]
    assert reading.skipped == ()


def test_links_that_lead_nowhere_or_around_are_survived(folder, table):
    place = folder({"a.rs": "fn a() {}"})
    (place / "gone.rs").symlink_to(place / "nowhere.rs")
    (place / "around").symlink_to(place)

    reading = read_folder(place, table, read)

    assert [item.id for item in reading.items] == ["a.rs"]
    assert [file.path for file in reading.skipped] == ["gone.rs"]


def test_a_folder_that_cannot_be_read_is_named_and_the_others_measured(folder, table, monkeypatch):
    place = folder({"a.rs": "fn a() {}", "shut/b.rs": "fn b() {}"})
    look = Path.iterdir

    def iterdir(path):
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)

    reading = read_folder(place, table, read)

    assert [item.id for item in reading.items] == ["a.rs"]
    assert [(file.path, file.why) for file in reading.skipped] == [("shut", "Permission denied")]


def test_a_folder_without_any_label_is_one_clear_line(folder, table):
    with pytest.raises(InputError, match=r"mine: no labelled text\..*what\.ever: the name says no language"):
        read_folder(folder({"what.ever": "x"}), table, read)
