from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.proof import PROVABLE, prove
from lsp_langid.core.proofs.objects import PARSED_CHARS

COMMIT = """Name the shape of plain words

# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored.
#
# On branch main
# ------------------------ >8 ------------------------
diff --git a/x b/x
"""
REBASE = "pick 1f2e3d4 Ship it\nfixup 5a6b7c8 Mend it\nexec make\n\n# Rebase 0a1b2c3..4d5e6f7 onto 0a1b2c3\n"
FEATURE = "@slow\nFeature: Withdraw\n  As a customer\n\n  Scenario: Enough money\n    Given 100\n"
PLIST = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "x">\n<plist version="1.0"><dict/></plist>'

PROOFS = [
    ("json", '{"a": 1}', "an-object"),
    ("json", '  [{"a": [1, 2]}, {"b": null}]\n', "a-list-of-objects"),
    ("json", '\ufeff{"a": 1}', "after-a-byte-order-mark"),
    ("json", '{"a": ' + "9" * 6_000 + "}", "a-number-too-long-for-python"),
    ("jsonl", '{"a": 1}\n{"a": 2}\n', "an-object-a-line"),
    ("jsonl", '{"a": 1}\r\n\r\n{"a": 2}\r\n', "an-object-a-line-with-blank-ones"),
    ("jsonc", '// c\n{"a": 1}', "json-behind-a-comment"),
    ("jsonc", '{"a": "//", /* b */ "c": [1, 2,],\n}', "json-with-a-comment-and-last-commas"),
    ("xml", '<?xml version="1.0"?>\n<a/>', "an-xml-declaration"),
    ("xml", PLIST, "a-property-list"),
    ("xml", '<project xmlns="http://maven.apache.org/POM/4.0.0">', "maven"),
    ("xml", '<Project Sdk="Microsoft.NET.Sdk">\n</Project>', "msbuild"),
    ("xml", '<ui version="4.0">\n <class>Main</class>\n</ui>', "a-form-of-qt"),
    ("xsl", '<?xml version="1.0"?>\n<xsl:stylesheet/>', "a-stylesheet"),
    ("xsl", '<xsl:transform version="1.0"/>', "a-stylesheet-without-declaration"),
    ("html", "<!DOCTYPE html>\n<html><title>x</title></html>\n", "a-whole-page"),
    ("html", '<?xml version="1.0"?>\n<!DOCTYPE html>\n<html></html>', "a-page-of-xhtml"),
    ("php", "<?php\necho 1;", "php"),
    ("toml", '[project]\nname = "x"\nkeywords = ["a", "b"]\n', "a-table-with-a-list"),
    ("toml", '# c\nserde = { version = "1" }\n\n[features]\n', "a-table-in-a-line"),
    ("toml", '[[package]]\r\nname = "x"\r\n', "a-list-of-tables"),
    ("git-commit", COMMIT, "a-commit-message"),
    ("git-rebase", REBASE, "the-plan-of-a-rebase"),
    ("diff", "diff --git a/x b/x\nindex 1..2\n", "git-diff"),
    ("diff", "--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n x\n", "unified-diff"),
    ("diff", "@@ -1,2 +1,3 @@ def f():\n x\n+y\n", "a-hunk"),
    ("diff", "*** a\tx\n--- b\tx\n***************\n*** 1,3 ****\n", "context-diff"),
    ("diff", f"From {'1f' * 20} Mon Sep 17 00:00:00 2001\nFrom: A <a@b.c>\n", "a-patch-as-mail"),
    ("diff", f"commit {'1f' * 20}\nAuthor: A <a@b.c>\n\n    x\n\ndiff --git a/x b/x\n", "git-show"),
    ("http", "GET /x HTTP/1.1\r\nHost: a\r\n", "a-request"),
    ("http", "HTTP/1.1 200 OK\nDate: x\n", "a-response"),
    ("postscript", "%!PS-Adobe-3.0\n", "postscript"),
    ("autohotkey", "#Requires AutoHotkey v2.0\n", "autohotkey"),
    ("bat", "@echo off\r\nset a=1\r\n", "bat"),
    ("cabal", "cabal-version: 3.0\nname: x\n", "cabal"),
    ("clojure", "; licence\n(ns app.core)\n", "clojure"),
    ("cmake", "# licence\n\ncmake_minimum_required(VERSION 3.20)\n", "cmake"),
    ("cucumber", FEATURE, "cucumber"),
    ("cython", "# cython: language_level=3\ncdef int x\n", "cython"),
    ("debian-control", "Source: x\nSection: utils\n", "debian-control"),
    ("devicetree", "/* licence */\n/dts-v1/;\n", "devicetree"),
    ("dockerfile", "# syntax=docker/dockerfile:1\nFROM x\n", "dockerfile"),
    ("dot", "digraph G {\n a -> b\n}\n", "dot"),
    ("dune", "(lang dune 3.0)\n", "dune"),
    ("elixir", "defmodule A.B do\nend\n", "elixir"),
    ("elm", "module Main exposing (main)\n", "elm"),
    ("emacs-lisp", ";;; x.el --- Does x\n", "emacs-lisp"),
    ("erlang", "%% licence\n-module(x).\n", "erlang"),
    ("glsl", "#version 330 core\nvoid main() {}\n", "glsl"),
    ("go.mod", "module example.com/x\n\ngo 1.22\n", "go.mod"),
    ("go.sum", f"example.com/x v1.2.3/go.mod h1:{'a' * 43}=\n", "go.sum"),
    ("haskell", "{-# LANGUAGE LambdaCase #-}\nmodule Main where\n", "haskell"),
    ("jsonnet", "local k = import 'k.libsonnet';\n", "jsonnet"),
    ("latex", "% licence\n\\documentclass[11pt]{article}\n", "latex"),
    ("lilypond", '\\version "2.24.0"\n', "lilypond"),
    ("lisp", ";;;; x\n(in-package :x)\n", "lisp"),
    ("llvm", "; ModuleID = 'x.c'\n", "llvm"),
    ("mermaid", "graph TD\n  A --> B\n", "mermaid"),
    ("modelica", "within A.B;\nmodel C\n", "modelica"),
    ("opam", 'opam-version: "2.0"\n', "opam"),
    ("plantuml", "@startuml\nA -> B\n@enduml\n", "plantuml"),
    ("po", '# c\nmsgid "a"\nmsgstr "b"\n', "po"),
    ("powershell", "#Requires -Version 5.1\n", "powershell"),
    ("proto", '// licence\nsyntax = "proto3";\n', "proto"),
    ("qml", "import QtQuick 2.15\n", "qml"),
    ("racket", "#lang racket/base\n", "racket"),
    ("robotframework", "*** Test Cases ***\nA\n    Log    x\n", "robotframework"),
    ("roff", ".TH LS 1\n.SH NAME\n", "roff"),
    ("shaderlab", 'Shader "A/B" {\n}\n', "shaderlab"),
    ("shellscript", "#compdef x\n_x() {}\n", "shellscript"),
    ("smt2", "(set-logic QF_LIA)\n", "smt2"),
    ("solidity", "// SPDX-License-Identifier: MIT\npragma solidity ^0.8.0;\n", "solidity"),
    ("swift", "// swift-tools-version: 5.9\n", "swift"),
    ("systemd", "[Unit]\nDescription=x\n", "systemd"),
    ("texinfo", "\\input texinfo   @c -*-texinfo-*-\n", "texinfo"),
    ("thrift", "namespace java a.b\n", "thrift"),
    ("turtle", "@prefix a: <http://b/> .\n", "turtle"),
    ("vhdl", "-- licence\nlibrary IEEE;\n", "vhdl"),
    ("viml", '" Vim syntax file\n', "viml"),
    ("wdl", "version 1.0\n\ntask x {}\n", "wdl"),
    ("wgsl", "@group(0) @binding(0) var<uniform> a: A;\n", "wgsl"),
    ("windows-registry-entries", "Windows Registry Editor Version 5.00\r\n\r\n", "registry"),
    ("wolfram", "(* ::Package:: *)\n", "wolfram"),
    ("yaml", "%YAML 1.2\n---\na: 1\n", "yaml"),
    ("yaml", "apiVersion: v1\nkind: Pod\n", "an-object-of-kubernetes"),
    ("yang", 'module x {\n  namespace "urn:x";\n', "yang"),
]


@pytest.mark.parametrize(("language", "text"), [pytest.param(*row[:2], id=row[2]) for row in PROOFS])
def test_a_format_proves_itself(language, text):
    assert prove(text) == language


def test_every_provable_language_has_an_example():
    assert sorted({language for language, _, _ in PROOFS}) == list(PROVABLE)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[1, 2, 3]", id="a-list-of-numbers-is-many-languages"),
        pytest.param("{}", id="empty-braces"),
        pytest.param("{a: 1}", id="an-object-of-javascript"),
        pytest.param('{"a": 1,}', id="a-trailing-comma-as-in-python"),
        pytest.param('[{"a": NaN}]', id="a-number-json-does-not-have"),
        pytest.param('{"a": 1, // b\nc: 2}', id="an-object-of-javascript-with-a-comment"),
        pytest.param('{"a": "/* b', id="a-comment-within-a-string"),
        pytest.param("<!DOCTYPE html>\n<p>{{ x }}</p></html>", id="a-template-of-html"),
        pytest.param("<!DOCTYPE html>\n<html>", id="the-beginning-of-a-page"),
        pytest.param('<?xml version="1.0"?>\n<a>{% if x %}</a>', id="a-template-of-xml"),
        pytest.param('<?xml version="1.0"?>\n', id="a-declaration-alone"),
        pytest.param("<div>\n  <p>x</p>\n</div>", id="well-formed-and-still-anything"),
        pytest.param("--- x\nsome: yaml\n", id="a-document-mark-of-yaml"),
        pytest.param("GET the milk", id="prose"),
        pytest.param("Feature: dark mode\n\nWe want it.", id="prose-that-names-a-feature"),
        pytest.param('name = "x"\nversion = "1"\nfiles = ["a"]\n', id="assignments-are-python-too"),
        pytest.param("[a]\nb = 1\nc = true\n", id="ini-that-parses-as-toml"),
        pytest.param('[a]\nb = "c"\n', id="ini-with-a-quoted-value"),
        pytest.param('[a]\n-b = ["c"]\n', id="a-line-taken-out-of-toml"),
        pytest.param("[a]\nb = ['c'\n", id="toml-that-ends-too-soon"),
        pytest.param("pick 1f2e3d4 Ship it\nand then some prose\n", id="a-step-and-prose"),
        pytest.param(COMMIT.replace("# On branch", "On branch"), id="a-commit-message-quoted-in-prose"),
        pytest.param("[Unit]\nDescription={{ x }}\n", id="a-template-of-a-unit"),
        pytest.param("[" * 100_000 + "]" * 100_000, id="nested-too-deep"),
        pytest.param('{"a": "' + "x" * PARSED_CHARS + '"}', id="too-long-to-parse"),
    ],
)
def test_what_only_looks_alike_proves_nothing(text):
    assert prove(text) is None


def test_every_provable_language_is_in_the_table(table):
    assert [language for language in PROVABLE if language not in table] == []


def test_line_ends_of_windows_change_nothing():
    changed = [
        (language, prove(text.replace("\r\n", "\n").replace("\n", "\r\n"))) for language, text, _ in PROOFS
    ]

    assert [pair for pair in changed if pair[0] != pair[1]] == []


@given(st.sampled_from(PROOFS), st.integers(0, 200))
def test_any_beginning_of_a_proof_can_be_asked(proof, length):
    assert prove(proof[1][:length]) in (None, *PROVABLE)


@given(st.text(alphabet='{}[]"<>?!\n :,=/*#%;-1aé\ud800', max_size=60))
def test_any_text_can_be_asked(text):
    assert prove(text) in (None, *PROVABLE)
