"""What people read for a label, a token or a number.

Knows: the label table, characters that cannot be seen. Never: HTML.
"""

from __future__ import annotations

from lsp_langid.core.languages import LanguageTable


def name_of(label: str, table: LanguageTable) -> str:
    """The display name; a label that the table does not know stands for itself."""
    language = table.by_id(label)
    return visible(label if language is None else language.name)


def visible(anything: str) -> str:
    """Characters that cannot be seen, or that no document may hold, are written as their code: `⟨1B⟩`."""
    return "".join(c if c.isprintable() else f"⟨{ord(c):02X}⟩" for c in anything)


def number(value: float) -> str:
    """`0.88`, `−1.58`."""
    return f"{value:.2f}".replace("-", "−")
