"""Small pieces of the page: tokens with bars, names as links, words with signs.

Knows: HTML of one line. Never: which lists a page has, how a figure came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from lsp_langid.core.languages import LanguageTable
from lsp_langid.inspection.knowledge import Token
from lsp_langid.inspection.names import name_of, visible

STYLE = """
:root { color-scheme: light dark; --ground: #fff; --line: #8884; --soft: #8881;
  --for: #0072b238; --against: #e69f0045; --plain: #009e7338; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem;
  background: var(--ground); }
@media (prefers-color-scheme: dark) {
  :root { --ground: #16181d; --for: #2f8fd05c; --against: #c07a004d; --plain: #009e7359; }
  body { color: #d9dce3; }
}
h1 { margin-bottom: 0; line-height: 1.2; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h4 { margin: .6rem 0 .2rem; font-size: .9rem; }
a { color: inherit; text-decoration-color: #8889; }
a:hover { text-decoration-color: currentColor; }
.lead { font-size: 1.1rem; }
nav { margin: 1rem 0; }
.scroll { overflow-x: auto; }
figure { margin: 1rem 0; }
figcaption, small, .note { opacity: .8; }
figcaption, .note { max-width: 50rem; }
ul { list-style: none; margin: 0; padding: 0; }
ul.plain { list-style: disc; padding-left: 1.3rem; max-width: 50rem; }
.index { margin: 1rem 0; columns: 11rem; column-gap: 1rem; font-size: .9rem; line-height: 1.6; }
details { border-bottom: 1px solid var(--line); padding: .25rem 0; }
details:target::details-content { content-visibility: visible; block-size: auto; }
details:target > summary { background: var(--soft); }
summary { cursor: pointer; overflow-wrap: anywhere; }
.lists { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(14.5rem, 100%), 1fr));
  gap: .2rem 1.2rem; padding: .2rem 0 1rem; }
.lists.five { grid-template-columns: repeat(auto-fill, minmax(min(11.8rem, 100%), 1fr)); }
.bars { font-size: .82rem; line-height: 1.55; }
.bars li { display: flex; justify-content: space-between; gap: .5rem; padding: 0 .3rem; margin: 1px 0;
  background: linear-gradient(90deg, var(--plain) var(--w), transparent 0); }
.bars.for li { --plain: var(--for); }
.bars.against li { --plain: var(--against); }
.bars li > :first-child { overflow-wrap: anywhere; }
.bars b { font-weight: 400; font-variant-numeric: tabular-nums; white-space: nowrap; }
code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; unicode-bidi: isolate;
  white-space: pre-wrap; }
.groups summary svg { width: 1em; height: 1em; vertical-align: -.15em; margin-right: .3em;
  overflow: visible; }
.groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr));
  gap: 0 1.5rem; align-items: start; }
.groups p { margin: .2rem 0 .4rem 1.4rem; }
"""


def language_id(label: str) -> str:
    """Anchor of a language's section; anything unusual in a label is written as its code."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in ".-") else f"_{ord(c):x}_" for c in label)
    return f"lang-{plain}"


def unit_id(unit: int) -> str:
    """Anchor of a hidden unit's section."""
    return f"unit-{unit}"


def language_link(label: str, table: LanguageTable) -> str:
    """Its display name, leading to its section."""
    return f"<a href=#{language_id(label)}>{escape(name_of(label, table))}</a>"


def unit_link(unit: int) -> str:
    """Its number, leading to its section."""
    return f"<a href=#{unit_id(unit)}>unit {unit}</a>"


def signed(weight: float) -> str:
    """`+0.88`, `−1.58`."""
    return f"{weight:+.2f}".replace("-", "−")


def token_list(title: str, tokens: Sequence[Token], largest: float, side: str) -> str:
    """Tokens with their weights and bars, or a word that there are none.

    Args:
        title: Above the list.
        tokens: In the order to show.
        largest: Weight, in size, of a bar of full width.
        side: "for", "against", which give the colour, or "" for neither.
    """
    return bar_list(
        title, ((f"<code>{escape(visible(t.text))}</code>", t.weight) for t in tokens), largest, side
    )


def bar_list(title: str, rows: Iterable[tuple[str, float]], largest: float, side: str) -> str:
    """As `token_list`, for anything that is HTML already."""
    items = "".join(
        f"<li style=--w:{width(weight, largest)}%>{shown}<b>{signed(weight)}</b>" for shown, weight in rows
    )
    mark = f" {side}" if side else ""
    listing = f'<ul class="bars{mark}">{items}</ul>' if items else "<p><small>none</small></p>"
    return f"<div><h4>{escape(title)}</h4>{listing}</div>"


def width(weight: float, largest: float) -> int:
    """Of a bar, in percent."""
    return round(100 * min(1.0, abs(weight) / max(largest, 1e-12)))


def largest_of(*lists: Sequence[Token]) -> float:
    """The largest weight of all, in size; 0 of none."""
    return max((abs(token.weight) for tokens in lists for token in tokens), default=0.0)
