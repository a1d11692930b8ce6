"""Bank statements and shop takings."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, tables, words

_HEADERS = (
    ("Date", "Description", "Amount", "Balance"),
    ("Buchungstag", "Wertstellung", "Verwendungszweck", "Betrag"),
    ("date", "payee", "memo", "outflow", "inflow"),
    ("Fecha", "Concepto", "Importe", "Saldo"),
    ("Transaction ID", "Date", "Merchant", "Currency", "Amount", "Fee"),
    ("日期", "摘要", "支出", "收入", "余额"),
)


def make(rng: random.Random) -> str:
    names = rng.choice(_HEADERS)
    mark = rng.choice(",,;")
    style = dates.numeric_format(rng)
    balance = rng.uniform(100, 9000)
    rows = [] if rng.random() < 0.2 else [list(names)]
    for _ in range(rng.randint(3, 30)):
        amount = rng.uniform(-300, 300)
        balance += amount
        texts = [
            dates.moment(rng).strftime(style),
            rng.choice(
                (
                    words.domain(rng),
                    words.full_name(rng),
                    f"{words.word(rng).upper()} {words.CITIES[rng.randrange(len(words.CITIES))].upper()}",
                )
            ),
        ]
        texts += [f"{rng.choice((amount, balance)):.2f}" for _ in names[2:]]
        rows.append(
            [
                text.replace(".", ",")
                if mark == ";" and text.replace(".", "").lstrip("-").isdigit()
                else text
                for text in texts
            ]
        )
    return tables.separated(rng, rows, mark)
