"""All that was measured, put together: who said what, who is how fast, who could not come.

Knows: what is kept in the home folder. Never: tables, pages, how it was measured.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.peers.answers import Answers, kept_answers
from benchmarks.peers.items import Question, read_questions
from benchmarks.peers.labels import LABELS, Vocabulary, read_exceptions
from benchmarks.peers.rivals import ENVIRONMENTS, OURS, RIVALS, Rival
from benchmarks.peers.scores import Judged
from benchmarks.peers.speed import Timed, kept_timing
from lsp_langid.core.languages import LanguageTable
from lsp_langid.errors import InputError

HELD_OUT = "held-out"
CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rival and what is known of it."""

    rival: Rival
    judged: Mapping[str, Sequence[Judged]]  # set of questions -> answers
    known: frozenset[str] = frozenset()  # our labels that it can say, plain text aside
    n_words: int = 0
    strangers: int = 0  # words that are no language of ours
    version: str = ""
    too_slow: int = 0
    failed: int = 0
    timed: Timed | None = None
    size_mb: float | None = None
    missing: str = ""  # why it could not come


@dataclass(frozen=True, slots=True)
class Race:
    """Everybody, and what they were asked."""

    entries: Mapping[str, Entry]
    our_labels: frozenset[str]
    sets: Mapping[str, Sequence[Question]]  # held out first, then suites
    setting: Mapping[str, object] = field(default_factory=dict)

    def judged(self, name: str, questions: str = HELD_OUT) -> Sequence[Judged]:
        """What a rival's answers stand for; empty when it did not answer."""
        entry = self.entries.get(name)
        return entry.judged.get(questions, ()) if entry else ()


def gather(home: Path, table: LanguageTable, our_labels: Sequence[str], *, stale: bool = False) -> Race:
    """Read what the steps have kept.

    Args:
        home: Where.
        table: Our languages.
        our_labels: Those our model can say.
        stale: Also take answers and timings of an earlier state of a rival.
    """
    exceptions = read_exceptions(LABELS, table)
    files = sorted((home / "questions").glob("*.jsonl"), key=lambda path: (path.stem != HELD_OUT, path.stem))
    sets = {path.stem: read_questions(path) for path in files}
    clock = sets.pop(CLOCK, [])
    notes = _read_notes(home)
    entries = {}
    for rival in RIVALS.values():
        vocabulary = Vocabulary(rival.vocabulary, table, exceptions)
        judged, last = {}, None
        for name, questions in sets.items():
            answers = kept_answers(rival, questions, answers_file(home, name, rival), stale=stale)
            if answers is not None and rival.judged:
                judged[name] = judge(questions, answers, vocabulary)
                last = last or answers
        environment = ENVIRONMENTS[rival.environment]
        timed = kept_timing(timing_file(home, rival), rival, clock, stale=stale)
        ids = {identity for word in last.vocabulary for identity in vocabulary.ids(word)} if last else set()
        entries[rival.name] = Entry(
            rival,
            judged,
            vocabulary.known(last.vocabulary, our_labels) if last else frozenset(),
            len(last.vocabulary) if last else 0,
            len([identity for identity in ids if identity not in table]),
            last.version if last else (timed.version if timed else ""),
            last.too_slow if last else 0,
            last.failed if last else 0,
            timed,
            notes["size_mb"].get(environment.name),
            notes["missing"].get(environment.name, ""),
        )
    return Race(entries, frozenset(our_labels), sets, notes["setting"])


def judge(questions: Sequence[Question], answers: Answers, vocabulary: Vocabulary) -> list[Judged]:
    """What the answers stand for, in the order of the questions; those that were not reached are left out."""
    return [
        Judged(question.label, question.band, vocabulary.ids(answers.words[question.id]))
        for question in questions
        if question.id in answers.words
    ]


def questions_file(home: Path, name: str) -> Path:
    """Where a set of questions is kept."""
    return home / "questions" / f"{name}.jsonl"


def answers_file(home: Path, name: str, rival: Rival) -> Path:
    """Where a rival's answers to a set of questions are kept."""
    return home / "answers" / name / f"{rival.name}.jsonl"


def timing_file(home: Path, rival: Rival) -> Path:
    """Where a rival's timing is kept."""
    return home / "speed" / f"{rival.name}.json"


def note(home: Path, part: str, values: Mapping[str, object]) -> None:
    """Keep what is neither answer nor timing: `missing`, `size_mb`, `setting`."""
    notes = _read_notes(home)
    notes[part].update(values)
    home.mkdir(parents=True, exist_ok=True)
    (home / "notes.json").write_text(json.dumps(notes, indent=1), encoding="utf-8")


def _read_notes(home: Path) -> dict[str, dict[str, Any]]:
    notes: dict[str, dict[str, Any]] = {"missing": {}, "size_mb": {}, "setting": {}}
    path = home / "notes.json"
    if path.is_file():
        notes.update(json.loads(path.read_text(encoding="utf-8")))
    return notes


def who(names: Sequence[str]) -> list[Rival]:
    """The rivals of these names, all for none; a name of one engine brings its other rows with it.

    Raises:
        InputError: A name that nobody bears.
    """
    if not names:
        return list(RIVALS.values())
    if strangers := sorted(set(names) - set(RIVALS) - set(ENVIRONMENTS)):
        raise InputError(
            f"nobody here is called {', '.join(strangers)}; those who race: {', '.join(RIVALS)}."
        )
    wanted = set(names)
    return [
        rival
        for rival in RIVALS.values()
        if rival.name in wanted
        or rival.environment in wanted
        or (rival.vocabulary == OURS and OURS in wanted)
    ]
