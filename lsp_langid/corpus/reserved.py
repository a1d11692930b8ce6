"""Texts that nobody may train on, because they test programs like this one.

Knows: the names of highlighters, editors' grammars and detectors, and where their samples live.
Never: content.
"""

from __future__ import annotations

import re

# A project is reserved by its own name; prefixes of distributions and scopes of npm stand before it.
_PREFIX = r"(?:@[\w.-]+/|node-|ruby-|python3?-|golang-github-[\w-]+-|libjs-|lib|rust-|librust-|php-[\w]+-)?"
_PROJECT = re.compile(
    _PREFIX + r"(?:"
    r"(?:github-)?linguist(?:-[\w-]+)?|rouge|pygments(?:-[\w-]+)?|highlight(?:\.?js)(?:-[\w-]+)?"
    r"|prism(?:js)?(?:-(?:themes|components|react-renderer))?|shiki(?:-[\w-]+)?"
    r"|(?:@codemirror/)?codemirror(?:-[\w-]+)?|lang-[a-z]+|legacy-modes|monaco-(?:editor"
    r"|languages)(?:-[\w-]+)?|ace(?:-builds|-code)?|brace"
    r"|(?:py-?)?tree-sitter(?:-[\w-]+)?|k(?:f[56]-?)?syntax-?highlighting(?:-[\w-]+|5[\w-]*)?"
    r"|kf5syntaxhighlighting[\w-]*|gtksourceview[\w.-]*|lexilla|scintilla(?:-[\w-]+)?|geany(?:-[\w-]+)?"
    r"|(?:exuberant-|universal-)ctags|ctags|cloc|tokei|bat|chroma|alecthomas-chroma(?:-v\d)?"
    r"|source-highlight(?:-[\w-]+)?|guesslang|rosetta(?:-?code[\w-]*)?|starry-night|refractor|lowlight|enry"
    r"|speed-highlight|torchlight|scc|magika|whats_that_code|syntect"
    r")(?:-(?:dev|doc|common|data|examples|bin|js))?",
    re.I,
)
_PATH = re.compile(
    r"(?:^|/)(?:"
    r"(?:github-)?linguist[^/]*/(?:samples|test)|examplefiles"
    r"|tests?/snippets/[\w-]+/[^/]+\.txt$"  # Linguist, Pygments
    r"|spec/visual/samples|lib/rouge/demos"
    r"|(?:highlight\.?js|hljs)[^/]*/(?:[^/]+/)*test|test/(?:markup|detect)/[\w-]+/"
    r"|prism(?:js)?[^/]*/tests/languages|tree-sitter[^/]*/(?:[^/]+/)*(?:corpus|test|examples)/"
    r"|test/corpus/[\w-]+\.txt$"
    r"|(?:syntax-?highlighting)[^/]*/autotests|gtksourceview[^/]*/(?:[^/]+/)*tests/syntax-highlighting"
    r"|tests/syntax-highlighting/"
    r"|(?:lexilla|scintilla)[^/]*/(?:[^/]+/)*test/|geany[^/]*/tests/ctags|Units/parser-[\w-]+\.[rbd]/"
    r"|ctags[^/]*/Units/"
    r"|tests/syntax-tests|lexers/testdata|tokei[^/]*/tests/data|cloc[^/]*/tests/inputs"
    r"|(?:runtime/)?syntax/testdir|runtime/indent/testdir|src/testdir|test/functional/fixtures"
    r"|source-highlight[^/]*/tests|guesslang[^/]*/|rosetta-?code[^/]*/|codemirror[^/]*/(?:[^/]+/)*mode/"
    r"|monaco-(?:editor|languages)[^/]*/|ace-builds[^/]*/"
    r")",
    re.I,
)


def reserved(project: str, path: str) -> bool:
    """Whether a member belongs to another program's test suite, by its project or by its path."""
    return _PROJECT.fullmatch(project) is not None or _PATH.search(path) is not None
