from __future__ import annotations

import builtins
import itertools

import pytest

from lsp_langid import survey as surveying
from lsp_langid.core.languages import LanguageTable
from lsp_langid.survey import survey

TABLE = LanguageTable.parse(
    """
    [language.c]
    name = "C"
    extensions = [".c"]
    shared_extensions = [".h"]

    [language.cpp]
    name = "C++"
    extensions = [".cpp"]
    shared_extensions = [".h"]

    [language.makefile]
    name = "Makefile"
    filenames = ["Makefile"]

    [language.python]
    name = "Python"
    extensions = [".py"]
    """
)


@pytest.fixture
def make(tmp_path):
    """Makes files, and the folders they lie in; returns the folder of all."""

    def make(*names: str):
        for name in names:
            path = tmp_path / "project" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("")
        return tmp_path / "project"

    return make


def test_files_are_counted_by_name_and_extension_in_all_folders(make):
    project = make("Makefile", "a.py", "src/b.py", "src/deep/er/c.PY", "src/d.c", "notes", "e.xyz")

    assert survey([str(project)], TABLE) == {"makefile": 1, "python": 3, "c": 1}


def test_a_shared_extension_counts_a_part_for_each(make):
    assert survey([str(make("a.h", "b.c"))], TABLE) == {"c": 1.5, "cpp": 0.5}


@pytest.mark.parametrize("folder", [".git", ".venv", "node_modules", "target", "sub/__pycache__", "a/build"])
def test_what_is_hidden_or_made_by_tools_is_left_out(make, folder):
    assert survey([str(make(f"{folder}/a.py", "b.c"))], TABLE) == {"c": 1}


def test_several_folders_are_counted_together(make):
    project = make("one/a.py", "two/b.py", "three/c.py")

    assert survey([str(project / "one"), str(project / "two")], TABLE) == {"python": 2}


@pytest.mark.parametrize("folder", ["no/such/folder", "a.py"])
def test_what_is_no_folder_counts_nothing(make, folder):
    project = make("a.py")

    assert survey([str(project / folder)], TABLE) == {}


def test_nothing_outside_is_seen_through_a_symbolic_link(make, tmp_path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.py").write_text("")
    project = make("a.c")
    (project / "link").symlink_to(tmp_path / "outside")
    (project / "link.py").symlink_to(tmp_path / "outside" / "secret.py")
    (project / "loop").symlink_to(project)

    assert survey([str(project)], TABLE) == {"c": 1}


def test_no_file_is_opened(make, monkeypatch):
    project = str(make("a.py", "b/c.py"))

    def refuse(*_, **__):
        raise AssertionError("a file was opened")

    monkeypatch.setattr(builtins, "open", refuse)
    monkeypatch.setattr("os.open", refuse)

    assert survey([project], TABLE) == {"python": 2}


def test_it_stops_at_so_many_files_and_the_upper_folders_come_first(make, monkeypatch):
    monkeypatch.setattr(surveying, "MOST_FILES", 3)
    project = make("a.c", "b.c", *(f"deep/{number}.py" for number in range(9)))

    assert survey([str(project)], TABLE) == {"c": 2, "python": 1}


def test_it_stops_when_time_is_up(make, monkeypatch):
    readings = itertools.count()  # a clock that is a second later at every look
    monkeypatch.setattr(surveying.time, "monotonic", lambda: next(readings))

    counts = survey([str(make(*(f"{number}.c" for number in range(9))))], TABLE)

    assert counts == {"c": surveying.MOST_SECONDS}


def test_it_stops_at_so_many_folders_within_each_other(make):
    deepest = "/".join("d" * (surveying.DEEPEST - 1))

    assert survey([str(make(f"{deepest}/a.c", f"{deepest}/d/b.py"))], TABLE) == {"c": 1}


def test_a_cancelled_survey_says_nothing(make):
    answers = iter([False, False, True])

    assert survey([str(make("a.c", "b.c", "c.c"))], TABLE, lambda: next(answers)) == {}
