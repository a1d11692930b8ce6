"""What tables, pictures and page call things, so that all of them say the same.

Knows: words and the number of digits. Never: where they are written.
"""

from __future__ import annotations

import math

from lsp_langid.core.weighting import RAW
from lsp_langid.study.defaults import DEFAULTS
from lsp_langid.study.result import ARMS, RELU, Arm, Setting

# The ways in which a text whose largest logit is shared can count, from the kindest to the strictest.
RULES = {
    "tolerant": "a tie is a hit",
    "random": "ties drawn at random",
    "first": "first label of a tie (strict argmax)",
    "unique": "a tie is a miss",
}
# The same for a narrow column.
SHORT_RULES = {"tolerant": "tie is hit", "random": "at random", "first": "strict", "unique": "tie is miss"}


def arm_words(key: str) -> str:
    """A network by what makes it differ: "(a) ReLU on the logits, raw counts"."""
    arm = next(arm for arm in ARMS if arm.key == key)
    return f"({key}) {_activation(arm)}, {'raw' if arm.scaling == RAW else 'scaled'} counts"


def ln_words(n_labels: int) -> str:
    """The loss of equal logits: "ln 7 = 1.9459"."""
    return f"ln {n_labels} = {math.log(n_labels):.4f}"


def _activation(arm: Arm) -> str:
    return "ReLU on the logits" if arm.logit_activation == RELU else "no ReLU"


def percent(share: float) -> str:
    """A share of 0..1, with one digit: "97.7 %"."""
    return f"{100 * share:.1f} %"


def seeds_words(n: int) -> str:
    """What a figure over all seeds is."""
    return "one seed" if n == 1 else f"median of {n} seeds"


def command(setting: Setting) -> str | None:
    """The command that repeats a study; None where no option of it can say what differs."""
    first = setting.seeds[0]
    unsaid = ("hidden_units", "dropout", "init_scale")
    if setting.seeds != tuple(range(first, first + len(setting.seeds))) or any(
        getattr(setting, name) != getattr(DEFAULTS, name) for name in unsaid
    ):
        return None
    return (
        f"lsp-langid study relu CORPUS --languages {','.join(setting.languages)} "
        f"--vocabulary {setting.vocabulary} --texts {setting.texts_per_language} "
        f"--seeds {len(setting.seeds)} --seed {first} "
        f"--learning-rates {','.join(f'{rate:g}' for rate in setting.learning_rates)} "
        f"--epochs {setting.epochs} --batch {setting.batch_size} --l2 {setting.l2:g}"
    )
