from __future__ import annotations

import ast
import json
import unicodedata
from collections import Counter

import pytest

from lsp_langid.assets import load_table
from lsp_langid.corpus.generated import MAKERS, made_candidates
from lsp_langid.corpus.generated.foreign import LANGUAGES
from lsp_langid.corpus.generated.maker import candidates, random_of
from lsp_langid.corpus.generated.phrases import PHRASES

SEED = 7
LEAST = {
    "plaintext": 6000,
    "log": 580,
    "csv": 390,
    "tsv": 140,
    "http": 240,
    "dotenv": 290,
    "git-commit": 240,
    "git-rebase": 110,
}
SUB_FORMATS = 8  # of a label at least: a split by project holds some of them out


@pytest.fixture(scope="module")
def made():
    return made_candidates(SEED)


def test_the_same_seed_gives_the_same_texts(made):
    assert made_candidates(SEED) == made


def test_another_seed_gives_other_texts():
    maker = MAKERS[0]

    assert [text.text for text in candidates(maker, 1)] != [text.text for text in candidates(maker, 2)]


def test_there_is_enough_of_every_label(made):
    counts = Counter(candidate.label for candidate in made)

    assert set(counts) == set(LEAST)
    assert {label: counts[label] for label in LEAST if counts[label] < LEAST[label]} == {}


def test_every_label_is_in_the_table(made):
    table = load_table()

    assert all(candidate.label in table for candidate in made)


@pytest.mark.parametrize("label", sorted(LEAST))
def test_a_label_has_many_sub_formats_and_none_rules(made, label):
    """A project with more than a fifth of a label is pinned to the training side."""
    projects = Counter(candidate.project for candidate in made if candidate.label == label)

    assert len(projects) >= SUB_FORMATS
    assert max(projects.values()) <= 0.2 * projects.total()


def test_no_two_makers_share_a_project():
    projects = [maker.project for maker in MAKERS]

    assert len(set(projects)) == len(projects)


def test_no_text_is_made_twice(made):
    texts = Counter((candidate.label, candidate.text) for candidate in made)

    assert sum(count - 1 for count in texts.values()) <= 0.02 * len(made)


def test_most_plain_texts_are_short(made):
    """Few lines are what people paste, and where every detector is weakest."""
    n_lines = [candidate.text.count("\n") + 1 for candidate in made if candidate.label == "plaintext"]

    assert sum(count <= 3 for count in n_lines) >= 0.4 * len(n_lines)


def test_texts_end_where_they_end(made):
    assert [
        candidate.path for candidate in made if len(candidate.text) > 12_000 or "\0" in candidate.text
    ] == []


def test_no_slot_is_left_open(made):
    """A pattern whose slot nobody filled would teach `{n}` as a word of the label."""
    slots = ("{n}", "{p}", "{v}", "{a}", "{#}", "{t}", "{N}", "{m}", "{}")
    found = [
        (candidate.project, slot)
        for candidate in made
        if candidate.label in ("plaintext", "log", "git-commit", "git-rebase")
        for slot in slots
        if slot in candidate.text
    ]

    assert [pair for pair in found if pair[1] != "{}"] == []
    assert len(found) <= 5


def test_no_plain_text_is_a_json_object(made):
    def is_json(text):
        try:
            return isinstance(json.loads(text), (dict, list))
        except ValueError:
            return False

    assert [text.project for text in made if text.label == "plaintext" and is_json(text.text)] == []


def test_no_plain_text_of_several_lines_is_a_python_program(made):
    """Single words and numbers parse as Python; statements one below the other must not."""

    def is_program(text):
        try:
            body = ast.parse(text).body
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            return False
        return any(not isinstance(statement, (ast.Expr, ast.AnnAssign)) for statement in body)

    assert [text.text for text in made if text.label == "plaintext" and is_program(text.text)] == []


def test_phrases_speak_many_languages_and_scripts():
    scripts = {
        unicodedata.name(char).split()[0]
        for sentences in PHRASES.values()
        for sentence in sentences
        for char in sentence
        if char.isalpha()
    }

    assert len(LANGUAGES) >= 45
    assert {
        "LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "DEVANAGARI", "BENGALI", "TAMIL", "TELUGU", "THAI",
        "GEORGIAN", "ARMENIAN", "HANGUL", "HIRAGANA", "KATAKANA", "CJK", "ETHIOPIC", "KHMER", "MYANMAR",
        "SINHALA", "GUJARATI", "GURMUKHI", "KANNADA", "MALAYALAM", "LAO", "TIBETAN",
    } <= scripts  # fmt: skip


def test_random_numbers_depend_on_the_key_alone():
    assert random_of(1, "a").random() == random_of(1, "a").random()
    assert random_of(1, "a").random() != random_of(1, "b").random()
