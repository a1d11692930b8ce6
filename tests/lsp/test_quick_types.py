"""In processes of their own: the tests have imported the classes already."""

from __future__ import annotations

import subprocess
import sys

import pytest


def printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


SHOWN = """
import attrs
from lsprotocol import types
print(types.ServerInfo("x", version=None))
print(types.Position(1, 2), types.Position(1, 2) == types.Position(1, 2))
print(types.HoverParams(types.TextDocumentIdentifier("file:///a"), types.Position(1, 2)))
classes = [kind for kind in vars(types).values() if isinstance(kind, type) and attrs.has(kind)]
print(len(classes), any(kind.__repr__ is object.__repr__ for kind in classes))
print(repr(attrs.define(type("Other", (), {"__annotations__": {"x": int}}))(1)))
"""


def test_the_classes_look_as_they_do_without_us():
    """And classes of others, made with attrs afterwards, too."""
    assert printed("import lsp_langid.lsp" + SHOWN) == printed(SHOWN)


@pytest.mark.parametrize("module", ["lsp_langid.lsp", "lsp_langid.lsp.documents", "lsp_langid.lsp.server"])
def test_whichever_module_comes_first_the_classes_come_quickly(module):
    code = f"import {module}; from lsprotocol import types; print(types.HoverParams.__repr__.__module__)"

    assert printed(code) == "lsp_langid.lsp.quick_types\n"


def test_classes_that_are_there_already_are_left_alone():
    code = "from lsprotocol import types; before = types.HoverParams.__repr__; import lsp_langid.lsp"

    assert printed(f"{code}; print(types.HoverParams.__repr__ is before)") == "True\n"
