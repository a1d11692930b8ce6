"""English sentences of everyday notes, mails and reports, put together by chance.

Knows: patterns with slots. Never: the texts that the sentences stand in.
"""

from __future__ import annotations

import random
import re

from lsp_langid.corpus.generated import dates, drawing, words

# {n} noun, {N} plural, {v} verb, {a} adjective, {p} person, {c} city, {d} date, {t} time, {#} number, {g} goods
_PATTERNS = """
The {n} in the {n} is {a} again.
I think we should {v} the {a} {n} before {d}.
Can you {v} the {n} for {p}?
{p} asked whether the {n} is still {a}.
We met {p} in {c} and talked about the {n}.
There are {#} {N} left, but only {#} of them are {a}.
Please {v} it as soon as you can, the {n} will not wait.
Don't forget to {v} the {n} and the {N}.
It was a {a} day, so we decided to {v} at the {n}.
If the {n} does not {v}, ask {p} at the {n}.
Nobody knows why the {N} {v} so early.
My {n} is too {a}, and I can't {v} with it.
Yesterday the {n} cost {#} euros; today it is {#}.
The train to {c} leaves at {t} from platform {#}.
She said, "The {n} is {a}," and left.
After {#} years in {c}, {p} wants to {v} a {n}.
You can either {v} the {n} or let {p} do it.
What did the {n} say about the {a} {N}?
Let us {v} this first and {v} the rest later.
I am not sure that a {a} {n} is what we need.
We need more {N}, a {a} {n} and somebody who can {v}.
The {n}, which {p} gave me, turned out to be {a}.
First {v} the {n}, then {v} it with {g} and leave it for {#} minutes.
Add {#} grams of {g} and {v} until it is {a}.
Thank you for the {a} {n} you sent on {d}.
Sorry for the late answer, I had to {v} a {n}.
For most people the {n} is more {a} than the {n}.
According to {p}, the {N} in {c} are the most {a} in the country.
Why would anyone {v} a {n} while the {n} is {a}?
We will {v} for the {n} until the end of the month.
The new {n} has {#} rooms and a {a} {n}.
In the {n} of {c} there was a {n} that no one could {v}.
He wanted to {v}, but the {n} was closed, because it was {d}.
Is there a way to {v} the {n} without a {n}?
Every {n} should {v} at least {#} times per week.
I let the {n} {v} with the {a} {N} from {c}.
When the {n} is {a}, select another {n} and try to {v} again.
From here, go to the {n} and then {v} left at the {n}.
While {p} was in {c}, the {n} had to {v} alone.
Make sure that all {N} are {a} and in order.
This is not the {n} I was looking for.
And so the {n} went on, {a} and {a}, until the {N} began to {v}.
To be honest, I would rather {v} than {v}.
Half of the {N} are {a}; the other half is still in {c}.
The price for {g} went up by {#} percent since {d}.
Either way, the {n} is due on {d} at {t}.
Has anyone seen my {a} {n}? I left it in the {n}.
Our {n} was {a}, their {n} was not.
You were right about the {n}, it does {v} too much.
No {N} today, try again at {t}.
""".strip().split("\n")

_FRAGMENTS = """
{v} the {n}
{a} {n}
{g}
call {p} about the {n}
{n} for {p}
{v} {N} until {d}
{#} {N}
{n} and {n}
{p}, {c}
ask {p} if the {n} is {a}
{v} {n} ({a})
new {n} - {#}
meeting with {p} at {t}
{n}: {a}
{c} trip, {N}
maybe {v} the {n}?
no {n} yet
{d} {n}
{t} {n} with {p}
pay {n} bill
why is the {n} so {a}
back to {c} on {d}
{n} / {n} / {n}
""".strip().split("\n")

_SLOT = re.compile(r"\{(.)\}")


def sentence(rng: random.Random) -> str:
    """One whole sentence with its full stop."""
    return _capital(_fill(rng, rng.choice(_PATTERNS)))


def fragment(rng: random.Random) -> str:
    """A few words as in a note, without a verb or a full stop more often than not."""
    text = _fill(rng, rng.choice(_FRAGMENTS))
    return _capital(text) if rng.random() < 0.4 else text


def title(rng: random.Random) -> str:
    """A heading."""
    text = _fill(
        rng,
        rng.choice(
            ("the {a} {n}", "{a} {N}", "{n} and {n}", "how to {v} a {n}", "{n} in {c}", "{v} the {n}", "{n}")
        ),
    )
    return text.title() if rng.random() < 0.5 else _capital(text)


def paragraph(rng: random.Random, low: int = 2, high: int = 6) -> str:
    """Sentences in a row, on one line."""
    return " ".join(sentence(rng) for _ in range(rng.randint(low, high)))


def wrapped(rng: random.Random, text: str, width: int = 0, indent: str = "") -> str:
    """Break `text` at a width that is drawn unless given."""
    limit = width or rng.choice((50, 60, 65, 72, 76, 80, 100))
    found, line = [], indent
    for token in text.split(" "):
        if len(line) > len(indent) and len(line) + len(token) + 1 > limit:
            found.append(line)
            line = indent
        line = f"{line} {token}" if len(line) > len(indent) else line + token
    return "\n".join([*found, line])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _fill(rng: random.Random, pattern: str) -> str:
    return _SLOT.sub(lambda match: _slot(rng, match.group(1)), pattern)


def _slot(rng: random.Random, kind: str) -> str:
    if kind == "n":
        return rng.choice(words.NOUNS)
    if kind == "N":
        return _plural(rng.choice(words.NOUNS))
    if kind == "v":
        return rng.choice(words.VERBS)
    if kind == "a":
        return rng.choice(words.ADJECTIVES)
    if kind == "p":
        return rng.choice(words.FIRST_NAMES) if rng.random() < 0.6 else words.full_name(rng)
    if kind == "c":
        return rng.choice(words.CITIES)
    if kind == "g":
        return rng.choice(words.GOODS)
    if kind == "d":
        return dates.date(rng)
    if kind == "t":
        return dates.clock(rng)
    return rng.choice((str(rng.randint(2, 12)), str(rng.randint(10, 400)), drawing.price(rng)))


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "z")) else "s")
