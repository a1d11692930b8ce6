"""Only regular files are opened, and never is anybody waited for."""

from __future__ import annotations

import os

import pytest

from lsp_langid.scan.regular import NotRegularError, open_regular, opened


def test_a_regular_file_is_opened_with_its_size(tmp_path):
    (tmp_path / "a").write_bytes(b"text")

    with opened(str(tmp_path / "a")) as (descriptor, size):
        assert (os.read(descriptor, 9), size) == (b"text", 4)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(descriptor)


def test_anything_else_is_refused_and_closed(tmp_path):
    os.mkfifo(tmp_path / "fifo")
    free = os.open(tmp_path, os.O_RDONLY)
    os.close(free)

    for path in (tmp_path / "fifo", tmp_path, "/dev/zero"):
        with pytest.raises(NotRegularError):
            open_regular(str(path))

    again = os.open(tmp_path, os.O_RDONLY)
    os.close(again)
    assert again == free


def test_a_link_is_followed_only_when_wanted(tmp_path):
    (tmp_path / "a").write_bytes(b"text")
    (tmp_path / "link").symlink_to("a")

    with opened(str(tmp_path / "link")) as (_, size):
        assert size == 4
    with pytest.raises(OSError, match="Too many levels"):
        open_regular(str(tmp_path / "link"), follow=False)
