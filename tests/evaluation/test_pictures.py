from __future__ import annotations

from pathlib import Path

import matplotlib.image
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from lsp_langid.evaluation.canvas import BLUE, GREEN, GREY, INK, PURPLE, RED, canvas
from lsp_langid.evaluation.dark import DARK_GROUND, DARK_INK
from lsp_langid.evaluation.pictures import save_both, save_png


def drawing() -> Figure:
    """One of everything that is coloured: line, area, bar, point, text, box, legend, title."""
    figure, axes = canvas(4, 3)
    axes.plot([0, 1], [0, 1], color=BLUE, lw=4, label="a line")
    axes.fill_between([0, 1], [0.2, 0.2], [0.1, 0.1], color=GREEN, lw=0)
    axes.bar([0.5], [0.4], width=0.2, color=RED)
    axes.scatter([0.2, 0.8], [0.8, 0.2], c=[INK, PURPLE], s=200, linewidths=0)
    axes.text(0.4, 0.9, "a word in a box", bbox={"facecolor": "white", "edgecolor": INK})
    axes.annotate("an arrow", (0.5, 0.4), (0.7, 0.6), arrowprops={"arrowstyle": "->"})
    axes.set(title="A drawing", xlabel="one way", ylabel="the other")
    axes.legend(title="what")
    return figure


def shares(path: Path) -> dict[str, float]:
    """How much of a picture is of a colour, by colour."""
    pixels = np.rint(matplotlib.image.imread(path)[..., :3] * 255).astype(int)
    names = ("white", "black", INK, DARK_GROUND, DARK_INK, BLUE, GREEN, RED, PURPLE)
    wanted = {name: np.rint(np.array(to_rgb(name)) * 255).astype(int) for name in names}
    return {name: float((pixels == colour).all(axis=-1).mean()) for name, colour in wanted.items()}


def contrast(one: str, other: str) -> float:
    """WCAG 2.1, 1 to 21."""
    lights = []
    for colour in (one, other):
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in to_rgb(colour)]
        lights.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def test_a_drawing_is_written_twice(tmp_path):
    light, dark = save_both(drawing(), tmp_path, "both")

    assert (light.name, dark.name) == ("both.light.png", "both.dark.png")
    assert shares(light)["white"] > 0.5
    assert shares(dark)[DARK_GROUND] > 0.5


def test_nothing_light_is_left_on_dark_ground_and_no_dark_ink(tmp_path):
    _, dark = save_both(drawing(), tmp_path, "both")

    seen = shares(dark)
    assert seen["white"] == seen["black"] == seen[INK] == 0
    assert seen[DARK_INK] > 0.002


def test_the_colours_of_the_data_stay(tmp_path):
    light, dark = (shares(path) for path in save_both(drawing(), tmp_path, "both"))

    for colour in (BLUE, GREEN, RED, PURPLE):
        assert dark[colour] == pytest.approx(light[colour], rel=0.02), colour
        assert light[colour] > 0.001


def test_the_drawing_is_afterwards_what_it_was(tmp_path):
    figure = drawing()
    save_png(figure, tmp_path / "before.png")

    light, _ = save_both(figure, tmp_path, "both")
    save_png(figure, tmp_path / "after.png")

    before = (tmp_path / "before.png").read_bytes()
    assert before == light.read_bytes() == (tmp_path / "after.png").read_bytes()


def test_the_same_drawing_makes_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        save_both(drawing(), tmp_path, name)

    for ground in ("light", "dark"):
        assert (tmp_path / f"one.{ground}.png").read_bytes() == (tmp_path / f"two.{ground}.png").read_bytes()


@pytest.mark.parametrize("colour", [BLUE, GREEN, RED, PURPLE, GREY])
@pytest.mark.parametrize("ground", ["#ffffff", DARK_GROUND, "#16181d"])
def test_colours_for_lines_show_on_both_grounds(colour, ground):
    """3 : 1 is what WCAG 2.1 asks of graphics; the first two grounds are pictures', the last a page's."""
    assert contrast(colour, ground) >= 2.8


@pytest.mark.parametrize(("ink", "ground"), [(INK, "#ffffff"), (DARK_INK, DARK_GROUND)])
def test_text_can_be_read(ink, ground):
    assert contrast(ink, ground) >= 7
