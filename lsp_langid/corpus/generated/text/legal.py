"""Terms, licences, notices and contracts."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing, sentences, words

SHARE = 1.5
_WHO = (
    "the Licensee",
    "the User",
    "each Party",
    "the Contractor",
    "the Tenant",
    "any third party",
    "the Provider",
    "the Customer",
    "the Recipient",
    "You",
)
_WHAT = (
    "the Software",
    "the Work",
    "this Agreement",
    "the Service",
    "the Premises",
    "the Documentation",
    "the Materials",
    "any copy of the Product",
    "the Confidential Information",
)
_MAY = (
    "shall not be liable for",
    "may use and distribute",
    "shall indemnify and hold harmless the owner of",
    "agrees to keep",
    "is hereby granted a limited right to use",
    "may terminate",
    "must retain all notices in",
    "warrants the quality of",
    "is not permitted to modify",
    "shall return",
)
_TAIL = (
    "without prior written consent",
    "subject to the following conditions",
    "in source or other form, with or without changes",
    "to the extent permitted by applicable law",
    "within {n} days of notice",
    "at its own cost and risk",
    "for any purpose, with or without fee",
    "provided that the above notice is kept",
    "including but not limited to loss of data or profit",
    "under the laws of {c}",
)


def make(rng: random.Random) -> str:
    numbered, width = rng.random() < 0.5, rng.choice((60, 70, 76, 80, 400))
    rows = [
        drawing.maybe(
            rng,
            0.5,
            rng.choice(
                (
                    sentences.title(rng).upper() + " LICENCE",
                    "TERMS OF USE",
                    "Privacy notice",
                    "LEASE AGREEMENT",
                    f"Copyright (c) {rng.randint(1980, 2030)} {words.full_name(rng)}. All rights reserved.",
                    "NON-DISCLOSURE AGREEMENT",
                    "Disclaimer",
                )
            ),
        )
    ]
    for number in range(1, rng.randint(2, 7)):
        text = " ".join(clause(rng) for _ in range(rng.randint(1, 3)))
        if rng.random() < 0.12:
            text = text.upper()
        rows.append(sentences.wrapped(rng, f"{number}. {text}" if numbered else text, width))
    return "\n\n".join(filter(None, rows))


def clause(rng: random.Random) -> str:
    """One sentence of an agreement."""
    who = rng.choice(_WHO)
    text = f"{who} {rng.choice(_MAY)} {rng.choice(_WHAT)}, {rng.choice(_TAIL)}{drawing.maybe(rng, 0.4, ', unless ' + rng.choice(_WHO) + ' ' + rng.choice(_MAY) + ' ' + rng.choice(_WHAT))}."
    return (
        (text[0].upper() + text[1:])
        .replace("{n}", str(rng.randint(3, 90)))
        .replace("{c}", rng.choice(words.CITIES))
    )
