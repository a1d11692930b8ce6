"""The user's own folder: what was learned from corrections, and the languages taught.

    corrections/ID.json    one correction a file
    taught/NAME.json       one language a file

Knows: files, and how several processes share them. Never: what a record means.

A file is written beside its place and moved there, so that a reader meets the old one or the new one, never
half of it. A file that cannot be believed is renamed and kept: it is the user's, and may be mended. One of
another version of this program stays as it is, for that version.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from lsp_langid.core.personal import MOST_CORRECTIONS, Correction, Personal, TaughtLanguage
from lsp_langid.errors import UserFilesError
from lsp_langid.user_records import (
    ForeignRecordError,
    RecordError,
    correction_from_json,
    correction_to_json,
    taught_from_json,
    taught_to_json,
)

_log = logging.getLogger(__name__)

_T = TypeVar("_T")

FOLDER_VARIABLE = "LSP_LANGID_USER_DIR"
_SUFFIX, _DAMAGED, _NEW = ".json", ".damaged", ".new-"
_MOST_BYTES = 4_000_000  # of one record; ours have some thousands


class UserFiles:
    """Corrections and taught languages on disk. Safe to use from threads and from several processes.

    Args:
        folder: Where they are kept; None for what the environment says, else the system's place for
            the data of programs. Made when the first file is written.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder if folder is not None else _default_folder()
        self._corrections = self.folder / "corrections"
        self._taught = self.folder / "taught"
        self._named: set[Path] = set()  # files of other versions that were named in a warning

    def load(self) -> Personal:
        """All that is kept, the newest corrections when there are too many. What is damaged is set aside."""
        corrections = sorted(
            self._read_all(self._corrections, correction_from_json), key=lambda one: (one.when, one.id)
        )
        taught = sorted(self._read_all(self._taught, taught_from_json), key=lambda one: one.language.id)
        return Personal(tuple(corrections[-MOST_CORRECTIONS:]), tuple(taught))

    def stamp(self) -> object:
        """A value that changes whenever a file came, went or was replaced."""
        return tuple(_changed_at(folder) for folder in (self._corrections, self._taught))

    def add(self, correction: Correction) -> None:
        """Keep one more correction; the oldest go when there are too many.

        Raises:
            UserFilesError: The folder cannot be written.
        """
        self._write(self._corrections / _file_name(correction.id), correction_to_json(correction))
        surplus = len(list(_records(self._corrections))) - MOST_CORRECTIONS
        if surplus > 0:
            kept = {one.id for one in self.load().corrections}
            for path in list(_records(self._corrections)):
                if path.name not in {_file_name(id_) for id_ in kept}:
                    _remove(path)

    def forget(self, *, ids: Collection[str] = (), label: str | None = None, everything: bool = False) -> int:
        """Drop corrections: those named, those of a language id, or all. Returns how many were dropped.

        All means all: files set aside as damaged go too, and what a writer that was killed left behind.

        Raises:
            UserFilesError: A file cannot be removed.
        """
        n_dropped = 0
        for correction in self._read_all(self._corrections, correction_from_json):
            if everything or correction.id in ids or (label is not None and correction.label == label):
                n_dropped += _remove(self._corrections / _file_name(correction.id))
        if everything and self._corrections.is_dir():
            for path in self._corrections.iterdir():
                if path.name.startswith(_NEW) or _SUFFIX in path.suffixes:
                    _remove(path)
        return n_dropped

    def add_taught(self, taught: TaughtLanguage) -> Path:
        """Keep a language, in place of one of the same name. Returns its file.

        Raises:
            UserFilesError: The folder cannot be written.
        """
        path = self._taught / _file_name(taught.language.id)
        self._write(path, taught_to_json(taught))
        return path

    def remove_taught(self, language_id: str) -> bool:
        """Drop a language. Returns whether it was there.

        Raises:
            UserFilesError: The file cannot be removed.
        """
        return _remove(self._taught / _file_name(language_id))

    def _read_all(self, folder: Path, read: Callable[[str], _T]) -> list[_T]:
        return [one for path in _records(folder) if (one := self._read(path, read)) is not None]

    def _read(self, path: Path, read: Callable[[str], _T]) -> _T | None:
        try:
            with path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:  # another process dropped it meanwhile
            return None
        except OSError as error:
            _log.warning("%s cannot be read and is left out: %s", path, error.strerror or error)
            return None
        try:
            if len(content) > _MOST_BYTES:
                raise RecordError(f"more than {_MOST_BYTES:,} bytes")
            return read(content.decode("utf-8"))
        except ForeignRecordError as error:
            if path not in self._named:  # it stays, so it would be named with every look
                self._named.add(path)
                _log.warning("%s: %s; it is left out, and stays", path, error)
            return None
        except (RecordError, UnicodeDecodeError) as error:
            self._set_aside(path, str(error))
            return None

    def _set_aside(self, path: Path, why: str) -> None:
        aside = path.with_name(path.name + _DAMAGED)
        number = 1
        while aside.exists():
            number += 1
            aside = path.with_name(f"{path.name}{_DAMAGED}-{number}")
        try:
            path.rename(aside)
        except OSError as error:
            _log.warning("%s: %s; it is left out, and stays (%s)", path, why, error.strerror or error)
        else:
            _log.warning("%s: %s; it is left out, and kept as %s", path, why, aside.name)

    def _write(self, path: Path, content: str) -> None:
        import tempfile  # here: brings ten modules along, and most processes write nothing

        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=_NEW)  # readable by its owner alone
            try:
                with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                    file.write(content)
                Path(name).replace(path)
            except BaseException:
                with suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            raise UserFilesError(
                f"{path} cannot be written ({error.strerror or error}), so nothing is remembered. Make the "
                f"folder writable, or name another one in {FOLDER_VARIABLE}"
            ) from error


def cache_folder() -> Path:
    """Where what can be made again is kept: a folder of this program, which may not be there yet."""
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named) / "cache"
    from platformdirs import user_cache_path

    return user_cache_path("lsp-langid", appauthor=False)


def _default_folder() -> Path:
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    from platformdirs import user_data_path  # not needed where the environment names a folder

    return user_data_path("lsp-langid", appauthor=False)


def _file_name(record_id: str) -> str:
    """A name that every system takes: `c++ (mine)` -> `c%2B%2B%20%28mine%29.json`."""
    return quote(record_id, safe="") + _SUFFIX


def _records(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as error:
        _log.warning("%s cannot be read, so what it holds is left out: %s", folder, error.strerror or error)
        return
    yield from (path for path in paths if path.suffix == _SUFFIX and not path.name.startswith("."))


def _remove(path: Path) -> bool:
    try:
        path.unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise UserFilesError(f"{path} cannot be removed ({error.strerror or error})") from error
    return True


def _changed_at(folder: Path) -> int | None:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return None
