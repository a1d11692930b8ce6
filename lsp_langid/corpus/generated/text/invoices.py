"""Invoices, offers and receipts."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    width, sign = rng.choice((24, 30, 36, 44)), rng.choice(("€", "$", "EUR", "£", "kr", "zł", "CHF", ""))
    rows = [
        rng.choice(
            (
                f"INVOICE No. {rng.randint(100, 99999)}",
                f"Rechnung {rng.randint(2000, 2030)}-{rng.randint(1, 999)}",
                f"Receipt #{drawing.digits(rng, 6)}",
                f"Facture n° {rng.randint(1, 999)}",
                f"{words.fake_word(rng).upper()} STORE",
            )
        ),
        f"{rng.choice(('Date', 'Datum', 'Date'))}: {dates.date(rng)}",
        drawing.maybe(rng, 0.5, f"Customer: {words.full_name(rng)}"),
        "",
    ]
    total = 0.0
    for _ in range(rng.randint(1, 9)):
        n_items, cost = rng.randint(1, 9), rng.lognormvariate(2.5, 1)
        total += n_items * cost
        rows.append(
            rng.choice(
                (
                    f"{n_items} x {rng.choice(words.GOODS)}",
                    f"{rng.choice(words.NOUNS).title()} ({n_items})",
                    f"{n_items} {rng.choice(words.GOODS)}",
                )
            ).ljust(width, rng.choice((" ", " ", ".")))
            + f"{n_items * cost:10.2f} {sign}"
        )
    rows += [
        "-" * (width + 12) if rng.random() < 0.5 else "",
        rng.choice(("Total", "Summe", "TOTAL", "Gesamtbetrag")).ljust(width) + f"{total:10.2f} {sign}",
        rng.choice(("VAT 19 %", "MwSt. 7 %", "Tax", "TVA 20 %")).ljust(width)
        + f"{total * 0.19:10.2f} {sign}",
        "",
        rng.choice(
            (f"IBAN DE{drawing.digits(rng, 20)}", sentences.sentence(rng), "Thank you for your purchase!", "")
        ),
    ]
    return "\n".join(rows).strip("\n")
