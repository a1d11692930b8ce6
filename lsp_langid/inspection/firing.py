"""Which languages a hidden unit fires for, as seen on the background's windows.

Knows: hidden activations, rows of labels. Never: tokens, output weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from lsp_langid.core.model import Model

_FEWEST = 5  # windows of a label, that its mean be more than an accident


@dataclass(frozen=True, eq=False)
class Firing:
    """Activations of the hidden units by label."""

    mean_LH: npt.NDArray[np.float32]  # NaN for a label without windows
    mean_H: npt.NDArray[np.float32]  # over labels with windows, each counting the same
    spread_H: npt.NDArray[np.float32]  # standard deviation over all windows
    windows_L: npt.NDArray[np.int64]  # how many windows a label has

    @classmethod
    def of(cls, model: Model) -> Firing | None:
        """Look at a model's background; None when there is none."""
        background = model.background()
        if background is None or not len(background):
            return None
        hidden_NH, n_labels = background.activations, len(model.labels)
        windows_L = np.bincount(background.label_N, minlength=n_labels)
        sums_LH = np.zeros((n_labels, hidden_NH.shape[1]))
        np.add.at(sums_LH, background.label_N, hidden_NH)
        mean_LH = np.full_like(sums_LH, np.nan)
        np.divide(sums_LH, windows_L[:, None], out=mean_LH, where=windows_L[:, None] > 0)
        return cls(
            mean_LH.astype(np.float32),
            mean_LH[windows_L > 0].mean(axis=0).astype(np.float32),
            hidden_NH.std(axis=0),
            windows_L,
        )

    def of_label(self, row: int) -> npt.NDArray[np.float32] | None:
        """Mean activation of each unit on the windows of a label, shape (H,); None when it has none."""
        return self.mean_LH[row] if self.windows_L[row] else None

    def loudest(self, unit: int, top: int) -> list[tuple[int, float]]:
        """Labels of enough windows on which the unit fires most, with its mean there; loudest first."""
        enough = np.flatnonzero(self.windows_L >= _FEWEST)
        order = enough[np.argsort(-self.mean_LH[enough, unit], kind="stable")[:top]]
        return [(int(row), float(self.mean_LH[row, unit])) for row in order]
