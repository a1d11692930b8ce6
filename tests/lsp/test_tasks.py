from __future__ import annotations

import asyncio

from lsp_langid.lsp.tasks import Tasks, Timers


async def test_a_failure_in_the_background_is_logged(caplog):
    """Otherwise nobody ever sees it."""

    async def fail() -> None:
        raise ValueError("what went wrong")

    Tasks().start(fail())
    while not caplog.records:
        await asyncio.sleep(0)

    assert "what went wrong" in caplog.text


async def test_a_timer_set_again_starts_over():
    calls: asyncio.Queue[str] = asyncio.Queue()
    timers = Timers()

    timers.restart("a", 0, lambda: calls.put_nowait("first"))
    timers.restart("a", 0, lambda: calls.put_nowait("second"))

    assert await asyncio.wait_for(calls.get(), 10) == "second"
    assert calls.empty()


async def test_a_stopped_timer_stays_silent():
    calls: asyncio.Queue[str] = asyncio.Queue()
    timers = Timers()

    timers.restart("a", 0, lambda: calls.put_nowait("stopped"))
    timers.stop("a")
    timers.stop("never set")
    timers.restart("b", 1, lambda: calls.put_nowait("later"))

    assert await asyncio.wait_for(calls.get(), 10) == "later"


async def test_a_timer_may_be_set_again_from_its_own_call():
    calls: asyncio.Queue[str] = asyncio.Queue()
    timers = Timers()

    timers.restart("a", 0, lambda: timers.restart("a", 0, lambda: calls.put_nowait("again")))

    assert await asyncio.wait_for(calls.get(), 10) == "again"


async def test_what_ends_cancels_its_tasks_and_forgets_its_timers():
    """A client is gone, and nothing of its session may go on."""
    tasks, timers = Tasks(), Timers()
    cancelled = asyncio.Event()
    calls: asyncio.Queue[str] = asyncio.Queue()

    async def wait() -> None:
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cancelled.set()
            raise

    tasks.start(wait())
    timers.restart("a", 0, lambda: calls.put_nowait("ended"))
    await asyncio.sleep(0)
    tasks.end()
    timers.end()
    timers.restart("b", 1, lambda: calls.put_nowait("later"))

    await asyncio.wait_for(cancelled.wait(), 10)
    assert await asyncio.wait_for(calls.get(), 10) == "later"
