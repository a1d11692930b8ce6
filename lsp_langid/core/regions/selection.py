"""Name the language of a selection: people select sloppily, with marks around what they mean.

Knows: what gets into a selection besides its text, and how to take it off. Never: where the selection stands.
Start reading at `language_of_selection`; each step below takes one kind of mark off, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import takewhile

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.regions.fences import find_fences
from lsp_langid.core.regions.lines import (
    is_blank,
    split_lines,
    without_common_indentation,
    without_quote_marks,
)
from lsp_langid.core.regions.prompts import Strength, read_prompt
from lsp_langid.core.regions.tags import language_of_tag
from lsp_langid.core.regions.transcript import commands
from lsp_langid.core.verdict import Ranked, Reason, Verdict

_NAMELESS = frozenset(
    ("plaintext", "python-console", "shellsession")
)  # as tags they name no language of a text
_CLOSING_FENCE = re.compile(r" {0,3}(?:`{3,}|~{3,})[ \t]*$")
_DIFF_MARKS = ("+", "-", " ")
_LIST_ITEM = re.compile(r"[-+] ")


def language_of_selection(text: str, identify: Callable[[str], Verdict], table: LanguageTable) -> Verdict:
    """The verdict on what a selection means.

    Taken off before it is asked about, in this order: white space that all lines begin with; quote marks
    (`> `) if each line has them; a fence around it, or the half of one; prompts, and the output between them;
    diff marks if each line has one. A fence's tag and prompts name the language themselves, as a proof does.

    Args:
        text: The selected text.
        identify: As for `split_regions`; called once at most.
        table: Where tags and the languages of prompts are looked up.
    """
    lines = without_quote_marks(without_common_indentation(split_lines(text)))
    lines, named = _without_fence(lines, table)
    lines, typed = _without_prompts(without_common_indentation(lines), table)
    language = typed or named
    if language is not None:
        return Verdict(language, 1.0, Reason.PROOF, (Ranked(language, 1.0),))
    return identify("\n".join(without_common_indentation(_without_diff_marks(lines))))


def _without_fence(lines: Sequence[str], table: LanguageTable) -> tuple[list[str], Language | None]:
    """The body of the only fence if nothing stands beside it, and the language of its tag."""
    visible = [number for number, line in enumerate(lines) if not is_blank(line)]
    fences = find_fences(lines)
    if len(fences) != 1 or not visible:
        return list(lines), None
    fence = fences[0]
    if fence.line == visible[0] and fence.last_line >= visible[-1]:
        named = language_of_tag(fence.info, table)
        return list(fence.body), None if named is None or named.id in _NAMELESS else named
    if fence.line == visible[-1] and _CLOSING_FENCE.match(
        lines[fence.line]
    ):  # only the closing half was caught
        return list(lines[: fence.line]), None
    return list(lines), None


def _without_prompts(lines: Sequence[str], table: LanguageTable) -> tuple[list[str], Language | None]:
    """What was typed, if the first visible line has a prompt, with its language if all prompts are alike."""
    prompts = [prompt for line in lines if (prompt := read_prompt(line)) is not None]
    before = len(list(takewhile(is_blank, lines)))
    first = read_prompt(lines[before]) if before < len(lines) else None
    if first is None or first.strength is Strength.WEAK:
        return list(lines), None
    languages = {prompt.language for prompt in prompts if prompt.strength > Strength.WEAK}
    return commands(lines), table.by_id(first.language) if len(languages) == 1 else None


def _without_diff_marks(lines: Sequence[str]) -> list[str]:
    """The text after a change: lines without their mark, those taken out left out.

    Only if each visible line has a mark and one was changed. Hunk headers have none, so a whole diff stays
    one; a list of items (`- milk`) is no diff, nor is code that is merely indented.
    """
    visible = [line for line in lines if not is_blank(line)]
    changed = [line for line in visible if not line.startswith(" ")]
    if not changed or not all(line.startswith(_DIFF_MARKS) for line in visible):
        return list(lines)
    if all(_LIST_ITEM.match(line) for line in changed):
        return list(lines)
    kept = [line[1:] for line in lines if not line.startswith("-")]
    return kept if any(not is_blank(line) for line in kept) else [line[1:] for line in lines]
