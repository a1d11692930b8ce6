"""A whole build with the real stages: archives of the cache in, a corpus and a new manifest out."""

from __future__ import annotations

import hashlib
import io
import json
import tarfile

import pytest

from lsp_langid.assets import load_table
from lsp_langid.cli import main
from lsp_langid.corpus.manifest import COLUMNS, read_manifest
from lsp_langid.corpus.shards import read_corpus

WORDS = (
    "alpha",
    "beta",
    "gamma",
    "delta",
    "omega",
    "sigma",
    "kappa",
    "theta",
    "lambda_",
    "zeta",
    "iota",
    "phi",
)


def module_of(package: str, word: str) -> bytes:
    """A Python file unlike every other one."""
    lines = [
        f"def {package}_{word}_{other}({other}, count={len(other)}):\n    return {other} + count\n"
        for other in WORDS
    ]
    return ("import os\n\n" + "\n".join(lines)).encode()


def add_archive(cache, package: str) -> list[str]:
    """Put an archive into the cache and return its row of the manifest."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for word in WORDS:
            info = tarfile.TarInfo(f"package/{word}.py")
            data = module_of(package, word)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    folder = cache / "archives" / "npm"
    folder.mkdir(parents=True, exist_ok=True)
    data = packed.getvalue()
    (folder / f"{package}-1.0.tgz").write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return ["npm", package, "1.0", "-", f"{package}-1.0.tgz", digest, str(len(data)), "MIT", "", "python=12"]


@pytest.fixture
def build(tmp_path, capsys):
    """Build from two archives and a row that is not in the cache."""
    cache = tmp_path / "cache"
    rows = [add_archive(cache, package) for package in ("quokka", "wombat")]
    rows.append(["npm", "gone", "1.0", "-", "gone-1.0.tgz", "0" * 64, "99", "MIT", "", "python=1"])
    manifest = tmp_path / "manifest.tsv"
    manifest.write_text("\n".join("\t".join(row) for row in [COLUMNS, *rows]) + "\n")
    out = tmp_path / "corpus"

    def run(*options: str) -> int:
        places = ["--manifest", str(manifest), "--cache", str(cache), "--out", str(out)]
        return main(["corpus", "build", *places, "--offline", *options])

    return run, out


def test_archives_become_labelled_texts_of_their_projects(build):
    run, out = build

    assert run("--only", "py") == 0

    records = read_corpus(out, load_table())
    assert {(record.label, record.licence) for record in records} == {("python", "MIT")}
    assert {record.project for record in records} == {"quokka", "wombat"}
    report = json.loads((out / "build_report.json").read_text())
    assert [missing["package"] for missing in report["missing"]] == ["gone"]


def test_a_whole_build_holds_made_texts_and_writes_what_each_archive_gave(build, tmp_path):
    run, out = build

    assert run("--write-manifest", str(tmp_path / "after.tsv")) == 0

    labels = {record.label for record in read_corpus(out, load_table())}
    assert {"python", "plaintext", "log", "csv", "git-commit"} <= labels
    after = read_manifest(tmp_path / "after.tsv", load_table())
    assert {source.package: dict(source.labels) for source in after} == {
        "quokka": {"python": 12},
        "wombat": {"python": 12},
    }
