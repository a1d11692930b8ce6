"""Many texts at once are answered as each alone."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lsp_langid.core.detector import Detector
from lsp_langid.core.features import TokenBag
from lsp_langid.core.languages import Language
from lsp_langid.core.personal import Personal, TaughtLanguage
from lsp_langid.core.policy import MODES
from lsp_langid.core.verdict import Reason
from lsp_langid.errors import UnknownLanguageError

ROOT = Path(__file__).resolve().parents[2]
SNIPPETS = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests/snippets").glob("*.txt"))]
SOURCES = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "lsp_langid/core").rglob("*.py"))]
# Whole files and their beginnings, so that every length, silence and families come by.
REAL = [text[:length] for text in (*SNIPPETS, *SOURCES) for length in (6, 60, 300, 2_000, 200_000)]

pieces = st.sampled_from(
    [
        "def f(x):\n",
        "fn main() {\n",
        "let y = 1;\n",
        "#!/bin/sh\n",
        "{",
        "}",
        '"a": 1',
        "\r\n",
        "<b>",
        "é",
        "\x00",
    ]
)
texts = st.one_of(st.text(max_size=80), st.lists(pieces, max_size=12).map("".join))


@pytest.fixture(scope="module", params=["compiled where possible", "numpy alone"])
def detector(request, detector):
    """The shipped model, with the compiled kernel and without."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "numpy alone":
            patch.setattr("lsp_langid.core.forward.network_for", lambda *_, **__: None)
            patch.setattr("lsp_langid.core.features.kernel_for", lambda *_, **__: None)
            patch.setattr("lsp_langid.core.batch.native_best_places", lambda *_: None)
        yield Detector(detector.model, detector.table)


def assert_same(together, alone):
    """The same answer for the same reason, with the same numbers to the last digit."""
    assert list(together) == list(alone)


@pytest.mark.parametrize("batch_size", [1, 3, 64, 10_000])
def test_real_texts_are_answered_as_each_alone(detector, batch_size):
    alone = [detector.identify(text) for text in REAL]

    assert {verdict.reason for verdict in alone} >= {
        Reason.MODEL,
        Reason.FAMILY,
        Reason.UNSURE,
        Reason.TOO_SHORT,
    }
    assert_same(detector.identify_many(REAL, batch_size=batch_size), alone)


@settings(deadline=None)
@given(st.lists(texts, max_size=12), st.integers(1, 6))
def test_any_texts_are_answered_as_each_alone(detector, batch, size):
    assert_same(detector.identify_many(batch, batch_size=size), [detector.identify(text) for text in batch])


def test_the_same_texts_get_the_same_numbers_however_they_are_cut(detector):
    whole = list(detector.identify_many(REAL))

    assert list(detector.identify_many(REAL, batch_size=7)) == whole


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("min_visible", [None, 0, 3, 500])
def test_modes_and_lengths_count_as_for_one(detector, mode, min_visible):
    sample = REAL[::7]

    assert_same(
        detector.identify_many(sample, mode=mode, min_visible=min_visible),
        [detector.identify(text, mode=mode, min_visible=min_visible) for text in sample],
    )


def test_file_names_are_asked_text_by_text(detector):
    named = [
        ("int main(void);\n", "x.h"),
        ("def f():\n", "x.rs"),
        ("#include <vector>\nstd::vector<int> x;\n", "src/x.h"),
        ("def f(x):\n    return x\n", None),
        ("def f(x):\n    return x\n", "x.unheardof"),
        ("#!/bin/sh\necho\n", "x.h"),
        ("some words", "notes.txt"),
        ('{"a": 1}', ""),
    ]

    verdicts = list(detector.identify_many((text for text, _ in named), (name for _, name in named)))

    assert_same(verdicts, [detector.identify(text, name) for text, name in named])
    assert verdicts[1].reason is Reason.FILE_NAME


def test_the_languages_to_choose_from_bound_every_answer(detector, table):
    only = [table.find(name) for name in ("rust", "c", "cobol", "python", "shellscript")]
    sample = [*REAL[::5], "#!/bin/sh\n", "#!/usr/bin/env ruby\n"]

    together = list(detector.identify_many(sample, only=only))

    assert_same(together, [detector.identify(text, only=only) for text in sample])
    assert {row.language.id for verdict in together for row in verdict.ranked} <= {item.id for item in only}


def test_a_choice_of_many_languages_changes_no_digit_either(detector, table):
    only = [language for language in table if language.everyday]

    assert len(only) > 40
    assert_same(
        detector.identify_many(REAL[::3], only=only),
        [detector.identify(text, only=only) for text in REAL[::3]],
    )


def test_only_languages_that_nobody_knows_are_refused_at_once(small_detector, table):
    with pytest.raises(UnknownLanguageError, match="cobol"):
        small_detector.identify_many([], only=[table.find("cobol")])


def test_a_prior_is_taken_into_every_answer(detector):
    prior = detector.prior({"rust": 3.0, "python": -2.0, "klingon": 9.0})

    assert_same(
        detector.identify_many(REAL[::5], prior=prior),
        [detector.identify(text, prior=prior) for text in REAL[::5]],
    )


@pytest.fixture(scope="module")
def learned(detector):
    """The shipped model with a correction, a language it lacks and one that the user taught."""
    when = datetime(2026, 1, 1, tzinfo=timezone.utc)
    lessons = [
        ("begin let fn end\nphase one\n", "rust"),
        ("select a from b where c = d;\n", "cobol"),
    ]
    flow = TaughtLanguage(
        language=Language("flow", "Flow", extensions=(".flow",)),
        model=detector.model.identity,
        weights=(0.01,) * len(detector.model.mlp.b1_H),
        bias=-3.0,
        words={"endphase": 6.0},
        threshold=0.7,
    )
    corrections = tuple(detector.recall(text, detector.table.find(name), when=when) for text, name in lessons)
    return detector.with_personal(Personal(corrections, (flow,)))


def test_what_the_user_taught_is_known_to_a_batch(learned):
    sample = [
        *REAL[::5],
        "phase one\n  go\nendphase\n",
        "begin let fn end\nphase one\n",
        "select a from b where c\n",
    ]

    together = list(learned.identify_many(sample))

    assert_same(together, [learned.identify(text) for text in sample])
    assert list(learned.identify_many(sample, batch_size=5)) == together
    assert "flow" in {verdict.best.id for verdict in together}


def test_hands_out_answers_before_the_texts_are_all_there(detector):
    read = []
    verdicts = detector.identify_many((read.append(text) or text for text in REAL), batch_size=16)

    next(verdicts)

    assert len(read) == 16


def test_a_text_that_is_none_costs_no_other_its_answer(detector):
    verdicts = detector.identify_many(["def f():\n    pass\n", None, "fn main() {}\n"])

    assert next(verdicts).best.id == "python"
    with pytest.raises(TypeError, match="must be a string, got NoneType"):
        next(verdicts)
    assert next(verdicts).best.id == "rust"


def test_a_text_that_breaks_the_counting_costs_no_other_its_answer(detector, monkeypatch):
    counted = TokenBag.bag

    def fragile(bags, text):
        if "poison" in text:
            raise MemoryError("no room for this one")
        return counted(bags, text)

    monkeypatch.setattr(TokenBag, "bag", fragile)
    sample = ["def f():\n    pass\n", "let poison = 1", "fn main() {}\n", "{}", "let x"]

    verdicts = detector.identify_many(sample)

    first = next(verdicts)
    with pytest.raises(MemoryError, match="no room"):
        next(verdicts)
    assert_same([first, *verdicts], [detector.identify(text) for text in sample if "poison" not in text])


def test_a_source_that_breaks_off_has_what_it_gave_answered(detector):
    def source():
        yield "fn main() {}\n"
        raise OSError("the network is gone")

    verdicts = detector.identify_many(source())

    assert next(verdicts).best.id == "rust"
    with pytest.raises(OSError, match="the network is gone"):
        next(verdicts)


@pytest.mark.parametrize(
    ("names", "message"),
    [
        pytest.param(["a"], "1 file names and more texts than that", id="too-few"),
        pytest.param([None] * 3, "more file names than texts", id="too-many"),
    ],
)
def test_as_many_names_as_texts_are_wanted(detector, names, message):
    verdicts = detector.identify_many(["fn main() {}\n", "fn f() {}\n"], names)

    assert next(verdicts).best.id == "rust"
    with pytest.raises(ValueError, match=message):
        list(verdicts)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        pytest.param({"texts": "def"}, TypeError, "call `identify`", id="one-text-is-not-many"),
        pytest.param({"texts": 3}, TypeError, "not iterable", id="a-number"),
        pytest.param({"texts": [], "batch_size": 0}, ValueError, "at least 1", id="no-batch"),
        pytest.param(
            {"texts": [], "mode": "bold"}, ValueError, "careful, balanced, eager", id="no-such-mode"
        ),
    ],
)
def test_what_makes_no_sense_is_said_at_once(detector, arguments, error, message):
    with pytest.raises(error, match=message):
        detector.identify_many(**arguments)


def test_very_long_texts_wait_for_their_batch_cut_short(detector):
    line = "fn f(x: i32) -> i32 { x + 1 }\n"
    long = [line * n for n in (10_000, 100_000)]

    assert_same(detector.identify_many(long), [detector.identify(text) for text in long])


def test_eight_threads_get_what_one_gets(detector):
    alone = list(detector.identify_many(REAL, batch_size=32))

    def ask(start):
        rotated = REAL[start:] + REAL[:start]
        return list(detector.identify_many(rotated, batch_size=5 + start))

    with ThreadPoolExecutor(8) as threads:
        for start, verdicts in enumerate(threads.map(ask, range(8))):
            assert verdicts == alone[start:] + alone[:start]
