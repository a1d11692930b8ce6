"""When to identify a document and what to tell of it: events in, actions out.

Knows: versions, what was told, whether a document still wants an answer. Never: clocks, sockets, texts,
pygls. The server performs the actions and reports back.

    opened  ->  Identify                      changed  ->  Wait  ->  quiet  ->  Identify
    verdict ->  Publish, or nothing when it came too late, says what was said already or only doubts it

Silence is told like an answer, the first one too, so that a client can show why no language is set. While
it lasts, another reason is news; for a language it is not. That `notes.txt`, opened as plain text, is plain
text is no news either.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from lsp_langid.core.verdict import Verdict

# What editors call a document of no language: VS Code, Neovim (also Emacs), Neovim without a file type.
PLAIN = frozenset({"plaintext", "text", ""})


@dataclass(frozen=True, slots=True)
class Wait:
    """Report `quiet` after so many milliseconds without another Wait for this document."""

    uri: str
    quiet_ms: int


@dataclass(frozen=True, slots=True)
class Identify:
    """Identify the document and report the verdict, if it is still at this version."""

    uri: str
    version: int


@dataclass(frozen=True, slots=True)
class Publish:
    """Tell the client."""

    uri: str
    version: int
    verdict: Verdict


Action: TypeAlias = Wait | Identify | Publish


@dataclass(slots=True)
class _Tracked:
    """What is remembered of one open document."""

    version: int
    told: str = "plaintext"  # what the client believes, in the words of `_news_in`; it opened plain text
    names_language: bool = False  # whether that is an answer of ours, not silence


class Session:
    """The memory of one client. Every method takes one event and returns what to do about it."""

    def __init__(self, quiet_ms: int) -> None:
        self.quiet_ms = quiet_ms  # how long typing must rest before a changed text is looked at
        self._tracked: dict[str, _Tracked] = {}

    def opened(self, uri: str, version: int, language_id: str) -> list[Action]:
        """A document was opened. With a language it is decided, whoever chose it, and left alone."""
        self._tracked.pop(uri, None)
        if language_id not in PLAIN:
            return []
        self._tracked[uri] = _Tracked(version)
        return [Identify(uri, version)]

    def changed(self, uri: str, version: int) -> list[Action]:
        """A document was edited."""
        document = self._tracked.get(uri)
        if document is None:
            return []
        document.version = version
        return [Wait(uri, self.quiet_ms)]

    def quiet(self, uri: str) -> list[Action]:
        """Nobody edited the document for as long as the last Wait said."""
        document = self._tracked.get(uri)
        return [] if document is None else [Identify(uri, document.version)]

    def verdict(self, uri: str, version: int, verdict: Verdict) -> list[Action]:
        """An Identify came to its end."""
        document = self._tracked.get(uri)
        if document is None or document.version != version:
            return []
        news = _news_in(verdict)
        if document.told == news:
            return []
        if document.names_language and verdict.language is None and not verdict.takes_back:
            return []
        document.told, document.names_language = news, verdict.language is not None
        return [Publish(uri, version, verdict)]

    def asked(self, uri: str, version: int, verdict: Verdict) -> list[Action]:
        """The user asked what this document is: told in any case, also of a decided document."""
        document = self._tracked.get(uri)
        if document is not None:
            document.told, document.names_language = _news_in(verdict), verdict.language is not None
        return [Publish(uri, version, verdict)]

    def closed(self, uri: str) -> list[Action]:
        """A document was closed."""
        self._tracked.pop(uri, None)
        return []


def _news_in(verdict: Verdict) -> str:
    """The id of the language or, of silence, the reason. No language is called like a reason."""
    return verdict.reason.value if verdict.language is None else verdict.language.id
