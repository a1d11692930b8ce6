"""Requests and responses. Each module is one sub-format.

Knows: the list of them. Never: what they look like.
"""

from __future__ import annotations

from lsp_langid.corpus.generated.http import (
    curl_verbose,
    exchange,
    head_only,
    multipart,
    requests,
    responses,
    rest_file,
    rest_plain,
    websocket,
)
from lsp_langid.corpus.generated.maker import makers

MAKERS = makers(
    "http",
    250,
    (
        curl_verbose,
        exchange,
        head_only,
        multipart,
        requests,
        responses,
        rest_file,
        rest_plain,
        websocket,
    ),
)
