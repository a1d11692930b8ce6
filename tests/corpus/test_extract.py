"""From archives to candidates, with a labeller that knows a handful of suffixes."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from lsp_langid.assets import load_table
from lsp_langid.corpus.autotest import programs_of
from lsp_langid.corpus.candidates import Candidate, origin_of, read_candidates, write_candidates
from lsp_langid.corpus.decoding import decoded
from lsp_langid.corpus.extract import FEW_PROJECTS, FILES, MANIFESTS, extract, extract_all
from lsp_langid.corpus.labelling import C_HEADER
from lsp_langid.corpus.manifest import Source
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.sampling import MAX_CHARS, Lowest, cut, rank
from lsp_langid.errors import CorpusError
from lsp_langid.parallel import Backend

TABLE = load_table()
LABELS = {
    ".py": "python",
    ".c": "c",
    ".cpp": "cpp",
    ".md": "markdown",
    ".json": "json",
    ".h": C_HEADER,
    ".cob": "cobol",
    ".zig": "zig",
}


class Labeller:
    """Labels by suffix alone."""

    def wants(self, path: str) -> bool:
        return Path(path).suffix in LABELS

    def of_file(self, path: str, text: str, hints: Collection[str]) -> str | None:
        return LABELS.get(Path(path).suffix)

    def of_fence(self, tag: str, text: str) -> str | None:
        return "python" if tag == "py" else None


def code(seed: str) -> str:
    """A text nobody would refuse, different for every seed."""
    return "".join(f"def f_{seed}_{word}(x):\n    return x\n\n\n" for word in ("ah", "be", "ce", "do"))


def a_source(package: str = "thing", **fields: object) -> Source:
    source = Source("pypi", package, "1", "-", f"{package}.tgz", "a" * 64, 1000, "MIT", (), {})
    return replace(source, **fields)  # type: ignore[arg-type]


def archive_of(folder: Path, files: dict[str, str | bytes], name: str = "thing.tgz") -> Path:
    path = folder / name
    with tarfile.open(path, "w:gz") as tar:
        for member, text in files.items():
            data = text if isinstance(text, bytes) else text.encode()
            info = tarfile.TarInfo(member)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return path


def extracted(folder: Path, files: dict[str, str | bytes], package: str = "thing") -> list[Candidate]:
    return extract(a_source(package), archive_of(folder, files), Labeller())


def test_a_candidate_remembers_where_it_comes_from(tmp_path: Path) -> None:
    [candidate] = extracted(tmp_path, {"thing-1/a.py": code("a"), "thing-1/b.bin": "x"})

    assert candidate == Candidate(code("a"), "python", "thing", "thing-1/a.py", "file", "MIT")


def test_documentation_gives_itself_and_its_fences(tmp_path: Path) -> None:
    readme = f"# Thing\n\nWhat it does, in many words.\n\n```py\n{code('a')}```\n\n```unknown\nx\n```\n"

    candidates = extracted(tmp_path, {"README.md": readme})

    assert [(c.label, c.kind, c.path) for c in candidates] == [
        ("markdown", "file", "README.md"),
        ("python", "fence", "README.md#L6"),
    ]
    assert candidates[1].text == code("a")


def test_the_same_archive_gives_the_same_candidates_in_whatever_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"p/{n}.py": code(str(n)) for n in range(FILES + 40)}

    there = extracted(tmp_path, files)
    back = extracted(tmp_path, dict(reversed(files.items())))

    assert there == back
    assert len(there) == FILES


def test_a_language_of_few_projects_may_take_more_from_each(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"p/{n}.zig": code(str(n)) for n in range(FILES + 40)}

    assert len(extracted(tmp_path, files)) == FILES + 40


def test_manifests_of_packages_do_not_flood_json(tmp_path: Path) -> None:
    body = '{{"name": "p{0}", "version": "1.0.{0}", "description": "the {0}th of many packages"}}\n'
    files: dict[str, str | bytes] = {f"p/{n}/bower.json": body.format(n) for n in range(40)}
    files |= {f"p/{n}/data{n}.json": body.format(n) for n in range(40)}

    names = Counter(Path(c.path).name == "bower.json" for c in extracted(tmp_path, files))

    assert names == {True: MANIFESTS, False: 40}


@pytest.mark.parametrize(
    ("sources", "label"),
    [
        pytest.param({"a.c", "b.c", "x.cpp"}, "c", id="more-c"),
        pytest.param({"a.cpp", "b.cpp"}, "cpp", id="only-cpp"),
        pytest.param(set(), None, id="nobody-knows"),
    ],
)
def test_headers_follow_their_project(tmp_path: Path, sources: set[str], label: str | None) -> None:
    header = "#pragma once\n" + "".join(f"int value_of_{word}(int x);\n" for word in ("one", "two", "six"))
    files: dict[str, str | bytes] = {name: code(name[0]) for name in sources}

    candidates = extracted(tmp_path, {"thing.h": header, **files})

    assert {c.label for c in candidates if c.path == "thing.h"} == ({label} if label else set())


def test_refused_vendored_and_reserved_texts_stay_out(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "p/short.py": "x\n",
        "p/node_modules/dep/a.py": code("a"),
        "p/binary.py": b"\0\1\2" * 100,
        "p/kept.py": code("b"),
    }

    assert [c.path for c in extracted(tmp_path, files)] == ["p/kept.py"]


def test_nobody_trains_on_a_highlighter(tmp_path: Path) -> None:
    notes: list[str] = []

    candidates = extract(
        a_source("Pygments"), archive_of(tmp_path, {"a.py": code("a")}), Labeller(), notes.append
    )

    assert candidates == []
    assert "reserved" in notes[0]


def test_damage_is_noted_and_the_rest_used(tmp_path: Path) -> None:
    path = archive_of(tmp_path, {"a.py": code("a"), "b.json": b"[" + b"1, " * 60_000 + b"1]"})
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes())[:20_000]))
    notes: list[str] = []

    candidates = extract(a_source(), path, Labeller(), notes.append)

    assert [c.path for c in candidates] == ["a.py"]
    assert len(notes) == 1


AUTOTEST = """\
AT_SETUP([DISPLAY])
AT_DATA([prog.cob], [
       IDENTIFICATION   DIVISION.
       PROGRAM-ID.      prog.
       PROCEDURE        DIVISION.
           DISPLAY X@<:@1@:>@ TABLE[a[b]]
           STOP RUN.
])
AT_DATA([data.txt], [some data that is no program, but long enough to be kept])
AT_CHECK([$COMPILE prog.cob], [0], [], [])
"""


def test_programs_come_out_of_autotest_files() -> None:
    (name, text, line), (other, _, _) = programs_of(AUTOTEST)

    assert (name, line, other) == ("prog.cob", 3, "data.txt")
    assert text.startswith("       IDENTIFICATION")
    assert "DISPLAY X[1] TABLE[a[b]]\n" in text


def test_only_gnucobol_is_asked_for_autotest_programs(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"tests/run.at": AUTOTEST}

    assert [(c.label, c.path) for c in extracted(tmp_path, files, "gnucobol4")] == [
        ("cobol", "tests/run.at#L3/prog.cob")
    ]
    assert extracted(tmp_path, files, "autoconf") == []


@pytest.mark.parametrize(
    ("data", "text"),
    [
        pytest.param("é = 1\r\n".encode(), "é = 1\r\n", id="utf-8-with-line-ends-as-found"),
        pytest.param(b"\xef\xbb\xbfx = 1\n", "x = 1\n", id="byte-order-mark"),
        pytest.param("Grüße an alle Leser\n".encode("latin-1"), "Grüße an alle Leser\n", id="western"),
        pytest.param("Привет, мир\n".encode("koi8-r"), None, id="cyrillic"),
        pytest.param("こんにちは\n".encode("euc-jp"), None, id="japanese"),
        pytest.param(b"x\0y", None, id="nul"),
        pytest.param(b"caf\xe9 \x93quoted\x94\n", None, id="control-characters-of-windows"),
    ],
)
def test_only_what_is_surely_text_is_decoded(data: bytes, text: str | None) -> None:
    assert decoded(data) == text


def test_long_texts_are_cut_to_whole_lines() -> None:
    text = "".join(f"line {n}\n" for n in range(5_000))

    cuts = [cut(text, "p", str(n)) for n in range(60)]

    assert all(len(part) <= MAX_CHARS and part.startswith("line ") and part.endswith("\n") for part in cuts)
    assert all(len(part) > MAX_CHARS - 20 for part in cuts)
    assert 15 < sum(part.startswith("line 0\n") for part in cuts) < 45


def test_a_single_long_line_is_cut_too() -> None:
    assert all(len(cut("x" * 50_000, "p", str(n))) == MAX_CHARS for n in range(9))


def test_the_lowest_ranks_stay() -> None:
    lowest: Lowest[str] = Lowest(2)
    for number, item in ((5, "five"), (3, "three"), (9, "nine"), (1, "one")):
        lowest.add(number, item)

    assert lowest.items() == [(1, "one"), (3, "three")]
    assert (lowest.admits(2), lowest.admits(3)) == (True, False)


def test_ranks_never_change() -> None:
    """A corpus built next year out of the same archives must be the same corpus."""
    assert rank("linux", "mm/mmap.c") == 2706658869948293114
    assert rank("linux", "mm/mmap.c") != rank("linux", "mm/mmap.c", "cut")


def test_labels_of_few_projects_are_labels() -> None:
    assert {name for name in FEW_PROJECTS if name not in TABLE} == set()


def test_candidates_survive_the_way_through_a_file(tmp_path: Path) -> None:
    candidates = [Candidate("é\u2028\r\nx", "python", "p", "a.py", "file", "MIT")]
    path = tmp_path / "x.jsonl.gz"

    write_candidates(path, candidates, "digest", ["a note"])

    assert list(read_candidates(path)) == candidates
    origin = origin_of(path)
    assert origin is not None
    assert (origin.made_by, origin.n_candidates, origin.notes) == ("digest", 1, ("a note",))
    assert sorted(file.name for file in tmp_path.iterdir()) == ["x.json", "x.jsonl.gz"]


def test_a_damaged_file_of_candidates_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    write_candidates(path, [Candidate("x", "python", "p", "a.py", "file", "MIT")], "digest")
    path.write_bytes(path.read_bytes()[:-12])

    with pytest.raises(CorpusError, match="Delete it"):
        list(read_candidates(path))


class Run:
    """Extracts with real labels and remembers what was told."""

    def __init__(self, folder: Path) -> None:
        self.told: list[str] = []
        self.files = folder / "extracted"

    def __call__(self, found: list[tuple[Source, Path]]) -> list[Path]:
        self.told = []
        progress = Progress(stage=lambda _: None, part=lambda done, total, said: self.told.append(said))
        with Backend(jobs=1):
            return extract_all(found, TABLE, self.files, progress)


@pytest.fixture
def found(tmp_path: Path) -> list[tuple[Source, Path]]:
    pairs = []
    for n, name in enumerate(("small", "large")):
        source = a_source(name, sha256=str(n) * 64, n_bytes=n)
        pairs.append((source, archive_of(tmp_path, {f"{name}.py": code(name)}, f"{name}.tgz")))
    return pairs


def test_each_archive_gives_a_file_named_by_its_digest_the_largest_first(
    tmp_path: Path, found: list[tuple[Source, Path]]
) -> None:
    run = Run(tmp_path)

    paths = run(found)

    assert [path.name for path in paths] == ["0" * 64 + ".jsonl.gz", "1" * 64 + ".jsonl.gz"]
    assert [c.label for path in paths for c in read_candidates(path)] == ["python", "python"]
    assert run.told == ["large.tgz: 1 texts", "small.tgz: 1 texts"]


def test_a_second_run_uses_what_the_first_left(tmp_path: Path, found: list[tuple[Source, Path]]) -> None:
    run = Run(tmp_path)
    first = run(found[:1])

    both = run(found)

    assert both[0] == first[0]
    assert run.told == ["extracted by an earlier run", "large.tgz: 1 texts"]


def test_other_hints_make_other_candidates(tmp_path: Path, found: list[tuple[Source, Path]]) -> None:
    run = Run(tmp_path)
    run(found)
    source, path = found[0]

    run([(replace(source, hints=("coq",)), path)])

    assert run.told == ["small.tgz: 1 texts"]


def test_one_bad_archive_does_not_stop_the_run(tmp_path: Path, found: list[tuple[Source, Path]]) -> None:
    run = Run(tmp_path)
    missing = (a_source("gone", sha256="9" * 64, n_bytes=5), tmp_path / "gone.tgz")

    paths = run([missing, *found])

    assert len(paths) == 2
    assert run.told[0].startswith("gone.tgz: 0 texts; not extracted (FileNotFoundError")
