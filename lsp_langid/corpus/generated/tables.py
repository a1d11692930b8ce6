"""Columns of many kinds and the ways to write rows of them, for separated values and for tables in plain text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from lsp_langid.corpus.generated import dates, drawing, foreign, sentences, words

Cell = Callable[[], str]


def columns(rng: random.Random) -> dict[str, Cell]:
    """Return the kinds of cell by a name for their header."""
    day, decimals = dates.numeric_format(rng), rng.randint(1, 4)
    return {
        "id": lambda: str(rng.randint(1, 99999)),
        "name": lambda: words.full_name(rng),
        "first_name": lambda: rng.choice(words.FIRST_NAMES),
        "last_name": lambda: rng.choice(words.LAST_NAMES),
        "email": lambda: words.email(rng),
        "city": lambda: rng.choice(words.CITIES),
        "country": lambda: rng.choice(
            ("DE", "FR", "Spain", "US", "Brazil", "JP", "India", "Kenya", "UK", "Türkiye", "中国", "Россия")
        ),
        "date": lambda: dates.moment(rng).strftime(day),
        "price": lambda: drawing.price(rng),
        "amount": lambda: str(rng.randint(0, 5000)),
        "quantity": lambda: str(rng.randint(0, 50)),
        "ratio": lambda: f"{rng.random():.{decimals}f}",
        "lat": lambda: f"{rng.uniform(-90, 90):.5f}",
        "lon": lambda: f"{rng.uniform(-180, 180):.5f}",
        "status": lambda: rng.choice(("active", "inactive", "pending", "done", "failed")),
        "flag": lambda: rng.choice(("true", "false")),
        "yes_no": lambda: rng.choice(("yes", "no", "Y", "N")),
        "product": lambda: rng.choice(words.GOODS),
        "comment": lambda: sentences.fragment(rng),
        "title": lambda: sentences.title(rng),
        "phone": lambda: f"+{rng.randint(1, 99)} {rng.randint(10, 999)} {drawing.digits(rng, 7)}",
        "uuid": lambda: drawing.uuid_of(rng),
        "ip": lambda: drawing.ipv4(rng),
        "temperature": lambda: f"{rng.gauss(12, 9):.1f}",
        "score": lambda: str(rng.randint(1, 5)),
        "code": lambda: drawing.alnum(rng, rng.randint(3, 8)).upper(),
        "time": lambda: dates.moment(rng).strftime("%H:%M:%S"),
        "timestamp": lambda: dates.moment(rng).strftime("%Y-%m-%dT%H:%M:%S"),
        "empty": lambda: rng.choice(("", "", "NA", "null", "-")),
        "word": lambda: words.word(rng),
        "note": lambda: foreign.sentence(rng, foreign.language(rng)),
        "url": lambda: words.url(rng),
        "percent": lambda: f"{rng.uniform(0, 100):.1f}%",
    }


def header(rng: random.Random, kinds: Sequence[str]) -> list[str]:
    """Name the columns in one style, a few of them by any word."""
    style = rng.randint(0, 4)
    found = []
    for kind in kinds:
        name = kind if rng.random() < 0.6 else words.compound(rng, "_")
        styles = (
            name,
            name.replace("_", " ").title(),
            name.upper(),
            name.title().replace("_", ""),
            name.replace("_", " "),
        )
        found.append(styles[style])
    return found


def quote(rng: random.Random, cell: str, mark: str, chance: float) -> str:
    """Write one cell as separated values want it, quoted when it must be or by chance."""
    if mark in cell or '"' in cell or "\n" in cell or (cell and rng.random() < chance):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def separated(rng: random.Random, rows: Sequence[Sequence[str]], mark: str, chance: float = 0.0) -> str:
    """Write rows of separated values."""
    return "\n".join(mark.join(quote(rng, cell, mark, chance) for cell in row) for row in rows)


def mixed(rng: random.Random, mark: str, *, with_header: bool) -> str:
    """A table of columns of any kinds."""
    cells = columns(rng)
    kinds = drawing.some(rng, tuple(cells), 2, 9)
    if rng.random() < 0.4 and "id" not in kinds:
        kinds.insert(0, "id")
    rows = [[cells[kind]() for kind in kinds] for _ in range(rng.randint(1, 30))]
    if with_header:
        rows.insert(0, header(rng, kinds))
    return separated(rng, rows, mark, rng.choice((0.0, 0.0, 0.0, 0.3, 1.0)))
