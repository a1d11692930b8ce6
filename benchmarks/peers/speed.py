"""Time rivals, one after another, text by text.

Knows: conversations, clocks, time limits. Never: which answers are right.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path

from benchmarks.peers.growth import quantile
from benchmarks.peers.items import Question, digest_of
from benchmarks.peers.rivals import Rival
from benchmarks.peers.start import fingerprint, start
from benchmarks.peers.talk import Conversation, NoAnswerError

WARM_UPS = 10  # texts asked before the clock counts, where there are more
BATCHES = 5  # of each length
BUDGET_S = 20.0  # for the texts of one length
TEXT_LIMIT_S = 90.0  # for one text
STARTS = 5


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds a text, of texts of one length."""

    n: int  # texts that were timed, each time counted
    p50: float
    p99: float  # the slowest, where fewer than 100 were timed
    cpu_p50: float  # of the processor, all threads together
    of: int  # texts there were; fewer were timed where time was up
    gave_up: bool = False  # a text took longer than the limit


@dataclass(frozen=True, slots=True)
class Timed:
    """What one rival costs."""

    version: str
    when: str  # ISO time of the beginning
    start_s: float  # process start to the first answers, median
    load_s: float  # of that, loading and the first answers, the interpreter's own start aside
    peak_mb: float | None  # most memory resident, after texts of up to 10,000 characters
    by_length: Mapping[int, Timing]


def time_rival(
    rival: Rival,
    questions: Sequence[Question],
    home: Path,
    *,
    budget_s: float = BUDGET_S,
    starter: Callable[[Rival, Path], Conversation] = start,
) -> Timed:
    """Time starts, then answers.

    Args:
        rival: Whom to time.
        questions: Texts; `band` is their length.
        home: Of the installed rivals.
        budget_s: For the texts of one length; a rival that needs more is timed on fewer of them.
        starter: Starts the rival.

    Raises:
        NoAnswerError: It cannot be started, or not be asked about many texts at once.
    """
    when = datetime.now(timezone.utc).isoformat(timespec="seconds")
    starts, loads = [], []
    for _ in range(STARTS):
        with starter(rival, home) as conversation:
            starts.append(conversation.start_s)
            loads.append(float(conversation.greeting["load_s"]))
    by_length: dict[int, Timing] = {}
    peak: float | None = None
    with starter(rival, home) as conversation:
        if rival.batch and not conversation.greeting["batches"]:
            raise NoAnswerError("cannot be asked about many texts at once")
        groups: dict[int, list[str]] = {}
        for question in questions:
            groups.setdefault(question.band, []).append(question.text)
        for length, texts in sorted(groups.items()):
            try:
                by_length[length], seen = _time_length(conversation, rival, texts, budget_s)
            except NoAnswerError:  # longer texts would take longer still
                by_length[length] = Timing(0, float("nan"), float("nan"), float("nan"), len(texts), True)
                break
            peak = seen if length <= 10_000 else peak
    version = str(conversation.greeting["version"])
    return Timed(version, when, statistics.median(starts), statistics.median(loads), peak, by_length)


def _time_length(
    conversation: Conversation, rival: Rival, texts: Sequence[str], budget_s: float
) -> tuple[Timing, float | None]:
    """Texts of one length, and the peak of memory after them."""
    requests = _requests(rival, texts)
    until = time.monotonic() + budget_s
    for request, _ in requests[: WARM_UPS if len(requests) > WARM_UPS else 0]:
        conversation.ask(request, TEXT_LIMIT_S)
        if time.monotonic() > until - budget_s / 2:
            break
    wall, cpu, timed = [], [], 0
    peak = None
    for request, n_texts in requests:
        said = conversation.ask(request, TEXT_LIMIT_S)
        wall.append(said["ms"] / n_texts)
        cpu.append(said["cpu_ms"] / n_texts)
        timed, peak = timed + n_texts, said.get("peak_mb")
        if time.monotonic() > until:
            break
    timing = Timing(timed, statistics.median(wall), quantile(wall, 0.99), statistics.median(cpu), len(texts))
    return timing, peak


def _requests(rival: Rival, texts: Sequence[str]) -> list[tuple[dict[str, object], int]]:
    """What to say, and how many texts are in it. Batches are filled up by beginning again, and all alike."""
    if not rival.batch:
        return [({"text": text}, 1) for text in texts]
    size = batch_size(rival, len(texts))
    filled = [texts[i % len(texts)] for i in range(size)]
    return [({"texts": filled}, size) for _ in range(BATCHES)]


def batch_size(rival: Rival, n_texts: int) -> int:
    """How many a rival that is asked about many at once gets, of so many texts: few are not repeated.

    0 for one that is asked text by text.
    """
    return rival.batch if not rival.batch or n_texts > rival.batch // 4 else n_texts


def write_timed(path: Path, rival: Rival, questions: Sequence[Question], timed: Timed) -> None:
    """Keep what was measured, of whom and with which texts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    mark = {"rival": fingerprint(rival), "questions": digest_of(questions)}
    path.write_text(json.dumps({**mark, **asdict(timed)}, indent=1), encoding="utf-8")


def kept_timing(
    path: Path, rival: Rival, questions: Sequence[Question], *, stale: bool = False
) -> Timed | None:
    """What was measured of this rival with these texts; `stale`: also of an earlier state of the rival."""
    if not path.is_file():
        return None
    row = json.loads(path.read_text(encoding="utf-8"))
    of_this_state = row.pop("rival") == fingerprint(rival)
    if row.pop("questions", None) != digest_of(questions) or not (of_this_state or stale):
        return None
    lengths = {int(length): Timing(**timing) for length, timing in row.pop("by_length").items()}
    return Timed(**row, by_length=lengths)
