"""What `lsp-langid study relu` does unless told otherwise.

Knows: numbers. Never: how they are used.
"""

from __future__ import annotations

from lsp_langid.study.result import Setting

MIN_TEXTS = 10  # of a language, to learn from

# Languages, vocabulary, hidden units and dropout are those of the network that raised the question.
DEFAULTS = Setting(
    languages=("c", "cpp", "go", "java", "javascript", "python", "ruby"),
    vocabulary=500,
    texts_per_language=2_000,
    seeds=(0, 1, 2, 3, 4),
    learning_rates=(0.001, 0.003, 0.01, 0.03),
    epochs=6,
    batch_size=64,
    hidden_units=96,
    dropout=0.2,
    # That network had 0.01. Beside a mean over the batch it presses the weights of scaled input so
    # low that the arms would differ in more than what is studied.
    l2=0.0,
    init_scale=0.1,
)
