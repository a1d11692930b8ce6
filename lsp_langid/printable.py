"""Text that is safe to show on one line of a terminal or a page.

Knows: characters. Never: what a text means, where it is shown.
"""

from __future__ import annotations


def printable(text: str) -> str:
    r"""Spell `text` on one line, without anything that a terminal would obey.

    A line feed becomes `\n`, an escape character `\x1b`, a byte of a file name that is not UTF-8 `\xff`.
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # how Python carries an undecodable byte of a file name
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
