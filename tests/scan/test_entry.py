"""What a walk hands on knows its own name."""

from __future__ import annotations

import pytest

from lsp_langid.scan.entry import Held, Item, LocalFile, Place, Remote

TEXT = Held((b"x",), 1)


@pytest.mark.parametrize(
    ("shown", "place", "name"),
    [
        pytest.param("src/a.py", LocalFile("src/a.py"), "a.py", id="file"),
        pytest.param("src/what!.py", LocalFile("src/what!.py"), "what!.py", id="file-with-a-mark"),
        pytest.param("a:b.py", LocalFile("a:b.py"), "a:b.py", id="file-with-a-colon"),
        pytest.param("s3://b/x:y.py", Remote("s3://b/x:y.py"), "x:y.py", id="url"),
        pytest.param("a.zip!a.py", TEXT, "a.py", id="member"),
        pytest.param("a.zip!src/a.py", TEXT, "a.py", id="member-in-a-folder"),
        pytest.param("repo@HEAD:a.py", TEXT, "a.py", id="blob"),
    ],
)
def test_the_name_is_what_stands_behind_folders_archives_and_commits(shown: str, place: Place, name: str):
    assert Item(shown, 1, place, "1").name == name
