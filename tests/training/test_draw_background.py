from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from lsp_langid.core.features import TokenBag
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError
from lsp_langid.training.background import draw_background, redraw_background

WORDS = {"plaintext": "some words here", "python": "def def", "rust": "fn let fn"}


def records(label: str, projects: range) -> list[Record]:
    text = "\n".join([f"{WORDS[label]} {i}" for i in range(40)])
    return [Record(text, label, f"{label}{project}", "a", False) for project in projects]


def test_every_label_has_rows_and_the_not_code_class_more(model):
    validation = {label: records(label, range(30)) for label in model.labels}

    background = draw_background(model, validation, {}, seed=1)

    counts = Counter(background.label_N.tolist())
    assert counts[1] == counts[2] == 12
    assert counts[0] == 72


def test_rows_are_what_the_first_layer_makes_of_held_out_windows(model):
    validation = {label: records(label, range(30)) for label in model.labels}
    background = draw_background(model, validation, {}, seed=1)
    bag = TokenBag(model.spec).bag("def def 1")
    expected = model.mlp.hidden(bag.indices, model.spec.weigh(bag.counts))

    python_rows = background.activations[background.label_N == 1]

    assert np.abs(python_rows - expected).max(axis=1).min() < 0.3


def test_where_nothing_is_held_out_training_projects_stand_in(model):
    validation = {label: records(label, range(30)) for label in ("plaintext", "python")}
    training = {"rust": records("rust", range(2)), "python": []}

    background = draw_background(model, validation, training, seed=1)

    assert (background.label_N == 2).sum() == 12
    assert len(set(background.group_N[background.label_N == 2].tolist())) == 2


def test_the_same_seed_draws_the_same_rows(model):
    validation = {label: records(label, range(30)) for label in model.labels}

    one, two = (draw_background(model, validation, {}, seed=1) for _ in range(2))

    np.testing.assert_array_equal(one.hidden_NH, two.hidden_NH)


def test_another_corpus_than_the_models_is_refused(model):
    strange = replace(model, facts={"corpus": "abc", "plan": {"seed": 1}})

    with pytest.raises(CorpusError, match="begins with 123, expected abc"):
        redraw_background(strange, [], "123")
