"""What each archive gave to a corpus, and the manifest that says so.

Knows: rows of corpora, files of candidates, the columns of a manifest. Never: how texts are chosen.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lsp_langid.core.languages import LanguageTable
from lsp_langid.corpus.candidates import SUFFIX, read_candidates
from lsp_langid.corpus.manifest import COLUMNS, Source
from lsp_langid.corpus.shards import labelled_files, read_rows
from lsp_langid.parallel import each


def contributions(
    sources: Sequence[Source], extracted: Sequence[Path], corpus: Path, table: LanguageTable
) -> list[Source]:
    """Return the sources that gave at least one text, each with its counts by label.

    A text that two archives hold counts for both: either could be missing one day.

    Args:
        sources: Those that the corpus was built from.
        extracted: Their files of candidates.
        corpus: Folder of the corpus.
        table: Knows the labels.
    """
    kept: set[bytes] = set()
    for keys in each(_keys_of_rows, labelled_files(corpus, table)):
        kept |= keys
    by_digest: dict[str, Mapping[str, int]] = {}
    for path in extracted:
        counts = Counter(
            candidate.label
            for candidate in read_candidates(path)
            if _key(candidate.label, candidate.text) in kept
        )
        by_digest[path.name.removesuffix(SUFFIX)] = dict(sorted(counts.items()))
    return [
        replace(source, labels=by_digest[source.sha256]) for source in sources if by_digest.get(source.sha256)
    ]


def write_manifest(sources: Sequence[Source], path: Path) -> None:
    """Write a manifest, rows in order of registry and package."""
    lines = ["\t".join(COLUMNS)]
    for source in sorted(sources, key=lambda source: (source.registry, source.package, source.version)):
        cells = {
            "registry": source.registry,
            "package": source.package,
            "version": source.version,
            "suite": source.suite,
            "file": source.file,
            "sha256": source.sha256,
            "bytes": str(source.n_bytes),
            "licence": source.licence,
            "hints": " ".join(source.hints),
            "labels": " ".join(f"{label}={count}" for label, count in sorted(source.labels.items())),
        }
        lines.append("\t".join(cells[column] for column in COLUMNS))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def _keys_of_rows(file: Path, label: str) -> set[bytes]:
    return {_key(label, row["text"]) for row in read_rows(file)}


def _key(label: str, text: str) -> bytes:
    return hashlib.blake2b(f"{label}\0{text}".encode("utf-8", "surrogatepass"), digest_size=12).digest()
