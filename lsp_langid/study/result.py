"""What the study of the ReLU on the logits measured, as plain values that go to JSON and come back.

Knows: what is kept of a run. Never: how it was measured, how it is shown.

All accuracies are shares of the held-out texts, 0..1. They differ in how an input counts whose largest
logit is shared by several labels, the true one among them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lsp_langid.core.weighting import DAMPED, RAW

LINEAR, RELU = "linear", "relu"


@dataclass(frozen=True, slots=True)
class Arm:
    """One of the networks compared: they differ in these two things and in nothing else."""

    key: str  # "a" to "d"
    logit_activation: str  # LINEAR or RELU
    scaling: str  # one of `WEIGHTINGS`: RAW or DAMPED


ARMS = (Arm("a", RELU, RAW), Arm("b", LINEAR, RAW), Arm("c", LINEAR, DAMPED), Arm("d", RELU, DAMPED))


@dataclass(frozen=True, slots=True)
class Setting:
    """All choices of a study. Two studies with equal settings and equal corpora give equal figures."""

    languages: tuple[str, ...]  # ids in the label table, sorted: the order of the outputs
    vocabulary: int  # tokens that keep their name
    texts_per_language: int  # to learn from, at most
    seeds: tuple[int, ...]  # of weights, order and dropout; the first also of split and sample
    learning_rates: tuple[float, ...]
    epochs: int
    batch_size: int
    hidden_units: int
    dropout: float
    l2: float
    init_scale: float  # standard deviation of the first layer's starting weights


@dataclass(frozen=True, slots=True)
class Data:
    """What was learnt from and measured on."""

    corpus: str  # digest
    n_train: int
    n_held_out: int
    n_features: int  # tokens and shapes
    held_out_by_language: Mapping[str, int]
    projects_train: int
    projects_held_out: int
    tokens_per_text: float  # median over the texts to learn from
    raw_norm: float  # median length of a row of raw counts; a damped row has length 1


@dataclass(frozen=True, slots=True)
class Epoch:
    """The network on all held-out texts after so many passes; epoch 0 is before the first step."""

    epoch: int
    loss: float  # mean cross-entropy, nats; seven equal logits give ln 7
    loss_dead: float | None  # of the rows whose logits are all zero; None where there are none
    loss_alive: float | None  # of the others
    tolerant: float  # a tie is a hit: what in_top_k counts
    random: float  # a tie of m is 1/m of a hit: what drawing among them would score on average
    first: float  # strict argmax: of a tie the first label is taken, a hit where that is the true one
    unique: float  # a tie is a miss
    zero_logits: float  # share of all N x K logits that are exactly zero
    dead_rows: float  # share of rows whose logits are all exactly zero
    silent_labels: int  # outputs that are zero for every row
    logit_rms: float  # root of the mean square of the logits
    gradient_w1: float  # Frobenius norm of the loss's gradient, over the held-out texts, no dropout
    gradient_w2: float


@dataclass(frozen=True, slots=True)
class Step:
    """The network on its own batch just before a step, without dropout."""

    step: int  # from 0
    loss: float
    logit_rms: float
    dead_rows: float
    gradient: float  # norm over both layers


@dataclass(frozen=True, slots=True)
class Run:
    """One network trained."""

    arm: str  # key of the arm
    learning_rate: float
    seed: int
    epochs: tuple[Epoch, ...]  # from epoch 0 on
    steps: tuple[Step, ...]  # the first fifty
    confusions: tuple[
        tuple[str, str, int], ...
    ]  # after the last epoch: truth, strict guess, texts; most first


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the study set out to see, and whether it was seen."""

    name: str  # one sentence
    wanted: str
    seen: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Study:
    """Setting, data, every run, and what they say of the claims."""

    made: str  # date, ISO
    setting: Setting
    data: Data
    runs: tuple[Run, ...]  # by arm, learning rate, seed
    claims: tuple[Claim, ...]
