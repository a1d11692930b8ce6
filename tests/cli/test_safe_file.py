"""A file that is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from lsp_langid.cli.safe_file import opened
from lsp_langid.errors import UsageError


def test_the_file_is_there_when_the_block_ends_and_not_before(tmp_path):
    with opened(str(tmp_path / "a"), "--out") as file:
        file.write("déjà\n")
        assert list(tmp_path.iterdir()) == []

    assert (tmp_path / "a").read_bytes() == "déjà\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_block_that_fails_leaves_what_was_there(tmp_path):
    (tmp_path / "a").write_text("old")

    def interrupted() -> None:
        with opened(str(tmp_path / "a"), "--out") as file:
            file.write("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert (tmp_path / "a").read_text() == "old"


def test_a_name_that_is_no_text_is_spelled_out(tmp_path):
    with opened(str(tmp_path / "a"), "--out") as file:
        file.write("caf\udce9")

    assert (tmp_path / "a").read_bytes() == b"caf\\udce9"


def test_a_new_file_may_be_read_as_the_mask_says_and_an_old_one_as_before(tmp_path):
    (tmp_path / "old").write_text("")
    (tmp_path / "old").chmod(0o604)
    mask = os.umask(0o027)
    try:
        for name in ("old", "new"):
            with opened(str(tmp_path / name), "--out"):
                pass
    finally:
        os.umask(mask)

    assert [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("old", "new")] == [0o604, 0o640]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    with opened(str(tmp_path / "link"), "--out") as file:
        file.write("new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_device_is_written_and_not_replaced():
    with opened(os.devnull, "--out") as file:
        file.write("gone")

    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_dash_is_standard_output(capsys):
    with opened("-", "--out") as file:
        file.write("here\n")

    assert capsys.readouterr().out == "here\n"


@pytest.mark.parametrize("path", ["", "missing/a"])
def test_where_nothing_can_be_written_is_said_before_anything_is_done(tmp_path, path):
    with pytest.raises(UsageError, match="--out"), opened(str(tmp_path / path), "--out"):
        pytest.fail("handed out")
