from __future__ import annotations

import math

import pytest

from benchmarks.peers.growth import exponent, quantile
from benchmarks.peers.install import NotInstalledError, find_python, folder_bytes, install
from benchmarks.peers.items import (
    SPEED_LENGTHS,
    Question,
    digest_of,
    of_suite,
    read_questions,
    texts_of_lengths,
    write_questions,
)
from benchmarks.peers.labels import LABELS, Vocabulary, read_exceptions
from benchmarks.peers.race import who
from benchmarks.peers.rivals import ABREAST, ENVIRONMENTS, RIVALS, Environment, beside, python_version
from benchmarks.peers.scores import Judged, about, by_chance, code, half_width, left_alone, score
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import InputError


@pytest.fixture(scope="module")
def exceptions(table):
    return read_exceptions(LABELS, table)


@pytest.mark.parametrize(
    ("vocabulary", "word", "ids"),
    [
        pytest.param("magika", "rust", {"rust"}, id="the-same-id"),
        pytest.param("magika", "cs", {"csharp"}, id="a-fence"),
        pytest.param("magika", "txt", {"plaintext"}, id="plain-text"),
        pytest.param("magika", "randomtxt", {"plaintext"}, id="text-without-meaning"),
        pytest.param("guesslang", "C#", {"csharp"}, id="a-display-name"),
        pytest.param("guesslang", "Objective-C", {"objective-c", "objective-cpp"}, id="one-word-for-two"),
        pytest.param("vscode", "py", {"python"}, id="an-extension"),
        pytest.param("vscode", "mm", {"objective-c", "objective-cpp"}, id="an-extension-for-two"),
        pytest.param("vscode", "v", {"verilog", "systemverilog"}, id="a-shared-extension"),
        pytest.param("codelang-detect", "unknown", {"plaintext"}, id="it-does-not-know"),
        pytest.param("hljs", "cpp", {"c", "cpp"}, id="c-is-cpp-on-purpose"),
        pytest.param("hljs", "xml", {"html", "xml"}, id="one-grammar-for-both"),
        pytest.param("linguist", "JSON", {"json"}, id="it-has-words-for-the-others"),
        pytest.param("linguist", "JSON with Comments", {"jsonc"}, id="a-linguist-name"),
        pytest.param("linguist", "Slice", {"slice"}, id="no-extension-though-it-looks-like-one"),
        pytest.param("linguist", "1C Enterprise", {"1c-enterprise"}, id="a-stranger-stands-for-itself"),
        pytest.param("pygments", "Text only", {"plaintext"}, id="text-only"),
        pytest.param("pygments", "XML+Django/Jinja", {"xml", "jinja"}, id="one-within-another"),
    ],
)
def test_a_rivals_word_leads_home(table, exceptions, vocabulary, word, ids):
    assert Vocabulary(vocabulary, table, exceptions).ids(word) == ids


def test_our_own_words_stand_for_themselves_alone(table, exceptions):
    """A rival's `javascript` may mean JSX; ours may not, for we have a word for that."""
    ours = Vocabulary("ours", table, exceptions)

    assert [language.id for language in table if ours.ids(language.id) != {language.id}] == []
    assert ours.ids(None) == {"plaintext"}


def test_silence_stands_for_plain_text(table, exceptions):
    assert Vocabulary("magika", table, exceptions).ids(None) == {"plaintext"}


def test_what_a_rival_knows_leaves_out_plain_text_and_strangers(table, exceptions):
    vocabulary = Vocabulary("guesslang", table, exceptions)

    known = vocabulary.known(["Python", "Visual Basic", "DM", "Text"], ["python", "vb", "plaintext"])

    assert known == {"python", "vb"}


def test_every_language_of_guesslang_is_in_the_table(table, exceptions):
    vocabulary = Vocabulary("guesslang", table, exceptions)
    words = """
        Assembly Batchfile C C# C++ Clojure CMake COBOL CoffeeScript CSS CSV Dart DM Dockerfile Elixir
        Erlang Fortran Go Groovy Haskell HTML INI Java JavaScript JSON Julia Kotlin Lisp Lua Makefile
        Markdown Matlab Objective-C OCaml Pascal Perl PHP PowerShell Prolog Python R Ruby Rust Scala
        Shell SQL Swift TeX TOML TypeScript Verilog XML YAML
    """

    assert [word for word in words.split() if not all(name in table for name in vocabulary.ids(word))] == []


def test_every_broken_row_of_the_label_file_is_reported_at_once(tmp_path, table):
    path = tmp_path / "labels.tsv"
    path.write_text(
        "# a comment\n\nhljs\tcpp\tc cpp\nhljs\tcpp\tc\nhljs\tx\tnowhere\nhljs only\n", encoding="utf-8"
    )

    with pytest.raises(InputError) as raised:
        read_exceptions(path, table)

    message = str(raised.value)
    assert all(
        part in message for part in ("line 4", "there twice", "line 5", "'nowhere'", "line 6", "1 fields")
    )


def rows(*pairs: tuple[str, str], band: int = 1) -> list[Judged]:
    return [Judged(label, band, frozenset(said.split("|"))) for label, said in pairs]


def test_shares_right_told_and_precise_are_counted():
    found = score(rows(("c", "c|cpp"), ("cpp", "c|cpp"), ("go", "plaintext"), ("rust", "go")))

    assert (found.n, found.accuracy, found.coverage) == (4, 0.5, 0.75)
    assert found.precision == pytest.approx(2 / 3)
    # c and cpp 1 each; rust 0; go was missed once and named once for rust: 0.
    assert found.macro_f1 == pytest.approx(2 / 4)


def test_a_word_for_several_languages_is_right_for_each_of_them():
    assert score(rows(("c", "c|cpp"), ("cpp", "c|cpp"))).macro_f1 == 1


def test_nothing_asked_gives_no_figure_and_no_error():
    found = score([])

    assert found.n == 0
    assert all(map(math.isnan, (found.accuracy, found.macro_f1, found.coverage, found.precision)))


def test_prose_is_left_alone_by_silence_and_by_plain_text():
    answers = rows(("plaintext", "plaintext"), ("plaintext", "ini"), ("go", "go"))

    assert left_alone(answers) == 0.5
    assert [row.label for row in code(answers)] == ["go"]
    assert [row.label for row in about(answers, {"plaintext"})] == ["plaintext"] * 2


def test_an_interval_narrows_with_the_root_of_the_number():
    assert half_width(0.5, 400) == pytest.approx(half_width(0.5, 100) / 2)
    assert math.isnan(half_width(0.5, 0))


def test_a_difference_is_chance_by_the_texts_that_only_one_gets_right():
    right, wrong = ("go", "go"), ("go", "c")
    first = rows(*[right] * 6, *[right] * 90, wrong)
    second = rows(*[wrong] * 6, *[right] * 90, wrong)

    assert by_chance(first, second) == by_chance(second, first) == pytest.approx(2 / 2**6)
    assert by_chance(first[:1], second[:1]) == by_chance(first, first) == by_chance([], []) == 1


@pytest.mark.parametrize("power", [0.0, 0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_law_is_found(power):
    costs = {length: 0.003 * length**power for length in (1_000, 10_000, 100_000, 1_000_000)}

    assert exponent(costs) == pytest.approx(power)


def test_the_exponent_is_fitted_where_it_is_asked_for():
    costs = {100: 5.0, 1_000: 1.0, 10_000: 10.0, 100_000: 10.0}

    assert exponent(costs, 1_000, 10_000) == pytest.approx(1)
    assert math.isnan(exponent(costs, 100_000))


def test_a_quantile_is_a_value_that_was_measured():
    values = [float(value) for value in range(1, 201)]

    assert (quantile(values, 0.5), quantile(values, 0.99), quantile([3.0], 0.99)) == (100.0, 198.0, 3.0)
    assert math.isnan(quantile([], 0.5))


def test_texts_for_the_clock_have_the_length_asked_for_and_differ():
    groups = {"go": [Record(f"package p{i}\n" * 9, "go", f"p{i}", "f", False) for i in range(5)]}

    questions = texts_of_lengths(groups, {20: 3, 1_000: 2}, seed=1)

    assert [(question.band, len(question.text)) for question in questions] == [(20, 20)] * 3 + [
        (1_000, 1_000)
    ] * 2
    assert len({question.text for question in questions}) == 5
    assert questions == texts_of_lengths(groups, {20: 3, 1_000: 2}, seed=1)


def test_the_lengths_of_the_issue_are_among_those_that_are_timed():
    assert {100, 1_000, 10_000, 1_000_000} <= set(SPEED_LENGTHS)


def test_questions_come_back_as_they_were_kept(tmp_path):
    questions = [Question("a", "one\u2028line\n", "go", 1), Question("b", "ä\r\n", "plaintext", 0)]
    path = tmp_path / "deep" / "questions.jsonl"

    write_questions(path, questions)

    assert read_questions(path) == questions
    assert digest_of(read_questions(path)) == digest_of(questions) != digest_of(questions[::-1])


def test_questions_that_were_never_cut_say_how_to_cut_them(tmp_path):
    with pytest.raises(InputError, match="--corpus"):
        read_questions(tmp_path / "questions.jsonl")


def test_labels_of_a_suite_take_turns(tmp_path, small_detector):
    path = tmp_path / "suite.jsonl"
    lines = [f'{{"id": "{i}", "text": "x", "label": "go"}}' for i in range(9)]
    lines += [
        '{"id": "p", "text": "y", "label": "python"}',
        '{"id": "q", "text": "z", "label": "go-checksums"}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")

    chosen = of_suite(path, small_detector, 4, seed=1)

    assert sorted(question.label for question in chosen) == ["go", "go", "go.sum", "python"]


def test_every_rival_belongs_somewhere_and_its_runner_knows_it():
    for rival in RIVALS.values():
        assert rival.environment in ENVIRONMENTS
        assert rival.runner_name in RIVALS
        assert rival.judged or rival.timed
    assert set(ABREAST) <= set(RIVALS)


def test_a_rival_is_set_beside_our_row_of_its_kind():
    assert beside(RIVALS["magika"]).name == "ours"
    assert beside(RIVALS["magika-best"]).name == "ours-best"


@pytest.mark.parametrize(
    ("named", "rows"),
    [
        ([], list(RIVALS)),
        (["vscode"], ["vscode", "vscode-raw"]),
        (["magika-best"], ["magika-best"]),
        (["ours"], ["ours", "ours-best", "ours-pure", "ours-batch"]),
    ],
    ids=str,
)
def test_a_name_on_the_command_line_brings_all_rows_of_its_engine(named, rows):
    assert [rival.name for rival in who(named)] == rows


def test_this_python_is_found_and_one_that_never_was_is_not():
    assert find_python([python_version()]) is not None
    assert find_python(["2.0"]) is None


def test_a_rival_whose_python_is_not_here_says_so(tmp_path):
    environment = Environment("ancient", "python", ("ancient==1",), ("2.0", "2.1"))

    with pytest.raises(NotInstalledError, match=r"needs Python 2\.0 or 2\.1"):
        install(environment, tmp_path)


def test_size_on_disk_leaves_out_installer_and_compiled_code(tmp_path):
    for name in ("rival/code.py", "rival/__pycache__/code.pyc", "pip/big.py", "setuptools-1.dist-info/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 100)

    assert folder_bytes(tmp_path) == 100
