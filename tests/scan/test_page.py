"""The page of a scan: complete, harmless, of bounded size."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from lsp_langid.scan.entry import Skipped, Why
from lsp_langid.scan.found import Found
from lsp_langid.scan.page import About, page
from lsp_langid.scan.totals import Totals

ABOUT = About(("src",), (("program", "lsp-langid 1"), ("model", "bag")))
HOSTILE = "</title></style><script>alert(1)</script>\"'&"


class Tags(HTMLParser):
    """Collects start tags and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data + "\n"


def found(shown, language="python", *, lines=10, size=100, mismatch=False, reason="model"):
    return Found(shown, size, lines, language, 0.987, reason, language or "rust", ("rust",), mismatch)


def made(table, *rows, about=ABOUT):
    totals = Totals(with_folders=True)
    for row in rows:
        totals.add(row)
    return page(about, totals, table)


def test_it_tells_languages_folders_contradictions_and_what_was_skipped(table):
    html = made(
        table,
        found("src/a.py"),
        found("docs/x.rs", "go", mismatch=True),
        Skipped("a.bin", Why.BINARY),
        Skipped("secret", Why.UNREADABLE, "Input/output error"),
    )

    text = Tags(html).text
    for words in (
        "Python",
        "Go",
        "docs/x.rs",
        "Rust",
        "98.7%",
        "binary",
        "a.bin",
        "Input/output error",
        "bag",
    ):
        assert words in text
    assert "1 file contradicts its name" in text


def test_it_needs_nothing_else(table):
    html = made(table, *(found(f"src/{n}.py") for n in range(9)))

    assert not re.search(r"(src|href)=|url\(|@import|<script", html)


def test_no_name_gets_out_of_its_place(table):
    name = f"{HOSTILE}/{HOSTILE}.py"
    html = made(
        table,
        found(name),
        found(f"b{name}", HOSTILE, mismatch=True),
        Skipped(name, Why.UNREADABLE, HOSTILE),
        about=About((HOSTILE,), ((HOSTILE, HOSTILE),)),
    )

    tags = Tags(html)
    assert "script" not in {tag for tag, _ in tags.tags}
    assert not any(name.startswith("on") for _, attributes in tags.tags for name in attributes)
    assert html.count("</style>") == html.count("</main>") == 1


def test_names_are_spelled_on_one_line(table):
    html = made(table, found("a\nb\x1b\udce9/c.py", mismatch=True))

    assert r"a\nb\x1b\xe9/c.py" in html
    html.encode("utf-8")
    assert "\x1b" not in html


def test_there_is_a_treemap_by_lines_and_one_by_bytes_for_wide_windows_and_narrow_ones(table):
    maps = [
        attributes
        for tag, attributes in Tags(made(table, found("src/a.py"))).tags
        if tag == "svg" and "treemap" in (attributes["class"] or "")
    ]

    assert [attributes["class"] for attributes in maps] == ["treemap wide", "treemap narrow"] * 2
    assert ["lines" in attributes["aria-label"] for attributes in maps] == [True, True, False, False]


def test_without_lines_there_is_a_treemap_by_bytes_alone(table):
    tags = Tags(made(table, found("src/a.py", lines=0)))

    assert sum(tag == "svg" for tag, _ in tags.tags) == 2
    assert "input" not in {tag for tag, _ in tags.tags}


def test_every_coloured_rectangle_tells_its_figures(table):
    html = made(table, found("src/a.py"), found("src/b.rs", "rust"))

    assert html.count("<rect") == html.count("</title></rect>")
    assert "src\nPython: 10 lines in 1 file, 50.0% of the folder" in html


def test_a_scan_of_nothing_is_a_page_too(table):
    text = Tags(made(table)).text

    assert "No file was looked at." in text
    assert "Nothing was skipped." in text


def test_folders_too_small_for_a_name_are_drawn_without_one(table):
    html = made(
        table,
        found("big/a.py", lines=10**9, size=10**9),
        *(found(f"s{n}/a.py", lines=1, size=1) for n in range(9)),
    )

    assert html.count("<title>s3: 1 line in 1 file") == 2  # one wide, one narrow
    assert ">s3</text>" not in html


def test_wide_characters_need_twice_the_room(table):
    html = made(table, found("\u6f22\u5b57" * 100 + "/a.py"), found("x" * 200 + "/a.py"))

    labels = re.findall(r">([^<]*)\u2026</text>", html)
    wide = [len(label) for label in labels if label.startswith("\u6f22")]
    narrow = [len(label) for label in labels if label.startswith("x")]
    assert max(wide) < 0.6 * max(narrow)


def test_contradictions_that_were_not_looked_for_are_not_denied(table):
    html = made(table, found("a.py"), about=About(("src",), (), contradictions=False))

    assert "Not looked for" in html
    assert "No file was found" not in html


def test_its_size_does_not_grow_with_the_tree(table):
    totals = Totals(with_folders=True)
    languages = [language.id for language in table][:60]
    for n in range(40_000):
        folder = f"{n % 40}{'x' * 100}/{n % 7}{'y' * 100}/{n % 4000}"
        totals.add(found(f"{folder}/{n}.py", languages[n % 60], lines=n % 1000, mismatch=True))
        totals.add(Skipped(f"{folder}/{n}.bin", Why.BINARY))

    assert len(page(ABOUT, totals, table)) < 600_000


def test_a_path_of_a_hundred_thousand_characters_is_cut(table):
    html = made(table, found("d" * 100_000 + "/a.py", mismatch=True))

    assert len(html) < 40_000
    assert "…" in html


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_colour_has_a_value_on_light_and_on_dark_ground(table, scheme):
    html = made(table, found("src/a.py"))
    dark = "".join(re.findall(r"@media \(prefers-color-scheme: dark\) \{ :root \{[^}]*\}", html))
    rules = dark if scheme == "dark" else html.replace(dark, "")

    for name in ("--k0", "--k11", "--ko", "--kn", "--ink", "--folder", "--ground"):
        assert f"{name}:" in rules


def test_the_same_rows_give_the_same_page(table):
    rows = [found(f"{n % 7}/{n}.py", ("python", "rust", None)[n % 3], reason="unsure") for n in range(50)]

    assert made(table, *rows) == made(table, *rows)
