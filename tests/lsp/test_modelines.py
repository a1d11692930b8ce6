from __future__ import annotations

import re

import pytest

from lsp_langid.assets import load_table
from lsp_langid.core.comments import comment_marks
from lsp_langid.core.hints import gather_hint
from lsp_langid.lsp.edits import Insertion
from lsp_langid.lsp.modelines import naming_line

TABLE = load_table()


def with_line(text: str, insertion: Insertion) -> str:
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
    lines[insertion.line] = lines[insertion.line].replace(
        insertion.before, insertion.before + insertion.text, 1
    )
    return "".join(lines)


def named(text: str, name: str, *, for_emacs: bool = False) -> str:
    """The text with the line that names the language in it."""
    insertion = naming_line(text, TABLE.find(name), TABLE, for_emacs=for_emacs)
    assert insertion is not None
    return with_line(text, insertion)


@pytest.mark.parametrize("for_emacs", [False, True])
@pytest.mark.parametrize("text", ["", "x", "x\ny\n", "<?xml ?>\nx\n", "---\na: b\n---\n", "x\r\ny\r\n"])
def test_we_read_back_every_line_we_offer(for_emacs, text):
    offers = [(language, naming_line(text, language, TABLE, for_emacs=for_emacs)) for language in TABLE]
    misread = [
        language.id
        for language, insertion in offers
        if insertion is not None and gather_hint(with_line(text, insertion), TABLE).language != language
    ]

    assert misread == []


def test_a_line_is_offered_wherever_vim_has_a_type_and_the_language_a_comment():
    offered = [language.id for language in TABLE if naming_line("x\n", language, TABLE) is not None]

    assert offered == [
        language.id for language in TABLE if language.neovim is not None and comment_marks(language.id)
    ]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("python", "#!/usr/bin/env python3"),
        ("shell", "#!/usr/bin/env bash"),
        ("javascript", "#!/usr/bin/env node"),
        ("c", "/* vim: set ft=c: */"),
        ("csharp", "// vim: set ft=cs:"),
        ("html", "<!-- vim: set ft=html: -->"),
        ("sql", "-- vim: set ft=sql:"),
        ("gradle", "// vim: set ft=gradle.groovy:"),
    ],
)
def test_scripts_get_a_shebang_and_the_others_a_modeline(name, line):
    assert named("x\n", name) == f"{line}\nx\n"


@pytest.mark.parametrize(
    ("name", "line"), [("cpp", "// -*- mode: c++ -*-"), ("rust", "// -*- mode: rust -*-")]
)
def test_emacs_gets_its_own_kind(name, line):
    assert named("x\n", name, for_emacs=True) == f"{line}\nx\n"


@pytest.mark.parametrize("name", ["json", "csv", "plaintext"])
def test_what_has_no_comments_has_no_modeline(name):
    assert naming_line("x\n", TABLE.find(name), TABLE) is None


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param(
            "xml", "<?xml version='1.0'?>\n<a/>\n",
            "<?xml version='1.0'?>\n<!-- vim: set ft=xml: -->\n<a/>\n",
            id="an-xml-declaration-must-stay-first",
        ),
        pytest.param(
            "php", "<?php\nnamespace A;\n", "<?php\n// vim: set ft=php:\nnamespace A;\n",
            id="inside-php-a-comment-has-no-tags",
        ),
        pytest.param(
            "php", "<b>hello</b>\n", "<?php // vim: set ft=php: ?>\n<b>hello</b>\n",
            id="outside-php-it-has",
        ),
        pytest.param(
            "markdown", "---\ntitle: x\n---\nhello",
            "---\ntitle: x\n---\nhello\n<!-- vim: set ft=markdown: -->",
            id="front-matter-must-stay-first",
        ),
        pytest.param(
            "dockerfile", "# syntax=docker/dockerfile:1\nFROM x\n",
            "# syntax=docker/dockerfile:1\n# vim: set ft=dockerfile:\nFROM x\n",
            id="a-directive-must-stay-first",
        ),
        pytest.param(
            "xml", "<?xml version='1.0'?><a/>", "<?xml version='1.0'?><a/>\n<!-- vim: set ft=xml: -->",
            id="a-single-line-without-end",
        ),
        pytest.param("python", "", "#!/usr/bin/env python3\n", id="nothing-yet"),
        pytest.param("python", "x = 1\r\n", "#!/usr/bin/env python3\r\nx = 1\r\n", id="windows-line-ends"),
    ],
)  # fmt: skip
def test_the_line_goes_where_it_does_no_harm(name, text, expected):
    assert named(text, name) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        pytest.param("python", "#!/usr/bin/python\nx\n", id="it-says-so-already"),
        pytest.param("c", "// vim: ft=c\nx\n", id="in-a-modeline"),
        pytest.param("ruby", "#!/bin/sh\nx\n", id="a-shebang-says-something-else-and-goes-first"),
    ],
)
def test_nothing_is_offered_that_would_not_help(name, text):
    assert naming_line(text, TABLE.find(name), TABLE) is None


def test_a_template_of_a_script_gets_a_modeline_because_its_shebang_would_not_count():
    assert named("x = {% x %}\n", "python") == "# vim: set ft=python:\nx = {% x %}\n"


def test_a_modeline_behind_a_first_line_too_long_to_see_past_goes_to_the_end():
    text = "<?xml ?>" + "x" * 5000 + "\n" + "y" * 5000 + "\n"

    assert named(text, "xml").endswith("y\n<!-- vim: set ft=xml: -->\n")
