from __future__ import annotations

import pytest
from corpus_texts import candidate, extracted

from lsp_langid.corpus.spill import Spilled, spill
from lsp_langid.errors import CorpusError

LABELS = {"python", "rust"}


def spilled(folder, files, made=(), only=()):
    return spill(files, made, LABELS, only, folder / "work", lambda n: None)


def test_what_is_set_aside_is_found_again(tmp_path):
    """Two archives with both languages, texts that are not ASCII, and one that was made."""
    texts = [
        candidate(n, label="rust" if n % 2 else "python", text=f"größe {n} = 「\r\n」\n") for n in range(6)
    ]
    made = candidate(7, kind="made", label="rust", licence="")
    files = extracted(tmp_path / "in", texts[:3], texts[3:])

    keys = spilled(tmp_path, files, [made])

    for label in LABELS:
        own = [key for key in keys if key.label == label]
        back = list(Spilled(tmp_path / "work", own))
        assert sorted(back, key=lambda c: c.path) == [c for c in [*texts, made] if c.label == label]


def test_one_batch_of_many_archives_is_found_again_too(tmp_path):
    texts = [candidate(n) for n in range(150)]
    keys = spilled(tmp_path, extracted(tmp_path / "in", *([text] for text in texts)))

    assert len(keys) == 150
    assert {c.path for c in Spilled(tmp_path / "work", keys)} == {c.path for c in texts}


def test_languages_that_are_not_wanted_leave_keys_and_no_texts(tmp_path):
    files = extracted(tmp_path / "in", [candidate(1), candidate(2, label="rust")])

    keys = spilled(tmp_path, files, only=["rust"])

    assert {key.label for key in keys} == LABELS
    assert {file.name for file in (tmp_path / "work").rglob("*.jsonl")} == {"rust.jsonl"}


def test_copies_share_a_digest_and_never_a_place(tmp_path):
    copy = candidate(1)
    files = extracted(tmp_path / "in", [copy, candidate(1, path="b.py", text=copy.text.replace(" ", "\t"))])

    first, second = spilled(tmp_path, files)

    assert first.digest == second.digest
    assert first.order != second.order


def test_a_label_that_is_not_in_the_table_is_named(tmp_path):
    files = extracted(tmp_path / "in", [candidate(1, label="klingon")])

    with pytest.raises(CorpusError, match="klingon"):
        spilled(tmp_path, files)


def test_a_damaged_file_is_named_with_what_to_do(tmp_path):
    (file,) = extracted(tmp_path / "in", [candidate(1)])
    file.write_bytes(file.read_bytes()[:-9])

    with pytest.raises(CorpusError, match="Delete") as caught:
        spilled(tmp_path, [file])
    assert str(file) in str(caught.value)
