"""Which records a trained model learned from, and which were held out from it.

Knows: what a model remembers of its training. Never: windows, weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lsp_langid.core.model import Model
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError
from lsp_langid.training.examples import by_label
from lsp_langid.training.split import TEST, TRAIN, VALIDATION, split_by_project


def sides_of(
    model: Model, records: Sequence[Record], corpus_digest: str
) -> dict[str, dict[str, list[Record]]]:
    """The records of each label on each side, split again as when the model was trained.

    Records of labels that the model does not have were not read then, and are left out: the split depends
    on all records.

    Returns:
        `TRAIN`, `VALIDATION` and `TEST`, each label -> records.

    Raises:
        CorpusError: The model was trained on another corpus, so nobody knows what it has seen of this one.
    """
    check_corpus(model, corpus_digest)
    plan = model.facts["plan"]
    assert isinstance(plan, Mapping)
    labels = frozenset(model.labels)
    records = [record for record in records if record.label in labels]
    own = split_by_project([r.label for r in records], [r.project for r in records], plan["seed"])
    return {
        wanted: by_label([record for record, side in zip(records, own, strict=True) if side == wanted])
        for wanted in (TRAIN, VALIDATION, TEST)
    }


def check_corpus(model: Model, corpus_digest: str) -> None:
    """Make sure that a model was trained on this corpus.

    Raises:
        CorpusError: It was trained on another, so nobody knows what it has seen of this one.
    """
    if model.facts.get("corpus") != corpus_digest:
        raise CorpusError(
            f"this is not the corpus that model {model.name} was trained on: its digest begins with "
            f"{corpus_digest[:12]}, expected {str(model.facts.get('corpus'))[:12]}. Name the corpus it was "
            "trained on, or train again."
        )
