"""A detector with known answers: the first marker found in the text decides."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from zlib import crc32

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.core.personal import NOBODY, Correction, Personal, TaughtLanguage
from lsp_langid.core.policy import BALANCED
from lsp_langid.core.verdict import Evidence, Explanation, Ranked, Reason, Verdict

TABLE = LanguageTable.parse(
    """
    [family.markdown]
    superset = "markdown"

    [language.cpp]
    name = "C++"
    vscode = "cpp"
    neovim = "cpp"
    linguist = "C++"
    aliases = ["cxx"]

    [language.markdown]
    name = "Markdown"
    vscode = "markdown"
    neovim = "markdown"
    linguist = "Markdown"
    family = "markdown"

    [language.mdx]
    name = "MDX"
    vscode = "mdx"
    neovim = "mdx"
    linguist = "MDX"
    family = "markdown"

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
    fences = ["py", "python"]
    interpreters = ["python"]

    [language.ruby]
    name = "Ruby"
    vscode = "ruby"
    neovim = "ruby"
    linguist = "Ruby"
    interpreters = ["ruby"]

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
    """Deterministic; remembers what it was asked. What it learns of a text holds for that text alone."""

    table: LanguageTable = TABLE
    personal: Personal = NOBODY
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    modes: list[str] = field(default_factory=list)
    priors: list[object] = field(default_factory=list)

    @property
    def languages(self) -> tuple[Language, ...]:
        named = ("cpp", "nim", "plaintext", "python", "ruby")
        return (*(language(name) for name in named), *(one.language for one in self.personal.taught))

    def identify(
        self,
        text: str,
        filename: str | None = None,
        *,
        only: Collection[Language] | None = None,
        mode: str = BALANCED,
        min_visible: int | None = None,
        prior: object = None,
        lines: object = None,
    ) -> Verdict:
        self.modes.append(mode)
        self.priors.append(prior)
        self.asked.append((text, filename))
        if (filename or "").endswith(".txt"):
            return _settled(language("plaintext"), Reason.FILE_NAME)
        ranked = self.rank(text, only=only)
        best = ranked[0]
        if len("".join(text.split())) < (SHORTEST if min_visible is None else min_visible):
            return Verdict(None, best.confidence, Reason.TOO_SHORT, ranked)
        if text.startswith("#!"):
            return _settled(language("shellscript"), Reason.SHEBANG)
        if best.language.id == "plaintext":
            return Verdict(None, best.confidence, Reason.NOT_CODE, ranked)
        if best.confidence < 0.5:
            return Verdict(None, best.confidence, Reason.UNSURE, ranked)
        return Verdict(best.language, best.confidence, Reason.MODEL, ranked)

    def rank(self, text: str, *, only: Collection[Language] | None = None) -> tuple[Ranked, ...]:
        learned = {one.indices: one.label for one in self.personal.corrections}
        if (label := learned.get(_features(text))) is not None:
            return (Ranked(language(label), 0.8),)
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
        runner_up = next((one.language for one in ranked if one.language != best), language("cpp"))
        first = text.split()[0] if text.split() else ""
        begin = text.find(first)
        return Explanation(
            best,
            runner_up,
            supporting=(Evidence(first, 3.1415926, ((begin, begin + len(first)),) if first else ()),),
            opposing=(Evidence(",", -0.75),),
        )

    def follow(self) -> object:
        return object()

    def prior(self, log_odds: Mapping[str, float]) -> object:
        return dict(log_odds)

    def recall(self, text: str, language: Language) -> Correction:
        features = _features(text)
        return Correction(f"c{features[0]}", language.id, features, (1.0,), len(text.split()), "stub", "")

    def with_personal(self, personal: Personal) -> StubDetector:
        return replace(self, personal=personal)


def _features(text: str) -> tuple[int, ...]:
    return (crc32(text.encode("utf-8", "surrogatepass")),)


@dataclass
class StubStore:
    """A user's memory without files. `version` is its stamp."""

    kept: dict[str, Correction] = field(default_factory=dict)
    taught: tuple[TaughtLanguage, ...] = ()
    version: int = 0

    def load(self) -> Personal:
        return Personal(tuple(self.kept.values()), self.taught)

    def add(self, correction: Correction) -> None:
        self.kept[correction.id] = correction
        self.version += 1

    def forget(self, *, ids: Collection[str] = (), label: str | None = None, everything: bool = False) -> int:
        gone = [one.id for one in self.kept.values() if everything or one.id in ids or one.label == label]
        for id_ in gone:
            del self.kept[id_]
        self.version += 1
        return len(gone)

    def stamp(self) -> int:
        return self.version
