"""An archive is read as a folder would be, and one that was made to do harm does none."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import stat
import struct
import tarfile
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.scan.archives import is_archive, safe_path
from lsp_langid.scan.entry import Held, Item, Skipped, Why
from lsp_langid.scan.rules import Rules
from lsp_langid.texts import PART_BYTES, WHOLE_BYTES
from tests.scan.trees import items, skipped, texts, walked

FILES = {"src/b.py": b"x = 1\n", "src/a.py": b"y = 2\n", "c": "größe\n".encode("utf-16")}


def tarred(path: Path, files: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def zipped(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def rows(found: list[object]) -> list[tuple[str, str]]:
    return [(entry.why.name, entry.detail) for entry in found if isinstance(entry, Skipped)]


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.tar", "w"), ("a.tar.gz", "w:gz"), ("a.tgz", "w:gz"), ("a.tar.bz2", "w:bz2"), ("a.tar.xz", "w:xz")],
)
def test_a_tar_is_read_in_its_own_order(tmp_path, name, mode):
    path = tarred(tmp_path / name, FILES, mode)

    found = walked(path)

    assert items(found, path) == ["src/b.py", "src/a.py", "c"]
    assert texts(found, path) == {"src/b.py": "x = 1\n", "src/a.py": "y = 2\n", "c": "größe\n"}


@pytest.mark.parametrize(
    "compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_a_zip_is_read_in_its_own_order(tmp_path, compression):
    path = zipped(tmp_path / "a.zip", FILES, compression)

    assert texts(walked(path), path) == {"src/b.py": "x = 1\n", "src/a.py": "y = 2\n", "c": "größe\n"}


@pytest.mark.parametrize("pack", [tarred, zipped])
def test_members_are_called_behind_the_archive_and_stamped_by_content(tmp_path, monkeypatch, pack):
    data = b"x = 1\n"
    pack(tmp_path / "a.zip", {"src/b.py": data})
    monkeypatch.chdir(tmp_path)

    assert walked("a.zip") == [Item("a.zip!src/b.py", 6, Held((data,), 1), f"{zlib.crc32(data):08x}-6")]


@pytest.mark.parametrize(
    ("pack", "mode"), [(tarred, "w"), (tarred, "w:gz"), (tarred, "w:xz"), (tarred, "w:bz2"), (zipped, 8)]
)
def test_an_archive_that_is_named_is_told_by_its_content(tmp_path, pack, mode):
    path = pack(tmp_path / "download", FILES, mode)

    assert is_archive(str(path))
    assert items(walked(path), path) == ["src/b.py", "src/a.py", "c"]


def test_a_text_is_no_archive(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"x = 1\n" * 200)

    assert not is_archive(str(path))
    assert not is_archive(str(tmp_path))
    assert not is_archive("/dev/zero")
    assert not is_archive(str(tmp_path / "no"))


@pytest.mark.parametrize("pack", [tarred, zipped])
def test_the_rules_hold_inside(tmp_path, pack):
    path = pack(
        tmp_path / "a.zip",
        {
            ".git/config": b"x",
            "p/.hidden/a": b"x",
            "node_modules/a.js": b"x",
            "a.pb.go": b"x",
            "logo.png": b"x",
            "inner.zip": b"x",
            "empty": b"",
            "large": b"x" * 11,
            "program": b"\x7fELF\0\0",
            "a.py": b"x = 1\n",
        },
    )

    found = walked(path, rules=Rules(hidden=False, skip_vendored=True, skip_generated=True, max_bytes=10))

    assert items(found, path) == ["a.py"]
    assert skipped(found, path) == {
        "node_modules/a.js": Why.VENDORED,
        "a.pb.go": Why.GENERATED,
        "logo.png": Why.BINARY,
        "inner.zip": Why.BINARY,
        "empty": Why.EMPTY,
        "large": Why.TOO_LARGE,
        "program": Why.BINARY,
    }


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("a/./b//c", "a/b/c"),
        ("..", "?"),
        ("a\nb", "a\nb"),
        ("größe/\udcff", "größe/\udcff"),
    ],
)
def test_a_name_leads_nowhere(tmp_path, name, path):
    archive = tarred(tmp_path / "a.tar", {name: b"text"})

    assert safe_path(name) == path
    assert texts(walked(archive), archive) == {path: "text"}


def test_of_a_zip_too_a_name_leads_nowhere(tmp_path):
    archive = zipped(tmp_path / "a.zip", {"../../a": b"text", "/b": b"text"})

    assert texts(walked(archive), archive) == {"a": "text", "b": "text"}


@pytest.mark.parametrize("pack", [tarred, zipped])
def test_of_a_large_member_three_parts_are_held(tmp_path, pack):
    lines = b"".join(b"line %d\n" % number for number in range(300_000))
    path = pack(tmp_path / "a.zip", {"large.txt": lines, "after.txt": b"text"})

    large, after = walked(path)

    assert isinstance(large.place, Held)
    assert sum(map(len, large.place.parts)) <= 3 * (PART_BYTES + 3)
    assert (large.n_bytes, large.place.n_lines) == (len(lines), 300_000)
    assert (large.place.parts[0][:7], large.place.parts[2][-7:]) == (b"line 0\n", b"299999\n")
    assert after.shown == f"{path}!after.txt"


def test_links_in_a_tar_are_passed_over_and_devices_named(tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        for name, kind in {
            "folder": tarfile.DIRTYPE,
            "link": tarfile.SYMTYPE,
            "hard": tarfile.LNKTYPE,
            "fifo": tarfile.FIFOTYPE,
            "disk": tarfile.BLKTYPE,
            "zero": tarfile.CHRTYPE,
        }.items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "../../etc/passwd"
            archive.addfile(info)

    assert skipped(walked(path), path) == dict.fromkeys(["fifo", "disk", "zero"], Why.NOT_REGULAR)


def test_links_in_a_zip_are_passed_over_and_devices_named(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, kind in {"link": stat.S_IFLNK, "fifo": stat.S_IFIFO, "file": stat.S_IFREG}.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = (kind | 0o644) << 16
            archive.writestr(info, "text")

    found = walked(path)

    assert (items(found, path), skipped(found, path)) == (["file"], {"fifo": Why.NOT_REGULAR})


def test_an_encrypted_member_is_named(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a": b"text", "b": b"text"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1  # the flag in the directory
    path.write_bytes(data)

    assert rows(walked(path)) == [("UNREADABLE", "encrypted")]


def test_a_damaged_member_ends_nothing(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a": b"some text", "b": b"text"}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"some text", b"same text"))

    found = walked(path)

    assert (items(found, path), skipped(found, path)) == (["b"], {"a": Why.DAMAGED})


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_a_tar_that_is_cut_short_is_read_up_to_there(tmp_path, mode):
    noise = random.Random(1)
    body = "\n".join(
        noise.choice(["alpha", "beta", "gamma"]) * noise.randrange(9) for _ in range(90_000)
    ).encode()
    path = tarred(tmp_path / "a.tar", {"a": b"text", "b": body, "c": b"text"}, mode)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    found = walked(path)

    assert set(items(found, path)) <= {"a"}
    assert skipped(found) == {str(path): Why.DAMAGED}


def test_a_tar_with_a_damaged_header_is_read_up_to_there(tmp_path):
    path = tarred(tmp_path / "a.tar", {"a": b"text", "b": b"text"})
    data = bytearray(path.read_bytes())
    data[1024:1030] = b"damage"
    path.write_bytes(data)

    found = walked(path)

    assert items(found, path) == ["a"]
    assert rows(found) == [("DAMAGED", "no member begins where one should")]


def test_a_tar_without_an_end_mark_is_whole(tmp_path):
    path = tarred(tmp_path / "a.tar", {"a": b"text"})
    path.write_bytes(path.read_bytes()[:1024])

    assert (items(walked(path), path), skipped(walked(path))) == (["a"], {})


def test_an_empty_archive_is_empty(tmp_path):
    assert (
        walked(
            tarred(tmp_path / "a.tar", {}),
            zipped(tmp_path / "a.zip", {}),
            tarred(tmp_path / "b.tgz", {}, "w:gz"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.zip", b"just text", Why.DAMAGED),
        ("a.zip", b"PK\x03\x04 and no more", Why.DAMAGED),
        ("a.tar", b"just text", Why.BINARY),
        ("a.tar.gz", b"\x1f\x8b and no more", Why.DAMAGED),
        ("a.tar.gz", gzip.compress(b"just text"), Why.BINARY),
        ("a.tar.xz", lzma.compress(b"just text"), Why.BINARY),
        ("a.tar.bz2", bz2.compress(b"just text"), Why.BINARY),
        ("a.tar.xz", b"\xfd7zXZ\0nonsense", Why.DAMAGED),
    ],
)
def test_what_only_looks_like_an_archive_is_named(tmp_path, name, data, why):
    path = tmp_path / name
    path.write_bytes(data)

    assert skipped(walked(path)) == {str(path): why}


def test_a_zip_bomb_is_not_unpacked(tmp_path):
    """256 MB in 256 kB, the densest that deflate can pack."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.py", "x = 1\n")
        with archive.open("bomb.py", "w") as member:
            for _ in range(256):
                member.write(b" " * (1 << 20))
    tracemalloc.start()

    found = walked(path)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (items(found, path), skipped(found, path)) == (["a.py"], {"bomb.py": Why.BOMB})
    assert peak < 10 * WHOLE_BYTES


def test_a_zip_of_many_dense_members_stops_at_the_limit(tmp_path):
    """No member alone is suspicious."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(60):
            archive.writestr(f"{number}.py", b"x" * 900_000)
    found = walked(path, rules=Rules(ratio_floor=10_000_000))

    assert rows(found)[-1] == ("BOMB", "more than 300 times its size; the rest is left out")
    assert 5 < len(items(found)) < 60


def test_of_members_that_share_one_body_one_is_unpacked(tmp_path):
    """As many as fit into the directory point at the same bytes."""
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.py", b"x = 1\n" * 100_000)
        archive.filelist.extend(archive.filelist * 300)
        archive.writestr("b.py", b"y = 2\n")
    found = walked(path)

    assert items(found, path) == ["a.py", "b.py"]
    assert set(rows(found)[1:-1]) == {("DAMAGED", "another member claims the same bytes")}
    assert len(found) == 302


@pytest.mark.parametrize("mode", ["w:gz", "w:bz2", "w:xz"])
def test_a_packed_tar_that_grows_without_end_is_stopped(tmp_path, mode):
    path = tarred(tmp_path / "bomb", {"a": b"text", "b": b" " * 20_000_000, "c": b"text"}, mode)
    tracemalloc.start()

    found = walked(path, rules=Rules(ratio_floor=5_000_000))

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert items(found, path) == ["a"]
    assert skipped(found) == {str(path): Why.BOMB}
    assert peak < 40 * WHOLE_BYTES


def test_an_archive_has_a_limit_in_all(tmp_path):
    path = tarred(tmp_path / "a.tar", {str(number): b"x" * 1000 for number in range(2000)})

    found = walked(path, rules=Rules(max_unpacked_bytes=1_000_000))

    assert 300 < len(items(found)) < 1000
    assert rows(found) == [("BOMB", "more than 1,000,000 bytes; the rest is left out")]


def test_a_header_that_asks_for_gigabytes_is_damage(tmp_path):
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 8 << 30
    path = tmp_path / "a.tar"
    path.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + b"a" * 10_000_000)

    assert rows(walked(path)) == [("DAMAGED", f"a header claims {8 << 30:,} bytes")]


def sparse(*, more: bytes) -> bytes:
    """The header of a sparse file that says its map goes on behind it, and what stands there."""
    info = tarfile.TarInfo("sparse")
    info.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(info.tobuf(tarfile.GNU_FORMAT)[:512])
    block[482] = 1
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + more


def test_a_member_of_less_than_nothing_is_damage_and_takes_nothing_off_the_bytes(tmp_path):
    info = tarfile.TarInfo("logo.png")  # a name that alone says what it is
    info.size = -1_024
    path = tmp_path / "a.tar"
    path.write_bytes(info.tobuf(tarfile.GNU_FORMAT) + bytes(2 * 512))

    (found,) = walked(path)

    assert (found.why, found.detail, found.n_bytes) == (Why.DAMAGED, "a header claims -1,024 bytes", 0)


def test_a_tar_that_ends_in_a_header_is_damage(tmp_path):
    path = tmp_path / "a.tar"
    path.write_bytes(sparse(more=b""))

    assert rows(walked(path)) == [("DAMAGED", "ends in the middle of a header")]


def test_a_header_without_end_is_damage_before_it_fills_the_memory(tmp_path):
    path = tmp_path / "a.tar"
    block = b"00000000001\0" * 42
    path.write_bytes(sparse(more=(block + b"\1".rjust(512 - len(block), b"\1")) * 10_000))
    tracemalloc.start()

    found = walked(path)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows(found) == [("DAMAGED", "a header claims 512 bytes")]
    assert peak < 10 * WHOLE_BYTES


def test_what_a_tar_says_of_all_members_does_not_pile_up(tmp_path):
    path = tmp_path / "a.tar"
    with path.open("wb") as file:
        for number in range(40):
            facts = {f"{number}.{n}": "x" * 100 for n in range(5_000)}
            file.write(tarfile.TarInfo.create_pax_global_header(facts))
            file.write(tarfile.TarInfo(f"{number}").tobuf())
    tracemalloc.start()

    found = walked(path)

    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) == 40
    assert peak < 10 * WHOLE_BYTES


def test_a_member_of_a_zip_may_have_no_name(tmp_path):
    path = zipped(tmp_path / "a.zip", {"x": b"text", "a": b"text"})
    path.write_bytes(path.read_bytes().replace(b"x", b"\0"))

    assert items(walked(path), path) == ["?", "a"]


def test_xz_that_asks_for_gigabytes_is_damage(tmp_path):
    path = tmp_path / "a.tar.xz"
    tarred(tmp_path / "a.tar", {"a": b"text"})
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 29}]
    path.write_bytes(lzma.compress((tmp_path / "a.tar").read_bytes(), filters=filters))

    (row,) = rows(walked(path))

    assert row[0] == "DAMAGED"
    assert "emory" in row[1]


def test_a_zip_with_a_directory_of_gigabytes_is_not_loaded(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a": b"text"})
    end = path.read_bytes()[-22:]
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.seek(100 << 20)
        file.write(end[:12] + struct.pack("<LL", 99 << 20, 0) + end[20:])

    assert skipped(walked(path)) == {str(path): Why.TOO_LARGE}


def test_an_archive_that_vanishes_is_named(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a": b"text"})
    (tmp_path / "link.zip").symlink_to(path)
    found = walked(tmp_path, rules=Rules(archives=True))
    assert items(found, tmp_path) == ["a.zip!a"]
    path.unlink()
    os.mkfifo(path)

    assert skipped(walked(tmp_path, rules=Rules(archives=True)), tmp_path)["a.zip"] is Why.NOT_REGULAR


@given(st.data())
def test_any_damage_ends_in_rows(data):
    """One archive of each kind with a few bytes changed: never an exception, never without end."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        kind = data.draw(st.sampled_from(["a.tar", "a.zip", "a.tgz", "a.txz"]))
        folder = Path(name)
        mode = {"a.tar": "w", "a.tgz": "w:gz", "a.txz": "w:xz"}.get(kind)
        path = tarred(folder / kind, FILES, mode) if mode else zipped(folder / kind, FILES)
        content = bytearray(path.read_bytes())
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, min(len(content), 3000) - 1))] = data.draw(st.integers(0, 255))
        path.write_bytes(content)

        for entry in walked(path):
            assert isinstance(entry, (Item, Skipped))


@pytest.mark.parametrize("packer", ["w:gz", "w:xz"])
def test_what_stands_before_a_cut_is_told(tmp_path, packer):
    letters = random.Random(1)  # so that a packed byte stands for few others
    files = {f"{n}.txt": bytes(letters.choices(b"0123456789abcdef", k=4_000)) for n in range(40)}
    path = tarred(tmp_path / "cut.tar", files, packer)
    os.truncate(path, path.stat().st_size * 3 // 4)

    *told, end = walked(path)

    assert end.why is Why.DAMAGED
    assert items(told, path) == list(files)[: len(told)]
    assert len(told) > 5


def test_what_follows_a_packed_tar_does_not_hide_it(tmp_path):
    path = tarred(tmp_path / "a.tgz", {"a.py": b"x = 1\n"}, "w:gz")
    path.write_bytes(path.read_bytes() + b"signature" * 9)

    assert items(walked(path), path) == ["a.py"]


def test_a_second_record_does_not_hide_how_large_the_directory_of_a_zip_is(tmp_path, monkeypatch):
    monkeypatch.setattr("lsp_langid.scan.archives._MAX_DIRECTORY", 1_000)
    entry = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, *[0] * 7, 100, *[0] * 6) + b"a" * 100

    def record(n_entries: int, n_bytes: int, start: int) -> bytes:
        return struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, n_entries, n_entries, n_bytes, start)

    front = b"PK\3\4" + bytes(26)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, len(front), 1)  # leads to the first record, which lies
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 65_535, 65_535, 2**32 - 1, 2**32 - 1, 0)
    front += record(1, 100, 0)
    path = tmp_path / "a.zip"
    path.write_bytes(front + entry * 100 + record(100, len(entry) * 100, len(front)) + locator + end)

    assert rows(walked(path)) == [("TOO_LARGE", "too many members")]
