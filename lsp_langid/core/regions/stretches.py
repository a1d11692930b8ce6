"""Decide, for all blocks of a text together, where prose, code and terminal sessions lie.

Knows: what a change from one block to the next costs. Never: how a verdict is found, what regions are.

First the row is parted into kinds, then each stretch of code into languages. Either way a change has to earn
its cost, so that blank lines and short blocks inside a function do not split it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lsp_langid.core.regions.asker import Asker
from lsp_langid.core.regions.blocks import Block, find_blocks
from lsp_langid.core.regions.comments import comment_lines, enclosed_lines
from lsp_langid.core.regions.evidence import (
    CODE,
    PROSE,
    SESSION,
    Prompts,
    kind_scores,
    language_scores,
    state_of,
)
from lsp_langid.core.regions.lines import indentation, without_quote_marks
from lsp_langid.core.regions.pairs import spanned_borders
from lsp_langid.core.regions.path import best_path
from lsp_langid.core.regions.prompts import read_prompt
from lsp_langid.core.regions.transcript import prompted
from lsp_langid.core.verdict import Reason, Verdict

_MAX_BLOCKS = 100

# What changes cost, in natural logarithms. Tuned on mixtures of texts of projects that the model was not
# trained on; `benchmarks/regions.py` shows what they do to snippets that nothing was tuned on.
_KIND = 0.4  # to prose, code or a session from another of them
_LANGUAGE = 4.0  # to another language without prose between
_NO_GAP = 0.5  # more, without a blank line
_INDENTED = 1.0  # more, before an indented line: it mostly goes on with what stands above
_SPANNED = 8.0  # more, between a bracket and its fellow
_ANY_KIND, _ANY_LANGUAGE = 2.5, 1.0  # once for a buffer: most are of one kind
_ANY_PROVEN = 12.0  # the same when the whole text proves, or says by its first line, what it is
_PROVEN = frozenset((Reason.PROOF, Reason.SHEBANG, Reason.MODELINE))


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of one kind and, when they are code, of one language as far as their blocks tell."""

    kind: str  # PROSE, CODE or SESSION
    start: int
    end: int  # exclusive


def find_stretches(lines: Sequence[str], asker: Asker) -> Iterator[Stretch]:
    """All visible lines in stretches, in order; blank lines between two belong to neither."""
    enclosed = enclosed_lines(lines)
    comments = comment_lines(lines, enclosed)
    found = [None if inside else read_prompt(line) for line, inside in zip(lines, enclosed, strict=True)]
    whole = asker.ask(lines)
    prompts = prompted(lines, found, likely=_is_session(whole), root=not _is_code(whole))
    blocks = find_blocks(lines, comments, prompts, max(1, min(_MAX_BLOCKS, asker.left // 2)))
    if not blocks:
        return
    any_kind, any_language = (_ANY_PROVEN, _ANY_PROVEN) if _is_proven(whole) else (_ANY_KIND, _ANY_LANGUAGE)
    bodies = [lines[block.start : block.end] for block in blocks]
    verdicts = [asker.ask(without_quote_marks(body)) for body in bodies]
    are_comments = [all(comments[block.start : block.end]) for block in blocks]
    places = _among_prompts(blocks, prompts)
    costs = _costs(lines, blocks)
    kinds = best_path(
        [kind_scores(*seen) for seen in zip(bodies, verdicts, are_comments, places, strict=True)],
        [_KIND + cost for cost in costs],
        any_kind,
    )
    languages = [language_scores(*seen) for seen in zip(verdicts, are_comments, strict=True)]
    for kind, start, end in _groups(kinds):
        if kind != CODE:
            yield Stretch(kind, blocks[start].start, blocks[end - 1].end)
            continue
        states = best_path(
            languages[start:end], [_LANGUAGE + cost for cost in costs[start : end - 1]], any_language
        )
        for _, first, behind in _groups(states):
            yield Stretch(CODE, blocks[start + first].start, blocks[start + behind - 1].end)


def _groups(states: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Neighbours of one state and their range: `"aab" -> ("a", 0, 2), ("b", 2, 3)`."""
    start = 0
    for state, group in groupby(states):
        end = start + len(list(group))
        yield state, start, end
        start = end


def _costs(lines: Sequence[str], blocks: Sequence[Block]) -> list[float]:
    """What the shape of the text adds to the cost of a change, for each border between two blocks."""
    return [
        _NO_GAP * (not below.after_gap)
        + _INDENTED * (indentation(lines[below.start]) > 0)
        + _SPANNED * spanned
        for below, spanned in zip(blocks[1:], spanned_borders(lines, blocks), strict=True)
    ]


def _among_prompts(blocks: Sequence[Block], prompts: Sequence[bool]) -> list[Prompts]:
    """Where each block stands among the lines with prompts."""
    here = [any(prompts[block.start : block.end]) for block in blocks]
    last = max((place for place, flag in enumerate(here) if flag), default=-1)
    return [
        Prompts.HERE if flag else Prompts.BETWEEN if here[0] and place < last else Prompts.NONE
        for place, flag in enumerate(here)
    ]


def _is_code(verdict: Verdict | None) -> bool:
    """Whether a verdict tells a language, and one of programs or data."""
    return (
        verdict is not None
        and verdict.language is not None
        and state_of(verdict.language) not in (PROSE, SESSION)
    )


def _is_session(verdict: Verdict | None) -> bool:
    """Whether a verdict, told or not, takes a text for a terminal session."""
    return verdict is not None and state_of(verdict.best) == SESSION and verdict.ranked[0].confidence >= 0.5


def _is_proven(verdict: Verdict | None) -> bool:
    """Whether the whole text shows by more than likelihood that it is code of one language."""
    return _is_code(verdict) and verdict is not None and verdict.reason in _PROVEN
