"""The whole run on a corpus of four made-up languages, small enough for a second or two."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from lsp_langid.assets import load_table
from lsp_langid.core.detector import Detector
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError
from lsp_langid.model_files import WEIGHTS_NAME, digest_of, read_model, write_model
from lsp_langid.training.card import card
from lsp_langid.training.fit import Progress, label_prior, train
from lsp_langid.training.measure import measure, metrics
from lsp_langid.training.plan import Plan

QUIET = Progress(lambda stage: None, lambda done, total, figures: None)
PLAN = replace(
    Plan(),
    n_tokens=200,
    n_ngrams=300,
    vocabulary_windows=60,
    windows_per_label=200,
    network=Plan().network | {"hidden_units": 16, "max_epochs": 6, "learning_rate": 0.02, "batch_size": 64},
)
LINES = {
    "python": [
        "def {0}({1}):",
        "    return {0}.{1}",
        "import {0}",
        "    if {0} is None:",
        "    self.{0} = {1}",
    ],
    "rust": [
        "fn {0}(&self) -> {1} {{",
        "    let mut {0} = {1}::new();",
        "}}",
        "use {0}::{1};",
        "    match {0} {{",
    ],
    "sql": ["SELECT {0} FROM {1}", "WHERE {0} = '{1}'", "INSERT INTO {0} VALUES ({1});", "GROUP BY {0}"],
    "plaintext": [
        "The {0} was about {1}.",
        "We went to {0} and {1}.",
        "It is not a {0}, he said.",
        "Dear {0},",
    ],
}


def corpus(seed: int = 0) -> list[Record]:
    rng = random.Random(seed)
    words = ["apple", "river", "stone", "cloud", "paper", "light", "music", "bread"]
    records = []
    for label, lines in LINES.items():
        for project in range(24):
            for text in range(2):
                body = "\n".join(rng.choice(lines).format(*rng.sample(words, 2)) for _ in range(30))
                records.append(Record(body, label, f"{label}{project}", f"{text}", False))
    return records


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    return train(corpus(), load_table(), "digest", PLAN, tmp_path_factory.mktemp("cache"), QUIET)


def test_a_run_learns_languages_it_can_tell_of_projects_it_never_saw(trained, table):
    figures = metrics(measure(Detector(trained.model, table), trained.held_out))

    assert figures["all"]["accuracy"] > 0.9
    assert figures["by_lines"]["10"]["accuracy"] == 1


def test_no_held_out_project_was_trained_on(trained):
    held = {example.project for example in trained.held_out}

    assert len(held) >= 4
    assert held < {record.project for record in corpus()}


def test_the_same_seed_gives_the_same_model_and_the_cache_does_not_change_it(trained, tmp_path):
    cache = tmp_path / "cache"
    first, second = (train(corpus(), load_table(), "digest", PLAN, cache, QUIET).model for _ in range(2))
    for name, model in (("a", trained.model), ("b", first), ("c", second)):
        write_model(model, tmp_path / name)

    assert len({digest_of(tmp_path / name / WEIGHTS_NAME) for name in "abc"}) == 1
    assert len(list((cache / "rows").iterdir())) == len(LINES)


def test_what_was_written_answers_like_what_was_trained(trained, table, tmp_path):
    write_model(trained.model, tmp_path)
    texts = [example.text for example in trained.held_out[:50]]

    before, after = Detector(trained.model, table), Detector(read_model(tmp_path), table)

    for text in texts:
        assert after.rank(text)[0].language == before.rank(text)[0].language


def test_the_facts_say_how_the_model_was_made(trained):
    assert trained.model.facts["corpus"] == "digest"
    assert trained.model.facts["plan"]["seed"] == PLAN.seed
    assert len(trained.model.facts["epochs"]) >= 1


def test_the_card_names_figures_and_limits(trained, table):
    measured = measure(Detector(trained.model, table), trained.held_out)

    text = card(trained.model, corpus(), measured, "2026-01-31")

    assert "4 labels" in text
    assert "Inputs: log(1 + count), unit length." in text
    assert "| 10 |" in text
    assert "**careful**, chosen for 99.0 %" in text
    assert "2026-01-31" in text


def test_one_label_is_too_few(tmp_path):
    with pytest.raises(CorpusError, match="at least two"):
        train([r for r in corpus() if r.label == "sql"], load_table(), "digest", PLAN, tmp_path, QUIET)


def test_the_prior_grows_with_projects_and_use_and_sums_to_one():
    counts = (("c", 60), ("cython", 60), ("zig", 4), ("plaintext", 60))
    records = [Record("", label, str(i), "", False) for label, n in counts for i in range(n)]

    prior = label_prior(
        records, {"c"}, replace(PLAN, prior_exponent=0.5, everyday_weight=4.0, not_code_weight=2.0)
    )

    assert prior["cython"] / prior["zig"] == pytest.approx((63 / 7) ** 0.5)
    assert prior["c"] / prior["cython"] == pytest.approx(4)
    assert prior["plaintext"] / prior["cython"] == pytest.approx(2)
    assert np.isclose(sum(prior.values()), 1)
