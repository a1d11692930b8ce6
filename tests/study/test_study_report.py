from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from made_study import made_study

from lsp_langid.study.json_form import study_from_json
from lsp_langid.study.report import write_study

PICTURES = ("accuracies", "first_steps", "loss", "tie_rules")


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("study")
    write_study(folder, made_study(epochs=2, steps=5))
    return folder


def test_a_study_is_a_page_its_figures_and_its_pictures_for_both_grounds(folder):
    wanted = {f"{name}.{ground}.png" for name in PICTURES for ground in ("light", "dark")}

    assert {path.name for path in folder.iterdir()} == {"study.html", "study.json", *wanted}


def test_the_page_needs_nothing_from_elsewhere(folder):
    html = (folder / "study.html").read_text(encoding="utf-8")

    tags = Tags(html).seen
    assert {"script", "link", "iframe", "img"}.isdisjoint(tag for tag, _ in tags)
    sources = [attrs[name] for _, attrs in tags for name in ("src", "href", "xlink:href") if name in attrs]
    assert [source for source in sources if source and not source.startswith(("#", "data:"))] == []
    assert "@import" not in html
    assert "prefers-color-scheme: dark" in html


def test_every_drawing_says_in_words_what_it_shows(folder):
    html = (folder / "study.html").read_text(encoding="utf-8")

    words = [attrs["aria-label"] for tag, attrs in Tags(html).seen if tag == "svg"]
    assert len(words) == len(set(words)) == 4
    assert all("learning rate 0.001" in text or "ln 7 = 1.9459" in text for text in words if text)


def test_the_stored_figures_are_the_study(folder):
    stored = json.loads((folder / "study.json").read_text(encoding="utf-8"))

    assert study_from_json(stored) == made_study(epochs=2, steps=5)


def test_the_same_study_makes_the_same_files(folder, tmp_path):
    write_study(tmp_path, made_study(epochs=2, steps=5))

    for path in folder.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_odd_names_are_drawn_as_they_are(tmp_path):
    page = write_study(tmp_path, made_study(languages=("$a", "<b>", "c\\frac$"), epochs=1, steps=2))

    assert "<b>," not in page.read_text(encoding="utf-8")
