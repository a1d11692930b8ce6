"""The run: a corpus in, a calibrated model out.

Knows: the order of the steps. Never: how any one of them works, where files go.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from lsp_langid.core.features import FeatureSpec, TokenBag
from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.model import Model
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.sample import WINDOW_CHARS
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError
from lsp_langid.training.background import draw_background
from lsp_langid.training.calibrate import choose_policy, fit_temperatures
from lsp_langid.training.examples import Example, by_label, held_out_examples, training_examples
from lsp_langid.training.export import check_parity, quantized, to_model
from lsp_langid.training.featurize import rows_in_parallel, spec_digest, training_rows
from lsp_langid.training.network import TokenBagMLP
from lsp_langid.training.plan import Plan
from lsp_langid.training.select import LabelWindows, choose_vocabulary
from lsp_langid.training.split import TEST, TRAIN, VALIDATION, split_by_project
from lsp_langid.training.thresholds import stand_ins

PARITY_ROWS = 2_000


@dataclass(frozen=True)
class Trained:
    """What a run leaves behind."""

    model: Model
    network: TokenBagMLP
    held_out: list[Example]  # windows of test projects, never seen by any step above


def train(
    records: Sequence[Record],
    table: LanguageTable,
    corpus_digest: str,
    plan: Plan,
    cache: Path,
    progress: Progress,
) -> Trained:
    """Train, calibrate and check one model.

    Args:
        records: The corpus; labels are ids of the table.
        table: Tells which languages are everyday and which stand for which.
        corpus_digest: Goes into the model's facts.
        plan: All choices.
        cache: Folder for vocabulary and rows; a run that was stopped goes on from there.
        progress: Told about every step.

    Raises:
        CorpusError: Fewer than two labels, no not-code class, or an export that answers differently.
    """
    sides = split_by_project([r.label for r in records], [r.project for r in records], plan.seed)
    groups = {
        side: by_label([record for record, own in zip(records, sides, strict=True) if own == side])
        for side in (TRAIN, VALIDATION, TEST)
    }
    labels = list(groups[TRAIN])
    if len(labels) < 2:
        raise CorpusError(f"the corpus has {len(labels)} label(s); a classifier needs at least two.")
    spec = _vocabulary(groups[TRAIN], plan, progress)
    everyday = {language.id for language in table if language.everyday}
    X, y = _training_rows(groups[TRAIN], everyday, plan, spec, cache, progress)
    held = held_out_examples(groups[VALIDATION], plan.held_windows_per_label, f"{plan.seed}/validation")
    X_held = rows_in_parallel([example.text for example in held], spec)
    y_held = np.array([example.label for example in held])
    prior = label_prior(records, everyday, plan)
    progress.stage(f"fit {X.shape[0]:,} windows, {X.shape[1]:,} features, {len(labels)} labels")
    network = TokenBagMLP(random_state=plan.seed, **plan.network)
    network.fit(
        X,
        y,
        balance(y, prior),
        validation=(X_held, y_held) if held else None,
        progress=lambda step, n, figures: progress.part(step, n, _figures(figures)),
    )
    progress.stage("calibrate on projects held out")
    model = _calibrated(network, spec, held, X_held, y_held, table, plan, corpus_digest)
    parity = check_parity(
        network, model, [example.text for example in held[:PARITY_ROWS]], X_held[:PARITY_ROWS]
    )
    progress.part(1, 1, f"serving agrees with training on {100 * parity['agreement']:.2f} % of answers")
    background = draw_background(model, groups[VALIDATION], groups[TRAIN], plan.seed)
    model = replace(model, background=lambda: background)
    test = held_out_examples(groups[TEST], plan.held_windows_per_label, f"{plan.seed}/test")
    return Trained(model, network, test)


def label_prior(records: Sequence[Record], everyday: Collection[str], plan: Plan) -> dict[str, float]:
    """How common each label is thought to be among pastes, sum 1.

    A language that many packages hold is pasted more often than one that few hold; a power damps
    that, since packages are not pastes. Everyday languages and the not-code class weigh more by
    factors of the plan: judgements, not measurements.

    Args:
        records: The corpus; its projects are counted.
        everyday: Ids of the everyday languages.
        plan: Power and factors.
    """
    projects: dict[str, set[str]] = {}
    for record in records:
        projects.setdefault(record.label, set()).add(record.project)
    raw = {}
    for label, names in sorted(projects.items()):
        factor = plan.everyday_weight if label in everyday else 1.0
        factor *= plan.not_code_weight if label == NOT_CODE else 1.0
        raw[label] = factor * (len(names) + 3) ** plan.prior_exponent
    total = sum(raw.values())
    return {label: value / total for label, value in raw.items()}


def _vocabulary(groups: Mapping[str, Sequence[Record]], plan: Plan, progress: Progress) -> FeatureSpec:
    progress.stage("choose the vocabulary")
    windows = []
    for label, records in groups.items():
        examples = training_examples(records, plan.vocabulary_windows, f"{plan.seed}/vocabulary")
        windows.append(LabelWindows([e.text for e in examples], [e.project for e in examples]))
        progress.part(len(windows), len(groups), label)
    spec = choose_vocabulary(windows, plan.n_tokens, plan.n_ngrams, WINDOW_CHARS, plan.weighting)
    progress.part(1, 1, f"{len(spec.symbols):,} tokens and shapes, {len(spec.ngrams):,} pairs and triples")
    return spec


def _training_rows(
    groups: Mapping[str, Sequence[Record]],
    everyday: Collection[str],
    plan: Plan,
    spec: FeatureSpec,
    cache: Path,
    progress: Progress,
) -> tuple[Any, np.ndarray]:
    progress.stage("cut windows and count tokens")
    counts = {
        label: min(plan.windows_of(label, label in everyday), plan.windows_per_text * len(records))
        for label, records in groups.items()
    }
    finished: list[str] = []

    def done(label: str) -> None:
        finished.append(label)
        progress.part(len(finished), len(groups), label)

    return training_rows(groups, counts, spec, f"{plan.seed}/train", cache / "rows", done)


def balance(y: np.ndarray, prior: Mapping[str, float]) -> np.ndarray:
    """Weight of each row, so that a label's rows together weigh its prior; mean 1."""
    labels, codes, counts = np.unique(y, return_inverse=True, return_counts=True)
    weights = np.array([prior[str(label)] for label in labels]) / counts
    rows = weights[codes]
    return np.asarray(rows / rows.mean(), dtype=np.float32)


def _calibrated(
    network: TokenBagMLP,
    spec: FeatureSpec,
    held: Sequence[Example],
    X_held: Any,
    y_held: np.ndarray,
    table: LanguageTable,
    plan: Plan,
    corpus_digest: str,
) -> Model:
    labels = [str(label) for label in network.classes_]
    place = {label: i for i, label in enumerate(labels)}
    truth = np.array([place[label] for label in y_held])
    bags = TokenBag(spec)
    n_tokens = np.array([len(bags.symbols(example.text)) for example in held])
    weights = np.ones(len(truth))  # labels have about as many windows each: every one counts the same
    serving = quantized(network)
    logits = np.vstack([serving.logits(row.indices, row.data) for row in X_held])
    calibration = fit_temperatures(logits, truth, n_tokens, weights)
    P_NK = np.vstack(
        [calibration.probabilities(row, int(n)) for row, n in zip(logits, n_tokens, strict=True)]
    )
    policy = choose_policy(P_NK, truth, n_tokens, labels, weights, stand_ins(labels, table))
    facts = {
        "corpus": corpus_digest,
        "vocabulary": spec_digest(spec),
        "plan": plan.as_dict(),
        "epochs": network.history_,
    }
    return to_model(network, spec, calibration, policy, plan.model_name, facts)


def _figures(figures: Mapping[str, float]) -> str:
    shown = {"loss": "loss", "validation_loss": "held-out loss", "validation_accuracy": "held-out accuracy"}
    return ", ".join(f"{name} {figures[key]:.3f}" for key, name in shown.items() if key in figures)
