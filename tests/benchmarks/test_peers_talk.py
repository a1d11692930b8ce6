"""A made-up rival in a process of its own: it shouts the first word of a text; some words make it fail."""

from __future__ import annotations

import sys

import pytest

from benchmarks.peers import race
from benchmarks.peers.answers import collect, kept_answers
from benchmarks.peers.items import Question, write_questions
from benchmarks.peers.rivals import RIVALS
from benchmarks.peers.speed import batch_size, kept_timing, time_rival, write_timed
from benchmarks.peers.talk import Conversation, NoAnswerError

RIVAL = RIVALS["flourite"]
PROGRAM = r"""
import json, sys
greeting = {"version": "9", "load_s": 0.25, "batches": False, "peak_mb": 5.0}
print(json.dumps(greeting), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    if "words" in request:
        print(json.dumps({"words": ["GO", "RUST"], "peak_mb": 5.0}), flush=True)
        continue
    text = request["text"]
    if text == "die":
        sys.exit(3)
    if text == "hang":
        continue
    word = text.split()[0].upper() if text else None
    said = {"word": word, "confidence": None, "ms": len(text), "cpu_ms": 2.0}
    if text == "fall":
        said = {"word": None, "confidence": None, "error": "fell", "ms": 1.0, "cpu_ms": 1.0}
    print(json.dumps({**said, "peak_mb": 7.0}), flush=True)
"""


@pytest.fixture
def begin(tmp_path):
    """Starts the made-up rival; counts how often."""

    def starter(rival, home):
        starter.times += 1
        with (tmp_path / "log").open("w", encoding="utf-8") as log:
            return Conversation([sys.executable, "-c", PROGRAM], {}, log)

    starter.times = 0
    return starter


def questions(*texts: str) -> list[Question]:
    return [Question(f"{i}", text, "go", 1) for i, text in enumerate(texts)]


def test_a_conversation_begins_with_a_greeting(begin, tmp_path):
    with begin(RIVAL, tmp_path) as conversation:
        assert conversation.greeting["version"] == "9"
        assert conversation.ask({"text": "go\u2028on"}, 30)["word"] == "GO"


@pytest.mark.parametrize(
    ("text", "limit_s", "said"), [("hang", 0.2, "no answer within"), ("die", 30, "exit code 3")]
)
def test_silence_and_death_are_noticed(begin, tmp_path, text, limit_s, said):
    with begin(RIVAL, tmp_path) as conversation, pytest.raises(NoAnswerError, match=said):
        conversation.ask({"text": text}, limit_s)


def test_a_program_that_does_not_start_says_nothing(tmp_path):
    with (tmp_path / "log").open("w") as log, pytest.raises(NoAnswerError):
        Conversation([sys.executable, "-c", "raise SystemExit(1)"], {}, log)


def test_answers_are_kept_and_not_asked_for_twice(begin, tmp_path):
    asked, path = questions("go on", "", "rust it"), tmp_path / "answers" / "a.jsonl"

    first = collect(RIVAL, asked, path, tmp_path, limit_s=60, starter=begin)
    second = collect(RIVAL, asked, path, tmp_path, limit_s=60, starter=begin)

    assert first.words == {"0": "GO", "1": None, "2": "RUST"}
    assert (first.version, first.vocabulary) == ("9", ("GO", "RUST"))
    assert second == first == kept_answers(RIVAL, asked, path)
    assert begin.times == 1


def test_a_run_that_was_cut_off_goes_on(begin, tmp_path):
    asked, path = questions("go on", "rust it"), tmp_path / "a.jsonl"
    whole = collect(RIVAL, asked, path, tmp_path, limit_s=60, starter=begin)
    head, row, _ = path.read_text(encoding="utf-8").split("\n", 2)
    path.write_text(f"{head}\n{row}\n", encoding="utf-8")

    seen = []
    again = collect(RIVAL, asked, path, tmp_path, limit_s=60, starter=begin, progress=seen.append)

    assert again == whole
    assert seen == [2]


def test_answers_to_other_questions_are_thrown_away(begin, tmp_path):
    path = tmp_path / "a.jsonl"
    collect(RIVAL, questions("go on"), path, tmp_path, limit_s=60, starter=begin)

    assert kept_answers(RIVAL, questions("rust it"), path) is None
    assert collect(RIVAL, questions("rust it"), path, tmp_path, limit_s=60, starter=begin).words == {
        "0": "RUST"
    }
    assert kept_answers(RIVALS["hljs"], questions("rust it"), path) is None


def test_a_rival_that_dies_or_falls_over_goes_on_with_the_next_text(begin, tmp_path):
    asked = questions("die", "go on", "fall")

    found = collect(RIVAL, asked, tmp_path / "a.jsonl", tmp_path, limit_s=60, starter=begin)

    assert found.words == {"0": None, "1": "GO", "2": None}
    assert (found.too_slow, found.failed, begin.times) == (1, 1, 2)


def test_a_rival_whose_time_is_up_leaves_the_rest_unanswered(begin, tmp_path):
    found = collect(RIVAL, questions("go on"), tmp_path / "a.jsonl", tmp_path, limit_s=-1, starter=begin)

    assert found.words == {}


def test_times_are_taken_by_length(begin, tmp_path):
    asked = [Question(f"{i}", "g" * length, "go", length) for length in (10, 20) for i in range(5)]
    path = tmp_path / "speed.json"

    timed = time_rival(RIVAL, asked, tmp_path, starter=begin)
    write_timed(path, RIVAL, asked, timed)

    assert {length: (row.n, row.p50, row.p99, row.cpu_p50) for length, row in timed.by_length.items()} == {
        10: (5, 10, 10, 2.0),
        20: (5, 20, 20, 2.0),
    }
    assert (timed.load_s, timed.peak_mb) == (0.25, 7.0)
    assert kept_timing(path, RIVAL, asked) == timed
    assert kept_timing(path, RIVALS["hljs"], asked) is None
    assert kept_timing(path, RIVALS["hljs"], asked, stale=True) == timed


def test_times_of_other_texts_are_not_taken_for_these(begin, tmp_path):
    asked, path = questions("go on"), tmp_path / "speed.json"
    write_timed(path, RIVAL, asked, time_rival(RIVAL, asked, tmp_path, starter=begin))

    assert kept_timing(path, RIVAL, questions("go home")) is None
    assert kept_timing(path, RIVAL, questions("go home"), stale=True) is None


@pytest.mark.parametrize(("n_texts", "at_once"), [(200, 256), (120, 256), (12, 12), (4, 4)])
def test_a_batch_is_filled_by_repetition_unless_texts_are_few(n_texts, at_once):
    assert batch_size(RIVALS["ours-batch"], n_texts) == at_once
    assert batch_size(RIVAL, n_texts) == 0


def test_a_rival_that_gives_up_is_not_timed_on_longer_texts(begin, tmp_path):
    asked = [Question("a", "go", "go", 2), Question("b", "die", "go", 3), Question("c", "rust", "go", 4)]

    timed = time_rival(RIVAL, asked, tmp_path, starter=begin)

    assert (timed.by_length[2].n, timed.by_length[3].gave_up, 4 in timed.by_length) == (1, True, False)


def test_a_rival_that_cannot_take_many_texts_at_once_is_not_timed_on_them(begin, tmp_path):
    with pytest.raises(NoAnswerError, match="many texts at once"):
        time_rival(RIVALS["ours-batch"], questions("go"), tmp_path, starter=begin)


def test_all_that_was_kept_is_put_together(begin, tmp_path, table):
    home = tmp_path / "home"
    asked = questions("go on", "rust it")
    write_questions(race.questions_file(home, race.HELD_OUT), asked)
    collect(RIVAL, asked, race.answers_file(home, race.HELD_OUT, RIVAL), home, limit_s=60, starter=begin)
    clock = questions("go on", "go home")
    write_questions(race.questions_file(home, race.CLOCK), clock)
    timed = time_rival(RIVAL, clock, home, starter=begin)
    write_timed(race.timing_file(home, RIVAL), RIVAL, clock, timed)
    race.note(home, "missing", {"guesslang": "no Python for it"})
    race.note(home, "size_mb", {"flourite": 0.3})

    found = race.gather(home, table, ["go", "rust", "plaintext"])

    entry = found.entries["flourite"]
    assert [row.right for row in entry.judged[race.HELD_OUT]] == [True, False]
    assert entry.timed == timed
    assert list(found.sets) == [race.HELD_OUT]
    assert (entry.known, entry.n_words, entry.size_mb) == ({"go", "rust"}, 2, 0.3)
    assert found.entries["guesslang"].missing == "no Python for it"
    assert not found.entries["guesslang"].judged
