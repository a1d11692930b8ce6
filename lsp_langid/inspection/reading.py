r"""A feature as a person reads it.

Knows: the vocabulary. Never: weights, labels.

Blanks belong to tokens (`a ->` and `a->` are told apart), so they are shown: `·->`, `⏎····`, `⏎⇥`.
Inside an n-gram all indented line starts are one, which is shown as `⏎→`.
"""

from __future__ import annotations

from lsp_langid.core.features import FeatureSpec
from lsp_langid.core.ngrams import NO_SYMBOL, is_frame, symbols_of_key
from lsp_langid.inspection.knowledge import FRAME, PAIR, SHAPE, TOKEN, TRIPLE

_BLANKS = str.maketrans({"\n": "⏎", "\t": "⇥", " ": "·"})
INDENTED = "⏎→"


def kind_of(spec: FeatureSpec, feature: int) -> str:
    """What a feature counts: TOKEN, SHAPE, PAIR, TRIPLE or FRAME."""
    if feature < len(spec.symbols):
        return SHAPE if "‹" in spec.symbols[feature] else TOKEN
    key = int(spec.ngrams[feature - len(spec.symbols)])
    if is_frame(key):
        return FRAME
    return PAIR if key & NO_SYMBOL == NO_SYMBOL else TRIPLE


def text_of(spec: FeatureSpec, feature: int) -> str:
    """The tokens of a feature with their blanks; `if … :` is the frame of a line."""
    if feature < len(spec.symbols):
        return spec.symbols[feature].translate(_BLANKS)
    key = int(spec.ngrams[feature - len(spec.symbols)])
    parts = [_inside(spec.symbols[symbol]) for symbol in symbols_of_key(key)]
    return (" … " if is_frame(key) else " ").join(parts)


def _inside(symbol: str) -> str:
    return INDENTED if len(symbol) > 1 and symbol[0] == "\n" else symbol.translate(_BLANKS)
