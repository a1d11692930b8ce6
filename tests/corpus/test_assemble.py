from __future__ import annotations

import errno
import lzma
import random

import pytest
from corpus_texts import candidate, extracted, text

from lsp_langid.corpus import assemble as module
from lsp_langid.corpus.assemble import COPY, NEAR_COPY, TWO_LABELS, assemble
from lsp_langid.corpus.caps import PROJECT_FULL, TOO_THIN
from lsp_langid.corpus.progress import silent
from lsp_langid.corpus.shards import read_corpus, write_shards
from lsp_langid.errors import CorpusError, WorkersDiedError

ENOUGH = [candidate(n) for n in range(12)]
RUST = [candidate(n, label="rust", text=f"// rust {n}\n" + text(1_000 + n)) for n in range(12)]


def build(folder, table, candidates, made=(), **options):
    """Assemble into `folder/corpus`; the report of each label by its id."""
    files = extracted(folder / "in", candidates)
    report = assemble(files, made, table, folder / "corpus", silent(), **options)
    return {own.label: own for own in report.labels}


def texts(folder, table, label="python"):
    return {record.text for record in read_corpus(folder / "corpus", table, [label])}


def test_candidates_become_a_corpus_that_training_reads(tmp_path, table):
    made = candidate(50, kind="made", project="made", licence="")
    reports = build(tmp_path, table, [*ENOUGH, candidate(40, kind="fence")], [made])

    records = read_corpus(tmp_path / "corpus", table)

    assert {r.text for r in records} == {c.text for c in ENOUGH} | {text(40), text(50)}
    assert [r.path for r in records if r.fence] == ["src/40.py"]
    assert {r.licence for r in records} == {"MIT", ""}
    own = reports["python"]
    assert (own.files, own.fences, own.made, own.projects) == (12, 1, 1, 6)
    assert own.characters == sum(len(r.text) for r in records)


def test_neither_order_nor_bundling_of_the_input_changes_a_byte(tmp_path, table):
    candidates = [candidate(n % 300, project=f"p{n % 7}", path=f"{n}.py") for n in range(400)]
    assemble(extracted(tmp_path / "a", candidates), [], table, tmp_path / "one", silent())
    random.Random(1).shuffle(candidates)
    shuffled = extracted(tmp_path / "b", candidates[:100], candidates[100:])
    assemble(shuffled, [], table, tmp_path / "two", silent())

    name = "python.jsonl.xz"
    assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_of_copies_one_stays_in_the_project_with_fewer_texts(tmp_path, table):
    """The vendored library stays where it is at home, if that is the smaller project."""
    large = [candidate(n, project="large") for n in range(12)]
    small = [candidate(3, project="small"), candidate(30, project="small")]
    reports = build(tmp_path, table, [*large, *small])

    projects = [r.project for r in read_corpus(tmp_path / "corpus", table) if r.text == text(3)]

    assert projects == ["small"]
    assert reports["python"].dropped[COPY] == 1


def test_near_copies_go_within_and_across_projects(tmp_path, table):
    base = text(99, 60)
    relatives = [
        candidate(n, text=base + f"extra = {n}\n", project="same" if n < 3 else f"other-{n}")
        for n in range(6)
    ]
    reports = build(tmp_path, table, [*ENOUGH, *relatives])

    assert len([t for t in texts(tmp_path, table) if t.startswith(base)]) == 1
    assert reports["python"].dropped[NEAR_COPY] == 5


def test_a_text_under_two_labels_goes_from_both(tmp_path, table):
    stray = candidate(0, label="rust", path="stray.rs")
    reports = build(tmp_path, table, [*ENOUGH, *RUST, stray])

    assert text(0) not in texts(tmp_path, table) | texts(tmp_path, table, "rust")
    assert reports["python"].dropped[TWO_LABELS] == reports["rust"].dropped[TWO_LABELS] == 1


def test_a_family_keeps_its_text_under_the_commoner_label(tmp_path, table):
    c = [candidate(n, label="c") for n in range(12)]
    cpp = [candidate(n + 100, label="cpp") for n in range(12)]
    header = [candidate(0, label="cpp", project=f"q{n}") for n in range(2)]
    build(tmp_path, table, [*c, *cpp, *header])

    assert text(0) in texts(tmp_path, table, "cpp")
    assert text(0) not in texts(tmp_path, table, "c")


def test_caps_are_applied_after_copies_are_gone(tmp_path, table):
    """Else a project full of copies would spend its share on them."""
    many = [candidate(n, project="large") for n in range(125)]
    copies = [candidate(n, project="large", path=f"copy/{n}.py") for n in range(100)]
    reports = build(tmp_path, table, [*many, *copies])

    assert reports["python"].files == 120
    assert reports["python"].dropped == {COPY: 100, PROJECT_FULL: 5}


def test_a_thin_language_is_told_and_not_written(tmp_path, table):
    reports = build(tmp_path, table, [*ENOUGH, *RUST[:5]])

    assert reports["rust"].texts == 0
    assert reports["rust"].dropped[TOO_THIN] == 5
    assert [file.name for file in (tmp_path / "corpus").iterdir()] == ["python.jsonl.xz"]


def test_a_whole_build_takes_away_what_is_no_more(tmp_path, table):
    write_shards(tmp_path / "corpus", {"perl": [candidate(1, label="perl")]})
    build(tmp_path, table, ENOUGH)

    assert not (tmp_path / "corpus" / "perl.jsonl.xz").exists()


def test_a_build_of_some_languages_leaves_the_others(tmp_path, table):
    build(tmp_path, table, [*ENOUGH, *RUST])
    before = (tmp_path / "corpus" / "python.jsonl.xz").read_bytes()

    reports = build(tmp_path, table, [*ENOUGH[:3], *RUST[:11]], only=["rust"])

    assert list(reports) == ["rust"]
    assert (tmp_path / "corpus" / "python.jsonl.xz").read_bytes() == before
    assert len(texts(tmp_path, table, "rust")) == 11


def test_a_build_of_some_languages_still_sees_copies_under_the_others(tmp_path, table):
    stray = candidate(0, label="rust", path="stray.rs")
    build(tmp_path, table, [*ENOUGH, *RUST, stray], only=["rust"])

    assert text(0) not in texts(tmp_path, table, "rust")


def test_a_language_asked_for_without_any_candidate_is_told(tmp_path, table):
    reports = build(tmp_path, table, ENOUGH, only=["python", "perl"])

    assert reports["perl"].texts == 0


def test_nothing_worth_writing_is_an_error(tmp_path, table):
    write_shards(tmp_path / "corpus", {"perl": [candidate(1, label="perl")]})

    with pytest.raises(CorpusError, match="more packages"):
        build(tmp_path, table, ENOUGH[:3])
    assert (tmp_path / "corpus" / "perl.jsonl.xz").exists()


@pytest.mark.parametrize("step", ["spill", "write_shards"])
@pytest.mark.parametrize(
    ("failure", "expected", "message"),
    [
        pytest.param(
            OSError(errno.ENOSPC, "No space left on device"),
            CorpusError,
            "No space left.*make room",
            id="disk-full",
        ),
        pytest.param(WorkersDiedError("gone"), CorpusError, "want of memory", id="a-process-killed"),
        pytest.param(KeyboardInterrupt(), KeyboardInterrupt, None, id="interrupted"),
    ],
)
def test_a_build_that_fails_leaves_the_old_corpus(
    tmp_path, table, monkeypatch, step, failure, expected, message
):
    build(tmp_path, table, ENOUGH)
    before = {file.name: file.read_bytes() for file in (tmp_path / "corpus").iterdir()}

    def fail(*args):
        raise failure

    monkeypatch.setattr(module, step, fail)
    with pytest.raises(expected, match=message):
        build(tmp_path, table, RUST)

    assert {file.name: file.read_bytes() for file in (tmp_path / "corpus").iterdir()} == before


def test_left_overs_of_a_build_that_was_killed_do_no_harm(tmp_path, table):
    for name in (".work/000", ".unfinished"):
        (tmp_path / "corpus" / name).mkdir(parents=True)
    (tmp_path / "corpus/.work/000/python.jsonl").write_text("half a li")
    (tmp_path / "corpus/.unfinished/rust.jsonl.xz").write_bytes(lzma.compress(b"half"))

    build(tmp_path, table, ENOUGH)

    assert texts(tmp_path, table) == {c.text for c in ENOUGH}
    assert [file.name for file in (tmp_path / "corpus").iterdir()] == ["python.jsonl.xz"]
