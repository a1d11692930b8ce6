"""The parser's complaints, and every way to look a language up, on tables of three lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lsp_langid.core.languages import Language, LanguageTable
from lsp_langid.errors import LanguageTableError, UnknownLanguageError

SMALL = """
[family.c]
superset = "cpp"

[language.c]
name = "C"
vscode = "c"
neovim = "c"
linguist = "C"
fences = ["c", "h"]
extensions = [".c"]
shared_extensions = [".h"]
family = "c"

[language.cpp]
name = "C++"
vscode = "cpp"
neovim = "cpp"
linguist = "C++"
fences = ["c++", "cpp"]
aliases = ["c plus plus"]
extensions = [".C", ".cpp"]
shared_extensions = [".h"]
family = "c"

[language.emacs-lisp]
name = "Emacs Lisp"
neovim = "lisp"
linguist = "Emacs Lisp"
fences = ["elisp"]

[language.fortran]
name = "Fortran"
vscode = "FortranFreeForm"

[language.lisp]
name = "Common Lisp"
neovim = "lisp"

[language.make]
name = "Makefile"
filenames = ["GNUmakefile", "Makefile"]
interpreters = ["make"]

[language.perl]
name = "Perl"
interpreters = ["perl"]

[language.python]
name = "Python"
extensions = [".py"]
interpreters = ["python"]

[language.raku]
name = "Raku"
interpreters = ["perl6", "raku"]
"""


@pytest.fixture(scope="module")
def table():
    return LanguageTable.parse(SMALL)


def complaints(toml_text):
    """The lines of the one exception a broken table raises, without the headline."""
    with pytest.raises(LanguageTableError) as caught:
        LanguageTable.parse(toml_text)
    return str(caught.value).splitlines()[1:]


def check_complaint(toml_text, *fragments):
    """Exactly one complaint, and it says all of this."""
    (line,) = complaints(toml_text)
    for fragment in fragments:
        assert fragment in line


def row(language_id, *fields):
    return "\n".join([f"[language.{language_id}]", f'name = "The {language_id}"', *fields, ""])


# Looking up


def test_iterates_in_order_of_id_and_counts_rows(table):
    ids = [language.id for language in table]
    assert ids == sorted(ids)
    assert len(table) == len(ids) == 9


def test_in_asks_for_an_id_and_nothing_else(table):
    assert "cpp" in table
    assert "C++" not in table
    assert None not in table


def test_a_field_that_is_left_out_is_empty(table):
    language = table.by_id("perl")
    assert (language.vscode, language.neovim, language.linguist, language.family) == (None, None, None, None)
    assert (language.fences, language.aliases, language.extensions, language.filenames) == ((), (), (), ())


@pytest.mark.parametrize(
    ("door", "word", "language_id"),
    [
        ("by_id", "cpp", "cpp"),
        ("by_vscode", "FortranFreeForm", "fortran"),
        ("by_neovim", "cpp", "cpp"),
        ("by_linguist", "C++", "cpp"),
        ("by_fence", "c++", "cpp"),
        ("by_filename", "GNUmakefile", "make"),
        ("by_interpreter", "make", "make"),
    ],
)
def test_every_door_knows_its_own_spelling(table, door, word, language_id):
    assert getattr(table, door)(word) is table.by_id(language_id)


@pytest.mark.parametrize(
    "door", ["by_id", "by_vscode", "by_neovim", "by_linguist", "by_fence", "by_filename", "by_interpreter"]
)
@pytest.mark.parametrize("stranger", ["", "klingon", "C plus plus"])
def test_every_door_returns_none_for_a_stranger(table, door, stranger):
    assert getattr(table, door)(stranger) is None


@pytest.mark.parametrize(
    ("door", "word"),
    [("by_id", "CPP"), ("by_vscode", "fortranfreeform"), ("by_linguist", "c++"), ("by_filename", "MAKEFILE")],
)
def test_names_of_others_are_taken_to_the_letter(table, door, word):
    assert getattr(table, door)(word) is None


def test_fences_are_taken_in_any_case(table):
    assert table.by_fence("CPP") is table.by_id("cpp")


@pytest.mark.parametrize(
    ("interpreter", "language_id"),
    [
        pytest.param("python3", "python", id="major-version"),
        pytest.param("python3.12", "python", id="minor-version"),
        pytest.param("python-3.12", "python", id="version-behind-a-dash"),
        pytest.param("perl5", "perl", id="perl5-is-perl"),
        pytest.param("perl6", "raku", id="the-exact-name-goes-first"),
    ],
)
def test_the_version_of_an_interpreter_is_ignored(table, interpreter, language_id):
    assert table.by_interpreter(interpreter) is table.by_id(language_id)


@pytest.mark.parametrize(
    ("extension", "ids"),
    [
        pytest.param(".py", ["python"], id="settled"),
        pytest.param(".h", ["c", "cpp"], id="shared"),
        pytest.param(".xyz", [], id="unknown"),
        pytest.param("py", [], id="an-extension-has-a-dot"),
        pytest.param(".PY", ["python"], id="capitals-when-nothing-else-fits"),
        pytest.param(".C", ["cpp"], id="case-decides-where-the-table-says-so"),
        pytest.param(".c", ["c"], id="and-the-other-way-round"),
    ],
)
def test_an_extension_leads_to_all_who_claim_it(table, extension, ids):
    assert [language.id for language in table.by_extension(extension)] == ids


def test_of_several_rows_with_one_name_the_one_with_that_id_answers(table):
    assert table.by_neovim("lisp") is table.by_id("lisp")


def test_of_several_rows_with_one_name_a_superset_comes_next():
    table = LanguageTable.parse(
        '[family.sql]\nsuperset = "mysql"\n'
        + row("ansi", 'neovim = "sql"', 'family = "sql"')
        + row("mysql", 'neovim = "sql"', 'family = "sql"')
    )
    assert table.by_neovim("sql") is table.by_id("mysql")


def test_of_several_rows_with_one_name_the_first_id_comes_last():
    table = LanguageTable.parse(row("ansi", 'neovim = "sql"') + row("mysql", 'neovim = "sql"'))
    assert table.by_neovim("sql") is table.by_id("ansi")


@pytest.mark.parametrize(
    "spelling", ["cpp", "CPP", "C++", " c++ ", "C Plus Plus"], ids=["id", "case", "name", "blanks", "alias"]
)
def test_find_takes_any_spelling(table, spelling):
    assert table.find(spelling) is table.by_id("cpp")


def test_find_takes_the_words_of_editors(table):
    assert table.find("FortranFreeForm") is table.by_id("fortran")


def test_find_prefers_our_words_to_those_of_editors(table):
    assert table.find("lisp") is table.by_id("lisp")


def test_find_suggests_near_matches_by_their_id(table):
    with pytest.raises(UnknownLanguageError, match=r"no language 'pyhton'; did you mean python\?"):
        table.find("pyhton")


def test_find_suggests_each_language_once():
    table = LanguageTable.parse(row("javascript", 'fences = ["javascript", "javascript2", "javascripts"]'))
    with pytest.raises(UnknownLanguageError, match=r"did you mean javascript\?"):
        table.find("javascrip")


def test_find_suggests_three_languages_at_most():
    table = LanguageTable.parse("".join(row(f"basic{digit}") for digit in range(5)))
    with pytest.raises(UnknownLanguageError) as caught:
        table.find("basic")
    assert str(caught.value).count(" or ") == 2


def test_find_does_not_guess_when_nothing_is_near(table):
    with pytest.raises(UnknownLanguageError) as caught:
        table.find("@@@@")
    assert "did you mean" not in str(caught.value)
    assert "lsp-langid languages" in str(caught.value)


def test_a_family_leads_to_its_superset(table):
    assert table.superset("c") is table.by_id("cpp")
    assert dict(table.families) == {"c": table.by_id("cpp")}


def test_an_unknown_family_is_a_key_error(table):
    with pytest.raises(KeyError):
        table.superset("java")


def test_nobody_can_change_the_families(table):
    with pytest.raises(TypeError):
        table.families["d"] = table.by_id("c")


TEMPLATES = """
[family.c]
superset = "cpp"
""" + "".join(
    [
        row("c", 'family = "c"'),
        row("cpp", 'family = "c"'),
        row("html"),
        row("jinja", 'hosts = ["html", "yaml"]'),
        row("twig", 'hosts = ["html"]'),
        row("yaml"),
    ]
)


@pytest.mark.parametrize(
    ("shown", "true", "does"),
    [
        pytest.param("c", "c", True, id="itself"),
        pytest.param("c", "cpp", True, id="one-of-its-family"),
        pytest.param("html", "twig", True, id="a-template-of-it"),
        pytest.param("twig", "html", False, id="but-no-template-for-its-host"),
        pytest.param("twig", "jinja", False, id="nor-for-another-of-the-same-host"),
        pytest.param("yaml", "jinja", True, id="the-second-of-two-hosts"),
        pytest.param("yaml", "twig", False, id="a-stranger"),
    ],
)
def test_a_language_stands_for_its_family_and_for_what_is_written_into_it(shown, true, does):
    table = LanguageTable.parse(TEMPLATES)

    assert table.by_id(shown).stands_for(table.by_id(true)) is does


def test_the_decoded_document_gives_the_same_table_as_the_text():
    document = {"language": {"c": {"name": "C", "extensions": [".c"]}}}
    assert list(LanguageTable.from_document(document)) == list(
        LanguageTable.parse('[language.c]\nname = "C"\nextensions = [".c"]')
    )


# Complaints: one test per rule


def test_what_is_not_toml_is_said_with_its_line():
    with pytest.raises(LanguageTableError, match=r"not TOML: .*line 2"):
        LanguageTable.parse("[language.c]\nname = C")


def test_an_empty_table_is_refused():
    check_complaint("", "no [language.ID] row at all")


@pytest.mark.parametrize("host", ["c", "klingon"])
def test_a_host_is_another_language(host):
    check_complaint(row("c", f'hosts = ["{host}"]'), "[language.c]", f"'{host}' is not the id of another")


def test_a_host_has_no_host_itself():
    rows = row("a") + row("b", 'hosts = ["a"]') + row("c", 'hosts = ["b"]')

    check_complaint(rows, "[language.c]", "'b' has hosts itself")


def test_an_unknown_section_is_refused():
    check_complaint('[lang.c]\nname = "C"\n' + row("d"), "[lang]", "unknown section")


def test_a_section_holds_tables():
    check_complaint("family = 3\n" + row("c"), "family: wanted tables, got 3")


def test_a_row_is_a_table():
    check_complaint('[language]\nc = "C"\n' + row("d"), "[language] c", "wanted a table of its own")


def test_an_unknown_field_is_refused_and_the_known_ones_are_named():
    check_complaint(row("c", 'extension = ".c"'), "[language.c]", "`extension`", "shared_extensions")


@pytest.mark.parametrize("value", ["false", "1", '"yes"'])
def test_everyday_is_true_or_left_out(value):
    check_complaint(row("c", f"everyday = {value}"), "[language.c]", "everyday is `true` or left out")


@pytest.mark.parametrize("value", ["3", '""', '" C"', '["C"]'], ids=["number", "empty", "blank", "list"])
def test_a_name_is_a_text(value):
    check_complaint(f"[language.c]\nname = {value}\n", "[language.c]", "name must be a text")


@pytest.mark.parametrize("value", ['".c"', "[]", "[3]", '[""]'], ids=["text", "empty", "number", "blank"])
def test_a_list_holds_texts_and_is_left_out_when_empty(value):
    check_complaint(row("c", f"extensions = {value}"), "[language.c]", "extensions must be a list of texts")


def test_every_row_has_a_name():
    check_complaint("[language.c]\nvscode = 'c'\n", "[language.c]", "name is missing")


@pytest.mark.parametrize("language_id", ["C", "'c sharp'", "'c++'", "-c"])
def test_an_id_is_lower_case_and_plain(language_id):
    check_complaint(f'[language.{language_id}]\nname = "See"\n', "an id is lower case")


@pytest.mark.parametrize("field", ["fences", "aliases"])
@pytest.mark.parametrize("word", ["C", " c"])
def test_tags_and_aliases_are_lower_case(field, word):
    check_complaint(row("d", f'{field} = ["{word}"]'), "[language.d]", field, "lower case", repr(word))


@pytest.mark.parametrize("field", ["filenames", "interpreters"])
def test_names_of_files_and_interpreters_have_no_folders(field):
    check_complaint(row("c", f'{field} = ["bin/tcc"]'), "[language.c]", field, "without folders", "'bin/tcc'")


def test_an_extension_begins_with_its_dot():
    check_complaint(row("c", 'extensions = ["c"]'), "[language.c]", "begin with a dot", "'c'")


@pytest.mark.parametrize(
    "field", ["fences", "aliases", "extensions", "filenames", "interpreters", "shared_extensions"]
)
def test_a_list_names_nothing_twice(field):
    other = row("d", 'shared_extensions = [".x"]') if field == "shared_extensions" else ""
    check_complaint(row("c", f'{field} = [".x", ".x"]') + other, "[language.c]", f"{field} names .x twice")


def test_rows_are_sorted():
    check_complaint(row("d") + row("c"), "[language.c]: out of order", "behind [language.d]")


def test_families_are_sorted():
    check_complaint(
        '[family.sql]\nsuperset = "sql"\n[family.c]\nsuperset = "cpp"\n'
        + row("c", 'family = "c"')
        + row("cpp", 'family = "c"')
        + row("plsql", 'family = "sql"')
        + row("sql", 'family = "sql"'),
        "[family.c]: out of order",
    )


@pytest.mark.parametrize(
    "first", ['fences = ["x"]', 'aliases = ["x"]'], ids=["claimed-as-fence", "claimed-as-alias"]
)
@pytest.mark.parametrize(
    "second", ['fences = ["x"]', 'aliases = ["x"]'], ids=["again-as-fence", "again-as-alias"]
)
def test_a_word_belongs_to_one_row(first, second):
    check_complaint(row("c", first) + row("d", second), "[language.d]", "'x' belongs to [language.c] already")


def test_an_id_is_no_fence_of_another_row():
    check_complaint(
        row("c", 'fences = ["d"]') + row("d"), "[language.d]", "'d' belongs to [language.c] already"
    )


def test_a_display_name_is_a_word_too_in_any_case():
    check_complaint(
        '[language.c]\nname = "Sea"\n[language.d]\nname = "Dee"\nfences = ["sea"]\n',
        "[language.d]: name 'sea' belongs to [language.c] already",
    )


@pytest.mark.parametrize(("field", "kind"), [("filenames", "file name"), ("interpreters", "interpreter")])
def test_a_file_name_and_an_interpreter_belong_to_one_row(field, kind):
    claim = f'{field} = ["build"]'
    check_complaint(
        row("c", claim) + row("d", claim), f"[language.d]: {kind} 'build' belongs to [language.c] already"
    )


def test_an_extension_settles_one_language_only():
    check_complaint(
        row("c", 'extensions = [".h"]') + row("cpp", 'extensions = [".h"]'),
        "[language.cpp]",
        "'.h' is claimed by ['c', 'cpp']",
        "shared_extensions",
    )


def test_an_extension_is_not_settled_and_shared_at_once():
    check_complaint(
        row("c", 'extensions = [".h"]') + row("cpp", 'shared_extensions = [".h"]'),
        "[language.cpp]",
        "'.h' is claimed by ['c', 'cpp']",
    )


def test_a_shared_extension_is_shared_with_somebody():
    check_complaint(row("c", 'shared_extensions = [".h"]'), "[language.c]: nobody shares extension '.h'")


def test_a_row_belongs_to_a_family_that_exists():
    check_complaint(row("c", 'family = "sea"'), "[language.c]: unknown family 'sea'")


def test_the_superset_is_a_member():
    check_complaint(
        '[family.c]\nsuperset = "d"\n' + row("c", 'family = "c"') + row("cpp", 'family = "c"') + row("d"),
        "[family.c]: superset 'd' is not a member",
        "['c', 'cpp']",
    )


def test_a_family_has_two_members_or_more():
    check_complaint(
        '[family.c]\nsuperset = "c"\n' + row("c", 'family = "c"'), "[family.c]", "two members or more"
    )


@pytest.mark.parametrize("fields", ["", "superset = 3", 'superset = "c"\nmembers = ["c"]'])
def test_a_family_says_its_superset_and_nothing_else(fields):
    check_complaint(f"[family.c]\n{fields}\n" + row("c"), "[family.c]: wanted `superset")


@pytest.mark.parametrize("door", ["vscode", "neovim", "linguist"])
def test_a_word_of_an_editor_means_the_same_to_find(door):
    """Else `--only idl` and an editor's `idl` would be two languages."""
    check_complaint(
        row("idl") + row("pvwave", f'{door} = "IDL"'),
        f"[language.pvwave]: {door} name 'IDL' leads here",
        "`find` takes it for [language.idl]",
    )


def test_two_editors_mean_the_same_by_one_word():
    check_complaint(
        row("c", 'vscode = "sea"') + row("d", 'linguist = "SEA"'),
        "[language.d]: linguist name 'SEA' leads here",
        "[language.c]",
    )


def test_everything_wrong_is_said_at_once():
    lines = complaints(
        '[family.c]\nsuperset = "cpp"\n'
        + row("d", "colour = 3")
        + row("c", 'fences = ["D"]', 'family = "sea"')
        + row("e", 'fences = ["d"]')
    )
    said = "\n".join(lines)
    for fragment in ("colour", "lower case", "out of order", "unknown family", "not a member", "belongs to"):
        assert fragment in said


def test_the_headline_counts_the_complaints():
    with pytest.raises(LanguageTableError, match=r"breaks its rules .* 2 times"):
        LanguageTable.parse(row("c", 'extensions = ["c"]', "colour = 3"))


def test_a_table_can_be_extended_and_known_words_lead_where_they_led():
    table = LanguageTable.parse(SMALL)
    own = Language("aa", "My C", vscode="c", neovim="mine", extensions=(".aa",), shared_extensions=(".c",))

    wider = table.extended([own])

    assert (wider.by_id("aa"), wider.by_neovim("mine"), wider.find("my c")) == (own, own, own)
    assert wider.by_vscode("c") == table.by_vscode("c")
    assert wider.by_extension(".c") == (own, table.find("c"))
    assert len(wider) == len(table) + 1
    assert table.by_id("aa") is None


def test_a_row_of_a_known_id_takes_the_place_of_that_row_under_all_its_names():
    table = LanguageTable.parse(SMALL)
    changed = replace(table.find("cpp"), weak=True)

    wider = table.extended([changed])

    assert wider.find("c plus plus") is wider.by_vscode("cpp") is wider.superset("c") is changed
    assert len(wider) == len(table)


@pytest.mark.parametrize(
    ("word", "known"), [("CPP", True), ("c plus plus", True), ("lisp", True), ("klingon", False)]
)
def test_tells_whether_a_word_is_taken(word, known):
    assert LanguageTable.parse(SMALL).has_word(word) is known
