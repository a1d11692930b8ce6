"""Where work is done: here, on this machine's cores, or on a cluster.

Knows: the choices and how long workers live. Never: what the work is.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextvars import ContextVar, Token
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from lsp_langid.errors import UsageError
from lsp_langid.parallel.cluster import Cluster
from lsp_langid.parallel.crumbs import Crumbs
from lsp_langid.parallel.local import Processes, n_cores
from lsp_langid.parallel.shared import Shared, forget, install, perform
from lsp_langid.parallel.window import PATIENCE_S, Window

R = TypeVar("R")

LOCAL, DASK = "local", "dask"
KINDS = (LOCAL, DASK)


class Backend:
    """Workers. As a context manager it is in force for `each`, and its workers end with it.

    Args:
        kind: One of `KINDS`.
        jobs: Processes of this machine; None for one a core, 1 for none but this one.
        scheduler: Address of a Dask scheduler.
        patience: Seconds without an answer until the cluster is asked whether it is still there.

    Raises:
        UsageError: Choices that do not fit together.
        ClusterError: A cluster that does not answer, or does not fit.
    """

    def __init__(
        self,
        kind: str = LOCAL,
        *,
        jobs: int | None = None,
        scheduler: str | None = None,
        patience: float = PATIENCE_S,
    ) -> None:
        if kind not in KINDS:
            raise UsageError(f"no backend {kind!r}; there are {' and '.join(KINDS)}")
        if kind == DASK and not scheduler:
            raise UsageError("--backend dask needs the address of a scheduler: --scheduler tcp://host:8786")
        if kind == DASK and jobs is not None:
            raise UsageError("--jobs counts processes of this machine; a cluster has the workers it has")
        if kind == LOCAL and scheduler:
            raise UsageError("--scheduler goes with --backend dask")
        self._jobs = jobs or 0
        self._patience = patience
        self._processes: Processes | None = None
        self._key: str | None = None  # of what those processes were started with
        self._cluster = Cluster(scheduler) if kind == DASK and scheduler else None
        self._tokens: list[Token[Backend | None]] = []

    @property
    def elsewhere(self) -> bool:
        """Whether the workers may be on other machines."""
        return self._cluster is not None

    def __enter__(self) -> Backend:
        self._tokens.append(_in_force.set(self))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _in_force.reset(self._tokens.pop())
        self.close()

    def close(self) -> None:
        """End the processes, or leave the cluster."""
        self._end_processes(unfinished=False)
        if self._cluster is not None:
            self._cluster.close(unfinished=False)

    def each(
        self,
        function: Callable[..., R],
        jobs: Iterable[tuple[Any, ...]],
        *,
        shared: Shared[Any] | None = None,
        ordered: bool = True,
        crumbs: Crumbs | None = None,
    ) -> Generator[R, None, None]:
        """Call `function` with each tuple of arguments, wherever there is a worker; yield what it returns.

        Args:
            function: A function of a module, which a worker can import by its name.
            jobs: Read as far ahead as workers need it, and no further.
            shared: Its whole goes in front of the arguments.
            ordered: In the order of `jobs`; else as they come.
            crumbs: How to go on without a thing that kills workers; None to give up at the third death.

        Raises:
            WorkersDiedError: Work that kills workers, without `crumbs`.
            ClusterError: The cluster went away.
            Exception: What `function` raised.
        """
        waiting = iter(jobs)
        first = list(islice(waiting, 2))
        if self._cluster is None and (self._n_processes() == 1 or len(first) < 2):
            yield from _here(function, chain(first, waiting), shared)
            return
        pool = self._pool(shared)
        key = None if shared is None else shared.key
        window = Window(pool, function, key, crumbs, self._patience)
        whole = False
        try:
            yield from window.run(chain(first, waiting), ordered=ordered)
            whole = True
        finally:
            if not whole:
                self._end_processes(unfinished=True)

    def demand_seen(self, paths: Iterable[Path]) -> None:
        """Raise unless the workers have these files or folders; those of this machine do.

        Raises:
            ClusterError: A worker does not see one of them.
        """
        if self._cluster is not None:
            self._cluster.demand_seen(path.absolute() for path in paths)

    def _n_processes(self) -> int:
        if not self._jobs:
            self._jobs = n_cores()
        return self._jobs

    def _pool(self, shared: Shared[Any] | None) -> Processes | Cluster:
        if self._cluster is not None:
            if shared is not None:
                self._cluster.share(shared)
            return self._cluster
        key = None if shared is None else shared.key
        if self._processes is not None and self._key != key:
            self._end_processes(unfinished=False)
        if self._processes is None:
            self._processes, self._key = Processes(self._n_processes(), shared), key
        return self._processes

    def _end_processes(self, *, unfinished: bool) -> None:
        if self._processes is not None:
            self._processes.close(unfinished=unfinished)
            self._processes = None


def each(
    function: Callable[..., R],
    jobs: Iterable[tuple[Any, ...]],
    *,
    shared: Shared[Any] | None = None,
    ordered: bool = True,
) -> Iterator[R]:
    """The same, on the backend that is in force: on this machine's cores, unless somebody said otherwise."""
    return (_in_force.get() or _default()).each(function, jobs, shared=shared, ordered=ordered)


_in_force: ContextVar[Backend | None] = ContextVar("lsp_langid_backend", default=None)
_kept: list[Backend] = []


def _default() -> Backend:
    """One for the whole process: its workers stay for the next call, and go when they are idle."""
    if not _kept:
        _kept.append(Backend())
    return _kept[0]


def _here(
    function: Callable[..., R], jobs: Iterable[tuple[Any, ...]], shared: Shared[Any] | None
) -> Iterator[R]:
    """Without any worker."""
    if shared is None:
        yield from (function(*args) for args in jobs)
        return
    install(shared)
    try:
        yield from (perform(function, args, shared.key) for args in jobs)
    finally:
        forget(shared.key)
