from __future__ import annotations

import os

import pytest

from lsp_langid.corpus import verified
from lsp_langid.corpus.verified import Verified, sha256_of

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "npm" / "a.tgz"
    path.parent.mkdir()
    path.touch()
    return path


def test_a_digest_is_that_of_the_bytes(file):
    assert sha256_of(file) == EMPTY


def test_a_file_is_read_once_over_two_runs(tmp_path, file, monkeypatch):
    first = Verified(tmp_path)
    first.sha256(file)
    first.save()
    monkeypatch.setattr(verified, "sha256_of", lambda path: "read again")

    assert Verified(tmp_path).sha256(file) == EMPTY


@pytest.mark.parametrize("change", ["size", "time"])
def test_a_file_that_changed_is_read_again(tmp_path, file, change):
    own = Verified(tmp_path)
    own.sha256(file)
    if change == "size":
        file.write_text("x")
    else:
        os.utime(file, (0, 0))
    own._digests["npm/a.tgz"][2] = "stale"

    assert own.sha256(file) != "stale"


@pytest.mark.parametrize("text", ["", "[]", '{"npm/a.tgz": 3}', '{"npm/a.tgz": [0,'])
def test_a_damaged_memory_is_no_memory(tmp_path, file, text):
    (tmp_path / "verified.json").write_text(text)

    assert Verified(tmp_path).sha256(file) == EMPTY
