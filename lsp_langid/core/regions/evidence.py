"""Weigh what speaks for prose, code, a terminal session, or one language in a block of notes.

Knows: how to read a verdict on a few lines that stand among others. Never: neighbours.

A verdict on few lines is weak, and the model was made for buffers, where prose is rare; in notes it is not.
The weights of `kind_scores` are a logistic regression, rounded, on blocks of texts of projects that the model
was not trained on: paragraphs of documentation against pieces of programs.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from enum import Enum

from lsp_langid.core.languages import Language
from lsp_langid.core.regions.look import is_sentence, statement_share
from lsp_langid.core.regions.path import Scores
from lsp_langid.core.verdict import Verdict

PROSE, CODE, SESSION = "prose", "code", "session"
PROSE_IDS = frozenset(
    ("asciidoc", "git-commit", "markdown", "mdx", "org", "plaintext", "rdoc", "restructuredtext", "rmarkdown")
)
SESSION_IDS = frozenset(("python-console", "shellsession"))

_BASE = 3.4
_LOG_ODDS = 0.8  # times the log-odds of the prose-like labels
_BEST_CODE = -3.0  # times the probability of the best other label: doubt among many is what prose gives
_STATEMENTS = -1.5  # times the share of lines that end as statements do
_SENTENCE = 2.5
_TOLD = -1.0  # a language is told
_MOST = 6.0  # what one block can say for or against prose
_COMMENT = -1.0  # at most, however much its words look like prose
_HEADING = 0.3  # at most for lines that are headings beside prose and comments beside code
_TINY = 0.005  # probability that is denied to nothing

_PROMPTED = 6.0
_PROMPTED_INDENTED = 2.0  # an example in a docstring is indented
_UNPROMPTED = -0.5  # may still be output
_UNPROMPTED_CODE = -2.5

_DOUBT = 0.05  # probability of languages that a silent verdict does not mention, or hardly
_DOUBT_TOLD = 0.005  # the same for a verdict that tells a language


class Prompts(Enum):
    """Where a block stands among the prompts of a buffer."""

    NONE = 0  # nothing but its words speaks for output
    BETWEEN = 1  # prompts above and below, in a buffer that begins with one
    HERE = 2


def kind_scores(lines: Sequence[str], verdict: Verdict | None, comment: bool, prompts: Prompts) -> Scores:
    """Scores of PROSE and SESSION against CODE, which has 0.

    Args:
        lines: The block.
        verdict: On the block alone; None when it was not asked about.
        comment: Each line is a comment.
        prompts: Where it stands among the prompts, if they prove a session.
    """
    shares = _shares(verdict)
    prose = shares[PROSE]
    best = max((share for state, share in shares.items() if state != PROSE), default=0.0)
    sentence = is_sentence(lines)
    score = (
        _BASE
        + _LOG_ODDS * math.log((prose + _TINY) / (1 - prose + _TINY))
        + _BEST_CODE * best
        + _STATEMENTS * statement_share(lines)
        + _SENTENCE * sentence
    )
    told = verdict is not None and verdict.language is not None and state_of(verdict.language) != PROSE
    score += _TOLD * told
    hashes = all(line.startswith("#") for line in lines)
    score = max(-_MOST, min(score, _COMMENT if comment else _HEADING if hashes else _MOST))
    if prompts is Prompts.HERE:
        session = _PROMPTED_INDENTED if all(line[:1].isspace() for line in lines) else _PROMPTED
    elif told:
        session = _UNPROMPTED_CODE
    elif prompts is Prompts.BETWEEN and not sentence:
        session = max(score, 0.0)
    else:
        session = _UNPROMPTED
    return Scores({PROSE: score, CODE: 0.0, SESSION: session}, 0.0)


def language_scores(verdict: Verdict | None, comment: bool) -> Scores:
    """Scores of languages, by `state_of`, for a block of code. A comment speaks for none."""
    shares = _shares(verdict)
    likely = {state: share for state, share in shares.items() if state not in (PROSE, SESSION) and share > 0}
    if comment or not likely or verdict is None:
        return Scores({CODE: 0.0}, 0.0)
    least = math.log(_DOUBT if verdict.language is None else _DOUBT_TOLD)
    return Scores({state: max(math.log(share), least) for state, share in likely.items()}, least)


def state_of(language: Language) -> str:
    """What a language counts as: prose, a session, or its family; few lines do not tell its members apart."""
    if language.id in PROSE_IDS:
        return PROSE
    if language.id in SESSION_IDS:
        return SESSION
    return language.family or language.id


def _shares(verdict: Verdict | None) -> dict[str, float]:
    """Probabilities by state; PROSE is always there."""
    shares = {PROSE: 0.0}
    for ranked in verdict.ranked if verdict is not None else ():
        state = state_of(ranked.language)
        shares[state] = shares.get(state, 0.0) + ranked.confidence
    return shares
