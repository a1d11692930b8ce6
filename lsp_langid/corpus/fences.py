"""Fenced code of documentation: what its tag means, and whether its text bears it out.

Knows: how people tag loosely. Never: files.
"""

from __future__ import annotations

import re

from lsp_langid.core.languages import LanguageTable
from lsp_langid.corpus import templates
from lsp_langid.corpus.content import is_ini
from lsp_langid.corpus.ecmascript import fenced_dialect
from lsp_langid.corpus.jsons import fenced_kind
from lsp_langid.corpus.required import REQUIRED

# Tags that mean two things, or that say nothing about the text (program output, trees, tables).
_UNTRUSTED = frozenset(
    (
        "rest",
        "ps",
        "conf",
        "m",
        "v",
        "text",
        "txt",
        "plain",
        "plaintext",
        "log",
        "s",
        "do",
        "as",
        "man",
        "icon",
        "example",
        "output",
    )
)
_TAG = re.compile(r"\{?\s*\.?(?:language-|lang-|highlight-source-)?([^\s,{}:;\"'`]+)")

_PROMPT = re.compile(
    r"^\s*(?:\[?[\w.~@:/-]*\]?[$%#]|>|PS [^>\n]*>|[A-Z]:\\[^>\n]*>|[\w-]+@[\w-]+[:~ ]\S*[$#]) \S", re.M
)
_DOLLAR = re.compile(r"^\s*(?:\$|[\w.-]+@[\w.-]+[:~ ][^\s$#]*[$#]|PS [^>\n]*>|[A-Z]:\\[^>\n]*>|%) ?\S", re.M)
_REPL = {
    "python": re.compile(r"^\s*(?:>>>|In \[\d+\]:) ?", re.M),
    "ruby": re.compile(r"^\s*(?:>>|irb\(|pry\(|=> )", re.M),
    "javascript": re.compile(r"^\s*> \S", re.M),
    "r": re.compile(r"^\s*> \S", re.M),
    "elixir": re.compile(r"^\s*iex(?:\(\d+\))?> ", re.M),
    "haskell": re.compile(r"^\s*(?:ghci|Prelude\S*|λ|\*?\w+)> ", re.M),
    "sql": re.compile(r"^\s*(?:mysql|sqlite|\w+=[#>]|\w+)> |^\s*[-+|]{3,}|^\w+=[#>] ", re.M),
    "ocaml": re.compile(r"^\s*(?:# \w|- : |utop)", re.M),
    "scala": re.compile(r"^\s*scala> ", re.M),
    "php": re.compile(r"^\s*(?:>>> |php > )", re.M),
    "clojure": re.compile(r"^\s*(?:[\w.-]+=> )", re.M),
    "lisp": re.compile(r"^\s*(?:CL-USER|\*|\[\d+\])> ", re.M),
    "scheme": re.compile(r"^\s*(?:scheme@|> |\d+ \]=> )", re.M),
    "erlang": re.compile(r"^\s*\d+> ", re.M),
    "julia": re.compile(r"^\s*julia> ", re.M),
    "matlab": re.compile(r"^\s*(?:>> |octave:\d+> )", re.M),
    "lua": re.compile(r"^\s*> ", re.M),
    "perl": re.compile(r"^\s*(?:\$ perl|> )", re.M),
    "prolog": re.compile(r"^\s*\?- ", re.M),
    "swift": re.compile(r"^\s*\d+> ", re.M),
    "powershell": re.compile(r"^\s*PS\b[^>\n]*> ", re.M),
    "bat": re.compile(r"^\s*(?:[A-Z]:\\[^>\n]*>|> )", re.M),
    "fish": re.compile(r"^\s*[$>] ", re.M),
    "java": re.compile(r"^\s*jshell> ", re.M),
}  # fmt: skip
_ELISION = re.compile(r"^\s*(?:\.{3}|…|\[\.\.\.\]|<\.\.\.>)\s*$", re.M)
# A file must show more than a snippet of these: sections, a module's head.
_PARTS = frozenset(
    (
        "asn1", "elixir", "gnuplot", "haskell", "idl", "lex", "linker-script", "opam", "postscript", "reason",
        "rescript", "robotframework", "roff", "systemd", "tcl", "turtle", "vba", "yacc",
    )
)  # fmt: skip
_GRAPHQL = re.compile(
    r"^\s*(?:(?:query|mutation|subscription|fragment)\s+\w+[^;\n]*\{\s*$|extend type \w"
    r"|(?:type|input) \w+[\w &]*\{\s*$)",
    re.M,
)
# Each comment can be read in one way only: with two, a long head of comments would be tried 2^n times.
_OBJECT_ONLY = re.compile(
    r"\s*(?://[^\n]*\n\s*|/\*(?:[^*]|\*(?!/))*\*/\s*)*(?:\{\s*(?:\.\.\.,\s*)?\"|\"[\w-]+\"\s*:)"
)
_PLACEHOLDER_ONLY = re.compile(r"\s*(?:\.\.\.|…|TODO|<[\w -]+>)\s*")

_CSS_OTHER = re.compile(
    r"^\s*(?:@(?:include|mixin|use|extend|function|if|each|apply\b)|\$[\w-]+\s*:|&[:.\w-]|//|@[\w-]+\s*:)"
    r"|\.[\w-]+\(\)\s*;",
    re.M,
)
_SCSS = re.compile(r"^\s*(?:@(?:include|mixin|use|extend|forward|function|each)\b|\$[\w-]+\s*:)", re.M)
_LESS = re.compile(r"^\s*@[\w-]+\s*:|\.[\w-]+\([^)\n]*\)\s*;", re.M)
_NOT_AT_RULES = re.compile(
    r"^\s*@(?:media|import|charset|font-face|keyframes|supports|page|namespace|layer|container)\b", re.M
)
_CPP = re.compile(
    r"\bstd::|\btemplate\s*<|\bnamespace\b|\bclass \w+|#include <(?:iostream|vector|string|memory"
    r"|\w+\.hpp)>|\bcout\b|\w::\w|\bauto \w+ =|\bnew \w|\bnullptr\b|\boperator\b"
)
_OBJC = re.compile(r"@interface|@implementation|@property|\[\w+ \w+[:\]]|NSString|#import")
_EMACS = re.compile(
    r"\((?:setq|use-package|add-hook|require '|global-set-key|define-key|interactive|add-to-list|defcustom"
    r"|with-eval-after-load|setq-default|package-)|load-path"
)
_VUE = re.compile(r"^\s*<template[\s>]|^\s*<script setup", re.M)
_VUE_ATTRIBUTE = re.compile(r"\s(?:v-[a-z]+|:[a-z-]+|@[a-z.-]+)=\"")
_SVELTE = re.compile(r"\{[#/:@](?:if|each|await|html|else|key|snippet|render)\b|\son:\w+=\{|\sbind:\w+")
_ANGULAR = re.compile(r"\*ng[A-Z]\w+|\[\(?\w+\)?\]=|\(\w+\)=\"|@(?:if|for|switch) \(|\sng-\w+=")
_SQL = re.compile(
    r"\b(?:select|insert|update|delete|create|alter|drop|with|grant|set|begin|explain|from|where|call"
    r"|declare|truncate|merge|show|use|vacuum|analyze|copy|table|values|join|replace)\b",
    re.I,
)
_HTTP = re.compile(
    r"\s*(?:###[^\n]*\s+)*(?:@\w+\s*=[^\n]*\s+)*(?:#[^\n]*\s+)*(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD"
    r"|OPTIONS|CONNECT|TRACE) \S+|HTTP/[\d.]+ \d{3}|[A-Z][\w-]+: \S)"
)
_YAML = re.compile(r"^\s*(?:- \S|[\w.\"'/@$<>{} -]+:(?:\s|$)|#)", re.M)
_CODE = re.compile(r"[{}();=\[\]<>:#\"']")
_HTML = re.compile(r"<[a-zA-Z!/]")
_JSX_ATTRIBUTE = re.compile(r"\s(?:className|on[A-Z]\w+|style)=\{|=\{[^}]*\}")


def fence_words(table: LanguageTable) -> dict[str, str]:
    """Every lower-case tag that leads to a label: fences, ids, aliases and names, without the untrusted."""
    words: dict[str, str] = {}
    for row in table:
        for word in (*row.aliases, row.name.casefold(), row.id, *row.fences):
            words.setdefault(word, row.id)
    for row in table:
        words.update(dict.fromkeys(row.fences, row.id))
    return {word: label for word, label in words.items() if word not in _UNTRUSTED}


def normalize_tag(tag: str) -> str:
    """`"JS{1,3}" -> "js"`, `"rust,no_run" -> "rust"`, `"{.python .numberLines}" -> "python"`."""
    tag = tag.strip().lower()
    if tag in ("c++", "f#", "c#"):
        return tag
    match = _TAG.match(tag)
    return match[1] if match is not None else ""


def fence_label(label: str, tag: str, text: str) -> str | None:
    """What a block tagged with `label` really is, or None where nobody can tell."""
    if not text.strip() or _PLACEHOLDER_ONLY.fullmatch(text):
        return None
    if label in _BY_LABEL:
        return _BY_LABEL[label](text)
    if (repl := _REPL.get(label)) is not None and repl.search(text):
        return None
    if label in templates.TEMPLATE_LABELS:
        return label if templates.mark_share(text, label) > 1 / 9 else None
    if label not in _PARTS and (pattern := REQUIRED.get(label)) is not None and pattern.search(text) is None:
        return None
    if templates.is_templated(text):
        return None
    return label


def has_prompts(text: str) -> bool:
    """Whether lines begin as a terminal shows them: `$ make`, `user@host:~$ ls`."""
    return _DOLLAR.search(text) is not None


def _shell(text: str) -> str | None:
    """Sessions tagged as scripts are sessions; lines that begin with `>` or `#` alone are in doubt."""
    if has_prompts(text):
        return "shellsession"
    if re.search(r"^\s*> \S", text, re.M):
        return None
    if templates.is_templated(text) or "{{" in text:
        return None
    if re.match(r"\s*(?:[├└│]|<\w|\{\s*$|import \w+ from)", text):
        return None
    return "shellscript" if re.search(r"[A-Za-z]", text) else None


def _session(text: str) -> str | None:
    """`console`: bare commands without any prompt are dropped."""
    if re.search(r"^\s*>>> ", text, re.M):
        return "python-console"
    return "shellsession" if has_prompts(text) or _PROMPT.search(text) else None


def _python(text: str) -> str | None:
    if _REPL["python"].search(text):
        return "python-console" if re.search(r"^\s*>>> ", text, re.M) else None
    if has_prompts(text) or templates.is_templated(text):
        return None
    if re.search(r"^load\(\"[@:/]", text, re.M):
        return "starlark"
    return "python"


def _python_console(text: str) -> str | None:
    return "python-console" if re.search(r"^\s*>>> ", text, re.M) else None


def _json(text: str) -> str | None:
    return None if _ELISION.search(text) else fenced_kind(text)


def _jsonc(text: str) -> str | None:
    kind = _json(text)
    return kind if kind in ("json", "jsonc") else None


def _javascript(text: str) -> str | None:
    if _REPL["javascript"].search(text) or has_prompts(text) or _GRAPHQL.search(text):
        return None
    if _OBJECT_ONLY.match(text):
        return None
    if (kind := fenced_kind(text)) is not None:
        return kind if text.lstrip()[0] in "{[" and kind == "json" else None
    if text.lstrip().startswith("<") and re.search(r"<(?:script|template|html|!DOCTYPE)\b", text):
        return None
    return fenced_dialect(text, typed=False)


def _typescript(text: str) -> str | None:
    if has_prompts(text) or text.lstrip().startswith(("<script", "<template")):
        return None
    return fenced_dialect(text, typed=True)


def _css(text: str) -> str | None:
    if "{" not in text and ":" not in text:
        return None
    plain = _NOT_AT_RULES.sub("", text)
    if _SCSS.search(plain):
        return "scss"
    if _LESS.search(plain):
        return "less"
    return None if _CSS_OTHER.search(plain) else "css"


def _c(text: str) -> str | None:
    if _OBJC.search(text):
        return None
    return "cpp" if _CPP.search(text) else "c"


def _lisp(text: str) -> str | None:
    if "(" not in text:
        return None
    return "emacs-lisp" if _EMACS.search(text) else "lisp"


def _html(text: str) -> str | None:
    if _HTML.search(text) is None:
        return None
    if _SVELTE.search(text):
        return "svelte"
    if _VUE.search(text) and ("<script" in text or _VUE_ATTRIBUTE.search(text)):
        return "vue"
    if _ANGULAR.search(text) or _VUE_ATTRIBUTE.search(text) or _JSX_ATTRIBUTE.search(text):
        return None
    if (engine := templates.engine_of(text)) is not None:
        return engine if templates.mark_share(text, engine) > 1 / 9 and engine != "php" else None
    return None if templates.has_unknown_marks(text) else "html"


def _xml(text: str) -> str | None:
    if not re.match(r"\ufeff?\s*(?:\.\.\.\s*)?<", text) or _JSX_ATTRIBUTE.search(text):
        return None
    if templates.has_unknown_marks(text) or templates.engine_of(text):
        return None
    return "xsl" if "<xsl:" in text else "xml"


def _yaml(text: str) -> str | None:
    if templates.is_templated(text) or re.search(r"\{\{-|\{%|<%", text):
        return None
    lines = [line for line in text.split("\n") if line.strip()]
    return "yaml" if sum(_YAML.match(line) is not None for line in lines) * 2 >= len(lines) else None


def _ini(text: str) -> str | None:
    return "ini" if is_ini(text) and "{{" not in text and "{%" not in text else None


def _sql(text: str) -> str | None:
    return "sql" if _SQL.search(text) and not _REPL["sql"].search(text) and "{{" not in text else None


def _http(text: str) -> str | None:
    return "http" if _HTTP.match(text) else None


def _diff(text: str) -> str | None:
    return "diff" if re.search(r"^(?:[-+]|@@ |[<>] )", text, re.M) else None


def _dockerfile(text: str) -> str | None:
    return (
        "dockerfile"
        if re.search(
            r"^\s*(?:FROM|RUN|COPY|ADD|ENV|CMD|ENTRYPOINT|ARG|WORKDIR|EXPOSE|LABEL|USER)\s", text, re.M
        )
        and not has_prompts(text)
        else None
    )


def _makefile(text: str) -> str | None:
    return (
        "makefile"
        if re.search(r"^[\w.%$(){}/ -]+:|^\w+\s*[:?+]?=|^\t", text, re.M) and not has_prompts(text)
        else None
    )


def _vue(text: str) -> str | None:
    return "vue" if _HTML.search(text) else None


def _markdown(text: str) -> str | None:
    return (
        "markdown"
        if re.search(r"^\s*(?:#{1,6} |[-*] |\d+\. |> |```|---)|\]\(|\*\*|`[^`]+`|!\[|^\|", text, re.M)
        else None
    )


def _r(text: str) -> str | None:
    return None if re.search(r"^\s*(?:> \S|#> )|^\s*\[1\] ", text, re.M) else "r"


_BY_LABEL = {
    "c": _c,
    "css": _css,
    "diff": _diff,
    "dockerfile": _dockerfile,
    "html": _html,
    "http": _http,
    "ini": _ini,
    "javascript": _javascript,
    "javascriptreact": _javascript,
    "json": _json,
    "jsonc": _jsonc,
    "lisp": _lisp,
    "makefile": _makefile,
    "markdown": _markdown,
    "python": _python,
    "python-console": _python_console,
    "r": _r,
    "shellscript": _shell,
    "shellsession": _session,
    "sql": _sql,
    "typescript": _typescript,
    "typescriptreact": _typescript,
    "vue": _vue,
    "xml": _xml,
    "yaml": _yaml,
}
