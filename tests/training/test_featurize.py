from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np

from lsp_langid.core.features import RARE, FeatureSpec
from lsp_langid.core.weighting import DAMPED, RAW
from lsp_langid.corpus.shards import Record
from lsp_langid.training.featurize import rows_of, spec_digest, training_rows

SPEC = FeatureSpec((RARE, "\n", "a", "b", "‹word›"), np.empty(0, dtype=np.int64))
COUNTING = replace(SPEC, weighting=RAW)


def test_rows_hold_what_the_network_will_see():
    np.testing.assert_allclose(rows_of(["a a b"], COUNTING).toarray(), [[0, 1, 2, 1, 0]])
    damped = np.log1p([0, 1, 2, 1, 0])
    np.testing.assert_allclose(
        rows_of(["a a b"], SPEC).toarray(), [damped / np.linalg.norm(damped)], rtol=1e-6
    )


def test_a_damped_vocabulary_is_called_as_it_always_was():
    """Shipped models name their vocabulary by this digest."""
    parts = "\0".join(SPEC.symbols).encode(), SPEC.ngrams.tobytes(), str(SPEC.window_chars).encode()

    assert spec_digest(SPEC) == hashlib.sha256(b"".join(parts)).hexdigest()


def test_the_cache_keeps_rows_of_different_weightings_apart(tmp_path):
    groups = {"x": [Record("a a b\n" * 9, "x", "p", "a", False)]}

    rows = {
        spec.weighting: training_rows(groups, {"x": 5}, spec, "seed", tmp_path, lambda label: None)[0]
        for spec in (SPEC, COUNTING)
    }

    assert rows[RAW].data.max() > 1 >= rows[DAMPED].data.max()
    assert len(list(tmp_path.iterdir())) == 2
