"""Thresholds for a model that is trained already, and which label may be shown for which.

Knows: the table's rules and how a trained model's thresholds are chosen again. Never: weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from lsp_langid.core.features import TokenBag
from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.model import Model
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.shards import Record
from lsp_langid.training.calibrate import choose_policy
from lsp_langid.training.examples import Example, held_out_examples
from lsp_langid.training.sides import sides_of
from lsp_langid.training.split import TEST, VALIDATION


def stand_ins(labels: Sequence[str], table: LanguageTable) -> np.ndarray:
    """Whether each label may be shown for each other, shape (K, K)."""
    rows = [table.find(label) for label in labels]
    return np.array([[shown.stands_for(label) for label in rows] for shown in rows])


def choose_anew(
    model: Model,
    records: Sequence[Record],
    table: LanguageTable,
    corpus_digest: str,
    progress: Progress,
) -> tuple[Model, list[Example]]:
    """Choose the thresholds of a trained model again, as after a change of the table; nothing else changes.

    Returns:
        The model, and windows of test projects to measure it on.

    Raises:
        CorpusError: The model was trained on another corpus, so nobody knows what it has seen of this one.
    """
    sides = sides_of(model, records, corpus_digest)
    plan = model.facts["plan"]
    assert isinstance(plan, Mapping)
    seed, n_windows = plan["seed"], plan["held_windows_per_label"]
    progress.stage("ask about windows of projects held out")
    held = held_out_examples(sides[VALIDATION], n_windows, f"{seed}/validation")
    counter = TokenBag(model.spec)
    place = {label: i for i, label in enumerate(model.labels)}
    bags = [counter.bag(example.text) for example in held]
    logits = (model.mlp.logits(bag.indices, model.spec.weigh(bag.counts)) for bag in bags)
    P_NK = np.vstack(
        [model.calibration.probabilities(row, bag.n_tokens) for row, bag in zip(logits, bags, strict=True)]
    )
    policy = choose_policy(
        P_NK,
        np.array([place[example.label] for example in held]),
        np.array([bag.n_tokens for bag in bags]),
        model.labels,
        np.ones(len(held)),
        stand_ins(model.labels, table),
    )
    test = held_out_examples(sides[TEST], n_windows, f"{seed}/test")
    policy = replace(policy, min_visible_chars=model.policy.min_visible_chars)
    background = model.background()  # read now: whoever writes the model begins with an empty place for it
    return replace(model, policy=policy, background=lambda: background), test
