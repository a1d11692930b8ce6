"""Which folders a treemap shows."""

from __future__ import annotations

import pytest

from lsp_langid.scan.folders import Folders
from lsp_langid.scan.squarify import Box
from lsp_langid.scan.treemap import BYTES, LINES, OTHERS, parts_of, tiles_of

FRAME = Box(0, 0, 1000, 500)


def tree(**files):
    """Folder -> language -> lines; a byte is a tenth of a line."""
    folders = Folders()
    for folder, languages in files.items():
        for language, lines in languages.items():
            folders.add(f"{folder.replace('_', '/')}/file", language, lines, lines * 10)
    return folders.root


def tiles(root, measure=LINES, most=50):
    return list(tiles_of(parts_of(root, measure, most), measure, FRAME))


def test_every_language_of_every_folder_has_its_area():
    shown = tiles(tree(src={"python": 300, "rust": 100}, docs={"markdown": 100}))

    weights = {(tile.path, tile.key): tile.weight for tile in shown if tile.key}
    assert weights == {("src", "python"): 300, ("src", "rust"): 100, ("docs", "markdown"): 100}
    assert {(tile.path, tile.share) for tile in shown if not tile.key} == {
        ("", 1),
        ("src", 0.8),
        ("docs", 0.2),
    }


def test_a_folder_is_drawn_before_what_lies_in_it():
    shown = tiles(tree(src_core={"python": 3}, src_more={"rust": 1}, docs={"markdown": 1}))

    paths = [(tile.path, tile.key) for tile in shown]
    assert paths.index(("src", None)) < paths.index(("src/core", None)) < paths.index(("src/core", "python"))


def test_folders_that_hold_one_folder_alone_are_one():
    shown = tiles(tree(a_b_c={"python": 3}, a_b_d={"rust": 1}))

    assert [tile.path for tile in shown if tile.key is None] == ["a/b", "a/b/c", "a/b/d"]
    assert shown[0].label == "a/b"


def test_own_files_stand_beside_the_folders():
    shown = tiles(tree(src={"python": 3}, src_core={"rust": 1}))

    assert [(tile.label, tile.weight) for tile in shown if tile.key is None] == [
        ("src", 4),
        ("files here", 3),
        ("core", 1),
    ]


def test_a_wide_folder_gathers_its_lightest():
    root = tree(**{f"f{n:04}": {"python": n + 1} for n in range(1000)})

    shown = tiles(root)
    folders = [tile for tile in shown if tile.key is None]
    assert len(folders) == 1 + 24 + 1
    assert "976 more folders" in {tile.label for tile in folders}
    assert sum(tile.weight for tile in shown if tile.key) == sum(range(1, 1001))


@pytest.mark.parametrize("most", [10, 25, 60])
def test_a_wide_folder_in_a_small_picture_is_opened_all_the_same(most):
    root = tree(**{f"lib_packages_f{n:03}": {"python": n + 1} for n in range(300)}, lib={"python": 5})

    opened = [tile.path for tile in tiles(root, most=most) if tile.key is None]

    assert "lib/packages/f299" in opened
    assert len(opened) <= most + 5


def test_the_number_of_rectangles_is_bounded():
    root = tree(
        **{
            f"{a}_{b}_{c}": {f"l{n}": 10 + n for n in range(30)}
            for a in "abcdefgh"
            for b in "abcdefgh"
            for c in "xyz"
        }
    )

    shown = tiles(root, most=60)
    assert sum(tile.key is None for tile in shown) <= 66
    assert len(shown) <= 66 * 8


def test_many_languages_end_in_one_for_the_others():
    shown = tiles(tree(src={f"l{n:02}": 100 - n for n in range(20)}))

    keys = [tile.key for tile in shown if tile.key]
    assert len(keys) == 7
    assert OTHERS in keys
    assert sum(tile.weight for tile in shown if tile.key) == sum(100 - n for n in range(20))


def test_tiles_lie_within_the_frame():
    for tile in tiles(tree(**{f"a_{n}": {"python": 1 + n * n, "rust": n} for n in range(30)})):
        assert tile.box.x >= 0
        assert tile.box.y >= 0
        assert tile.box.x + tile.box.width <= FRAME.width + 1e-6
        assert tile.box.y + tile.box.height <= FRAME.height + 1e-6


def test_nothing_is_drawn_of_nothing():
    assert tiles(Folders().root) == []
    assert tiles(tree(src={"python": 0})) == []


@pytest.mark.parametrize(("measure", "weight"), [(LINES, 3), (BYTES, 30)])
def test_the_measure_is_lines_or_bytes(measure, weight):
    assert {tile.weight for tile in tiles(tree(src={"python": 3}), measure)} == {weight}


def test_equal_folders_come_in_order_of_their_names():
    shown = tiles(tree(b={"python": 1}, a={"python": 1}, c={"python": 1}))

    assert [tile.path for tile in shown if tile.key is None] == ["", "a", "b", "c"]
