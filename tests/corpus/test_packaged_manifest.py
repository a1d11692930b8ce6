"""The manifest that comes along: every row is sound, and it names enough to learn from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from lsp_langid import corpus
from lsp_langid.assets import load_detector, load_table
from lsp_langid.corpus.manifest import REGISTRIES, read_manifest

TABLE = load_table()


@pytest.fixture(scope="module")
def sources():
    return read_manifest(Path(corpus.__file__).with_name("manifest.tsv"), TABLE)


def test_every_registry_is_asked(sources):
    assert {source.registry for source in sources} == set(REGISTRIES)


def test_every_archive_earns_its_download(sources):
    assert all(sum(source.labels.values()) for source in sources)


def test_every_label_of_the_model_has_a_source_or_is_made(sources):
    named = Counter(label for source in sources for label in source.labels)
    made = {"csv", "dotenv", "git-commit", "git-rebase", "http", "log", "plaintext", "tsv"}

    assert set(load_detector().model.labels) - set(named) <= made


def test_everyday_languages_come_from_ten_archives_or_are_weak(sources):
    named = Counter(label for source in sources for label in source.labels)

    thin = [row.id for row in TABLE if row.everyday and not row.weak and named[row.id] < 10]
    assert thin == []
