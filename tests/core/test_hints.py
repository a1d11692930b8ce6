from __future__ import annotations

import pytest

from lsp_langid.core.hints import gather_hint, languages_of_filename
from lsp_langid.core.verdict import Reason


@pytest.mark.parametrize(
    ("first_line", "language"),
    [
        ("#!/bin/sh", "shellscript"),
        ("#!/usr/bin/env python3", "python"),
        ("#!/usr/bin/env -S python3.12 -u", "python"),
        ("#!/usr/bin/env -S FOO=1 node --harmony", "javascript"),
        ("#! /usr/bin/perl -w", "perl"),
        ("#!/usr/local/bin/ruby", "ruby"),
        ('#!/bin/sh\n# \\\nexec tclsh "$0" ${1+"$@"}', "tcl"),
        ('#!/bin/sh\nexec java -jar x.jar "$@"', "shellscript"),
    ],
)
def test_a_shebang_names_the_language(table, first_line, language):
    hint = gather_hint(f"{first_line}\nx = 1\n", table)

    assert (hint.language.id, hint.reason) == (language, Reason.SHEBANG)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("#!/opt/bin/unheard-of\n", id="an-interpreter-nobody-knows"),
        pytest.param("#!", id="nothing-behind-the-mark"),
        pytest.param("#!/usr/bin/env", id="env-without-a-command"),
        pytest.param("x\n#!/bin/sh", id="not-on-the-first-line"),
        pytest.param("#!/bin/sh\n{% if x %}\necho\n{% endif %}\n", id="a-template-of-a-script"),
        pytest.param("#![allow(dead_code)]\nfn main() {}", id="a-rust-attribute"),
    ],
)
def test_no_shebang_no_hint(table, text):
    assert gather_hint(text, table) is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("# vim: set ft=python ts=4:", "python"),
        ("// vim: ft=cpp", "cpp"),
        ("/* vim: set ts=8 sw=4 filetype=c : */", "c"),
        ("-- vi: syntax=lua", "lua"),
        ("# -*- mode: ruby -*-", "ruby"),
        (";; -*- mode: scheme; coding: utf-8 -*-", "scheme"),
        ("// -*- C++ -*-", "cpp"),
        ("// vim:ft=javascript", "javascript"),
        ("# vim600: set syn=perl:", "perl"),
        (".. vim: syntax=reStructuredText", "restructuredtext"),
        ("// -*-mode:java; indent-tabs-mode:nil -*-", "java"),
        ("# -*- indent-tabs-mode: t; mode: perl -*-", "perl"),
        ("/* -*- c++-mode -*- */", "cpp"),
        ("# -*- CPerl -*-", "perl"),
        (";; -*- lexical-binding: t -*-", "emacs-lisp"),
    ],
)
def test_a_modeline_names_the_language(table, line, language):
    hint = gather_hint(f"{line}\nx\n", table)

    assert (hint.language.id, hint.reason) == (language, Reason.MODELINE)


def test_a_vim_modeline_counts_at_the_end_and_not_in_the_middle(table):
    filler = "x\n" * 20

    assert gather_hint(f"{filler}# vim: ft=python\n", table).language.id == "python"
    assert gather_hint(f"{filler}# vim: ft=python\n{filler}", table) is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("# -*- coding: utf-8 -*-", id="an-encoding"),
        pytest.param("# -*- indent-tabs-mode: nil -*-", id="a-variable-that-ends-in-mode"),
        pytest.param("## -*- texinfo -*-", id="documentation-within-octave"),
    ],
)
def test_an_emacs_line_may_name_no_language(table, line):
    assert gather_hint(f"{line}\nx = 1\n", table) is None


def test_emacs_variables_at_the_end_name_the_language(table):
    text = "x\n" * 20 + "# Local Variables:\n# mode: python\n# End:\n"

    assert gather_hint(text, table).language.id == "python"


def test_a_line_without_end_is_read_in_part(table):
    assert gather_hint("x" * 5_000_000 + " vim: ft=python " + "x" * 5_000_000, table) is None


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("main.py", {"python"}),
        ("src/CMakeLists.txt", {"cmake"}),
        ("C:\\work\\Makefile", {"makefile"}),
        ("page.blade.php", {"blade"}),
        ("MAIN.PY", {"python"}),
        ("archive.tar.py", {"python"}),
    ],
)
def test_a_file_name_settles_the_language(table, name, languages):
    assert {language.id for language in languages_of_filename(name, table)} == languages


def test_a_shared_extension_names_all_that_claim_it(table):
    assert {"c", "cpp", "objective-c"} <= {language.id for language in languages_of_filename("x.h", table)}


@pytest.mark.parametrize("name", ["", "noextension", "x.unheardof", ".", ".."])
def test_a_name_that_says_nothing_says_nothing(table, name):
    assert languages_of_filename(name, table) == ()
