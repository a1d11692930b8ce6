"""Exports of programs: file lists, time sheets, issues, playlists, results of races."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, sentences, tables, words


def make(rng: random.Random) -> str:
    kind = rng.randint(0, 4)
    head = (
        ["path", "size", "modified", "sha1"],
        ["employee", "project", "date", "hours", "note"],
        ["Issue key", "Summary", "Assignee", "Status", "Created"],
        ["artist", "title", "album", "length"],
        ["place", "bib", "name", "club", "time"],
    )[kind]
    rows = [head] if rng.random() < 0.8 else []
    rows += [_row(rng, kind, number) for number in range(1, rng.randint(3, 30))]
    return tables.separated(rng, rows, rng.choice(",,,;"))


def _row(rng: random.Random, kind: int, number: int) -> list[str]:
    if kind == 0:
        modified = f"{dates.moment(rng):%Y-%m-%d %H:%M}"
        return [codewords.file_path(rng), str(rng.randint(1, 99999)), modified, drawing.hexes(rng, 40)]
    if kind == 1:
        hours = f"{rng.randint(1, 32) / 4}"
        return [
            words.full_name(rng),
            words.compound(rng),
            dates.numeric_date(rng),
            hours,
            sentences.fragment(rng),
        ]
    if kind == 2:
        status = rng.choice(("To Do", "In Progress", "Done"))
        made = f"{dates.moment(rng):%d/%b/%y %I:%M %p}"
        return [
            f"{words.part(rng).upper()}-{rng.randint(1, 4000)}",
            sentences.sentence(rng),
            words.user(rng),
            status,
            made,
        ]
    if kind == 3:
        length = f"{rng.randint(1, 9)}:{rng.randint(0, 59):02d}"
        return [words.full_name(rng), sentences.title(rng), sentences.title(rng), length]
    club = f"{rng.choice(words.CITIES)} {rng.choice(('AC', 'TV', 'RC'))}"
    time = f"{rng.randint(0, 3)}:{rng.randint(0, 59):02d}:{rng.randint(0, 59):02d}.{rng.randint(0, 9)}"
    return [str(number), str(rng.randint(1, 900)), words.full_name(rng), club, time]
