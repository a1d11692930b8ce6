"""Lines and bytes of each language in each folder, for as many folders as fit a fixed amount of memory.

Knows: paths as a scan shows them. Never: what is drawn from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice

MOST_FOLDERS = 20_000
_LONGEST_NAME = 200  # characters; nobody reads more in a picture
_DEEPEST = 100  # what lies deeper counts there


@dataclass(slots=True)
class Folder:
    """One folder. What lies in folders of it that were folded up counts as its own."""

    name: str = ""
    folders: dict[str, Folder] = field(default_factory=dict)
    files: dict[str, list[int]] = field(default_factory=dict)  # of its own: key -> [files, lines, bytes]

    def sums(self) -> dict[str, list[int]]:
        """Key -> [files, lines, bytes] of everything within."""
        sums: dict[str, list[int]] = {}
        waiting = [self]
        while waiting:
            folder = waiting.pop()
            _take_in(sums, folder.files)
            waiting.extend(folder.folders.values())
        return sums


class Folders:
    """A tree of counts. When it grows beyond `most`, the lightest ends are folded into their parents.

    A walk goes folder by folder, so what is folded early has mostly been counted to its end.
    """

    def __init__(self, most: int = MOST_FOLDERS) -> None:
        self.root = Folder()
        self._most = most
        self._n = 0
        self._last: tuple[str, Folder] = ("", self.root)  # neighbours in a walk mostly share their folder

    def add(self, shown: str, key: str, n_lines: int, n_bytes: int) -> None:
        """Count one file under each of its folders."""
        head = shown.rpartition("/")[0] if "!" not in shown else shown.replace("!", "/").rpartition("/")[0]
        if head == self._last[0]:
            folder = self._last[1]
        else:
            folder = self._folder(head)
            self._last = head, folder
        counts = folder.files.get(key)
        if counts is None:
            counts = folder.files[key] = [0, 0, 0]
        counts[0] += 1
        counts[1] += n_lines
        counts[2] += n_bytes

    def __len__(self) -> int:
        return self._n

    def _folder(self, head: str) -> Folder:
        if self._n >= self._most:
            self._fold()
        folder = self.root
        names = [name[:_LONGEST_NAME] for name in head.split("/") if name and name != "."]
        if names and head.startswith("/"):
            names[0] = f"/{names[0]}"
        for name in names[:_DEEPEST]:
            inner = folder.folders.get(name)
            if inner is None:
                inner = folder.folders[name] = Folder(name)
                self._n += 1
            folder = inner
        return folder

    def _fold(self) -> None:
        """Fold up the lightest half of the ends, again and again until half of the tree is gone."""
        while self._n > self._most // 2:
            ends = [(folder, parent) for folder, parent in self._all() if not folder.folders]
            ends.sort(key=lambda end: sum(counts[2] for counts in end[0].files.values()))
            for folder, parent in islice(ends, max(1, min(len(ends) // 2, self._n - self._most // 2))):
                _take_in(parent.files, folder.files)
                del parent.folders[folder.name]
                self._n -= 1

    def _all(self) -> list[tuple[Folder, Folder]]:
        """Each folder with its parent."""
        pairs: list[tuple[Folder, Folder]] = []
        waiting = [self.root]
        while waiting:
            parent = waiting.pop()
            for folder in parent.folders.values():
                pairs.append((folder, parent))
                waiting.append(folder)
        return pairs


def _take_in(sums: dict[str, list[int]], more: dict[str, list[int]]) -> None:
    for key, counts in more.items():
        sum_ = sums.setdefault(key, [0, 0, 0])
        for place, count in enumerate(counts):
            sum_[place] += count
