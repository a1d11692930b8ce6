from __future__ import annotations

import pytest

from lsp_langid.assets import load_table
from lsp_langid.corpus.candidates import SUFFIX, Candidate, write_candidates
from lsp_langid.corpus.contribution import contributions, write_manifest
from lsp_langid.corpus.manifest import Source, read_manifest
from lsp_langid.corpus.shards import write_shards

TABLE = load_table()


def a_source(digit: str, package: str) -> Source:
    return Source("npm", package, "1.0", "-", f"{package}-1.0.tgz", digit * 64, 99, "MIT", ("lisp",), {})


def candidate(label: str, text: str) -> Candidate:
    return Candidate(text, label, "p", "x", "file", "MIT")


@pytest.fixture
def build(tmp_path):
    """Three archives: of the first two texts are in the corpus, of the second one, of the third none."""
    sources = [a_source("a", "two"), a_source("b", "one"), a_source("c", "none")]
    texts = [
        [candidate("go.mod", "module a"), candidate("c", "int a;")],
        [candidate("c", "int a;"), candidate("c", "int dropped;")],
        [candidate("cpp", "int a;")],
    ]
    files = []
    for source, candidates in zip(sources, texts, strict=True):
        files.append(tmp_path / f"{source.sha256}{SUFFIX}")
        write_candidates(files[-1], candidates, "test")
    rows = {label: [candidate(label, text)] for label, text in (("go.mod", "module a"), ("c", "int a;"))}
    write_shards(tmp_path / "corpus", rows)
    return sources, files, tmp_path / "corpus"


def test_a_source_is_told_what_it_gave_and_one_that_gave_nothing_goes(build):
    sources, files, corpus = build

    given = contributions(sources, files, corpus, TABLE)

    assert {source.package: dict(source.labels) for source in given} == {
        "two": {"c": 1, "go.mod": 1},
        "one": {"c": 1},
    }


def test_a_written_manifest_reads_back(build, tmp_path):
    sources, files, corpus = build
    given = contributions(sources, files, corpus, TABLE)

    write_manifest(given, tmp_path / "manifest.tsv")

    assert sorted(read_manifest(tmp_path / "manifest.tsv", TABLE), key=lambda s: s.sha256) == given
