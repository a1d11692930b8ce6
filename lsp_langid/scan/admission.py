"""What a path and a size alone say about a file: look at it, tell why not, or do not mention it.

Knows: names, sizes, the rules. Never: files, content.
"""

from __future__ import annotations

from lsp_langid.scan.entry import Why
from lsp_langid.scan.generated import is_generated
from lsp_langid.scan.known_names import VERSION_CONTROL, is_binary_name
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.vendored import is_vendored, is_vendored_file


def unmentioned(path: str, rules: Rules) -> bool:
    """Whether a path, `/` between its parts, leads into what no scan sees: version control, hidden names."""
    parts = path.split("/")
    if not VERSION_CONTROL.isdisjoint(parts):
        return True
    return not rules.hidden and any(part.startswith(".") for part in parts)


def refusal(path: str, n_bytes: int, rules: Rules) -> Why | None:
    """Why the file at this path, with `/` between its parts, need not be opened; None when it must."""
    if rules.skip_vendored and is_vendored(path):
        return Why.VENDORED
    return refusal_of_name(path.rpartition("/")[2], n_bytes, rules)


def refusal_of_name(name: str, n_bytes: int, rules: Rules) -> Why | None:
    """The same for a file whose folders have been asked about before."""
    if n_bytes == 0:
        return Why.EMPTY
    if rules.skip_vendored and is_vendored_file(name):
        return Why.VENDORED
    if rules.skip_generated and is_generated(name):
        return Why.GENERATED
    if is_binary_name(name):
        return Why.BINARY
    return Why.TOO_LARGE if n_bytes > rules.max_bytes else None
