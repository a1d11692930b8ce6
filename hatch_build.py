"""Compiles the kernel into the wheel where there is a C compiler; without one the wheel is pure Python.

LSP_LANGID_PURE=1 asks for the pure wheel, which runs everywhere.
"""

from __future__ import annotations

import os
import runpy
import sysconfig
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KernelHook(BuildHookInterface[Any]):
    """Called by hatchling for every wheel, also for the empty one of an editable installation."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say for which machines the wheel now is."""
        if os.environ.get("LSP_LANGID_PURE", "0") not in ("", "0"):
            return
        package = Path(self.root) / "lsp_langid" / "native"
        build = runpy.run_path(str(package / "build.py"))
        editable = version == "editable"
        self._folder = tempfile.TemporaryDirectory()
        try:
            library = build["compile_kernel"](package if editable else Path(self._folder.name))
        except build["NoCompilerError"] as error:
            self.app.display_warning(f"lsp-langid: {error}. It will run without its compiled kernel, slower.")
            return
        if not editable:
            build_data["force_include"][str(library)] = f"lsp_langid/native/{library.name}"
            build_data["pure_python"] = False
            # No part of it depends on the version of Python, only on the machine.
            machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data["tag"] = f"py3-none-{machine}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled outside the checkout."""
        if hasattr(self, "_folder"):
            self._folder.cleanup()
