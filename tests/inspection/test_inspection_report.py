from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import numpy as np
import pytest

from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.core.mlp import Mlp
from lsp_langid.inspection.inspector import Inspector
from lsp_langid.inspection.page_parts import language_id
from lsp_langid.inspection.report import write_inspection

PNG = b"\x89PNG\r\n\x1a\n"
HOSTILE = "</details><script>alert(1)</script>"
MEGABYTE = 1_000_000


class Tags(HTMLParser):
    """Collects start tags with their attributes, and what is in `code`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.codes: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag == "code":
            self.codes.append("")

    def handle_data(self, data):
        if self.lasttag == "code" and self.codes:
            self.codes[-1] += data

    def named(self, tag):
        return [attrs for name, attrs in self.seen if name == tag]


def model_of(model, labels, symbols):
    """The small model with other labels and tokens, one hidden unit for each label, unequal weights."""
    dice = np.random.default_rng(len(labels))
    w1 = dice.integers(-100, 100, (len(symbols), 4)).astype(np.int8)
    mlp = Mlp(
        w1,
        np.full(len(symbols), 0.1, dtype=np.float32),
        np.zeros(4, dtype=np.float32),
        dice.normal(size=(4, len(labels))).astype(np.float32),
        np.zeros(len(labels), dtype=np.float32),
    )
    return replace(
        model, labels=labels, spec=FeatureSpec(symbols, np.empty(0, dtype=np.int64)), mlp=mlp, name=HOSTILE
    )


@pytest.fixture(scope="module")
def shipped(detector, table, tmp_path_factory):
    """The report of the shipped model: its folder."""
    folder = tmp_path_factory.mktemp("shipped")
    write_inspection(folder, Inspector(detector.model), table)
    return folder


@pytest.fixture(scope="module")
def shipped_page(shipped):
    return (shipped / "inspect.html").read_text(encoding="utf-8")


def test_a_report_is_a_page_its_figures_and_two_pictures(model, table, tmp_path):
    page = write_inspection(tmp_path, Inspector(model), table)

    assert page == tmp_path / "inspect.html"
    assert {path.name for path in tmp_path.iterdir()} == {
        "inspect.html",
        "inspect.json",
        "map.light.png",
        "map.dark.png",
    }
    assert all(path.read_bytes().startswith(PNG) for path in tmp_path.glob("*.png"))


def test_the_page_needs_nothing_from_elsewhere(shipped_page):
    tags = Tags(shipped_page)
    assert {"script", "link", "iframe", "img", "object"}.isdisjoint(tag for tag, _ in tags.seen)
    sources = [
        attrs[name] for _, attrs in tags.seen for name in ("src", "href", "xlink:href") if name in attrs
    ]
    assert [source for source in sources if not source.startswith("#")] == []
    style = shipped_page.split("<style>")[1].split("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_is_no_larger_than_a_picture_book(shipped):
    assert (shipped / "inspect.html").stat().st_size < 2 * MEGABYTE


def test_every_link_leads_somewhere_and_every_place_is_one(shipped_page):
    tags = Tags(shipped_page)
    ids = [attrs["id"] for _, attrs in tags.seen if "id" in attrs]

    assert len(set(ids)) == len(ids)
    assert {attrs["href"] for attrs in tags.named("a")} <= {f"#{name}" for name in ids}


def test_every_language_and_every_hidden_unit_has_its_section(shipped_page, detector):
    sections = {attrs.get("id") for attrs in Tags(shipped_page).named("details")}

    assert {language_id(label) for label in detector.model.labels} <= sections
    assert {f"unit-{unit}" for unit in range(detector.model.mlp.w2_HK.shape[0])} <= sections


def test_every_language_is_in_the_map_and_in_the_index(shipped_page, detector):
    links = [attrs["href"] for attrs in Tags(shipped_page).named("a") if "tabindex" not in attrs]
    on_map = [attrs["href"] for attrs in Tags(shipped_page).named("a") if "tabindex" in attrs]

    expected = {f"#{language_id(label)}" for label in detector.model.labels}
    assert set(on_map) == expected
    assert len(on_map) == len(expected)
    assert expected <= set(links)


def test_every_drawing_says_in_words_what_it_shows_or_is_an_ornament(shipped_page):
    drawings = Tags(shipped_page).named("svg")

    spoken = [attrs for attrs in drawings if attrs.get("aria-hidden") != "true"]
    assert len(spoken) == 1
    assert spoken[0]["role"] == "img"
    assert "223 languages" in spoken[0]["aria-label"]


def test_every_bar_is_a_number_too(shipped_page):
    rows = re.findall(r"<li style=--w:(\d+)%>(.*?)(?=<li|</ul>)", shipped_page)

    assert len(rows) > 10_000
    assert all(0 <= int(width) <= 100 for width, _ in rows)
    assert all(re.search(r"<b>[+−]\d+\.\d\d</b>$", row) for _, row in rows)


def test_blanks_of_tokens_are_seen(shipped_page):
    codes = Tags(shipped_page).codes

    assert any("·" in code for code in codes)
    assert any("⏎" in code for code in codes)


def test_the_page_tells_what_speaks_for_a_language(shipped_page):
    section = shipped_page.split('<details id="lang-python">')[1].split("</details>")[0]

    assert "Tokens for" in section
    assert "<code>self</code>" in section
    assert "<a href=#lang-cython>Cython</a>" in section
    assert re.search(r"<a href=#unit-\d+>", section)


def test_the_page_tells_what_the_most_alike_can_be_told_apart_by(shipped_page):
    assert "Tokens for Objective-C++" in shipped_page


def test_names_and_tokens_of_others_are_no_markup(model, table, tmp_path):
    labels = (HOSTILE, 'a"b c', "python", "a_20_", "a ")
    symbols = (RARE, "\n", HOSTILE, "\x1b[0m", '"&<', "\u202eabc", "\ud800")
    inspector = Inspector(model_of(model, labels, symbols))

    html = write_inspection(tmp_path, inspector, table).read_text(encoding="utf-8")

    tags = Tags(html)
    assert "script" not in {tag for tag, _ in tags.seen}
    assert HOSTILE not in html
    assert {HOSTILE, '"&<', "⟨1B⟩[0m", "⟨202E⟩abc", "⟨D800⟩"} <= set(tags.codes)
    ids = [attrs["id"] for _, attrs in tags.seen if "id" in attrs]
    assert len(set(ids)) == len(ids)
    assert {attrs["href"] for attrs in tags.named("a")} <= {f"#{name}" for name in ids}


@pytest.mark.parametrize("n_labels", [1, 2, 3, 5])
def test_a_model_of_few_labels_has_a_page(n_labels, model, table, tmp_path):
    labels = ("c", "cpp", "java", "python", "ruby")[:n_labels]
    inspector = Inspector(model_of(model, labels, (RARE, "\n", "def", "let")))

    html = write_inspection(tmp_path, inspector, table).read_text(encoding="utf-8")

    assert html.count('<details id="lang-') == n_labels
    assert html.count('<details id="unit-') == 4


def test_a_model_without_texts_says_so(model, table, tmp_path):
    html = write_inspection(tmp_path, Inspector(model), table).read_text(encoding="utf-8")

    assert "carries no texts along" in html
    assert "; mean " not in html


def test_lists_are_no_longer_than_asked(model, table, tmp_path):
    html = write_inspection(tmp_path, Inspector(model), table, top=1).read_text(encoding="utf-8")

    assert re.search(r'<ul class="bars[^"]*"><li', html)
    assert not re.search(r'<ul class="bars[^"]*"><li[^\n]*?</b><li', html)


def test_the_figures_are_json_and_hold_what_the_page_shows(shipped, detector):
    figures = json.loads((shipped / "inspect.json").read_text(encoding="ascii"))

    assert [facts["language"] for facts in figures["languages"]] == list(detector.model.labels)
    assert len(figures["units"]) == detector.model.mlp.w2_HK.shape[0]
    assert {place["language"] for place in figures["map"]["places"]} == set(detector.model.labels)
    assert figures["pairs"][0]["similarity"] >= figures["pairs"][-1]["similarity"]


def test_the_same_model_makes_the_same_bytes(shipped, detector, table, tmp_path):
    write_inspection(tmp_path, Inspector(detector.model), table)

    for path in shipped.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name
