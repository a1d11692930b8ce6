from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from lsp_langid.errors import InputError
from lsp_langid.evaluation.items import Answer, Item
from lsp_langid.evaluation.report import prepare, write_report
from lsp_langid.evaluation.summary import Setting, Source, Summary, summarize
from lsp_langid.evaluation.typing import Trace

PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = {"accuracy_by_length", "coverage", "reliability", "confusion"}


def answers() -> list[Answer]:
    texts = {"c": "int <x>;", "cpp": "std::x & y;", "go": "func f() {}", "plaintext": "dear all"}
    return [
        Answer(
            Item(f"{label}/{i}", text, label, i % 50 + 1, "suite"),
            "cpp" if label == "c" and i % 3 == 0 else label,
            None if label == "plaintext" else label,
            0.5 + i % 50 / 100,
            0.1,
            related=label == "c",
        )
        for label, text in texts.items()
        for i in range(60)
    ]


def summary(answered: list[Answer] | None = None, *, typed: bool = True) -> Summary:
    setting = Setting(
        "small",
        (Source("suite", "by hand", 240, 240, (("a<b>.bin", "binary"),)),),
        "balanced",
        (),
        (),
        None,
        1,
    )
    trace = Trace(Item("1", "x", "c", 2), (5, 9), (1, 2), (None, "c"))
    return summarize(setting, answered or answers(), [trace] if typed else [], 10)


class Tags(HTMLParser):
    """Collects start tags with their attributes, and complains of nothing."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))


def test_a_report_is_a_page_its_pictures_and_its_figures(tmp_path):
    page = write_report(tmp_path, summary(), answers())

    pictures = {path.stem: path.read_bytes() for path in tmp_path.glob("*.png")}
    assert set(pictures) == PICTURES | {"typing"}
    assert all(content.startswith(PNG) for content in pictures.values())
    assert {path.name for path in tmp_path.iterdir()} >= {page.name, "figures.json"}


def test_the_page_needs_nothing_from_elsewhere(tmp_path):
    html = write_report(tmp_path, summary(), answers()).read_text(encoding="utf-8")

    tags = Tags(html).seen
    assert {"script", "link", "iframe"}.isdisjoint(tag for tag, _ in tags)
    sources = [attrs[name] for _, attrs in tags for name in ("src", "href", "xlink:href") if name in attrs]
    assert [source for source in sources if source and not source.startswith(("#", "data:"))] == []


def test_every_drawing_of_the_page_says_in_words_what_it_shows(tmp_path):
    html = write_report(tmp_path, summary(), answers()).read_text(encoding="utf-8")

    drawings = [attrs for tag, attrs in Tags(html).seen if tag == "svg"]
    assert len(drawings) == 5
    assert all(attrs["role"] == "img" and attrs["aria-label"] for attrs in drawings)


def test_texts_and_names_of_others_are_no_markup(tmp_path):
    html = write_report(tmp_path, summary(), answers()).read_text(encoding="utf-8")

    assert "int &lt;x&gt;;" in html
    assert "a&lt;b&gt;.bin: binary" in html
    assert "<x>" not in html


def test_nothing_typed_draws_no_typing(tmp_path):
    write_report(tmp_path, summary(typed=False), answers())

    assert {path.stem for path in tmp_path.glob("*.png")} == PICTURES


def test_the_figures_are_strict_json_with_null_for_what_was_not_measured(tmp_path):
    silent = [Answer(Item("1", "x", "c", 1, "suite"), "c", None, 0.4, 0.1)]

    write_report(tmp_path, summary(silent, typed=False), silent)

    def refuse(word: str) -> None:
        raise AssertionError(word)

    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"), parse_constant=refuse)
    assert figures["by_lines"]["1"]["accuracy"] == 1.0
    assert figures["by_lines"]["1"]["precision"] is None
    assert figures["typing"] is None


def test_the_figures_hold_what_the_page_shows(tmp_path):
    write_report(tmp_path, summary(), answers())

    figures = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert figures["confusions"][0]["label"] == "c"
    assert figures["confusions"][0]["n"] == 20
    assert len(figures["confusions"][0]["examples"]) == 3
    assert figures["by_language"]["c"]["accuracy"] == pytest.approx(2 / 3, abs=1e-4)
    assert figures["not_code"] == {"n": 60, "left_alone": 1.0}
    assert set(figures["coverage_at_precision"]["all"]) == {"0.95", "0.97", "0.99"}
    assert figures["typing"]["lines_median"] == 2


def test_the_same_answers_make_the_same_page(tmp_path):
    pages = [tmp_path / name for name in ("one", "two")]
    for folder in pages:
        prepare(folder)
        write_report(folder, summary(), answers())

    assert len({(folder / "report.html").read_text(encoding="utf-8") for folder in pages}) == 1


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(InputError, match="taken"):
        prepare(tmp_path / "taken")
