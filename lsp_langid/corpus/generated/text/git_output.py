"""What git prints: status, short log, branches, stat."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, words
from lsp_langid.corpus.generated.git.commits import conventional, subject

SHARE = 1.5


def make(rng: random.Random) -> str:
    return rng.choice((_status, _oneline, _branches, _log, _short_status, _push))(rng)


def _status(rng: random.Random) -> str:
    branch = rng.choice(("main", "master", words.compound(rng)))
    rows = [
        f"On branch {branch}",
        f"Your branch is ahead of 'origin/{branch}' by {rng.randint(1, 9)} commits.",
        '  (use "git push" to publish your local commits)',
        "",
        "Changes not staged for commit:",
        '  (use "git add <file>..." to update what will be committed)',
    ]
    rows += [
        f"\t{rng.choice(('modified', 'deleted', 'new file'))}:   {codewords.file_path(rng)}"
        for _ in range(rng.randint(1, 7))
    ]
    return "\n".join(
        rows
        + rng.choice(
            (
                [],
                ["", "Untracked files:", *(f"\t{codewords.file_path(rng)}" for _ in range(3))],
                ["", 'no changes added to commit (use "git add" and/or "git commit -a")'],
            )
        )
    )


def _oneline(rng: random.Random) -> str:
    return drawing.lines(
        rng,
        1,
        15,
        lambda: (
            f"{rng.choice(('', '', '* ', '| * '))}{drawing.hexes(rng, rng.choice((7, 7, 9)))} {drawing.maybe(rng, 0.1, '(HEAD -> main, origin/main) ')}{rng.choice((subject, conventional))(rng)}"
        ),
    )


def _branches(rng: random.Random) -> str:
    return drawing.lines(
        rng,
        2,
        12,
        lambda: (
            f"{rng.choice(('  ', '  ', '* '))}{rng.choice((words.compound(rng), 'remotes/origin/' + words.compound(rng), f'feature/{words.compound(rng)}'))}{drawing.maybe(rng, 0.3, f' {drawing.hexes(rng, 7)} {subject(rng)}')}"
        ),
    )


def _log(rng: random.Random) -> str:
    return "\n\n".join(
        f"commit {drawing.hexes(rng, 40)}\nAuthor: {words.full_name(rng)} <{words.email(rng)}>\nDate:   {dates.moment(rng):%a %b %d %H:%M:%S %Y} +0100\n\n    {subject(rng)}"
        for _ in range(rng.randint(1, 4))
    )


def _short_status(rng: random.Random) -> str:
    return drawing.lines(
        rng,
        1,
        15,
        lambda: f"{rng.choice((' M', 'M ', '??', 'A ', ' D', 'R ', 'MM'))} {codewords.file_path(rng)}",
    )


def _push(rng: random.Random) -> str:
    return f"Enumerating objects: {rng.randint(3, 99)}, done.\nCounting objects: 100% (9/9), done.\nDelta compression using up to {rng.randint(2, 16)} threads\nWriting objects: 100% (5/5), {rng.randint(300, 999)} bytes | {rng.randint(300, 999)}.00 KiB/s, done.\nTo {words.domain(rng)}:{words.user(rng)}/{words.compound(rng)}.git\n   {drawing.hexes(rng, 7)}..{drawing.hexes(rng, 7)}  main -> main"
