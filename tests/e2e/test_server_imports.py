"""Serving never loads the trainer: seen in a process that has answered a real question."""

from __future__ import annotations

import json
import sys

from lsp_langid.cli.frames import Client

# The server itself; at its end it writes down every module it came to load.
PROGRAM = """
import atexit, json, pathlib, sys
from lsp_langid.cli import main
atexit.register(lambda: pathlib.Path({report!r}).write_text(json.dumps(sorted(sys.modules))))
main(["serve"])
"""


def test_a_server_that_answered_has_loaded_neither_scikit_learn_nor_scipy_nor_joblib(tmp_path):
    report = tmp_path / "modules.json"
    with Client([sys.executable, "-c", PROGRAM.format(report=str(report))], timeout=60) as client:
        client.request("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        client.notify("initialized", {})
        answer = client.request("langid/identify", {"text": "def f(x):\n    return x\n", "explain": True})

    loaded = json.loads(report.read_text())
    top_level = {name.partition(".")[0] for name in loaded}
    assert answer["explanation"]["supporting"]
    assert {"pygls", "numpy", "lsp_langid"} <= top_level
    assert top_level & {"sklearn", "scipy", "joblib", "rich", "matplotlib"} == set()
    assert "lsp_langid.training" not in loaded
