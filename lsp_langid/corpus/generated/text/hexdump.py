"""Dumps of bytes."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing


def make(rng: random.Random) -> str:
    style, start, upper = rng.randint(0, 3), rng.randint(0, 4096) * 16, rng.random() < 0.3
    rows = []
    for number in range(rng.randint(1, 16)):
        data = [drawing.hexes(rng, 2) for _ in range(16)]
        text = "".join(rng.choices("abcXYZ019...... .:", k=16))
        row = (
            f"{start + 16 * number:08x}  {' '.join(data[:8])}  {' '.join(data[8:])}  |{text}|",
            f"{start + 16 * number:08x}: {' '.join(a + b for a, b in zip(data[::2], data[1::2], strict=True))}  {text}",
            " ".join(data),
            f"0x{start + 16 * number:04x}:  {' '.join(a + b for a, b in zip(data[::2], data[1::2], strict=True))}",
        )[style]
        rows.append(row.upper() if upper else row)
    return "\n".join(rows)
