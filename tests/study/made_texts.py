"""Records of three languages made by chance, enough projects of each to hold some out."""

from __future__ import annotations

import random

from lsp_langid.corpus.shards import Record

LINES = {
    "c": ["int {}(void) {{", "    return {};", "#include <{}.h>", "    struct {} *p;"],
    "python": ["def {}(self):", "    return {}", "import {}", "    if {} is None:"],
    "rust": ["fn {}() {{", "    let mut {} = 1;", "use {};", "    match {} {{"],
}
WORDS = ("apple", "river", "stone", "cloud", "paper")


def made_records(n_projects: int = 40, texts: int = 2) -> list[Record]:
    rng = random.Random(1)
    return [
        Record(
            "\n".join(rng.choice(lines).format(rng.choice(WORDS)) for _ in range(rng.randint(5, 60))),
            label,
            f"{label}{project}",
            f"{place}",
            fence=False,
        )
        for label, lines in LINES.items()
        for project in range(n_projects)
        for place in range(texts)
    ]
