from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from lsp_langid.native import build
from lsp_langid.native.build import LIBRARY_NAME, SOURCE, NoCompilerError, compile_kernel, compiler


def test_the_kernel_compiles_without_a_warning(tmp_path):
    done = subprocess.run(
        [*compiler(), "-Wall", "-Wextra", "-Werror", "-std=c11", "-O2", "-fPIC", "-c", str(SOURCE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_compiler_named_in_the_environment_goes_first(monkeypatch):
    monkeypatch.setenv("CC", f"{sys.executable} -q")
    assert compiler() == [sys.executable, "-q"]


def test_without_a_compiler_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CC", raising=False)
    monkeypatch.setattr(build.sysconfig, "get_config_var", lambda name: None)
    with pytest.raises(NoCompilerError, match="no C compiler was found"):
        compile_kernel(tmp_path)


def test_a_compiler_that_fails_is_told_and_leaves_the_library_that_was_there(monkeypatch, tmp_path):
    fails = tmp_path / "cc"
    fails.write_text("#!/bin/sh\necho 'kernel.c:1: no such header' >&2\nexit 3\n")
    fails.chmod(fails.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("CC", str(fails))
    (tmp_path / LIBRARY_NAME).write_bytes(b"the one before")
    with pytest.raises(NoCompilerError, match=r"cc failed: kernel\.c:1: no such header"):
        compile_kernel(tmp_path)
    assert sorted(path.name for path in Path(tmp_path).iterdir()) == ["cc", LIBRARY_NAME]
    assert (tmp_path / LIBRARY_NAME).read_bytes() == b"the one before"


def test_made_up_text_leads_the_kernel_out_of_no_array(tmp_path):
    program = tmp_path / "hostile"
    sanitized = ["-g", "-O1", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
    source = Path(__file__).with_name("hostile.c")
    subprocess.run(
        [*compiler(), *sanitized, f'-DKERNEL="{SOURCE}"', str(source), "-o", str(program), "-lm"], check=True
    )
    done = subprocess.run([program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "all answered\n", "")
