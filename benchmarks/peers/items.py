"""What is asked about: windows of projects held out, texts of suites, texts of a given length for the clock.

Knows: the corpus, suites, random numbers. Never: rivals, answers.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from lsp_langid.core.detector import Detector
from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.corpus.shards import Record, corpus_digest, read_corpus
from lsp_langid.errors import InputError
from lsp_langid.evaluation.items import known_label, read_items
from lsp_langid.training.examples import WHOLE, held_out_examples
from lsp_langid.training.sides import sides_of
from lsp_langid.training.split import TEST

BANDS = (1, 3, 10, 40, WHOLE)
SPEED_LENGTHS = {100: 200, 1_000: 200, 10_000: 120, 100_000: 12, 1_000_000: 4}  # characters -> texts


@dataclass(frozen=True, slots=True)
class Question:
    """A text and what it is. `band` is the number of lines it was cut to, 0 for a whole text."""

    id: str
    text: str
    label: str
    band: int


def held_out(detector: Detector, corpus: Path, per_label: int, per_prose: int, seed: int) -> list[Question]:
    """Windows of projects that our training never saw, of each label alike, in an order of chance.

    Args:
        detector: Ours: its model knows which projects it was not trained on.
        corpus: The folder it was trained from.
        per_label: At most so many windows of each label and length.
        per_prose: The same for text that is no code.
        seed: Of the choice and the cuts.

    Raises:
        CorpusError: The model was trained from another corpus.
    """
    test = _test_side(detector, corpus)
    prose = {NOT_CODE: test.pop(NOT_CODE)} if NOT_CODE in test else {}
    examples = [
        *held_out_examples(test, per_label, f"{seed}/peers", BANDS),
        *held_out_examples(prose, per_prose, f"{seed}/peers", BANDS),
    ]
    questions = [Question(f"held-out/{i}", e.text, e.label, e.n_lines) for i, e in enumerate(examples)]
    random.Random(seed).shuffle(questions)
    return questions


def of_suite(path: Path, detector: Detector, n_texts: int, seed: int) -> list[Question]:
    """Whole texts of a suite, its labels taking turns, in an order of chance."""
    groups: dict[str, list[Question]] = {}
    for item in read_items(path, detector.table):
        label = item.label if item.label in detector.table else _other_spelling(item.label, detector.table)
        groups.setdefault(label, []).append(Question(f"{path.name}/{item.id}", item.text, label, WHOLE))
    rng = random.Random(f"{seed}/{path.name}")
    chosen = _in_turn([rng.sample(group, len(group)) for _, group in sorted(groups.items())])[:n_texts]
    return rng.sample(chosen, len(chosen))


def _other_spelling(label: str, table: LanguageTable) -> str:
    """`go-checksums` is `Go Checksums` to the table; what it does not know stays as it is."""
    known = known_label(label.replace("-", " "), table)
    return known if known in table else label


def for_the_clock(detector: Detector, corpus: Path, seed: int) -> list[Question]:
    """Texts of given lengths in characters, made of held-out texts in everyday languages."""
    everyday = {language.id for language in detector.languages if language.everyday}
    test = {label: records for label, records in _test_side(detector, corpus).items() if label in everyday}
    return texts_of_lengths(test, SPEED_LENGTHS, seed)


def texts_of_lengths(
    groups: Mapping[str, Sequence[Record]], lengths: Mapping[int, int], seed: int
) -> list[Question]:
    """So many texts of each length, labels taking turns; each text is of one language.

    A record that is longer is cut; else several stand under each other, and come again where a label has too
    few. Now and then two texts of a label are the same.
    """
    rng = random.Random(f"{seed}/speed")
    labels = sorted(groups)
    questions = []
    for length, count in lengths.items():
        for i in range(count):
            label = labels[i % len(labels)]
            text = _of_length([record.text for record in groups[label]], length, rng)
            questions.append(Question(f"{length}/{i}", text, label, length))
    return questions


def _of_length(texts: Sequence[str], length: int, rng: random.Random) -> str:
    parts: list[str] = []
    so_far = 0
    order: list[str] = []
    while so_far < length:
        order = order or rng.sample(list(texts), len(texts))
        part = order.pop()
        if not parts and len(part) > length:
            start = rng.randint(0, len(part) - length)
            part = part[start:]
        parts.append(part + "\n")
        so_far += len(parts[-1])
    return "".join(parts)[:length]


def _test_side(detector: Detector, corpus: Path) -> dict[str, list[Record]]:
    records = read_corpus(corpus, detector.table)
    return dict(sides_of(detector.model, records, corpus_digest(corpus))[TEST])


def _in_turn(groups: Sequence[Sequence[Question]]) -> list[Question]:
    longest = max(map(len, groups), default=0)
    return [group[place] for place in range(longest) for group in groups if place < len(group)]


def write_questions(path: Path, questions: Iterable[Question]) -> None:
    """Keep them, one a line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(asdict(question)) + "\n" for question in questions)
    path.write_text("".join(lines), encoding="utf-8")


def read_questions(path: Path) -> list[Question]:
    """Read what was kept.

    Raises:
        InputError: Nothing there.
    """
    try:
        rows = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(
            f"{path}: no texts kept there ({error.strerror}). Name the corpus with --corpus once."
        ) from error
    return [Question(**json.loads(row)) for row in rows if row]


def digest_of(questions: Iterable[Question]) -> str:
    """The same digest, the same questions in the same order."""
    digest = hashlib.sha256()
    for question in questions:
        digest.update(json.dumps(asdict(question), sort_keys=True).encode())
    return digest.hexdigest()[:16]
