"""From a corpus to the two matrices of a study: the same counts, raw and damped.

Knows: records, the split by project, the featurizer. Never: networks.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from lsp_langid.core.features import FeatureSpec, damp
from lsp_langid.core.weighting import DAMPED, RAW
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError, UsageError
from lsp_langid.study.defaults import MIN_TEXTS
from lsp_langid.study.result import Data, Setting
from lsp_langid.training.examples import by_label
from lsp_langid.training.featurize import rows_in_parallel
from lsp_langid.training.select import LabelWindows, choose_symbols
from lsp_langid.training.split import TRAIN, split_by_project

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class Side:
    """Texts as rows. Both matrices are float32 CSR of shape (N, D) with the same entries filled."""

    rows: dict[str, sp.csr_matrix]  # scaling -> matrix
    y_N: Array  # column of the true label


@dataclass(frozen=True)
class Material:
    """What every network of a study learns from and is measured on."""

    labels: tuple[str, ...]  # in order of column
    train: Side
    held_out: Side
    facts: Data


def prepare(records: Sequence[Record], corpus_digest: str, setting: Setting, progress: Progress) -> Material:
    """Split, draw, choose the vocabulary, count.

    Texts are whole files, as far as the featurizer looks at a text. Held out is everything of the projects
    that are not learnt from. The vocabulary is chosen from the texts to learn from alone.

    Raises:
        UsageError: Fewer than two languages.
        CorpusError: A language that is missing, has too few texts, or none held out.
    """
    labels = setting.languages
    if len(labels) < 2:
        raise UsageError(f"a study compares at least two languages, got {', '.join(labels) or 'none'}.")
    train, held_out = _split(records, setting)
    progress.stage(f"choose the vocabulary from {len(train):,} texts")
    windows = [
        LabelWindows([r.text for r in own], [r.project for r in own])
        for own in ([r for r in train if r.label == label] for label in labels)
    ]
    no_ngrams = np.empty(0, dtype=np.int64)
    spec = FeatureSpec(choose_symbols(windows, setting.vocabulary), no_ngrams, weighting=RAW)
    progress.stage(f"count the tokens of {len(train) + len(held_out):,} texts")
    counts = rows_in_parallel([record.text for record in (*train, *held_out)], spec)
    sides = (
        Side({RAW: raw, DAMPED: damped_rows(raw)}, np.array([labels.index(r.label) for r in group]))
        for raw, group in ((counts[: len(train)], train), (counts[len(train) :], held_out))
    )
    learnt, held = sides
    facts = _facts(corpus_digest, train, held_out, learnt.rows[RAW], labels)
    return Material(labels, learnt, held, facts)


def damped_rows(counts_ND: sp.csr_matrix) -> sp.csr_matrix:
    """Every row as the shipped network sees it; entries that are zero stay unfilled."""
    damped = counts_ND.copy()
    for start, end in zip(counts_ND.indptr[:-1], counts_ND.indptr[1:], strict=True):
        damped.data[start:end] = damp(counts_ND.data[start:end])
    return damped


def _split(records: Sequence[Record], setting: Setting) -> tuple[list[Record], list[Record]]:
    """The texts to learn from, drawn, and all that are held out."""
    labels = setting.languages
    files = [record for record in records if not record.fence and record.label in labels]
    _require(1, labels, files, "no file")
    seed = setting.seeds[0]
    sides = split_by_project([r.label for r in files], [r.project for r in files], seed)
    held_out = [record for record, side in zip(files, sides, strict=True) if side != TRAIN]
    ours = by_label([record for record, side in zip(files, sides, strict=True) if side == TRAIN])
    _require(
        MIN_TEXTS, labels, (r for own in ours.values() for r in own), f"fewer than {MIN_TEXTS} to learn from"
    )
    _require(1, labels, held_out, "nothing held out, for want of projects")
    n = setting.texts_per_language
    return [r for label in labels for r in draw(ours[label], n, f"{seed}/{label}")], held_out


def _require(least: int, labels: Sequence[str], records: Iterable[Record], what: str) -> None:
    numbers = Counter(record.label for record in records)
    thin = [f"{label} ({numbers[label]})" for label in labels if numbers[label] < least]
    if thin:
        raise CorpusError(
            f"too few texts of {', '.join(thin)}: {what}. `lsp-langid corpus stats CORPUS` counts texts and "
            "projects; take a larger corpus, or name other languages with --languages."
        )


def draw(records: Sequence[Record], n: int, seed: str) -> list[Record]:
    """At most `n` texts: one of each project, then a second of each, so that none speaks for all."""
    rng = random.Random(seed)
    turns: Counter[str] = Counter()
    numbered = []
    for record in rng.sample(list(records), len(records)):
        numbered.append((turns[record.project], record))
        turns[record.project] += 1
    return [record for _, record in sorted(numbered, key=lambda pair: pair[0])[:n]]


def _facts(
    corpus_digest: str,
    train: Sequence[Record],
    held_out: Sequence[Record],
    counts_ND: sp.csr_matrix,
    labels: Sequence[str],
) -> Data:
    by_language = Counter(record.label for record in held_out)
    return Data(
        corpus=corpus_digest,
        n_train=len(train),
        n_held_out=len(held_out),
        n_features=counts_ND.shape[1],
        held_out_by_language={label: by_language[label] for label in labels},
        projects_train=len({record.project for record in train}),
        projects_held_out=len({record.project for record in held_out}),
        tokens_per_text=float(np.median(np.asarray(counts_ND.sum(axis=1)))),
        raw_norm=float(np.median(np.sqrt(np.asarray(counts_ND.multiply(counts_ND).sum(axis=1))))),
    )
