"""Whatever lies on a disk or comes through a pipe becomes text, or one clear line."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path

import pytest

from lsp_langid.cli.inputs import read_file, read_stdin
from lsp_langid.errors import InputError
from lsp_langid.texts import PART_BYTES, WHOLE_BYTES


def write(folder: Path, data: bytes, name: str = "a.txt") -> str:
    path = folder / name
    path.write_bytes(data)
    return str(path)


def test_the_text_of_a_file_is_read(tmp_path):
    assert read_file(write(tmp_path, "größe\n".encode("utf-16"))) == "größe\n"


@pytest.mark.parametrize("data", [b"\x7fELF\x02\x01\x01\0", bytes(range(1, 256)) * 8])
def test_binary_files_are_named_and_refused(tmp_path, data):
    path = write(tmp_path, data)

    with pytest.raises(InputError, match=r"a\.txt: binary, not text$"):
        read_file(path)


def test_a_missing_file_is_named():
    with pytest.raises(InputError, match=r"^no/such/file\.py: no such file$"):
        read_file("no/such/file.py")


@pytest.mark.parametrize("path", ["", "a\0b", "x" * 5000])
def test_an_impossible_name_is_an_input_error(path):
    with pytest.raises(InputError):
        read_file(path)


def test_a_folder_is_named(tmp_path):
    with pytest.raises(InputError, match=r": is a directory; name the files in it$"):
        read_file(str(tmp_path))


def test_a_pipe_with_a_name_is_refused_before_it_can_block(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)

    with pytest.raises(InputError, match=r"pipe: a pipe, not a regular file"):
        read_file(str(path))


def test_a_device_is_refused():
    """/dev/zero would never end."""
    with pytest.raises(InputError, match=r"^/dev/zero: a device, not a regular file"):
        read_file("/dev/zero")


def test_a_socket_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # names of sockets may not be long
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket")
        with pytest.raises(InputError, match=r"^socket: a socket, not a regular file"):
            read_file("socket")


def test_a_loop_of_links_is_named(tmp_path):
    (tmp_path / "loop").symlink_to("loop")

    with pytest.raises(InputError, match=r"loop: "):
        read_file(str(tmp_path / "loop"))


def test_a_file_without_permission_is_named(tmp_path, monkeypatch):
    """Permissions do not stop the superuser, so the refusal is played."""
    path = write(tmp_path, b"secret")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(InputError, match=r"a\.txt: permission denied$"):
        read_file(path)


def test_control_characters_in_a_name_do_not_reach_the_terminal():
    with pytest.raises(InputError) as caught:
        read_file("a\x1b[31m\nb")
    assert str(caught.value) == r"a\x1b[31m\nb: no such file"


@pytest.mark.parametrize("size", [WHOLE_BYTES - 1, WHOLE_BYTES])
def test_a_file_up_to_the_limit_is_read_whole(tmp_path, size):
    assert len(read_file(write(tmp_path, b"x" * size))) == size


def test_of_a_large_file_head_middle_and_tail_are_read(tmp_path):
    lines = [f"line {number:07}" for number in range(200_000)]

    text = read_file(write(tmp_path, "\n".join(lines).encode()))

    read = text.split("\n")
    assert len(text) <= 3 * (PART_BYTES + 3)
    assert (read[0], read[-1]) == (lines[0], lines[-1])
    assert "line 0100000" in read
    torn = len(read) - len(set(read) & set(lines))
    assert torn <= 2, "only the last lines of the head and of the middle may be cut"


def test_a_huge_file_costs_no_more_than_its_parts(tmp_path):
    """50 GB without a byte on the disk; what is read of it is one megabyte and three parts."""
    path = tmp_path / "huge.sql"
    with path.open("wb") as stream:
        stream.write(b"SELECT 1;\n" * 200_000)
        stream.truncate(50_000_000_000)

    with pytest.raises(InputError, match=r"binary"):  # the hole is read as NULs
        read_file(str(path))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-16-le", "utf-8-sig"])
def test_the_parts_of_a_large_file_keep_characters_whole(tmp_path, encoding):
    line = "größe_der_probe = 'ß→𝄞'  # eine von vielen Zeilen\n"

    text = read_file(write(tmp_path, (line * 40_000).encode(encoding)))

    assert "\N{REPLACEMENT CHARACTER}" not in text
    assert line in text[len(text) // 2 :]


def test_one_line_of_fifty_megabytes_is_read_in_parts(tmp_path):
    text = read_file(write(tmp_path, "é".encode() * 25_000_000))

    assert set(text) == {"é", "\n"}
    assert len(text) <= 3 * (PART_BYTES + 3)


def test_standard_input_may_hold_nuls():
    """Text copied out of a terminal can."""
    assert read_stdin(io.BytesIO(b"print(1)\0\0\n")) == "print(1)\0\0\n"


def test_standard_input_with_a_program_in_it_is_refused():
    with pytest.raises(InputError, match=r"^standard input: binary, not text$"):
        read_stdin(io.BytesIO(b"\x7fELF" + bytes(range(32)) * 64))


def test_of_a_pipe_no_more_is_read_than_needed():
    stream = io.BytesIO(b"x" * 3 * WHOLE_BYTES)

    assert len(read_stdin(stream)) == WHOLE_BYTES
    assert stream.tell() == WHOLE_BYTES


def test_a_redirected_large_file_is_sampled_like_a_named_one(tmp_path):
    path = write(tmp_path, b"a\n" * WHOLE_BYTES + b"the end")

    with Path(path).open("rb") as stream:
        assert read_stdin(stream).endswith("\nthe end")


def test_a_redirected_file_is_read_from_where_it_stands(tmp_path):
    path = write(tmp_path, b"header\n" + b"x" * 3 * WHOLE_BYTES)

    with Path(path).open("rb", buffering=0) as stream:
        stream.read(7)
        assert set(read_stdin(stream)) == {"x"}


def test_a_stream_that_fails_is_an_input_error():
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError, match=r"^standard input: Input/output error$"):
        read_stdin(Broken())
