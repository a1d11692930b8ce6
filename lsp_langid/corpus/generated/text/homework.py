"""Exercises and sums, in words and in figures."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, words

SHARE = 1.2
_TASKS = (
    "{p} has {a} {g} and gives {b} of them to {q}. How many are left?",
    "What is {a} + {b}?",
    "Solve for x: {a}x + {b} = {c}",
    "A train leaves {t} at {h} and travels at {a} km/h. When does it arrive, if the way is {c} km long?",
    "{a} percent of {c} is ...",
    "Find the area of a triangle with base {a} cm and height {b} cm.",
    "Let f be a function with f({a}) = {b}. Show that f is not constant.",
    "{a} times {b} equals {d}, because {b} times {a} equals {d}.",
    "If {a} workers need {b} days, how long do {c} workers need?",
    "Prove that the sum of {a} odd numbers is odd.",
    "The square root of {s} is {a}.",
    "{a}/{b} + {b}/{a} = ?",
    "Write {c} in words.",
    "y = {a}x - {b}, find y for x = {c}",
)


def make(rng: random.Random) -> str:
    numbered = rng.random() < 0.5
    rows = []
    for number in range(1, rng.choice((2, 2, 3, 5, 8))):
        a, b, c = rng.randint(2, 90), rng.randint(2, 90), rng.randint(100, 900)
        text = rng.choice(_TASKS).format(
            a=a,
            b=b,
            c=c,
            d=a * b,
            s=a * a,
            p=rng.choice(words.FIRST_NAMES),
            q=rng.choice(words.FIRST_NAMES),
            g=rng.choice(words.GOODS),
            t=rng.choice(words.CITIES),
            h=dates.clock(rng),
        )
        rows.append(f"{number}{rng.choice('.)')} {text}" if numbered else text)
    return "\n".join(rows)
