from __future__ import annotations

import pytest

from lsp_langid.core.policy import Policy, decide
from lsp_langid.core.verdict import Ranked, Reason

POLICY = Policy(0.6, {"rust": 0.9}, 6)


def ranked(table, **confidences):
    rows = [Ranked(table.by_id(name), value) for name, value in confidences.items()]
    return sorted(rows, key=lambda row: -row.confidence)


@pytest.mark.parametrize(
    ("confidences", "visible", "language", "reason"),
    [
        pytest.param({"python": 0.7}, 20, "python", Reason.MODEL, id="sure-enough"),
        pytest.param({"python": 0.6}, 20, "python", Reason.MODEL, id="at-the-threshold"),
        pytest.param({"python": 0.59}, 20, None, Reason.UNSURE, id="below-the-threshold"),
        pytest.param({"python": 0.55, "cython": 0.4}, 20, "python", Reason.MODEL, id="doubt-within-a-family"),
        pytest.param({"python": 0.55, "ruby": 0.4}, 20, None, Reason.UNSURE, id="doubt-between-strangers"),
        pytest.param(
            {"javascript": 0.45, "typescript": 0.44}, 20, None, Reason.UNSURE, id="no-leader-in-a-family"
        ),
        pytest.param({"rust": 0.8}, 20, None, Reason.UNSURE, id="a-language-that-needs-more"),
        pytest.param({"rust": 0.95}, 20, "rust", Reason.MODEL, id="and-gets-it"),
        pytest.param({"python": 0.99}, 5, None, Reason.TOO_SHORT, id="five-characters-prove-nothing"),
        pytest.param({"plaintext": 0.2}, 20, None, Reason.NOT_CODE, id="prose-however-unsure"),
    ],
)
def test_speaks_or_stays_silent_and_says_why(table, confidences, visible, language, reason):
    verdict = decide(ranked(table, **confidences), POLICY, visible)

    assert (verdict.language and verdict.language.id, verdict.reason) == (language, reason)


def test_prose_is_left_alone_even_when_the_user_named_only_languages(table):
    prose = Ranked(table.by_id("plaintext"), 0.9)

    verdict = decide(ranked(table, python=0.99), POLICY, 20, prose)

    assert (verdict.language, verdict.reason, verdict.confidence) == (None, Reason.NOT_CODE, 0.9)
    assert verdict.best.id == "python"
