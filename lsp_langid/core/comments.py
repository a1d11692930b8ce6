"""How a comment of one line is written in each language of the table.

Knows: the marks before and behind the words of a comment. Never: what the words say, where they stand.

A mark is chosen that every dialect and every compiler of the language takes on a line of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Comment:
    """The marks around the words of a comment, blanks included."""

    before: str
    behind: str = ""

    def of(self, words: str) -> str:
        """`Comment("/* ", " */").of("hello") -> "/* hello */"`."""
        return f"{self.before}{words}{self.behind}"


# Marks: the ids of the languages that write comments so, sorted.
_BY_MARKS: Mapping[Comment, str] = {
    Comment("# "): """
        apacheconf awk cmake codeowners coffeescript crystal cucumber cython debian-control dockerfile
        dotenv elixir fish gap gdscript git-commit git-rebase gn gnuplot graphql hcl icon ignore jq julia
        just kconfig livescript makefile meson mojo nginx nim ninja nix nushell opam org perl
        pip-requirements po powershell properties puppet python qmake r ragel raku robotframework rpm-spec
        ruby sed shellscript smali sparql starlark systemd tcl terraform textproto toml turtle wdl yaml
        """,
    Comment("// "): """
        actionscript apex asciidoc bicep cpp csharp cue cuda-cpp cypher d dart devicetree dm dot fsharp
        gleam glsl go go.mod gradle groovy haxe hlsl idl java javascript javascriptreact json5 jsonc jsonnet
        kotlin kusto less metal mlir modelica objective-c objective-cpp odin opencl pascal pike povray
        prisma proto qml reason rescript rust sass scad scala scilab scss shaderlab solidity stan stata
        stylus supercollider swift systemverilog thrift typescript typescriptreact typst vala verilog wgsl
        yang yara zig
        """,
    Comment("/* ", " */"): "c css lex linker-script rexx sas yacc",
    Comment("-- "): """
        ada agda applescript asn1 cabal dhall elm haskell lean4 lua plsql postgres purescript sql vhdl
        """,
    Comment("; "): """
        asm autohotkey autoit clojure dune emacs-lisp idl-gdl ini lisp llvm nsis racket scheme smt2
        windows-registry-entries
        """,
    Comment("% "): "abc bibtex erlang latex lilypond matlab postscript prolog",
    Comment("(* ", " *)"): "coq ebnf isabelle ocaml sml wolfram",
    Comment("<!-- ", " -->"): "astro html markdown rmarkdown svelte vue xml xsl",
    Comment("' "): "basic plantuml vb vba vbscript",
    Comment('" '): "abap viml",
    Comment("! "): "fortran",
    Comment("%% "): "mermaid",
    Comment("* "): "spice",
    Comment(".. "): "restructuredtext",
    Comment('.\\" '): "roff",
    Comment("/ "): "slim",
    Comment("-# "): "haml",
    Comment("//- "): "jade",
    Comment("## "): "mako",
    Comment(":: "): "bat",
    Comment(";; "): "wat",
    Comment("@c "): "texinfo",
    Comment("\\ "): "forth",
    Comment("dnl "): "m4",
    Comment("      *> "): "cobol",  # in the seventh column, where the fixed form looks for it
    Comment("<%# ", " %>"): "ejs erb",
    Comment("<%' ", " %>"): "asp",
    Comment("<%-- ", " --%>"): "jsp",
    Comment("<#-- ", " -->"): "freemarker",
    Comment("<?php // ", " ?>"): "php",
    Comment("@* ", " *@"): "razor",
    Comment("{# ", " #}"): "jinja twig",
    Comment("{% comment %} ", " {% endcomment %}"): "liquid",
    Comment("{* ", " *}"): "smarty",
    Comment("{{!-- ", " --}}"): "handlebars",
    Comment("{{-- ", " --}}"): "blade",
    Comment("{{/* ", " */}}"): "go-template",
    Comment("{/* ", " */}"): "mdx",
}

# These have no comments, or none that fits on one line.
_WITHOUT = "csv diff go.sum http json jsonl log plaintext pod python-console rdoc shellsession tsv"
WITHOUT_COMMENTS = frozenset(_WITHOUT.split())

_OF_LANGUAGE = {name: marks for marks, names in _BY_MARKS.items() for name in names.split()}


def comment_marks(language_id: str) -> Comment | None:
    """The marks of a comment in a language; None when it has none, or is a user's own language."""
    return _OF_LANGUAGE.get(language_id)
