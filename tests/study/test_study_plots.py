"""What is on the axes, not how it looks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from made_study import made_study
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from lsp_langid.study.plots import draw_accuracies, draw_first_steps, draw_loss, draw_tie_rules

DRAWINGS = (draw_accuracies, draw_loss, draw_tie_rules, draw_first_steps)


def words(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text))


@pytest.mark.parametrize("draw", DRAWINGS)
@pytest.mark.parametrize(
    "study",
    [
        pytest.param(made_study(), id="as-usual"),
        pytest.param(made_study(seeds=(3,), learning_rates=(0.01,)), id="one-run-of-each"),
        pytest.param(made_study(epochs=1, steps=1), id="one-epoch-of-one-step"),
        pytest.param(made_study(languages=("c", "go")), id="two-languages"),
        pytest.param(made_study(learning_rates=(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)), id="seven-rates"),
    ],
)
def test_every_study_can_be_drawn_with_all_words_inside_and_apart(draw, study):
    figure = draw(study)

    boxes = boxes_of_words(figure)
    width, height = figure.get_size_inches() * figure.dpi
    for words, box in boxes:
        assert box.x0 > -1, words
        assert box.y0 > -1, words
        assert box.x1 < width + 1, words
        assert box.y1 < height + 1, words
    for (words, box), (others, other) in combinations(boxes, 2):
        assert not (
            min(box.x1, other.x1) - max(box.x0, other.x0) > 1
            and min(box.y1, other.y1) - max(box.y0, other.y0) > 1
        ), (words, others)


def boxes_of_words(figure: Figure) -> list[tuple[str, Bbox]]:
    """Where words are when it is drawn, in pixels."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()]
    hidden = {text for axes in figure.findobj(Axes) for text in texts_of_hidden_ticks(axes)}
    return [
        (text.get_text(), text.get_window_extent(canvas.get_renderer()))
        for text in texts
        if text not in hidden
    ]


def texts_of_hidden_ticks(axes: Axes) -> Iterator[Text]:
    """Of ticks beyond the ends of an axis, which are kept but never drawn."""
    for axis in (axes.xaxis, axes.yaxis):
        low, high = sorted(axis.get_view_interval())
        for tick in (*axis.get_major_ticks(), *axis.get_minor_ticks()):
            if not low <= tick.get_loc() <= high:
                yield from (tick.label1, tick.label2)


def test_the_mistaken_network_is_drawn_at_every_learning_rate():
    figure = draw_accuracies(made_study(learning_rates=(0.001, 0.01)))

    titles = [
        axes.get_title() for axes in figure.findobj() if hasattr(axes, "get_title") and hasattr(axes, "bar")
    ]
    assert titles[:2] == ["rate 0.001", "rate 0.01"]
    assert [title.split()[0] for title in titles[2:]] == ["(b)", "(c)", "(d)"]


def test_the_lines_are_the_medians_of_the_study():
    study = made_study(seeds=(0, 1, 2), learning_rates=(0.001,))
    axes = draw_accuracies(study).findobj(Axes)[0]

    kindly, _, strictly = (list(line.get_ydata()) for line in axes.get_lines())
    middle = next(run for run in study.runs if (run.arm, run.seed) == ("a", 1))
    assert kindly == pytest.approx([epoch.tolerant for epoch in middle.epochs[1:]])
    assert strictly == pytest.approx([epoch.first for epoch in middle.epochs[1:]])
    assert [bar.get_height() for bar in axes.patches] == pytest.approx([0.48] * 4)


@pytest.mark.parametrize("languages", [("c", "go"), ("c", "cpp", "go", "java", "ruby")])
def test_the_loss_is_drawn_against_that_of_equal_logits(languages):
    figure = draw_loss(made_study(languages=languages))

    rest = math.log(len(languages))
    for axes in figure.findobj(Axes):
        assert any(list(line.get_ydata()) == [rest, rest] for line in axes.get_lines())
    assert f"ln {len(languages)} = {rest:.4f}" in words(figure)


def test_the_winner_is_named_under_each_rule():
    told = [text.get_text() for text in draw_tie_rules(made_study()).findobj(Text)]

    assert [text for text in told if "beats" in text] == ["(a) beats (b)", *["(b) beats (a)"] * 3]


def test_networks_that_score_the_same_are_called_alike():
    study = made_study(seeds=(0,), learning_rates=(0.001,))
    same = next(run for run in study.runs if run.arm == "b").epochs
    runs = tuple(replace(run, epochs=same) if run.arm == "a" else run for run in study.runs)

    assert words(draw_tie_rules(replace(study, runs=runs))).count("(a) and (b) alike") == 4


def test_a_network_without_ties_says_that_the_rules_agree():
    assert words(draw_accuracies(made_study())).count("the rules agree") == 3


def test_first_steps_have_loss_logits_and_dead_texts_of_all_four():
    figure = draw_first_steps(made_study(steps=7))

    loss, size, dead = figure.axes
    for axes in (loss, size, dead):
        assert [len(line.get_xdata()) for line in axes.get_lines()[:4]] == [7] * 4
    assert loss.get_yscale() == size.get_yscale() == "log"
