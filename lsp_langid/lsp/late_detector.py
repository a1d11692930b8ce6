"""The detector, loaded once in a thread, so that the first reply to the client need not wait for it.

Knows: when to load and what to tell those who ask in vain. Never: where a detector comes from.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TYPE_CHECKING

from lsp_langid.errors import LangidError

if TYPE_CHECKING:  # the class brings numpy with it, which the first reply should not wait for either
    from lsp_langid.core.detector import Detector

_log = logging.getLogger(__name__)


class DetectorUnavailableError(LangidError):
    """The detector could not be loaded; the message says why."""


class LateDetector:
    """A detector that is there when it is needed."""

    def __init__(self, load: Callable[[], Detector]) -> None:
        self._load = load
        self._outcome: asyncio.Future[Detector | str] | None = None

    def start(self, executor: Executor) -> asyncio.Future[Detector | str]:
        """Begin to load, unless that was done before."""
        if self._outcome is None:
            self._outcome = asyncio.get_running_loop().run_in_executor(executor, self._loaded_or_why_not)
        return self._outcome

    async def get(self, executor: Executor) -> Detector:
        """Wait for the detector. Raises DetectorUnavailableError, to everyone who asks."""
        # A cancelled request must not take the loading with it that others wait for.
        outcome = await asyncio.shield(self.start(executor))
        if isinstance(outcome, str):
            raise DetectorUnavailableError(outcome)
        return outcome

    def _loaded_or_why_not(self) -> Detector | str:
        try:
            return self._load()
        except LangidError as error:
            _log.error("the model cannot be loaded: %s", error)
            return f"the model cannot be loaded: {error}"
        except Exception as error:
            _log.exception("the model cannot be loaded")
            return f"the model cannot be loaded: {type(error).__name__}: {error}"
