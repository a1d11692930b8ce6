"""A small study made by formula, shaped like the real one: no network is trained for it."""

from __future__ import annotations

import math

from lsp_langid.study.result import ARMS, Claim, Data, Epoch, Run, Setting, Step, Study

LANGUAGES = ("c", "cpp", "go", "java", "javascript", "python", "ruby")
N_HELD_OUT = 700


def made_study(
    *,
    languages: tuple[str, ...] = LANGUAGES,
    learning_rates: tuple[float, ...] = (0.001, 0.01),
    seeds: tuple[int, ...] = (0, 1, 2),
    epochs: int = 4,
    steps: int = 50,
) -> Study:
    """Raw counts start at a loss of 12; ReLU on them loses half of the rows; the others learn quietly."""
    setting = Setting(languages, 500, 2000, seeds, learning_rates, epochs, 64, 96, 0.2, 0.0, 0.1)
    each = N_HELD_OUT // len(languages)
    data = Data(
        "c0ffee" * 10 + "cafe",
        14_000,
        each * len(languages),
        563,
        dict.fromkeys(languages, each),
        900,
        300,
        812.0,
        214.5,
    )
    runs = tuple(
        made_run(arm.key, rate, seed, languages, epochs, steps)
        for arm in ARMS
        for rate in learning_rates
        for seed in seeds
    )
    claims = (
        Claim("A tie counted as a hit looks like success.", "at least 4 of 5 seeds", "5 of 5", True),
        Claim("Scaled input needs few epochs.", "0.99 strict", "0.98 strict", False),
    )
    return Study("2026-11-24", setting, data, runs, claims)


def made_run(
    arm: str, rate: float, seed: int, languages: tuple[str, ...] = LANGUAGES, epochs: int = 4, steps: int = 50
) -> Run:
    confusions = (("cpp", "c", 9 + seed), ("c", "cpp", 4)) if "cpp" in languages else ()
    return Run(
        arm,
        rate,
        seed,
        tuple(made_epoch(arm, seed, epoch, len(languages)) for epoch in range(epochs + 1)),
        tuple(made_step(arm, seed, step) for step in range(steps)),
        confusions,
    )


def made_epoch(arm: str, seed: int, epoch: int, n_labels: int) -> Epoch:
    dead = {"a": 0.48 if epoch else 0.02}.get(arm, 0.0)
    first = {"a": 0.62, "b": 0.92, "c": 0.97, "d": 0.965}[arm] - 0.004 * seed
    first = first + 0.002 * epoch if epoch else 1 / n_labels
    raw, ln_k = arm in "ab", math.log(n_labels)
    alive = (0.1 if epoch else 12.0 if raw else ln_k) + 0.01 * seed
    return Epoch(
        epoch,
        loss=dead * ln_k + (1 - dead) * alive,
        loss_dead=ln_k if dead else None,
        loss_alive=alive,
        tolerant=min(1.0, first + 0.75 * dead),
        random=first + dead / n_labels - dead / 10,
        first=first,
        unique=first - dead / n_labels,
        zero_logits=0.8 if arm == "a" else 0.3 if arm == "d" else 0.0,
        dead_rows=dead,
        silent_labels=1 if arm == "a" and seed == 2 and epoch else 0,
        logit_rms=(30.0 if raw else 0.4) + epoch,
        gradient_w1=(8.0 if raw else 0.1) / (1 + epoch),
        gradient_w2=(40.0 if raw else 0.2) / (1 + epoch),
    )


def made_step(arm: str, seed: int, step: int) -> Step:
    raw, fall = arm in "ab", math.exp(-step / 15)
    return Step(
        step,
        loss=(12.0 if raw else 1.95) * fall + 0.1 * seed,
        logit_rms=(30.0 if raw else 0.4) + 0.1 * step,
        dead_rows=0.5 * (1 - fall) if arm == "a" else 0.0,
        gradient=(50.0 if raw else 0.3) * fall,
    )
