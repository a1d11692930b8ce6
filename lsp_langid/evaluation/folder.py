"""Labelled texts as files: a folder for each language, or names that settle it.

Knows: folders, file names, the label table. Never: how bytes become text (a reader is handed in).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lsp_langid.core.hints import languages_of_filename
from lsp_langid.core.languages import LanguageTable
from lsp_langid.errors import InputError, LangidError, UnknownLanguageError
from lsp_langid.evaluation.items import Item, count_lines, known_label

MAX_BYTES = 1_000_000  # a larger file is data or generated, and nobody pastes it

Reader = Callable[[str], str]  # path -> text; raises LangidError for what is no text


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not measured."""

    path: str  # within the folder
    why: str


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What a folder holds."""

    items: tuple[Item, ...]
    way: str  # how the labels were found, in words
    skipped: tuple[Skipped, ...]


def read_folder(folder: Path, table: LanguageTable, read: Reader) -> FolderReading:
    """Read FOLDER/LABEL/files when a sub-folder is called like a language, else go by file names.

    Hidden files and folders are passed over. A file that cannot be read, holds no text or is too large is
    skipped and named, as is one whose name settles no language.

    Raises:
        InputError: The folder itself cannot be read, or nothing in it has a label.
    """
    skipped: list[Skipped] = []
    try:
        names = [path.name for path in folder.iterdir() if path.is_dir() and not _hidden(path)]
    except OSError as error:
        raise InputError(f"{folder}: cannot be read ({error.strerror or error}).") from error
    by_folder = any(known_label(name, table) in table for name in names)
    way = "by names of sub-folders" if by_folder else "by file names"
    items = []
    for path in _files(folder, folder, skipped):
        name = path.relative_to(folder).as_posix()
        try:
            label = _label_by_folder(name, table) if by_folder else _label_by_name(name, table)
            text = _read_text(path, read)
        except LangidError as error:
            skipped.append(Skipped(name, _without_path(str(error), path)))
            continue
        items.append(Item(name, text, label, count_lines(text), folder.name))
    if not items:
        reasons = (
            f" First of {len(skipped)} files skipped: {skipped[0].path}: {skipped[0].why}." if skipped else ""
        )
        raise InputError(
            f"{folder}: no labelled text. Expected FOLDER/LANGUAGE/files, or files whose names settle "
            f"their language.{reasons}"
        )
    return FolderReading(tuple(items), way, tuple(skipped))


def _files(folder: Path, root: Path, skipped: list[Skipped]) -> Iterator[Path]:
    """Files in order of name, links to folders not followed; folders that cannot be read go to `skipped`."""
    try:
        paths = sorted(folder.iterdir())
    except OSError as error:
        skipped.append(Skipped(folder.relative_to(root).as_posix(), error.strerror or str(error)))
        return
    for path in paths:
        if _hidden(path):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files(path, root, skipped)
        else:
            yield path


def _hidden(path: Path) -> bool:
    return path.name.startswith(".")


def _label_by_folder(name: str, table: LanguageTable) -> str:
    first, slash, _ = name.partition("/")
    if not slash:
        raise InputError("in no sub-folder, so without a label")
    try:
        return table.find(first).id
    except UnknownLanguageError:
        return first  # kept and counted among the texts whose label the model does not know


def _label_by_name(name: str, table: LanguageTable) -> str:
    languages = languages_of_filename(name, table)
    if len(languages) == 1:
        return languages[0].id
    if languages:
        raise InputError(f"the name fits {', '.join(language.id for language in languages)}")
    raise InputError("the name says no language")


def _read_text(path: Path, read: Reader) -> str:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise InputError(error.strerror or str(error)) from error
    if size > MAX_BYTES:
        raise InputError(f"too large ({size:,} bytes, at most {MAX_BYTES:,})")
    text = read(str(path))
    if not text.strip():
        raise InputError("empty")
    return text


def _without_path(message: str, path: Path) -> str:
    return message.removeprefix(f"{path}: ")
