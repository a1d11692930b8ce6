"""The demo with the real server and the shipped model: seven pastes, seven right answers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]


def demo(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lsp_langid", "demo", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
        timeout=240,
        check=False,
    )


def test_every_paste_is_answered_rightly():
    done = demo("--timeout", "60")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\nok ") == 7
    assert "All 7 as expected." in done.stdout
    assert "\x1b" not in done.stdout, "colours are for terminals"


def test_without_a_model_it_fails_and_says_why(tmp_path):
    done = demo("--timeout", "60", LSP_LANGID_MODEL=str(tmp_path / "nowhere"))

    assert done.returncode == 1
    assert done.stderr.startswith("lsp-langid: ")
    assert "nowhere" in done.stderr
    assert "Traceback" not in done.stderr
