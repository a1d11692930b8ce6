"""Choose the vocabulary: the tokens, pairs and triples that tell most about the language.

Knows: which windows hold which token. Never: weights, networks.

Two passes, since an n-gram is made of symbols: first the tokens that keep their own symbol, all
others falling back to their shape; then the pairs and triples over the symbols.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lsp_langid.core.features import RARE, FeatureSpec, TokenBag
from lsp_langid.core.sample import take_sample
from lsp_langid.core.tokens import shape_of, split_tokens
from lsp_langid.core.weighting import DAMPED
from lsp_langid.parallel import each
from lsp_langid.training.featurize import shared

MAX_TOKEN_CHARS = 28
MIN_PROJECTS = 3  # a token of fewer projects is somebody's name, not a language's


# Hashes and mixed-up words: a person's or a project's, never a language's.
_NAMELESS = frozenset(f"{sigil}‹{shape}›" for sigil in ("", *"#@$%&.:!?~-<") for shape in ("hash", "mixed"))


@dataclass(frozen=True, slots=True)
class Holders:
    """How often a feature was seen: in how many windows of each label, and of how many projects."""

    n_windows: np.ndarray  # of each label, shape (n_features, n_labels), int32
    n_projects: np.ndarray  # shape (n_features,), int32


@dataclass(frozen=True, slots=True)
class LabelWindows:
    """Windows of one label with the project of each."""

    texts: Sequence[str]
    projects: Sequence[str]


def choose_vocabulary(
    windows: Sequence[LabelWindows],
    n_tokens: int,
    n_ngrams: int,
    window_chars: int,
    weighting: str = DAMPED,
) -> FeatureSpec:
    """Return the vocabulary of `n_tokens` tokens, the common shapes and `n_ngrams` n-grams.

    Args:
        windows: One entry a label, about as many windows each: every label counts the same.
        n_tokens: Tokens that keep a symbol of their own.
        n_ngrams: Pairs, triples and frames.
        window_chars: Goes into the vocabulary's specification,
        weighting: and so does this.
    """
    symbols = choose_symbols(windows, n_tokens)
    bare = FeatureSpec(symbols, np.empty(0, dtype=np.int64), window_chars, weighting)
    return replace(bare, ngrams=choose_ngrams(windows, bare, n_ngrams)) if n_ngrams else bare


def choose_symbols(windows: Sequence[LabelWindows], n_tokens: int) -> tuple[str, ...]:
    """Return `RARE`, the shapes that several projects use, and the most telling tokens."""
    parts = list(each(_count_tokens, ((part,) for part in windows)))
    tokens, holders = _merge(
        [tuple(part[0]) for part in parts], [part[1] for part in parts], [part[2] for part in parts]
    )
    enough = np.flatnonzero(holders.n_projects >= MIN_PROJECTS)
    scores = information(holders.n_windows[enough], np.array([len(part.texts) for part in windows]))
    best = enough[np.argsort(-scores, kind="stable")[:n_tokens]]
    kept = {str(tokens[i]) for i in best}
    shape_projects: Counter[str] = Counter()
    for token, count in zip(tokens, holders.n_projects, strict=True):
        if token not in kept:
            shape_projects[shape_of(token)] += int(count)
    shapes = {shape for shape, count in shape_projects.items() if count >= 40}
    return (RARE, *sorted((kept | shapes) - {RARE}))


def choose_ngrams(
    windows: Sequence[LabelWindows],
    spec: FeatureSpec,
    n_ngrams: int,
    keys_of: Callable[[np.ndarray], np.ndarray] | None = None,
) -> np.ndarray:
    """Return the keys of the most telling n-grams, ascending.

    Args:
        windows: One entry a label.
        spec: The symbols.
        n_ngrams: How many.
        keys_of: Keys of a row of symbols; None for those that serving counts. For experiments.
    """
    parts = list(each(_count_ngrams, ((part, keys_of) for part in windows), shared=shared(spec)))
    keys, holders = _merge(
        [part[0] for part in parts], [part[1] for part in parts], [part[2] for part in parts]
    )
    enough = np.flatnonzero(holders.n_projects >= MIN_PROJECTS)
    scores = information(holders.n_windows[enough], np.array([len(part.texts) for part in windows]))
    best = enough[np.argsort(-scores, kind="stable")[:n_ngrams]]
    return np.sort(np.asarray(keys, dtype=np.int64)[best])


def information(n_windows: np.ndarray, n_total: np.ndarray) -> np.ndarray:
    """Mutual information of "the window holds the feature" and the label, in nats.

    Every label has the same prior, so that rare languages choose as loudly as common ones. The
    same figure as scikit-learn's `mutual_info_score` on each 2 x K table, for all tables at once.

    Args:
        n_windows: Windows of each label that hold the feature, shape (n_features, n_labels).
        n_total: Windows of each label, shape (n_labels,), all > 0.

    Returns:
        float64, shape (n_features,), >= 0.
    """
    scores = np.empty(len(n_windows))
    for start in range(0, len(n_windows), 20_000):
        p = n_windows[start : start + 20_000] / n_total  # P(feature | label)
        mean = p.mean(axis=1)
        within = _entropy(p).mean(axis=1)
        scores[start : start + 20_000] = _entropy(mean) - within
    return np.maximum(scores, 0.0)


def _entropy(p: np.ndarray) -> np.ndarray:
    q = np.clip(p, 1e-12, 1 - 1e-12)
    return np.asarray(-q * np.log(q) - (1 - q) * np.log1p(-q))


def _count_tokens(part: LabelWindows) -> tuple[list[str], np.ndarray, np.ndarray]:
    n_windows: Counter[str] = Counter()
    holders: set[tuple[str, str]] = set()
    for text, project in zip(part.texts, part.projects, strict=True):
        seen = {_candidate(token) for token in split_tokens("\n" + take_sample(text))}
        n_windows.update(seen)
        holders.update((project, token) for token in seen)
    n_projects = Counter(token for _, token in holders)
    tokens = sorted(n_windows)
    return tokens, _row(n_windows, tokens), _row(n_projects, tokens)


def _candidate(token: str) -> str:
    """Return what of a token may enter the vocabulary: numbers, line starts and hashes only by shape."""
    if len(token) > MAX_TOKEN_CHARS or token[0] == "\n" or token[0].isdigit():
        return shape_of(token)
    return token if token.isalpha() or shape_of(token) not in _NAMELESS else shape_of(token)


def _row(counts: Counter[str], tokens: Iterable[str]) -> np.ndarray:
    return np.array([counts[token] for token in tokens], dtype=np.int32)


def _count_ngrams(
    spec: FeatureSpec, part: LabelWindows, keys_of: Callable[[np.ndarray], np.ndarray] | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    bags = TokenBag(spec)
    keys_of = keys_of or bags.ngrams.keys
    order = {project: i for i, project in enumerate(dict.fromkeys(part.projects))}
    seen, owners = [], []
    for text, project in zip(part.texts, part.projects, strict=True):
        keys = np.unique(keys_of(bags.symbols(text)))
        seen.append(keys)
        owners.append(np.full(len(keys), order[project], dtype=np.int64))
    all_keys = np.concatenate(seen)
    all_owners = np.concatenate(owners)
    keys, inverse, n_windows = np.unique(all_keys, return_inverse=True, return_counts=True)
    held = np.unique(inverse * len(order) + all_owners)
    n_projects = np.bincount(held // len(order), minlength=len(keys))
    keep = n_windows > 1  # a key seen once in a label adds nothing but memory
    return keys[keep], n_windows[keep].astype(np.int32), n_projects[keep].astype(np.int32)


def _merge(
    names: Sequence[Sequence[str] | np.ndarray],
    n_windows: Sequence[np.ndarray],
    n_projects: Sequence[np.ndarray],
) -> tuple[np.ndarray, Holders]:
    """Bring the counts of all labels onto one list of features that enough projects hold."""
    flat = np.concatenate([np.asarray(part) for part in names])
    features, inverse = np.unique(flat, return_inverse=True)
    projects = np.bincount(inverse, weights=np.concatenate(n_projects), minlength=len(features))
    keep = np.flatnonzero(projects >= MIN_PROJECTS)
    place = np.full(len(features), -1, dtype=np.int64)
    place[keep] = np.arange(len(keep))
    table = np.zeros((len(keep), len(names)), dtype=np.int32)
    start = 0
    for label, counts in enumerate(n_windows):
        rows = place[inverse[start : start + len(counts)]]
        known = rows >= 0
        table[rows[known], label] = counts[known]
        start += len(counts)
    return features[keep], Holders(table, projects[keep].astype(np.int32))
