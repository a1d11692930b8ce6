"""What is left out is what git leaves out; git itself is asked."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lsp_langid.scan.rules import Rules
from tests.scan.trees import items, lay_out, walked

ALONE = {
    **os.environ,
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CEILING_DIRECTORIES": tempfile.gettempdir(),
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, env=ALONE, check=True, capture_output=True)
    return os.fsdecode(done.stdout)


def seen_by_git(repository: Path) -> list[str]:
    """Every file that git would add, sorted by bytes."""
    listed = git(repository, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted((name for name in listed.split("\0") if name), key=os.fsencode)


def check(folder: Path, files: dict[str, str]) -> list[str]:
    """Lay out a repository, walk it, compare with git; gives what is left."""
    git(folder, "init", "-q")
    lay_out(folder, {name: text or "x" for name, text in files.items()})
    found = items(walked(folder), folder)
    assert found == seen_by_git(folder)
    return found


@pytest.mark.parametrize(
    "pattern",
    [
        "*.log", "/a.log", "sub/", "sub", "/sub/*", "sub/**", "**/deep", "sub/**/a.log", "!a.log", "*", "*/",
        "/*", "**", "**/", "/**/", "*/**", "[ab].log", "[!a].log", "[z-a].log", "[", "a.log ",
        r"a.log\ ", "#a", r"\#a", r"\!a", "a?log", "sub/deep", "sub/deep/", "deep/", ".*", "", "/", "!", "!/",
        "***", "a**g", "sub[!a]a.log", "sub[+-0]a.log", "[]a].log", "[!]b].log", "sub/*/a.log",
        "**/sub/**/a.log", "\\", "a.lo[g]", "*.l*g", "*a*.*o*g*", "é.txt",
        "*é*", "sub/**/", "**/deep/**",
    ],
)  # fmt: skip
def test_a_pattern_means_what_git_takes_it_for(tmp_path, pattern):
    check(
        tmp_path,
        {
            ".gitignore": pattern + "\n",
            **dict.fromkeys(["a.log", "b.log", "#a", "!a", "a.log ", "é.txt", ".hidden", "x", "a\n.log"], ""),
            **dict.fromkeys(
                ["sub/a.log", "sub/deep/a.log", "sub/deep/er/a.log", "deep/x", "other/sub/y"], ""
            ),
        },
    )


@pytest.mark.parametrize(
    ("files", "left"),
    [
        pytest.param(
            {".gitignore": "*.log\n!keep.log\n", "a.log": "", "keep.log": ""},
            [".gitignore", "keep.log"],
            id="let-in",
        ),
        pytest.param(
            {".gitignore": "out/\n!out/keep.c\n", "out/keep.c": ""},
            [".gitignore"],
            id="not-below-what-is-left-out",
        ),
        pytest.param(
            {".gitignore": "out/**\n!out/keep.c\n", "out/keep.c": "", "out/b.c": ""},
            [".gitignore", "out/keep.c"],
            id="stars-leave-the-folder-itself-in",
        ),
        pytest.param(
            {".gitignore": "*.c\n", "sub/.gitignore": "!*.c\n", "a.c": "", "sub/a.c": ""},
            [".gitignore", "sub/.gitignore", "sub/a.c"],
            id="the-nearest-file-decides",
        ),
        pytest.param(
            {".gitignore": "*\n!*/\n!*.py\n", "a.py": "", "sub/b.py": "", "sub/c": ""},
            ["a.py", "sub/b.py"],
            id="only",
        ),
        pytest.param(
            {".gitignore": "\ufeff*.c\r\n*.h\r\n", "a.c": "", "a.h": ""}, [".gitignore"], id="windows"
        ),
        pytest.param({".gitignore": "*.c", "a.c": ""}, [".gitignore"], id="no-line-end"),
        pytest.param(
            {".gitignore": "b\n!/a/b\n", "a/b/c": "", "d/b/c": ""},
            [".gitignore", "a/b/c"],
            id="a-folder-let-in",
        ),
    ],
)
def test_rules_work_together_as_in_git(tmp_path, files, left):
    assert check(tmp_path, files) == left


NAMES = st.sampled_from(["a", "b", "ab", "a.c", "b.c", ".x", "a b", "é", "aab"])
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
# `b**/*` is kept out: the manual says that `**` between other characters is `*`, yet git compares the
# letters before the first star on their own and then takes the rest for `**/*`.
STARS_IN_A_NAME = re.compile(r"[^/!]\*\*|\*\*[^/]")
PATTERNS = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "", "", "!", "/", "!/", "**/"]),
    st.lists(
        st.sampled_from(["a", "b", "*", "?", "/", ".c", "a*", "**", "/**/", "[ab]", "[!a]", ".x", " "]),
        min_size=1,
    )
    .map("".join)
    .map(lambda text: text[:12]),
    st.sampled_from(["", "", "/", "/*", "/**"]),
).filter(lambda pattern: not STARS_IN_A_NAME.search(pattern))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    paths=st.lists(PATHS, min_size=1, max_size=12),
    patterns=st.lists(PATTERNS, min_size=1, max_size=6),
    nested=st.lists(PATTERNS, max_size=4),
    excluded=st.lists(PATTERNS, max_size=3),
    at=NAMES,
)
def test_any_patterns_leave_out_what_git_leaves_out(paths, patterns, nested, excluded, at):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        git(folder, "init", "-q")
        (folder / ".git/info/exclude").write_text("\n".join(excluded))
        (folder / ".gitignore").write_text("\n".join(patterns))
        for path in [*paths, f"{at}/x"]:
            try:
                lay_out(folder, {path: "x"})
            except OSError:  # a file where this path needs a folder, or the other way round
                continue
        if (folder / at).is_dir():
            (folder / at / ".gitignore").write_text("\n".join(nested) + "\n")

        assert items(walked(folder), folder) == seen_by_git(folder)


def test_from_a_folder_inside_a_repository_the_rules_above_hold(tmp_path):
    check(tmp_path, {".gitignore": "*.o\n/sub/a.c\n", "sub/a.c": "", "sub/b.c": "", "sub/b.o": ""})
    (tmp_path / ".git/info/exclude").write_text("b.c\n")
    (tmp_path / "sub/c.c").write_text("x")

    assert items(walked(tmp_path / "sub"), tmp_path) == ["sub/c.c"]


def test_a_folder_that_is_named_is_looked_at_even_if_it_is_ignored(tmp_path):
    check(tmp_path, {".gitignore": "out/\n", "out/a.c": ""})

    assert items(walked(tmp_path / "out"), tmp_path) == ["out/a.c"]


def test_a_repository_in_a_repository_has_rules_of_its_own(tmp_path):
    git(tmp_path, "init", "-q")
    lay_out(
        tmp_path, {".gitignore": "*.c\n", "inner/a.c": "x", "inner/a.h": "x", "inner/.gitignore": "*.h\n"}
    )
    git(tmp_path / "inner", "init", "-q")

    assert items(walked(tmp_path), tmp_path) == [".gitignore", "inner/.gitignore", "inner/a.c"]


def test_a_worktree_keeps_the_exclusions_of_its_repository(tmp_path):
    main = tmp_path / "main"
    lay_out(main, {"a.c": "x"})
    git(main, "init", "-q")
    git(main, "add", ".")
    git(main, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "one")
    git(main, "worktree", "add", "-q", "../tree")
    (main / ".git/info/exclude").write_text("*.o\n")
    lay_out(tmp_path / "tree", {"a.o": "x"})

    assert items(walked(tmp_path / "tree"), tmp_path) == ["tree/a.c"]


def test_outside_of_any_repository_the_files_count_too(tmp_path):
    lay_out(tmp_path, {".gitignore": "*.o\n", "a.o": "x", "a.c": "x"})

    assert items(walked(tmp_path), tmp_path) == [".gitignore", "a.c"]


def test_on_request_nothing_is_left_out(tmp_path):
    lay_out(tmp_path, {".gitignore": "*\n", "a.o.c": "x"})

    assert items(walked(tmp_path, rules=Rules(gitignore=False)), tmp_path) == [".gitignore", "a.o.c"]


def test_a_gitignore_that_is_no_file_says_nothing(tmp_path):
    (tmp_path / "pipe").mkdir()
    os.mkfifo(tmp_path / "pipe/.gitignore")
    (tmp_path / "folder/.gitignore").mkdir(parents=True)
    (tmp_path / "link").mkdir()
    (tmp_path / "rules").write_text("*.c\n")
    (tmp_path / "link/.gitignore").symlink_to("../rules")
    lay_out(tmp_path, {"pipe/a.c": "x", "folder/a.c": "x", "link/a.c": "x"})

    assert items(walked(tmp_path), tmp_path) == ["folder/a.c", "link/a.c", "pipe/a.c", "rules"]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("*a" * 60 + "b", id="stars-in-a-name"),
        pytest.param("x/" + "*a" * 60 + "b", id="stars-in-a-path"),
        pytest.param("?*" * 40 + "b", id="stars-behind-question-marks"),
        pytest.param("**/a/" * 30 + "b", id="stars-over-folders"),
        pytest.param("(" * 5000, id="long"),
        pytest.param("[" + "a" * 3000, id="open-set"),
    ],
)
def test_a_planted_pattern_cannot_hold_up_the_walk(tmp_path, pattern):
    deep = "/".join("a" * 60)
    lay_out(tmp_path, {".gitignore": pattern + "\n", "a" * 250: "x", f"x/{'a' * 250}": "x", f"{deep}/a": "x"})

    assert len(items(walked(tmp_path))) == 4


def test_many_stars_still_match_as_they_should(tmp_path):
    check(
        tmp_path,
        {".gitignore": "*a*b*c*d*\n", "a1b2c3d4": "", "xabcd": "", "abdc": "", "dcba": "", "abcbd": ""},
    )
