from __future__ import annotations

import numpy as np
import pytest

from lsp_langid.native import library as module
from lsp_langid.native.build import SOURCE, digest
from lsp_langid.native.kernel import kernel_for
from lsp_langid.native.library import PURE_VARIABLE, library, why_none
from lsp_langid.native.network import network_for
from tests.native.conftest import forget

NOTHING = np.empty(0, dtype=np.int64)


@pytest.fixture
def asked_anew():
    forget()
    yield
    forget()


def without_kernel() -> bool:
    floats = np.zeros((1, 1), dtype=np.float32)
    return (
        kernel_for(("x",), np.zeros(1, dtype=np.int64), np.array([False]), NOTHING) is None
        and network_for(floats.astype(np.int8), floats[0], floats[0], floats, floats[0], is_damped=True)
        is None
    )


def test_the_library_is_found():
    assert library() is not None
    assert why_none() == ""
    assert not without_kernel()


def test_the_digest_asked_for_is_the_one_compiled_in():
    assert module._digest_of_source() == digest().encode()
    assert library().langid_digest() == digest().encode()


def test_where_none_was_compiled_there_is_none(asked_anew, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "_PATH", tmp_path / "nothing.so")
    assert library() is None
    assert why_none() == "not compiled when this was installed"
    assert without_kernel()


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_a_variable_turns_it_off(asked_anew, monkeypatch, value, expected):
    monkeypatch.setenv(PURE_VARIABLE, value)
    assert (library() is None) is expected
    assert (why_none() == f"turned off by {PURE_VARIABLE}") is expected


def test_what_is_no_library_is_passed_over(asked_anew, monkeypatch, tmp_path):
    (tmp_path / "broken.so").write_bytes(b"no library")
    monkeypatch.setattr(module, "_PATH", tmp_path / "broken.so")
    assert library() is None
    assert why_none().startswith("cannot be loaded (")


def test_a_library_of_another_source_is_passed_over(asked_anew, monkeypatch, tmp_path):
    other = tmp_path / "kernel.c"
    other.write_bytes(SOURCE.read_bytes() + b"\n")
    monkeypatch.setattr(module, "_SOURCE", other)
    assert library() is None
    assert why_none().startswith("compiled from another kernel.c;")


def test_line_ends_of_a_checkout_make_no_other_source(asked_anew, monkeypatch, tmp_path):
    other = tmp_path / "kernel.c"
    other.write_bytes(SOURCE.read_bytes().replace(b"\n", b"\r\n"))
    monkeypatch.setattr(module, "_SOURCE", other)
    assert library() is not None
