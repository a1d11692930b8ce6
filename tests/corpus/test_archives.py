"""Archives are read without being unpacked, whatever is inside them."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from lsp_langid.corpus.archives import Limits, Member, members, safe_path
from lsp_langid.errors import DamagedArchiveError

HELLO = b"print('hello')\n"
FILES = {"p/a.py": HELLO, "p/docs/b.md": b"# B\n"}


def tar_bytes(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def deb_bytes(name: str, data: bytes) -> bytes:
    def entry(name: str, body: bytes) -> bytes:
        head = f"{name:<16}{'0':<12}{'0':<6}{'0':<6}{'100644':<8}{len(body):<10}`\n".encode()
        return head + body + b"\n" * (len(body) % 2)

    return (
        b"!<arch>\n" + entry("debian-binary", b"2.0\n") + entry("control.tar.xz", b"odd") + entry(name, data)
    )


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def read(path: Path, limits: Limits | None = None) -> tuple[dict[str, bytes], str]:
    """Members, and the complaint that ended them."""
    found: dict[str, bytes] = {}
    try:
        for member in members(path, limits=limits):
            found[member.path] = member.data
    except DamagedArchiveError as error:
        return found, str(error)
    return found, ""


TAR = tar_bytes(FILES)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("p.tar", TAR, id="plain"),
        pytest.param("p.tgz", gzip.compress(TAR), id="npm"),
        pytest.param("p_1.orig.tar.gz", gzip.compress(TAR), id="gzip"),
        pytest.param("p_1.orig.tar.bz2", bz2.compress(TAR), id="bzip2"),
        pytest.param("p_1.orig.tar.xz", lzma.compress(TAR), id="xz"),
        pytest.param("p.tar.zst", zstandard.compress(TAR), id="zstd"),
        pytest.param("p_1_all.deb", deb_bytes("data.tar.xz", lzma.compress(TAR)), id="deb-xz"),
        pytest.param("p_1_all.deb", deb_bytes("data.tar.gz", gzip.compress(TAR)), id="deb-gzip"),
        pytest.param("p_1_all.deb", deb_bytes("data.tar.zst/", zstandard.compress(TAR)), id="deb-zstd"),
    ],
)
def test_every_packaging_gives_the_same_files(tmp_path: Path, name: str, data: bytes) -> None:
    assert read(write(tmp_path, name, data)) == (FILES, "")


def test_a_wheel_is_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.whl", "w") as archive:
        archive.mkdir("p")
        for name, data in FILES.items():
            archive.writestr(name, data)
        link = zipfile.ZipInfo("p/link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "a.py")

    assert read(tmp_path / "p.whl") == (FILES, "")


def test_a_lone_gzip_file_loses_its_suffix(tmp_path: Path) -> None:
    assert read(write(tmp_path, "a.py.gz", gzip.compress(HELLO))) == ({"a.py": HELLO}, "")


def test_gzip_members_are_read_as_what_they_hold(tmp_path: Path) -> None:
    """Debian compresses every manual and most of its examples."""
    path = write(tmp_path, "p.tar", tar_bytes({"man1/a.1.gz": gzip.compress(b".TH A 1\n")}))

    assert read(path) == ({"man1/a.1": b".TH A 1\n"}, "")


def test_a_tarball_inside_is_opened_but_not_one_inside_that(tmp_path: Path) -> None:
    inner = tar_bytes({"c.py": HELLO, "deeper.tar": tar_bytes({"d.py": HELLO})})
    outer = tar_bytes({"src/in.tar.xz": lzma.compress(inner), "z.py": HELLO})

    assert read(write(tmp_path, "p.tar", outer)) == ({"src/in.tar.xz/c.py": HELLO, "z.py": HELLO}, "")


def test_a_broken_tarball_inside_does_not_stop_the_outer_one(tmp_path: Path) -> None:
    broken = lzma.compress(TAR)[:-40]
    outer = tar_bytes({"tests/broken.tar.xz": broken, "tests/none.tgz": b"not gzip", "z.py": HELLO})

    found, complaint = read(write(tmp_path, "p.tar", outer))

    assert found["z.py"] == HELLO
    assert complaint == ""


def test_only_regular_files_come_out(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "p.tar", "w") as tar:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"odd{kind.decode()}.py")
            info.type = kind
            info.linkname = "/etc/passwd"
            tar.addfile(info)

    assert read(tmp_path / "p.tar") == ({}, "")


@pytest.mark.parametrize(
    ("name", "label"),
    [
        pytest.param("/etc/passwd", "etc/passwd", id="absolute"),
        pytest.param("../../x.py", "x.py", id="climbing"),
        pytest.param("./a//b.py", "a/b.py", id="dots-and-empty-parts"),
        pytest.param("a\\b.py", "a/b.py", id="windows"),
        pytest.param("a\n\x1b[31m.py", "a\ufffd\ufffd[31m.py", id="control-characters"),
        pytest.param("caf\udce9.py", "caf\ufffd.py", id="bytes-that-are-no-utf-8"),
    ],
)
def test_names_are_made_safe_to_show(name: str, label: str) -> None:
    assert safe_path(name) == label


def test_nothing_is_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "p.tar", tar_bytes({"../../escape.py": HELLO, "/tmp/x.py": HELLO}))
    monkeypatch.chdir(tmp_path)

    read(path)

    assert list(tmp_path.iterdir()) == [path]


def test_unwanted_members_are_stepped_over(tmp_path: Path) -> None:
    asked: list[str] = []

    def wanted(name: str) -> bool:
        asked.append(name)
        return name.endswith(".py")

    path = write(tmp_path, "p.tar", tar_bytes({**FILES, "p/a.1.gz": gzip.compress(b"x")}))

    assert list(members(path, wanted)) == [Member("p/a.py", HELLO)]
    assert asked == ["p/a.py", "p/docs/b.md", "p/a.1"]


def test_large_members_are_stepped_over_but_for_autotest_files(tmp_path: Path) -> None:
    large = b"x" * 200_001
    path = write(tmp_path, "p.tar", tar_bytes({"a.txt": large, "b.at": large, "c.py": HELLO}))

    found, complaint = read(path)

    assert (sorted(found), complaint) == (["b.at", "c.py"], "")


def test_a_gzip_bomb_inside_is_left_alone(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(30_000_000))
    path = write(tmp_path, "p.tar", tar_bytes({"bomb.txt.gz": bomb, "z.py": HELLO}))

    assert read(path) == ({"z.py": HELLO}, "")


@pytest.mark.parametrize(
    ("limits", "complaint"),
    [
        pytest.param(Limits(total_bytes=5_000), "more than 5,000 bytes inside", id="too-many-bytes"),
        pytest.param(Limits(members=1), "more than 1 members", id="too-many-members"),
    ],
)
def test_a_limit_stops_the_reading_and_is_told(tmp_path: Path, limits: Limits, complaint: str) -> None:
    path = write(tmp_path, "p.tar.xz", lzma.compress(tar_bytes({"a.py": HELLO, "b.py": b"x" * 10_000})))

    assert complaint in read(path, limits)[1]


def test_an_archive_of_zeros_is_given_up(tmp_path: Path) -> None:
    info = tarfile.TarInfo("zeros.bin")
    info.size = 400 << 20
    squeeze = lzma.LZMACompressor(preset=0)
    with (tmp_path / "p.tar.xz").open("wb") as file:
        file.write(squeeze.compress(info.tobuf()))
        for _ in range(400):
            file.write(squeeze.compress(bytes(1 << 20)))
        file.write(squeeze.flush())

    assert "grows more than 300-fold" in read(tmp_path / "p.tar.xz")[1]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("p.tgz", gzip.compress(TAR, 0)[:-9000], id="tar-cut-short"),
        pytest.param("p.tar.xz", lzma.compress(TAR)[:-8], id="xz-cut-short"),
        pytest.param("p.deb", deb_bytes("data.tar.xz", lzma.compress(TAR))[:-30], id="deb-cut-short"),
        pytest.param("p.deb", deb_bytes("other", b""), id="deb-without-data"),
        pytest.param("p.deb", b"<html>404</html>", id="no-deb-at-all"),
        pytest.param("p.tgz", b"<html>404</html>", id="no-gzip-at-all"),
        pytest.param("p.tar", b"\1" * 2048, id="no-tar-at-all"),
        pytest.param("p.whl", b"PK\3\4 and no directory", id="no-zip-at-all"),
        pytest.param("p.tgz", b"", id="empty"),
        pytest.param("p.rar", b"Rar!", id="a-kind-we-do-not-read"),
    ],
)
def test_damage_is_told_at_the_end(tmp_path: Path, name: str, data: bytes) -> None:
    with pytest.raises(DamagedArchiveError, match=name.replace(".", r"\.")):
        list(members(write(tmp_path, name, data)))


def test_what_stands_before_the_damage_is_used(tmp_path: Path) -> None:
    tar = tar_bytes({"a.py": HELLO, "b.py": b"x" * 50_000})

    found, complaint = read(write(tmp_path, "p.tar", tar[:20_000]))

    assert found == {"a.py": HELLO}
    assert "cannot be read to its end" in complaint


def test_a_member_of_a_zip_that_is_damaged_does_not_hide_the_next(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "p.zip", "w") as archive:
        archive.writestr("a.py", HELLO)
        archive.writestr("b.py", b"b = 1\n")
    path = write(tmp_path, "p.zip", (tmp_path / "p.zip").read_bytes().replace(b"hello", b"jello", 1))

    found, complaint = read(path)

    assert found == {"b.py": b"b = 1\n"}
    assert "a.py cannot be read" in complaint


def test_a_header_that_claims_gigabytes_is_not_believed(tmp_path: Path) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type = tarfile.GNUTYPE_LONGNAME
    info.size = 4 << 30
    path = write(tmp_path, "p.tar", info.tobuf() + bytes(4096))

    assert "claims" in read(path)[1]
