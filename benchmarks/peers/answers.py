"""Have a rival answer questions, and keep what it says: a run that was stopped goes on where it was.

Knows: conversations and files. Never: which answers are right.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from benchmarks.peers.items import Question, digest_of
from benchmarks.peers.rivals import Rival
from benchmarks.peers.start import fingerprint, start
from benchmarks.peers.talk import Conversation, NoAnswerError

TEXT_LIMIT_S = 20.0  # for one text; then the process is ended and the text counts as unanswered
WORDS_LIMIT_S = 180.0  # to list all its words: Pygments has to load every lexer it has


@dataclass(frozen=True, slots=True)
class Answers:
    """What one rival said of a set of questions: question -> its word, None for silence."""

    words: dict[str, str | None]
    version: str
    vocabulary: tuple[str, ...]  # all its words
    too_slow: int = 0  # texts that were given up
    failed: int = 0  # texts on which it fell over


@dataclass(slots=True)
class _Kept:
    greeting: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)


def collect(
    rival: Rival,
    questions: Sequence[Question],
    path: Path,
    home: Path,
    *,
    limit_s: float,
    progress: Callable[[int], None] = lambda done: None,
    starter: Callable[[Rival, Path], Conversation] = start,
) -> Answers:
    """Ask what has not been asked, write it down, and return all answers.

    Args:
        rival: Whom to ask.
        questions: In the order to ask; those left when time is up stay unanswered.
        path: Where answers are kept; those of another rival, version or set of questions are thrown away.
        home: Of the installed rivals.
        limit_s: For the whole of it.
        progress: Told how many have been answered.
        starter: Starts the rival.

    Raises:
        NoAnswerError: It cannot be started.
    """
    mark = {"rival": fingerprint(rival), "questions": digest_of(questions)}
    kept = _read(path, mark)
    done = {row["id"] for row in kept.rows}
    waiting = [question for question in questions if question.id not in done]
    if waiting:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if kept.greeting else "w", encoding="utf-8") as out:
            for row in _ask_all(rival, waiting, kept, mark, out, limit_s, lambda: starter(rival, home)):
                kept.rows.append(row)
                _write(out, row)
                progress(len(kept.rows))
    return _answers(kept)


def kept_answers(
    rival: Rival, questions: Sequence[Question], path: Path, *, stale: bool = False
) -> Answers | None:
    """What was written down of this rival and these questions; `stale`: also by an earlier state of it."""
    mark = {"questions": digest_of(questions)}
    kept = _read(path, mark if stale else {"rival": fingerprint(rival), **mark})
    return _answers(kept) if kept.greeting else None


def _ask_all(
    rival: Rival,
    waiting: Sequence[Question],
    kept: _Kept,
    mark: dict[str, str],
    out: IO[str],
    limit_s: float,
    begin: Callable[[], Conversation],
) -> Iterator[dict[str, Any]]:
    until = time.monotonic() + limit_s
    conversation = begin()
    try:
        if not kept.greeting:
            kept.greeting = conversation.greeting | conversation.ask({"words": True}, WORDS_LIMIT_S)
            _write(out, {**mark, "greeting": kept.greeting})
        for question in waiting:
            if time.monotonic() > until:
                return
            try:
                said = conversation.ask({"text": question.text}, TEXT_LIMIT_S)
            except NoAnswerError as error:
                said = {"word": None, "too_slow": str(error)}
                conversation = begin()
            yield {"id": question.id, **said}
    finally:
        conversation.close()


def _answers(kept: _Kept) -> Answers:
    return Answers(
        {row["id"]: row["word"] for row in kept.rows},
        kept.greeting["version"],
        tuple(kept.greeting["words"]),
        sum("too_slow" in row for row in kept.rows),
        sum("error" in row for row in kept.rows),
    )


def _read(path: Path, mark: dict[str, str]) -> _Kept:
    """What is kept under this mark; a last line that was cut short is left out."""
    kept = _Kept()
    if not path.is_file():
        return kept
    first, *lines = path.read_text(encoding="utf-8").split("\n")
    head = json.loads(first) if first else {}
    if any(head.get(name) != value for name, value in mark.items()):
        return kept
    kept.greeting = head["greeting"]
    kept.rows = [json.loads(line) for line in lines if line.endswith("}")]
    return kept


def _write(out: IO[str], row: dict[str, Any]) -> None:
    out.write(json.dumps(row) + "\n")
    out.flush()
