"""Verdicts and explanations as a notebook shows them: HTML that needs nothing else.

Knows: percent, markup. Never: how an answer was found.

Colours are those of the page around it, so that it can be read on light and on dark.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from lsp_langid.core.verdict import REASON_IN_WORDS, Evidence, Explanation, Verdict

_BOX = "font: 13px/1.5 system-ui, sans-serif; max-width: 34em; color: inherit"
_TABLE = (
    "table-layout: auto; border: 0; border-collapse: collapse; width: 100%; margin: .4em 0 0; "
    "font: inherit; color: inherit"
)
_ROW = "background: none; border: 0"
_CELL = "border: 0; padding: 1px 6px 1px 0; text-align: left; white-space: nowrap; font-weight: inherit"
_NAME = f"{_CELL}; max-width: 18em; overflow: hidden; text-overflow: ellipsis"
_NUMBER = f"{_CELL}; padding-right: 0; text-align: right; font-variant-numeric: tabular-nums"
_FAINT = "opacity: .7"
_FOR, _AGAINST = "#2f81d6", "#d0662a"  # either has a contrast of 3 to white and to black


def verdict_html(verdict: Verdict) -> str:
    """The answer with its reason, and under it what else it may be."""
    if verdict.language is not None:
        head = f"<b>{escape(verdict.language.name)}</b> {_percent(verdict.confidence)}"
    else:
        head = f"<b>No answer</b>, the best guess is {escape(verdict.best.name)}"
    reason = f'<span style="{_FAINT}">{escape(REASON_IN_WORDS[verdict.reason])}</span>'
    rows = [
        _row(
            f'<th scope="row" style="{_NAME}">{escape(row.language.name)}</th>',
            _bar(row.confidence, _FOR),
            _percent(row.confidence),
        )
        for row in verdict.ranked
    ]
    return _box(f"{head} · {reason}", rows)


def explanation_html(explanation: Explanation) -> str:
    """Which tokens spoke for the answer, then which for the runner-up, either the strongest first."""
    answer, runner_up = escape(explanation.answer.name), escape(explanation.runner_up.name)
    evidence = (*explanation.supporting, *explanation.opposing)
    longest = max((abs(item.weight) for item in evidence), default=1.0)
    rows = [_token(item, longest) for item in evidence]
    legend = f'<span style="{_FAINT}">what each token adds to the log-odds</span>'
    return _box(f"<b>{answer}</b> rather than {runner_up} · {legend}", rows)


def _token(item: Evidence, longest: float) -> str:
    token = f'<code style="background: none; color: inherit; white-space: pre">{escape(item.token)}</code>'
    return _row(
        f'<th scope="row" style="{_NAME}">{token}</th>',
        _bar(abs(item.weight) / longest, _FOR if item.weight > 0 else _AGAINST),
        f"{item.weight:+.2f}".replace("-", "−"),
    )


def _box(head: str, rows: Iterable[str]) -> str:
    table = f'<table style="{_TABLE}"><tbody>{"".join(rows)}</tbody></table>'
    return f'<div style="{_BOX}"><div>{head}</div>{table}</div>'


def _row(name: str, bar: str, number: str) -> str:
    return f'<tr style="{_ROW}">{name}<td style="{_CELL}; width: 99%">{bar}</td>' + (
        f'<td style="{_NUMBER}">{number}</td></tr>'
    )


def _bar(share: float, colour: str) -> str:
    width = max(0.0, min(share, 1.0)) * 100
    return (
        f'<div style="background: {colour}; width: {width:.1f}%; min-width: 1px; height: .7em; '
        'border-radius: 2px"></div>'
    )


def _percent(share: float) -> str:
    """As much as can be said honestly: what is nearly sure is not rounded to certain."""
    if 0 < share < 0.001:
        return "&lt; 0.1 %"
    if 0.999 < share < 1:
        return "&gt; 99.9 %"
    return f"{100 * share:.1f} %"
