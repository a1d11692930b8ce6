"""The shipped table: what the parser cannot know, and what an editor of the file should be told."""

from __future__ import annotations

from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from lsp_langid.core.languages import LanguageTable

TABLE = LanguageTable.parse(files("lsp_langid").joinpath("languages.toml").read_text(encoding="utf-8"))
KNOWN_NAMES = Path(__file__).parents[1] / "data" / "known_names"


def known(name):
    """The lines of one committed list, without its head."""
    lines = (KNOWN_NAMES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if not line.startswith("#")}


every_language = pytest.mark.parametrize("language", TABLE, ids=lambda language: language.id)


# Size and order


def test_there_are_many_languages():
    assert len(TABLE) >= 150


def test_rows_are_in_order_of_id():
    ids = [language.id for language in TABLE]
    assert ids == sorted(ids)


def test_no_two_languages_are_shown_under_one_name():
    shown = Counter(language.name for language in TABLE)
    assert [name for name, times in shown.items() if times > 1] == []


# Doors: what goes in comes out


@every_language
def test_every_own_word_leads_home(language):
    for word in (language.id, language.name, *language.fences, *language.aliases):
        assert TABLE.find(word) is language
        assert TABLE.find(word.upper()) is language


@every_language
def test_every_fence_leads_home(language):
    """A tag belongs to one language, else training labels would be a coin toss."""
    for fence in language.fences:
        assert TABLE.by_fence(fence) is language


@every_language
def test_every_language_has_a_fence(language):
    """Without one nobody can label a code block with it."""
    assert language.fences


@every_language
def test_every_file_name_and_interpreter_leads_home(language):
    for filename in language.filenames:
        assert TABLE.by_filename(filename) is language
    for interpreter in language.interpreters:
        assert TABLE.by_interpreter(interpreter) is language


@every_language
def test_an_extension_settles_the_language_or_names_it_among_others(language):
    for extension in language.extensions:
        assert TABLE.by_extension(extension) == (language,)
    for extension in language.shared_extensions:
        assert language in TABLE.by_extension(extension)
        assert len(TABLE.by_extension(extension)) > 1


def test_capitals_in_an_extension_are_written_only_where_they_decide():
    written = {extension for language in TABLE for extension in language.extensions}
    capitals = {extension for extension in written if extension != extension.lower()}
    assert capitals == {".C", ".H"}
    for extension in capitals:
        assert TABLE.by_extension(extension) != TABLE.by_extension(extension.lower())


@pytest.mark.parametrize("door", ["vscode", "neovim", "linguist"])
def test_an_editors_word_leads_to_a_language_it_calls_so(door):
    for language in TABLE:
        word = getattr(language, door)
        if word is not None:
            answer = getattr(TABLE, f"by_{door}")(word)
            assert getattr(answer, door) == word
            assert TABLE.find(word) is answer


# Names of others


@pytest.mark.parametrize("world", ["vscode", "neovim", "linguist"])
def test_every_name_is_spelled_as_its_world_spells_it(world):
    """Compared with a committed list, so that a slip of the pen is noticed; a new name is added there."""
    used = {getattr(language, world) for language in TABLE} - {None}
    assert used - known(world) == set(), f"not in tests/data/known_names/{world}.txt"
    assert known(world) - used == set(), f"in tests/data/known_names/{world}.txt, used by no row"


@pytest.mark.parametrize("label", sorted(known("corpus_labels")))
def test_every_label_of_the_corpus_leads_to_a_row(label):
    assert TABLE.find(label).id in TABLE


@pytest.mark.parametrize(
    ("label", "language_id"),
    [
        ("ahk", "autohotkey"),
        ("arm", "asm"),
        ("cwl", "yaml"),
        ("django-html", "jinja"),
        ("fortranfreeform", "fortran"),
        ("gherkin", "cucumber"),
        ("gitignore", "ignore"),
        ("literate-haskell", "haskell"),
        ("nunjucks", "jinja"),
        ("ocaml-dune", "dune"),
        ("octave", "matlab"),
        ("openscad", "scad"),
        ("proto3", "proto"),
        ("pug", "jade"),
        ("sdc", "tcl"),
        ("standard-ml", "sml"),
        ("tcsh", "shellscript"),
        ("vim", "viml"),
        ("wix", "xml"),
        ("xslt", "xsl"),
    ],
)
def test_a_label_that_was_merged_leads_to_the_row_it_went_into(label, language_id):
    assert TABLE.find(label).id == language_id


@pytest.mark.parametrize("tag", ["rest", "ps", "conf", "m", "v"])
def test_a_tag_of_two_crowds_is_nobodys(tag):
    assert TABLE.by_fence(tag) is None


# Families


def test_families_have_the_supersets_that_editors_are_given():
    assert {family: language.id for family, language in TABLE.families.items()} == {
        "c": "cpp",
        "css": "scss",
        "csv": "csv",
        "ecmascript": "typescriptreact",
        "groovy": "groovy",
        "hcl": "hcl",
        "ini": "ini",
        "json": "jsonc",
        "markdown": "markdown",
        "python": "python",
        "sql": "sql",
        "vb": "vb",
        "verilog": "systemverilog",
        "xml": "xml",
    }


def test_every_superset_can_be_set_in_both_editors():
    for language in TABLE.families.values():
        assert language.vscode is not None
        assert language.neovim is not None


@pytest.mark.parametrize(
    ("family", "members"),
    [
        ("c", ["c", "cpp", "cuda-cpp", "objective-c", "objective-cpp"]),
        ("css", ["css", "less", "scss"]),
        ("ecmascript", ["javascript", "javascriptreact", "typescript", "typescriptreact"]),
        ("ini", ["dotenv", "ini", "properties", "systemd"]),
        ("json", ["json", "json5", "jsonc", "jsonl"]),
        ("sql", ["plsql", "postgres", "sql"]),
        ("vb", ["vb", "vba", "vbscript"]),
    ],
)
def test_a_family_has_the_members_a_short_text_mixes_up(family, members):
    assert [language.id for language in TABLE if language.family == family] == members


# Facts everybody relies on


def test_plain_text_is_a_row():
    """The class that abstains."""
    language = TABLE.by_id("plaintext")
    assert language is not None
    assert (language.name, language.vscode, language.neovim) == ("Plain Text", "plaintext", "text")


@pytest.mark.parametrize(
    ("filename", "language_id"),
    [
        (".babelrc", "jsonc"),
        (".bashrc", "shellscript"),
        (".dockerignore", "ignore"),
        (".editorconfig", "ini"),
        (".env", "dotenv"),
        (".gitignore", "ignore"),
        (".htaccess", "apacheconf"),
        ("BUILD.bazel", "starlark"),
        ("CMakeLists.txt", "cmake"),
        ("CODEOWNERS", "codeowners"),
        ("COMMIT_EDITMSG", "git-commit"),
        ("Cargo.lock", "toml"),
        ("Containerfile", "dockerfile"),
        ("Dockerfile", "dockerfile"),
        ("GNUmakefile", "makefile"),
        ("Gemfile", "ruby"),
        ("Jenkinsfile", "groovy"),
        ("Kconfig", "kconfig"),
        ("LICENSE", "plaintext"),
        ("Makefile", "makefile"),
        ("PKGBUILD", "shellscript"),
        ("README", "plaintext"),
        ("SConstruct", "python"),
        ("composer.lock", "json"),
        ("git-rebase-todo", "git-rebase"),
        ("go.mod", "go.mod"),
        ("meson.build", "meson"),
        ("nginx.conf", "nginx"),
        ("package.json", "json"),
        ("requirements.txt", "pip-requirements"),
        ("tsconfig.json", "jsonc"),
    ],
)
def test_a_well_known_file_name_has_its_language(filename, language_id):
    assert TABLE.by_filename(filename) is TABLE.by_id(language_id)


@pytest.mark.parametrize(
    ("interpreter", "language_id"),
    [
        ("Rscript", "r"),
        ("bash", "shellscript"),
        ("fish", "fish"),
        ("gawk", "awk"),
        ("guile-3.0", "scheme"),
        ("lua5.4", "lua"),
        ("node", "javascript"),
        ("octave", "matlab"),
        ("perl", "perl"),
        ("perl6", "raku"),
        ("php8.3", "php"),
        ("pwsh", "powershell"),
        ("python", "python"),
        ("python3", "python"),
        ("python3.12", "python"),
        ("ruby", "ruby"),
        ("sh", "shellscript"),
        ("tclsh8.6", "tcl"),
        ("ts-node", "typescript"),
        ("zsh", "shellscript"),
    ],
)
def test_a_well_known_interpreter_has_its_language(interpreter, language_id):
    assert TABLE.by_interpreter(interpreter) is TABLE.by_id(language_id)


@pytest.mark.parametrize(
    ("extension", "language_ids"),
    [
        (".C", ["cpp"]),
        (".R", ["r"]),
        (".S", ["asm"]),
        (".c", ["c"]),
        (".cl", ["lisp", "opencl"]),
        (".cls", ["apex", "latex", "vba"]),
        (".fs", ["forth", "fsharp", "glsl"]),
        (".h", ["c", "cpp", "objective-c"]),
        (".l", ["lex", "lisp"]),
        (".m", ["matlab", "objective-c", "wolfram"]),
        (".pl", ["perl", "prolog"]),
        (".pp", ["pascal", "puppet"]),
        (".pro", ["idl-gdl", "prolog", "qmake"]),
        (".py", ["python"]),
        (".sql", ["sql"]),
        (".t", ["perl", "raku"]),
        (".tpl", ["go-template", "php", "smarty"]),
        (".ts", ["typescript"]),
        (".v", ["coq", "verilog"]),
    ],
)
def test_a_well_known_extension_has_its_languages(extension, language_ids):
    assert [language.id for language in TABLE.by_extension(extension)] == language_ids


@pytest.mark.parametrize(
    ("filetype", "language_id"), [("lisp", "lisp"), ("groovy", "groovy"), ("sql", "sql"), ("vb", "vb")]
)
def test_a_filetype_of_several_rows_means_the_plain_one(filetype, language_id):
    assert TABLE.by_neovim(filetype) is TABLE.by_id(language_id)


@pytest.mark.parametrize(
    ("name", "language_id"), [("JSON", "json"), ("JavaScript", "javascript"), ("HCL", "hcl")]
)
def test_a_linguist_name_of_several_rows_means_the_plain_one(name, language_id):
    assert TABLE.by_linguist(name) is TABLE.by_id(language_id)


def test_sixty_languages_are_everyday_and_plain_text_is_none_of_them():
    everyday = {language.id for language in TABLE if language.everyday}

    assert len(everyday) == 60
    assert {"python", "typescript", "sql", "shellscript"} < everyday
    assert "plaintext" not in everyday
