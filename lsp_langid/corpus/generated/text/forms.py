"""Forms, cards and fact sheets: what it is, a colon, what was filled in."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words

SHARE = 0.8
_FIELDS = (
    "Name",
    "First name",
    "Date of birth",
    "Address",
    "Phone number",
    "Order no.",
    "Allergies",
    "Next appointment",
    "Check-in",
    "Room",
    "Price per night",
    "Passengers",
    "Flight",
    "Seat",
    "Vehicle",
    "Colour",
    "Doctor",
    "Diagnosis",
    "Reason for visit",
    "Signature",
    "Geburtsdatum",
    "Beruf",
    "Adresse e-mail",
    "Teléfono de contacto",
    "Observaciones",
    "電話番号",
    "姓名",
    "Адрес",
    "What did you like?",
    "Anything else?",
)


def make(rng: random.Random) -> str:
    joint = rng.choice((": ", ": ", ":   ", " : ", ": ............ ", "\n    ", "? "))
    draws = (
        lambda: words.full_name(rng),
        lambda: dates.date(rng),
        lambda: sentences.fragment(rng),
        lambda: drawing.alnum(rng, 6).upper(),
        lambda: f"{rng.randint(1, 900)}",
        lambda: rng.choice(words.CITIES),
        lambda: "__________",
        lambda: rng.choice(("yes", "no", "n/a", "see above", "-")),
        lambda: sentences.sentence(rng),
    )
    rows = [f"{field}{joint}{rng.choice(draws)()}" for field in drawing.some(rng, _FIELDS, 2, 10)]
    return drawing.maybe(rng, 0.5, f"{sentences.title(rng)}\n\n") + "\n".join(rows)
