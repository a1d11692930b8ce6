"""From the bytes of a file to text, or to nothing.

Knows: which bytes are surely text. Never: what the text says.
"""

from __future__ import annotations

import re

_BOM = b"\xef\xbb\xbf"
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]")
_RUN_OF_HIGH_BYTES = re.compile(rb"[\xa0-\xff]{4}")
_MAX_HIGH_SHARE = 0.1


def decoded(data: bytes) -> str | None:
    """Decode UTF-8, or Latin-1 that is clearly Western text; None for all else. Line ends stay.

    Latin-1 never fails, so it must look right: no control characters, few letters beyond ASCII and those
    never four in a row, as they are in Cyrillic, Greek, Chinese or Japanese encodings.
    """
    data = data.removeprefix(_BOM)
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _CONTROL.search(data) or _RUN_OF_HIGH_BYTES.search(data):
        return None
    high = len(data) - len(data.decode("ascii", "ignore"))
    return data.decode("latin-1") if high <= _MAX_HIGH_SHARE * len(data) else None
