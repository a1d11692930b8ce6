"""The command line loads what it needs and nothing more: each import is time that a user waits."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PROTOCOL = {"pygls", "lsprotocol", "cattrs", "attrs", "attr"}
TRAINER = {"sklearn", "scipy", "joblib", "rich"}


def loaded_after(*words: str) -> set[str]:
    """Top-level modules that are loaded after one command, in a process of its own."""
    program = (
        "import io, json, os, sys\n"
        "from lsp_langid.cli import main\n"
        "real, sys.stdout = sys.stdout, open(os.devnull, 'w')\n"
        f"code = main({list(words)!r})\n"
        "print(json.dumps([code, sorted({name.partition('.')[0] for name in sys.modules})]), file=real)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=b"def f():\n    return 1\n",
        capture_output=True,
        cwd=CHECKOUT,
        timeout=120,
        check=False,
    )
    code, modules = json.loads(done.stdout)
    assert code == 0, done.stderr
    return set(modules)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["identify"], id="identify"),
        pytest.param(["identify", "--json", "--why", "--top", "9"], id="identify-with-everything"),
        pytest.param(["languages"], id="languages"),
        pytest.param(["doctor"], id="doctor"),
        pytest.param(["inspect", "python"], id="inspect"),
    ],
)
def test_neither_the_protocol_nor_the_trainer_is_loaded(words):
    assert loaded_after(*words) & (PROTOCOL | TRAINER) == set()


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["train", "--help"], ["serve", "--help"]])
def test_help_loads_no_library_at_all(words):
    assert loaded_after(*words) & (PROTOCOL | TRAINER | {"numpy"}) == set()


def test_identify_does_without_modules_that_are_slow_to_load():
    """`importlib.metadata` alone brings the email package; the TOML of the label table is read without."""
    slow = {"email", "asyncio", "multiprocessing", "tempfile", "difflib"}

    assert loaded_after("identify") & slow == set()
