"""Named plans: the network that ships, and the one that the project began with.

Knows: what each of them chose. Never: how a plan is carried out.
"""

from __future__ import annotations

from collections.abc import Mapping

from lsp_langid.core.weighting import RAW
from lsp_langid.training.plan import Plan

SHIPPED = Plan()

# Counters of the most distinctive tokens, as they are, before one small layer. The shipped network has
# forty times as many features, counts that are damped, and what keeps it from leaning on any one token.
SEED = Plan(
    preset="seed",
    model_name="seed",
    n_tokens=1_200,
    n_ngrams=0,
    weighting=RAW,
    network={
        "hidden_units": 96,
        "max_epochs": 6,
        "batch_size": 512,
        "learning_rate": 1e-3,
        "schedule": "constant",
        "dropout": 0.2,
        "token_dropout": 0.0,
        "alpha": 0.01,
        "label_smoothing": 0.0,
        "early_stopping": True,
        # Rows of counts are as long as their texts, not 1. Glorot's spread for 1,200 inputs and 96 units
        # keeps the first hidden values of a usual window near 1, where ELU still bends.
        "init_scale": 0.04,
    },
)

PRESETS: Mapping[str, Plan] = {plan.preset: plan for plan in (SHIPPED, SEED)}
