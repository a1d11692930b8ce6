"""Registries of a few bytes: scripts that answer like apt-get and npm, a folder that is a Python index."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from lsp_langid.corpus.manifest import Source

HEAD = """#!/bin/sh
PATH=/usr/bin:/bin
shelf={shelf}
echo "$0 $*" >> "{shelf}/calls"
"""
APT = (
    HEAD
    + """
case "$*" in
  *indextargets*) cat "$shelf/indextargets"; exit 0;;
  *update)
    for word; do case "$word" in Dir::State::Lists=*) touch "${{word#*=}}/m_Sources" ;; esac; done
    exit 0;;
  *--download-only*) shelf="$shelf/debian-source";;
  *) shelf="$shelf/debian-binary";;
esac
for word; do case "$word" in -*|Dir::*|APT::*|source|download) ;; *)
  [ -d "$shelf/$word" ] || {{ echo "E: Version for $word was not found" >&2; exit 100; }} ;; esac; done
for word; do [ -d "$shelf/$word" ] && cp "$shelf/$word"/* . ; done
exit 0
"""
)
NPM = (
    HEAD
    + """
[ -e "$shelf/hang" ] && {{ echo $$ > "$shelf/hanging"; exec sleep 600; }}
for word; do case "$word" in *@*)
  [ -d "$shelf/npm/$word" ] || {{ echo "npm error code E404" >&2; exit 1; }} ;; esac; done
for word; do case "$word" in *@*) cp "$shelf/npm/$word"/* . ;; esac; done
"""
)
MACHINE = "http://mirror.invalid/debian|bookworm|Debian|/nowhere.sources:1\n"


class FakeRegistries:
    """What can be had, and what was asked for."""

    def __init__(self, folder: Path) -> None:
        self.shelf = folder / "shelf"
        self.bin = folder / "bin"
        self.index_url = (self.shelf / "simple").as_uri()
        for place in (self.shelf / "simple", self.bin):
            place.mkdir(parents=True)
        (self.shelf / "indextargets").write_text(MACHINE)
        for name, script in (("apt-get", APT), ("npm", NPM)):
            (self.bin / name).write_text(script.format(shelf=self.shelf))
            (self.bin / name).chmod(0o755)

    def offer(self, registry: str, package: str, content: str | None = None) -> Source:
        """Put an archive on the shelf and return its row of the manifest."""
        data = (content or f"{registry} {package}").encode()
        file = f"{package.strip('@').replace('/', '-')}-1.0.tar.gz"
        suite = "bookworm" if registry.startswith("debian") else "-"
        digest = hashlib.sha256(data).hexdigest()
        source = Source(registry, package, "1.0", suite, file, digest, len(data), "MIT", (), {"python": 1})
        place = self._place(source)
        place.mkdir(parents=True, exist_ok=True)
        (place / file).write_bytes(data)
        if registry == "pypi":
            (place / "index.html").write_text(f'<html><body><a href="{file}">{file}</a></body></html>')
        return source

    def withdraw(self, source: Source) -> None:
        """Let a package vanish, as packages do."""
        shutil.rmtree(self._place(source))

    def replace(self, source: Source, data: bytes) -> None:
        """Let a registry deliver something else under the same name."""
        (self._place(source) / source.file).write_bytes(data)

    def calls(self, word: str) -> int:
        """Count the calls in which a word stood."""
        file = self.shelf / "calls"
        return sum(word in line for line in file.read_text().splitlines()) if file.exists() else 0

    def _place(self, source: Source) -> Path:
        if source.registry == "pypi":
            return self.shelf / "simple" / source.package
        if source.registry == "npm":
            return self.shelf / "npm" / f"{source.package}@{source.version}"
        return self.shelf / source.registry / f"{source.package}={source.version}"
