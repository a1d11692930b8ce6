"""What all clients of one process share: the detector, the user's memory, a pool of threads.

Knows: when to load, to adapt, to look whether another process learned something. Never: clients,
documents, messages, files.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from lsp_langid.core.languages import Language
from lsp_langid.errors import LangidError
from lsp_langid.lsp.late_detector import LateDetector
from lsp_langid.lsp.personal_store import PersonalStore

if TYPE_CHECKING:  # brings numpy with it, which the first reply should not wait for
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.personal import Correction

_log = logging.getLogger(__name__)

_T = TypeVar("_T")

_N_THREADS = 4
MOST_HELD = 64  # corrections in memory that no store would take
LOOK_AGAIN_S = 1.0  # how long a change made by another process may stay unseen


class Remembered(NamedTuple):
    """A correction that holds from now on."""

    id: str
    not_kept: str | None  # why it is gone when the process ends; None: it is kept


class Shared:
    """Made once a process, handed to `create_server` once a client; all of them on one event loop.

    Args:
        load_detector: Called once, in a thread, after the first reply to the first client.
        store: Where corrections and taught languages are kept; None to remember nothing.
        clock: Monotonic, in seconds.
    """

    def __init__(
        self,
        load_detector: Callable[[], Detector],
        store: PersonalStore | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store = store
        self.clock = clock
        self.pool = ThreadPoolExecutor(_N_THREADS, thread_name_prefix="langid")
        self.on_change: list[Callable[[], None]] = []  # called when `current` is another one
        self.current: Detector | None = None  # as last handed out: the loaded one with what the store holds
        self._late = LateDetector(load_detector)
        self._stamp: object = None  # of the store when it was read for `current`
        self._looked = 0.0  # when the stamp was last looked at
        self._adapting = asyncio.Lock()
        self._held: tuple[Correction, ...] = ()  # what the store would not take, until the process ends
        self._complaint = ""  # about the store, as last made

    def start_loading(self) -> None:
        """Load the detector in a thread, unless that was begun before."""
        self._late.start(self.pool)

    async def detector(self) -> Detector:
        """The detector as the user's corrections left it. Raises DetectorUnavailableError."""
        loaded = await self._late.get(self.pool)
        if self.store is None:
            self._change_to(loaded)
            return loaded
        is_due = self.clock() - self._looked >= LOOK_AGAIN_S and not self._adapting.locked()
        if self.current is None or is_due:
            return await self._adapt(loaded, self.store)
        return self.current

    async def unadapted(self) -> Detector:
        """The detector as it was loaded, without corrections. Raises DetectorUnavailableError."""
        return await self._late.get(self.pool)

    async def learn(self, text: str, language: Language) -> Remembered | None:
        """Remember that a text is in a language; None without a store.

        Where the store cannot keep it, it holds for all clients of this process, until that ends.
        """
        store = self.store
        if store is None:
            return None
        detector = await self.detector()

        def remember() -> tuple[Correction, str | None]:
            correction = detector.recall(text, language)
            try:
                store.add(correction)
            except (LangidError, OSError) as error:
                return correction, str(error)
            return correction, None

        correction, not_kept = await self.in_thread(remember)
        if not_kept is not None:
            self._held = (*self._held, correction)[-MOST_HELD:]
        await self._adapt(await self.unadapted(), store)
        return Remembered(correction.id, not_kept)

    async def forget(
        self, *, ids: Collection[str] = (), label: str | None = None, everything: bool = False
    ) -> int:
        """Forget corrections: those named, those of a language id, or all. Returns how many there were.

        Raises:
            LangidError: They cannot be removed; the message says why.
        """
        store, loaded = self.store, await self.unadapted()
        if store is None:
            return 0
        kept_here = tuple(
            one for one in self._held if not (everything or one.id in ids or one.label == label)
        )
        n_forgotten = len(self._held) - len(kept_here)
        self._held = kept_here
        n_forgotten += await self.in_thread(lambda: store.forget(ids=ids, label=label, everything=everything))
        await self._adapt(loaded, store)
        return n_forgotten

    async def in_thread(self, call: Callable[[], _T]) -> _T:
        """What `call` returns, worked out beside the event loop."""
        return await asyncio.get_running_loop().run_in_executor(self.pool, call)

    def close(self) -> None:
        """Let the threads go, once the last client has left."""
        self.pool.shutdown(wait=False, cancel_futures=True)

    async def _adapt(self, loaded: Detector, store: PersonalStore) -> Detector:
        """Take in what the store holds, when that is anything new."""
        async with self._adapting:
            current, stamp, held = self.current, self._stamp, self._held

            def take_in() -> tuple[Detector, object]:
                now = store.stamp(), held  # before reading: what comes in between is seen the next time
                if current is not None and now == stamp:
                    return current, now
                personal = store.load()
                corrections = (*personal.corrections, *held)
                return loaded.with_personal(replace(personal, corrections=corrections)), now

            try:
                adapted, self._stamp = await self.in_thread(take_in)
            except Exception as error:  # whatever is wrong with a memory, answers go on
                adapted = current or loaded
                self._complain(f"what you taught and corrected is left out for now: {error}")
            self._looked = self.clock()
            self._change_to(adapted)
            return adapted

    def _change_to(self, detector: Detector) -> None:
        if detector is not self.current:
            self.current = detector
            for listener in tuple(self.on_change):
                listener()

    def _complain(self, complaint: str) -> None:
        if complaint != self._complaint:  # which would come again with every look
            self._complaint = complaint
            _log.warning("%s", complaint)
