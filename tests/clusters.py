"""Dask clusters of this machine for tests: nothing listens but on the loopback, nothing is said."""

from __future__ import annotations

import logging
from typing import Any

from distributed import LocalCluster


def local_cluster(*, n_workers: int, processes: bool = True) -> Any:
    """A scheduler here, and workers with a thread each: processes of their own, unless told otherwise."""
    return LocalCluster(
        n_workers=n_workers,
        threads_per_worker=1,
        processes=processes,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    )
