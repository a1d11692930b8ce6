"""Directory trees as drawn by tools and by hand."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, drawing, sentences, words

SHARE = 2.0


def make(rng: random.Random) -> str:
    tee, corner, bar, gap = rng.choice(
        (
            ("├── ", "└── ", "│   ", "    "),
            ("├── ", "└── ", "│   ", "    "),
            ("|-- ", "`-- ", "|   ", "    "),
            ("+---", "\\---", "|   ", "    "),
            ("├─ ", "└─ ", "│  ", "   "),
            ("+-- ", "+-- ", "|   ", "    "),
            ("    ", "    ", "    ", "    "),
        )
    )

    def branch(depth: int, indent: str) -> list[str]:
        found = []
        n_entries = rng.randint(1, 5)
        for number in range(n_entries):
            last = number == n_entries - 1
            folder = depth < 3 and rng.random() < 0.35
            name = (
                words.compound(rng, rng.choice("-_")) + rng.choice(("", "/"))
                if folder
                else codewords.file_name(rng)
            )
            found.append(
                indent
                + (corner if last else tee)
                + name
                + drawing.maybe(rng, 0.04, f"  <- {sentences.fragment(rng)}")
            )
            if folder:
                found += branch(depth + 1, indent + (gap if last else bar))
        return found

    rows = [
        rng.choice(
            (
                ".",
                words.compound(rng) + "/",
                words.compound(rng),
                "C:\\" + words.part(rng).title(),
                words.path(rng),
            )
        ),
        *branch(0, ""),
    ]
    n_folders = sum(row.endswith("/") for row in rows)
    return "\n".join(rows) + drawing.maybe(
        rng, 0.3, f"\n\n{n_folders} directories, {len(rows) - n_folders} files"
    )
