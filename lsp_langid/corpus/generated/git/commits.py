"""What commit messages are made of: subjects, reasons, trailers, and the comment that editors show."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import codewords, dates, drawing, foreign, sentences, words

_ACTS = (
    "Add Allow Avoid Bump Change Clean up Correct Delete Disable Document Drop Enable Expose Extract Fix Fix Fix Handle Ignore Implement Improve Introduce Make Merge Move Prevent Refactor Release Remove Rename Replace Restore Revert Rework Simplify Speed up Split Stop Support Test Tweak Unify Update Upgrade Use Validate Wrap".replace(
        "Clean up", "Clean_up"
    )
    .replace("Speed up", "Speed_up")
    .split()
)
_TYPES = ("feat", "fix", "docs", "chore", "refactor", "test", "perf", "ci", "build", "style", "revert")


def subject(rng: random.Random) -> str:
    """First line in the imperative: `Fix crash when the cache is empty`."""
    act = rng.choice(_ACTS).replace("_", " ")
    noun = rng.choice(
        (words.compound(rng, " "), rng.choice(words.NOUNS), codewords.mention(rng), codewords.mention(rng))
    )
    tail = rng.choice(
        (
            "",
            "",
            "",
            f" in {words.compound(rng)}",
            f" for {words.word(rng)} {words.part(rng)}",
            f" when {words.part(rng)} is {rng.choice(words.ADJECTIVES)}",
            f" to {codewords.version(rng)}",
            f" (#{rng.randint(1, 9999)})",
            f" from {words.part(rng)}",
        )
    )
    return f"{act} {noun}{tail}"


def conventional(rng: random.Random) -> str:
    """First line with a type: `feat(parser)!: allow empty input`."""
    scope = drawing.maybe(rng, 0.5, f"({words.compound(rng)})")
    text = subject(rng)
    return f"{rng.choice(_TYPES)}{scope}{drawing.maybe(rng, 0.06, '!')}: {text[0].lower()}{text[1:]}"


def body(rng: random.Random) -> str:
    """Why and how, in wrapped paragraphs or points."""
    found = []
    for _ in range(rng.randint(1, 3)):
        if rng.random() < 0.3:
            found.append(
                "\n".join(
                    f"{rng.choice('-*')} {rng.choice((subject(rng), sentences.fragment(rng)))}"
                    for _ in range(rng.randint(2, 5))
                )
            )
        else:
            text = " ".join(
                rng.choice(
                    (
                        sentences.sentence(rng),
                        f"{subject(rng)}, because {codewords.mention(rng)} was {rng.choice(words.ADJECTIVES)}.",
                        f"Before this change {codewords.mention(rng)} would {rng.choice(words.VERBS)} the {words.part(rng)}.",
                    )
                )
                for _ in range(rng.randint(1, 4))
            )
            if rng.random() < 0.12:
                text = foreign.paragraph(rng, foreign.language(rng), 2)
            found.append(sentences.wrapped(rng, text, 72))
    return "\n\n".join(found)


def trailers(rng: random.Random) -> str:
    """Lines of key and value at the end."""
    person = f"{words.full_name(rng)} <{words.email(rng)}>"
    found = (
        f"Signed-off-by: {person}",
        f"Co-authored-by: {words.full_name(rng)} <{words.email(rng)}>",
        f"Reviewed-by: {words.full_name(rng)} <{words.email(rng)}>",
        f"Fixes: #{rng.randint(1, 9999)}",
        f"Closes #{rng.randint(1, 9999)}",
        f'Fixes: {drawing.hexes(rng, 12)} ("{subject(rng)}")',
        f"Change-Id: I{drawing.hexes(rng, 40)}",
        f"Refs: {words.part(rng).upper()}-{rng.randint(1, 4000)}",
        f"Link: {words.url(rng)}",
        f"Cc: {words.email(rng)}",
        f"BREAKING CHANGE: {sentences.sentence(rng)}",
    )
    return "\n".join(drawing.some(rng, found, 1, 4))


def template(rng: random.Random) -> str:
    """The comment that git puts below a message to be written."""
    branch = rng.choice(("main", "master", words.compound(rng), f"feature/{words.compound(rng)}"))
    rows = [
        "# Please enter the commit message for your changes. Lines starting",
        "# with '#' will be ignored, and an empty message aborts the commit.",
        "#",
        f"# On branch {branch}",
    ]
    if rng.random() < 0.4:
        rows += [f"# Your branch is up to date with 'origin/{branch}'.", "#"]
    if rng.random() < 0.2:
        rows += [f"# Date:      {dates.moment(rng):%a %b %d %H:%M:%S %Y} +0200", "#"]
    rows.append("# Changes to be committed:")
    rows += [
        f"#\t{rng.choice(('modified:  ', 'new file:  ', 'deleted:   '))} {codewords.file_path(rng)}"
        for _ in range(rng.randint(1, 6))
    ]
    if rng.random() < 0.3:
        rows += [
            "#",
            "# Untracked files:",
            *(f"#\t{codewords.file_path(rng)}" for _ in range(rng.randint(1, 4))),
        ]
    return "\n".join([*rows, "#"])
