"""The workers of a Dask cluster that is already there.

Knows: `dask.distributed`. Never: what the work is, how a cluster is started.

`distributed.Client` itself and not joblib's Dask backend, for the reasons in `local.py`: that one hands out
as work is finished, and has no say when a worker dies. The scheduler repeats by itself what a dead worker
was at, on another; only work that saw several die comes back here.

Dask's protocol is pickle: whoever can reach a scheduler can run code on its workers, and a worker that is
hostile can run code here. Use a scheduler that you trust, on a network that you trust, or over TLS.
"""

from __future__ import annotations

import logging
import platform
import re
import uuid
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import monotonic, sleep
from typing import Any, TypeAlias, cast

from lsp_langid import __version__
from lsp_langid.errors import ClusterError, LangidError, UsageError
from lsp_langid.parallel.deadline import within
from lsp_langid.parallel.pool import Pending
from lsp_langid.parallel.shared import Shared, perform

ANSWER_S = 9.0  # for a scheduler to answer and its workers to say who they are
_CONNECT_S = 5.0
_WORKERS_S = 3.0  # one that died may be on its way back
_LATE_S = 10.0  # for an answer that was said to be there, until the cluster is asked whether it still is
_REGISTER_TRIES = 3  # each of them may meet another worker that dies
_REGISTER_PAUSE_S = 0.2  # for the scheduler to see that it is dead
_FRESH_S = 5.0  # so long the number of workers is not asked for again
# Asked of workers that may have neither this package nor this Python: only what every Python has, by name.
_WHO = "(__import__('lsp_langid').__version__, __import__('platform').python_version())"
_ADDRESS = re.compile(r"(?:(?:tcp|tls|ws|wss|ucx)://)?[^/\s]+:\d{1,5}/?")
_LOUD = ("distributed.client", "distributed.comm", "distributed.core", "distributed.batched")

Client: TypeAlias = Any  # distributed.Client, which is half typed
Who: TypeAlias = tuple[str, str]  # versions of this package and of Python


class Cluster:
    """A pool behind a scheduler. What is shared is registered there, so later workers get it too.

    Args:
        address: `tcp://host:port`.

    Raises:
        UsageError: No address.
        ClusterError: Nobody answers, there is no worker, or one that does not fit.
    """

    deaths_a_report = 2  # the scheduler has tried again already, as often as it is configured to

    def __init__(self, address: str) -> None:
        if _ADDRESS.fullmatch(address) is None:
            raise UsageError(f"--scheduler {address}: wanted an address like tcp://host:8786.")
        self.address = address
        self._client = within(
            ANSWER_S,
            lambda: _connected(address),
            f"{address}: no answer in {ANSWER_S:g} seconds. Is it a Dask scheduler, can it be reached, and "
            "do all its workers respond?",
        )
        self._names: dict[str, str] = {}  # key of what is shared -> name of the plugin
        self._has_janitor = False
        self._counted, self._n_workers = 0.0, 1

    @property
    def n_workers(self) -> int:
        """Threads of all workers; workers may come and go."""
        now = monotonic()
        if now - self._counted > _FRESH_S:
            self._n_workers = max(1, self._n_threads())
            self._counted = now
        return self._n_workers

    def share(self, shared: Shared[Any]) -> None:
        """Send the parts to every worker, once, and to those that join later."""
        if shared.key in self._names:
            return
        from lsp_langid.parallel.plugin import Carrier, Janitor

        front = f"lsp-langid {self._client.id}"
        if not self._has_janitor:
            janitor = Janitor(self._client.id, front)
            self._asked(lambda: self._client.register_plugin(janitor))
            self._has_janitor = True
        name = f"{front} {uuid.uuid4()}"
        self._register(Carrier(shared), name)
        self._names[shared.key] = name

    def submit(self, function: Callable[..., Any], args: tuple[Any, ...], key: str | None) -> Pending:
        """Hand out one piece. It and its answer travel as bytes.

        The scheduler has no need to look into them, and a list would travel in as many frames as it is long.
        """
        from distributed.protocol import pickle

        packed = pickle.dumps((function, args, key))  # type: ignore[no-untyped-call]
        return _Answer(self._client.submit(perform_packed, packed, _who_we_are(), pure=False), self)

    def is_death(self, error: BaseException) -> bool:
        """Whether the scheduler gave a piece up, since workers died at it."""
        from distributed import KilledWorker

        return isinstance(error, KilledWorker)

    def revive(self) -> bool:
        """What other workers are at goes on."""
        return False

    def still_there(self) -> None:
        """Raise when scheduler or workers are gone."""
        if not self._n_threads():
            raise ClusterError(
                f"{self.address}: the scheduler has no worker left. What was done until then stands; start "
                f"workers with `dask worker {self.address}` and run this again."
            )

    def demand_seen(self, paths: Iterable[Path]) -> None:
        """Raise unless every worker has these files or folders, under these names.

        Raises:
            ClusterError: One has not.
        """
        for path in paths:
            probe = f"__import__('os').path.exists({str(path)!r})"
            answers = self._asked(partial(self._client.run, eval, probe, on_error="return"))
            # What is no answer comes of a worker that died meanwhile.
            if blind := sorted(worker for worker, answer in answers.items() if answer is False):
                raise ClusterError(
                    f"{path}: not there on the worker {blind[0]} ({len(blind)} of {len(answers)} workers do "
                    "not see it). Files are opened where the workers are: mount the folder there under the "
                    "same name, or give a URL (s3://, gs://, hdfs://)."
                )

    def translated(self, error: Exception) -> Exception:
        """Errors of this package say what they mean; what comes of another environment is told as such."""
        if isinstance(error, LangidError):
            return error
        if isinstance(error, ImportError) or "deserializ" in str(error):
            return ClusterError(
                f"{self.address}: a worker could not take the work ({_one_line(error)}). Install lsp-langid "
                f"{__version__} with its extra `distributed` on the scheduler and on every worker."
            )
        return error

    def close(self, *, unfinished: bool) -> None:
        """Leave the cluster as it was found."""
        del unfinished  # what a client has not taken is dropped when it goes
        for name in self._names.values():
            with suppress(Exception):  # the scheduler may be gone, and everything with it
                within(_CONNECT_S, partial(self._client.unregister_worker_plugin, name), "")
        self._names.clear()
        with suppress(Exception):
            within(_CONNECT_S, partial(self._client.close, timeout=2), "")

    def _register(self, plugin: Any, name: str) -> None:
        """Give a plugin to every worker, again when one dies meanwhile: that fails the call for all of them.

        Whoever has it already takes it anew.
        """
        register = partial(self._client.register_plugin, plugin, name=name)
        for _ in range(_REGISTER_TRIES - 1):
            try:
                self._asked(register)
                return
            except ClusterError as error:
                if not isinstance(error.__cause__, OSError):
                    raise
            sleep(_REGISTER_PAUSE_S)
        self._asked(register)

    def _n_threads(self) -> int:
        threads: dict[str, int] = self._asked(self._client.nthreads)
        return sum(threads.values())

    def _asked(self, question: Callable[[], Any]) -> Any:
        try:
            return within(ANSWER_S, question, _gone(self.address))
        except LangidError:
            raise
        except Exception as error:
            raise (
                self.translated(error)
                if isinstance(error, ImportError)
                else ClusterError(f"{_gone(self.address)} ({_one_line(error)})")
            ) from error


class _Answer:
    """A future of Dask's, whose cancellation is an exception like others."""

    def __init__(self, future: Any, cluster: Cluster) -> None:
        self._future, self._cluster = future, cluster

    def add_done_callback(self, fn: Callable[[Any], Any], /) -> None:
        self._future.add_done_callback(fn)

    def result(self) -> Any:
        from distributed import CancelledError
        from distributed import TimeoutError as LateError
        from distributed.protocol import pickle

        while True:
            try:
                return pickle.loads(self._future.result(timeout=_LATE_S))  # type: ignore[no-untyped-call]
            except (
                CancelledError,
                OSError,
                LateError,
            ) as error:  # in 3.10 the last is no OSError
                if not isinstance(error, CancelledError) and self._future.status == "error":
                    raise  # of the work itself
                if not isinstance(error, LateError):
                    raise ClusterError(_gone(self._cluster.address)) from error
                # It was lost with the worker that had it. Another makes it anew, if there is another.
                self._cluster.still_there()


def perform_packed(packed: bytes, client: Who) -> bytes:
    """Do one piece in a worker, which may have joined after the others were asked who they are."""
    from distributed.protocol import pickle

    if _differs(client, _who_we_are()):
        raise ClusterError(_misfit("a worker", _who_we_are(), client))
    answer = perform(*pickle.loads(packed))  # type: ignore[no-untyped-call]
    return cast(bytes, pickle.dumps(answer))  # type: ignore[no-untyped-call]


def _connected(address: str) -> Client:
    """A client of a cluster whose scheduler and workers all fit."""
    import distributed
    from distributed.versions import VersionMismatchWarning

    for name in _LOUD:  # all that they have to say is said in one line, here or later
        logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.filterwarnings("ignore", message="Sending large graph", category=UserWarning)
    warnings.filterwarnings("ignore", category=VersionMismatchWarning)  # what matters is asked below

    class OurClient(distributed.Client):
        def __del__(self) -> None:
            """We close it; of one that never came to be, its own way to go would end in a traceback."""

    try:
        client = OurClient(  # type: ignore[no-untyped-call]
            address, timeout=_CONNECT_S, set_as_default=False, name="lsp-langid"
        )
    except Exception as error:  # whoever listens there may answer anything
        raise ClusterError(
            f"{address}: no Dask scheduler answers there ({_one_line(error)}). "
            "Start one with `dask scheduler`, or correct --scheduler."
        ) from error
    try:
        _check(client, address)
    except BaseException:
        with suppress(Exception):  # what is said is what was wrong before
            client.close(timeout=1)  # type: ignore[no-untyped-call]
        raise
    return client


def _check(client: Client, address: str) -> None:
    from distributed.comm.core import CommClosedError

    try:
        client.wait_for_workers(1, timeout=_WORKERS_S)
    except TimeoutError:
        raise ClusterError(
            f"{address}: the scheduler has no workers. Start some with `dask worker {address}`."
        ) from None
    answers: dict[str, Any] = {}
    try:
        answers["the scheduler"] = client.run_on_scheduler(eval, _WHO)
    except Exception as error:
        answers["the scheduler"] = error
    workers = client.run(eval, _WHO, on_error="return")
    answers.update(
        {
            f"the worker {worker}": answer
            for worker, answer in sorted(workers.items())
            if not isinstance(answer, CommClosedError)  # it died meanwhile
        }
    )
    ours = _who_we_are()
    for who, answer in answers.items():
        if isinstance(answer, ImportError):
            raise ClusterError(
                f"{who} has no lsp-langid. Install it there: "
                f"pip install 'lsp-langid[distributed]=={__version__}'"
            )
        if isinstance(answer, BaseException):
            raise ClusterError(f"{who} cannot say which lsp-langid it has ({_one_line(answer)}).")
        if _differs(ours, answer):
            raise ClusterError(_misfit(who, answer, ours))


def _who_we_are() -> Who:
    return __version__, platform.python_version()


def _differs(one: Who, other: Who) -> bool:
    """Versions of this package are compared to the letter, those of Python to the second number."""
    return one[0] != other[0] or one[1].split(".")[:2] != other[1].split(".")[:2]


def _misfit(who: str, found: Who, wanted: Who) -> str:
    return (
        f"{who} has lsp-langid {found[0]} on Python {found[1]}, but here it is lsp-langid {wanted[0]} on "
        f"Python {wanted[1]}. Answers could differ: use the same on both."
    )


def _gone(address: str) -> str:
    return f"{address}: the connection to the scheduler was lost. What was done until then stands."


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
