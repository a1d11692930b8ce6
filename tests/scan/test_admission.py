"""Path and size alone decide the same for a file, a member of an archive and a blob."""

from __future__ import annotations

import pytest

from lsp_langid.scan.admission import refusal, unmentioned
from lsp_langid.scan.entry import Why
from lsp_langid.scan.rules import Rules

ALL = Rules(skip_vendored=True, skip_generated=True, max_bytes=10)


@pytest.mark.parametrize(
    ("path", "n_bytes", "why"),
    [
        ("src/a.py", 10, None),
        ("src/a.py", 11, Why.TOO_LARGE),
        ("src/a.py", 0, Why.EMPTY),
        ("vendor/a.py", 5, Why.VENDORED),
        ("src/jquery.min.js", 5, Why.VENDORED),
        ("a.pb.go", 5, Why.GENERATED),
        ("a.png", 11, Why.BINARY),
    ],
)
def test_a_file_that_need_not_be_opened_is_told(path, n_bytes, why):
    assert refusal(path, n_bytes, ALL) is why


@pytest.mark.parametrize("path", ["vendor/a.py", "jquery.js", "a.pb.go"])
def test_unless_asked_for_nothing_is_left_out_for_who_wrote_it(path):
    assert refusal(path, 5, Rules()) is None


@pytest.mark.parametrize(
    ("path", "everything", "plain"),
    [
        (".git/config", True, True),
        ("a/.svn/entries", True, True),
        ("a/.git", True, True),
        (".github/ci.yml", False, True),
        ("a/.hidden", False, True),
        ("a/git/b.c", False, False),
    ],
)
def test_version_control_is_never_mentioned_and_hidden_files_on_request_not(path, everything, plain):
    assert unmentioned(path, Rules()) is everything
    assert unmentioned(path, Rules(hidden=False)) is plain
