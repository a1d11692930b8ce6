"""Who may open a WebSocket: this machine, and whoever the user named.

Knows: the headers Host and Origin. Never: sockets, messages.

A browser lets every page open a WebSocket to every port of the machine it runs on. It tells the page's
`Origin`, which the page cannot change. A page that had its own name point to this machine
(DNS rebinding) is known by the `Host` it asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

_PAGE_OF_AN_EDITOR = "vscode-webview"  # a scheme only VS Code gives out, to views of its extensions


def why_refused(hosts: Sequence[str], origins: Sequence[str], allowed: Collection[str] = ()) -> str | None:
    """Say why a handshake with these headers is refused; None for a welcome.

    Args:
        hosts: The values of `Host`, of which there must be one.
        origins: The values of `Origin`; none from programs that are no browsers.
        allowed: Origins that are welcome although they are not of this machine, as browsers spell them.
    """
    if len(hosts) != 1 or not is_this_machine(_host_in(f"//{hosts[0]}")):
        return f"Host {_shown(hosts)} is not this machine"
    if not origins or (len(origins) == 1 and _is_welcome(origins[0], allowed)):
        return None
    return f"Origin {_shown(origins)} is not this machine; start the server with --allow-origin to let it in"


def is_this_machine(host: str | None) -> bool:
    """Whether a name or an address can only mean the machine we run on."""
    try:
        return host is not None and (host == "localhost" or ip_address(host).is_loopback)
    except ValueError:
        return False


def _is_welcome(origin: str, allowed: Collection[str]) -> bool:
    scheme = origin.partition("://")[0]
    if scheme in ("http", "https") and is_this_machine(_host_in(origin)):
        return True
    return scheme == _PAGE_OF_AN_EDITOR or origin in allowed


def _host_in(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:  # brackets without an address in them
        return None


def _shown(values: Sequence[str]) -> str:
    return ", ".join(repr(value[:100]) for value in values) or "(none)"
