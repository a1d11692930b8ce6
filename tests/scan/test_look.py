from __future__ import annotations

import pytest

from lsp_langid.scan import look as module
from lsp_langid.scan.entry import Held, Item, LocalFile, Skipped, Why
from lsp_langid.scan.found import Found
from lsp_langid.scan.look import blamed, look
from lsp_langid.scan.settings import Settings

PYTHON = "import os\n\n\ndef main(argv):\n    for name in argv:\n        print(os.path.join('a', name))\n" * 3
RUST = (
    'fn main() {\n    let mut sum: u32 = 0;\n    for n in 0..9 { sum += n; }\n    println!("{}", sum);\n}\n'
    * 3
)
CPP = (
    "#include <vector>\n\nnamespace a {\ntemplate <typename T>\nclass B : public std::vector<T> {};\n}\n" * 3
)

BY_CONTENT = Settings()
BY_NAME = Settings(names=True)
CHECKED = Settings(names=True, check=True)


def item(name: str, text: str | bytes) -> Item:
    data = text if isinstance(text, bytes) else text.encode()
    return Item(f"src/{name}", len(data), Held((data,), data.count(b"\n")), "stamp")


def row(detector, name: str, text: str | bytes, settings: Settings) -> Found | Skipped:
    (only,) = look(detector, [item(name, text)], settings)
    return only


def test_content_alone_is_asked_unless_told_otherwise(detector):
    found = row(detector, "a.py", RUST, BY_CONTENT)

    assert (found.language, found.best, found.reason) == ("rust", "rust", "model")
    assert (found.n_bytes, found.n_lines) == (len(RUST), RUST.count("\n"))


def test_a_name_that_settles_it_goes_first_and_nobody_looks_for_contradictions(detector):
    found = row(detector, "a.py", RUST, BY_NAME)

    assert (found.language, found.confidence, found.reason) == ("python", 1.0, "file_name")
    assert (found.named, found.best, found.mismatch) == (("python",), "python", False)


def test_a_name_that_settles_it_is_checked_on_request(detector):
    found = row(detector, "a.py", RUST, CHECKED)

    assert (found.language, found.best, found.mismatch) == ("python", "rust", True)


@pytest.mark.parametrize("settings", [BY_CONTENT, CHECKED], ids=["content", "names"])
def test_content_that_agrees_with_its_name_is_no_mismatch(detector, settings):
    assert not row(detector, "a.py", PYTHON, settings).mismatch


def test_content_chooses_among_the_languages_that_a_name_allows(detector):
    found = row(detector, "a.h", CPP, BY_NAME)

    assert found.language == "cpp"
    assert set(found.named) >= {"c", "cpp"}
    assert not found.mismatch


def test_content_is_asked_where_the_name_says_nothing(detector):
    assert row(detector, "notes", PYTHON, BY_NAME).language == "python"


def test_a_name_outside_of_the_choice_says_nothing(detector):
    found = row(detector, "a.py", RUST, Settings(names=True, check=True, only=("rust", "c")))

    assert (found.language, found.mismatch) == ("rust", False)


def test_a_module_that_is_mostly_documentation_is_no_mismatch(detector):
    manual = (
        "\nUsage\n=====\n\nSee :func:`main`, :class:`Reader`.\n\n.. code-block:: sh\n\n   run --all\n" * 12
    )

    assert not row(detector, "a.py", f'"""{manual}"""\n{PYTHON}{PYTHON}{PYTHON}', CHECKED).mismatch


def test_what_cannot_be_read_is_a_row_in_its_place(detector, tmp_path):
    gone = Item("gone.py", 3, LocalFile(str(tmp_path / "gone.py")), "")
    binary = item("a.bin", b"\0\1\2" * 300)

    rows = look(detector, [item("a.py", PYTHON), gone, binary, item("b.rs", RUST)], BY_CONTENT)

    assert [getattr(row, "language", None) for row in rows] == ["python", None, None, "rust"]
    assert [row.why for row in rows if isinstance(row, Skipped)] == [Why.VANISHED, Why.BINARY]


@pytest.mark.parametrize("step", ["text_of", "languages_of_filename", "quarters"])
def test_a_file_that_something_goes_wrong_with_is_told_and_the_others_are_looked_at(
    detector, monkeypatch, step
):
    usual = getattr(module, step)

    def fail(*args):
        if "bad.py" in str(args[0]) or (step == "quarters" and "bad" in args[0]):
            raise RecursionError("too\ndeep")
        return usual(*args)

    monkeypatch.setattr(module, step, fail)

    rows = look(
        detector, [item("a.rs", RUST), item("bad.py", RUST + "// bad\n"), item("b.rs", RUST)], CHECKED
    )

    assert [getattr(row, "language", None) for row in rows] == ["rust", None, "rust"]
    assert rows[1] == Skipped("src/bad.py", Why.UNREADABLE, "RecursionError: too deep", rows[1].n_bytes)


def test_a_file_that_killed_its_workers_says_so():
    row = blamed(item("a.py", PYTHON))

    assert (row.shown, row.why) == ("src/a.py", Why.UNREADABLE)
    assert "died" in row.detail
