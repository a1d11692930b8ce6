"""Lines of a rebase list and the help below them."""

from __future__ import annotations

import random

from lsp_langid.corpus.generated import drawing
from lsp_langid.corpus.generated.git.commits import conventional, subject

_COMMANDS = """
# p, pick <commit> = use commit
# r, reword <commit> = use commit, but edit the commit message
# e, edit <commit> = use commit, but stop for amending
# s, squash <commit> = use commit, but meld into previous commit
# f, fixup [-C | -c] <commit> = like "squash" but keep only the previous
#                    commit's log message, unless -C is used, in which case
#                    keep only this commit's message; -c is same as -C but
#                    opens the editor
# x, exec <command> = run command (the rest of the line) using shell
# b, break = stop here (continue rebase later with 'git rebase --continue')
# d, drop <commit> = remove commit
# l, label <label> = label current HEAD with a name
# t, reset <label> = reset HEAD to a label
# m, merge [-C <commit> | -c <commit>] <label> [# <oneline>]
# u, update-ref <ref> = track a placeholder for the <ref> to be updated
""".strip().split("\n")


def entry(rng: random.Random, command: str) -> str:
    """One line for one commit."""
    return f"{command} {drawing.hexes(rng, rng.choice((7, 7, 8, 9, 10, 12)))} {rng.choice((subject, conventional))(rng)}"


def help_text(rng: random.Random) -> str:
    """The help, of an old or a new version of git."""
    head = f"# Rebase {drawing.hexes(rng, 7)}..{drawing.hexes(rng, 7)} onto {drawing.hexes(rng, 7)} ({rng.randint(1, 30)} commands)\n#\n# Commands:\n"
    tail = "\n#\n# These lines can be re-ordered; they are executed from top to bottom.\n#\n# If you remove a line here THAT COMMIT WILL BE LOST.\n#\n# However, if you remove everything, the rebase will be aborted.\n#\n"
    return head + "\n".join(_COMMANDS[: rng.choice((9, 11, 14, 15, 15))]) + tail
