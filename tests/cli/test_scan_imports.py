"""What `scan` needs is loaded for `scan` alone, and its help needs nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SCANNING = {"joblib", "rich", "pathspec", "dask", "distributed", "fsspec"}
FORBIDDEN = {"pygls", "lsprotocol", "sklearn", "scipy", "pandas", "matplotlib"}


def loaded_after(*words: str, cwd: Path) -> set[str]:
    """Top-level modules, and modules of ours, that are loaded after one command in a process of its own."""
    program = (
        "import json, os, sys\n"
        "from lsp_langid.cli import main\n"
        "real, sys.stdout = sys.stdout, open(os.devnull, 'w')\n"
        f"code = main({list(words)!r})\n"
        "ours = {name for name in sys.modules if name.startswith('lsp_langid.')}\n"
        "others = {name.partition('.')[0] for name in sys.modules}\n"
        "print(json.dumps([code, sorted(ours | others)]), file=real)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        cwd=cwd,
        env={"PYTHONPATH": str(CHECKOUT), "LSP_LANGID_USER_DIR": str(cwd / "user"), "PATH": "/usr/bin:/bin"},
        timeout=120,
        check=False,
    )
    code, modules = json.loads(done.stdout)
    assert code == 0, done.stderr
    return set(modules)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.py").write_text("def f():\n    return 1\n")
    return tmp_path


@pytest.mark.parametrize(
    "words", [pytest.param(["identify", "a.py"], id="identify"), pytest.param(["languages"], id="languages")]
)
def test_other_commands_load_nothing_of_scan(folder, words):
    modules = loaded_after(*words, cwd=folder)

    assert modules & SCANNING == set()
    assert not {name for name in modules if name.startswith(("lsp_langid.scan", "lsp_langid.parallel"))}


def test_the_help_of_scan_loads_no_library(folder):
    assert loaded_after("scan", "--help", cwd=folder) & (SCANNING | FORBIDDEN | {"numpy"}) == set()


@pytest.mark.parametrize("words", [[], ["--names"], ["--jsonl"], ["--report", "r.html"]])
def test_a_scan_here_loads_neither_protocol_nor_trainer_nor_cluster(folder, words):
    modules = loaded_after("scan", "--jobs", "1", *words, cwd=folder)

    assert modules & (FORBIDDEN | {"dask", "distributed", "fsspec"}) == set()
