"""Lay the languages out in a plane, and sort them into a handful of groups, by their output weights.

Knows: scikit-learn's projections and clusterings. Never: names of languages, pictures.

How far a map can be trusted: scikit-learn's trustworthiness over the five nearest, and the share of languages
whose nearest language of all is among their three nearest on the map. Measured on `bag_v2` (223 labels, 160
hidden units, one thread); of t-SNE the mean of five runs, with standard deviations of 0.006 and 0.012:

    projection                   trustworthiness   nearest among three
    t-SNE, perplexity 5                    0.844                 0.953
    t-SNE, perplexity 10                   0.857                 0.928
    t-SNE, perplexity 20                   0.870                 0.885
    t-SNE, perplexity 30                   0.878                 0.856
    t-SNE, perplexity 50                   0.877                 0.819
    metric MDS                             0.729                 0.117
    spectral embedding (10 near)           0.694                 0.135
    PCA                                    0.678                 0.085
    Isomap (5 near)                        0.667                 0.117
    non-metric MDS                         0.572                 0.229

t-SNE with perplexity 20 it is, between the smaller ones, which keep the nearest language, and the larger
ones, which keep those around it. The others want to keep large distances, of which there are none to keep:
beyond a few kin, every language is at about a right angle to every other.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from sklearn.cluster import AgglomerativeClustering
from sklearn.manifold import TSNE
from threadpoolctl import threadpool_limits

from lsp_langid.core.mlp import Array

GROUPS = 8  # at most; as many as there are colours that can be told apart
_ITERATIONS = 2000  # another thousand than usual: some languages find their kin late
_START = 1e-4  # standard deviation of the first coordinate when t-SNE begins
PERPLEXITY = 20.0  # t-SNE's guess of how many neighbours count
_LABELS_A_GROUP = 4  # at least on average, where labels are few
_FEWEST_FOR_TSNE = 7  # below, the perplexity of (labels - 1) / 3 would be less than two neighbours

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def unit_rows(vectors_LH: Array) -> Floats:
    """The rows at length 1, so that their products are cosines; a row of zeros stays one."""
    vectors_LH = np.asarray(vectors_LH, dtype=np.float64)
    lengths_L = np.linalg.norm(vectors_LH, axis=1)
    return np.asarray(vectors_LH / np.where(lengths_L > 1e-12, lengths_L, 1.0)[:, None])


def project(vectors_LH: Floats, seed: int = 0) -> Floats:
    """Points in a plane, near each other where the cosine of the vectors is large.

    The longest axis lies across. Too few labels for t-SNE (fewer than seven) and labels all at one point are
    projected onto their two principal axes, which for up to three labels loses nothing.

    Args:
        vectors_LH: One row a label, from `unit_rows`.
        seed: For t-SNE; the same vectors and seed give the same points on the same machine.

    Returns:
        Shape (L, 2), centred, the farthest coordinate 1.
    """
    n_labels = len(vectors_LH)
    principal_L2 = _turned(vectors_LH)
    spread_of_first = float(principal_L2[:, 0].std())
    if n_labels < _FEWEST_FOR_TSNE or spread_of_first < 1e-9:
        return _normal(principal_L2)
    # Threads add up rounding errors in the order they finish in, and t-SNE makes large ones of small ones.
    with threadpool_limits(1):
        points_L2 = TSNE(
            2,
            metric="cosine",
            # What `init="pca"` begins with, where that does not divide nought by nought.
            init=(_START / spread_of_first * principal_L2).astype(np.float32),
            perplexity=min(PERPLEXITY, (n_labels - 1) / 3),
            max_iter=_ITERATIONS,
            random_state=seed,
            n_jobs=1,
        ).fit_transform(vectors_LH)
    return _normal(_turned(np.asarray(points_L2, dtype=np.float64)))


def clusters(vectors_LH: Floats, n: int = GROUPS) -> Ints:
    """Sort the labels into at most `n` groups: those join first whose members are most alike on average.

    Average linkage on the cosine; on `bag_v2` it gives groups of 13 to 47, where Ward's method throws a third
    of all labels into one.

    Returns:
        Number of the group of each label, shape (L,); 0 is the largest group, equals in order of their first
        label.
    """
    n_labels = len(vectors_LH)
    n_groups = min(n, max(1, round(n_labels / _LABELS_A_GROUP)))
    if n_groups == 1:
        return np.zeros(n_labels, dtype=np.int64)
    distances_LL = np.clip(1.0 - vectors_LH @ vectors_LH.T, 0.0, 2.0)
    np.fill_diagonal(distances_LL, 0.0)
    found_L = AgglomerativeClustering(n_groups, metric="precomputed", linkage="average").fit_predict(
        distances_LL
    )
    members = [np.flatnonzero(found_L == group) for group in range(n_groups)]
    numbered_L = np.empty(n_labels, dtype=np.int64)
    for number, group in enumerate(sorted(members, key=lambda group: (-len(group), group[0]))):
        numbered_L[group] = number
    return numbered_L


def most_central(vectors_LH: Floats, group_L: Ints, n: int = 3) -> tuple[tuple[int, ...], ...]:
    """Indices of the `n` labels nearest to the mean of their group, nearest first, for each group."""
    central = []
    for group in range(int(group_L.max()) + 1):
        members = np.flatnonzero(group_L == group)
        closeness = vectors_LH[members] @ vectors_LH[members].mean(axis=0)
        central.append(tuple(members[np.argsort(-closeness, kind="stable")][:n].tolist()))
    return tuple(central)


def _turned(points_LD: Floats) -> Floats:
    """The two principal coordinates, each with its largest one positive; zeros where there is no second."""
    centred_LD = points_LD - points_LD.mean(axis=0)
    u_LR, s_R, _ = np.linalg.svd(centred_LD, full_matrices=False)
    turned_L2 = np.zeros((len(points_LD), 2))
    rank = min(2, len(s_R))
    turned_L2[:, :rank] = u_LR[:, :rank] * s_R[:rank]
    largest = np.abs(turned_L2).argmax(axis=0)
    signs = np.sign(turned_L2[largest, [0, 1]])
    return np.asarray(turned_L2 * np.where(signs == 0, 1.0, signs))


def _normal(points_L2: Floats) -> Floats:
    return np.asarray(points_L2 / max(float(np.abs(points_L2).max()), 1e-12))
