"""The report as one HTML page that needs nothing else: no script, no font, no picture file.

Knows: HTML. Never: how figures come about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from lsp_langid.evaluation.beside import Comparison
from lsp_langid.evaluation.confusion import Pair
from lsp_langid.evaluation.metrics import Figures
from lsp_langid.evaluation.selective import PROMISES
from lsp_langid.evaluation.summary import Summary
from lsp_langid.evaluation.tables import beside_words, number, percent, points, typing_rows

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
@media (prefers-color-scheme: dark) { body { background: #16181d; color: #d9dce3; } }
h1 { margin-bottom: 0; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.lead { font-size: 1.1rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { padding: .15rem .7rem; text-align: right; white-space: nowrap; }
tr { border-bottom: 1px solid var(--line); }
th:first-child, td:first-child, td.words { text-align: left; }
tr:last-child.sum { font-weight: 600; }
figure { margin: 1.5rem 0; }
figure svg { max-width: 100%; height: auto; }
figcaption { opacity: .8; max-width: 46rem; }
pre { background: var(--soft); padding: .4rem .7rem; margin: .3rem 0 .8rem; }
pre { overflow-x: auto; font-size: .8rem; }
summary { cursor: pointer; }
small { opacity: .75; }
"""
_COLUMNS = ("texts", "labels", "accuracy", "macro", "macro-F1", "told", "precision", "or family", "ECE")
_WORDS = (
    ("accuracy", "the best guess is the label"),
    ("macro, macro-F1", "mean over the languages, so that each counts the same"),
    ("told", "share of texts about which an editor is told a language; about the others it hears nothing"),
    ("precision", "of what is told, the share that is right"),
    (
        "or family",
        "the same, where a language of the label's family counts as right (TypeScript for JavaScript), and "
        "what it is written into (HTML for Twig)",
    ),
    ("ECE", "mean distance between confidence and accuracy, in shares: 0 is perfect"),
)


def page(summary: Summary, pictures: dict[str, str]) -> str:
    """Return the page.

    Args:
        summary: What was measured.
        pictures: SVG elements by name: accuracy_by_length, reliability, coverage, confusion and, if
            anything was typed, typing.
    """
    setting = summary.setting
    overall = summary.by_band[-1][1]
    title = f"How good is {setting.model}?"
    parts = [
        f"<h1>{escape(title)}</h1>",
        _lead(summary, overall),
        _sources(summary),
        "<h2>By length</h2>",
        _figure(pictures["accuracy_by_length"], "Every label allowed, content only, no file name."),
        _figures_table("Figures by number of lines", "lines", summary.by_band, last_is_sum=True),
        _words(),
        "<h2>How much can be answered</h2>",
        _figure(
            pictures["coverage"],
            "If answers are given only above a threshold of confidence: the largest share of texts that can "
            "be answered so that this part of the answers is right. Dotted: the three promises of the table. "
            "A line that falls to 0 says that even the surest answers are not right so often.",
        ),
        _promises(summary),
        "<h2>Confidence</h2>",
        _figure(pictures["reliability"], "Of the guesses with a confidence of 80 %, 80 % should be right."),
    ]
    if summary.beside is not None:
        parts += [f"<h2>Beside {escape(summary.beside.second)}</h2>", _beside(summary.beside)]
    if summary.typing is not None:
        parts += [
            "<h2>While typing</h2>",
            _figure(
                pictures["typing"], "Texts typed from their beginning; one that has ended keeps its answer."
            ),
            _table("Steadiness", ("", ""), typing_rows(summary.typing), words=True),
        ]
    parts += [
        "<h2>Confusions</h2>",
        _figure(
            pictures["confusion"],
            "With the diagonal a row adds up to 100 %. A dash: none of the texts has this label.",
        ),
        _pairs(summary.pairs),
        "<h2>By language</h2>",
        "<details><summary>All languages, weakest first</summary>",
        _figures_table("", "language", summary.by_language),
        "</details>",
    ]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _lead(summary: Summary, overall: Figures) -> str:
    setting = summary.setting
    what = "windows" if setting.windows else "texts"
    choice = f"chosen from {', '.join(setting.only)}" if setting.only else "chosen from all labels"
    cut = (
        f", one window of {', '.join(map(_size, setting.windows))} from each text" if setting.windows else ""
    )
    sample = f", a sample of {setting.sample:,} texts of each source" if setting.sample else ""
    alone = (
        f" Not code and left alone: {percent(summary.not_code_left_alone)} of {summary.n_not_code:,}."
        if summary.n_not_code
        else ""
    )
    return (
        f'<p class="lead">{overall.n:,} {what} in {overall.n_labels} languages: the best guess is right for '
        f"{percent(overall.accuracy)}. An editor is told a language for {percent(overall.coverage)}, and "
        f"{percent(overall.precision)} of that is right.{alone}</p>\n"
        f"<p><small>Answers {escape(choice)}{cut}{sample}; mode {escape(setting.mode)}, seed {setting.seed}. "
        f"Median time to answer one: {number(summary.ms_median, 1)} ms.</small></p>"
    )


def _size(lines: int) -> str:
    return f"{lines} lines" if lines > 1 else "1 line" if lines else "the whole"


def _sources(summary: Summary) -> str:
    figures = dict(summary.by_source)
    rows = [
        (
            source.name,
            source.way,
            f"{source.n_texts:,}",
            f"{source.n_known:,}",
            percent(figures[source.name].accuracy) if source.name in figures else "–",
            percent(figures[source.name].precision) if source.name in figures else "–",
            f"{len(source.skipped):,}",
        )
        for source in summary.setting.sources
    ]
    header = ("source", "labelled", "texts", "answerable", "accuracy", "precision", "files skipped")
    skipped = [f"{path}: {why}" for source in summary.setting.sources for path, why in source.skipped]
    if not skipped:
        return _table("What was measured", header, rows)
    listing = escape("\n".join(skipped))
    return _table("What was measured", header, rows) + (
        f"<details><summary>{len(skipped):,} files skipped</summary><pre>{listing}</pre></details>"
    )


def _words() -> str:
    rows = "".join(f"<li><b>{escape(name)}</b>: {escape(meaning)}</li>" for name, meaning in _WORDS)
    return f"<details><summary>What the columns mean</summary><ul>{rows}</ul></details>"


def _promises(summary: Summary) -> str:
    header = ("lines", *(f"at {100 * promise:g} % precision" for promise in PROMISES))
    rows = [
        (band, *(percent(curve.coverage_at(promise)) for promise in PROMISES))
        for band, curve in summary.curves
    ]
    return _table("Share of texts that can be answered", header, rows, last_is_sum=True)


def _beside(comparison: Comparison) -> str:
    gained = ("points more", "95 % interval", "only this one right", "only the other")
    shares = ("told", "the other", "precision", "the other")
    header = ("lines", "texts", "accuracy", "the other", *gained, *shares)
    rows = [
        (
            band,
            f"{pair.first.n:,}",
            *map(percent, (pair.first.accuracy, pair.second.accuracy)),
            points(pair.difference.value),
            f"{points(pair.difference.low)} … {points(pair.difference.high)}",
            *(f"{n:,}" for n in (pair.difference.only_first, pair.difference.only_second)),
            *map(percent, (pair.first.coverage, pair.second.coverage)),
            *map(percent, (pair.first.precision, pair.second.precision)),
        )
        for band, pair in comparison.by_band
    ]
    words = f"<p>{escape(beside_words(comparison))}</p>"
    return words + _table("Both models on the same texts", header, rows, last_is_sum=True)


def _pairs(pairs: Sequence[Pair]) -> str:
    if not pairs:
        return "<p>None.</p>"
    parts = []
    for pair in pairs:
        kin = ", same family" if pair.related else ""
        examples = "".join(
            f"<small>{escape(e.id)}, confidence {percent(e.confidence)}</small><pre>{escape(e.lines)}</pre>"
            for e in pair.examples
        )
        parts.append(
            f"<details><summary>{escape(pair.label)} taken for {escape(pair.best)}: {pair.n:,} "
            f"({percent(pair.share)} of {escape(pair.label)}{kin}; told {pair.told:,})</summary>"
            f"{examples}</details>"
        )
    return "\n".join(parts)


def _figures_table(
    caption: str, first: str, rows: Iterable[tuple[str, Figures]], *, last_is_sum: bool = False
) -> str:
    cells = [
        (
            name,
            f"{row.n:,}",
            str(row.n_labels),
            *map(
                percent,
                (
                    row.accuracy,
                    row.macro_accuracy,
                    row.macro_f1,
                    row.coverage,
                    row.precision,
                    row.family_precision,
                ),
            ),
            number(row.ece, 3),
        )
        for name, row in rows
    ]
    return _table(caption, (first, *_COLUMNS), cells, last_is_sum=last_is_sum)


def _table(
    caption: str,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    last_is_sum: bool = False,
    words: bool = False,
) -> str:
    """A table; `words` leaves out the header, `last_is_sum` sets the last row off."""
    head = "" if words else "<thead><tr>" + "".join(f"<th>{escape(cell)}" for cell in header) + "</thead>"
    lines = []
    for i, row in enumerate(rows):
        mark = ' class="sum"' if last_is_sum and i == len(rows) - 1 else ""
        lines.append(f"<tr{mark}>" + "".join(f"<td>{escape(cell)}" for cell in row))
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    return f'<div class="scroll"><table>{title}{head}<tbody>{"".join(lines)}</tbody></table></div>'


def _figure(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"
