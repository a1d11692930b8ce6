from __future__ import annotations

import json
import lzma

import pytest
from corpus_texts import candidate

from lsp_langid.corpus.shards import corpus_digest, read_corpus, write_shards
from lsp_langid.errors import CorpusError


def write(folder, label, rows):
    with lzma.open(folder / f"{label}.jsonl.xz", "wt", encoding="utf-8") as file:
        for row in rows:
            file.write((row if isinstance(row, str) else json.dumps(row)) + "\n")


def row(**changes):
    return {"text": "x = 1", "label": "python", "project": "p", "path": "a.py", "kind": "file"} | changes


def test_labels_come_from_the_table_under_any_spelling(tmp_path, table):
    write(tmp_path, "py", [row()])
    write(tmp_path, "octave", [row(kind="fence", project="q")])

    records = read_corpus(tmp_path, table)

    assert [(r.label, r.project, r.fence) for r in records] == [("matlab", "q", True), ("python", "p", False)]


def test_only_the_languages_asked_for_are_read(tmp_path, table):
    write(tmp_path, "python", [row()])
    write(tmp_path, "rust", [row()])

    assert {r.label for r in read_corpus(tmp_path, table, ["rust"])} == {"rust"}


def test_the_digest_tells_one_corpus_from_another(tmp_path):
    write(tmp_path, "python", [row()])
    before = corpus_digest(tmp_path)
    write(tmp_path, "python", [row(text="x = 2")])

    assert corpus_digest(tmp_path) != before


@pytest.mark.parametrize(
    ("label", "rows", "message"),
    [
        pytest.param("klingon", [row()], "klingon", id="a-label-nobody-knows"),
        pytest.param("python", [row(), "{not json"], "line 2", id="a-line-that-is-not-json"),
        pytest.param("python", [{"text": "x"}], "project", id="a-field-missing"),
    ],
)
def test_a_broken_corpus_says_where(tmp_path, table, label, rows, message):
    write(tmp_path, label, rows)

    with pytest.raises(CorpusError, match=message):
        read_corpus(tmp_path, table)


def test_a_file_cut_short_says_so(tmp_path, table):
    write(tmp_path, "python", [row(text="x" * 5000)])
    file = tmp_path / "python.jsonl.xz"
    file.write_bytes(file.read_bytes()[:-20])

    with pytest.raises(CorpusError, match="not a whole xz file"):
        read_corpus(tmp_path, table)


def test_an_empty_folder_says_what_was_expected(tmp_path, table):
    with pytest.raises(CorpusError, match=r"LABEL\.jsonl\.xz"):
        read_corpus(tmp_path, table)


def test_what_is_written_is_read_back(tmp_path, table):
    texts = [
        candidate(1, text="größe = 「\r\n」\u2028\n", licence="MIT"),
        candidate(2, kind="fence", licence=""),
        candidate(3, kind="made"),
    ]
    write_shards(tmp_path / "new" / "corpus", {"python": texts})

    records = read_corpus(tmp_path / "new" / "corpus", table)

    assert [(r.text, r.project, r.path, r.licence) for r in records] == [
        (c.text, c.project, c.path, c.licence) for c in texts
    ]
    assert [r.fence for r in records] == [False, True, False]


def test_shards_of_before_there_were_licences_still_load(tmp_path, table):
    write(tmp_path, "python", [row()])

    assert [r.licence for r in read_corpus(tmp_path, table)] == [""]


def test_the_same_texts_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_shards(tmp_path / name, {"python": [candidate(n) for n in range(9)]})

    assert corpus_digest(tmp_path / "one") == corpus_digest(tmp_path / "two")


def test_each_label_that_is_written_is_told(tmp_path):
    told = []
    write_shards(tmp_path, {"python": [candidate(1)], "rust": [candidate(2)]}, told.append)

    assert sorted(told) == ["python", "rust"]


def test_all_new_files_take_their_place_or_none(tmp_path):
    write_shards(tmp_path, {"python": [candidate(1)], "rust": [candidate(2)]})
    before = corpus_digest(tmp_path)
    unwritable = [candidate(3, text="\ud800")]

    with pytest.raises(UnicodeEncodeError):
        write_shards(tmp_path, {"python": [candidate(4)], "rust": unwritable})

    assert corpus_digest(tmp_path) == before
    assert sorted(file.name for file in tmp_path.iterdir()) == ["python.jsonl.xz", "rust.jsonl.xz"]
