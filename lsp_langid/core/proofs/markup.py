"""XML, XSLT, HTML and PHP, told by their first tag.

Knows: declarations, document types and root elements. Never: well-formedness; a component of a web
framework is well-formed too.
"""

from __future__ import annotations

import re

from lsp_langid.core.proofs.templates import is_page_template, is_template
from lsp_langid.core.sample import take_sample

_PHP = re.compile(r"<\?php\b", re.IGNORECASE)
_PROLOGUE = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_XSLT = re.compile(r"<xsl:(?:stylesheet|transform)\b")
_XSLT_INSIDE = re.compile(r"<xsl:\w|=[\"']http://www\.w3\.org/1999/XSL/Transform[\"']")
_ANY_ROOT = re.compile(r"<!?[A-Za-z_]")
_HTML = re.compile(r"<!doctype\s+html\b", re.IGNORECASE)
_HTML_ROOT = re.compile(r"<!doctype\s+html\b|<html\b", re.IGNORECASE)
_XML_ROOT = re.compile(
    r"<!DOCTYPE\s+[\w:.-]+\s+(?:PUBLIC|SYSTEM)\b"  # DocBook, property lists, Hibernate, Qt Linguist
    r"|<(?:plist|ui)\s+version=\""
    r"|<Project\s[^<>]*\b(?:Sdk|ToolsVersion|DefaultTargets)=\""  # MSBuild
    r"|<project\s+xmlns=\"http://maven\.apache\.org/"
    r"|<(?:dependency|plugin|exclusion|parent)>\s*<groupId>"  # pieces of Maven's
    r"|<dependencies>\s*<dependency>"
)
_TAIL_CHARS = 200
_DIFF_LINE = re.compile(r"^(?:[+-]\s*<|\+\s)", re.MULTILINE)


def prove_markup(head: str, text: str) -> str | None:
    """Return `php`, `html`, `xsl` or `xml` for a text whose `head` begins with `<`, or None."""
    if _PHP.match(head):
        return "php"
    if _HTML.match(head):
        return _prove_page(text)
    if _XSLT.match(head):
        return "xsl"
    if head.startswith("<?xml"):
        return _prove_declared(text)
    if _XML_ROOT.match(head) and not _is_mixed(text):
        return "xml"
    return None


def _prove_declared(text: str) -> str | None:
    """A text with an XML declaration: what is its root?"""
    if _is_mixed(text):
        return None
    sample = take_sample(text)
    prologue = _PROLOGUE.match(sample.lstrip("\ufeff"))
    rest = sample.lstrip("\ufeff")[prologue.end() if prologue is not None else 0 :]
    if _HTML_ROOT.match(rest):
        return _prove_page(text)
    if _XSLT_INSIDE.search(sample):
        return "xsl"
    return "xml" if _ANY_ROOT.match(rest) else None


def _prove_page(text: str) -> str | None:
    """A whole page: the first lines of one are also those of a template."""
    whole = text[-_TAIL_CHARS:].rstrip().lower().endswith("</html>")
    return "html" if whole and not is_page_template(text) else None


def _is_mixed(text: str) -> bool:
    """Templates, server pages and listings with changed lines hold XML and are something else."""
    sample = take_sample(text)
    return is_template(text) or "http://java.sun.com/JSP/" in sample or _DIFF_LINE.search(sample) is not None
