"""A detector with known answers: the first marker found in the text decides."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from types import SimpleNamespace

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
    aliases = ["cxx"]

    [language.nim]
    name = "Nim"
    neovim = "nim"
    linguist = "Nim"

    [language.plaintext]
    name = "Plain Text"
    vscode = "plaintext"
    neovim = "text"
    extensions = [".txt"]

    [language.python]
    name = "Python"
    vscode = "python"
    neovim = "python"
    linguist = "Python"
    fences = ["py"]

    [language.ruby]
    name = "Ruby"
    vscode = "ruby"
    neovim = "ruby"
    linguist = "Ruby"

    [language.shellscript]
    name = "Shell"
    vscode = "shellscript"
    neovim = "sh"
    linguist = "Shell"
    """
)


def language(name: str) -> Language:
    return TABLE.find(name)


SHORTEST = 6  # visible characters

# Marker in the text -> what the model thinks, best first.
_OPINIONS = {
    "def ": (("python", 0.9731), ("ruby", 0.0112), ("nim", 0.0061)),
    "proc ": (("nim", 0.8812), ("python", 0.0507), ("ruby", 0.0333)),
    "puts ": (("ruby", 0.9204), ("python", 0.0315), ("nim", 0.0102)),
    "std::": (("cpp", 0.9914), ("nim", 0.0044), ("ruby", 0.0012)),
}
_NO_OPINION = (("ruby", 0.3004), ("python", 0.2811), ("nim", 0.2209))


def _settled(answer: Language, reason: Reason) -> Verdict:
    return Verdict(answer, 1.0, reason, (Ranked(answer, 1.0),))


@dataclass
class StubDetector:
    """Deterministic, and remembers what it was asked."""

    model = SimpleNamespace(labels=("cpp", "nim", "python", "ruby"))

    table: LanguageTable = TABLE
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)

    def identify(
        self,
        text: str,
        filename: str | None = None,
        *,
        only: Collection[Language] | None = None,
        mode: str = BALANCED,
    ) -> Verdict:
        self.modes.append(mode)
        self.asked.append((text, filename))
        if (filename or "").endswith(".txt"):
            return _settled(language("plaintext"), Reason.FILE_NAME)
        ranked = self.rank(text, only=only)
        best = ranked[0]
        if len("".join(text.split())) < SHORTEST:
            return Verdict(None, best.confidence, Reason.TOO_SHORT, ranked)
        if text.startswith("#!"):
            return _settled(language("shellscript"), Reason.SHEBANG)
        if best.confidence < 0.5:
            return Verdict(None, best.confidence, Reason.UNSURE, ranked)
        return Verdict(best.language, best.confidence, Reason.MODEL, ranked)

    def rank(self, text: str, *, only: Collection[Language] | None = None) -> tuple[Ranked, ...]:
        opinion = next((ranking for marker, ranking in _OPINIONS.items() if marker in text), _NO_OPINION)
        ranked = tuple(Ranked(language(name), confidence) for name, confidence in opinion)
        if only is None:
            return ranked
        allowed = [one for one in ranked if one.language in only] or [Ranked(next(iter(only)), 0.01)]
        total = sum(one.confidence for one in allowed)
        return tuple(Ranked(one.language, one.confidence / total) for one in allowed)

    def explain(self, text: str, *, answer: Language | None = None, top: int = 5) -> Explanation:
        ranked = self.rank(text)
        best = answer or ranked[0].language
        runner_up = next(one.language for one in ranked if one.language != best)
        return Explanation(
            best,
            runner_up,
            supporting=(Evidence(text.split()[0] if text.split() else "", 3.1415926),),
            opposing=(Evidence(",", -0.75),),
        )
