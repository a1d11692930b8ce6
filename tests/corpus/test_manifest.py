from __future__ import annotations

import pytest

from lsp_langid.corpus.manifest import COLUMNS, read_manifest
from lsp_langid.errors import CorpusError, InputError

GOOD = {
    "registry": "npm",
    "package": "@scope/thing",
    "version": "1.0.0-rc.1",
    "suite": "-",
    "file": "scope-thing-1.0.0-rc.1.tgz",
    "sha256": "0123456789abcdef" * 4,
    "bytes": "1234",
    "licence": "MIT",
    "hints": "",
    "labels": "python=31 markdown=2",
}
DEBIAN = GOOD | {
    "registry": "debian-binary",
    "package": "g++-12",
    "version": "4:22.12.3-1+deb12u1",
    "suite": "bookworm",
    "file": "g++-12_4%3a22.12.3-1+deb12u1_all.deb",
}


def manifest(*rows, columns=COLUMNS):
    lines = ["\t".join(columns)]
    lines += ["\t".join(row[column] for column in columns) for row in rows]
    return "\n".join(lines) + "\n"


def test_a_row_becomes_a_source(table):
    [source] = read_manifest(manifest(GOOD | {"hints": "lisp sml"}), table)

    assert (source.registry, source.package, source.version) == ("npm", "@scope/thing", "1.0.0-rc.1")
    assert (source.n_bytes, source.licence, source.hints) == (1234, "MIT", ("lisp", "sml"))
    assert source.labels == {"python": 31, "markdown": 2}
    assert source in {source}


def test_names_and_versions_of_debian_are_fine(table):
    [source] = read_manifest(manifest(DEBIAN), table)

    assert (source.suite, source.file) == ("bookworm", DEBIAN["file"])


def test_columns_may_stand_in_any_order_beside_others(table):
    row = GOOD | {"remark": "nice"}

    assert len(read_manifest(manifest(row, columns=("remark", *reversed(COLUMNS))), table)) == 1


def test_a_file_of_another_system_reads_alike(table, tmp_path):
    file = tmp_path / "manifest.tsv"
    file.write_bytes(b"\xef\xbb\xbf" + manifest(GOOD, DEBIAN).replace("\n", "\r\n").encode())

    assert read_manifest(file, table) == read_manifest(manifest(GOOD, DEBIAN), table)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        pytest.param("registry", "crates", "registry 'crates', expected one of", id="unknown-registry"),
        pytest.param("package", "--help", "package '--help'", id="a-package-that-is-an-option"),
        pytest.param("package", "a b", "package 'a b'", id="a-package-of-two-words"),
        pytest.param("version", "-1", "version '-1'", id="a-version-that-is-an-option"),
        pytest.param("version", "git+https://x/y", "version", id="a-version-that-is-a-place"),
        pytest.param("suite", "bookworm", "suite 'bookworm'", id="a-suite-of-npm"),
        pytest.param("file", "../evil.tgz", "file '../evil.tgz'", id="a-file-elsewhere"),
        pytest.param("file", "a/b.tgz", "plain file name", id="a-file-in-a-folder"),
        pytest.param("file", ".part-x", "plain file name", id="a-hidden-file"),
        pytest.param("sha256", "abc", "64 hexadecimal digits", id="a-short-digest"),
        pytest.param("sha256", "G" * 64, "64 hexadecimal digits", id="not-a-digest"),
        pytest.param("bytes", "0", "bytes '0'", id="an-empty-archive"),
        pytest.param("bytes", "1.5e6", "bytes '1.5e6'", id="not-a-size"),
        pytest.param("licence", "", "licence '': nothing is learned", id="no-licence"),
        pytest.param("licence", "Unknown", "licence 'Unknown'", id="an-unknown-licence"),
        pytest.param("hints", "lisp fish", "hints 'fish'", id="unknown-hint"),
        pytest.param("labels", "klingon=3", "labels 'klingon' (not an id", id="unknown-label"),
        pytest.param("labels", "python", "labels 'python' (expected label=count", id="a-label-without-count"),
        pytest.param("labels", "python=1 python=2", "each label once", id="a-label-twice"),
    ],
)
def test_a_broken_cell_names_line_package_and_column(table, column, value, said):
    with pytest.raises(CorpusError) as caught:
        read_manifest(manifest(DEBIAN, GOOD | {column: value}), table)

    assert str(caught.value).splitlines()[1].startswith("  line 3, ")
    assert said in str(caught.value)


def test_a_debian_package_needs_its_suite(table):
    with pytest.raises(CorpusError, match="suite '-', expected a release"):
        read_manifest(manifest(DEBIAN | {"suite": "-"}), table)


def test_every_broken_row_is_told_at_once_one_line_each(table):
    rows = [GOOD | {"sha256": "x", "bytes": "y"}, DEBIAN, GOOD | {"licence": "none stated", "file": "b.tgz"}]

    with pytest.raises(CorpusError) as caught:
        read_manifest(manifest(*rows) + "npm\tshort\n", table)

    head, *lines = str(caught.value).splitlines()
    assert "3 broken row(s)" in head
    assert [line.partition(",")[0].partition(":")[0].strip() for line in lines] == [
        "line 2",
        "line 4",
        "line 5",
    ]
    assert "; " in lines[0]


def test_a_file_is_listed_once_whatever_its_case(table):
    """The file systems of two of three desktop systems hold only one of them."""
    other = GOOD | {"file": GOOD["file"].upper()}

    with pytest.raises(CorpusError, match=r"line 3.* stands in line 2 already"):
        read_manifest(manifest(GOOD, other), table)


def test_a_missing_column_is_named_with_all_that_are_wanted(table):
    columns = tuple(column for column in COLUMNS if column not in ("sha256", "hints"))

    with pytest.raises(CorpusError, match="line 1: no column sha256, hints"):
        read_manifest(manifest(GOOD, columns=columns), table)


@pytest.mark.parametrize("content", [None, b"\xff\xfe"], ids=["no-file", "no-text"])
def test_what_cannot_be_read_is_one_line(table, tmp_path, content):
    file = tmp_path / "manifest.tsv"
    if content:
        file.write_bytes(content)

    with pytest.raises(InputError, match="expected a manifest"):
        read_manifest(file, table)
