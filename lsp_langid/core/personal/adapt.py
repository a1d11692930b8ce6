"""Put together what answers one user: the model moved by corrections, with languages of the user's own.

Knows: in which order this is done, and what cannot be used. Never: texts, files.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.mlp import Array, Mlp
from lsp_langid.core.model import Model
from lsp_langid.core.personal.background import Background, empty_background
from lsp_langid.core.personal.correction import MOST_CORRECTIONS, Correction
from lsp_langid.core.personal.learn import Layer, Lessons, Rehearsal, learn
from lsp_langid.core.personal.logistic import fit_logistic
from lsp_langid.core.personal.outputs import ExtraOutputs, no_outputs
from lsp_langid.core.personal.personal import Personal
from lsp_langid.core.personal.taught import TaughtLanguage
from lsp_langid.core.policy import Policy

# A language that the model lacks gets an output, fitted to its corrections against all else.
_NEW_WEIGHT = 5.0  # of a correction, where a row of the background has 1
_NEW_RIDGE = 1.0


@dataclass
class Memory:
    """What need not be worked out anew when one more correction comes. Shared between detectors."""

    hidden: dict[str, Array] = field(default_factory=dict)  # id of a correction -> hidden activations
    rehearsal: tuple[bytes, Rehearsal] | None = None  # of the taught languages with these weights


@dataclass(frozen=True, eq=False)
class Adapted:
    """What a detector asks in place of the shipped parts. For nobody they are the shipped parts."""

    table: LanguageTable
    mlp: Mlp
    extra: ExtraOutputs  # behind the outputs of `mlp`
    policy: Policy


def adapt(model: Model, table: LanguageTable, personal: Personal, memory: Memory) -> Adapted:
    """Take in what is known of a user, as far as it belongs to this model and this table.

    What was made with another model stays out, and so does a taught language that the table has come to
    know, and a correction to a language that nobody knows any more.
    """
    own = [one for one in personal.taught if not table.has_word(one.language.id)]
    if own:
        table = table.extended([one.language for one in own])
    taught = [one for one in own if is_usable(one, model)]
    corrections = _last_words(
        [one for one in personal.corrections if is_usable(one, model) and one.label in table]
    )
    layer = Layer(model.mlp.w2_HK, model.mlp.b2_K, model.calibration, _taught_outputs(taught, model))
    if corrections:
        table = _with_wanted(table, {one.label for one in corrections})
        layer = _corrected(layer, corrections, model, memory)
    policy = model.policy
    if taught:
        policy = _with_thresholds(policy, {one.language.id: one.threshold for one in taught})
    return Adapted(table, replace(model.mlp, w2_HK=layer.w2_HK, b2_K=layer.b2_K), layer.extra, policy)


def _last_words(corrections: Sequence[Correction]) -> list[Correction]:
    """The newest corrections, one a text, oldest first."""
    in_order = sorted(corrections, key=lambda one: (one.when, one.id))
    return list({one.id: one for one in in_order}.values())[-MOST_CORRECTIONS:]


def is_usable(one: Correction | TaughtLanguage, model: Model) -> bool:
    """Whether it was made with this model, and can be."""
    if one.model != model.identity:
        return False
    if isinstance(one, TaughtLanguage):
        return len(one.weights) == len(model.mlp.b1_H)
    return bool(one.indices) and one.indices[-1] < model.spec.n_features


def _taught_outputs(taught: Sequence[TaughtLanguage], model: Model) -> ExtraOutputs:
    if not taught:
        return no_outputs(len(model.mlp.b1_H))
    return ExtraOutputs(
        tuple(one.language.id for one in taught),
        np.array([one.weights for one in taught]).T,
        np.array([one.bias for one in taught]),
        tuple(one.words for one in taught),
    )


def _corrected(layer: Layer, corrections: Sequence[Correction], model: Model, memory: Memory) -> Layer:
    """The layer moved by corrections; languages that the model lacks get outputs of their own."""
    background = model.background() or empty_background(len(model.mlp.b1_H))
    hidden = _hidden(corrections, model, memory)
    known = {*model.labels, *layer.extra.labels}
    lacking = sorted({one.label for one in corrections} - known) if len(background) else []
    if lacking:
        layer = replace(layer, extra=_with_new(layer.extra, lacking, corrections, hidden, background))
        rehearsal = Rehearsal.of(layer, background)
    else:
        rehearsal = _rehearsal(layer, background, memory)
    output_of = {label: i for i, label in enumerate((*model.labels, *layer.extra.labels))}
    used = [i for i, one in enumerate(corrections) if one.label in output_of]
    if not used:
        return layer
    lessons = Lessons(
        hidden[used],
        np.array([corrections[i].n_tokens for i in used]),
        np.array([output_of[corrections[i].label] for i in used]),
    )
    return _moved(layer, learn(layer, lessons, rehearsal))


def _hidden(corrections: Sequence[Correction], model: Model, memory: Memory) -> Array:
    """Hidden activations of each correction, shape (N, H)."""
    before, rows = memory.hidden, {}
    for one in corrections:
        rows[one.id] = before[one.id] if one.id in before else _activations(one, model)
    memory.hidden = rows  # in one move, since threads may share it; those forgotten go
    return np.array(list(rows.values()))


def _activations(one: Correction, model: Model) -> Array:
    counts = np.array(one.counts, dtype=np.float32)
    return model.mlp.hidden(np.array(one.indices), model.spec.weigh(counts))


def _rehearsal(layer: Layer, background: Background, memory: Memory) -> Rehearsal:
    key = layer.extra.weights_HX.tobytes() + layer.extra.bias_X.tobytes()
    if memory.rehearsal is None or memory.rehearsal[0] != key:
        memory.rehearsal = key, Rehearsal.of(layer, background)
    return memory.rehearsal[1]


def _with_new(
    extra: ExtraOutputs,
    labels: Sequence[str],
    corrections: Sequence[Correction],
    hidden: Array,
    background: Background,
) -> ExtraOutputs:
    """One more output for each of these languages."""
    rows = np.vstack([hidden, background.activations])
    weights_X, bias_X = [], []
    for label in labels:
        is_it = np.array([one.label == label for one in corrections] + [False] * len(background))
        weights, bias = fit_logistic(
            rows, is_it, np.where(is_it, _NEW_WEIGHT, 1.0), np.full(rows.shape[1], _NEW_RIDGE), -4.0
        )
        weights_X.append(weights)
        bias_X.append(bias)
    return ExtraOutputs(
        (*extra.labels, *labels),
        np.hstack([extra.weights_HX, np.array(weights_X).T]),
        np.concatenate([extra.bias_X, bias_X]),
        (*extra.words_X, *({} for _ in labels)),
    )


def _moved(layer: Layer, change: Array) -> Layer:
    n_known = len(layer.b2_K)
    known, others = change[:, :n_known].astype(np.float32), change[:, n_known:]
    extra = replace(
        layer.extra,
        weights_HX=layer.extra.weights_HX + others[:-1],
        bias_X=layer.extra.bias_X + others[-1],
    )
    return replace(layer, w2_HK=layer.w2_HK + known[:-1], b2_K=layer.b2_K + known[-1], extra=extra)


def _with_wanted(table: LanguageTable, labels: Collection[str]) -> LanguageTable:
    """The table, with languages that the user has named told although the model is weak at them."""
    weak = [row for row in table if row.weak and row.id in labels]
    return table.extended(replace(row, weak=False) for row in weak) if weak else table


def _with_thresholds(policy: Policy, needed: Mapping[str, float]) -> Policy:
    modes = {
        mode: replace(limits, by_label={**limits.by_label, **needed}) for mode, limits in policy.modes.items()
    }
    return replace(policy, modes=modes)
