"""Which members of a zip claim bytes that another member claims too, as the densest bombs do.

Knows: where members begin in the file and how long they say they are. Never: what is in them.
Start reading at `overlapping`.

Newer patch releases of Python refuse such members by themselves, older ones unpack them; asked here, every
Python gives the same answer.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Sequence

_LEAST_HEADER = 30  # bytes in front of a member, its name and extra field not counted; APPNOTE.TXT, 4.3.7


def overlapping(infos: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Places in the directory of the members not to unpack.

    Of several that begin at the same byte the first named is left to be read, for a careless writer names a
    member twice. Where one begins inside another, neither is what it says.
    """
    found: set[int] = set()
    longest, longest_start, reached = -1, -1, -math.inf  # a place in front of the file is claimed by nobody
    for place in sorted(range(len(infos)), key=lambda place: infos[place].header_offset):
        start = infos[place].header_offset
        if start < reached:
            found.add(place)
            if start != longest_start:
                found.add(longest)
        end = start + _LEAST_HEADER + infos[place].compress_size
        if end > reached:
            longest, longest_start, reached = place, start, end
    return found
