"""Scans, corpora and rows on a Dask cluster of several processes: the same as on this machine."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tarfile
from contextlib import closing
from pathlib import Path

import fsspec
import numpy as np
import pytest
from clusters import local_cluster

from lsp_langid.assets import load_table
from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.corpus.assemble import assemble
from lsp_langid.corpus.candidates import Candidate
from lsp_langid.corpus.caps import Caps
from lsp_langid.corpus.extract import extract_all
from lsp_langid.corpus.manifest import Source
from lsp_langid.corpus.progress import silent
from lsp_langid.corpus.shards import Record
from lsp_langid.parallel import Backend
from lsp_langid.scan.entry import Item, LocalFile, Skipped
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.run import BATCH_FILES, scan
from lsp_langid.scan.settings import Settings
from lsp_langid.scan.walk import entries
from lsp_langid.training.featurize import training_rows
from lsp_langid.training.select import LabelWindows, choose_vocabulary

TEXTS = {
    "py": "import os\n\n\ndef f_{n}(x):\n    return [os.path.join(y, '{n}') for y in x if y]\n",
    "rs": "fn f_{n}(x: u32) -> u32 {{\n    let mut y = x + {n};\n    y += 1;\n    y\n}}\n",
    "c": '#include <stdio.h>\nint f_{n}(int x)\n{{\n\tprintf("%d", x + {n});\n\treturn 0;\n}}\n',
}
RUST = (
    'fn main() {\n    let mut sum: u32 = 0;\n    for n in 0..9 { sum += n; }\n    println!("{}", sum);\n}\n'
    * 3
)
CHECKED = Settings(names=True, check=True)


@pytest.fixture(scope="module")
def cluster():
    with local_cluster(n_workers=2) as cluster:
        yield cluster


@pytest.fixture
def dask(cluster):
    with Backend("dask", scheduler=cluster.scheduler_address) as backend:
        yield backend


@pytest.fixture(scope="module")
def tree(tmp_path_factory) -> Path:
    """Files enough for several batches, some of them not to be looked at."""
    folder = tmp_path_factory.mktemp("tree")
    for n in range(6 * BATCH_FILES):
        ending = list(TEXTS)[n % 3]
        (folder / f"{n % 10}").mkdir(exist_ok=True)
        (folder / f"{n % 10}/{n}.{ending}").write_text(TEXTS[ending].format(n=n))
    (folder / "3/wrong.py").write_text(RUST)
    (folder / "3/data").write_bytes(b"\0\1\2" * 300)
    return folder


def rows(tree: Path | str, backend: Backend) -> list[object]:
    return list(scan(entries([str(tree)], Rules()), CHECKED, backend))


def test_a_cluster_gives_the_rows_that_this_machine_gives_whatever_its_processes(tree, dask):
    with Backend(jobs=1) as one, Backend(jobs=2) as two:
        alone = rows(tree, one)
        assert rows(tree, two) == alone

    assert rows(tree, dask) == alone
    assert [
        row.shown.rpartition("/")[2] for row in alone if not isinstance(row, Skipped) and row.mismatch
    ] == ["wrong.py"]


def test_a_worker_that_is_killed_in_mid_run_loses_nothing(tree, dask, cluster):
    with Backend(jobs=1) as one:
        alone = rows(tree, one)
    victim = next(iter(cluster.workers.values())).pid

    found = []
    with closing(scan(entries([str(tree)], Rules()), CHECKED, dask)) as looked_at:
        for row in looked_at:
            found.append(row)
            if len(found) == BATCH_FILES:
                os.kill(victim, signal.SIGKILL)

    assert found == alone


def test_relative_paths_mean_the_same_on_workers_that_stand_elsewhere(tree, dask, monkeypatch):
    monkeypatch.chdir(tree / "3")
    items = [Item("wrong.py", 200, LocalFile("wrong.py"), "")]

    (row,) = scan(items, CHECKED, dask)

    assert row.mismatch


def test_urls_are_read_by_the_workers():
    """Whose memory is ours, or `memory://` would be empty there."""
    files = fsspec.filesystem("memory")
    files.pipe({f"/far/{n}.py": TEXTS["py"].format(n=n).encode() for n in range(2 * BATCH_FILES)})
    with (
        local_cluster(n_workers=2, processes=False) as cluster,
        Backend("dask", scheduler=cluster.scheduler_address) as backend,
        Backend(jobs=1) as alone,
    ):
        assert rows("memory://far", backend) == rows("memory://far", alone)
    files.rm("/far", recursive=True)


def test_the_command_scans_on_a_cluster(tree, cluster):
    def run(*options: str) -> list[object]:
        command = [
            sys.executable,
            "-m",
            "lsp_langid",
            "scan",
            str(tree / "3"),
            "--jsonl",
            "--quiet",
            *options,
        ]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    assert run("--backend", "dask", "--scheduler", cluster.scheduler_address) == run("--jobs", "1")


def test_the_command_tells_in_one_line_that_nobody_answers(tree):
    command = [sys.executable, "-m", "lsp_langid", "scan", str(tree), "--backend", "dask"]
    done = subprocess.run(
        [*command, "--scheduler", "tcp://127.0.0.1:1"], capture_output=True, text=True, timeout=60
    )

    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert "tcp://127.0.0.1:1: no " in done.stderr


def a_corpus(folder: Path, backend: Backend, archives: list[tuple[Source, Path]]) -> dict[str, bytes]:
    """The files of a corpus built out of archives, by name."""
    table = load_table()
    with backend:
        extracted = extract_all(archives, table, folder / "extracted", silent())
        made = [Candidate(f"Dear {n},\n", "plaintext", f"p{n}", "a.txt", "made", "") for n in range(9)]
        assemble(extracted, made, table, folder / "corpus", silent(), caps=Caps(min_texts=2))
    return {file.name: file.read_bytes() for file in (folder / "corpus").iterdir() if file.is_file()}


def test_a_corpus_is_the_same_to_the_byte_wherever_it_is_built(tmp_path, cluster):
    archives = []
    for n in range(4):
        name = f"p{n}-1.0.tar.gz"
        with tarfile.open(tmp_path / name, "w:gz") as archive:
            for i in range(12):
                ending = list(TEXTS)[i % 3]
                data = (TEXTS[ending].format(n=f"{n}{i}") * (2 + i)).encode()
                info = tarfile.TarInfo(f"p{n}-1.0/src/{i}.{ending}")
                info.size = len(data)
                archive.addfile(info, io.BytesIO(data))
        source = Source("pypi", f"p{n}", "1.0", "", name, f"{n}" * 64, n, "MIT", (), {})
        archives.append((source, tmp_path / name))

    here = a_corpus(tmp_path / "here", Backend(jobs=1), archives)
    there = a_corpus(tmp_path / "there", Backend("dask", scheduler=cluster.scheduler_address), archives)

    assert len(here) > 1
    assert there == here


def test_vocabulary_and_rows_are_the_same_wherever_they_are_counted(tmp_path, cluster):
    groups = {
        ending: [Record(text.format(n=n) * 3, ending, f"p{n}", "a", False) for n in range(8)]
        for ending, text in TEXTS.items()
    }
    windows = [
        LabelWindows([record.text for record in group], [record.project for record in group])
        for group in groups.values()
    ]

    def counted(backend: Backend, cache: Path) -> tuple[FeatureSpec, np.ndarray]:
        with backend:
            spec = choose_vocabulary(windows, 40, 60, 1000)
            counts = dict.fromkeys(groups, 10)
            return spec, training_rows(groups, counts, spec, "seed", cache, lambda label: None)[0].toarray()

    here, X_here = counted(Backend(jobs=1), tmp_path / "here")
    there, X_there = counted(Backend("dask", scheduler=cluster.scheduler_address), tmp_path / "there")

    assert RARE in here.symbols
    assert there.symbols == here.symbols
    np.testing.assert_array_equal(there.ngrams, here.ngrams)
    np.testing.assert_array_equal(X_there, X_here)
