"""Carries what is shared to the workers of a Dask cluster.

A plugin and not scattered data: the scheduler keeps it for workers that join later or are started again,
while scattered data is lost with the last worker that holds it.
"""

from __future__ import annotations

from typing import Any

from distributed import Worker, WorkerPlugin

from lsp_langid.parallel.shared import Shared, forget, install


class Carrier(WorkerPlugin):
    """Installs what is shared at a worker's start, and removes it when the client says so."""

    def __init__(self, shared: Shared[Any]) -> None:
        self._shared = shared

    def setup(self, worker: Worker) -> None:
        """Called by the worker, once."""
        install(self._shared)

    def teardown(self, worker: Worker) -> None:
        """Called by the worker when the plugin is unregistered."""
        forget(self._shared.key)
