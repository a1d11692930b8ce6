"""A server loads what it needs and nothing more: seen in a process that has answered a real question."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from lsp_langid.cli.frames import Client

# The server itself; at its end it writes down every module it came to load.
PROGRAM = """
import atexit, json, os, pathlib, sys
from lsp_langid.cli import main

def report():
    from lsprotocol import types

    fields = [vars(kind).get("__attrs_attrs__") for kind in vars(types).values() if isinstance(kind, type)]
    found = {{
        "modules": sorted(sys.modules),
        "classes of LSP in use": sum(isinstance(one, tuple) for one in fields),
        "threads of OpenBLAS": os.environ.get("OPENBLAS_NUM_THREADS"),
    }}
    pathlib.Path({report!r}).write_text(json.dumps(found))

atexit.register(report)
main(["serve"])
"""
ASKED = "def f(x):\n    return x\n"
FULL_CLIENT = json.loads((Path(__file__).parents[1] / "data" / "full_client.json").read_text())


def served(tmp_path, *, capabilities, asks):
    """What a server had loaded at its end, and its answer."""
    report = tmp_path / "report.json"
    with Client([sys.executable, "-c", PROGRAM.format(report=str(report))], timeout=60) as client:
        client.request("initialize", {"processId": None, "rootUri": None, "capabilities": capabilities})
        client.notify("initialized", {})
        answer = client.request("langid/identify", {"text": ASKED, "explain": True}) if asks else None
    return json.loads(report.read_text()), answer


def test_a_server_that_answered_has_loaded_neither_scikit_learn_nor_scipy_nor_joblib(tmp_path):
    found, answer = served(tmp_path, capabilities={}, asks=True)

    loaded = found["modules"]
    top_level = {name.partition(".")[0] for name in loaded}
    assert answer["explanation"]["supporting"]
    assert {"pygls", "numpy", "lsp_langid"} <= top_level
    assert top_level & {"sklearn", "scipy", "joblib", "rich", "matplotlib"} == set()
    assert "lsp_langid.training" not in loaded


def test_a_server_makes_no_more_classes_of_the_protocol_than_it_needs(tmp_path):
    """Of 554, each half a millisecond: so long as lsprotocol and pygls let us, see `quick_types.py`."""
    bare, _ = served(tmp_path, capabilities={}, asks=True)
    full, _ = served(tmp_path, capabilities=FULL_CLIENT, asks=True)

    assert bare["classes of LSP in use"] < 70
    assert full["classes of LSP in use"] < 150


def test_a_server_does_without_modules_that_are_slow_to_load(tmp_path):
    found, _ = served(tmp_path, capabilities={}, asks=True)

    assert {"difflib", "tempfile", "websockets", "email"} & set(found["modules"]) == set()


@pytest.mark.parametrize(("set_by_the_user", "threads"), [(None, "1"), ("2", "2")])
def test_numpy_starts_no_threads_that_only_wait_unless_the_user_wants_them(
    tmp_path, monkeypatch, set_by_the_user, threads
):
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if set_by_the_user:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", set_by_the_user)
    found, _ = served(tmp_path, capabilities={}, asks=True)

    assert found["threads of OpenBLAS"] == threads
