"""`corpus` as a person calls it; the stages themselves are stand-ins that note what they were handed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from lsp_langid.cli import main
from lsp_langid.corpus.assemble import AssembleReport, LabelReport
from lsp_langid.corpus.fetch import Fetched
from lsp_langid.corpus.manifest import COLUMNS

PACKAGES = {"alpha": "python=3", "beta": "rust=2 markdown=1", "gamma": "c=9"}


@pytest.fixture
def manifest(tmp_path):
    lines = ["\t".join(COLUMNS)]
    for number, (package, labels) in enumerate(PACKAGES.items()):
        row = ["npm", package, "1.0", "-", f"{package}.tgz", f"{number}" * 64, "2000000", "MIT", "", labels]
        lines.append("\t".join(row))
    path = tmp_path / "manifest.tsv"
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def stages(monkeypatch):
    """What each stage was handed; `missing` holds packages that will not come."""
    seen = SimpleNamespace(missing={}, unusable={})

    def fetch(sources, cache, progress, *, offline):
        seen.sources, seen.cache, seen.offline = [source.package for source in sources], cache, offline
        progress.stage("fetch")
        found = tuple(
            (source, cache / source.file) for source in sources if source.package not in seen.missing
        )
        missing = tuple((s, seen.missing[s.package]) for s in sources if s.package in seen.missing)
        return Fetched(found, missing, seen.unusable)

    def extract_all(found, table, folder, progress):
        seen.extracted_to = folder
        return [folder / source.package for source, _ in found]

    def assemble(extracted, made, table, out, progress, only):
        seen.extracted, seen.made, seen.only = [path.name for path in extracted], made, set(only)
        out.mkdir()
        return AssembleReport(
            (LabelReport("python", 3, 1, 0, 2, 5_000, {"copy": 1}), LabelReport("rust", 0, 0, 0, 1, 0, {}))
        )

    for module, stand_in in [("extract", extract_all), ("fetch", fetch), ("assemble", assemble)]:
        fake = SimpleNamespace(
            **{stand_in.__name__: stand_in}, AssembleReport=AssembleReport, Fetched=Fetched
        )
        monkeypatch.setitem(sys.modules, f"lsp_langid.corpus.{module}", fake)
    monkeypatch.setitem(
        sys.modules, "lsp_langid.corpus.generated", SimpleNamespace(made_candidates=lambda seed: ["made"])
    )
    return seen


def build(manifest, tmp_path, *options):
    words = ["--manifest", manifest, "--out", tmp_path / "out", "--cache", tmp_path / "cache", *options]
    return main(["corpus", "build", *map(str, words)])


def test_a_build_goes_from_the_manifest_to_the_corpus(stages, manifest, tmp_path, capsys):
    assert build(manifest, tmp_path) == 0

    assert (stages.sources, stages.offline) == (["alpha", "beta", "gamma"], False)
    assert (stages.cache, stages.extracted_to) == (tmp_path / "cache", tmp_path / "cache" / "extracted")
    assert (stages.extracted, stages.made, stages.only) == (["alpha", "beta", "gamma"], ["made"], set())
    said = capsys.readouterr().err
    assert "corpus: 4 texts, 1 labels" in said
    assert "too few texts for a place in the corpus: rust" in said


def test_only_some_languages_need_only_some_archives(stages, manifest, tmp_path):
    assert build(manifest, tmp_path, "--only", "Py,rs") == 0

    assert stages.sources == ["alpha", "beta"]
    assert stages.only == {"python", "rust"}


def test_offline_reaches_the_fetcher(stages, manifest, tmp_path):
    assert build(manifest, tmp_path, "--offline") == 0

    assert stages.offline


def test_the_report_names_what_is_missing_on_the_terminal_and_in_a_file(stages, manifest, tmp_path, capsys):
    stages.missing = {"beta": "npm error code E404"}

    assert build(manifest, tmp_path) == 0

    assert "missing: npm beta 1.0: npm error code E404" in capsys.readouterr().err
    report = json.loads((tmp_path / "out" / "build_report.json").read_text())
    assert report["archives"] == {"npm": {"found": 2, "missing": 1, "megabytes": 4.0}}
    assert (report["n_texts"], report["n_labels"], report["n_characters"]) == (4, 1, 5000)
    assert report["labels"][0]["projects"] == 2
    assert set(report["minutes"]) == {"fetch", "extract", "make", "assemble"}
    [missing] = report["missing"]
    assert missing == {
        "registry": "npm",
        "package": "beta",
        "version": "1.0",
        "file": "beta.tgz",
        "reason": "npm error code E404",
    }


def test_a_registry_that_was_given_up_takes_one_line(stages, manifest, tmp_path, capsys):
    stages.missing = dict.fromkeys(["alpha", "beta"], "npm is not installed")
    stages.unusable = {"npm": "npm is not installed"}

    assert build(manifest, tmp_path) == 0

    lines = [line for line in capsys.readouterr().err.splitlines() if line.startswith("missing")]
    assert lines == ["missing: 2 archives of npm: npm is not installed"]


def test_a_long_list_of_missing_packages_is_cut(stages, manifest, tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("lsp_langid.cli.build_report.MISSING_SHOWN", 1)
    stages.missing = dict.fromkeys(["alpha", "beta"], "gone")

    assert build(manifest, tmp_path) == 0

    assert "missing: 1 more, all in build_report.json" in capsys.readouterr().err


def test_no_archive_at_all_is_an_error(stages, manifest, tmp_path, capsys):
    stages.missing = dict.fromkeys(PACKAGES, "not in the cache")

    assert build(manifest, tmp_path, "--offline") == 1

    assert "none of 3 archives came (not in the cache)" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["build"], 2, "--out", id="no-place-to-write"),
        pytest.param(
            ["build", "--out", "x", "--manifest", "nowhere.tsv"], 1, "nowhere.tsv", id="no-manifest"
        ),
        pytest.param(["build", "--out", "x", "--only", "klingon"], 2, "klingon", id="an-unknown-language"),
        pytest.param(["stats", "nowhere"], 1, "no corpus here", id="no-corpus-to-count"),
        pytest.param(["show", "nowhere", "python"], 1, "no corpus here", id="no-corpus-to-show"),
        pytest.param([], 2, "ACTION", id="nothing-to-do"),
    ],
)
def test_a_wrong_call_is_one_clear_line(tmp_path, monkeypatch, capsys, words, code, message):
    monkeypatch.chdir(tmp_path)

    assert main(["corpus", *words]) == code

    assert message in capsys.readouterr().err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_a_broken_manifest_lists_its_rows(manifest, tmp_path, capsys):
    manifest.write_text(manifest.read_text().replace("MIT", "unknown"))

    assert build(manifest, tmp_path) == 1

    said = capsys.readouterr().err
    assert said.startswith(f"lsp-langid: {manifest}: 3 broken row(s)")
    assert said.count("nothing is learned from an archive that states no licence") == 3


def test_stats_and_show_are_asked_with_what_was_typed(monkeypatch):
    asked = []
    monkeypatch.setattr("lsp_langid.corpus.stats.print_stats", lambda console, *rest: asked.append(rest))
    monkeypatch.setattr("lsp_langid.corpus.stats.print_samples", lambda console, *rest: asked.append(rest))

    assert main(["corpus", "stats", "some"]) == 0
    assert main(["corpus", "show", "some", "py", "-n", "2", "--seed", "7"]) == 0

    assert [(call[0], call[2:]) for call in asked] == [(Path("some"), ()), (Path("some"), ("py", 2, 7))]


def test_a_missing_package_of_the_extra_is_named(monkeypatch, capsys):
    monkeypatch.setattr("lsp_langid.cli.extras.CORPUS_MODULES", ("no_such_module",))

    assert main(["corpus", "stats", "x"]) == 2

    assert "pip install 'lsp-langid[train]'" in capsys.readouterr().err
