"""Turn examples into sparse rows, on the backend in force, label by label, remembering what is done.

Knows: the featurizer and a cache folder. Never: weights.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from lsp_langid.core import features, ngrams, sample, tokens
from lsp_langid.core.features import FeatureSpec, TokenBag
from lsp_langid.core.weighting import DAMPED
from lsp_langid.corpus.shards import Record
from lsp_langid.parallel import Shared, each, unchanged
from lsp_langid.training import augment, examples, licence, windows
from lsp_langid.training.examples import Example, training_examples

Parts = tuple[np.ndarray, np.ndarray, np.ndarray]


def rows_of(texts: Sequence[str], spec: FeatureSpec) -> sp.csr_matrix:
    """Each text as the network sees it, float32 CSR of shape (N, D)."""
    return _matrix([_parts(spec, texts)], spec)


def rows_in_parallel(texts: Sequence[str], spec: FeatureSpec) -> sp.csr_matrix:
    """The same as `rows_of`, on the backend in force."""
    size = 2_000
    chunks = [texts[i : i + size] for i in range(0, len(texts), size)]
    return _matrix(list(each(_parts, ((chunk,) for chunk in chunks), shared=shared(spec))), spec)


def training_rows(
    groups: Mapping[str, Sequence[Record]],
    counts: Mapping[str, int],
    spec: FeatureSpec,
    seed: str,
    cache: Path,
    done: Callable[[str], None],
) -> tuple[sp.csr_matrix, np.ndarray]:
    """Cut and featurize the training windows of every label.

    Args:
        groups: Records of each label.
        counts: Windows of each label.
        spec: The vocabulary.
        seed: Of the windows; part of the cache's key together with everything else.
        cache: Folder that keeps each label's rows, so that a stopped run goes on where it was.
        done: Called with each label as it is finished.

    Returns:
        float32 CSR of shape (N, D), and N labels.
    """
    cache.mkdir(parents=True, exist_ok=True)
    jobs = ((label, records, counts[label], seed, cache) for label, records in groups.items())
    parts = []
    for label, part in each(_label_parts, jobs, shared=shared(spec)):
        parts.append((label, part))
        done(label)
    y = np.concatenate([np.full(len(part[2]) - 1, label, dtype=object) for label, part in parts]).astype(str)
    return _matrix([part for _, part in parts], spec), y


def shared(spec: FeatureSpec) -> Shared[FeatureSpec]:
    """A vocabulary as it goes to the workers: once to each, not with every label."""
    return Shared(spec_digest(spec), unchanged, spec)


def spec_digest(spec: FeatureSpec) -> str:
    """SHA-256 of a vocabulary."""
    digest = hashlib.sha256("\0".join(spec.symbols).encode("utf-8", "surrogatepass"))
    digest.update(spec.ngrams.tobytes())
    digest.update(str(spec.window_chars).encode())
    if spec.weighting != DAMPED:  # the only one there was: models tell their vocabulary by this digest
        digest.update(spec.weighting.encode())
    return digest.hexdigest()


def code_digest() -> str:
    """SHA-256 of the sources that decide what a row holds: rows of other code are not taken up."""
    digest = hashlib.sha256()
    for module in (sample, tokens, ngrams, features, augment, licence, windows, examples):
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()


def _label_parts(
    spec: FeatureSpec, label: str, records: Sequence[Record], count: int, seed: str, cache: Path
) -> tuple[str, Parts]:
    texts = hashlib.sha256("\0".join(record.text for record in records).encode("utf-8", "surrogatepass"))
    parts = (seed, label, str(count), spec_digest(spec), texts.hexdigest(), code_digest())
    key = hashlib.sha256("|".join(parts).encode()).hexdigest()
    file = cache / f"{key[:32]}.npz"
    if file.is_file():
        with np.load(file, allow_pickle=False) as arrays:
            return label, (arrays["indices"], arrays["data"], arrays["indptr"])
    cut: list[Example] = training_examples(records, count, seed)
    part = _parts(spec, [example.text for example in cut])
    cache.mkdir(parents=True, exist_ok=True)  # on a worker elsewhere it may not be there
    partial = file.with_suffix(".partial.npz")
    np.savez(partial, indices=part[0], data=part[1], indptr=part[2])
    partial.replace(file)  # in one move, so that a stopped run leaves no half file
    return label, part


def _parts(spec: FeatureSpec, texts: Sequence[str]) -> Parts:
    bags = TokenBag(spec)
    rows = [bags.bag(text) for text in texts]
    indptr = np.cumsum([0, *(len(row.indices) for row in rows)])
    indices = np.concatenate([row.indices for row in rows]).astype(np.int32)
    data = np.concatenate([spec.weigh(row.counts) for row in rows])
    return indices, data, indptr


def _matrix(parts: Sequence[Parts], spec: FeatureSpec) -> sp.csr_matrix:
    blocks = [
        sp.csr_matrix((data, indices, indptr), shape=(len(indptr) - 1, spec.n_features))
        for indices, data, indptr in parts
    ]
    return sp.vstack(blocks, format="csr")
