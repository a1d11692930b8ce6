"""Bring the archives of a manifest into a cache, through their registries' own clients.

Knows: where archives lie, when one is whole, what to do about one that is not. Never: how a client is
called (apt, npm, pypi), what is inside an archive.
Start reading at `fetch`. One archive that cannot be had is a line in the report, never the end of a run.
"""

from __future__ import annotations

import errno
import shutil
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from joblib import Parallel, delayed

from lsp_langid.corpus.apt import AptClient
from lsp_langid.corpus.calls import Calls, Client, ClientUnusableError, Said, StoppedError
from lsp_langid.corpus.manifest import DEBIAN_BINARY, DEBIAN_SOURCE, NPM, Source
from lsp_langid.corpus.npm import NpmClient
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.pypi import PypiClient
from lsp_langid.corpus.verified import Verified, sha256_of
from lsp_langid.errors import CorpusError

CALLS_PER_REGISTRY = 3
GIVE_UP_AFTER = 40  # archives in a row that a registry did not deliver: there is no network, or no such suite
_READERS = 4
_PART = ".part-"  # folders of archives that are not checked yet
_LEFTOVER_S = 86_400.0
_SPARE_BYTES = 50_000_000
_DISK_FULL = ("ENOSPC", "No space left on device", "enough free space")


@dataclass(frozen=True)
class Fetched:
    """What is in the cache now, in the order of the manifest."""

    found: tuple[tuple[Source, Path], ...]
    missing: tuple[tuple[Source, str], ...]  # with the reason
    unusable: Mapping[str, str]  # registries that were given up, with the reason


def fetch(sources: Sequence[Source], cache: Path, progress: Progress, *, offline: bool = False) -> Fetched:
    """Fetch what the cache does not hold yet.

    Archives lie in `cache/archives/REGISTRY/FILE` once their SHA-256 agrees with the manifest, and never
    before; so a run that is interrupted, or out of disk, leaves only whole archives to the next.

    Args:
        sources: What is wanted.
        cache: Folder of ours; made if it is not there.
        progress: Told about every archive.
        offline: Use what the cache has and start no client.

    Raises:
        CorpusError: The disk is full.
    """
    store = _Store(cache.resolve())  # clients are started in other folders
    try:
        waiting = store.take_stock(sources, progress)
        if offline:
            for source in waiting:
                store.miss(source, "not in the cache")
        elif waiting:
            _fetch(waiting, store, progress)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _disk_full(cache) from error
        raise
    finally:
        store.verified.save()
    return store.result(sources)


def _fetch(waiting: Sequence[Source], store: _Store, progress: Progress) -> None:
    megabytes = sum(source.n_bytes for source in waiting) / 1e6
    progress.stage(f"fetch {len(waiting):,} archives, {megabytes:,.0f} MB")
    calls = Calls()
    done: list[Source] = []
    lock = threading.Lock()

    def settled(source: Source) -> None:
        with lock:
            done.append(source)
            progress.part(len(done), len(waiting), source.registry)

    lanes: list[_Registry] = []
    for name in dict.fromkeys(source.registry for source in waiting):
        own = [source for source in waiting if source.registry == name]
        registry = _Registry(name, own, _client(name, calls, store.cache), calls, store, settled)
        lanes += [registry] * min(CALLS_PER_REGISTRY, registry.n_batches)
    try:
        Parallel(n_jobs=len(lanes), backend="threading", pre_dispatch="all", batch_size=1)(
            delayed(registry.work)() for registry in lanes
        )
    except BaseException:
        calls.stop()
        raise
    for registry in dict.fromkeys(lanes):
        if registry.unusable:
            store.unusable[registry.name] = registry.unusable


def _client(registry: str, calls: Calls, cache: Path) -> Client:
    if registry in (DEBIAN_SOURCE, DEBIAN_BINARY):
        return AptClient(calls, registry, cache)
    return NpmClient(calls) if registry == NPM else PypiClient(calls)


class _Store:
    """The archives of the cache: where they lie, which are whole, which will not come."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.archives = cache / "archives"
        self.archives.mkdir(parents=True, exist_ok=True)
        self.verified = Verified(self.archives)
        self.unusable: dict[str, str] = {}
        self._found: dict[Source, Path] = {}
        self._missing: dict[Source, str] = {}

    def path(self, source: Source) -> Path:
        """Where an archive lies once it is known to be whole."""
        return self.archives / source.registry / source.file

    def take_stock(self, sources: Sequence[Source], progress: Progress) -> list[Source]:
        """Check what is there already, and return what is not. A damaged archive is deleted."""
        progress.stage(f"look for {len(sources):,} archives in the cache")
        for registry in {source.registry for source in sources}:
            folder = self.archives / registry
            folder.mkdir(exist_ok=True)
            _sweep(folder)
        there = [source for source in sources if self.path(source).is_file()]
        whole = Parallel(n_jobs=_READERS, backend="threading")(delayed(self._is_whole)(s) for s in there)
        for source, is_whole in zip(there, whole, strict=True):
            if is_whole:
                self._found[source] = self.path(source)
            else:
                self.path(source).unlink(missing_ok=True)
        return [source for source in sources if source not in self._found]

    def accept(self, source: Source, arrived: Path) -> bool:
        """Take an archive in if it is the one the manifest means; else delete it and say so."""
        digest = sha256_of(arrived)
        if digest != source.sha256:
            arrived.unlink()
            self.miss(source, f"SHA-256 {digest[:16]}…, the manifest says {source.sha256[:16]}…: deleted")
            return False
        path = self.path(source)
        arrived.replace(path)
        self.verified.remember(path, digest)
        self._found[source] = path
        return True

    def miss(self, source: Source, reason: str) -> None:
        """Take note of an archive that will not come."""
        self._missing[source] = reason

    def require_room(self, sources: Sequence[Source]) -> None:
        """Raise CorpusError unless these archives fit twice: a client may keep a copy while it works."""
        free = shutil.disk_usage(self.archives).free
        if free < 2 * sum(source.n_bytes for source in sources) + _SPARE_BYTES:
            raise _disk_full(self.cache, free)

    def result(self, sources: Sequence[Source]) -> Fetched:
        """Say how it ended for each."""
        found = [(source, self._found[source]) for source in sources if source in self._found]
        missing = [(source, self._missing[source]) for source in sources if source not in self._found]
        return Fetched(tuple(found), tuple(missing), self.unusable)

    def _is_whole(self, source: Source) -> bool:
        path = self.path(source)
        return path.stat().st_size == source.n_bytes and self.verified.sha256(path) == source.sha256


class _Registry:
    """The archives that one registry still owes, fetched by several threads at once."""

    def __init__(
        self,
        name: str,
        sources: Sequence[Source],
        client: Client,
        calls: Calls,
        store: _Store,
        settled: Callable[[Source], None],
    ) -> None:
        self.name = name
        self.unusable = ""  # why nothing more is asked
        self._sources = sources
        self._client = client
        self._calls = calls
        self._store = store
        self._settled = settled
        n = client.n_per_call
        self._batches = deque(sources[start : start + n] for start in range(0, len(sources), n))
        self.n_batches = len(self._batches)
        self._lock = threading.Lock()
        self._is_ready = False
        self._n_in_a_row = 0  # archives that did not come

    def work(self) -> None:
        """Fetch batch after batch until none is left: the life of one thread."""
        with self._calls.lane(), suppress(StoppedError):
            self._prepare()
            while not self._calls.stopped:
                try:
                    batch = self._batches.popleft()
                except IndexError:
                    return
                self._fetch(batch)

    def _prepare(self) -> None:
        with self._lock:
            if self._is_ready or self.unusable:
                return
            try:
                self._client.prepare(self._sources)
                self._is_ready = True
            except ClientUnusableError as error:
                self.unusable = str(error)

    def _fetch(self, batch: Sequence[Source]) -> None:
        """Ask for all at once, then again for those that did not come.

        Where some came, the others failed by themselves and are asked for alone. Where none came, one
        may have failed the whole call: halves find it in a few calls more.
        """
        said, left = self._ask(batch)
        if len(batch) == 1 or said.timed_out:
            for source in left:
                self._give_up(source, said)
            return
        size = 1 if len(left) < len(batch) else (len(batch) + 1) // 2
        for start in range(0, len(left), size):
            self._fetch(left[start : start + size])

    def _ask(self, sources: Sequence[Source]) -> tuple[Said, list[Source]]:
        """Call the client once. Returns what it said, and what neither came nor is hopeless."""
        if self.unusable:
            return Said(complaint=self.unusable), list(sources)
        self._store.require_room(sources)
        left = []
        folder = self._store.archives / self.name
        with TemporaryDirectory(prefix=_PART, dir=folder, ignore_cleanup_errors=True) as name:
            said = self._client.download(sources, Path(name))
            for source in sources:
                arrived = Path(name, source.file)
                if not arrived.is_file() or (said.complaint and arrived.stat().st_size < source.n_bytes):
                    left.append(source)
                    continue
                if self._store.accept(source, arrived):
                    self._n_in_a_row = 0
                self._settled(source)
        if left and any(words in said.complaint for words in _DISK_FULL):
            raise _disk_full(self._store.cache)
        return said, left

    def _give_up(self, source: Source, said: Said) -> None:
        reason = said.complaint or "the registry did not deliver it"
        with self._lock:
            self._n_in_a_row += 1
            if self._n_in_a_row >= GIVE_UP_AFTER and not self.unusable:
                self.unusable = (
                    f"{GIVE_UP_AFTER} archives in a row did not come, no more were asked for; {reason}"
                )
        self._store.miss(source, reason)
        self._settled(source)


def _sweep(folder: Path) -> None:
    """Remove what a killed run left behind, unless it is young enough to be of one that goes on."""
    for leftover in folder.glob(f"{_PART}*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _LEFTOVER_S:
                shutil.rmtree(leftover)


def _disk_full(cache: Path, free: int | None = None) -> CorpusError:
    rest = "" if free is None else f" ({free / 1e6:,.0f} MB free)"
    return CorpusError(
        f"{cache}: the disk is full{rest}. All archives in there are whole and stay usable: make room, or "
        "name another folder with --cache, and call again; it goes on where it stopped."
    )
