"""In processes of their own: the tests have imported the classes already."""

from __future__ import annotations

import subprocess
import sys

import pytest


def printed(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


N_WAITING = """
from lsprotocol import types
kinds = [kind for kind in vars(types).values() if isinstance(kind, type)]
fields = [vars(kind)["__attrs_attrs__"] for kind in kinds if "__attrs_attrs__" in vars(kind)]
print(sum(not isinstance(there, tuple) for there in fields), "of", len(fields))
"""

OBJECTS = """
import attrs, copy
from lsprotocol import types
print(types.ServerInfo("x", version=None))
here, there = types.Position(1, 2), types.Position(2, 0)
print(here, here == types.Position(1, 2), here < there, here == there)
hover = types.HoverParams(types.TextDocumentIdentifier("file:///a"), types.Position(1, 2))
print(hover, copy.deepcopy(hover) == hover, attrs.evolve(hover, position=types.Position(0, 0)) == hover)
print(attrs.asdict(hover))
for wrong in (
    "types.Position(-1, 0)",
    "types.Position()",
    "types.Position(1, 2, 3)",
    "hash(types.ServerInfo('x'))",
    "setattr(hover.position, 'line', 'x')",
):
    try:
        eval(wrong)
    except Exception as error:
        print(type(error).__name__, error)
    else:
        print("no error")

@attrs.define
class Ours(types.TextDocumentItem):
    more: int = 0

print(Ours("file:///a", "python", 1, "", more=2), [field.name for field in attrs.fields(Ours)])
print(repr(attrs.define(type("Other", (), {"__annotations__": {"x": int}}))(1)))
match hover:
    case types.HoverParams(document, types.Position(line=line)):
        print(document, line)
"""

CLASSES = """
import attrs, inspect
from lsprotocol import types
from lsprotocol.converters import get_converter
get_converter()
for name, kind in sorted(vars(types).items()):
    if isinstance(kind, type) and attrs.has(kind):
        fields = [(one.name, one.alias, one.type, one.default, one.eq) for one in attrs.fields(kind)]
        init = inspect.signature(kind.__init__)
        print(name, init, kind.__match_args__, kind.__hash__ is None, "__eq__" in vars(kind), fields)
"""


@pytest.mark.parametrize("code", [pytest.param(OBJECTS, id="objects"), pytest.param(CLASSES, id="classes")])
def test_they_are_as_they_are_without_us(code):
    assert printed("import lsp_langid.lsp\n" + code) == printed(code)


@pytest.mark.parametrize("module", ["lsp_langid.lsp", "lsp_langid.lsp.documents"])
def test_whichever_of_our_modules_comes_first_no_class_is_made_by_importing(module):
    assert printed(f"import {module}\n" + N_WAITING) == "554 of 554\n"


@pytest.mark.parametrize(
    "use",
    [
        pytest.param("types.HoverOptions()", id="object"),
        pytest.param("attrs.fields(types.HoverOptions)", id="fields"),
        pytest.param("assert attrs.has(types.HoverOptions)", id="has"),
        pytest.param("assert hasattr(types.HoverOptions, '__attrs_attrs__')", id="hasattr"),
    ],
)
def test_a_class_is_made_when_it_is_used_and_no_other(use):
    code = f"import attrs, lsp_langid.lsp\nfrom lsprotocol import types\n{use}\n{use}\n"

    assert printed(code + N_WAITING) == "553 of 554\n"


def test_a_converter_makes_a_few():
    """It made all, until lsprotocol looks its classes up elsewhere; then see `one_by_one`."""
    n_waiting = printed("import lsp_langid.lsp.shapes as shapes\nshapes.shared_converter()\n" + N_WAITING)

    assert 540 <= int(n_waiting.split()[0]) <= 554


def test_classes_that_are_there_already_are_left_alone():
    code = "from lsprotocol import types; before = types.HoverParams.__init__; import lsp_langid.lsp"

    assert printed(f"{code}; print(types.HoverParams.__init__ is before)") == "True\n"


def test_threads_that_want_the_same_class_at_once_all_get_it():
    code = """
import lsp_langid.lsp
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from lsprotocol import types

barrier = Barrier(8)

def version(number):
    found = []
    for kind in (types.TextDocumentItem, types.Command, types.WorkspaceFolder, types.ServerInfo):
        barrier.wait()
        found.append(kind(*"ab") if kind is not types.TextDocumentItem else kind("u", "l", number, "t"))
    return found[0].version

with ThreadPoolExecutor(8) as pool:
    print(list(pool.map(version, range(8))))
"""
    assert printed("import sys\nsys.setswitchinterval(1e-6)\n" + code) == "[0, 1, 2, 3, 4, 5, 6, 7]\n"
