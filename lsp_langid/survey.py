"""Which languages the files of some folders are in, by their names alone; nothing else looks into folders.

Knows: names of files and folders, and when to stop. Never: what stands in a file. No file is opened, no
symbolic link is followed, so nothing outside the folders is seen.
Start reading at `survey`.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress

from lsp_langid.core.hints import languages_of_filename
from lsp_langid.core.languages import LanguageTable

MOST_FILES = 5_000
MOST_SECONDS = 2.0
DEEPEST = 8  # folders within each other

# Made by tools, or other people's. What is hidden, such as `.git`, is left out as well.
NOT_THE_USERS = frozenset(
    {
        "DerivedData",
        "Pods",
        "__pycache__",
        "bower_components",
        "build",
        "dist",
        "node_modules",
        "out",
        "site-packages",
        "target",
        "vendor",
        "venv",
    }
)


def survey(
    folders: Iterable[str], table: LanguageTable, is_cancelled: Callable[[], bool] = lambda: False
) -> Mapping[str, float]:
    """Count the files of each language, level by level, until there are enough or time is up.

    A name that several languages share counts a part for each: `.h` is half C and half C++.

    Args:
        folders: Paths. What cannot be read is left out.
        table: Says which name is which language's.
        is_cancelled: Asked before every entry.

    Returns:
        Language id -> number of files. Empty when cancelled.
    """
    counts: dict[str, float] = {}
    n_files = 0
    deadline = time.monotonic() + MOST_SECONDS
    waiting = deque((folder, 1) for folder in folders)
    while waiting:
        folder, depth = waiting.popleft()
        with suppress(OSError), os.scandir(folder) as entries:
            for entry in entries:
                if is_cancelled():
                    return {}
                if n_files >= MOST_FILES or time.monotonic() > deadline:
                    return counts
                if entry.is_dir(follow_symlinks=False):
                    if depth < DEEPEST and not (entry.name.startswith(".") or entry.name in NOT_THE_USERS):
                        waiting.append((entry.path, depth + 1))
                elif entry.is_file(follow_symlinks=False):
                    n_files += 1
                    languages = languages_of_filename(entry.name, table)
                    for language in languages:
                        counts[language.id] = counts.get(language.id, 0.0) + 1 / len(languages)
    return counts
