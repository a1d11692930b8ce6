"""A verdict as `identify` shows it: an object for programs, lines for people.

Knows: verdicts, explanations and the words for a reason. Never: where the text came from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lsp_langid.cli.console import printable
from lsp_langid.core.verdict import Evidence, Explanation, Ranked, Reason, Verdict

BECAUSE = {
    Reason.MODEL: "the text reads like it",
    Reason.FAMILY: "it is of this family of languages, and this one is safe for all of them",
    Reason.SHEBANG: "the first line names its interpreter",
    Reason.MODELINE: "a line for Vim or Emacs says so",
    Reason.FILE_NAME: "the file name settles it",
    Reason.PROOF: "the text is valid as this and nothing else",
    Reason.TOO_SHORT: "too little text to tell",
    Reason.UNSURE: "no language is likely enough",
    Reason.NOT_CODE: "it reads like prose or plain data, not code",
}


def as_object(
    path: str, verdict: Verdict, candidates: Sequence[Ranked], explanation: Explanation | None
) -> dict[str, Any]:
    """Build the object of `--json`. `language` is null in silence, `best` never is."""
    answer: dict[str, Any] = {
        "path": path,
        "language": verdict.language.id if verdict.language else None,
        "name": verdict.language.name if verdict.language else None,
        "best": verdict.best.id,
        "confidence": rounded(verdict.confidence),
        "reason": str(verdict.reason),
        "candidates": candidates_as_objects(candidates),
    }
    if explanation:
        answer["explanation"] = explanation_as_object(explanation)
    return answer


def candidates_as_objects(candidates: Sequence[Ranked]) -> list[dict[str, Any]]:
    """Build the list of `candidates`, best first."""
    return [
        {
            "language": ranked.language.id,
            "name": ranked.language.name,
            "confidence": rounded(ranked.confidence),
        }
        for ranked in candidates
    ]


def explanation_as_object(explanation: Explanation) -> dict[str, Any]:
    """Build `explanation`, in the words that the server uses on the wire."""

    def evidence(items: Sequence[Evidence]) -> list[dict[str, Any]]:
        return [{"token": item.token, "weight": rounded(item.weight)} for item in items]

    return {
        "answer": explanation.answer.id,
        "runnerUp": explanation.runner_up.id,
        "supporting": evidence(explanation.supporting),
        "opposing": evidence(explanation.opposing),
    }


def as_line(path: str, verdict: Verdict) -> str:
    """`path<TAB>language<TAB>confidence<TAB>reason`: one line, whatever the path holds."""
    return "\t".join(cells(path, verdict))


def cells(path: str, verdict: Verdict) -> tuple[str, str, str, str]:
    """The four columns of an answer; the language is `-` in silence."""
    language = verdict.language.id if verdict.language else "-"
    return printable(path), language, percent(verdict.confidence), str(verdict.reason)


def as_sentence(verdict: Verdict) -> str:
    """One answer for one person: "Python (python), 98.3% sure: the text reads like it."."""
    sure, because = percent(verdict.confidence), BECAUSE[verdict.reason]
    if verdict.language:
        return f"{verdict.language.name} ({verdict.language.id}), {sure} sure: {because}."
    if verdict.reason is Reason.NOT_CODE:
        return f"No answer, {sure} sure: {because}."
    return f"No answer: {because}. Best guess: {verdict.best.name}, {sure} sure."


def details(candidates: Sequence[Ranked], explanation: Explanation | None) -> Iterator[str]:
    """Yield the indented lines below an answer: `--top`, then `--why`."""
    for ranked in candidates:
        yield f"  {percent(ranked.confidence):>6}  {ranked.language.id}"
    if explanation:
        pair = f"{explanation.answer.id} against {explanation.runner_up.id}"
        yield f"  {pair}, by the log-odds that each token moved:"
        for item in (*explanation.supporting, *explanation.opposing):
            yield f"  {item.weight:>+6.2f}  {printable(item.token)}"
        if not explanation.supporting and not explanation.opposing:
            yield "  no token moved it"


def percent(share: float) -> str:
    """0.9831 -> `98.3%`."""
    return f"{100 * share:.1f}%"


def rounded(number: float) -> float:
    """Four decimals: more would pretend to a precision that calibration does not have."""
    return round(float(number), 4)
