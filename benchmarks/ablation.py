"""Print what each choice in the features and the network is worth.

    python benchmarks/ablation.py CORPUS [--windows N] [--epochs N] [--projects SHARE] [--only VARIANT ...]

The shipped design, one change at a time, and the steps that lead to it from the network that the project
began with. A small run of the trainer for each variant, on the same windows and the same held-out projects;
all figures are macro averages of the best guess over the everyday languages (every label allowed),
the last over all labels at 3 lines. Small runs: compare rows with each other, not with the card.
"""

from __future__ import annotations

import argparse
import time
import zlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
from joblib import Parallel, delayed

from lsp_langid.assets import load_table
from lsp_langid.core.features import FeatureSpec, TokenBag, damp
from lsp_langid.core.ngrams import Ngrams
from lsp_langid.core.sample import take_sample
from lsp_langid.core.tokens import split_tokens
from lsp_langid.corpus.shards import Record, read_corpus
from lsp_langid.training.examples import by_label, held_out_examples, training_examples
from lsp_langid.training.fit import balance, label_prior
from lsp_langid.training.network import TokenBagMLP
from lsp_langid.training.plan import Plan
from lsp_langid.training.presets import SEED
from lsp_langid.training.select import LabelWindows, choose_ngrams, choose_symbols
from lsp_langid.training.split import TRAIN, VALIDATION, split_by_project

SIZES = (1, 3, 10, 40)
AFFIX_BUCKETS = 4_096
HASH_BUCKETS = 1 << 15


@dataclass(frozen=True)
class Variant:
    """One design. The defaults are the shipped one."""

    name: str
    kinds: str = "ptf"  # pairs, triples, frames; s: pairs with one token between
    n_tokens: int = 12_000
    n_ngrams: int = 36_000
    shapes: bool = True  # a token outside the vocabulary stands for its shape; else all are alike
    affixes: bool = False  # its first and last three letters count as well, hashed
    counts: str = "log"  # log, raw, presence: of unit length; unscaled: raw, and as long as they are
    hashed: bool = False  # n-grams hashed into buckets in place of a vocabulary
    bits: int = 0  # of a first-layer weight after training; 0 for floats
    network: dict[str, Any] = field(default_factory=dict)


_SEED = Variant("the seed network", kinds="", n_tokens=SEED.n_tokens, counts="unscaled", network=SEED.network)
_SEED_DAMPED = replace(
    _SEED,
    name="the seed network, damped counts",
    counts="log",
    network=SEED.network | {"init_scale": 0.1},  # the shipped one, for rows of unit length
)
_NO_L2 = {"alpha": 0.0}

VARIANTS = (
    _SEED,
    replace(_SEED, name="the seed network without L2", network=_SEED.network | _NO_L2),
    _SEED_DAMPED,
    replace(
        _SEED_DAMPED,
        name="the seed network, damped counts, without L2",
        network=_SEED_DAMPED.network | _NO_L2,
    ),
    Variant("1,200 tokens alone", kinds="", n_tokens=SEED.n_tokens),
    Variant("shipped design"),
    Variant("tokens alone", kinds=""),
    Variant("tokens and pairs", kinds="p"),
    Variant("without frames", kinds="pt"),
    Variant("with skipping pairs", kinds="ptfs"),
    Variant("12,000 n-grams", n_ngrams=12_000),
    Variant("72,000 n-grams", n_ngrams=72_000),
    Variant("n-grams hashed to 32,768", hashed=True),
    Variant("unknown tokens all alike", shapes=False),
    Variant("affixes of unknown words", affixes=True),
    Variant("raw counts", counts="raw"),
    Variant("presence", counts="presence"),
    Variant("40 hidden units", network={"hidden_units": 40}),
    Variant("80 hidden units", network={"hidden_units": 80}),
    Variant("320 hidden units", network={"hidden_units": 320}),
    Variant("no token dropout", network={"token_dropout": 0.0}),
    Variant("no dropout", network={"dropout": 0.0}),
    Variant("no label smoothing", network={"label_smoothing": 0.0}),
    Variant("first layer in 8 bits", bits=8),
    Variant("first layer in 4 bits", bits=4),
)

Array = np.ndarray


class Featurizer:
    """Rows of a variant."""

    def __init__(self, variant: Variant, spec: FeatureSpec) -> None:
        self.variant, self.spec = variant, spec
        self.bags = TokenBag(spec)
        self.grams = Ngrams(spec.symbols)
        self.known = set(spec.symbols)
        self.is_shape = np.array(["‹" in symbol for symbol in spec.symbols])
        self.n_symbols = len(spec.symbols)
        self.n_grams = HASH_BUCKETS if variant.hashed else len(spec.ngrams)
        self.n_features = self.n_symbols + self.n_grams + (AFFIX_BUCKETS if variant.affixes else 0)

    def row(self, text: str) -> tuple[Array, Array]:
        """Features of a text, ascending, and their weights."""
        ids = self.bags.symbols(text)
        if not self.variant.shapes:
            ids = np.where(self.is_shape[ids], 0, ids)
        found = [ids]
        keys = gram_keys(self.grams, ids, self.variant.kinds)
        if self.variant.hashed:
            found.append(self.n_symbols + (keys * 0x9E3779B1 >> 17) % HASH_BUCKETS)
        elif len(self.spec.ngrams):
            places = np.searchsorted(self.spec.ngrams, keys)
            hits = self.spec.ngrams.take(places, mode="clip") == keys
            found.append(self.n_symbols + places[hits])
        if self.variant.affixes:
            found.append(self._affixes(text))
        features, counts = np.unique(np.concatenate(found), return_counts=True)
        return features.astype(np.int32), weigh(counts.astype(np.float32), self.variant.counts)

    def _affixes(self, text: str) -> Array:
        words = (token for token in split_tokens(take_sample(text)) if token not in self.known)
        parts = (part for word in words if word[-1:].isalpha() for part in ("^" + word[:3], word[-3:] + "$"))
        base = self.n_symbols + self.n_grams
        return np.array([base + zlib.crc32(part.encode()) % AFFIX_BUCKETS for part in parts], dtype=np.int64)


def gram_keys(grams: Ngrams, ids: Array, kinds: str) -> Array:
    """Keys of the kinds asked for; a pair with a gap has the key of a triple with nothing first."""
    keys = grams.keys(ids)
    parts, begin = [], 0
    for kind, size in zip("ptf", map(len, grams.members(ids)), strict=True):
        if kind in kinds:
            parts.append(keys[begin : begin + size])
        begin += size
    if "s" in kinds:
        parts.append(-((ids[:-2] << 32) | (ids[2:] << 16) | 1))  # negative: no other key is
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


def weigh(counts: Array, how: str) -> Array:
    """Counts as the network sees them, all but the unscaled ones of unit length."""
    if how == "log":
        return damp(counts)
    if how == "unscaled":
        return counts
    raw = np.ones_like(counts) if how == "presence" else counts
    return np.asarray(raw / np.linalg.norm(raw), dtype=np.float32)


def matrix(texts: Sequence[str], featurizer: Featurizer) -> sp.csr_matrix:
    """Rows of the texts, made on all cores."""

    def rows(chunk: Sequence[str]) -> list[tuple[Array, Array]]:
        return [featurizer.row(text) for text in chunk]

    chunks = [texts[i : i + 4_000] for i in range(0, len(texts), 4_000)]
    made = [row for part in Parallel(n_jobs=-1)(delayed(rows)(chunk) for chunk in chunks) for row in part]
    ends = np.cumsum([0, *(len(features) for features, _ in made)])
    data = np.concatenate([weights for _, weights in made])
    return sp.csr_matrix(
        (data, np.concatenate([f for f, _ in made]), ends), (len(made), featurizer.n_features)
    )


@dataclass(frozen=True)
class Data:
    """What all variants share."""

    windows: list[LabelWindows]
    texts: list[str]
    y: Array
    weights: Array
    held: list[Any]
    chosen: dict[int, tuple[str, ...]] = field(default_factory=dict)

    def symbols(self, n_tokens: int) -> tuple[str, ...]:
        """The symbols of a vocabulary of so many tokens."""
        if n_tokens not in self.chosen:
            self.chosen[n_tokens] = choose_symbols(self.windows, n_tokens)
        return self.chosen[n_tokens]


def prepare(corpus: Path, n_windows: int, share: float) -> Data:
    """Cut the windows that every variant learns from and is measured on.

    Args:
        corpus: Folder of the corpus.
        n_windows: Of each label, to learn from.
        share: Of the projects to learn from; those to measure on stay the same.
    """
    table, plan = load_table(), Plan()
    records = read_corpus(corpus, table)
    sides = split_by_project([r.label for r in records], [r.project for r in records], plan.seed)
    train = by_label([record for record, side in zip(records, sides, strict=True) if side == TRAIN])
    train = {label: _of_projects(rs, share) for label, rs in train.items()}
    held = by_label([record for record, side in zip(records, sides, strict=True) if side == VALIDATION])
    examples = [e for rs in train.values() for e in training_examples(rs, n_windows, "ablation")]
    windows = []
    for rs in train.values():
        own = training_examples(rs, min(n_windows, plan.vocabulary_windows), "vocabulary")
        windows.append(LabelWindows([e.text for e in own], [e.project for e in own]))
    y = np.array([e.label for e in examples])
    everyday = {language.id for language in table if language.everyday}
    prior = label_prior(records, everyday, plan)
    held_out = held_out_examples(held, 20, "ablation", SIZES)
    return Data(
        windows,
        [e.text for e in examples],
        y,
        balance(y, prior),
        held_out,
    )


def _of_projects(records: Sequence[Record], share: float) -> list[Record]:
    """Records of that share of a label's projects, chosen by hash; never less than one project."""
    projects = sorted({record.project for record in records}, key=lambda name: zlib.crc32(name.encode()))
    kept = set(projects[: max(1, round(share * len(projects)))])
    return [record for record in records if record.project in kept]


def specification(data: Data, variant: Variant) -> FeatureSpec:
    """The vocabulary of a variant."""
    symbols = data.symbols(variant.n_tokens)
    bare = FeatureSpec(symbols, np.empty(0, dtype=np.int64))
    if not variant.kinds or variant.hashed:
        return bare
    keys_of = partial(gram_keys, Ngrams(symbols), kinds=variant.kinds)
    return FeatureSpec(symbols, choose_ngrams(data.windows, bare, variant.n_ngrams, keys_of))


def rounded(w: Array, bits: int) -> Array:
    """Each row rounded to that many bits, with one scale a row."""
    top = 2 ** (bits - 1) - 1
    scale = np.maximum(np.abs(w).max(axis=1, keepdims=True), 1e-12) / top
    return np.asarray(np.rint(w / scale) * scale, dtype=np.float32)


def measure(data: Data, variant: Variant, n_epochs: int) -> list[float]:
    """Macro accuracy over everyday languages at each of `SIZES`, then over all labels at 3 lines."""
    spec = specification(data, variant)
    featurizer = Featurizer(variant, spec)
    X, X_held = matrix(data.texts, featurizer), matrix([e.text for e in data.held], featurizer)
    settings = {**Plan().network, **variant.network, "max_epochs": n_epochs, "early_stopping": False}
    network = TokenBagMLP(random_state=1, **settings).fit(X, data.y, data.weights)
    if variant.bits:
        network.weights_.w1_DH[:] = rounded(network.weights_.w1_DH, variant.bits)
    best = network.predict(X_held)
    truth = np.array([e.label for e in data.held])
    sizes = np.array([e.n_lines for e in data.held])
    everyday = {language.id for language in load_table() if language.everyday}

    def macro(rows: Array, labels: Collection[str]) -> float:
        hits = [
            np.mean(best[rows & (truth == label)] == label)
            for label in labels
            if (rows & (truth == label)).any()
        ]
        return float(np.mean(hits))

    found = [macro(sizes == size, sorted(everyday)) for size in SIZES]
    return [*found, macro(sizes == 3, sorted(set(truth.tolist())))]


def main() -> None:
    """Measure the variants asked for and print them as rows of a Markdown table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--windows", type=int, default=600, help="of each label (default 600)")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument(
        "--projects", type=float, default=1.0, metavar="SHARE", help="learn from this share of the projects"
    )
    parser.add_argument("--only", nargs="*", metavar="VARIANT", help="names as printed; default all")
    args = parser.parse_args()
    data = prepare(args.corpus, args.windows, args.projects)
    print(f"{len(data.texts):,} windows to learn from, {len(data.held):,} to measure on", flush=True)
    print("| variant | " + " | ".join(f"{size} lines" for size in SIZES) + " | all labels, 3 lines | s |")
    print("| --- |" + " ---: |" * (len(SIZES) + 2))
    for variant in VARIANTS:
        if args.only and variant.name not in args.only:
            continue
        begin = time.perf_counter()
        figures = measure(data, variant, args.epochs)
        cells = " | ".join(f"{100 * figure:.1f}" for figure in figures)
        print(f"| {variant.name} | {cells} | {time.perf_counter() - begin:.0f} |", flush=True)


if __name__ == "__main__":
    main()
