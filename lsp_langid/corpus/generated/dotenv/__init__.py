"""Settings of an environment. Each module is one sub-format.

Knows: the list of them. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.dotenv import (
    commented,
    container,
    example,
    exported,
    framework,
    plain_lines,
    references,
    secrets,
    short,
)
from lsp_langid.corpus.generated.maker import makers

MAKERS = makers(
    "dotenv",
    300,
    (
        commented,
        container,
        example,
        exported,
        framework,
        plain_lines,
        references,
        secrets,
        short,
    ),
)
