"""Answers and states as a person reads them, in Markdown or plain text.

Knows: words for reasons, percent, what Markdown would mistake for markup. Never: how an answer was found.
Start reading at `render_hover`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from lsp_langid.core.verdict import REASON_IN_WORDS, Evidence, Explanation, Ranked, Reason, Verdict
from lsp_langid.lsp.session import Standing, State, Why

N_RUNNERS_UP = 3

# When tokens decided, or failed to; otherwise they had no say.
REASONS_BY_TOKENS = frozenset({Reason.MODEL, Reason.FAMILY, Reason.UNSURE})


STATE_IN_WORDS: Mapping[State, str] = {
    State.AUTOMATIC: "Automatic",
    State.ACCEPTED: "Accepted",
    State.LOCKED: "Locked",
    State.PAUSED: "Paused",
}

WHY_IN_WORDS: Mapping[Why, str] = {
    Why.UNDECIDED: "no language was set yet",
    Why.TENTATIVE: "it may still change as you type",
    Why.EMPTIED: "the text is gone, so it is plain text until there is a new one",
    Why.REPLACED: "most of the text is new and is judged afresh",
    Why.ASKED: "you asked for another look",
    Why.EVIDENT: "the text or its name says so; only replacing most of it will change that",
    Why.SURE: "enough of the text agrees; only replacing most of it will change that",
    Why.TAKEN_OVER: "the editor took it over; only replacing most of the text will change that",
    Why.OPENED: "the document was opened with this language",
    Why.CHANGED: "you or another extension set the language",
    Why.CHOSEN: "you chose the language",
    Why.PLAIN: "you chose plain text",
    Why.NEVER_LEAVE: "your settings say never to leave this language",
    Why.PAUSED_HERE: "nobody looks at this document until you resume",
    Why.PAUSED_ALL: "nobody looks at any document until you resume",
}


def render_hover(
    verdict: Verdict,
    explanation: Explanation | None = None,
    standing: Standing | None = None,
    unlearned: Verdict | None = None,
    *,
    markdown: bool,
) -> str:
    """The answer, how sure we are and why, the runners-up, the tokens that decided, the document's state.

    Args:
        verdict: What the text is written in.
        explanation: Which tokens decided; None when none did.
        standing: Where the document stands; None for a text that is no document.
        unlearned: What the verdict would be without the user's corrections, when it would be another.
        markdown: Whether the reader sees Markdown; plain text otherwise.
    """
    write = _MARKDOWN if markdown else _PLAIN
    paragraphs = [_headline(verdict, write), _others(verdict, write)]
    if explanation is not None:
        paragraphs += [
            _tokens(explanation.answer.name, explanation.supporting, write),
            _tokens(explanation.runner_up.name, explanation.opposing, write),
        ]
    if unlearned is not None:
        before = "no answer" if unlearned.language is None else write.plain(unlearned.language.name)
        paragraphs.append(f"Moved by your corrections; without them: {before}")
    if standing is not None:
        paragraphs.append(_state(standing, verdict, write))
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def because(standing: Standing) -> str:
    """State and reason: "Locked: you chose the language"."""
    return f"{STATE_IN_WORDS[standing.state]}: {WHY_IN_WORDS[standing.why]}"


def percent(confidence: float) -> str:
    """0.974 -> "97 %". Neither certainty nor impossibility is claimed by rounding."""
    if 0 < confidence < 0.01:
        return "under 1 %"
    if 0.99 < confidence < 1:
        return "over 99 %"
    return f"{confidence:.0%}".replace("%", " %")


class _Writer:
    """How one kind of text spells names, emphasis and code."""

    def __init__(self, plain: Callable[[str], str], strong: str, code: Callable[[str], str]) -> None:
        self.plain = plain
        self.code = code
        self._strong = strong

    def strong(self, text: str) -> str:
        return f"{self._strong}{self.plain(text)}{self._strong}"


def _headline(verdict: Verdict, write: _Writer) -> str:
    why = REASON_IN_WORDS[verdict.reason]
    if verdict.language is None:
        return f"{write.strong('No answer')}: {write.plain(why)}"
    return f"{write.strong(verdict.language.name)}, {percent(verdict.confidence)}: {write.plain(why)}"


def _others(verdict: Verdict, write: _Writer) -> str:
    others = [ranked for ranked in verdict.ranked if ranked.language != verdict.language][:N_RUNNERS_UP]
    if not others:
        return ""
    title = "Best guesses" if verdict.language is None else "Runners-up"
    return f"{title}: {', '.join(_with_percent(ranked, write) for ranked in others)}"


def _with_percent(ranked: Ranked, write: _Writer) -> str:
    return f"{write.plain(ranked.language.name)} {percent(ranked.confidence)}"


def _tokens(language_name: str, evidence: Iterable[Evidence], write: _Writer) -> str:
    tokens = [write.code(one.token) for one in evidence]
    return f"For {write.plain(language_name)}: {' '.join(tokens)}" if tokens else ""


def _state(standing: Standing, verdict: Verdict, write: _Writer) -> str:
    words = write.plain(because(standing))
    if standing.told is None or standing.told == verdict.language:
        return words
    return f"Set: {write.strong(standing.told.name)}. {words}"


def escape_markdown(text: str) -> str:
    r"""Text that Markdown shows as it is, inside a line. `C++` needs nothing, `F*` becomes `F\*`.

    Only what means something inside a line is escaped: Neovim shows the backslashes.
    """
    return re.sub(r"[\\`*_\[\]<>&~|]", r"\\\g<0>", text)


def code_span(text: str) -> str:
    """Text as a code span of CommonMark, whatever backticks are in it."""
    text = " ".join(text.splitlines()) or " "
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    # One blank at both ends is taken off again, and keeps backticks of the text away from the fence.
    needs_blanks = text.startswith("`") or text.endswith("`") or (text[0] == text[-1] == " " and text.strip())
    return f"{fence} {text} {fence}" if needs_blanks else f"{fence}{text}{fence}"


_MARKDOWN = _Writer(plain=escape_markdown, strong="**", code=code_span)
_PLAIN = _Writer(plain=str, strong="", code=str)
