r"""Cut a sample into pieces whose tokens are its tokens: lines, and parts of very long lines.

Knows: where no token can span. Never: vocabularies, which pieces a text had before.

No token has a line break inside. Data and minified code come in lines as long as the text, so those are
cut further; where, depends on the text next to the cut, so that an edit moves only the cuts around it.
"""

from __future__ import annotations

from itertools import pairwise
from zlib import crc32

LONG_LINE = 400  # characters; only longer lines are cut
_SEGMENT_CHARS = 200  # a separator that stands in a line more seldom than this is no use
_PART_CHARS = 32  # of a part at least, on average
_MOST_SEGMENTS = 16  # of a part, where the same comes again and again

# A part of a line is written as this and the part; a whole line is written without its line start.
_PART = "\n"


def is_part(piece: str) -> bool:
    """Whether a piece is part of a line; else it is a whole one."""
    return piece.startswith(_PART)


def source_of(piece: str) -> str:
    """What to split into tokens."""
    return piece[len(_PART) :] if is_part(piece) else "\n" + piece


def cut_sample(sample: str) -> tuple[list[str], list[slice]]:
    r"""Pieces of a sample whose line ends are `\n`, and which of them make up each line in parts."""
    lines = sample.split("\n")
    if max(map(len, lines)) <= LONG_LINE:
        return lines, []
    pieces, in_parts = list[str](), list[slice]()
    for line in lines:
        if len(line) <= LONG_LINE:
            pieces.append(line)
        else:
            parts = [_PART + part for part in cut_line("\n" + line)]
            in_parts.append(slice(len(pieces), len(pieces) + len(parts)))
            pieces += parts
    return pieces, in_parts


def cut_line(line: str) -> list[str]:
    """Parts of a line, which begins with its line start."""
    body = line.lstrip("\n\t ")
    if not body:
        return [line]
    # A comma is a token of its own and behind a line start no token has a blank but at its beginning,
    # so in front of either a line may be cut.
    separator = "," if body.count(",") * _SEGMENT_CHARS > len(body) else " "
    segments = body.split(separator)
    # Whether a segment begins a part is a matter of its checksum. The share is a power of two, lest
    # each edit should change it.
    mask = (1 << (_PART_CHARS * len(segments) // len(body)).bit_length()) - 1
    checksums = map(crc32, body.encode(errors="surrogatepass").split(separator.encode()))
    chosen = [place for place, checksum in enumerate(checksums) if not checksum & mask]
    stretches = pairwise([0, *chosen, len(segments)])
    borders = [place for start, end in stretches for place in range(start, end, _MOST_SEGMENTS)]
    borders.append(len(segments))
    parts = [separator + separator.join(segments[start:end]) for start, end in pairwise(borders)]
    parts[0] = line[: len(line) - len(body)] + parts[0][len(separator) :]
    return parts
