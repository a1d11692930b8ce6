"""What goes on in the scheduler when a client is gone."""

from __future__ import annotations

import asyncio

import pytest
from distributed.comm.core import CommClosedError

from lsp_langid.parallel.plugin import _take_away


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(ValueError("The worker plugin x does not exist"), id="taken-by-the-client"),
        pytest.param(CommClosedError("in <TCP>: Stream is closed"), id="a-worker-died"),
    ],
)
def test_what_is_gone_already_is_no_error_in_the_scheduler(error):
    asked = []

    class Scheduler:
        async def unregister_worker_plugin(self, comm: None, name: str) -> None:
            asked.append(name)
            raise error

    asyncio.run(_take_away(Scheduler(), "x"))

    assert asked == ["x"]
