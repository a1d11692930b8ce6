from __future__ import annotations

import json
from dataclasses import replace

import pytest
from stub_detector import StubDetector, language

from lsp_langid.core.regions.region import Region, RegionKind
from lsp_langid.core.verdict import Ranked
from lsp_langid.lsp.client import Client
from lsp_langid.lsp.session import Publish, Standing, State, Why
from lsp_langid.lsp.wire import (
    N_CANDIDATES,
    answer_to_wire,
    explanation_to_wire,
    language_to_wire,
    notice_to_wire,
    region_to_wire,
    state_to_wire,
)

URI = "untitled:Untitled-1"
PYTHON = StubDetector().identify("def f(): pass")
UNSURE = StubDetector().identify("perhaps nothing")
NEOVIM, VSCODE = Client(name="Neovim"), Client(name="Visual Studio Code")


def notice(told, verdict, *, change=False, confidence=None, client=VSCODE):
    name = language(told) if told else None
    standing = Standing(URI, 7, State.AUTOMATIC, Why.TENTATIVE, name, confidence, 1)
    return notice_to_wire(Publish(URI, 7, verdict, standing, change), client)


def test_an_answer_carries_every_editors_word():
    answer = answer_to_wire(StubDetector().identify("#!/bin/sh\nexit 1"))

    assert (answer["language"], answer["name"], answer["reason"]) == ("shellscript", "Shell", "shebang")
    assert (answer["vscode"], answer["neovim"], answer["linguist"]) == ("shellscript", "sh", "Shell")


def test_a_silent_answer_names_no_language_but_keeps_the_candidates():
    answer = answer_to_wire(StubDetector().identify("perhaps nothing"))

    assert {answer[field] for field in ("language", "name", "vscode", "neovim", "linguist")} == {None}
    assert (answer["reason"], answer["candidates"][0]["language"]) == ("unsure", "ruby")


def test_a_language_an_editor_does_not_know_is_null_for_it():
    answer = answer_to_wire(StubDetector().identify("proc f(x: int)"))

    assert (answer["language"], answer["vscode"], answer["neovim"]) == ("nim", None, "nim")


def test_confidence_is_rounded():
    verdict = replace(StubDetector().identify("def f(): pass"), confidence=0.123456789)

    assert answer_to_wire(verdict)["confidence"] == 0.1235


def test_there_are_no_more_candidates_than_promised():
    verdict = replace(StubDetector().identify("def f(): pass"), ranked=(Ranked(language("nim"), 0.01),) * 9)

    assert len(answer_to_wire(verdict)["candidates"]) == N_CANDIDATES


def test_an_explanation_is_there_only_when_it_is_given():
    detector = StubDetector()

    assert "explanation" not in answer_to_wire(PYTHON)
    explanation = explanation_to_wire(detector.explain("def f(): pass"))
    assert answer_to_wire(PYTHON, explanation)["explanation"] == {
        "answer": "python",
        "runnerUp": "ruby",
        "supporting": [{"token": "def", "weight": 3.1416}],
        "opposing": [{"token": ",", "weight": -0.75}],
    }


def test_a_notice_says_where_a_document_stands_and_what_was_found():
    assert notice("python", PYTHON, change=True, confidence=0.97314) == {
        "uri": URI,
        "version": 7,
        "language": "python",
        "name": "Python",
        "vscode": "python",
        "neovim": "python",
        "linguist": "Python",
        "languageId": "python",
        "change": True,
        "state": "automatic",
        "why": "tentative",
        "confidence": 0.9731,
        "reason": "model",
        "candidates": answer_to_wire(PYTHON)["candidates"],
    }


def test_the_id_to_set_is_the_clients_own_word():
    assert notice("shellscript", None, change=True, client=NEOVIM)["languageId"] == "sh"


@pytest.mark.parametrize(("client", "word"), [(VSCODE, "plaintext"), (NEOVIM, "text")])
def test_going_back_to_plain_text_names_the_clients_word_for_it(client, word):
    back = notice(None, UNSURE, change=True, client=client)

    assert (back["language"], back["languageId"], back["change"]) == (None, word, True)


def test_without_a_language_or_a_change_there_is_nothing_to_set():
    assert notice(None, UNSURE)["languageId"] is None


def test_a_language_that_the_client_has_no_word_for_is_told_but_not_to_be_set():
    told = notice("nim", None, change=True, client=VSCODE)

    assert (told["language"], told["languageId"], told["change"]) == ("nim", None, False)


def test_silence_carries_the_confidence_of_the_best_guess_and_its_reason():
    silent = notice(None, UNSURE)

    assert (silent["language"], silent["confidence"], silent["reason"]) == (None, 0.3004, "unsure")


def test_a_choice_is_not_given_the_reason_of_a_text_that_says_otherwise():
    chosen = notice("ruby", PYTHON, change=True)

    assert (chosen["language"], chosen["confidence"], chosen["reason"]) == ("ruby", None, None)
    assert chosen["candidates"][0]["language"] == "python"


def test_a_document_that_was_never_looked_at_has_no_candidates():
    assert notice("ruby", None)["candidates"] == []


def test_a_state_is_told_with_its_reason_in_words():
    standing = Standing(URI, 7, State.LOCKED, Why.CHOSEN, language("nim"), None, 2)

    answer = state_to_wire(standing, VSCODE, "Locked: you chose the language")

    assert (answer["state"], answer["why"], answer["changes"]) == ("locked", "chosen", 2)
    assert answer["because"] == "Locked: you chose the language"
    assert (answer["language"], answer["languageId"], answer["confidence"]) == ("nim", None, None)


def test_a_language_is_listed_with_the_clients_word():
    row = language_to_wire(language("shellscript"), NEOVIM, taught=False)

    assert (row["language"], row["name"], row["languageId"], row["taught"]) == (
        *("shellscript", "Shell", "sh"),
        False,
    )


def test_regions_keep_what_is_inside_them_and_count_lines_of_the_document():
    inner = Region(2, 3, language("ruby"), 0.91237, RegionKind.HEREDOC)
    region = Region(1, 4, None, 0.0, RegionKind.OUTPUT, (inner,))

    answer = region_to_wire(region, first_line=10)

    assert (answer["startLine"], answer["endLine"], answer["kind"]) == (11, 14, "output")
    assert answer["language"] is None
    assert [(one["startLine"], one["language"], one["confidence"]) for one in answer["inner"]] == [
        (12, "ruby", 0.9124)
    ]


def test_what_goes_on_the_wire_is_json():
    message = notice("python", PYTHON, change=True, confidence=0.5)

    assert json.loads(json.dumps(message)) == message
