"""Fetch Python packages with unearth, a finder that follows pip's rules and runs no code of a package.

Knows: unearth, and where pip's configuration names an index. Never: what a package holds.
pip itself is not the client: to download a source distribution it runs that package's build.
"""

from __future__ import annotations

import errno
import logging
import os
import shutil
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsp_langid.corpus.calls import Calls, ClientUnusableError, Deadline, Said, StoppedError, limit_s
from lsp_langid.corpus.manifest import Source

if TYPE_CHECKING:
    from unearth import PackageFinder

_CONFIGURATION_LIMIT_S = 60.0


class PypiClient:
    """`PackageFinder`, one for each thread: its connections are not made to be shared."""

    n_per_call = 8

    def __init__(self, calls: Calls) -> None:
        self._calls = calls
        self._index_urls: tuple[str, ...] = ()
        self._own = threading.local()

    def prepare(self, sources: Sequence[Source]) -> None:
        """Find the index that pip would ask."""
        try:
            import unearth  # noqa: F401
        except ImportError as error:
            raise ClientUnusableError(f"the Python package {error.name} is not installed") from error
        # unearth logs pages it cannot read; what comes of it is told as a missing archive already.
        logging.getLogger("unearth").addHandler(logging.NullHandler())
        self._index_urls = self._configured_index()

    def download(self, sources: Sequence[Source], folder: Path) -> Said:
        """One archive after the other."""
        deadline = Deadline(self._calls, limit_s(sources))
        complaint = ""
        for source in sources:
            try:
                complaint = self._download(source, folder, deadline) or complaint
            except TimeoutError as error:
                return Said(complaint=str(error), timed_out=True)
        return Said(complaint=complaint)

    def _download(self, source: Source, folder: Path, deadline: Deadline) -> str:
        """Put one archive into the folder; return what went wrong."""
        deadline.check()
        finder = self._finder()
        try:
            found = finder.find_all_packages(source.package, allow_yanked=True)
            links = [package.link for package in found if package.link.filename == source.file]
            if not links:
                return f"the index has no file {source.file}"
            path = finder.download(links[0], folder, download_reporter=lambda *_, **__: deadline.check())
            if path.parent != folder:  # a file of this machine is not copied
                shutil.copyfile(path, folder / source.file)
        except (StoppedError, TimeoutError):
            raise
        except Exception as error:  # whatever a library for HTTP may raise
            if isinstance(error, OSError) and error.errno == errno.ENOSPC:
                raise
            return " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return ""

    def _finder(self) -> PackageFinder:
        finder: PackageFinder | None = getattr(self._own, "finder", None)
        if finder is None:
            from unearth import PackageFinder

            # Wheels for other systems hold the same text. Without an index, unearth asks the public one.
            finder = PackageFinder(index_urls=self._index_urls, ignore_compatibility=True)
            self._own.finder = finder
        return finder

    def _configured_index(self) -> tuple[str, ...]:
        """Return the index of pip's environment variable, else of its configuration, else none."""
        if named := os.environ.get("PIP_INDEX_URL"):
            return (named,)
        command = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
        said = self._calls.run(command, None, _CONFIGURATION_LIMIT_S)
        named = said.output.strip()
        return (named,) if named and not said.complaint else ()
