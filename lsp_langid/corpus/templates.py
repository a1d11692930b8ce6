"""Marks of template languages: whether a text is a template, and of which engine.

Knows: the marks `{{ }}`, `{% %}`, `<% %>`, `<# >`, `{$ }` and what stands between them. Never: file names.
"""

from __future__ import annotations

import re

_MARK = {
    "jinja": re.compile(r"\{\{|\{%|\{#|^\s*##? ", re.M),
    "liquid": re.compile(r"\{\{|\{%"),
    "twig": re.compile(r"\{\{|\{%|\{#"),
    "go-template": re.compile(r"\{\{"),
    "handlebars": re.compile(r"\{\{"),
    "erb": re.compile(r"<%|^\s*%[ =]", re.M),
    "ejs": re.compile(r"<%"),
    "jsp": re.compile(r"<%|</?[a-z]+:[a-z]|\$\{|#\{"),
    "asp": re.compile(r"<%"),
    "mako": re.compile(r"<%|\$\{|^\s*%\s?\w|^\s*##", re.M),
    "freemarker": re.compile(r"</?[#@]|\$\{|\[#"),
    "smarty": re.compile(r"\{/?[$a-z*]"),
    "blade": re.compile(r"\{\{|\{!!|^\s*@\w|<x-", re.M),
    "razor": re.compile(r"@[\w({*]"),
}
TEMPLATE_LABELS = frozenset(_MARK)

_ANY_ENGINE = re.compile(r"\{\{|\{%|<%|<[#@][a-z]|\$\{[\w.]+\}|\{\$\w")
_STATEMENT = re.compile(
    r"^\s*\{%[-+]?\s*(?:if|for|set|block|extends|include|import|from|macro|end\w+|else|elif)\b"
    r"|^\s*<%[=-]?\s|\{\{\s*cookiecutter\b|^\s*\{\{-?\s*(?:if|range|end|with|define|template|include)\b",
    re.M,
)

_ENGINES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("php", re.compile(r"<\?php\b|<\?=")),
    ("jsp", re.compile(r"<%@\s*(?:page|taglib|include|tag)\b")),
    ("mako", re.compile(r"<%(?:inherit|def|namespace|include|block|page)\b")),
    ("freemarker", re.compile(r"</?#(?:if|list|macro|assign|import|include|else|ftl)\b")),
    ("handlebars", re.compile(r"\{\{[{~]?\s*(?:[#/^]\s*[\w.-]+|>\s*[\w./-]+)")),
    (
        "go-template",
        re.compile(
            r"\{\{-?\s*(?:/\*|(?:if|range|with)\s[^{}]*\}\}|(?:define|template|block|partial)\s+\"|(?:end"
            r"|else)\s*-?\}\}"
            r"|\$\w*\s*:?=|\$?\.\w|\.\s*\}\}|\.\s*\|)"
        ),
    ),
    (
        "jinja",  # what neither Liquid nor Twig has
        re.compile(
            r"\{%[-+]?\s*(?:load|url|trans|translate|blocktrans\w*|csrf_token|static|macro|call|set|import"
            r"|from"
            r"|autoescape|block|endblock|extends|elif|with)\b"
        ),
    ),
    (
        "liquid",
        re.compile(
            r"\{%-?\s*(?:assign|capture|unless|case|when|layout|section|schema|paginate|tablerow|"
            r"render|endunless|seo|feed_meta|include\s+[\w./-]+\.(?:html|md|svg))\b"
            r"|\{\{-?\s*(?:content\s*\}\}|site\.|page\.|shop\.|product\.)|\|\s*\w+:\s|\|\s*relative_url"
            r"|\{%-?\s*\w+ [^%\n]*\b(?:site|page)\.\w"
        ),
    ),
    (
        "jinja",
        re.compile(
            r"\{%[-+]?\s*(?:extends|block|endblock|load|url|trans|translate|blocktrans\w*|csrf_token"
            r"|static|macro|"
            r"call|set|import|from|if|for|with|include|autoescape|cache|filter|elif|endif|endfor)\b"
        ),
    ),
    (
        "smarty",
        re.compile(
            r"\{/(?:if|foreach|section|literal|block|strip)\}|\{include file=|\{\$[\w.]+(?:\|\w+[^{}\n]*)?\}"
        ),
    ),
)
_UNKNOWN_ENGINE = re.compile(
    r"<%|\{\{|\{%|<\?(?!xml|php|=)\w|\b(?:py|tal|metal|th|t|v|ng|x)-?:?(?:if|content|for|repeat|each|model)="
)


def mark_share(text: str, label: str) -> float:
    """Share of lines, empty ones left out, that hold a mark of the engine; 1.0 for what has no marks."""
    pattern = _MARK.get(label)
    if pattern is None:
        return 1.0
    return _share(text, pattern)


def any_mark_share(text: str) -> float:
    """Share of lines, empty ones left out, that hold a mark of some engine."""
    return _share(text, _ANY_ENGINE)


def is_templated(text: str) -> bool:
    """Whether a text that should be no template begins lines with statements of one."""
    return ("{%" in text or "<%" in text or "{{" in text) and len(_STATEMENT.findall(text)) >= 2


def engine_of(text: str) -> str | None:
    """The engine whose own marks come up, asked in an order in which none shadows the next; else None."""
    if "{" not in text and "<%" not in text and "<?" not in text and "<#" not in text:
        return None
    has_tags = "{%" in text
    for label, pattern in _ENGINES:
        if pattern.search(text) and not (has_tags and label in ("go-template", "handlebars")):
            return label
    return None


def has_unknown_marks(text: str) -> bool:
    """Whether marks come up that belong to some engine we cannot name, or to a framework's attributes."""
    return _UNKNOWN_ENGINE.search(text) is not None


def _share(text: str, pattern: re.Pattern[str]) -> float:
    if pattern.search(text) is None:
        return 0.0
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(pattern.search(line) is not None for line in lines) / max(1, len(lines))
