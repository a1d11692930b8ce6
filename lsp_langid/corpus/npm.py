"""Fetch npm packages with npm. Knows: its options. Never: where its registry is, what a package holds."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from lsp_langid.corpus.calls import Calls, ClientUnusableError, Said, limit_s
from lsp_langid.corpus.manifest import Source

# npm reads every tarball into a cache of its own: it goes away with the folder, else each would stay twice.
_OWN_CACHE = ".npm"
# One try more after a second; a dead network should not cost a minute for each package.
_OPTIONS = ("--loglevel=error", "--ignore-scripts", "--fetch-retries=1", "--fetch-retry-mintimeout=1000")


class NpmClient:
    """`npm pack`: downloads, runs no script of the package."""

    n_per_call = 12

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._npm = ""

    def prepare(self, sources: Sequence[Source]) -> None:
        """Find the program."""
        npm = shutil.which("npm")
        if npm is None:
            raise ClientUnusableError("npm is not installed")
        self._npm = npm

    def download(self, sources: Sequence[Source], folder: Path) -> Said:
        """One call for all; npm gives none of them when one is unknown."""
        names = [f"{source.package}@{source.version}" for source in sources]
        command = [self._npm, "pack", *_OPTIONS, "--cache", str(folder / _OWN_CACHE), *names]
        return self._calls.run(command, folder, limit_s(sources))
