"""Texts that begin as only one language can.

Knows: the first statement that a language or a tool demands of its files. Never: what follows it.

A row is right for at least 995 of 1,000 texts it speaks on, or is a line that the format itself demands
where labelled texts are few (AutoHotkey, PowerShell, the registry, YAML's directive). A first line that
merely looks like one language (`package main`, `=pod`, `[section]`) is the model's business.
"""

from __future__ import annotations

import re
from functools import cached_property

from lsp_langid.core.proofs.opening import COMMENT_MARKS, after_comments
from lsp_langid.core.proofs.templates import is_template

_PO_STRING = r'"[^\n]*"\n(?:"[^\n]*"\n)*'

# (language, the comments that may come first: one of COMMENT_MARKS or none, pattern at the first character)
_ROWS = (
    ("autohotkey", "", r"(?i:#Requires AutoHotkey)\b"),
    ("bat", "", r"(?i:@echo off)\s*(?:\n|&|\Z)"),
    ("cabal", "", r"(?i:cabal-version)\s*:"),
    ("clojure", ";", r"\(ns \^?[\w{]"),
    ("cmake", "#", r"(?i:cmake_minimum_required)\s*\(\s*VERSION\b"),
    (
        "cucumber",
        "#",
        r"(?:@\S+\s+)*Feature: [^\n]+\n(?:[^\n]*\n){0,20}?\s*(?:Background|Rule|Scenario(?: \w+)?):",
    ),
    ("cython", "", r"# ?(?:cython|distutils): ?\w+ ?="),
    ("debian-control", "#", r"(?:Source|Package): \S+\n(?:Section|Architecture|Maintainer|Priority): "),
    ("devicetree", "/", r"/dts-v1/;"),
    ("diff", "", r"diff --git \S+ \S+"),
    ("diff", "", r"diff (?:-\S+ )+\S+ \S+\n(?:--- |\*\*\* |\d+(?:,\d+)?[acd]\d|Only in |Binary files )"),
    ("diff", "", r"Index: [^\n]*\n={60,}\n"),
    ("diff", "", r"(?:[Ii]ndex: [^\n]*\n=+\n)?--- \S[^\n]*\n\+\+\+ \S[^\n]*(?:\n@@ -\d|\n?\Z)"),
    ("diff", "", r"@@ -\d+(?:,\d+)? \+\d+(?:,\d+)? @@"),
    ("diff", "", r"index [0-9a-f]{6,40}\.\.[0-9a-f]{6,40}(?: [0-7]{6})?\n"),
    ("diff", "", r"\*\*\* [^\n]+\n--- [^\n]+\n\*{5,}(?:\n|\Z)"),
    ("diff", "", r"From [0-9a-f]{40} Mon Sep 17 00:00:00 2001\n"),
    ("diff", "", r"# HG changeset patch\n"),
    ("diff", "", r"commit [0-9a-f]{40}\b[^\n]*\n(?:[A-Z]\w+: [^\n]*\n)+(?:(?: {4}[^\n]*)?\n)+diff --git "),
    ("dockerfile", "", r"# ?syntax ?= ?docker(?:\.io/docker)?/dockerfile"),
    ("dot", "/", r"(?:strict\s+)?digraph\b[^{;(]{0,80}\{"),
    ("dune", ";", r"\(lang dune \d"),
    ("elixir", "#", r"defmodule [A-Z][\w.]* do\n"),
    ("elm", "-", r"(?:port |effect )?module [A-Z][\w.]* exposing\s*\("),
    ("emacs-lisp", "", r";;; \S+\.el --- "),
    ("erlang", "%", r"-module\([\w']+\)\."),
    ("glsl", "/", r"#version \d{3}(?: core| es| compatibility)?\s*\n"),
    ("go.mod", "/", r"module \S+\n\n?(?:go \d|require\b|toolchain )"),
    ("go.sum", "", r"\S+ v\d\S*(?:/go\.mod)? h1:[A-Za-z0-9+/]{43}=\s*(?:\n|\Z)"),
    ("haskell", "-", r"\{-# LANGUAGE "),
    ("http", "", r"(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|CONNECT|TRACE) \S+ HTTP/\d(?:\.\d)?(?:\n|\Z)"),
    ("http", "", r"HTTP/\d(?:\.\d)? [1-5]\d\d\b[^\n]*(?:\n[\w-]+:|\n?\Z)"),
    ("jsonnet", "/", r"local \w+ = import ['\"][^'\"\n]*sonnet['\"]"),
    (
        "latex",
        "%",
        r"\\documentclass\s*[\[{]|\\begin\{document\}|\\(?:NeedsTeXFormat|ProvidesPackage|ProvidesClass)\{",
    ),
    ("lilypond", "%", r"\\version \"2\.\d"),
    ("lisp", ";", r"(?i:\(in-package\b)"),
    ("llvm", "", r"; ModuleID = '"),
    ("llvm", ";", r"(?:source_filename|target (?:datalayout|triple)) = \""),
    (
        "mermaid",
        "",
        r"(?:sequenceDiagram|erDiagram|classDiagram|stateDiagram(?:-v2)?|gitGraph|gantt|journey)\s*\n",
    ),
    ("mermaid", "", r"(?:graph|flowchart) (?:TD|TB|LR|RL|BT);?\s*\n(?![^`]*```)"),
    ("modelica", "/", r"within [\w.]*;\s"),
    ("opam", "#", r"opam-version: \""),
    ("plantuml", "", r"@start(?:uml|mindmap|gantt|json|yaml|salt|wbs|ditaa)\b"),
    (
        "po",
        "#",
        rf"(?:msgctxt {_PO_STRING})?msgid {_PO_STRING}(?:msgid_plural {_PO_STRING})?msgstr(?:\[\d\])? \"",
    ),
    ("postscript", "", r"%!PS\b"),
    ("powershell", "", r"(?i:#Requires -(?:Version|Modules|PSEdition|RunAsAdministrator))\b"),
    ("proto", "/", r"syntax\s*=\s*[\"']proto[23][\"']\s*;|edition\s*=\s*\"20\d\d\"\s*;"),
    ("qml", "/", r"import Qt(?:Quick)?(?:\.\w+)* \d"),
    ("racket", "", r"#lang (?:racket|typed/racket|scribble)\b"),
    ("robotframework", "#", r"\*{3} ?(?:Settings?|Test Cases?|Keywords?|Variables?|Tasks?) ?\*{3}\s*\n"),
    ("roff", "", r"[.']\\\""),
    ("roff", "", r"\.(?:TH|Dd) \S"),
    ("shaderlab", "/", r"Shader \"[^\"\n]*\"\s*\{"),
    ("shellscript", "", r"#(?:compdef|autoload)\b"),
    ("smt2", ";", r"\(set-(?:logic|info|option) "),
    ("solidity", "/", r"pragma\s+solidity\b"),
    ("swift", "", r"//\s*swift-tools-version:\s*\d"),
    ("systemd", "#", r"\[Unit\]\n(?:Description|Documentation|After|Requires|Wants)="),
    ("texinfo", "", r"\\input texinfo\b"),
    ("thrift", "/", r"namespace (?:java|py|cpp|rb|go|js|php|perl|\*) [\w.]+\n"),
    ("turtle", "#", r"@prefix\s+[\w.-]*:\s*<[^>\n]*>\s*\."),
    ("vhdl", "-", r"(?i:library\s+ieee\s*;)"),
    ("viml", "", r"\" ?[Vv]im (?:syntax|indent|compiler|ftplugin|filetype plugin|color) file"),
    ("wdl", "#", r"version (?:1\.\d|draft-3|development)\n\s*(?:import|task|workflow|struct|#)"),
    ("wgsl", "/", r"@group\(\d+\)\s*@binding\(\d+\)\s*var"),
    ("windows-registry-entries", "", r"(?:Windows Registry Editor Version 5\.00|REGEDIT4)\s*\n"),
    (
        "wolfram",
        "",
        r"\(\* ::(?:Package|Section|Title|Input|Text)|\(\* Content-type: application/vnd\.wolfram",
    ),
    ("yaml", "", r"%YAML 1\.\d\s*\n"),
    ("yaml", "#", r"(?:---\s*\n)?apiVersion: \S+\nkind: \w+\n"),
    ("yang", "/", r"(?:sub)?module\s+[\w.-]+\s*\{\s*(?:yang-version\s+\S+;|namespace \"|belongs-to\s)"),
)
PROVABLE = frozenset(language for language, _, _ in _ROWS)

# Templates are written for these; the text is then in the template's language.
_OFTEN_TEMPLATES = frozenset(
    {"debian-control", "po", "robotframework", "systemd", "vhdl", "windows-registry-entries", "yaml"}
)


class _Signatures:
    """Rows that may match at one place: asked all at once, and one by one only when one of them does.

    They are compiled when they are asked: most texts need a few, and all take 15 ms.
    """

    def __init__(self, rows: list[tuple[str, str]]) -> None:
        self._rows = rows

    @cached_property
    def _any(self) -> re.Pattern[str]:
        # No groups: `re` passes over a branch whose first character differs.
        return re.compile("|".join(f"(?:{pattern})" for _, pattern in self._rows))

    @cached_property
    def _each(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        return tuple((language, re.compile(pattern)) for language, pattern in self._rows)

    def language_of(self, head: str) -> str | None:
        if self._any.match(head) is None:
            return None
        return next(language for language, pattern in self._each if pattern.match(head))


_AT_ONCE = _Signatures([(language, pattern) for language, _, pattern in _ROWS])
_BEHIND = {
    mark: _Signatures([(language, pattern) for language, comment, pattern in _ROWS if comment == mark])
    for mark in sorted(COMMENT_MARKS)
}


def prove_by_signature(head: str, text: str) -> str | None:
    """Return the language whose signature `head` begins with, before or behind comments.

    Args:
        head: The beginning of the text, from its first visible character on.
        text: All of it.
    """
    language = _AT_ONCE.language_of(head)
    if language is None and head[0] in COMMENT_MARKS:
        language = _BEHIND[head[0]].language_of(after_comments(head))
    if language in _OFTEN_TEMPLATES and is_template(text):
        return None
    return language
