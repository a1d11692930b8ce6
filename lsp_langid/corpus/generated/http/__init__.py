"""Requests and responses. Each module is one sub-format.

Knows: how many texts they make together. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.maker import makers

MAKERS = makers("http", 250, __name__)
