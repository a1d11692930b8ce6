"""Curricula vitae and profiles."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, words


def make(rng: random.Random) -> str:
    def station() -> str:
        start = rng.randint(1980, 2022)
        return f"{start}{rng.choice('-–')}{rng.choice((str(start + rng.randint(1, 9)), 'today', 'present'))}{rng.choice(('  ', ': ', chr(9), ' '))}{rng.choice(('Senior', 'Junior', 'Head of', 'Assistant', 'Lead'))} {rng.choice(words.NOUNS).title()} {rng.choice(('Engineer', 'Manager', 'Developer', 'Teacher', 'Nurse', 'Designer'))}, {words.fake_word(rng).title()} {rng.choice(('Ltd', 'GmbH', 'University', 'School'))}, {rng.choice(words.CITIES)}"

    rows = [
        words.full_name(rng),
        f"{rng.choice(words.CITIES)} | {words.email(rng)}" if rng.random() < 0.5 else "",
        rng.choice(("EXPERIENCE", "Work experience", "Berufserfahrung", "Experience:")),
        *(station() for _ in range(rng.randint(1, 5))),
    ]
    rows += (
        [
            rng.choice(("SKILLS", "Skills:", "Kenntnisse")),
            ", ".join(
                drawing.some(
                    rng,
                    (*codewords.TOOLS, "English (fluent)", "Deutsch (B2)", "driving licence", "SQL", "C++"),
                    2,
                    8,
                )
            ),
        ]
        if rng.random() < 0.7
        else []
    )
    return "\n".join(filter(None, rows))
