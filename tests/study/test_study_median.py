"""Several seeds as one row of figures."""

from __future__ import annotations

from dataclasses import fields, replace

from made_study import made_study

from lsp_langid.study.median import MedianEpoch, MedianStep, Spread, median_epochs, median_steps, spread
from lsp_langid.study.result import Epoch, Step


def test_there_is_a_row_for_every_epoch_and_step():
    study = made_study(seeds=(0, 1, 2), epochs=4)

    assert [epoch.epoch for epoch in median_epochs(study, "b", 0.01)] == [0, 1, 2, 3, 4]
    assert [step.step for step in median_steps(study, "b", 0.01)] == list(range(50))


def test_a_row_has_median_lowest_and_highest_of_the_seeds():
    epoch = median_epochs(made_study(seeds=(0, 1, 2)), "a", 0.001)[1]

    seeds = sorted(run.epochs[1].first for run in made_study(seeds=(0, 1, 2)).runs[:3])
    assert epoch.first == Spread(seeds[1], seeds[0], seeds[2])
    assert epoch.silent_labels == Spread(0, 0, 1)


def test_what_no_seed_has_is_none_and_what_some_have_is_theirs():
    study = made_study(seeds=(0, 1))
    assert median_epochs(study, "b", 0.001)[1].loss_dead is None

    first, *rest = study.runs
    last = replace(first.epochs[-1], loss_dead=None)
    changed = replace(study, runs=(replace(first, epochs=(*first.epochs[:-1], last)), *rest))

    loss = study.runs[1].epochs[-1].loss_dead
    assert median_epochs(changed, "a", 0.001)[-1].loss_dead == Spread(loss, loss, loss)


def test_an_even_number_of_seeds_gives_the_middle_of_the_middle_two():
    assert spread([4, None, 1]) == Spread(2.5, 1, 4)


def test_a_rate_that_was_not_run_has_no_rows():
    assert median_epochs(made_study(), "a", 0.5) == median_steps(made_study(), "z", 0.001) == ()


def test_no_figure_of_an_epoch_or_a_step_is_left_out():
    for plain, over_seeds in ((Epoch, MedianEpoch), (Step, MedianStep)):
        assert [field.name for field in fields(plain)] == [field.name for field in fields(over_seeds)]
