from __future__ import annotations

import pytest
from stub_detector import StubDetector, StubStore
from wire_client import WireClient

from lsp_langid.lsp.server import create_server
from lsp_langid.lsp.shared import Shared


@pytest.fixture
def detector():
    return StubDetector()


@pytest.fixture
def store():
    """The user's memory, empty."""
    return StubStore()


@pytest.fixture
async def connect():
    """Makes clients, each with a server of its own; not initialized yet.

    Args: how to load the detector, and where to remember; or what several clients share.
    """
    clients = []

    def connect(load_detector=None, store=None, *, shared=None):
        client = WireClient(create_server(shared or Shared(load_detector, store), version="0.0.0"))
        clients.append(client)
        return client

    yield connect
    for client in clients:
        client.server.end()
        client.server.shared.close()
    # Whatever a test is about, its messages have the shapes of the schema.
    assert [misfit for client in clients for misfit in client.misfits.found] == []


@pytest.fixture
async def client(connect, detector, store):
    """Talks to a server whose detector is a stub; not initialized yet."""
    return connect(lambda: detector, store)
