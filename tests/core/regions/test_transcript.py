"""What was copied out of a terminal."""

from __future__ import annotations

import pytest

from lsp_langid.core.regions.prompts import Strength, read_prompt
from lsp_langid.core.regions.transcript import prompted


@pytest.mark.parametrize(
    ("line", "language", "command"),
    [
        ("$ make all", "shellscript", "make all"),
        ("$ ./run.sh", "shellscript", "./run.sh"),
        ("$ $HOME/run.sh", "shellscript", "$HOME/run.sh"),
        ("$ CC=clang make", "shellscript", "CC=clang make"),
        ("  $ cd src", "shellscript", "cd src"),
        ("(venv) $ pip list", "shellscript", "pip list"),
        ("ada@lab:~/work$ ls", "shellscript", "ls"),
        ("(base) ada@lab:~$ ls", "shellscript", "ls"),
        ("[root@box etc]# vi hosts", "shellscript", "vi hosts"),
        ("root@box:/# exit", "shellscript", "exit"),
        ("ada@mac work % ls", "shellscript", "ls"),
        ("bash-5.1$ pwd", "shellscript", "pwd"),
        ("ada@lab:~$", "shellscript", ""),
        ("PS C:\\Users\\ada> Get-Date", "powershell", "Get-Date"),
        ("PS /home/ada> ls", "powershell", "ls"),
        ("PS> ls", "powershell", "ls"),
        ("C:\\Users\\ada>dir", "bat", "dir"),
        (">>> x = 1", "python", "x = 1"),
        (">>>", "python", ""),
        ("In [12]: x", "python", "x"),
        ("mysql> SELECT 1;", "sql", "SELECT 1;"),
        ("shop=# select 1;", "sql", "select 1;"),
        ("irb(main):001:0> puts 1", "ruby", "puts 1"),
        ("julia> 1 + 1", "julia", "1 + 1"),
        ("iex(1)> 1 + 1", "elixir", "1 + 1"),
        ("# apt-get update", "shellscript", "apt-get update"),
    ],
)
def test_a_prompt_names_what_is_typed_behind_it(line, language, command):
    prompt = read_prompt(line)

    assert prompt is not None
    assert (prompt.language, prompt.command) == (language, command)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "# Installation",
        "# install the packages first",
        "#!/bin/sh",
        "## docker",
        "> quoted",
        ">> quoted twice",
        ">>>>>>> branch",
        "% a comment in LaTeX",
        "$ 500 are missing",
        "$",
        "$x = 1;",
        "name=> 'Ada',",
        "ada@lab.org wrote",
        "In [the end: ",
        "PS: see you",
        "Note: C:\\temp is full",
        "user@host",
    ],
)
def test_what_merely_resembles_a_prompt_is_none(line):
    assert read_prompt(line) is None


def test_only_a_prompt_that_nothing_else_looks_like_is_clear():
    strengths = [read_prompt(line) for line in ("ada@lab:~$ ls", "$ ls", "# dnf list")]

    assert [prompt and prompt.strength for prompt in strengths] == [
        Strength.CLEAR,
        Strength.PLAIN,
        Strength.WEAK,
    ]


def counted(text: str, *, likely: bool = False, root: bool = True) -> list[int]:
    lines = text.split("\n")
    flags = prompted(lines, [read_prompt(line) for line in lines], likely=likely, root=root)
    return [number for number, flag in enumerate(flags) if flag]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("$ make\n$ make test", [0, 1], id="two-plain"),
        pytest.param("$ make", [], id="one-plain"),
        pytest.param("ada@lab:~$ make", [0], id="one-clear"),
        pytest.param("ada@lab:~$ bash\n$ make", [0, 1], id="plain-beside-clear"),
        pytest.param("# apt update\nHit:1\n# apt install vim", [0, 2], id="root"),
        pytest.param("# apt update", [], id="root-once"),
        pytest.param("# apt update\n# apt install vim", [], id="root-without-output"),
        pytest.param("x\n# apt update\nHit:1\n# apt install vim", [], id="root-not-on-top"),
        pytest.param("# apt update\nHit:1\n# why\n# apt install vim", [], id="root-beside-a-comment"),
        pytest.param("> a\n>> b\n>>> c", [], id="quoted-mail"),
        pytest.param(">>> c\n1", [0], id="python"),
    ],
)
def test_prompts_are_judged_together(text, numbers):
    assert counted(text) == numbers


def test_a_plain_prompt_counts_alone_where_a_session_is_likely():
    assert counted("$ make\ndone\n# dnf list", likely=True) == [0]


def test_comments_of_a_program_are_no_prompts_of_root():
    assert counted("# docker build -t a .\nFROM scratch\n# docker run a", root=False) == []


def test_input_and_output_take_turns(split):
    text = (
        "ada@lab:~$ make \\\n    install\ncc -o tool\n\nada@lab:~$ cat <<X\n> one\n> X\none\n"
        "# look at it\nada@lab:~$ ls\n"
    )

    assert split(text, "shellsession") == [
        (0, 2, "command", "shellscript"),
        (2, 4, "output", None),
        (4, 7, "command", "shellscript"),
        (7, 8, "output", None),
        (8, 11, "command", "shellscript"),
    ]


def test_a_python_console_goes_on_behind_dots(split):
    text = ">>> def f():\n...     return 1\n...\n>>> f()\n1\n>>> # done\n"

    assert split(text, "python-console") == [
        (0, 4, "command", "python"),
        (4, 5, "output", None),
        (5, 7, "command", "python"),
    ]


def test_a_notebook_console_has_numbered_prompts(split):
    text = "In [1]: for i in x:\n   ...:     f(i)\n\nIn [2]: y\nOut[2]: 3\n"

    assert split(text, "python-console") == [(0, 4, "command", "python"), (4, 6, "output", None)]


def test_a_transcript_without_prompts_is_output(split):
    assert split("total 3\n\ndrwx\n", "shellsession") == [(0, 4, "output", None)]
