"""Pieces of a page: its style, tables, paragraphs, figures.

Knows: HTML. Never: what is told with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; --ground: #fff; }
body { font: 17px/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181d; }
  body { background: var(--ground); color: #d9dce3; }
}
h1 { line-height: 1.2; margin-bottom: .3rem; }
h2 { margin-top: 2.6rem; line-height: 1.25; border-bottom: 1px solid var(--line); }
.lead { font-size: 1.15rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; font-size: .92em; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { padding: .2rem .7rem; text-align: right; vertical-align: top; }
thead th { vertical-align: bottom; line-height: 1.25; }
td { white-space: nowrap; }
tr { border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
table.words td, table.words th { text-align: left; white-space: normal; }
tr.sum { font-weight: 600; }
figure { margin: 1.8rem 0; }
figure svg { display: block; width: 100%; min-width: 40rem; height: auto; }
figcaption { opacity: .85; font-size: .92em; margin-top: .5rem; }
code, pre { font-size: .88em; }
pre { background: var(--soft); padding: .6rem .8rem; white-space: pre-wrap; overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .3rem 0; }
small { opacity: .85; }
li { margin: .35rem 0; }
.claims li { margin: .9rem 0; }
.claims small { font-size: .9em; }
@media print {
  body { font-size: 10.5pt; max-width: none; margin: 0; }
  figure, table { break-inside: avoid; }
  h2, caption { break-after: avoid; }
  figure svg { min-width: 0; }
  .scroll { overflow: visible; }
}
"""


def table(
    caption: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    last_is_sum: bool = False,
    words: bool = False,
) -> str:
    """A table; a row of one cell is a heading, `words` sets all as text, `last_is_sum` sets the last off."""
    head = "<thead><tr>" + "".join(f"<th>{escape(cell)}" for cell in header) + "</thead>" if header else ""
    lines = [
        "<tr>" + "".join(f"<td>{typeset(cell)}" for cell in row)
        if len(row) > 1
        else f'<tr><th colspan="{len(header)}">{typeset(row[0])}'
        for row in rows
    ]
    if last_is_sum:
        lines[-1] = lines[-1].replace("<tr>", '<tr class="sum">', 1)
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    kind = ' class="words"' if words else ""
    return f'<div class="scroll"><table{kind}>{title}{head}<tbody>{"".join(lines)}</tbody></table></div>'


def paragraph(words: str) -> str:
    """Plain text as a paragraph."""
    return f"<p>{typeset(words)}</p>"


def typeset(words: str) -> str:
    """As markup, with no line broken before a percent sign."""
    return escape(words).replace(" %", "&nbsp;%")


def figure(svg: str, caption: str) -> str:
    """A drawing with words below it."""
    return f'<figure><div class="scroll">{svg}</div><figcaption>{escape(caption)}</figcaption></figure>'
