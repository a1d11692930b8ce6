"""What the output layer says of languages: how alike two are, who stands alone.

Knows: output weights. Never: tokens, texts, what a label is called.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from lsp_langid.core.mlp import Array

Floats = npt.NDArray[np.float32]


def output_vectors(w2_HK: Array) -> Floats:
    """What each hidden unit says for each label, less what it says for all; shape (L, H).

    A number that is added to all logits changes no probability, so it belongs to no language.
    """
    return np.ascontiguousarray((w2_HK - w2_HK.mean(axis=1, keepdims=True)).T, dtype=np.float32)


def cosines(vectors_LH: Floats) -> Floats:
    """Cosine of each two rows, shape (L, L): symmetric, 1 on the diagonal, 0 for a row of zeros elsewhere."""
    norms_L = np.linalg.norm(vectors_LH, axis=1)
    rows = vectors_LH / np.where(norms_L > 0, norms_L, 1)[:, None]
    similarity = np.clip(rows @ rows.T, -1, 1)
    similarity = (similarity + similarity.T) / 2
    np.fill_diagonal(similarity, 1)
    return np.asarray(similarity, dtype=np.float32)


def nearest(similarity_LL: Floats, row: int) -> list[int]:
    """The other rows, most alike first."""
    order = np.argsort(-similarity_LL[row], kind="stable")
    return [int(other) for other in order if other != row]


def closest_pairs(similarity_LL: Floats, top: int) -> list[tuple[int, int]]:
    """Pairs of rows, most alike first; each once, the smaller number first."""
    first, second = np.triu_indices(len(similarity_LL), k=1)
    order = np.argsort(-similarity_LL[first, second], kind="stable")[:top]
    return [(int(first[place]), int(second[place])) for place in order]


def loneliest(similarity_LL: Floats, top: int) -> list[tuple[int, int]]:
    """Rows whose nearest is farthest, with that nearest; farthest first."""
    if len(similarity_LL) < 2:
        return []
    others = similarity_LL - 3 * np.eye(len(similarity_LL), dtype=np.float32)  # nobody is its own neighbour
    best = others.argmax(axis=1)
    order = np.argsort(others.max(axis=1), kind="stable")[:top]
    return [(int(row), int(best[row])) for row in order]
