"""Take tagged code blocks out of documentation.

Knows: how Markdown, MDX, reStructuredText, AsciiDoc, Org and HTML mark code with a language. Never: what
a tag means, whether a block is worth keeping; that is `fences`.
Start reading at `blocks_of`. A block without a tag, or without an end, is not taken.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Block:
    """One tagged block, without its marks and without the indentation of the list it stood in."""

    tag: str  # as written, in lower case: "python", "c++"
    text: str  # ends with a line break
    line: int  # of the first line of code, counted from 1


def is_documentation(path: str) -> bool:
    """Tell by its name whether a file may hold tagged blocks: a suffix we know, or README."""
    return _scanner(path) is not None


def blocks_of(path: str, text: str) -> Iterator[Block]:
    """Yield the tagged blocks of one document; none for a name that is not documentation."""
    scan = _scanner(path)
    if scan is None:
        return
    for block in scan(_lines(text)):
        if block.text.strip():
            yield block


_Scan = Callable[[list[str]], Iterator[Block]]


def _lines(text: str) -> list[str]:
    """Not `splitlines`: form feeds and Unicode separators are characters of the code."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _scanner(path: str) -> _Scan | None:
    name = path.rpartition("/")[2].lower()
    suffix = PurePosixPath(name).suffix
    if suffix in _SCANNERS:
        return _SCANNERS[suffix]
    if name.startswith("readme") and name in ("readme", "readme.txt", "readme.text", "readme.in"):
        return _readme
    return None


def _readme(lines: list[str]) -> Iterator[Block]:
    """A README without a suffix is Markdown or reStructuredText; their marks do not overlap."""
    yield from _markdown(lines)
    yield from _rest(lines)


# Markdown and MDX -------------------------------------------------------------------------------------

# Before a fence may stand block quotes, the bullet or number of a list, white space.
_MD_OPEN = re.compile(
    r"(?P<before>(?:[ \t]|>|[-*+](?=[ \t])|\d{1,4}[.)](?=[ \t]))*)(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$"
)
_INFO_TAG = re.compile(r"\{?[ \t]*[.=]?(?P<tag>[^\s,{}:;(=\[\]\"'|]+)")
_MYST = re.compile(r"\{(?:code-block|code|sourcecode|code-cell)\}[ \t]+(?P<tag>[^\s,]+)")
_RUST = frozenset(("rust", "rs", "no_run", "should_panic", "compile_fail"))  # rustdoc leaves `rust` out
_HIDDEN_RUST = re.compile(r"[ \t]*#(?:[ \t]|$)")


def _markdown(lines: list[str]) -> Iterator[Block]:
    outside: list[str] = []  # with the fenced lines blanked out: HTML inside a fence is code
    i = 0
    while i < len(lines):
        line = lines[i]
        opened = _MD_OPEN.match(line) if "```" in line or "~~~" in line else None
        end = _md_end(lines, i + 1, opened["mark"]) if opened else None
        if opened is None or end is None:
            outside.append(line)
            i += 1
            continue
        if tag := _info_tag(opened["info"]):
            body = _unindented(lines[i + 1 : end], opened["before"])
            if tag in _RUST:
                tag = "rust"
                body = [row for row in body if not _HIDDEN_RUST.match(row)]
            yield Block(tag, _joined(body), i + 2)
        outside += [""] * (end + 1 - i)
        i = end + 1
    if any("<pre" in line for line in outside):
        yield from _html(outside)


def _md_end(lines: list[str], start: int, mark: str) -> int | None:
    closing = re.compile(rf"[ \t>]*{mark[0]}{{{len(mark)},}}[ \t]*$")
    return next((i for i in range(start, len(lines)) if mark in lines[i] and closing.match(lines[i])), None)


def _info_tag(info: str) -> str:
    """`{.python .numberLines}`, `js{1,3}`, `rust,ignore`, `{r setup}`, `python title=x` -> the language."""
    found = _MYST.match(info) or _INFO_TAG.match(info)
    return found["tag"].lower() if found else ""


def _unindented(body: list[str], before: str) -> list[str]:
    """Undo quotes and the indentation of the opening fence; a bullet counts as white space."""
    depth = before.count(">")
    if depth:
        quotes = re.compile(rf"(?:[ \t]*>[ \t]?){{1,{depth}}}")
        body = [quotes.sub("", line, count=1) if quotes.match(line) else line for line in body]
        before = before.rpartition(">")[2].removeprefix(" ")
    width = len(before.expandtabs(4))
    return [_without_indent(line, width) for line in body] if width else body


def _without_indent(line: str, width: int) -> str:
    column = 0
    for i, char in enumerate(line):
        if column >= width or char not in " \t":
            return line[i:]
        column += 4 - column % 4 if char == "\t" else 1
    return ""


# reStructuredText -------------------------------------------------------------------------------------

_REST_OPEN = re.compile(
    r"(?P<before>[ \t]*)\.\.[ \t]+(?:code-block|sourcecode|code)::[ \t]+(?P<tag>\S+)[ \t]*$"
)
_REST_OPTION = re.compile(r"[ \t]+:[\w-]+:")


def _rest(lines: list[str]) -> Iterator[Block]:
    i = 0
    while i < len(lines):
        opened = _REST_OPEN.match(lines[i]) if "::" in lines[i] else None
        i += 1
        if opened is None:
            continue
        indent = len(opened["before"].expandtabs())
        while i < len(lines) and _REST_OPTION.match(lines[i]):
            i += 1
        start = i
        while i < len(lines) and (not lines[i].strip() or _indent(lines[i]) > indent):
            i += 1
        body, n_blank = _trimmed(lines[start:i])
        yield Block(opened["tag"].lower(), _joined(_dedented(body)), start + n_blank + 1)


# AsciiDoc ---------------------------------------------------------------------------------------------

_ADOC_OPEN = re.compile(r"\[(?:source)?(?:%[\w%-]+)?[ \t]*,[ \t]*(?P<tag>[^\s,\]=%\"]+)[^\]]*\][ \t]*$")
_ADOC_DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|={4,}|--|`{3,})[ \t]*$")
_ADOC_CALLOUT = re.compile(r"[ \t]*(?:(?://|#|--|;)[ \t]*)?(?:<(?:\d+|\.)>[ \t]*)+$")


def _asciidoc(lines: list[str]) -> Iterator[Block]:
    i = 0
    while i < len(lines):
        opened = _ADOC_OPEN.match(lines[i]) if lines[i].startswith("[") else None
        i += 1
        if opened is None:
            continue
        if i < len(lines) and re.match(r"\.\w", lines[i]):  # the title of the block
            i += 1
        if i >= len(lines):
            break
        if _ADOC_DELIMITER.match(lines[i]):
            delimiter = lines[i].rstrip()
            start = i + 1
            end = next((k for k in range(start, len(lines)) if lines[k].rstrip() == delimiter), None)
        else:  # a paragraph
            start = i
            end = next((k for k in range(start, len(lines)) if not lines[k].strip()), len(lines))
        if end is None:
            continue
        i = end + 1
        body = [_ADOC_CALLOUT.sub("", line) for line in lines[start:end]]
        if not any(line.startswith("include::") for line in body):
            yield Block(opened["tag"].lower(), _joined(body), start + 1)
    if any(line.startswith("```") for line in lines):  # Asciidoctor reads Markdown's fences too
        yield from _markdown(lines)


# Org --------------------------------------------------------------------------------------------------

_ORG_OPEN = re.compile(r"[ \t]*#\+begin_src[ \t]+(?P<tag>[^\s:]+)", re.IGNORECASE)
_ORG_CLOSE = re.compile(r"[ \t]*#\+end_src\b", re.IGNORECASE)
_ORG_ESCAPE = re.compile(r"([ \t]*),(?=\*|,|#\+)")


def _org(lines: list[str]) -> Iterator[Block]:
    start, tag = 0, ""
    for i, line in enumerate(lines):
        if tag and _ORG_CLOSE.match(line):
            body = [_ORG_ESCAPE.sub(r"\1", row, count=1) if "," in row[:9] else row for row in lines[start:i]]
            yield Block(tag, _joined(_dedented(body)), start + 1)
            tag = ""
        elif not tag and (opened := _ORG_OPEN.match(line)):
            start, tag = i + 1, opened["tag"].lower()


# HTML -------------------------------------------------------------------------------------------------

_HTML_BLOCK = re.compile(
    r"<pre(?P<pre>[^>]*)>\s*(?P<code><code[^>]*>)?(?P<body>.*?)</pre>", re.DOTALL | re.IGNORECASE
)
_HTML_TAG = re.compile(
    r"(?:\b(?:language|lang|highlight-source)-|\bbrush:\s*|\b(?:data-)?lang=[\"']?)(?P<tag>[\w+#.-]+)",
    re.IGNORECASE,
)
_HTML_MARKUP = re.compile(r"</?[a-zA-Z][^>]*>")


def _html(lines: list[str]) -> Iterator[Block]:
    text = "\n".join(lines)
    for found in _HTML_BLOCK.finditer(text):
        named = _HTML_TAG.search(found["code"] or "") or _HTML_TAG.search(found["pre"])
        if named is None:
            continue
        raw = found["body"]
        leading = len(raw) - len(raw.lstrip("\n"))
        line = text.count("\n", 0, found.start("body")) + leading + 1
        body = html.unescape(_HTML_MARKUP.sub("", raw)).strip("\n")
        yield Block(named["tag"].lower(), body.rstrip(" \t") + "\n", line)


# ------------------------------------------------------------------------------------------------------


def _indent(line: str) -> int:
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def _dedented(body: list[str]) -> list[str]:
    margin = min((_indent(line) for line in body if line.strip()), default=0)
    return [_without_margin(line, margin) for line in body] if margin else body


def _without_margin(line: str, margin: int) -> str:
    white = line[: len(line) - len(line.lstrip())]
    if not line.strip():
        return ""
    return white.expandtabs()[margin:] + line.lstrip() if "\t" in white[:margin] else line[margin:]


def _trimmed(body: list[str]) -> tuple[list[str], int]:
    """Drop blank lines at both ends; also tell how many went from the start."""
    start = next((i for i, line in enumerate(body) if line.strip()), len(body))
    end = len(body)
    while end > start and not body[end - 1].strip():
        end -= 1
    return body[start:end], start


def _joined(body: list[str]) -> str:
    return "\n".join(body) + "\n"


_SCANNERS: MappingProxyType[str, _Scan] = MappingProxyType(
    {
        ".md": _markdown,
        ".markdown": _markdown,
        ".mdown": _markdown,
        ".mkd": _markdown,
        ".mdx": _markdown,
        ".rmd": _markdown,
        ".qmd": _markdown,
        ".rst": _rest,
        ".rest": _rest,
        ".adoc": _asciidoc,
        ".asciidoc": _asciidoc,
        ".org": _org,
    }
)
