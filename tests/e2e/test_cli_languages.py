"""`lsp-langid languages` and `lsp-langid doctor` with the shipped table and model."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from lsp_langid import assets

CHECKOUT = Path(__file__).parents[2]


def lsp_langid(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "lsp_langid", *words],
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env={**os.environ, **environment},
        timeout=120,
        check=False,
    )


def test_the_languages_of_the_model_are_marked():
    rows = json.loads(lsp_langid("languages", "--json").stdout)

    assert {row["id"] for row in rows if row["model"]} == set(assets.load_detector().model.labels)
    assert [row["id"] for row in rows] == [language.id for language in assets.load_table()]


def test_the_plain_table_has_a_line_a_language():
    done = lsp_langid("languages")

    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1 + len(assets.load_table())


def test_a_doctor_finds_this_checkout_well():
    done = lsp_langid("doctor")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Serving works." in done.stdout


def test_a_doctor_names_a_missing_model_and_ends_with_1(tmp_path):
    done = lsp_langid("doctor", LSP_LANGID_MODEL=str(tmp_path / "nowhere"))

    assert (done.returncode, done.stderr) == (1, "")
    assert "nowhere" in done.stdout


def test_a_doctor_tells_programs_the_same():
    report = json.loads(lsp_langid("doctor", "--json").stdout)

    assert report["ok"] is True
    assert report["problems"] == []
    assert report["model"]["labels"] == len(assets.load_detector().model.labels)
