from __future__ import annotations

import random
from dataclasses import replace

import pytest

from lsp_langid.core.detector import Detector
from lsp_langid.core.weighting import DAMPED, RAW
from lsp_langid.corpus.progress import silent
from lsp_langid.corpus.shards import Record
from lsp_langid.model_files import read_model, write_model
from lsp_langid.training.fit import train
from lsp_langid.training.network import TokenBagMLP
from lsp_langid.training.plan import Plan
from lsp_langid.training.presets import PRESETS, SEED, SHIPPED
from lsp_langid.training.sides import sides_of

LINES = {
    "plaintext": ["The {} was there.", "We went to {} again."],
    "python": ["def {}(self):", "    return {}", "import {}"],
    "rust": ["fn {}() {{", "    let mut {} = 1;", "use {};"],
}


def corpus() -> list[Record]:
    rng = random.Random(4)
    return [
        Record(
            "\n".join(rng.choice(lines).format(rng.choice(("apple", "river"))) for _ in range(30)),
            label,
            f"{label}{project}",
            "a",
            False,
        )
        for label, lines in LINES.items()
        for project in range(24)
    ]


@pytest.fixture(scope="module")
def seed_model(table, tmp_path_factory):
    plan = replace(
        SEED,
        vocabulary_windows=40,
        windows_per_label=100,
        network=SEED.network | {"batch_size": 32, "hidden_units": 8},
    )
    return train(corpus(), table, "digest", plan, tmp_path_factory.mktemp("cache"), silent()).model


def test_the_shipped_preset_is_the_plan_that_is_followed_when_nobody_chooses():
    assert PRESETS["shipped"] == SHIPPED == Plan()


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_a_network_that_can_be_built(name):
    plan = PRESETS[name]

    assert plan.preset == name
    assert TokenBagMLP(**plan.network).get_params().items() >= plan.network.items()


def test_the_seed_is_the_network_that_the_project_began_with():
    wanted = {"hidden_units": 96, "dropout": 0.2, "alpha": 0.01, "token_dropout": 0.0, "label_smoothing": 0.0}

    assert SEED.network.items() >= wanted.items()
    assert (SEED.weighting, SEED.n_ngrams) == (RAW, 0)
    assert (SHIPPED.n_tokens + SHIPPED.n_ngrams) / SEED.n_tokens == 40
    assert SHIPPED.weighting == DAMPED


def test_both_presets_hold_out_the_same_projects(seed_model):
    """Else they could not be laid beside each other."""
    assert (SEED.seed, SEED.held_windows_per_label) == (SHIPPED.seed, SHIPPED.held_windows_per_label)
    shipped = replace(seed_model, facts={"corpus": "digest", "plan": SHIPPED.as_dict()})
    assert sides_of(seed_model, corpus(), "digest") == sides_of(shipped, corpus(), "digest")


def test_a_trained_seed_says_what_it_is(seed_model):
    assert seed_model.name == "seed"
    assert seed_model.facts["plan"]["preset"] == "seed"
    assert seed_model.spec.weighting == RAW
    assert len(seed_model.spec.ngrams) == 0


def test_a_trained_seed_answers_explains_and_follows_edits_as_every_model_does(seed_model, table, tmp_path):
    write_model(seed_model, tmp_path)
    detector = Detector(read_model(tmp_path), table)
    text = "def apple(self):\n    return river\n"

    assert detector.rank(text)[0].language.id == "python"
    assert detector.explain(text).supporting
    lines = detector.follow()
    for end in range(0, len(text) + 1, 7):
        assert detector.identify(text[:end], lines=lines) == detector.identify(text[:end])
