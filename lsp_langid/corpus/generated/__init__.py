"""Texts that package registries do not hold, made by chance: logs, tables, requests, settings, and no code at all.

Knows: the makers of every kind. Never: archives, the network. Start reading at `made_candidates`.
"""

from __future__ import annotations

from lsp_langid.corpus.candidates import Candidate
from lsp_langid.corpus.generated import csv, dotenv, git, http, log, text, tsv
from lsp_langid.corpus.generated.maker import Maker, candidates

MAKERS: tuple[Maker, ...] = (
    *csv.MAKERS,
    *dotenv.MAKERS,
    *git.MAKERS,
    *http.MAKERS,
    *log.MAKERS,
    *text.MAKERS,
    *tsv.MAKERS,
)


def made_candidates(seed: int) -> list[Candidate]:
    """Make all texts, in the order of `MAKERS`; the same seed gives the same texts."""
    return [candidate for maker in MAKERS for candidate in candidates(maker, seed)]
