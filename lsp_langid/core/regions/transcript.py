"""Split what was copied out of a terminal: input without its prompts, and output.

Knows: how prompts, continuation lines and comments follow each other. Never: whether a text is a transcript.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import TypeAlias

from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.lines import is_blank
from lsp_langid.core.regions.pieces import Piece, marked
from lsp_langid.core.regions.prompts import Prompt, Strength, read_prompt
from lsp_langid.core.regions.region import RegionKind

_COMMENT = re.compile(r"\s*# ")
_QUOTED_MAIL = re.compile(r">{1,2} ")
_GOES_ON = re.compile(r"[\\`]$")

# What was typed: the id of its language and the line without prompt; `(None, line)` for output.
_Line: TypeAlias = tuple[str | None, str]


def prompted(
    lines: Sequence[str], prompts: Sequence[Prompt | None], *, likely: bool, root: bool
) -> list[bool]:
    """For each line whether it begins with a prompt, all of them judged together.

    A clear prompt counts alone; plain ones (`$ make`) count when there are two or a clear one. Quoted mail
    has lines that begin with `>>>`, too, but also some with `>`.

    Args:
        lines: The text.
        prompts: What `read_prompt` says of each line.
        likely: Whether something else speaks for a session: then a plain prompt counts alone, too.
        root: Whether `# apt update` may be a prompt of root's. It looks like a comment or a heading, so it
            counts only where the first line is one, there are two, output stands below one, and no other
            line begins with `#`.
    """
    mail = any(_QUOTED_MAIL.match(line) for line in lines)
    strengths = [
        None if prompt is None or (mail and prompt.language == "python") else prompt.strength
        for prompt in prompts
    ]
    least = Strength.CLEAR
    if likely or Strength.CLEAR in strengths or strengths.count(Strength.PLAIN) >= 2:
        least = Strength.PLAIN
    elif root and strengths.count(Strength.WEAK) >= 2 and _is_root_session(lines, strengths):
        least = Strength.WEAK
    return [strength is not None and strength >= least for strength in strengths]


def _is_root_session(lines: Sequence[str], strengths: Sequence[Strength | None]) -> bool:
    seen = [(line, strength) for line, strength in zip(lines, strengths, strict=True) if not is_blank(line)]
    with_output = any(above is Strength.WEAK and below is None for (_, above), (_, below) in pairwise(seen))
    others = any(strength is None and line.startswith("#") for line, strength in seen)
    return seen[0][1] is Strength.WEAK and with_output and not others


def split_transcript(lines: Sequence[str], asker: Asker) -> list[Piece]:
    """Input and output in turn; all of it output when there is no prompt. Each prompt names its language."""
    pieces = []
    start = 0
    for typed, group in groupby(_read(lines), key=lambda line: line[0]):
        body = [line for _, line in group]
        kind = RegionKind.OUTPUT if typed is None else RegionKind.COMMAND
        pieces.append(marked(start, body, kind, None if typed is None else asker.table.by_id(typed)))
        start += len(body)
    return pieces


def commands(lines: Sequence[str]) -> list[str]:
    """What was typed, without prompts and output; empty when there is no prompt."""
    return [line for typed, line in _read(lines) if typed is not None]


def _read(lines: Sequence[str]) -> list[_Line]:
    """Tell input from output, line by line. A blank line goes with the one above."""
    read: list[_Line] = []
    prompts = [read_prompt(line) for line in lines]
    comments = _comments(lines, prompts)
    last: Prompt | None = None  # of the input that the line before belongs to
    for line, prompt, comment in zip(lines, prompts, comments, strict=True):
        if comment is not None:
            read.append((comment, line))
            prompt = None
        elif prompt is not None:
            read.append((prompt.language, prompt.command))
        elif is_blank(line) and read:
            read.append((read[-1][0], line))
        elif last is not None and (further := _continued(line, last, read[-1][1])) is not None:
            read.append((last.language, further))
            prompt = last
        else:
            read.append((None, line))
        last = prompt
    return read


def _continued(line: str, prompt: Prompt, above: str) -> str | None:
    """The rest of a line that goes on with the input above it, or None."""
    if prompt.continuation is not None and (mark := prompt.continuation.match(line)) is not None:
        return line[mark.end() :]
    return line if _GOES_ON.search(above) else None


def _comments(lines: Sequence[str], prompts: Sequence[Prompt | None]) -> list[str | None]:
    """For each line that is a comment on the command below it: that command's language.

    `# build it` above `$ make` is no prompt of root's.
    """
    found: list[str | None] = [None] * len(lines)
    below: str | None = None
    for number in range(len(lines) - 1, -1, -1):
        prompt = prompts[number]
        if prompt is not None and prompt.strength > Strength.WEAK:
            below = prompt.language
        elif below is not None and _COMMENT.match(lines[number]):
            found[number] = below
        elif not is_blank(lines[number]):
            below = None
    return found
