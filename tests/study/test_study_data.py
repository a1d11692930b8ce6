"""What a study learns from and is measured on."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from made_texts import LINES, made_records

from lsp_langid.core.features import damp
from lsp_langid.core.weighting import DAMPED, RAW
from lsp_langid.corpus.progress import silent
from lsp_langid.errors import CorpusError, UsageError
from lsp_langid.study.data import damped_rows, draw, prepare
from lsp_langid.study.defaults import DEFAULTS

SETTING = replace(DEFAULTS, languages=tuple(sorted(LINES)), vocabulary=30, texts_per_language=40)


@pytest.fixture(scope="module")
def material():
    return prepare(made_records(), "digest", SETTING, silent())


def test_both_matrices_hold_the_same_counts(material):
    for side in (material.train, material.held_out):
        np.testing.assert_array_equal(damped_rows(side.rows[RAW]).toarray(), side.rows[DAMPED].toarray())
        np.testing.assert_allclose(damp(side.rows[RAW].toarray()), side.rows[DAMPED].toarray(), rtol=1e-6)


def test_raw_rows_are_whole_numbers_and_damped_rows_have_length_one(material):
    raw, damped = (material.train.rows[scaling].toarray() for scaling in (RAW, DAMPED))

    assert (raw == np.round(raw)).all()
    assert raw.max() > 5
    np.testing.assert_allclose(np.linalg.norm(damped, axis=1), 1, rtol=1e-5)


def test_the_facts_are_those_of_the_matrices(material):
    facts, train, held = material.facts, material.train, material.held_out

    assert train.rows[RAW].shape == (facts.n_train, facts.n_features)
    assert held.rows[RAW].shape == (facts.n_held_out, facts.n_features)
    assert list(facts.held_out_by_language) == list(material.labels)
    assert sum(facts.held_out_by_language.values()) == facts.n_held_out
    assert np.bincount(train.y_N).max() <= SETTING.texts_per_language
    norms = np.linalg.norm(train.rows[RAW].toarray(), axis=1)
    assert facts.raw_norm == pytest.approx(np.median(norms), rel=1e-5)


def test_every_project_is_on_one_side(material):
    """Two texts each, one project a fold: whoever is held out is held out whole."""
    facts = material.facts

    assert facts.projects_held_out * 2 == facts.n_held_out
    assert facts.projects_train + facts.projects_held_out <= 3 * 40


def test_blocks_of_documentation_are_left_out():
    blocks = [replace(record, fence=True, project=f"{record.project} docs") for record in made_records()]

    with_blocks = prepare([*made_records(), *blocks], "digest", SETTING, silent())

    assert with_blocks.facts == prepare(made_records(), "digest", SETTING, silent()).facts


def test_no_project_speaks_for_a_language_while_others_have_more():
    big = [replace(record, project="big") for record in made_records(30, 1) if record.label == "c"]
    small = [record for record in made_records(10, 3) if record.label == "c"]

    drawn = Counter(record.project for record in draw([*big, *small], 22, "seed"))

    assert sum(drawn.values()) == 22
    assert set(drawn.values()) == {2}


def test_another_seed_draws_others():
    records = made_records()

    assert draw(records, 20, "a") == draw(records, 20, "a") != draw(records, 20, "b")


@pytest.mark.parametrize(
    ("records", "languages", "error", "words"),
    [
        pytest.param(made_records(), ("c",), UsageError, "at least two", id="one-language"),
        pytest.param(
            made_records(), ("c", "zig"), CorpusError, "zig (0): no file", id="a-language-not-there"
        ),
        pytest.param(
            [r for r in made_records() if r.label != "c" or r.project in ("c1", "c2", "c3")],
            ("c", "rust"),
            CorpusError,
            "c (6): fewer than 10",
            id="too-little-to-learn-from",
        ),
        pytest.param(
            [replace(r, project="one") if r.label == "c" else r for r in made_records()],
            ("c", "rust"),
            CorpusError,
            "c (0): nothing held out",
            id="one-project",
        ),
    ],
)
def test_a_corpus_that_is_too_thin_is_told_with_its_languages(records, languages, error, words):
    with pytest.raises(error) as caught:
        prepare(records, "digest", replace(SETTING, languages=languages), silent())

    assert words in str(caught.value)
