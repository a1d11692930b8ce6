"""Compile the kernel with whatever C compiler there is.

    python -m lsp_langid.native.build      compiles it for this checkout, beside its source

Knows: compilers and their options. Never: what is compiled. Nothing of this package is imported, since it
runs before the package is installed.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
from hashlib import sha256
from pathlib import Path

SOURCE = Path(__file__).with_name("kernel.c")
LIBRARY_NAME = "libkernel.dll" if sys.platform == "win32" else "libkernel.so"
# No fused multiplication, which compilers use where a machine has it: the same sums on every machine.
_OPTIONS = ("-O3", "-std=c11", "-ffp-contract=off", "-shared", "-fPIC", "-fvisibility=hidden")
_PATIENCE_S = 120


class NoCompilerError(Exception):
    """No compiler made a library; the message says why in one line."""


def compile_kernel(folder: Path) -> Path:
    """Make the library in `folder`. A library that is there is replaced only by a whole one.

    Raises:
        NoCompilerError: There is none, or it could not.
    """
    command = compiler()
    target = folder / LIBRARY_NAME
    unfinished = target.with_suffix(f".{os.getpid()}.tmp")
    try:
        done = subprocess.run(
            [*command, *_OPTIONS, f'-DDIGEST="{digest()}"', str(SOURCE), "-o", str(unfinished), "-lm"],
            capture_output=True,
            text=True,
            timeout=_PATIENCE_S,
            check=False,
        )
        if done.returncode:
            words = done.stderr.strip().splitlines() or [f"exit code {done.returncode}"]
            raise NoCompilerError(f"{command[0]} failed: {words[-1]}")
        unfinished.replace(target)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoCompilerError(f"{command[0]}: {error}") from error
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def digest() -> str:
    """Of the source, whatever line ends a checkout gave it."""
    return sha256(SOURCE.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def compiler() -> list[str]:
    """The command of the first C compiler at hand: `$CC`, the one Python was made with, the usual names.

    Raises:
        NoCompilerError: None is.
    """
    for words in (os.environ.get("CC"), sysconfig.get_config_var("CC"), "cc", "gcc", "clang"):
        command = shlex.split(words) if words else []
        if command and shutil.which(command[0]):
            return command
    raise NoCompilerError("no C compiler was found; $CC may name one")


if __name__ == "__main__":
    try:
        sys.stdout.write(f"{compile_kernel(SOURCE.parent)}\n")
    except NoCompilerError as error:
        sys.exit(f"the kernel was not compiled: {error}")
