"""E-mails with their headers, as saved from a mail program."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import dates, drawing, sentences, words

SHARE = 1.2


def make(rng: random.Random) -> str:
    when = dates.moment(rng)
    rows = [
        f"From: {words.full_name(rng)} <{words.email(rng)}>",
        f"To: {words.email(rng)}",
        f"Subject: {drawing.maybe(rng, 0.4, rng.choice(('Re: ', 'Fwd: ', 'AW: ')))}{sentences.title(rng)}",
        f"Date: {when:%a, %d %b %Y %H:%M:%S} +0200",
    ]
    rows += drawing.some(
        rng,
        (
            f"Message-ID: <{drawing.alnum(rng, 20)}@{words.domain(rng)}>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            f"Cc: {words.email(rng)}, {words.email(rng)}",
            f"Received: from {words.domain(rng)} ({drawing.ipv4(rng)}) by {words.domain(rng)} with ESMTPS id {drawing.alnum(rng, 9)}",
            "X-Mailer: " + words.fake_word(rng).title(),
            f"Reply-To: {words.email(rng)}",
            f"In-Reply-To: <{drawing.alnum(rng, 12)}@{words.domain(rng)}>",
        ),
        0,
        6,
    )
    if rng.random() < 0.4:
        rng.shuffle(rows)
    return "\n".join(rows) + "\n\n" + letter(rng)


def letter(rng: random.Random) -> str:
    """Greeting, paragraphs, end, signature."""
    hello = rng.choice(
        (
            f"Hi {rng.choice(words.FIRST_NAMES)},",
            f"Dear {words.full_name(rng)},",
            "Hello all,",
            "Hallo zusammen,",
            "Bonjour,",
            f"Hola {rng.choice(words.FIRST_NAMES)}:",
            "Hey,",
            "Dear Sir or Madam,",
        )
    )
    body = "\n\n".join(
        sentences.wrapped(rng, sentences.paragraph(rng, 1, 4)) for _ in range(rng.randint(1, 3))
    )
    bye = rng.choice(
        (
            "Best regards,",
            "Kind regards",
            "Thanks,",
            "Cheers",
            "Viele Grüße",
            "Cordialement,",
            "Un saludo,",
            "BR",
            "Yours sincerely,",
        )
    )
    signature = rng.choice(
        (
            "",
            f"\n-- \n{words.full_name(rng)}\n{words.fake_word(rng).title()} {rng.choice(('Ltd', 'GmbH', 'Inc.'))}\nTel. +{rng.randint(1, 99)} {drawing.digits(rng, 9)}\n{words.domain(rng)}",
        )
    )
    return f"{hello}\n\n{body}\n\n{bye}\n{words.full_name(rng)}{signature}"
