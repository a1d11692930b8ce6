"""What `ls -l`, `dir` and `ls` print."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, words

SHARE = 1.5


def make(rng: random.Random) -> str:
    style, user, group = rng.randint(0, 3), words.user(rng), words.user(rng)

    def name() -> str:
        return rng.choice(
            (
                codewords.file_name(rng),
                words.compound(rng),
                f"{words.word(rng).title()} {words.word(rng)}.pdf",
            )
        )

    def line() -> str:
        when = dates.moment(rng)
        if style == 0:
            bits = rng.choice(
                ("-rw-r--r--", "-rwxr-xr-x", "drwxr-xr-x", "lrwxrwxrwx", "-rw-------", "drwxrwxr-x+")
            )
            return f"{bits} {rng.randint(1, 30):2} {user:<8} {group:<8} {rng.choice((str(rng.randint(0, 999999)), f'{rng.random() * 9:.1f}K', f'{rng.randint(1, 900)}M')):>8} {when:%b %d %H:%M} {name()}{drawing.maybe(rng, 0.05, ' -> ' + words.path(rng))}"
        if style == 1:
            return f"{when:%d/%m/%Y  %H:%M}    {rng.choice(('<DIR>         ', f'{rng.randint(0, 9999999):14,}'))} {name()}"
        if style == 2:
            return "  ".join(name() for _ in range(rng.randint(1, 4)))
        return f"{rng.choice(('-a----', 'd-----', 'd-r---'))}{when:%m/%d/%Y   %I:%M %p}{rng.randint(0, 999999):15} {name()}"

    head = (
        f"total {rng.randint(4, 9999)}\n",
        f" Volume in drive C is {words.fake_word(rng).upper()}\n Directory of C:\\{words.part(rng).title()}\n\n",
        "",
        f"    Directory: C:\\Users\\{user}\n\nMode                LastWriteTime         Length Name\n----                -------------         ------ ----\n",
    )[style]
    return drawing.maybe(rng, 0.6, head) + drawing.lines(rng, 1, 20, line)
