"""Somebody at an editor, for tests of the session: writes, and hands the session what a server would."""

from __future__ import annotations

from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Ranked, Reason, Verdict
from lsp_langid.lsp.documents import Edit
from lsp_langid.lsp.session import Action, Publish, Rules, Session, Timing
from lsp_langid.lsp.session.overtaken import UNDER_WAY_S

URI = "untitled:Untitled-1"
TIMING = Timing(quiet_ms=300, paste_ms=25, max_wait_ms=2000)

C = Language("c", "C", vscode="c", neovim="c", family="c")
CPP = Language("cpp", "C++", vscode="cpp", neovim="cpp", family="c")
PLAINTEXT = Language("plaintext", "Plain Text", vscode="plaintext", neovim="text")
PYTHON = Language("python", "Python", vscode="python", neovim="python")
RUBY = Language("ruby", "Ruby", vscode="ruby", neovim="ruby")
SHELL = Language("shellscript", "Shell", vscode="shellscript", neovim="sh")
WORDLESS = Language("abc", "ABC notation")

UNSURE = Verdict(None, 0.4, Reason.UNSURE, (Ranked(RUBY, 0.4), Ranked(PYTHON, 0.3)))
TOO_SHORT = Verdict(None, 0.2, Reason.TOO_SHORT, (Ranked(RUBY, 0.2),))
PROSE = Verdict(None, 0.99, Reason.NOT_CODE, (Ranked(PYTHON, 0.01),))

TEN_LINES = "".join(f"line number {i} of what was pasted\n" for i in range(10))
OTHER_LINES = "".join(f"{i} and something else altogether\n" for i in range(10))


def sure(language: Language, confidence: float = 0.98, reason: Reason = Reason.MODEL) -> Verdict:
    """A verdict with an answer; what is left of the probability goes to none of our languages."""
    return Verdict(language, confidence, reason, (Ranked(language, confidence),))


def words_of(language: Language) -> frozenset[str]:
    return frozenset(word for word in (language.vscode, language.neovim) if word)


def language_of(word: str) -> Language | None:
    known = (C, CPP, PLAINTEXT, PYTHON, RUBY, SHELL)
    return next((language for language in known if word in words_of(language)), None)


def new_session(rules: Rules | None = None) -> Session:
    return Session(TIMING, words_of, language_of, rules)


class Writer:
    """One document and its text. `now` is seconds; it passes only when a test says so."""

    def __init__(self, session: Session, uri: str = URI) -> None:
        self.session, self.uri = session, uri
        self.text, self.version, self.now = "", 0, 0.0

    def open(self, text: str = "", language_id: str = "plaintext", version: int = 1) -> list[Action]:
        self.text, self.version = text, version
        return self.session.opened(
            self.uri,
            version,
            language_id,
            length=len(text),
            blank=not text.strip(),
            fingerprint=hash(text),
            now=self.now,
        )

    def close(self) -> list[Action]:
        return self.session.closed(self.uri, now=self.now)

    def reopen(self, language_id: str) -> list[Action]:
        """As VS Code does it: the same text under the same version."""
        assert self.close() == []
        return self.open(self.text, language_id, self.version)

    def replace(self, text: str) -> list[Action]:
        """Change the whole text to another; what both begin and end with is no part of the edit."""
        start = _common(self.text, text)
        end = _common(self.text[start:][::-1], text[start:][::-1])
        removed, new = len(self.text) - start - end, text[start : len(text) - end]
        self.text, self.version = text, self.version + 1
        edit = Edit(removed, len(new), new.count("\n"), len(text), not text.strip(), hash(text))
        return self.session.changed(self.uri, self.version, edit, now=self.now)

    def write(self, text: str) -> list[Action]:
        """Add to the end, at once."""
        return self.replace(self.text + text)

    def quiet(self) -> list[Action]:
        return self.session.quiet(self.uri, now=self.now)

    def verdict(self, verdict: Verdict) -> list[Action]:
        """A look at the text as it is now came to its end."""
        return self.session.verdict(self.uri, self.version, verdict, now=self.now)

    def waits(self) -> None:
        """So long that the client has set what it was told, though it does not say so."""
        self.now += 2 * UNDER_WAY_S

    def look(self, verdict: Verdict) -> list[Action]:
        """A key was typed after a while, quiet fell, and this is what was found."""
        self.waits()
        self.write("x")
        self.quiet()
        return self.verdict(verdict)

    def ask(self, verdict: Verdict) -> list[Action]:
        return self.session.asked(self.uri, self.version, verdict, now=self.now)

    def choose(self, language: Language | None) -> list[Action]:
        return self.session.chosen(self.uri, language, now=self.now)

    @property
    def standing(self):
        standing = self.session.standing(self.uri)
        assert standing is not None
        return standing

    @property
    def stands(self) -> tuple[str, str, str | None]:
        """State, reason, and the id of what was told."""
        standing = self.standing
        return standing.state.value, standing.why.value, standing.told and standing.told.id


def changes_in(actions: list[Action]) -> list[str | None]:
    """What a client is asked to set, in order; None for plain text."""
    publishes = [action for action in actions if isinstance(action, Publish)]
    return [one.standing.told and one.standing.told.id for one in publishes if one.change]


def _common(one: str, other: str) -> int:
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
