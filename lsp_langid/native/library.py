"""Find the compiled kernel and tell `ctypes` its functions.

Knows: where the library lies, what its functions take. Never: what they are called with.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from hashlib import sha256
from pathlib import Path

PURE_VARIABLE = "LSP_LANGID_PURE"  # anything but 0 or nothing: do without
_PATH = Path(__file__).with_name("libkernel.dll" if sys.platform == "win32" else "libkernel.so")
_SOURCE = Path(__file__).with_name("kernel.c")
_ADDRESS, _BYTES, _LONG, _INT = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int64, ctypes.c_int32


@cache
def library() -> ctypes.CDLL | None:
    """The library; None where there is none that fits. `ctypes` lets other threads run during a call."""
    return _opened()[0]


@cache
def _opened() -> tuple[ctypes.CDLL | None, str]:
    if os.environ.get(PURE_VARIABLE, "0") not in ("", "0"):
        return None, f"turned off by {PURE_VARIABLE}"
    if not _PATH.is_file():
        return None, "not compiled when this was installed"
    try:
        found = ctypes.CDLL(str(_PATH))
        found.langid_digest.restype = _BYTES
        if found.langid_digest() != _digest_of_source():
            return (
                None,
                "compiled from another kernel.c; mend: python -m lsp_langid.native.build",
            )
        _declare(found)
    except (OSError, AttributeError) as error:
        return None, f"cannot be loaded ({error})"
    return found, ""


def _digest_of_source() -> bytes:
    # As in build.py, which would bring `subprocess` along.
    source = _SOURCE.read_bytes().replace(b"\r\n", b"\n")
    return sha256(source).hexdigest()[:16].encode()


def why_none() -> str:
    """Why `library` gives none, in a few words; nothing where it gives one."""
    return _opened()[1]


def _declare(found: ctypes.CDLL) -> None:
    found.langid_new.argtypes = [_ADDRESS, _ADDRESS, _INT, _ADDRESS, _ADDRESS, _ADDRESS, _INT]
    found.langid_new.restype = _ADDRESS
    found.langid_free.argtypes = [_ADDRESS]
    found.langid_free.restype = None
    found.langid_symbols.argtypes = [_ADDRESS, _BYTES, _LONG, *[_ADDRESS] * 5]
    found.langid_symbols.restype = _LONG
    found.langid_count.argtypes = [_ADDRESS, _ADDRESS, _LONG, *[_ADDRESS] * 3]
    found.langid_count.restype = _LONG
    found.langid_forward.argtypes = [_ADDRESS, _ADDRESS, _LONG, *[_ADDRESS] * 7]  # four of them may be bytes
    found.langid_forward.restype = None
    found.langid_best.argtypes = [_BYTES, _LONG, _LONG, _LONG, _ADDRESS, _ADDRESS]
    found.langid_best.restype = None
