"""Answer for one detector written in Python: a text a line in, an answer a line out.

    python python_runner.py NAME

Knows: how each detector is asked by default, and the clock. Never: what its words mean, which are right.

Runs under the rival's own Python, 3.8 or newer (so types stay in annotations), and needs nothing but the
rival. The first line says who speaks: version, seconds to load. Then, for `{"text": …}`, its word, its
confidence and what the one call cost; for `{"texts": […]}`, all words and what the one call cost; for
`{"words": true}`, every word it has. Each line also holds the peak of memory so far.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

# Asked before the first text counts: what is loaded at the first calls counts as loading.
WARM = (
    "import os\n\n\ndef size(path):\n    return os.stat(path).st_size\n",
    "Dear Anna,\nthe train leaves at nine. See you there.\n",
)


class Rival(NamedTuple):
    """One detector, loaded."""

    version: str
    words: Callable[[], Sequence[str]]  # all it can say; finding out may cost more than loading
    ask: Callable[[str], tuple[str | None, float | None]]  # word, confidence; None for silence
    ask_many: Callable[[list[str]], list[str | None]] | None = None


def magika(best_guess: bool) -> Rival:
    """Google's model of file types; below a label's threshold it says `txt`, its best guess does not."""
    from magika import Magika

    model = Magika()

    def ask(text: str) -> tuple[str | None, float | None]:
        found = model.identify_bytes(text.encode("utf-8", "replace"))
        return str(found.dl.label if best_guess else found.output.label), float(found.score)

    def words() -> list[str]:
        return [str(label) for label in model.get_model_content_types()]

    return Rival(f"{version_of('magika')}, {model.get_model_name()}", words, ask)


def pygments() -> Rival:
    """The colourer's guess."""
    from pygments.lexer import Lexer
    from pygments.lexers import get_all_lexers, get_lexer_by_name, guess_lexer
    from pygments.util import ClassNotFound

    def ask(text: str) -> tuple[str | None, float | None]:
        try:
            return guess_lexer(text).name, None
        except ClassNotFound:
            return None, None

    def words() -> list[str]:
        """Only lexers that look at the text can be guessed."""
        named = [(name, aliases[0]) for name, aliases, _, _ in get_all_lexers() if aliases]
        return [name for name, alias in named if type(get_lexer_by_name(alias)).analyse_text is not unread]

    unread = Lexer.analyse_text
    return Rival(version_of("pygments"), words, ask)


def whats_that_code() -> Rival:
    """An election among several detectors."""
    from whats_that_code.codex_markers import MARKERS
    from whats_that_code.election import guess_language_all_methods
    from whats_that_code.keyword_based import LANGUAGE_KEY_WORDS

    def ask(text: str) -> tuple[str | None, float | None]:
        return guess_language_all_methods(text), None

    def words() -> list[str]:
        return sorted({*MARKERS, *LANGUAGE_KEY_WORDS, *(word.lower() for word in pygments().words())})

    return Rival(version_of("whats-that-code"), words, ask)


def codelang_detect() -> Rival:
    """Weighted patterns."""
    from codelang_detect import detect
    from codelang_detect._patterns import PATTERNS

    return Rival(version_of("codelang-detect"), lambda: list(PATTERNS), lambda text: (detect(text), None))


def enry() -> Rival:
    """Linguist's strategies in Go, asked without a file name."""
    import enry as library

    def ask(text: str) -> tuple[str | None, float | None]:
        return library.get_language("", text.encode("utf-8", "replace")) or None, None

    return Rival(
        version_of("enry-python"), list, ask
    )  # what it says of texts without a name is listed nowhere


def guesslang() -> Rival:
    """The model that VS Code's was made of."""
    from guesslang import Guess

    model = Guess()
    tensorflow = version_of("tensorflow-cpu")
    return Rival(
        f"{version_of('guesslang')}, TensorFlow {tensorflow}",
        lambda: model.supported_languages,
        lambda text: (model.language_name(text), None),
    )


def ours(best_guess: bool) -> Rival:
    """This program, from the checkout that this file lies in."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
    from lsp_langid.assets import load_detector
    from lsp_langid.core.verdict import Reason

    detector = load_detector()

    def ask(text: str) -> tuple[str | None, float | None]:
        verdict = detector.identify(text)
        if best_guess and verdict.reason is not Reason.NOT_CODE:
            return verdict.ranked[0].language.id, verdict.ranked[0].confidence
        return (None if verdict.language is None else verdict.language.id), verdict.confidence

    def ask_many(texts: list[str]) -> list[str | None]:
        return [
            None if verdict.language is None else verdict.language.id
            for verdict in detector.identify_many(texts)
        ]

    many = ask_many if hasattr(detector, "identify_many") else None
    return Rival(
        f"{version_of('lsp-langid')}, {detector.model.name}", lambda: detector.model.labels, ask, many
    )


def version_of(package: str) -> str:
    """The version that is installed; nothing where it is run from a checkout."""
    from importlib.metadata import PackageNotFoundError, version

    with contextlib.suppress(PackageNotFoundError):
        return version(package)
    return ""


RIVALS: dict[str, Callable[[], Rival]] = {
    "magika": lambda: magika(False),
    "magika-best": lambda: magika(True),
    "pygments": pygments,
    "whats-that-code": whats_that_code,
    "codelang-detect": codelang_detect,
    "enry": enry,
    "guesslang": guesslang,
    "ours": lambda: ours(False),
    "ours-best": lambda: ours(True),
}


def peak_mb() -> float | None:
    """Most memory this process ever had resident, MB; None where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
        return int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        return None


def answer(rival: Rival, request: dict[str, Any]) -> dict[str, Any]:
    """Ask once, with the clocks of the wall and of the processor around the call and nothing else."""
    many = "texts" in request
    if many and rival.ask_many is None:
        return {"error": "cannot be asked about many texts at once", "ms": 0.0, "cpu_ms": 0.0}
    said: dict[str, Any] = {}
    cpu, begin = time.process_time(), time.perf_counter()
    try:
        got: Any = rival.ask_many(request["texts"]) if many else rival.ask(request["text"])  # type: ignore[misc]
    except Exception as error:  # a rival that falls over has said nothing
        got = [None] if many else (None, None)
        said["error"] = f"{type(error).__name__}: {error}"[:300]
    said["ms"] = (time.perf_counter() - begin) * 1e3
    said["cpu_ms"] = (time.process_time() - cpu) * 1e3
    if many:
        said["words"] = got
    else:
        said["word"], said["confidence"] = got
    return said


def main() -> None:
    """Load, say who speaks, answer until the input ends."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")

    def say(line: dict[str, Any]) -> None:
        out.write(json.dumps({**line, "peak_mb": peak_mb()}) + "\n")
        out.flush()

    with contextlib.redirect_stdout(sys.stderr):  # what a rival prints is not an answer
        begin = time.perf_counter()
        rival = RIVALS[sys.argv[1]]()
        for text in WARM:
            with contextlib.suppress(Exception):
                rival.ask(text)
        load_s = time.perf_counter() - begin
        say({"version": rival.version, "load_s": load_s, "batches": rival.ask_many is not None})
        for line in os.fdopen(os.dup(0), encoding="utf-8"):
            request = json.loads(line)
            say({"words": list(rival.words())} if "words" in request else answer(rival, request))


if __name__ == "__main__":
    main()
