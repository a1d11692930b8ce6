"""Subtitles, calendars' entries, cards and other exports for people."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words

SHARE = 0.8


def make(rng: random.Random) -> str:
    seconds = rng.uniform(0, 3000)
    if rng.random() < 0.6:
        blocks = []
        for number in range(1, rng.randint(2, 10)):
            start, seconds = seconds, seconds + rng.uniform(1, 6)
            blocks.append(f"{number}\n{_time(start)} --> {_time(seconds)}\n{sentences.sentence(rng)}")
        return "\n\n".join(blocks)
    when = dates.moment(rng)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//{words.fake_word(rng)}//EN\nBEGIN:VEVENT\nUID:{drawing.uuid_of(rng)}\nDTSTART:{when:%Y%m%dT%H%M%SZ}\nSUMMARY:{sentences.fragment(rng)}\nLOCATION:{rng.choice(words.CITIES)}\nEND:VEVENT\nEND:VCALENDAR"


def _time(seconds: float) -> str:
    return f"{int(seconds // 3600):02d}:{int(seconds // 60 % 60):02d}:{int(seconds % 60):02d},{int(seconds % 1 * 1000):03d}"
