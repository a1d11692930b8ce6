from __future__ import annotations

import pytest
from stub_detector import StubDetector
from wire_client import WireClient

from lsp_langid.lsp.server import create_server


@pytest.fixture
def detector():
    return StubDetector()


@pytest.fixture
async def client(detector):
    """Talks to a server whose detector is a stub; not initialized yet."""
    server = create_server(lambda: detector, version="0.0.0")
    yield WireClient(server)
    server.shutdown()
