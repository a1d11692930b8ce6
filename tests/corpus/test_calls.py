from __future__ import annotations

import sys

import pytest

from lsp_langid.corpus.calls import Calls, Deadline, StoppedError


def python(code):
    return [sys.executable, "-c", code]


def test_what_a_program_prints_comes_back(tmp_path):
    said = Calls().run(python("import os; print(os.getcwd())"), tmp_path, 60)

    assert (said.output.strip(), said.complaint) == (str(tmp_path), "")


@pytest.mark.parametrize(
    ("errors", "complaint"),
    [
        pytest.param("W: hm\nE: no such thing\nE: more", "E: no such thing", id="first-error-of-apt"),
        pytest.param("npm warn x\nnpm error code E404\nnpm error y", "npm error code E404", id="of-npm"),
        pytest.param("one\ntwo\n", "two", id="else-the-last-line"),
        pytest.param("", "exit code 3", id="else-the-exit-code"),
    ],
)
def test_a_failing_program_is_quoted_in_one_line(errors, complaint):
    code = f"import sys; sys.stderr.write({errors!r}); sys.exit(3)"

    assert Calls().run(python(code), None, 60).complaint == complaint


def test_a_program_that_does_not_end_is_ended():
    said = Calls().run(python("import time; time.sleep(600)"), None, 0.1)

    assert said.timed_out
    assert "no end" in said.complaint


def test_nothing_starts_once_the_run_is_over():
    calls = Calls()
    calls.stop()

    with pytest.raises(StoppedError):
        calls.run(python("pass"), None, 60)
    with pytest.raises(StoppedError):
        Deadline(calls, 60).check()


def test_a_deadline_that_has_passed_says_so():
    with pytest.raises(TimeoutError, match="no end after -1 s"):
        Deadline(Calls(), -1.0).check()
