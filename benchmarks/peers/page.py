"""Write what was measured between the markers of docs/benchmarks.md; the text around is written by people.

Knows: Markdown and markers. Never: how figures come about.

    <!-- peers: NAME -->
    whatever stands here is replaced
    <!-- /peers -->
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from benchmarks.peers.race import HELD_OUT, Race
from benchmarks.peers.strengths import leaders, sentences
from benchmarks.peers.tables import Table, all_tables, common_labels, timed_entries, to_markdown
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.errors import InputError

_MARKED = re.compile(r"(<!-- peers: ([\w-]+) -->\n).*?(<!-- /peers -->)", re.DOTALL)


def write(path: Path, parts: Mapping[str, str]) -> Path:
    """Replace what stands between the markers.

    Args:
        path: The page; it must be there, with a pair of markers for each part.
        parts: Name -> Markdown.

    Raises:
        InputError: No page, or markers and parts that do not match.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(
            f"{path}: cannot be read ({error.strerror}). Restore it, or name its folder with --out."
        ) from error
    path.write_text(filled(text, parts, str(path)), encoding="utf-8")
    return path


def filled(text: str, parts: Mapping[str, str], name: str) -> str:
    """The page with new parts.

    Raises:
        InputError: A part without markers, or markers for a part that there is not.
    """
    marked = {found[1] for found in _MARKED.findall(text)}
    if marked != set(parts):
        without = ", ".join(sorted(set(parts) - marked)) or "none"
        stale = ", ".join(sorted(marked - set(parts))) or "none"
        raise InputError(
            f"{name}: parts without markers: {without}; markers without a part: {stale}. "
            "Write `<!-- peers: NAME -->` and `<!-- /peers -->` around the place of each part, and take "
            "stale ones out."
        )
    return _MARKED.sub(lambda found: f"{found[1]}\n{parts[found[2]].strip()}\n\n{found[3]}", text)


def sections(race: Race) -> dict[str, str]:
    """Every part of the page. Tables without rows say so, so that the markers always match."""
    tables = {table.name: table for table in all_tables(race)}
    names = (
        "all_labels",
        "both_know",
        "abreast",
        "told",
        "told_abreast",
        "prose",
        "speed",
        "costs",
        "breadth",
        "asked",
    )
    parts = {name: _table(tables.get(name)) for name in names}
    suites = [table for name, table in tables.items() if name.startswith("suite_")]
    parts["suites"] = "\n\n".join(f"### {_heading(table)}\n\n{_table(table)}" for table in suites) or _table(
        None
    )
    parts["setting"] = setting(race)
    parts["leaders"] = to_markdown(
        Table("", "", ["", "best", "second", "lsp-langid's place"], leaders(race), words=4)
    )
    parts["strengths"] = "\n".join(f"- {sentence}" for sentence in sentences(race))
    for name, alternative in _PICTURES.items():
        parts[f"picture-{name}"] = _picture(f"peers_{name}", alternative)
    return parts


_PICTURES = {
    "accuracy": "Share of texts that are labelled right, by number of lines, one line a rival, over all "
    "labels and over those that lsp-langid, Magika and VS Code know. The tables below have the same figures.",
    "told": "For each rival, from one line to whole files: how often it names a language, against how often "
    "that is right. The table below has the same figures.",
    "speed": "Milliseconds for one answer by number of characters, both axes logarithmic, one line a rival. "
    "The table below has the same figures.",
}


def setting(race: Race) -> str:
    """What was measured, on what, when."""
    questions = race.sets.get(HELD_OUT, ())
    n_code = sum(question.label != NOT_CODE for question in questions)
    labels = {question.label for question in questions if question.label != NOT_CODE}
    words = [
        f"Model `{race.setting.get('model')}`. {n_code:,} windows of code in {len(labels)} of our "
        f"{len(race.our_labels) - 1} languages and {len(questions) - n_code:,} of text that is no code, "
        f"all of projects held out from our training. {len(common_labels(race))} of the labels are known to "
        "Magika and VS Code as well."
    ]
    days = sorted({entry.timed.when[:10] for entry in timed_entries(race) if entry.timed})
    if days:
        words.append(
            f"Timed on {' and '.join(days)}, one rival after another, on {race.setting.get('cores')} cores "
            f"({race.setting.get('system')}, {race.setting.get('machine')}, ours with Python "
            f"{race.setting.get('python')})."
        )
    absent = sorted({entry.rival.title for entry in race.entries.values() if entry.missing})
    if absent:
        words.append(f"Could not come: {', '.join(absent)}; the last table says why.")
    cut = [
        f"{entry.rival.title} ({len(entry.judged[HELD_OUT]):,} of {len(questions):,})"
        for entry in race.entries.values()
        if entry.judged.get(HELD_OUT) and len(entry.judged[HELD_OUT]) < len(questions)
    ]
    if cut:
        words.append(
            "Stopped by the time limit, and measured on the windows they reached, which are a random sample: "
            f"{', '.join(cut)}."
        )
    return " ".join(words)


def _table(table: Table | None) -> str:
    return to_markdown(table) if table else "Not measured yet."


def _heading(table: Table) -> str:
    return table.name.removeprefix("suite_")


def _picture(name: str, alternative: str) -> str:
    return (
        "<picture>\n"
        f'  <source media="(prefers-color-scheme: dark)" srcset="images/{name}_dark.png">\n'
        f'  <img src="images/{name}_light.png" width="900" alt="{alternative}">\n'
        "</picture>"
    )
