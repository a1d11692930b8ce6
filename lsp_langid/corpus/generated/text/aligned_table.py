"""Tables drawn with spaces or with borders, as database clients and reports print them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, tables

SHARE = 1.5


def make(rng: random.Random) -> str:
    cells = tables.columns(rng)
    kinds = drawing.some(
        rng,
        (
            "id",
            "name",
            "city",
            "date",
            "price",
            "amount",
            "status",
            "product",
            "word",
            "percent",
            "ratio",
            "time",
            "first_name",
            "code",
        ),
        2,
        6,
    )
    rows = [[cells[kind]() for kind in kinds] for _ in range(rng.randint(1, 12))]
    head = tables.header(rng, kinds)
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(kinds))]
    style = rng.randint(0, 4)

    def line(row: list[str], joint: str) -> str:
        return joint.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()

    if style == 0:
        rule = "+" + "+".join("-" * (width + 2) for width in widths) + "+"
        return "\n".join(
            [
                rule,
                f"| {line(head, ' | ')} |",
                rule,
                *(f"| {line(row, ' | ')} |" for row in rows),
                rule,
                *([f"{len(rows)} rows in set (0.0{rng.randint(0, 9)} sec)"] if rng.random() < 0.5 else []),
            ]
        )
    if style == 1:
        return "\n".join(
            [
                " " + line(head, " | "),
                "-" + "-+-".join("-" * width for width in widths) + "-",
                *(" " + line(row, " | ") for row in rows),
                f"({len(rows)} rows)",
            ]
        )
    joint = rng.choice(("  ", "   ", "    "))
    rule_row = [line(["-" * width for width in widths], joint)] if style == 2 else []
    return "\n".join([line(head, joint), *rule_row, *(line(row, joint) for row in rows)])
