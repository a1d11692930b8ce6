"""Tables of biology: chromosomes, positions, genes, counts."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, tables


def make(rng: random.Random) -> str:
    def gene() -> str:
        return "".join(rng.choices("ABCDEFGHKLMNPRSTZ", k=rng.randint(2, 4))) + str(rng.randint(1, 30))

    if rng.random() < 0.5:
        names = [f"sample_{drawing.alnum(rng, 3)}" for _ in range(rng.randint(2, 6))]
        rows = [
            ["gene_id", *names],
            *(
                [gene(), *(str(int(rng.lognormvariate(3, 2))) for _ in names)]
                for _ in range(rng.randint(3, 30))
            ),
        ]
    else:
        rows = [["#chrom", "start", "end", "name", "score", "strand"]] if rng.random() < 0.6 else []
        for _ in range(rng.randint(3, 30)):
            start = rng.randint(1, 2_000_000)
            rows.append(
                [
                    f"chr{rng.choice((*map(str, range(1, 23)), 'X', 'Y'))}",
                    str(start),
                    str(start + rng.randint(1, 9000)),
                    gene(),
                    str(rng.randint(0, 1000)),
                    rng.choice("+-"),
                ]
            )
    return tables.separated(rng, rows, "\t")
