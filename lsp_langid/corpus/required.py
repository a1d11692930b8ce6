"""What a text must hold to be believed under a label or a suffix that only one language claims.

Knows: one expression a row; a comment says what was once found under that name. Never: paths.
A row here costs true examples that lack the mark; it is worth it where a suffix lies often.
"""

from __future__ import annotations

import re


def _lines(expression: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(expression, re.M | flags)


_MARKUP_START = re.compile(r"\ufeff?\s*<")

# By label, whatever the suffix.
REQUIRED: dict[str, re.Pattern[str]] = {
    "abc": _lines(r"^K:"),
    "asn1": _lines(r"::="),
    "bibtex": _lines(r"^\s*@\w+\s*[{(]"),
    "cobol": _lines(r"\b(?:division|section|pic|perform|move|display|copy)\b|^\s*\d\d\s+[\w-]+", re.I),
    "cucumber": _lines(r"^\s*(?:@\S+|#|\w[\w ]*:)"),  # Eclipse has features of its own
    "diff": _lines(r"^(?:@@ |[-+]|diff |Index: |[<>] )"),
    "dot": _lines(r"^\s*(?:strict\s+)?(?:di|sub)?graph\b", re.I),  # templates of Word and of doT.js
    "dotenv": _lines(r"^\s*(?:export\s+)?[A-Za-z_]\w*="),
    "elixir": _lines(r"\b(?:defmodule|defp?|do|end|import|use|config|fn)\b|%\{|=>"),  # examples of debhelper
    "forth": _lines(r"^\s*:\s|\\ |\bvariable\b|\bconstant\b|\( ", re.I),
    "freemarker": _lines(r"</?[#@]|\$\{"),  # Mozilla's Fluent
    "gnuplot": _lines(r"^\s*(?:set|unset|plot|splot|reset|load|f\()", re.I),
    "graphql": _lines(r"[{}]|^\s*#"),
    "haskell": _lines(r"^\s*(?:module|import|data|newtype|class|instance|type)\b|::|^\S.*=|^> "),  # gcc's .hs
    "idl": _lines(r"\b(?:interface|module|import|struct|enum|typedef|dictionary|coclass|exception)\b"),
    "linker-script": _lines(
        r"\b(?:SECTIONS|MEMORY|INPUT|PROVIDE|OUTPUT_FORMAT|OUTPUT_ARCH|ENTRY|GROUP|INCLUDE|PHDRS|VERSION"
        r"|ASSERT|INSERT)\b"
    ),
    "matlab": _lines(r"\S"),
    "opam": _lines(r"^(?:opam-version|depends|build|name|synopsis)\s*:"),
    "pascal": _lines(r":=|\b(?:begin|end|unit|program|procedure|function|uses)\b", re.I),
    "postscript": _lines(r"%!|\b(?:def|moveto|gsave)\b"),
    "qmake": _lines(r"^\s*[\w.]+\s*[-+*~]?=|\bCONFIG\b|^include\("),  # listings called .prf
    "reason": _lines(r"=>|\blet\b|\btype\b|\bmodule\b"),  # re2c
    "rescript": _lines(r"=>|\blet\b|\btype\b|\bmodule\b|\bexternal\b"),
    "robotframework": _lines(r"^\*{1,3} ?\w"),
    "roff": _lines(r"^[.']\s*\S|\\[fm(]"),
    "sed": _lines(r"^\s*(?:#|s(.).*\1|[\d/$:].*|[a-zA-Z{}])"),
    "smt2": _lines(r"^\s*\("),
    "solidity": _lines(
        r"\b(?:pragma|contract|interface|library|import|function|struct|using|error)\b"
    ),  # clingo
    "spice": _lines(r"^\s*(?:\.\w+|\*|[RCLVIDMQXEFGH]\w*\s)", re.I),
    "starlark": _lines(
        r"^\s*(?:load|def|package|workspace|module|bazel_dep|exports_files|\w+)\(|^\s*\w+ = "
    ),  # shell `build`
    "stylus": _lines(r"\S"),
    "systemd": _lines(
        r"^\[(?:Unit|Service|Socket|Timer|Install|Mount|Automount|Path|Swap|Slice|Match|Network|NetDev"
        r"|Link|Exec|Files|Container|Scope)\]"
    ),  # D-Bus services
    "tcl": _lines(
        r"^\s*(?:set|proc|package|namespace|if|foreach|source|puts|load_lib|send|expect|gdb_test"
        r"|create_clock|set_\w+|create_\w+|#)\b"
    ),
    "turtle": _lines(r"@prefix|@base|\bPREFIX\b|\ba\s+\S+\s*[;.]|[.;]\s*$", re.I),
    "vba": _lines(
        r"^\s*(?:Attribute VB_|VERSION \d|Option |(?:Public|Private) |Sub |Function |Begin )", re.I
    ),
    "windows-registry-entries": re.compile(r"\ufeff?\s*(?:Windows Registry Editor|REGEDIT4)"),
    "xml": _MARKUP_START,
    "xsl": _MARKUP_START,
    "yacc": _lines(r"^%%"),
    "lex": _lines(r"^%%"),
}

# By suffix, on top.
REQUIRED_BY_SUFFIX: dict[str, re.Pattern[str]] = {
    ".adp": _lines(r"<%|<master|@\w+@"),
    ".al": _lines(r"^sub |^package "),
    ".gp": _lines(r"^\s*(?:set|plot|splot)\s"),
    ".plist": _MARKUP_START,
    ".star": _lines(r"^\s*(?:load\(|def \w+\()"),
    ".tag": _lines(r"<%@"),
    ".tm": _lines(r"^\s*(?:proc|namespace|package) "),
}

# What must not come up.
FOREIGN: dict[str, re.Pattern[str]] = {
    "bat": re.compile(r"#!|/\*|\s*<|cmd_|[\s\S]{0,400}\$\(deps_"),
    "c": re.compile(r"[\s\S]{0,6000}?(?:^@(?:interface|implementation)\b|^#\s*import <)", re.M),
    "haskell": re.compile(r"\s*(?:/\*|#ifndef|#define)"),
    "html": re.compile(r"[\s\S]{0,400}Content-Type: multipart"),
    "makefile": re.compile(r"[\s\S]{0,4000}^\s*(?:function|def|var|import)\s\w+.*[{:]\s*$", re.M),
    "python": re.compile(r"\s*(?:<\?php|<!DOCTYPE|<html)|[\s\S]{0,4000}^(?:\{%|%%|<<<<<<<)", re.M),
    "reason": re.compile(r"[\s\S]{0,6000}/\*!?re2c"),
    "scheme": re.compile(r"[\s\S]{0,3000}\)\s+@[a-z][\w.-]+"),  # queries of tree-sitter
    "shellscript": re.compile(
        r"[\s\S]{0,600}^exec \S*(?:tclsh|wish|expect|guile|perl|python)\S* \"?\$0", re.M
    ),
    "starlark": re.compile(r"#!"),
    "viml": re.compile(r"[\s\S]{0,400}ft=help"),
    "yaml": re.compile(r"\s*[<{]"),
}

# Suffixes that a row of the table claims for editors, and whose texts would teach the wrong thing.
UNTEACHABLE: dict[str, str] = {
    ".aux": "written by TeX",
    ".bbl": "written by BibTeX",
    ".cats": "ATS",
    ".dfm": "forms, not Pascal",
    ".hta": "HTML and script mixed",
    ".idc": "IDA's dialect",
    ".litcoffee": "mostly prose",
    ".mll": "rules around OCaml",
    ".mly": "a grammar around OCaml",
    ".nb": "written by a notebook",
    ".tfstate": "written by a tool",
    ".tfstate.backup": "written by a tool",
    "nim.cfg": "INI-like, not Nim",
    ".scpt": "compiled",
    ".sublime-workspace": "written by an editor",
    ".xrl": "rules around Erlang",
    ".yrl": "a grammar around Erlang",
}
