"""What the clients of one process share: loaded once, adapted to the user, in step with other processes."""

from __future__ import annotations

import asyncio

import pytest
from stub_detector import StubDetector, language

from lsp_langid.errors import LangidError, ModelMissingError
from lsp_langid.lsp.late_detector import DetectorUnavailableError
from lsp_langid.lsp.shared import LOOK_AGAIN_S, Shared

TEXT = "puts 'hello, world'\n"


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shared(detector, store, clock):
    shared = Shared(lambda: detector, store, clock=clock)
    yield shared
    shared.close()


async def answer(shared):
    detector = await shared.detector()
    return detector.identify(TEXT).language.id


async def test_what_is_learned_holds_at_once(shared):
    assert await answer(shared) == "ruby"

    assert await shared.learn(TEXT, language("nim")) is not None

    assert await answer(shared) == "nim"


async def test_what_was_learned_before_holds_from_the_start(shared, store, detector):
    store.add(detector.recall(TEXT, language("nim")))

    assert await answer(shared) == "nim"
    assert (await shared.unadapted()).identify(TEXT).language.id == "ruby"


async def test_what_is_forgotten_no_longer_holds(shared):
    await shared.learn(TEXT, language("nim"))

    assert await shared.forget(label="nim") == 1

    assert await answer(shared) == "ruby"


async def test_what_another_process_learned_is_seen_after_a_second(shared, store, detector, clock):
    await shared.detector()
    store.add(detector.recall(TEXT, language("nim")))

    assert await answer(shared) == "ruby"

    clock.now += LOOK_AGAIN_S
    assert await answer(shared) == "nim"


async def test_while_nothing_changed_the_detector_stays_the_same_object(shared, clock):
    """Verdicts are cached by it."""
    detector = await shared.detector()
    clock.now += LOOK_AGAIN_S

    assert await shared.detector() is detector


async def test_without_a_store_nothing_is_learned(detector):
    shared = Shared(lambda: detector)

    assert await shared.learn(TEXT, language("nim")) is None
    assert await shared.forget(everything=True) == 0
    assert await shared.detector() is detector
    shared.close()


@pytest.mark.parametrize("error", [LangidError("the folder is gone"), PermissionError("denied")])
async def test_a_store_that_fails_is_named_and_service_goes_on(shared, store, error, caplog, monkeypatch):
    def load():
        raise error

    monkeypatch.setattr(store, "load", load)

    assert await answer(shared) == "ruby"
    assert str(error) in caplog.text


async def test_all_who_wait_get_the_one_detector(detector, store):
    loads = []

    def load():
        loads.append(1)
        return detector

    shared = Shared(load, store)
    shared.start_loading()

    first, *others = await asyncio.gather(*(shared.detector() for _ in range(5)))

    assert len(loads) == 1
    assert all(other is first for other in others)
    shared.close()


async def test_a_model_that_cannot_be_loaded_is_said_to_all_who_ask(store):
    def load() -> StubDetector:
        raise ModelMissingError("no model in /nowhere")

    shared = Shared(load, store)

    for ask in (shared.detector, shared.unadapted, lambda: shared.learn(TEXT, language("nim"))):
        with pytest.raises(DetectorUnavailableError, match="no model in /nowhere"):
            await ask()
    shared.close()
