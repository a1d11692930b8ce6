"""The values that a split buffer is made of: regions and their kinds.

Knows: what a range of lines may be. Never: how it was found.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lsp_langid.core.languages import Language


class RegionKind(str, Enum):
    """What a range of lines is. The values are the words on the wire."""

    FENCE = "fence"  # inside a Markdown fence that has a tag
    BARE_FENCE = "bare_fence"  # inside a Markdown fence without a tag
    FRONT_MATTER = "front_matter"  # the head of a page, between --- or +++
    SCRIPT = "script"  # a script inside a page
    STYLE = "style"  # a style sheet inside a page
    HEREDOC = "heredoc"  # a text in another language inside a program
    COMMAND = "command"  # what somebody typed into a terminal
    OUTPUT = "output"  # what the terminal answered
    CODE = "code"  # code that no mark announces
    PROSE = "prose"  # text for people
    REST = "rest"  # what is left around marked regions, in the language of the whole

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class Region:
    """A range of whole lines in one language.

    Marks (backticks, tags, delimiters) belong to the region around: a region holds its language's
    own lines only. Lines are those of the protocol: a text that ends with a line break has an
    empty last line.
    """

    start_line: int  # the first line is 0
    end_line: int  # exclusive
    language: Language | None  # None where nobody can tell, and for prose and output
    confidence: float  # of `language`, 0..1; 1.0 where a mark names it, 0.0 without a language
    kind: RegionKind
    inner: tuple[
        Region, ...
    ] = ()  # the same lines split once more, in lines of the buffer; () when of one kind
