"""Collect the sample files of a language from a folder, and say what was left out and why.

Knows: files and folders. Never: what is done with the texts.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lsp_langid.cli.console import printable
from lsp_langid.cli.inputs import read_file
from lsp_langid.errors import InputError

MOST_FILES = 400  # read; more would teach little and take long
MOST_LOOKED_AT = 20_000  # of a folder's files, should somebody name the root of a disk
MOST_BYTES = 2_000_000
_FEWEST_VISIBLE = 20  # characters of a file that says anything


@dataclass
class Samples:
    """Texts, and how many files were left out for which reason."""

    texts: list[str] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    def tally(self) -> str:
        """What was left out, in words; empty when nothing was."""
        return ", ".join(f"{count} {reason}" for reason, count in sorted(self.left_out.items()))


def collect_samples(folder: Path, extensions: Collection[str]) -> Samples:
    """Read the text files below a folder, those of hidden folders left out, in order of path.

    Args:
        folder: Where to look.
        extensions: Read only files whose names end so, `(".flow",)`; empty for all files.

    Raises:
        InputError: No such folder, or it cannot be read.
    """
    if not folder.is_dir():
        what = "is not a folder" if folder.exists() else "no such folder"
        raise InputError(
            f"{printable(str(folder))}: {what}; wanted a folder with sample files of the language"
        )
    try:
        os.listdir(folder)  # noqa: PTH208 - asked only to hear whether it may be read
    except OSError as error:
        raise InputError(f"{printable(str(folder))}: {error.strerror or error}") from error
    samples = Samples()
    seen: set[str] = set()
    for path in _files(folder):
        if extensions and not path.name.lower().endswith(tuple(extensions)):
            samples.left_out["with another file name ending"] += 1
            continue
        if len(samples.texts) == MOST_FILES:
            samples.left_out[f"beyond the first {MOST_FILES}"] += 1
            continue
        text, reason = _read(path)
        if reason is None and text in seen:
            reason = "equal to another"
        if reason is not None:
            samples.left_out[reason] += 1
            continue
        seen.add(text)
        samples.texts.append(text)
    return samples


def _files(folder: Path) -> Iterator[Path]:
    n_seen = 0
    for place, folders, names in os.walk(folder):  # follows no links, so it ends
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                n_seen += 1
                if n_seen > MOST_LOOKED_AT:
                    return
                yield Path(place, name)


def _read(path: Path) -> tuple[str, str | None]:
    """The text of a file, and why it is no sample, if it is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return "", f"larger than {MOST_BYTES // 1_000_000} MB"
        text = read_file(str(path)).replace("\r\n", "\n").replace("\r", "\n")
    except InputError as error:
        return "", "binary" if "binary" in str(error) else "unreadable"
    except OSError:
        return "", "unreadable"
    if len("".join(text.split())) < _FEWEST_VISIBLE:
        return "", "empty or nearly so"
    return text, None
