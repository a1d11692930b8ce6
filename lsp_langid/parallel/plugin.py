"""Carries what is shared to the workers of a Dask cluster, for as long as its client is there.

A plugin and not scattered data: the scheduler keeps it for workers that join later or are started again,
while scattered data is lost with the last worker that holds it. And the scheduler would keep it for ever
when the client is killed, so another plugin sees to that.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from distributed import Scheduler, SchedulerPlugin, Worker, WorkerPlugin

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


class Janitor(SchedulerPlugin):
    """Takes the carriers of one client away when that client is gone, however it went.

    Args:
        client: Id of the client.
        front: What the names of its carriers begin with.
    """

    def __init__(self, client: str, front: str) -> None:
        self.name = f"{front} janitor"
        self._client, self._front = client, front

    def remove_client(self, scheduler: Scheduler, client: str) -> None:
        """Called by the scheduler for every client that leaves."""
        if client != self._client:
            return
        scheduler.remove_plugin(self.name)
        for name in list(scheduler.worker_plugins):
            if name.startswith(self._front):
                scheduler.loop.add_callback(_take_away, scheduler, name)


async def _take_away(scheduler: Scheduler, name: str) -> None:
    # The client may have asked for it with its last words, and a worker may die meanwhile.
    with suppress(ValueError, OSError):
        await scheduler.unregister_worker_plugin(None, name)
