"""Copies: texts that are the same but for white space, and texts that are nearly the same.

Knows: when two texts count as one, and which of them stays. Never: files, caps, shards.

A corpus out of packages is full of copies: vendored libraries, forks, generated READMEs, one licence a
project. A model that is tested on a copy of what it was trained on looks better than it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from zlib import crc32

import numpy as np
from datasketch import MinHash, MinHashLSH

from lsp_langid.core.languages import LanguageTable

NEAR = 0.7  # Jaccard similarity from which two texts are one
BANDS, ROWS = 12, 5  # finds 89 of 100 pairs at a similarity of 0.7, 99 at 0.8; the rest is checked away
HASHES = BANDS * ROWS
MIN_LINE = 3  # visible characters: a brace or `end` is in every text
FEW_LINES = 8  # from here on lines are the shingles; below, words in a row
WORDS = 5
MIN_FENCE_LINES = 4  # shorter fences resemble each other by nature: `npm install NAME`

_PERMUTATIONS = MinHash(num_perm=HASHES, seed=1).permutations
_SCHEME = "affine32"


def text_digest(text: str) -> int:
    """64 bits of a text with white space folded: equal for copies that were reindented or rewrapped."""
    folded = " ".join(text.split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(folded, digest_size=8).digest(), "big")


def told_apart(copies: Mapping[int, Mapping[str, int]], table: LanguageTable) -> dict[int, str | None]:
    """Decide texts that stand under several labels.

    Args:
        copies: Digest of a text -> label -> number of copies.
        table: Tells families.

    Returns:
        For each digest with two labels or more, the label that keeps it. None where the labels are
        not of one family: the text is no evidence for any of them. In a family the label with more
        copies keeps it, in doubt the first by name.
    """
    kin = {language.id: language.family for language in table}
    verdicts: dict[int, str | None] = {}
    for digest, counts in copies.items():
        if len(counts) < 2:
            continue
        families = {kin.get(label) for label in counts}
        one_family = len(families) == 1 and None not in families
        verdicts[digest] = min(counts, key=lambda label: (-counts[label], label)) if one_family else None
    return verdicts


def signature(text: str, kind: str = "file") -> np.ndarray | None:
    """The min-hashes of a text.

    Args:
        text: The text.
        kind: "file", "fence" or "made".

    Returns:
        uint32, shape (HASHES,). None for a text that is compared exactly only: a short fence, a text
        without words, and what was made, whose makers see to variety themselves.
    """
    if kind == "made":
        return None
    lines = [b" ".join(line.split()) for line in text.encode("utf-8", "surrogatepass").splitlines()]
    if kind == "fence" and sum(map(bool, lines)) < MIN_FENCE_LINES:
        return None
    shingles = {line for line in lines if len(line) >= MIN_LINE}
    if len(shingles) < FEW_LINES:
        shingles = _word_runs(text)
    if not shingles:
        return None
    minhash = MinHash(num_perm=HASHES, hashfunc=crc32, permutations=_PERMUTATIONS, scheme=_SCHEME)
    minhash.update_batch(shingles)
    return np.asarray(minhash.hashvalues)


class NearDuplicates:
    """Remembers texts of one label and recognises what is nearly one of them."""

    def __init__(self) -> None:
        self._index = MinHashLSH(num_perm=HASHES, params=(BANDS, ROWS))
        self._signatures: list[np.ndarray] = []

    def seen(self, hashes: np.ndarray) -> bool:
        """Whether a text like this one was seen before; if not, it is remembered.

        The first of a group stays and is what later ones are compared with, so that a chain of small
        changes does not swallow texts that have little in common.

        Args:
            hashes: Of `signature`.
        """
        minhash = MinHash(hashvalues=hashes, permutations=_PERMUTATIONS, scheme=_SCHEME)
        near = self._index.query(minhash)
        if near and (np.stack([self._signatures[key] for key in near]) == hashes).mean(axis=1).max() >= NEAR:
            return True
        self._index.insert(len(self._signatures), minhash, check_duplication=False)
        self._signatures.append(hashes)
        return False


def _word_runs(text: str) -> set[bytes]:
    words = text.encode("utf-8", "surrogatepass").split()
    if not words:
        return set()
    return {b" ".join(words[i : i + WORDS]) for i in range(max(1, len(words) - WORDS + 1))}
