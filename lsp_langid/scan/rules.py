"""What a scan looks at and where it stops.

Knows: the choices and the limits. Never: how they are kept.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """The choices of one scan. As they stand: all text that git would show, whoever wrote it.

    Folders in which version control keeps its own (`.git`, `.hg`, `.svn` …) are never entered.
    """

    gitignore: bool = True  # leave out what .gitignore and .git/info/exclude leave out
    hidden: bool = True  # names with a dot in front: configuration is code too
    skip_vendored: bool = False  # code of others that was copied in: node_modules/, third_party/
    skip_generated: bool = False  # written by a program: *.pb.go, "DO NOT EDIT" at the top
    archives: bool = False  # open archives that are met inside a tree; those that were named always are
    max_bytes: int = 2_000_000_000  # of one file; its lines have to be counted, which takes reading it
    max_unpacked_bytes: int = 20_000_000_000  # of one archive, all members together
    max_ratio: int = 300  # unpacked to packed; deflate can do 1,032, code does 3 to 30
    ratio_floor: int = 50_000_000  # unpacked bytes that no ratio is asked of
