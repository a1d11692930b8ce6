"""Teaching a made-up language beside the shipped model."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

from lsp_langid.core.features import TokenBag
from lsp_langid.core.languages import Language
from lsp_langid.core.personal import Personal
from lsp_langid.core.personal.background import Background
from lsp_langid.errors import CorpusError
from lsp_langid.evaluation.cut import window
from lsp_langid.training.teach import FEWEST_FILES, teach

TESTS = Path(__file__).parents[1]
SNIPPETS = sorted((TESTS / "snippets").glob("*.txt"))
FLOW = Language("flow", "Flow")
PARTS = ("pump", "valve", "tank", "mixer", "heater", "probe", "inlet", "buffer")
LINES = (
    "when @{0}.level above {2}kPa => close {1};;",
    "let_through {0} ~> {1} at {2}L/min",
    "await @{0}.temp reaches {2}degC upto {2}s else alarm '{1} stuck'",
    "setpoint {0} := {2}degC ± 2",
    "%% check {0} before {1} runs",
    "phase {0}_rinse |>",
    "<| endphase",
)


def flow_files(count: int, seed: int = 1) -> list[str]:
    rng = random.Random(seed)
    return [
        "process Plant |>\n"
        + "".join(
            f"  {rng.choice(LINES).format(*rng.sample(PARTS, 2), rng.randint(1, 90))}\n"
            for _ in range(rng.randint(12, 30))
        )
        + "<| endprocess\n"
        for _ in range(count)
    ]


@pytest.fixture(scope="module")
def taught(detector):
    return teach(detector.model, detector.model.background(), FLOW, flow_files(12))


def test_it_is_told_in_files_it_was_not_taught_with_and_elsewhere_nothing_changes(detector, taught):
    mine = detector.with_personal(Personal((), (taught,)))
    rng = random.Random(2)
    pieces = [window(text, 5, rng) for text in flow_files(20, seed=9)]

    assert sum(mine.identify(piece).language == FLOW for piece in pieces if piece) >= 18
    for path in SNIPPETS:
        text = path.read_text(encoding="utf-8")
        assert mine.identify(text).language == detector.identify(text).language


def test_the_card_is_of_what_was_held_out(taught):
    assert taught.card["files"] == 12
    assert set(taught.card["recall"]) == {"1", "3", "10", "file"}
    assert taught.card["recall"]["file"] == {"windows": 12, "told": 1.0, "best_guess": 1.0}
    assert taught.card["other_languages"]["at_most"] < 0.005
    assert 0.5 <= taught.threshold < 1


def test_its_words_are_those_that_files_share_and_the_vocabulary_lacks(detector, taught):
    assert {"let_through", "endphase", "setpoint"} <= set(taught.words)
    assert not set(taught.words) & set(detector.model.spec.symbols)
    assert not any(word[0].isdigit() for word in taught.words)
    assert all(weight > 0 for weight in taught.words.values())


def test_the_same_files_teach_the_same(detector, taught):
    assert teach(detector.model, detector.model.background(), FLOW, flow_files(12)) == taught


def test_too_few_files_are_refused_with_their_number(detector):
    with pytest.raises(CorpusError, match=f"9 different sample files, wanted {FEWEST_FILES}"):
        teach(detector.model, detector.model.background(), FLOW, flow_files(9))


def test_files_that_cannot_be_told_from_a_known_language_are_refused(model):
    """Taught under another name they would take that language's place."""
    texts = ["def def\nfn fn let\n" + "fn let fn fn\n" * number for number in range(1, 13)]
    bags = [TokenBag(model.spec).bag(text) for text in texts]
    rows = np.array([model.mlp.hidden(bag.indices, model.spec.weigh(bag.counts)) for bag in bags])
    background = Background.of_activations(
        np.vstack([rows, np.eye(3)[:2].repeat(500, axis=0)]),
        np.repeat([2, 0, 1], [12, 500, 500]),
        np.arange(1012),
        np.full(1012, 100),
    )

    with pytest.raises(CorpusError, match="hardly to be told from rust"):
        teach(model, background, Language("mine", "Mine"), texts)
