"""Timetables, opening hours, plans of a week, calendars."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, sentences, words


def make(rng: random.Random) -> str:
    style = rng.randint(0, 4)
    if style == 3:
        when = dates.moment(rng)
        first, n_days = rng.randint(0, 6), rng.randint(28, 31)
        cells = ["  "] * first + [f"{day:2}" for day in range(1, n_days + 1)]
        return "\n".join(
            [
                f"{when:%B %Y}".center(20).rstrip(),
                "Mo Tu We Th Fr Sa Su",
                *(" ".join(cells[i : i + 7]) for i in range(0, len(cells), 7)),
            ]
        )
    days = rng.choice(
        (
            ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"),
            ("Mo", "Di", "Mi", "Do", "Fr", "Sa"),
            ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam."),
            ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado"),
        )
    )

    def line(number: int) -> str:
        start = rng.randint(6, 18)
        return (
            f"{days[number % 6]}: {start}:00 - {start + 4}:30",
            f"{start:02d}:{rng.choice(('00', '15', '30', '45'))}  {sentences.fragment(rng)}",
            f"{rng.choice(words.CITIES):<18} {start:02d}:{rng.randint(0, 59):02d}  {start + 1:02d}:{rng.randint(0, 59):02d}  {start + 3:02d}:{rng.randint(0, 59):02d}",
            "",
            f"{days[number % 6]} {start}h {rng.choice(words.NOUNS)} ({words.full_name(rng)}, room {rng.randint(1, 400)})",
        )[style]

    return "\n".join(line(number) for number in range(rng.randint(1, 10)))
