"""What a scan found as one HTML page that needs nothing else: no script, no font, no picture file.

Knows: the order of the page. Never: how figures come about, how a treemap is drawn.

Its size does not grow with the number of files: of what could be long the first or largest are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from lsp_langid.core.languages import LanguageTable
from lsp_langid.printable import printable
from lsp_langid.scan import treemap_svg
from lsp_langid.scan.totals import Totals
from lsp_langid.scan.treemap import BYTES, LINES, Part, parts_of
from lsp_langid.scan.words import (
    key_name,
    lead,
    named,
    percent,
    reads_like,
    share,
    size,
    why_skipped,
)

_FOLDERS = 60
_IN_A_FOLDER = 3  # languages told of each
_LONGEST = 400  # characters of a path

_STYLE = """
:root { color-scheme: light dark; --ground: #fff; --line: #8884; --soft: #8881; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 66rem; margin: 2rem auto; padding: 0 1rem;
  background: var(--ground); }
@media (prefers-color-scheme: dark) { :root { --ground: #16181d; } body { color: #d9dce3; } }
h1 { margin-bottom: 0; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.lead { font-size: 1.1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { padding: .15rem .7rem; text-align: right; white-space: nowrap; vertical-align: top; }
tr { border-bottom: 1px solid var(--line); }
th.w, td.w { text-align: left; }
td.p { text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 14rem;
  unicode-bidi: isolate; }
tr.sum { font-weight: 600; }
.swatch { display: inline-block; width: .8em; height: .8em; margin-right: .45em;
  border: 1px solid var(--edge); border-radius: 2px;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.maps { margin: 1rem 0; }
.maps > label { margin: 0 1rem .5rem .2rem; cursor: pointer; display: inline-block; }
#by-lines:checked ~ .bytes, #by-bytes:checked ~ .lines { display: none; }
figure { margin: .3rem 0; }
figcaption, small, .note { opacity: .8; }
figcaption, .note { max-width: 50rem; font-size: .9rem; }
summary { cursor: pointer; }
summary:focus-visible, input:focus-visible + label { outline: 2px solid currentColor; outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
"""


@dataclass(frozen=True)
class About:
    """What the page says of how it was made."""

    paths: tuple[str, ...]  # that were scanned
    facts: tuple[tuple[str, str], ...]  # version, model, options: what and how
    contradictions: bool = True  # whether they were looked for


def page(about: About, totals: Totals, table: LanguageTable) -> str:
    """Return the page.

    Args:
        about: The scan.
        totals: With folders.
        table: For the names of languages.
    """
    shown = ", ".join(_path(path) for path in about.paths[:3])
    more = f" and {len(about.paths) - 3:,} more" if len(about.paths) > 3 else ""
    title = f"Languages in {shown}{more}"
    colours = treemap_svg.colours_for([key for key, _ in totals.languages()])
    parts = [
        f"<h1>{escape(title)}</h1>",
        f'<p class="lead">{escape(lead(totals))}</p>',
        _maps(totals, colours, table),
        '<h2 id="languages">Languages</h2>',
        _languages(totals, colours, table),
        _folders(totals, table),
        '<h2 id="mismatches">Contradictions</h2>',
        _mismatches(totals, table)
        if about.contradictions
        else "<p>Not looked for: files were judged by their names.</p>",
        '<h2 id="skipped">Skipped</h2>',
        _skipped(totals),
        '<h2 id="made">How this was made</h2>',
        "<dl>"
        + "".join(f"<dt>{escape(what)}<dd>{escape(printable(how))}" for what, how in about.facts)
        + "</dl>",
    ]
    body = "\n".join(part for part in parts if part)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}{treemap_svg.STYLE}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _maps(totals: Totals, colours: dict[str, str], table: LanguageTable) -> str:
    if totals.folders is None:
        return ""
    figures = []
    for name, measure in (("lines", LINES), ("bytes", BYTES)):
        alternative = f"Treemap of folders and languages by {name}. The tables below tell the same."
        svgs = treemap_svg.treemaps(totals.folders.root, measure, colours, alternative, table)
        if svgs:
            figures.append(f'<figure class="{name}">{svgs}</figure>')
    if len(figures) < 2:  # all files are empty of lines
        return "".join(figures)
    caption = (
        "Each frame is a folder, each coloured rectangle a language in it; the area is the number of lines "
        "or bytes. Point at a rectangle for its figures. The heaviest folders are opened, the others "
        f"gathered. The {treemap_svg.N_COLOURS} largest languages have colours of their own, see the table."
    )
    return (
        '<div class="maps">'
        '<input type="radio" name="measure" id="by-lines" checked><label for="by-lines">by lines</label>'
        '<input type="radio" name="measure" id="by-bytes"><label for="by-bytes">by bytes</label>'
        f"{''.join(figures)}</div>\n<p class=note>{caption}</p>"
    )


def _languages(totals: Totals, colours: dict[str, str], table: LanguageTable) -> str:
    if not totals.by_key:
        return "<p>No file was looked at.</p>"
    rows = []
    for key, count in totals.languages():
        swatch = f'<span class="swatch {colours.get(key, "ko")}"></span>'
        rows.append(
            (
                swatch + escape(key_name(key, table)),
                f"{count.n_files:,}",
                f"{count.n_lines:,}",
                size(count.n_bytes),
                percent(share(count, totals)),
                percent(count.mean_confidence),
                f"{count.n_mismatches:,}" if count.n_mismatches else "",
            )
        )
    everything = totals.all
    rows.append(
        (
            "all",
            f"{everything.n_files:,}",
            f"{everything.n_lines:,}",
            size(everything.n_bytes),
            "",
            percent(everything.mean_confidence),
            f"{everything.n_mismatches:,}" if everything.n_mismatches else "",
        )
    )
    header = ("language", "files", "lines", "bytes", "share of bytes", "mean confidence", "contradictions")
    return _table(header, rows, left=(0,), last_is_sum=True)


def _folders(totals: Totals, table: LanguageTable) -> str:
    if totals.folders is None or not totals.all.n_files:
        return ""
    rows = []
    whole = parts_of(totals.folders.root, LINES, _FOLDERS)
    for part in _leaves(whole):
        languages = sorted(part.sums.items(), key=lambda item: (-item[1][LINES], item[0]))
        lines = part.weight(LINES)
        told = ", ".join(
            f"{key_name(key, table)} {percent(counts[LINES] / lines) if lines else ''}".rstrip()
            for key, counts in languages[:_IN_A_FOLDER]
        )
        n_files = sum(counts[0] for counts in part.sums.values())
        where = _path(part.path.removeprefix(whole.path).lstrip("/") if whole.path else part.path)
        if part.gathered:
            where = f"{where}: {part.name}" if where else part.name
        figures = (f"{n_files:,}", f"{lines:,}", size(part.weight(BYTES)))
        rows.append((escape(where or "all"), *figures, escape(told)))
    listing = _table(("folder", "files", "lines", "bytes", "mostly"), rows, left=(0, 4), paths=(0, 4))
    top = f" in {escape(_path(whole.path))}" if whole.path else ""
    return f"<details><summary>The folders of the treemap by lines{top}</summary>{listing}</details>"


def _leaves(part: Part) -> Iterable[Part]:
    if not part.parts:
        yield part
    for one in part.parts:
        yield from _leaves(one)


def _mismatches(totals: Totals, table: LanguageTable) -> str:
    if not totals.mismatches:
        return "<p>No file was found whose content contradicts its name.</p>"
    rows = [
        (
            escape(_path(found.shown)),
            escape(named(found, table)),
            escape(reads_like(found, table)),
        )
        for found in totals.mismatches
    ]
    rest = totals.all.n_mismatches - len(rows)
    more = f"<p>And {rest:,} more.</p>" if rest > 0 else ""
    return _table(("file", "its name says", "it reads like"), rows, left=(0, 1, 2), paths=(0,)) + more


def _skipped(totals: Totals) -> str:
    if not totals.by_why:
        return "<p>Nothing was skipped.</p>"
    rows = []
    for why, skips in totals.skips():
        examples = "<br>".join(
            escape(_path(one.shown) + (f" ({printable(why_skipped(one))})" if one.detail else ""))
            for one in skips.examples
        )
        if skips.n_files > len(skips.examples):
            examples += "<br>…"
        rows.append((escape(why.value), f"{skips.n_files:,}", size(skips.n_bytes), examples))
    return _table(("why", "files", "bytes", "for example"), rows, left=(0, 3), paths=(3,))


def _table(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    left: Sequence[int],
    paths: Sequence[int] = (),
    last_is_sum: bool = False,
) -> str:
    """A table of cells that are HTML already; `left` columns are words, `paths` may break anywhere."""
    head = "".join(
        f'<th scope="col"{" class=w" if column in left else ""}>{escape(cell)}'
        for column, cell in enumerate(header)
    )
    lines = []
    for number, row in enumerate(rows):
        mark = " class=sum" if last_is_sum and number == len(rows) - 1 else ""
        cells = "".join(
            f"<td{' class=p' if column in paths else ' class=w' if column in left else ''}>{cell}"
            for column, cell in enumerate(row)
        )
        lines.append(f"<tr{mark}>{cells}")
    body = "\n".join(lines)
    return (
        '<div class="scroll" tabindex="0">'
        f"<table><thead><tr>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def _path(path: str) -> str:
    text = printable(path)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 :]}"
