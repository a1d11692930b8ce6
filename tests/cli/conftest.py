"""A detector whose answers can be read off the text, and a way to call the command line inside the test."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from lsp_langid import assets
from lsp_langid.cli import console, identify, main
from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.policy import BALANCED
from lsp_langid.core.verdict import Evidence, Explanation, Ranked, Reason, Verdict

TABLE = LanguageTable.parse(
    """
    [language.cpp]
    name = "C++"
    vscode = "cpp"
    neovim = "cpp"
    linguist = "C++"
    fences = ["c++", "cxx"]
    extensions = [".cpp"]
    shared_extensions = [".h"]

    [language.objective-c]
    name = "Objective-C"
    neovim = "objc"
    shared_extensions = [".h"]

    [language.python]
    name = "Python"
    vscode = "python"
    neovim = "python"
    linguist = "Python"
    fences = ["py", "python"]
    extensions = [".py", ".pyi"]
    filenames = ["SConstruct"]
    interpreters = ["python"]

    [language.rust]
    name = "Rust"
    extensions = [".rs"]
    """
)


@dataclass
class StubDetector:
    """Takes a text for the language whose id it holds, and is never surer than 0.9."""

    table: LanguageTable = TABLE
    model: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(labels=("cpp", "python", "rust")))
    modes: list[str] = field(default_factory=list)
    seen: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(language for language in self.table if language.id in self.model.labels)

    def identify(
        self,
        text: str,
        filename: str | None = None,
        *,
        only: Collection[Language] | None = None,
        mode: str = BALANCED,
    ) -> Verdict:
        self.modes.append(mode)
        self.seen.append((text, filename))
        if "trip over this" in text:
            raise ZeroDivisionError("stub")
        ranked = self.rank(text, only=only)[:2]
        best = ranked[0]
        if filename and filename.endswith(".rs"):
            rust = self.table.find("rust")
            return Verdict(rust, 1.0, Reason.FILE_NAME, (Ranked(rust, 1.0),))
        if "prose" in text:
            return Verdict(None, 0.8, Reason.NOT_CODE, ranked)
        if not text.strip():
            return Verdict(None, best.confidence, Reason.TOO_SHORT, ranked)
        if best.confidence < 0.5:
            return Verdict(None, best.confidence, Reason.UNSURE, ranked)
        return Verdict(best.language, best.confidence, Reason.MODEL, ranked)

    def rank(self, text: str, *, only: Collection[Language] | None = None) -> tuple[Ranked, ...]:
        languages = [language for language in self.table if only is None or language in only]
        shares = [0.9 if language.id in text else 0.1 for language in languages]
        ranked = [Ranked(language, share) for language, share in zip(languages, shares, strict=True)]
        return tuple(sorted(ranked, key=lambda item: -item.confidence))

    def explain(self, text: str, *, answer: Language | None = None, top: int = 5) -> Explanation:
        best, runner_up = self.rank(text)[:2]
        return Explanation(
            answer or best.language, runner_up.language, (Evidence("def", 1.25),), (Evidence("\x1b", -0.5),)
        )


@pytest.fixture
def detector(monkeypatch: pytest.MonkeyPatch) -> StubDetector:
    stub = StubDetector()
    monkeypatch.setattr(assets, "load_detector", lambda folder=None: stub)
    monkeypatch.setattr(assets, "load_table", lambda: stub.table)
    return stub


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class FakeTerminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Outcome]


@pytest.fixture
def run(detector: StubDetector, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call `main` with words and, if given, bytes on standard input."""

    def call(*words: object, stdin: bytes = b"", stdin_is_terminal: bool = False) -> Outcome:
        stream = FakeTerminal if stdin_is_terminal else io.TextIOWrapper
        monkeypatch.setattr(sys, "stdin", stream(io.BufferedReader(io.BytesIO(stdin))))
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output is a terminal that likes colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for module in (console, identify):
        monkeypatch.setattr(module, "on_terminal", lambda: True)
