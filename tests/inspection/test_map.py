from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from overlap import overlaps
from sklearn.manifold import trustworthiness

from lsp_langid.inspection.map import language_map, text_width
from lsp_langid.inspection.map_figure import draw_map
from lsp_langid.inspection.map_marks import COLOURS, MARKERS, outline
from lsp_langid.inspection.map_svg import STYLE, map_to_svg
from lsp_langid.inspection.output import output_vectors
from lsp_langid.inspection.projection import GROUPS, unit_rows


@pytest.fixture(scope="module")
def vectors(detector):
    return unit_rows(output_vectors(detector.model.mlp.w2_HK))


@pytest.fixture(scope="module")
def shipped(detector, vectors, table):
    return language_map(detector.model.labels, vectors, table)


def few(n_labels, table):
    labels = ("python", "rust", "c", "cpp", "java")[:n_labels]
    return language_map(labels, unit_rows(np.random.default_rng(0).normal(size=(n_labels, 4))), table)


def drawn(svg):
    return ElementTree.fromstring(svg)


def test_every_label_of_the_shipped_model_has_its_place_by_its_display_name(shipped, detector, table):
    assert [place.label for place in shipped.places] == list(detector.model.labels)
    assert [place.name for place in shipped.places] == [
        table.by_id(label).name for label in detector.model.labels
    ]


def test_no_name_of_the_shipped_map_covers_another(shipped):
    boxes = np.array([place.box for place in shipped.places])

    assert overlaps(boxes[:, :2] + boxes[:, 2:] / 2, boxes[:, 2:]).max() < 0.02


def test_a_box_holds_its_name(shipped):
    for place in shipped.places:
        left, top, width, height = place.box
        end = place.text_x + text_width(place.name, place.text_size, bold=place.everyday)
        assert left <= place.x - place.radius + 0.1
        assert end <= left + width + 0.1
        assert top < place.y < top + height
        assert min(left, top) >= 0
        assert left + width <= shipped.width
        assert top + height <= shipped.height


def test_pushing_names_apart_leaves_near_languages_near(shipped, vectors):
    distances = np.clip(1 - vectors @ vectors.T, 0, 2)
    np.fill_diagonal(distances, 0)
    dots = np.array([(place.x, place.y) for place in shipped.places])

    assert trustworthiness(distances, dots, n_neighbors=5, metric="precomputed") > 0.81


def test_everyday_languages_are_larger(shipped):
    by_label = {place.label: place for place in shipped.places}

    assert by_label["python"].everyday
    assert not by_label["cython"].everyday
    assert by_label["python"].text_size > by_label["cython"].text_size
    assert by_label["python"].radius > by_label["cython"].radius


def test_a_line_leads_to_the_nearest_and_once_where_both_are_each_others(shipped):
    ends = [frozenset((line.first, line.second)) for line in shipped.lines]

    assert len(set(ends)) == len(ends)
    assert {frozenset((place.label, place.near[0].label)) for place in shipped.places} == set(ends)
    assert frozenset(("c", "cpp")) in ends


def test_groups_are_named_after_members_and_hold_all(shipped):
    names = {place.name for place in shipped.places}

    assert len(shipped.groups) == GROUPS
    assert sum(group.n for group in shipped.groups) == len(shipped.places)
    for number, group in enumerate(shipped.groups):
        assert set(group.name.split(", ")) <= names
        assert sum(place.group == number for place in shipped.places) == group.n


def test_every_group_has_a_colour_and_a_shape_of_its_own():
    assert len(set(COLOURS)) == len(set(MARKERS)) == GROUPS
    assert len({outline(group, 0, 0, 4) for group in range(GROUPS)}) == GROUPS
    assert all(f".g{group} " in STYLE for group in range(GROUPS))


@pytest.mark.parametrize("n_labels", [1, 2, 3, 5])
def test_a_map_of_few_labels_is_drawn(n_labels, table):
    chart = few(n_labels, table)

    assert len(chart.places) == n_labels
    assert min(chart.width, chart.height) > 0
    assert len(drawn(map_to_svg(chart, "few", str)).findall("a")) == n_labels
    assert draw_map(chart, "few").axes


def test_an_unknown_label_stands_for_itself_and_a_long_one_is_cut(table):
    chart = language_map(("python", "<none>", "x" * 99), np.eye(3), table)

    assert [place.name for place in chart.places][:2] == ["Python", "<none>"]
    assert len(chart.places[2].name) == 30


def test_names_on_the_map_lead_to_sections_and_tell_the_nearest(shipped):
    svg = drawn(map_to_svg(shipped, "all", lambda label: f"#to-{label}"))

    links = {link.get("href"): link for link in svg.findall("a")}
    assert len(links) == len(shipped.places)
    python = links["#to-python"]
    assert python.findtext("text") == "Python"
    assert re.fullmatch(r"Python; nearest: Cython 0\.\d\d(, [^,]+ 0\.\d\d){2}", python.findtext("title"))


def test_the_picture_says_in_words_what_it_shows(shipped):
    svg = drawn(map_to_svg(shipped, 'A "map" of <all>', str))

    assert (svg.get("role"), svg.get("aria-label")) == ("img", 'A "map" of <all>')


def test_names_are_no_markup(table):
    chart = language_map(("</text><script>", 'a"b', "python"), np.eye(3), table)

    svg = drawn(map_to_svg(chart, "hostile", lambda label: f"#{label}"))

    assert [link.findtext("text") for link in svg.findall("a")] == ["</text><script>", 'a"b', "Python"]


def test_the_same_vectors_draw_the_same_map(shipped, detector, vectors, table):
    again = language_map(detector.model.labels, vectors, table)

    assert again == shipped
