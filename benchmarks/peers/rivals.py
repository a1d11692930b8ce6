"""Who races: what each is, how it is asked, where its packages come from.

Knows: names, versions, words for the page. Never: processes, texts, answers.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

CHECKOUT = "checkout"  # in place of a package: this project
ANY_PYTHON = ("3.10", "3.11", "3.12", "3.13", "3.14")


@dataclass(frozen=True, slots=True)
class Environment:
    """Packages that are installed together; its name is its folder."""

    name: str
    kind: Literal["python", "node", "debian"]
    packages: tuple[str, ...]
    pythons: tuple[str, ...] = ()  # versions it runs on, best first
    without_dependencies: tuple[str, ...] = ()  # installed after the others


@dataclass(frozen=True, slots=True)
class Rival:
    """One way to ask one detector."""

    name: str  # on the command line, for the runner and in files
    title: str  # in tables
    environment: str
    vocabulary: str  # whose words it speaks: see labels.tsv
    asked: str  # how, for the page
    reads: str  # how much of a long text, for the page
    keeps_silent: bool = False  # when unsure: set beside what our editor would be told, not our best guess
    judged: bool = True  # answers are counted; else only timed
    timed: bool = True  # else the same engine is timed in another row
    variables: Mapping[str, str] = field(default_factory=dict)
    batch: int = 0  # texts at once; 0 for one by one

    @property
    def runner_name(self) -> str:
        """What the runner calls it: rows that differ only in how they are timed are one detector."""
        return self.name.removesuffix("-pure").removesuffix("-batch")


ENVIRONMENTS = {
    environment.name: environment
    for environment in (
        Environment("ours", "python", (CHECKOUT,), ANY_PYTHON),
        Environment("magika", "python", ("magika==1.0.3",), ANY_PYTHON),
        Environment("vscode", "node", ("@vscode/vscode-languagedetection@1.0.23",)),
        # guesslang asks for tensorflow==2.5.0; the build without GPUs is the same code, a third as big.
        Environment(
            "guesslang",
            "python",
            ("tensorflow-cpu==2.5.0", "protobuf<3.21", "numpy<1.20"),
            ("3.8", "3.9"),  # it ran on older ones, too; its runner does not
            ("guesslang==2.2.1",),
        ),
        Environment("highlight.js", "node", ("highlight.js@11.12.0",)),
        Environment("pygments", "python", ("pygments==2.21.0",), ANY_PYTHON),
        Environment("flourite", "node", ("flourite@1.3.0",)),
        Environment("whats-that-code", "python", ("whats-that-code==0.3.1",), ANY_PYTHON),
        Environment("codelang-detect", "python", ("codelang-detect==1.2.0",), ANY_PYTHON),
        Environment("enry", "python", ("enry-python==0.3.0",), ("3.12", "3.13", "3.14")),
        Environment("linguist", "debian", ("ruby-github-linguist",)),
    )
}

OURS, OURS_BEST, OURS_PURE, OURS_BATCH = "ours", "ours-best", "ours-pure", "ours-batch"
_BEGIN_MIDDLE_END = "its beginning, middle and end"

RIVALS = {
    rival.name: rival
    for rival in (
        Rival(
            OURS,
            "**lsp-langid**, told",
            "ours",
            "ours",
            "`Detector.identify`, text only, balanced mode: what an editor is told",
            _BEGIN_MIDDLE_END,
            keeps_silent=True,
        ),
        Rival(
            OURS_BEST,
            "**lsp-langid**, best guess",
            "ours",
            "ours",
            "the same call, first of the ranking, however unsure",
            _BEGIN_MIDDLE_END,
            timed=False,
        ),
        Rival(
            OURS_PURE,
            "**lsp-langid** without its compiled part",
            "ours",
            "ours",
            "the same call with `LSP_LANGID_PURE=1`",
            _BEGIN_MIDDLE_END,
            judged=False,
            variables={"LSP_LANGID_PURE": "1"},
        ),
        Rival(
            OURS_BATCH,
            "**lsp-langid**, 256 at once",
            "ours",
            "ours",
            "`Detector.identify_many`; the time of a batch, divided by its texts",
            _BEGIN_MIDDLE_END,
            judged=False,
            batch=256,
        ),
        Rival(
            "magika",
            "Magika",
            "magika",
            "magika",
            "`identify_bytes`, its default: below a label's threshold it says plain text",
            "1,024 bytes at each end",
            keeps_silent=True,
        ),
        Rival(
            "magika-best",
            "Magika, best guess",
            "magika",
            "magika",
            "the same call, the model's first label whatever its threshold",
            "1,024 bytes at each end",
            timed=False,
        ),
        Rival(
            "vscode",
            "VS Code",
            "vscode",
            "vscode",
            "`runModel` and the editor's rule (1.139: at least 20 characters, corrected confidences, a clear "
            "gap), as with an extension for each of its languages; the history of a user's languages is off",
            "first 10,000 characters",
            keeps_silent=True,
        ),
        Rival(
            "vscode-raw",
            "VS Code's model",
            "vscode",
            "vscode",
            "`runModel`, the first of the ranking, also under 20 characters",
            "first 100,000 characters",
        ),
        Rival(
            "guesslang",
            "guesslang",
            "guesslang",
            "guesslang",
            "`language_name`, its default: silent when the first label does not stand out, which is rare",
            "first 10,000 bytes",
        ),
        Rival(
            "hljs",
            "highlight.js, all",
            "highlight.js",
            "hljs",
            "`highlightAuto` with all languages; silent at relevance 0",
            "all",
        ),
        Rival(
            "hljs-common",
            "highlight.js, common",
            "highlight.js",
            "hljs",
            "the same with its set of common languages",
            "all",
        ),
        Rival("pygments", "Pygments", "pygments", "pygments", "`guess_lexer`", "all"),
        Rival("flourite", "flourite", "flourite", "flourite", "`detect`, default options", "all"),
        Rival(
            "whats-that-code",
            "whats-that-code",
            "whats-that-code",
            "whats-that-code",
            "`guess_language_all_methods`, text only; its parsers are off by default",
            "all",
        ),
        Rival("codelang-detect", "codelang-detect", "codelang-detect", "codelang-detect", "`detect`", "all"),
        Rival(
            "linguist",
            "Linguist",
            "linguist",
            "linguist",
            "a blob without a name; where that finds nothing, the classifier it keeps for doubtful names, "
            "among all its languages",
            "first 50 kB",
        ),
        Rival(
            "enry",
            "enry",
            "enry",
            "linguist",
            "`get_language` without a name: shebang, mode line, XML; its bindings lack its classifier",
            "all",
            keeps_silent=True,
        ),
    )
}
ABREAST = ("magika", "vscode")  # with ours, the ones made for the same work: their common labels are drawn


def beside(rival: Rival) -> Rival:
    """Which of our rows a rival is set beside: told or best guess."""
    return RIVALS[OURS if rival.keeps_silent else OURS_BEST]


def is_ours(rival: Rival) -> bool:
    """Whether it is this program."""
    return rival.vocabulary == OURS


def python_version() -> str:
    """`3.11`, of the Python that runs this."""
    return ".".join(map(str, sys.version_info[:2]))
