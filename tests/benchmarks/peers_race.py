"""A small race made by hand: three windows of code and one of prose, three rivals, one of them ours."""

from __future__ import annotations

from benchmarks.peers.items import Question
from benchmarks.peers.race import HELD_OUT, Entry, Race
from benchmarks.peers.rivals import RIVALS
from benchmarks.peers.scores import Judged
from benchmarks.peers.speed import Timed, Timing

QUESTIONS = (
    Question("a", "fn main() {}", "rust", 1),
    Question("b", "def f(): pass", "python", 1),
    Question("c", "def f(x):\n    return x\n\n", "python", 3),
    Question("d", "Dear Anna", "plaintext", 1),
)
OUR_LABELS = frozenset({"rust", "python", "go", "plaintext"})


def judged(*said: str) -> list[Judged]:
    """What was said of each question; `a|b` stands for two ids."""
    rows = zip(QUESTIONS, said, strict=True)
    return [Judged(question.label, question.band, frozenset(word.split("|"))) for question, word in rows]


def timed(ms: float, power: float) -> Timed:
    """Cost grows with length to the power."""
    lengths = (100, 1_000, 10_000, 1_000_000)
    rows = {
        n: Timing(200, ms * (n / 1_000) ** power, 2 * ms * (n / 1_000) ** power, ms, 200) for n in lengths
    }
    return Timed("1.0", "2026-11-23T12:00:00+00:00", 0.5, 0.4, 64.0, rows)


def small_race() -> Race:
    """Ours is right about everything; Magika knows no Rust; VS Code names prose; the others did not come."""
    python = frozenset({"python", "go"})
    answers = {
        "ours": judged("plaintext", "python", "python", "plaintext"),
        "ours-best": judged("rust", "python", "python", "plaintext"),
        "magika": judged("plaintext", "python", "python", "plaintext"),
        "vscode": judged("go", "go|python", "python", "ini"),
    }
    entries = {}
    for name, rival in RIVALS.items():
        if name in answers:
            known = OUR_LABELS - {"plaintext"} if rival.vocabulary == "ours" else python
            time = timed(*((0.1, 0.9) if name == "ours" else (5.0, 0.1))) if rival.timed else None
            entries[name] = Entry(
                rival, {HELD_OUT: answers[name]}, known, 54, 7, "1.0", timed=time, size_mb=12.0
            )
        else:
            entries[name] = Entry(rival, {}, missing="needs a Python that is not here")
    return Race(entries, OUR_LABELS, {HELD_OUT: QUESTIONS}, {"model": "small", "cores": 2})
