from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from peers_race import small_race

from benchmarks.peers import page, plots, tables
from benchmarks.peers.json_form import to_json
from benchmarks.peers.race import HELD_OUT, Race
from benchmarks.peers.scores import Judged
from benchmarks.peers.speed import Timed, Timing
from benchmarks.peers.strengths import leaders, sentences
from lsp_langid.errors import InputError

PAGE = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


def table(name: str) -> tables.Table:
    return next(found for found in tables.all_tables(small_race()) if found.name == name)


def cells(name: str, title: str) -> list[str]:
    return list(next(row for row in table(name).rows if row[0].replace("*", "") == title)[1:])


def test_silence_about_code_is_not_right():
    assert cells("all_labels", "lsp-langid, best guess")[0] == "100.0"
    assert cells("all_labels", "lsp-langid, told")[0] == "50.0"


def test_a_rival_is_measured_on_what_it_knows_and_ours_on_the_same():
    """Magika has no Rust here, so the window in Rust is left out for both."""
    labels, windows, one_line, three_lines, *_ = cells("both_know", "Magika")

    assert (labels, windows, one_line, three_lines) == ("2", "2", "100.0 / 100.0", "100.0 / 100.0")


def test_lengths_nobody_was_asked_about_have_no_figure():
    assert cells("all_labels", "Magika")[2] == tables.NOTHING


def test_told_shows_coverage_and_precision():
    assert cells("told", "VS Code")[0] == "100.0 / 50.0"


def test_a_suite_is_measured_whole_and_on_what_both_know():
    race = small_race()
    entries = {
        name: replace(entry, judged={**entry.judged, "suite": entry.judged.get(HELD_OUT, ())})
        for name, entry in race.entries.items()
    }

    found = tables.suite(replace(race, entries=entries), "suite")

    rows = {row[0]: row[1:] for row in found.rows}
    assert rows["Magika"] == ["66.7", "50.0", "66.7", "100.0", "100.0 / 100.0 (2)"]
    assert rows["**lsp-langid**, told"][-1] == tables.NOTHING


def test_prose_that_is_called_ini_was_not_left_alone():
    assert cells("prose", "VS Code")[0] == "0.0"
    assert cells("prose", "Magika")[0] == "100.0"


def test_times_show_median_and_p99():
    assert cells("speed", "Magika")[1] == "5.00 / 10.0"


def test_a_batch_that_could_not_be_filled_shows_its_size():
    race = small_race()
    lengths = {1_000: Timing(1_280, 0.1, 0.1, 0.1, 200), 1_000_000: Timing(20, 0.6, 0.6, 0.6, 4)}
    batch = Timed("1.0", "2026-11-23T12:00:00+00:00", 0.5, 0.4, 64.0, lengths)
    entries = {**race.entries, "ours-batch": replace(race.entries["ours-batch"], timed=batch)}

    found = tables.speed(replace(race, entries=entries))

    row = next(row for row in found.rows if "256 at once" in row[0])
    assert row[1:5] == [tables.NOTHING, "0.100", tables.NOTHING, "0.600 (4 at once)"]


def test_exponents_are_fitted_to_the_medians():
    assert cells("costs", "lsp-langid")[4:6] == ["0.90", "0.90"]


def test_who_could_not_come_is_named_with_the_reason():
    assert cells("asked", "guesslang")[0] == "not here: needs a Python that is not here"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0123, "0.012"), (1.234, "1.23"), (45.67, "45.7"), (1234.5, "1,234"), (float("nan"), tables.NOTHING)],
)
def test_milliseconds_have_three_figures(value, shown):
    assert tables.ms(value) == shown


def test_tables_are_plain_in_the_terminal_and_marked_up_on_the_page():
    found = tables.Table("t", "T", ["a", "b"], [["**x|y**", "1"]])

    assert tables.to_markdown(found) == "| a | b |\n| --- | ---: |\n| **x\\|y** | 1 |"
    assert "".join(tables.to_rich(found).columns[0].cells) == "x|y"


def test_every_row_of_a_table_has_all_columns():
    for found in tables.all_tables(small_race()):
        assert {len(row) for row in found.rows} == {len(found.columns)}, found.name


def test_json_has_every_figure_and_no_nan():
    text = to_json(small_race())

    found = json.loads(text, parse_constant=pytest.fail)["rivals"]
    assert found["magika"]["scores"]["held-out"]["labels_it_knows"]["1"]["accuracy"] == 1
    assert found["magika"]["scores"]["held-out"]["all_labels"]["10"]["accuracy"] is None
    assert found["ours"]["timed"]["by_length"]["1000"]["p50"] == pytest.approx(0.1)
    assert found["guesslang"]["missing"] == "needs a Python that is not here"


def test_the_best_of_each_discipline_is_named_with_our_place():
    rows = {row[0]: row[1:] for row in leaders(small_race())}

    assert rows["right, all labels, 1 line"][0] == "**lsp-langid**, best guess: 100.0 %"
    assert rows["ms for 1,000,000 characters"] == ["Magika: 9.98", "VS Code: 9.98", "3.: 50.1"]


def test_where_a_rival_is_better_a_sentence_says_so():
    found = "\n".join(sentences(small_race()))

    assert "**Magika** is better than ours in: ms for 1,000,000 characters (9.98 against 50.1)" in found
    assert "Median time of **Magika** over ours: 315.5 at 100, 50.0 at 1,000" in found
    assert "**Magika** is better than ours in: right" not in found


@pytest.mark.parametrize(
    ("ahead", "words"), [(8, "know, at 1 line"), (3, "know, but by no more than could be chance, at 1 line")]
)
def test_being_ahead_by_chance_is_told_from_being_ahead(ahead, words):
    """Of 30 windows in Go, Magika gets so many right that our editor is not told of; none the other way."""
    race = small_race()

    def answers(n_right: int) -> dict[str, list[Judged]]:
        said = ["go"] * n_right + ["plaintext"] * (30 - n_right)
        return {HELD_OUT: [Judged("go", 1, frozenset({word})) for word in said]}

    entries = {
        **race.entries,
        "magika": replace(race.entries["magika"], judged=answers(20)),
        "ours": replace(race.entries["ours"], judged=answers(20 - ahead)),
    }

    found = sentences(replace(race, entries=entries))

    said = [sentence for sentence in found if sentence.startswith("**Magika** is ahead of us")]
    assert len(said) == 1
    assert words in said[0]
    assert "(66.7 against" in said[0]
    assert "% of 30)" in said[0]


def test_who_is_nowhere_better_is_named_with_the_table_that_is_meant():
    race = small_race()
    entries = {**race.entries, "vscode": replace(race.entries["vscode"], timed=None)}

    found = sentences(replace(race, entries=entries))

    assert "In no row of the table above better than ours: VS Code." in found


def test_a_race_that_nobody_has_run_makes_a_page_too():
    parts = page.sections(Race({}, frozenset({"go", "plaintext"}), {}))

    assert parts["all_labels"] == "Not measured yet."
    assert plots.write_all(Race({}, frozenset(), {}), Path()) == []


def test_only_what_stands_between_markers_is_replaced():
    text = (
        "before\n<!-- peers: a -->\nold\n<!-- /peers -->\nbetween\n"
        "<!-- peers: b -->\n<!-- /peers -->\nafter\n"
    )

    once = page.filled(text, {"a": "| new |", "b": "\\1 stays"}, "page")

    assert once == (
        "before\n<!-- peers: a -->\n\n| new |\n\n<!-- /peers -->\nbetween\n"
        "<!-- peers: b -->\n\n\\1 stays\n\n<!-- /peers -->\nafter\n"
    )
    assert page.filled(once, {"a": "| new |", "b": "\\1 stays"}, "page") == once


def test_markers_and_parts_that_do_not_match_are_all_named():
    with pytest.raises(InputError, match=r"without markers: b; markers without a part: a"):
        page.filled("<!-- peers: a -->\n<!-- /peers -->", {"b": ""}, "page")


def test_a_page_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match=r"benchmarks\.md"):
        page.write(tmp_path / "benchmarks.md", {})


def test_the_page_of_this_project_has_a_place_for_every_part():
    parts = page.sections(small_race())

    filled = page.filled(PAGE.read_text(encoding="utf-8"), parts, PAGE.name)

    assert all(part.strip() in filled for part in parts.values())


def test_no_figure_of_the_race_stands_outside_the_markers():
    """What is written by hand would go stale: shares and times belong to the command."""
    outside = page._MARKED.sub("", PAGE.read_text(encoding="utf-8"))

    assert "Not measured" not in outside
    assert [line for line in outside.splitlines() if " %" in line and "100 %" not in line] == []


def test_pictures_are_drawn_light_and_dark(tmp_path):
    written = plots.write_all(small_race(), tmp_path / "images")

    assert sorted(path.name for path in written) == [
        f"peers_{name}_{ground}.png" for name in ("accuracy", "speed", "told") for ground in ("dark", "light")
    ]
    assert all(path.stat().st_size > 10_000 for path in written)


def test_every_rival_has_a_line_of_its_own_in_pictures():
    drawn = {name for name, entry in small_race().entries.items() if entry.rival.judged or entry.rival.timed}

    assert drawn <= set(plots._STYLES)
