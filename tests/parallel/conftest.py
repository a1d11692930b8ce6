from __future__ import annotations

import pytest
from clusters import local_cluster


@pytest.fixture(scope="module")
def cluster():
    """A scheduler, and two workers that are processes of their own."""
    with local_cluster(n_workers=2) as cluster:
        yield cluster
