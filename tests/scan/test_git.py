"""A commit is read out of git's objects as a tree would be, checked out or not."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path

import pytest

from lsp_langid.scan import git
from lsp_langid.scan.entry import Held, Item, Skipped, Why
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.walk import entries
from lsp_langid.texts import WHOLE_BYTES
from tests.scan.trees import items, lay_out, skipped, texts, walked

ALONE = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CEILING_DIRECTORIES": tempfile.gettempdir(),
    **{f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=ALONE, check=True, capture_output=True)
    return os.fsdecode(done.stdout).strip()


def commit(folder: Path, files: dict[str, str | bytes]) -> str:
    """Put files into a repository, made when there is none; gives the commit's id."""
    folder.mkdir(exist_ok=True)
    run(folder, "init", "-q", "-b", "main")
    lay_out(folder, files)
    run(folder, "add", "-A", "-f")
    run(folder, "commit", "-qm", "x")
    return run(folder, "rev-parse", "HEAD")


@pytest.fixture
def repo(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    return tmp_path / "repo"


def test_the_files_of_a_commit_are_told_in_the_order_of_their_paths(repo):
    commit(repo, {"src/b.py": "x = 1\n", "src-x": "y\n", "src/a.py": "z\n", "é": "größe\n".encode("utf-16")})

    assert texts(walked("git:repo")) == {
        "repo@HEAD:src-x": "y\n",
        "repo@HEAD:src/a.py": "z\n",
        "repo@HEAD:src/b.py": "x = 1\n",
        "repo@HEAD:é": "größe\n",
    }


def test_an_item_is_stamped_with_the_id_of_its_blob(repo):
    commit(repo, {"a.py": "x = 1\n"})

    assert walked("git:repo@main") == [
        Item("repo@main:a.py", 6, Held((b"x = 1\n",), 1), run(repo, "rev-parse", "HEAD:a.py"))
    ]


def test_any_revision_can_be_named_and_what_lies_in_the_folder_does_not_matter(repo):
    first = commit(repo, {"a.py": "one"})
    commit(repo, {"a.py": "two"})
    run(repo, "tag", "v1@2")
    (repo / "a.py").write_text("three")
    (repo / "b.py").write_text("not committed")

    found = {
        rev: texts(walked(f"git:repo@{rev}")) for rev in (first[:9], "HEAD~1", "@", "@{0}", "v1@2", "main")
    }

    assert found == {
        rev: {f"repo@{rev}:a.py": "one" if rev in (first[:9], "HEAD~1") else "two"} for rev in found
    }


def test_a_bare_repository_is_read_too(repo):
    commit(repo, {"a.py": "text"})
    run(repo.parent, "clone", "-q", "--bare", "repo", "bare.git")

    assert texts(walked("git:bare.git")) == {"bare.git@HEAD:a.py": "text"}


def test_of_a_folder_inside_a_repository_only_its_files_are_read(repo):
    commit(repo, {"a.py": "x", "sub/b.py": "y"})

    assert texts(walked("git:repo/sub")) == {"repo/sub@HEAD:b.py": "y"}


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("git:", (".", "HEAD")),
        ("git:repo", ("repo", "HEAD")),
        ("git:repo@", ("repo", "HEAD")),
        ("git:@main", (".", "main")),
        ("git:@", (".", "HEAD")),
        ("git:repo@HEAD@{1}", ("repo", "HEAD@{1}")),
        ("git:at@home", ("at@home", "HEAD")),
        ("git:at@home@main", ("at@home", "main")),
        ("git:missing@main", ("missing", "main")),
    ],
)
def test_where_both_may_hold_an_at_the_folder_that_exists_decides(tmp_path, monkeypatch, path, parts):
    (tmp_path / "repo").mkdir()
    (tmp_path / "at@home").mkdir()
    monkeypatch.chdir(tmp_path)

    assert git.split(path) == parts


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("git:repo@nothing", "Not a valid object name nothing"),
        ("git:repo@--help", "--help is no revision"),
        ("git:missing", "No such file or directory"),
        ("git:empty", "Not a valid object name HEAD"),
        ("git:plain", "not a git repository"),
        ("git:re\0po", "not a file name"),
    ],
)
def test_what_git_refuses_is_told_in_its_words(repo, monkeypatch, path, words):
    commit(repo, {"a.py": "x"})
    (repo.parent / "plain").mkdir()
    run(repo.parent, "init", "-q", "empty")
    monkeypatch.setenv("GIT_DISCOVERY_ACROSS_FILESYSTEM", "0")

    (entry,) = walked(path)

    assert isinstance(entry, Skipped)
    assert (entry.shown, entry.why) == (path, Why.UNREADABLE)
    assert words in entry.detail


def test_without_git_it_is_said(repo, monkeypatch):
    commit(repo, {"a.py": "x"})
    monkeypatch.setenv("PATH", "")

    assert walked("git:repo") == [Skipped("git:repo", Why.UNREADABLE, "the command `git` is not installed")]


def test_links_and_submodules_are_passed_over_and_the_rules_hold(repo):
    commit(
        repo,
        {"a.py": "x", "b.pb.go": "x", "vendor/c": "x", ".hid": "x", "e": "", "logo.png": "x", "o": b"\0\0"},
    )
    (repo / "link").symlink_to("/etc/passwd")
    commit(repo / "inner", {"x": "x"})
    commit(repo, {"large": "x" * 11})

    found = walked(
        "git:repo", rules=Rules(hidden=False, skip_vendored=True, skip_generated=True, max_bytes=10)
    )

    assert items(found) == ["repo@HEAD:a.py"]
    assert skipped(found) == {
        "repo@HEAD:b.pb.go": Why.GENERATED,
        "repo@HEAD:e": Why.EMPTY,
        "repo@HEAD:large": Why.TOO_LARGE,
        "repo@HEAD:logo.png": Why.BINARY,
        "repo@HEAD:o": Why.BINARY,
        "repo@HEAD:vendor/c": Why.VENDORED,
    }


def test_names_that_need_quoting_are_carried_through(repo):
    names = ["a\nb", 'a"b', "a\tb", "a\\b", "\udcff", " "]
    commit(repo, dict.fromkeys(names, "x"))

    assert items(walked("git:repo")) == [f"repo@HEAD:{name}" for name in sorted(names, key=os.fsencode)]


def test_large_blobs_are_held_in_parts_and_large_binaries_not_at_all(repo):
    lines = "".join(f"line {number}\n" for number in range(300_000))
    commit(repo, {"a.sql": lines, "b.dat": b"\0\1" * 3_000_000, "c.py": "text"})

    found = walked("git:repo")

    large, small = [entry for entry in found if isinstance(entry, Item)]
    assert isinstance(large.place, Held)
    assert sum(map(len, large.place.parts)) < WHOLE_BYTES
    assert large.place.n_lines == 300_000
    assert texts([small]) == {"repo@HEAD:c.py": "text"}
    assert skipped(found) == {"repo@HEAD:b.dat": Why.BINARY}


def test_more_files_than_are_asked_for_at_once(repo):
    files = {f"{number:04}.py": f"x = {number}\n" * (number % 50 + 1) for number in range(1000)}
    commit(repo, files)

    assert list(texts(walked("git:repo")).values()) == list(files.values())


def test_an_object_that_is_missing_ends_nothing(repo):
    commit(repo, {"a.py": "one", "b.py": "two", "c.py": "three"})
    blob = run(repo, "rev-parse", "HEAD:b.py")
    (repo / f".git/objects/{blob[:2]}/{blob[2:]}").unlink()

    found = walked("git:repo")

    assert items(found) == ["repo@HEAD:a.py", "repo@HEAD:c.py"]
    assert skipped(found) == {"repo@HEAD:b.py": Why.DAMAGED}


def test_an_object_that_is_damaged_ends_in_a_line(repo):
    commit(repo, {"a.py": "one", "b.py": "two" * 1000})
    blob = run(repo, "rev-parse", "HEAD:b.py")
    loose = repo / f".git/objects/{blob[:2]}/{blob[2:]}"
    loose.chmod(0o644)
    loose.write_bytes(loose.read_bytes()[:-8] + b"damaged!")

    found = walked("git:repo")

    assert items(found) == ["repo@HEAD:a.py"]
    (row,) = [entry for entry in found if isinstance(entry, Skipped)]
    assert blob in row.detail or row.why is Why.DAMAGED


def test_whoever_stops_listening_leaves_no_process_behind(repo, monkeypatch):
    commit(repo, {f"{number}.py": "x" * 5000 for number in range(300)})
    started = []

    class Noted(subprocess.Popen):  # type: ignore[type-arg]
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, **options)
            started.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    found = entries(["git:repo"], Rules())
    next(found)
    found.close()

    assert len(started) == 2
    assert all(process.returncode is not None for process in started)


def test_what_a_surrounding_hook_has_set_does_not_lead_elsewhere(repo, monkeypatch):
    commit(repo, {"a.py": "x"})
    commit(repo.parent / "other", {"b.py": "x"})
    monkeypatch.setenv("GIT_DIR", str(repo.parent / "other/.git"))

    assert items(walked("git:repo")) == ["repo@HEAD:a.py"]


def test_nothing_is_fetched_of_a_partial_clone(repo):
    commit(repo, {"a.py": "x"})
    run(repo, "config", "uploadpack.allowFilter", "true")
    url = f"file://{repo}"
    run(repo.parent, "clone", "-q", "--no-checkout", "--filter=blob:none", url, "partial")

    found = walked("git:partial")

    (row,) = found
    assert isinstance(row, Skipped)
    assert row.why is Why.UNREADABLE
    assert "from promisor remote" in row.detail
