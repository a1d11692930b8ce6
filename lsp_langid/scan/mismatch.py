"""Whether the content of a file contradicts its name.

Knows: what a name allows, what the content was told as. Never: how either was found.

Two steps, since a false alarm stops somebody's build. `contradicts` suspects a file for its whole content;
`acquits` asks a part of it: a module that is a page of documentation and ten lines of code is code.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from lsp_langid.core.languages import Language
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.core.verdict import Verdict

N_PARTS = 4


def contradicts(named: Sequence[Language], verdict: Verdict, sure: float, only: Collection[str] = ()) -> bool:
    """Whether the content is surely in a language that the name rules out.

    Relatives never contradict each other: `.h` may hold C++, `.html` a template, `.js` TypeScript. Neither
    does a name that says no language, such as `.txt`, nor a content that is not told for sure.

    Args:
        named: What the name allows; empty when it says nothing.
        verdict: Told from the content alone.
        sure: The confidence that it takes.
        only: Ids that the content was to be told among; what else the name allows cannot be judged then.
    """
    told = verdict.language
    if told is None or verdict.confidence < sure or not named:
        return False
    if any(language.id == NOT_CODE or (only and language.id not in only) for language in named):
        return False
    return not any(language.stands_for(told) or told.stands_for(language) for language in named)


def quarters(text: str) -> list[str]:
    """A text in up to four parts of about the same length, cut at line breaks, none empty."""
    parts, start = [], 0
    for i in range(1, N_PARTS):
        end = text.find("\n", max(start, len(text) * i // N_PARTS)) + 1
        if end > start:
            parts.append(text[start:end])
            start = end
    return [part for part in (*parts, text[start:]) if part.strip()]


def acquits(named: Sequence[Language], part: Verdict) -> bool:
    """Whether a part of a suspected file is, to the best of our knowledge, what the name says."""
    return any(language.stands_for(part.best) or part.best.stands_for(language) for language in named)
