"""Windows that several models may be asked about together: of projects held out from all of them.

Knows: what models remember of their training. Never: answers, figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lsp_langid.core.model import Model
from lsp_langid.corpus.shards import Record
from lsp_langid.errors import CorpusError
from lsp_langid.training.examples import Example, held_out_examples
from lsp_langid.training.sides import check_corpus, sides_of
from lsp_langid.training.split import TEST


def held_out_windows(model: Model, records: Sequence[Record], corpus_digest: str) -> list[Example]:
    """The windows that a model was measured on when it was trained.

    Raises:
        CorpusError: The model was trained on another corpus, so nobody knows what it has seen of this one.
    """
    test = sides_of(model, records, corpus_digest)[TEST]
    plan = _plan(model)
    return held_out_examples(test, plan["held_windows_per_label"], f"{plan['seed']}/test")


def shared_windows(models: Sequence[Model], records: Sequence[Record], corpus_digest: str) -> list[Example]:
    """The windows that all of these models were measured on, which none of them learned from.

    Raises:
        CorpusError: They were not trained on this corpus, or not with the same projects held out.
    """
    first, *others = models
    for model in models:
        check_corpus(model, corpus_digest)
    for other in others:
        if wrong := _differences(first, other):
            raise CorpusError(
                f"models {first.name} and {other.name} were not held to the same projects: they differ in "
                f"{', '.join(wrong)}. Train one of them again with the other's --seed and --labels."
            )
    return held_out_windows(first, records, corpus_digest)


def _differences(first: Model, other: Model) -> list[str]:
    """What decides about the windows and is not the same."""
    parts = [
        f"{name} ({_plan(first)[name]} and {_plan(other)[name]})"
        for name in ("seed", "held_windows_per_label")
        if _plan(first)[name] != _plan(other)[name]
    ]
    if first.labels != other.labels:
        parts.append(f"labels ({len(first.labels)} and {len(other.labels)})")
    return parts


def _plan(model: Model) -> Mapping[str, int]:
    plan = model.facts["plan"]
    assert isinstance(plan, Mapping)
    return plan
