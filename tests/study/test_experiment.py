"""The whole study on a few made texts."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from made_texts import LINES, made_records

from lsp_langid.corpus.progress import Progress, silent
from lsp_langid.study.claims import claims_of
from lsp_langid.study.defaults import DEFAULTS
from lsp_langid.study.experiment import run_study
from lsp_langid.study.json_form import study_from_json, study_to_json

SETTING = replace(
    DEFAULTS,
    languages=tuple(sorted(LINES)),
    vocabulary=30,
    seeds=(3, 4),
    learning_rates=(0.001, 0.01),
    epochs=2,
    batch_size=16,
    hidden_units=8,
)


@pytest.fixture(scope="module")
def study():
    return run_study(made_records(), "digest", SETTING, "2026-11-24", silent(), jobs=2)


def test_every_arm_runs_at_every_rate_from_every_seed_in_order(study):
    assert [(run.arm, run.learning_rate, run.seed) for run in study.runs] == [
        (arm, rate, seed) for arm in "abcd" for rate in (0.001, 0.01) for seed in (3, 4)
    ]
    assert (study.setting, study.made, study.data.corpus) == (SETTING, "2026-11-24", "digest")


def test_the_number_of_jobs_changes_nothing(study):
    assert run_study(made_records(), "digest", SETTING, "2026-11-24", silent(), jobs=1) == study


def test_the_claims_are_those_of_the_runs(study):
    assert study.claims == claims_of(study)
    assert len(study.claims) > 4


def test_a_real_study_survives_json(study):
    stored = json.dumps(study_to_json(study), allow_nan=False)

    assert study_from_json(json.loads(stored)) == study


def test_every_network_is_told_as_it_is_done():
    told = []
    progress = Progress(
        lambda name: told.append(name), lambda done, total, figures: told.append((done, total))
    )

    run_study(made_records(), "digest", replace(SETTING, seeds=(3,)), "2026-11-24", progress, jobs=1)

    assert "train 8 networks" in told[-9]
    assert told[-8:] == [(done, 8) for done in range(1, 9)]
