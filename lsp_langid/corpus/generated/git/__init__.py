"""Commit messages and rebase lists. Each module is one sub-format.

Knows: the list of them. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.git import (
    autosquash_rebase,
    bare_rebase,
    classic_commit,
    conventional_commit,
    edited_rebase,
    editor_commit,
    exec_rebase,
    fresh_rebase,
    merge_commit,
    merges_rebase,
    release_commit,
    short_rebase,
    squash_commit,
    tracker_commit,
    trailer_commit,
    updateref_rebase,
    verbose_commit,
)
from lsp_langid.corpus.generated.maker import makers

MAKERS = (
    *makers(
        "git-commit",
        250,
        (
            classic_commit,
            conventional_commit,
            editor_commit,
            merge_commit,
            release_commit,
            squash_commit,
            tracker_commit,
            trailer_commit,
            verbose_commit,
        ),
    ),
    *makers(
        "git-rebase",
        120,
        (
            autosquash_rebase,
            bare_rebase,
            edited_rebase,
            exec_rebase,
            fresh_rebase,
            merges_rebase,
            short_rebase,
            updateref_rebase,
        ),
    ),
)
