from __future__ import annotations

from dataclasses import replace

import pytest

from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError
from lsp_langid.training.held_out import held_out_windows, shared_windows
from lsp_langid.training.sides import sides_of
from lsp_langid.training.split import TEST

RECORDS = [
    Record(f"{label} of project {project}\n" * 12, label, f"{label}{project}", "a", False)
    for label in ("plaintext", "python", "rust")
    for project in range(24)
]
PLAN = {"seed": 5, "held_windows_per_label": 4}


@pytest.fixture
def trained(model):
    return replace(model, facts={"corpus": "digest", "plan": PLAN})


def with_plan(model, **changes):
    return replace(model, name="other", facts={"corpus": "digest", "plan": PLAN | changes})


def test_windows_are_of_test_projects_alone(trained):
    test = {
        record.project
        for records in sides_of(trained, RECORDS, "digest")[TEST].values()
        for record in records
    }

    windows = held_out_windows(trained, RECORDS, "digest")

    assert {window.project for window in windows} <= test
    assert {window.label for window in windows} == {"plaintext", "python", "rust"}


def test_a_model_of_some_languages_is_held_to_what_it_was_trained_on(trained):
    """The corpus may have others, and they would move the split."""
    others = [replace(record, label="zig", project=f"zig{place}") for place, record in enumerate(RECORDS)]

    assert sides_of(trained, [*others, *RECORDS], "digest") == sides_of(trained, RECORDS, "digest")
    assert held_out_windows(trained, [*others, *RECORDS], "digest") == held_out_windows(
        trained, RECORDS, "digest"
    )


def test_models_held_to_the_same_projects_share_their_windows(trained):
    other = with_plan(trained, network={"hidden_units": 3})

    assert shared_windows([trained, other], RECORDS, "digest") == held_out_windows(trained, RECORDS, "digest")


def test_models_of_different_seeds_are_refused(trained):
    with pytest.raises(CorpusError, match=r"small and other .* differ in seed \(5 and 6\)\. Train"):
        shared_windows([trained, with_plan(trained, seed=6)], RECORDS, "digest")


def test_models_of_different_labels_are_refused(trained):
    """The split goes by all records, so it is another one where a language was left out."""
    few = replace(
        with_plan(trained),
        labels=trained.labels[:2],
        mlp=replace(trained.mlp, w2_HK=trained.mlp.w2_HK[:, :2], b2_K=trained.mlp.b2_K[:2]),
    )

    with pytest.raises(CorpusError, match=r"labels \(3 and 2\)"):
        shared_windows([trained, few], RECORDS, "digest")


def test_a_model_of_another_corpus_is_refused_whichever_it_is(trained):
    stranger = replace(trained, name="stranger", facts={"corpus": "other", "plan": PLAN})

    for models in ([trained, stranger], [stranger, trained]):
        with pytest.raises(CorpusError, match="not the corpus that model stranger was trained on"):
            shared_windows(models, RECORDS, "digest")
