"""Commit messages and rebase lists. Each module is one sub-format.

Knows: how many texts they make together. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.maker import makers

MAKERS = (
    *makers("git-commit", 250, __name__, suffix="_commit"),
    *makers("git-rebase", 120, __name__, suffix="_rebase"),
)
