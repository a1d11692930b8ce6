"""Draw the sample of windows that is shipped beside the weights, for learning and teaching.

Knows: which windows, and how the network sees them. Never: what is done with them later.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from lsp_langid.core.features import TokenBag
from lsp_langid.core.model import Model
from lsp_langid.core.personal.background import Background
from lsp_langid.core.policy import NOT_CODE
from lsp_langid.corpus.shards import Record
from lsp_langid.training.examples import WHOLE, Example, held_out_examples
from lsp_langid.training.sides import sides_of
from lsp_langid.training.split import TRAIN, VALIDATION

LINE_COUNTS = (1, 3, 5, 10, 30, WHOLE)
PER_LABEL = 2  # windows of each number of lines
NOT_CODE_FACTOR = 6  # times as many of the not-code class: it is wider than any language


def redraw_background(model: Model, records: Sequence[Record], corpus_digest: str) -> Background:
    """The background that training this model would have drawn.

    Raises:
        CorpusError: The model was trained on another corpus, so nobody knows what it has seen of this one.
    """
    sides = sides_of(model, records, corpus_digest)
    plan = model.facts["plan"]
    assert isinstance(plan, Mapping)
    return draw_background(model, sides[VALIDATION], sides[TRAIN], plan["seed"])


def draw_background(
    model: Model,
    validation: Mapping[str, Sequence[Record]],
    training: Mapping[str, Sequence[Record]],
    seed: int,
) -> Background:
    """Cut windows and keep what the first layer makes of them.

    Args:
        model: Its labels, vocabulary and first layer count.
        validation: Records of each label, of projects that the weights were not fitted to.
        training: Stands in where no project of a label is held out: a label without a row would have
            nothing to say when another takes its place.
        seed: Of the windows, as in the plan.
    """
    groups = {label: validation.get(label) or training[label] for label in model.labels}
    examples = _examples(groups, f"{seed}/background")
    label_of = {label: i for i, label in enumerate(model.labels)}
    group_of = {project: i for i, project in enumerate(sorted({example.project for example in examples}))}
    counter = TokenBag(model.spec)
    bags = [counter.bag(example.text) for example in examples]
    return Background.of_activations(
        np.vstack([model.mlp.hidden(bag.indices, model.spec.weigh(bag.counts)) for bag in bags]),
        np.array([label_of[example.label] for example in examples]),
        np.array([group_of[example.project] for example in examples]),
        np.array([bag.n_tokens for bag in bags]),
    )


def _examples(groups: Mapping[str, Sequence[Record]], seed: str) -> list[Example]:
    """Windows of many lengths, about as many of each language."""
    languages = {label: records for label, records in groups.items() if label != NOT_CODE}
    not_code = {label: records for label, records in groups.items() if label == NOT_CODE}
    return held_out_examples(languages, PER_LABEL, seed, LINE_COUNTS) + held_out_examples(
        not_code, NOT_CODE_FACTOR * PER_LABEL, seed, LINE_COUNTS
    )
