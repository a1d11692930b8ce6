"""Formats that prove themselves: text that parses as, or begins as, only one language can.

Knows: in which order the proofs are asked, and by which first character. Never: probabilities.

A proof is a statement about the text alone, so each rule asks for more than looks likely: a
list of numbers parses as JSON and proves nothing.
"""

from __future__ import annotations

from lsp_langid.core.proofs import signatures
from lsp_langid.core.proofs.git import prove_git
from lsp_langid.core.proofs.markup import prove_markup
from lsp_langid.core.proofs.objects import prove_commented_object, prove_objects
from lsp_langid.core.proofs.opening import opening
from lsp_langid.core.proofs.settings import prove_settings
from lsp_langid.core.proofs.signatures import prove_by_signature

PROVABLE = tuple(
    sorted(
        signatures.PROVABLE
        | {"git-commit", "git-rebase", "html", "json", "jsonc", "jsonl", "php", "toml", "xml", "xsl"}
    )
)


def prove(text: str) -> str | None:
    r"""Return the id of the language that `text` proves to be, or None.

    >>> prove('{"a": [1, 2]}')
    'json'
    """
    head = opening(text)
    if not head:
        return None
    language = prove_by_signature(head, text)
    if language is not None:
        return language
    first = head[0]
    if first == "<":
        return prove_markup(head, text)
    if first in "{[" and (language := prove_objects(text)) is not None:
        return language
    if first == "/" and (language := prove_commented_object(text, head)) is not None:
        return language
    return prove_settings(head, text) or prove_git(head, text)
