from __future__ import annotations

import io

import pytest
from corpus_texts import candidate
from rich.console import Console

from lsp_langid.corpus.shards import write_shards
from lsp_langid.corpus.stats import print_samples, print_stats, read_stats
from lsp_langid.errors import CorpusError, UnknownLanguageError


@pytest.fixture
def corpus(tmp_path):
    """Everyday Python out of nine projects, rare Ada out of four, one thin text of made log."""
    python = [candidate(n, project=f"p{n % 9}", licence="MIT" if n % 4 else "BSD") for n in range(300)]
    ada = [candidate(n, label="ada", project=f"a{n % 4}", kind="fence", licence="") for n in range(8)]
    log = [candidate(1, label="log", kind="made", licence="", project="made", text="a [b] c\n" * 30)]
    write_shards(tmp_path, {"python": python, "ada": ada, "log": log})
    return tmp_path


def printed(action, *args, width=200):
    console = Console(file=io.StringIO(), width=width)
    action(console, *args)
    return console.file.getvalue()


def row_of(output, label):
    return next(line for line in output.splitlines() if line.split()[:1] == [label])


def test_every_label_has_a_row_and_all_have_a_sum(corpus, table):
    output = printed(print_stats, corpus, table)

    assert row_of(output, "python").split()[1:5] == ["300", "0", "0", "9"]
    assert row_of(output, "ada").split()[1:5] == ["0", "8", "0", "4"]
    assert row_of(output, "all").split()[1:5] == ["300", "8", "1", "14"]
    assert "3 labels: 0 strong, 1 fair, 2 weak" in output


def test_the_commonest_licences_are_named(corpus, table):
    output = printed(print_stats, corpus, table)

    assert "MIT 75 %, BSD 25 %" in row_of(output, "python")
    assert "not stated 100 %" in row_of(output, "ada")


def test_everyday_languages_without_texts_are_named(corpus, table):
    missing = printed(print_stats, corpus, table).partition("without a text: ")[2]

    assert "javascript" in missing
    assert "python" not in missing


@pytest.mark.parametrize(
    ("label", "everyday", "grade"),
    [
        pytest.param("python", True, "weak", id="nine-projects-are-few-for-an-everyday-language"),
        pytest.param("python", False, "strong", id="and-many-for-another"),
        pytest.param("ada", False, "fair", id="enough-projects-few-texts"),
        pytest.param("log", False, "weak", id="one-project"),
    ],
)
def test_grades_follow_projects_first(corpus, table, label, everyday, grade):
    stats = {own.label: own for own in read_stats(corpus, table)}

    assert stats[label].grade(everyday) == grade


def test_samples_show_where_they_come_from_and_their_middle(corpus, table):
    output = printed(print_samples, corpus, table, "LOG", 3, 1)

    assert "made  src/1.py  (made)" in output
    assert output.count("a [b] c") == 12


def test_the_seed_chooses_the_samples(corpus, table):
    first, again, other = (printed(print_samples, corpus, table, "python", 5, seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other
    assert first.count("(file, ") == 5


def test_a_language_without_texts_says_where_to_look(corpus, table):
    with pytest.raises(CorpusError, match="corpus stats"):
        printed(print_samples, corpus, table, "perl", 3, 1)


def test_a_stranger_is_a_usage_error(corpus, table):
    with pytest.raises(UnknownLanguageError):
        printed(print_samples, corpus, table, "klingon", 3, 1)
