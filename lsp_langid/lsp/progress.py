"""How far a long piece of work is, shown where the client can; and the user's word to stop it.

Knows: $/progress and window/workDoneProgress. Never: what the work is.
Start reading at `progress_of`.
"""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator
from concurrent.futures import Future
from contextlib import asynccontextmanager

from lsprotocol import types
from pygls.exceptions import JsonRpcRequestCancelled

from lsp_langid.lsp.protocol import GuardedProtocol


@asynccontextmanager
async def progress_of(
    title: str, protocol: GuardedProtocol, *, token: types.ProgressToken | None, ask: bool
) -> AsyncIterator[Progress]:
    """Show the work inside the `with` under `title`, to its end, however it ends.

    Args:
        title: What is done, for people.
        protocol: Of the client.
        token: Where the request said that it wants to hear of progress, if it did.
        ask: Without a token, ask the client for a place to show it. The work does not wait for the answer.
    """
    progress = Progress(title, protocol)
    if token is not None:
        progress.begin(token)
    elif ask:
        progress.ask_to_begin()
    try:
        yield progress
    finally:
        progress.end()


class Progress:
    """One piece of work. `step` is to be called often."""

    def __init__(self, title: str, protocol: GuardedProtocol) -> None:
        self._title = title
        self._protocol = protocol
        self._token: types.ProgressToken | None = None  # while it is shown
        self._cancelled: Future[None] = Future()  # pygls cancels it when the client says so
        self._over = False
        self._percentage = 0

    async def step(self, done: int, of: int) -> None:
        """So many parts are done. Lets other messages in; raises JsonRpcRequestCancelled to stop the work."""
        percentage = 100 * done // of
        if percentage != self._percentage:
            self._percentage = percentage
            self._tell(types.WorkDoneProgressReport(message=f"{done} of {of}", percentage=percentage))
        await asyncio.sleep(0)
        if self._cancelled.cancelled():
            raise JsonRpcRequestCancelled(f"{self._title}: stopped at {done} of {of}")

    def begin(self, token: types.ProgressToken) -> None:
        """Show it under a token that the client knows."""
        self._token = token
        self._protocol.progress.tokens[token] = self._cancelled
        self._tell(types.WorkDoneProgressBegin(title=self._title, cancellable=True, percentage=0))

    def ask_to_begin(self) -> None:
        """Show it as soon as the client has agreed to a token of ours; never if it refuses."""
        token = f"langid-{uuid.uuid4()}"

        def answered(reply: asyncio.Future[object]) -> None:
            if not reply.cancelled() and reply.exception() is None and not self._over:
                self.begin(token)

        self._protocol.send_request_async(
            types.WINDOW_WORK_DONE_PROGRESS_CREATE, types.WorkDoneProgressCreateParams(token)
        ).add_done_callback(answered)

    def end(self) -> None:
        """It is over."""
        self._over = True
        self._tell(types.WorkDoneProgressEnd())
        if self._token is not None:
            self._protocol.progress.tokens.pop(self._token, None)  # pygls never would

    def _tell(
        self,
        value: types.WorkDoneProgressBegin | types.WorkDoneProgressReport | types.WorkDoneProgressEnd,
    ) -> None:
        if self._token is not None:
            self._protocol.notify(types.PROGRESS, types.ProgressParams(self._token, value))
