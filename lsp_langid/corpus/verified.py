"""Which archives of the cache were found whole before, so that gigabytes are not read again.

Knows: paths, sizes, times and digests. Never: registries, what is inside an archive.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from threading import Lock

_CHUNK_BYTES = 1 << 20


class Verified:
    """Digests of files below one folder. A file whose size or time has changed is read again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = root / "verified.json"
        self._digests = _load(self._file)
        self._lock = Lock()

    def sha256(self, path: Path) -> str:
        """Return the digest of a file below the root, from memory where size and time allow."""
        status = path.stat()
        key = path.relative_to(self._root).as_posix()
        stamp = [status.st_size, status.st_mtime_ns]
        with self._lock:
            remembered = self._digests.get(key)
        if remembered is not None and remembered[:2] == stamp:
            return str(remembered[2])
        digest = sha256_of(path)
        self.remember(path, digest)
        return digest

    def remember(self, path: Path, digest: str) -> None:
        """Take note of a digest that was just computed."""
        status = path.stat()
        with self._lock:
            self._digests[path.relative_to(self._root).as_posix()] = [
                status.st_size,
                status.st_mtime_ns,
                digest,
            ]

    def save(self) -> None:
        """Write what is known; to lose it costs reading time and nothing else."""
        with self._lock, suppress(OSError):
            half = self._file.with_suffix(".json.part")
            half.write_text(json.dumps(self._digests, indent=0, sort_keys=True), encoding="utf-8")
            half.replace(self._file)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, read piece by piece."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK_BYTES):
            digest.update(piece)
    return digest.hexdigest()


def _load(file: Path) -> dict[str, list[object]]:
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there yet, or cut short: everything is read once more
        return {}
    if not isinstance(raw, dict):
        return {}
    return {key: entry for key, entry in raw.items() if isinstance(entry, list) and len(entry) == 3}
