from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from benchmarks.peers.__main__ import main
from benchmarks.peers.rivals import RIVALS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def test_a_rival_that_nobody_knows_is_named_with_those_who_race(tmp_path, capsys):
    assert main(["--home", str(tmp_path), "--only", "speed", "--peers", "magika,nobody"]) != 0

    said = capsys.readouterr().err
    assert "nobody here is called nobody" in said
    assert all(name in said for name in RIVALS)


def test_a_step_that_does_not_exist_is_refused(capsys):
    with pytest.raises(SystemExit):
        main(["--only", "acuracy"])

    assert "install, accuracy, speed, page" in capsys.readouterr().err


@pytest.mark.parametrize("step", ["accuracy", "speed"])
def test_without_texts_it_says_how_to_get_them(tmp_path, capsys, step):
    assert main(["--home", str(tmp_path), "--only", step]) != 0

    assert "--corpus" in capsys.readouterr().err


def test_a_page_can_be_written_before_anything_is_measured(tmp_path):
    shutil.copy(PAGE, tmp_path)

    assert main(["--home", str(tmp_path / "home"), "--page", "--out", str(tmp_path)]) == 0

    page = (tmp_path / PAGE.name).read_text(encoding="utf-8")
    assert "Not measured yet." in page
    assert json.loads((tmp_path / "home" / "results.json").read_text(encoding="utf-8"))["questions"] == {}


def test_a_page_without_markers_is_left_as_it_is(tmp_path, capsys):
    page = tmp_path / "benchmarks.md"
    page.write_text("# A page\n", encoding="utf-8")

    assert main(["--home", str(tmp_path / "home"), "--page", "--out", str(tmp_path)]) != 0

    assert page.read_text(encoding="utf-8") == "# A page\n"
    assert "parts without markers" in capsys.readouterr().err
