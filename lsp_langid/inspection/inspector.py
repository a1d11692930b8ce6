"""Ask a model what it knows: of a language, of two, of a hidden unit.

Knows: which figures answer which question. Never: how they are worked out (`push.py`, `output.py`,
`families.py`, `firing.py`), names for people, files, tables.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np

from lsp_langid.core.mlp import Array
from lsp_langid.core.model import Model
from lsp_langid.inspection import output
from lsp_langid.inspection.families import Families, Family
from lsp_langid.inspection.firing import Firing
from lsp_langid.inspection.knowledge import (
    Difference,
    LanguageFacts,
    Neighbour,
    Overview,
    Token,
    UnitFacts,
    UnitShare,
)
from lsp_langid.inspection.output import Floats
from lsp_langid.inspection.push import pushes
from lsp_langid.inspection.reading import kind_of, text_of


class Inspector:
    """The questions. What costs time is worked out when first asked for, and kept.

    Labels are those of the model, hidden units are counted from 0; a stranger is a ValueError or an
    IndexError. `top` bounds each list of an answer.
    """

    def __init__(self, model: Model) -> None:
        self._model = model
        self.labels = model.labels
        self.n_units = model.mlp.w2_HK.shape[0]
        # Output weights of each label, less their mean over labels; shape (L, H).
        self.output_vectors_LH: Floats = output.output_vectors(model.mlp.w2_HK)
        # How alike two labels are: cosines of the rows above, shape (L, L).
        self.similarity_LL: Floats = output.cosines(self.output_vectors_LH)

    @property
    def name(self) -> str:
        """Name of the model."""
        return self._model.name

    def overview(self, top: int = 10) -> Overview:
        """The model as a whole."""
        labels, similarity = self.labels, self.similarity_LL
        spec = self._model.spec
        return Overview(
            name=self.name,
            n_labels=len(labels),
            n_symbols=len(spec.symbols),
            n_ngrams=len(spec.ngrams),
            n_hidden=self.n_units,
            closest_pairs=tuple(
                (labels[a], labels[b], float(similarity[a, b]))
                for a, b in output.closest_pairs(similarity, top)
            ),
            loneliest=tuple(
                (labels[row], labels[other], float(similarity[row, other]))
                for row, other in output.loneliest(similarity, top)
            ),
        )

    def language(self, label: str, top: int = 15) -> LanguageFacts:
        """What speaks for a language and against it, and who is near."""
        row = self.labels.index(label)
        effects_D = self.output_vectors_LH[row] @ self._pushes
        families = self._families
        return LanguageFacts(
            label=label,
            tokens_for=self._strongest(effects_D, families.common, top),
            tokens_against=self._strongest(effects_D, families.common, top, sign=-1),
            neighbours=tuple(
                Neighbour(self.labels[other], float(self.similarity_LL[row, other]))
                for other in output.nearest(self.similarity_LL, row)[:top]
            ),
            units=self._units_of(row, top),
            rare_for=self._strongest(effects_D, families.rare, top),
            rare_against=self._strongest(effects_D, families.rare, top, sign=-1),
            ngrams_for=self._strongest(effects_D, families.ngrams, top),
            ngrams_against=self._strongest(effects_D, families.ngrams, top, sign=-1),
        )

    def difference(self, first: str, second: str, top: int = 15) -> Difference:
        """What speaks for one language against another."""
        a, b = self.labels.index(first), self.labels.index(second)
        vector_H = self.output_vectors_LH[a] - self.output_vectors_LH[b]
        effects_D = vector_H @ self._pushes
        families = self._families
        return Difference(
            first=first,
            second=second,
            similarity=float(self.similarity_LL[a, b]),
            tokens_first=self._strongest(effects_D, families.common, top),
            tokens_second=self._strongest(effects_D, families.common, top, sign=-1),
            units=tuple((unit, float(vector_H[unit])) for unit in _largest(np.abs(vector_H), top)),
            rare_first=self._strongest(effects_D, families.rare, top),
            rare_second=self._strongest(effects_D, families.rare, top, sign=-1),
            ngrams_first=self._strongest(effects_D, families.ngrams, top),
            ngrams_second=self._strongest(effects_D, families.ngrams, top, sign=-1),
        )

    def fires_for(self, unit: int, top: int = 15) -> tuple[tuple[str, float], ...]:
        """Labels on whose background windows a hidden unit fires most, with its mean activation there."""
        if self._firing is None:
            return ()
        return tuple((self.labels[row], mean) for row, mean in self._firing.loudest(unit, top))

    def unit(self, unit: int, top: int = 15) -> UnitFacts:
        """What a hidden unit fires for, and what it says then."""
        if not 0 <= unit < self.n_units:
            raise IndexError(f"no hidden unit {unit}: the model has {self.n_units}, counted from 0")
        mlp, labels, firing = self._model.mlp, self.labels, self._firing
        weights_D = mlp.w1_DH[:, unit] * mlp.scale_D
        everything = Family(np.arange(len(weights_D)), np.ones(len(weights_D), dtype=np.float32))
        says_L = self.output_vectors_LH[:, unit]
        return UnitFacts(
            unit=unit,
            drivers=self._strongest(weights_D, everything, top),
            silencers=self._strongest(weights_D, everything, top, sign=-1),
            fires_for=self.fires_for(unit, top),
            speaks_for=tuple((labels[row], float(says_L[row])) for row in _largest(says_L, top)),
            speaks_against=tuple((labels[row], float(says_L[row])) for row in _largest(-says_L, top)),
            spread=float(firing.spread_H[unit]) if firing else None,
            mean=float(firing.mean_H[unit]) if firing else None,
        )

    @cached_property
    def _pushes(self) -> Floats:
        return pushes(self._model)

    @cached_property
    def _families(self) -> Families:
        return Families.of(self._model.spec)

    @cached_property
    def _firing(self) -> Firing | None:
        return Firing.of(self._model)

    def _units_of(self, row: int, top: int) -> tuple[UnitShare, ...]:
        """The hidden units that speak for a label, in order of what they do for it."""
        weights_H = self.output_vectors_LH[row]
        fires_H = self._firing.of_label(row) if self._firing else None
        if self._firing is None or fires_H is None:
            order = _largest(weights_H, top)
            return tuple(
                UnitShare(unit, float(weights_H[unit]), None) for unit in order if weights_H[unit] > 0
            )
        gives_H = weights_H * (fires_H - self._firing.mean_H)
        speaks = np.flatnonzero(weights_H > 0)
        return tuple(
            UnitShare(unit, float(weights_H[unit]), float(fires_H[unit]), float(gives_H[unit]))
            for unit in speaks[_largest(gives_H[speaks], top)].tolist()
        )

    def _strongest(self, effects_D: Array, family: Family, top: int, sign: int = 1) -> tuple[Token, ...]:
        """The features that stand out most with an effect of this sign, in order of effect."""
        spec, effects = self._model.spec, sign * effects_D[family.features]
        chosen = np.array(_largest(effects * family.salience, top), dtype=np.int64)
        chosen = chosen[effects[chosen] > 0]
        chosen = chosen[_largest(effects[chosen], top)]
        return tuple(
            Token(feature, text_of(spec, feature), kind_of(spec, feature), float(effects_D[feature]))
            for feature in family.features[chosen].tolist()
        )


def _largest(values: Array, top: int) -> list[int]:
    """Places of the `top` largest values, largest first; of equal ones the first."""
    order: list[int] = np.argsort(-values, kind="stable")[:top].tolist()
    return order
