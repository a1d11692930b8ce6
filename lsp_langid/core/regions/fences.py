"""Fenced code in Markdown, as CommonMark 0.31 reads it.

Knows: fences, and what of block structure decides whether a line is one: quotes, lists, HTML blocks,
paragraphs. Never: languages, inline markup.

A fence can open in any container and ends with it, and a line that looks like a fence may be text
(four spaces of indentation, inside a comment). So the containers are followed line by line, in one pass.
Start reading at `find_fences`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lsp_langid.core.regions.html_blocks import html_block_end
from lsp_langid.core.regions.lines import split_lines

_MAX_DEPTH = 20  # containers inside each other; a deeper one is text. Bounds the work for a line
_TAB = 4
_CODE_INDENT = 4  # columns from which a line is indented code

_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})(.*)", re.DOTALL)
_HEADING = re.compile(r"#{1,6}(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_BREAK = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"(?:[-+*]|(\d{1,9})[.)])(?=[ \t]|$)")


@dataclass(frozen=True, slots=True)
class Fence:
    """One fenced block."""

    line: int  # of the opening fence
    marker: str  # "```", "~~~~": as long as in the text
    indent: int  # columns in front of the marker, counted from its container's content
    info: str  # what stands behind the marker, without blanks around it
    info_at: int  # characters of the opening line up to the marker's end
    body: tuple[str, ...]  # lines between the fences, without quote marks and indentation
    closed: bool  # False: it runs to the end of its container or of the text

    @property
    def body_start(self) -> int:
        """The first line of the body."""
        return self.line + 1

    @property
    def last_line(self) -> int:
        """The line of its closing fence or, without one, the last of its body."""
        return self.line + len(self.body) + self.closed

    @property
    def text(self) -> str:
        """The body as one text."""
        return "\n".join(self.body)


def find_fences(lines: Sequence[str]) -> list[Fence]:
    """All fences of a Markdown text, in order."""
    reader = _Reader()
    for number, line in enumerate(lines):
        reader.read(number, line)
    reader.finish()
    return reader.fences


def bare_fences(text: str) -> tuple[Fence, ...]:
    """The fences without an info string: those that wait for a tag."""
    return tuple(fence for fence in find_fences(split_lines(text)) if not fence.info)


@dataclass(slots=True)
class _Container:
    """A block quote, or a list item whose content begins `width` columns in."""

    width: int | None  # None: a quote
    hollow: bool = False  # an item without content so far: a blank line ends it


@dataclass(slots=True)
class _Open:
    """A fence whose end has not come."""

    line: int
    marker: str
    indent: int
    info: str
    info_at: int
    body: list[str] = field(default_factory=list)

    def done(self, closed: bool) -> Fence:
        return Fence(self.line, self.marker, self.indent, self.info, self.info_at, tuple(self.body), closed)


class _Cursor:
    """A place in a line, in columns: a tab fills up to the next multiple of four."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.at = 0
        self.column = 0
        self._spare = 0  # columns of a tab that were not eaten with its beginning

    def indent(self) -> int:
        """Columns of white space from here."""
        column = self.column + self._spare
        for character in self.line[self.at :]:
            if character == " ":
                column += 1
            elif character == "\t":
                column += _TAB - column % _TAB
            else:
                break
        return column - self.column

    def peek(self) -> str:
        """The next visible character; empty at the end of the line."""
        return self.line[self.at :].lstrip(" \t")[:1]

    def skip(self, columns: int) -> None:
        """Go over white space, at most `columns` wide."""
        while columns and (self._spare or (self.at < len(self.line) and self.line[self.at] in " \t")):
            if not self._spare:
                self._spare = 1 if self.line[self.at] == " " else _TAB - self.column % _TAB
                self.at += 1
            step = min(columns, self._spare)
            columns -= step
            self._spare -= step
            self.column += step

    def go(self, n_characters: int) -> None:
        """Go over visible characters."""
        self.at += n_characters
        self.column += n_characters

    def rest(self) -> str:
        return " " * self._spare + self.line[self.at :]


class _Reader:
    """The state between two lines."""

    def __init__(self) -> None:
        self.fences: list[Fence] = []
        self._containers: list[_Container] = []
        self._fence: _Open | None = None
        self._html_end: re.Pattern[str] | None = None
        self._in_paragraph = False

    def finish(self) -> None:
        if self._fence is not None:
            self.fences.append(self._fence.done(closed=False))
            self._fence = None

    def read(self, number: int, line: str) -> None:
        cursor = _Cursor(line)
        depth = self._continued(cursor)
        if depth < len(self._containers):
            self.finish()
            self._html_end = None
        if self._fence is not None:
            self._read_body(cursor, self._fence)
        elif self._html_end is not None:
            if self._html_end.search(cursor.rest()):
                self._html_end = None
        else:
            self._read_block(number, cursor, depth)

    def _continued(self, cursor: _Cursor) -> int:
        """How many containers, from the outside, this line goes on with."""
        for depth, container in enumerate(self._containers):
            blank = not cursor.peek()
            indent = cursor.indent()
            if container.width is None:
                if indent >= _CODE_INDENT or cursor.peek() != ">":
                    return depth
                cursor.skip(indent)
                cursor.go(1)
                cursor.skip(1)
            elif container.hollow if blank else indent < container.width:
                return depth
            else:
                cursor.skip(container.width)
                container.hollow = False
        return len(self._containers)

    def _read_body(self, cursor: _Cursor, fence: _Open) -> None:
        if cursor.indent() < _CODE_INDENT:
            visible = cursor.rest().strip(" \t")
            if len(visible) >= len(fence.marker) and not visible.strip(fence.marker[0]):
                self.fences.append(fence.done(closed=True))
                self._fence = None
                return
        cursor.skip(fence.indent)
        fence.body.append(cursor.rest())

    def _read_block(self, number: int, cursor: _Cursor, depth: int) -> None:
        """A line outside of fences and HTML: open containers, then see what it is."""
        lazy = self._in_paragraph  # text may go on with a paragraph although its containers were left out
        while True:
            indent = cursor.indent()
            if not cursor.peek():
                self._leave(depth)
                return
            if indent >= _CODE_INDENT:
                break
            visible = cursor.rest().lstrip(" \t")
            going_on = self._in_paragraph and depth == len(self._containers)
            if (container := self._opened(visible, going_on)) is not None and depth < _MAX_DEPTH:
                self._leave(depth)
                lazy = False
                cursor.skip(indent)
                depth += 1
                self._containers.append(self._entered(container, indent, visible, cursor))
                continue
            if self._read_leaf(number, cursor, depth, visible, going_on):
                return
            break
        if lazy:
            return  # a paragraph goes on, lazily or not
        self._leave(depth)
        self._in_paragraph = indent < _CODE_INDENT

    def _leave(self, depth: int) -> None:
        """Close the containers that the line does not go on with, and the paragraph."""
        del self._containers[depth:]
        self._in_paragraph = False

    def _opened(self, visible: str, going_on: bool) -> re.Match[str] | str | None:
        """The marker of a container at the beginning of `visible`."""
        if visible[0] == ">":
            return ">"
        item = _ITEM.match(visible)
        if item is None or _BREAK.match(visible):
            return None
        # Within a paragraph a lone marker is text, and so is a number that does not begin a list.
        is_text = not visible[item.end() :].strip(" \t") or int(item[1] or 1) != 1
        return None if going_on and is_text else item

    def _entered(self, marker: re.Match[str] | str, indent: int, visible: str, cursor: _Cursor) -> _Container:
        """Go over the marker and the space that belongs to it."""
        if isinstance(marker, str):
            cursor.go(1)
            cursor.skip(1)
            return _Container(None)
        cursor.go(marker.end())
        hollow = not cursor.peek()
        space = cursor.indent()
        space = 1 if hollow or space > _CODE_INDENT else space
        cursor.skip(space)
        return _Container(indent + marker.end() + space, hollow)

    def _read_leaf(self, number: int, cursor: _Cursor, depth: int, visible: str, going_on: bool) -> bool:
        """Recognise a line that is no text of a paragraph; whether it was one."""
        if (fence := _FENCE.match(visible)) is not None:
            self._leave(depth)
            info_at = cursor.line.index(fence[1], cursor.at) + len(fence[1])
            self._fence = _Open(number, fence[1], cursor.indent(), fence[2].strip(), info_at)
        elif (end := html_block_end(visible, self._in_paragraph)) is not None:
            self._leave(depth)
            self._html_end = None if end.search(visible) else end
        elif _HEADING.match(visible) or _BREAK.match(visible) or (going_on and _UNDERLINE.match(visible)):
            self._leave(depth)
        else:
            return False
        return True
