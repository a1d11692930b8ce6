"""The paths that somebody named -> every file there, one after the other.

Knows: folders, links, what is left out. Never: what stands in the files.
Start reading at `entries`.

The order is that of the arguments and below each that of the paths' bytes, as git sorts, whatever the file
system says. Memory grows with the widest folder and the depth, not with the number of files.

What is named is looked at, whatever a .gitignore says of it, and a link that is named is followed. Links
that are met are not: one that leads to somewhere in the same tree is passed over in silence, because its
target is met anyway; the others are reported. What is ignored, hidden or version control's own is passed
over in silence too.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator

from lsp_langid.errors import InputError
from lsp_langid.scan import git
from lsp_langid.scan.admission import refusal_of_name
from lsp_langid.scan.archives import is_archive, members
from lsp_langid.scan.entry import Entry, Item, LocalFile, Skipped, Why
from lsp_langid.scan.gitignore import NOTHING, Ignoring, above
from lsp_langid.scan.known_names import VERSION_CONTROL, is_archive_name
from lsp_langid.scan.refusals import skipped_for
from lsp_langid.scan.remote import is_url, remote_files
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.vendored import is_vendored_folder

_LOCAL = "file://"
_SPEAK_OF_IGNORING = frozenset({b".git", b".git/", b".gitignore"})  # `.git` is a file in a submodule


def entries(paths: Iterable[str], rules: Rules) -> Iterator[Entry]:
    """Yield what is found at the paths, lazily.

    Args:
        paths: Folders, files, archives, commits as `git:REPO@REV` (see `git.py`), URLs (see `remote.py`).
            Taken one at a time, so they may come from a stream.
        rules: What is left out, and the limits.
    """
    for path in paths:
        if path.startswith(git.PREFIX):
            yield from git.blobs(path, rules)
        elif is_url(path) and not _is_local_url(path):
            try:
                yield from remote_files(path, rules)
            except InputError as error:  # others may be there
                yield Skipped(path, Why.UNREADABLE, str(error).removeprefix(f"{path}: "))
        else:
            yield from _named(path[len(_LOCAL) :] if _is_local_url(path) else path, rules)


def _is_local_url(path: str) -> bool:
    return path[: len(_LOCAL)].lower() == _LOCAL


def _named(path: str, rules: Rules) -> Iterator[Entry]:
    """What somebody named: a folder, an archive, a file."""
    shown = path.replace(os.sep, "/")
    if not path:  # to the system calls below: the current folder
        yield Skipped(shown, Why.VANISHED)
        return
    try:
        real = os.path.realpath(path, strict=True)
        status = os.stat(real)  # noqa: PTH116
    except OSError as error:
        yield _astray(shown, error) if os.path.islink(path) else skipped_for(shown, error)  # noqa: PTH114
        return
    except ValueError:  # a NUL in the path
        yield Skipped(shown, Why.UNREADABLE, "not a file name")
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _Tree(real.replace(os.sep, "/"), rules).walk(_front(shown))
    elif not stat.S_ISREG(status.st_mode):
        yield Skipped(shown, Why.NOT_REGULAR)
    elif is_archive_name(shown) or is_archive(real):
        yield from members(real, shown, rules)
    else:
        yield _file(shown, shown.rpartition("/")[2], real, status, rules)


def _front(shown: str) -> str:
    """What stands before the names of a folder's files: `src/` for `src` and `src//`, nothing for `.`."""
    if shown in (".", "./"):
        return ""
    return shown.rstrip("/") + "/"


def _file(shown: str, name: str, path: str, status: os.stat_result, rules: Rules) -> Entry:
    size = status.st_size
    why = refusal_of_name(name, size, rules)
    if why is not None:
        return Skipped(shown, why, "", size)
    return Item(shown, size, LocalFile(path), f"{size}-{status.st_mtime_ns}")


class _Tree:
    """One walk below one folder."""

    def __init__(self, top: str, rules: Rules) -> None:
        self._top = top.rstrip("/")  # real, absolute
        self._rules = rules

    def walk(self, front: str) -> Iterator[Entry]:
        """Yield what lies in the tree; `front` stands before each path from its top."""
        start = len(self._top) + 1
        outside = above(self._top) if self._rules.gitignore else NOTHING
        # Not by recursion: a tree can be deeper than the stack.
        pending = [self._folder(self._top, outside, front)]
        while pending:
            for entry in pending[-1]:
                if isinstance(entry, tuple):
                    folder, ignoring = entry
                    pending.append(self._folder(folder, ignoring, f"{front}{folder[start:]}/"))
                    break
                yield entry
            else:
                pending.pop()

    def _folder(self, folder: str, ignoring: Ignoring, front: str) -> Iterator[Entry | tuple[str, Ignoring]]:
        """Yield what lies in one folder; of a folder in it where it is and what is ignored above it."""
        rules = self._rules
        try:
            keys = _keys(folder or "/")
        except OSError as error:
            yield skipped_for(front or "./", error)
            return
        if rules.gitignore:
            special = [key.rstrip(b"/").decode() for key in keys if key in _SPEAK_OF_IGNORING]
            ignoring = ignoring.below(folder, special)
        for key in keys:
            is_folder = key.endswith(b"/")
            name = os.fsdecode(key[:-1] if is_folder else key)
            if name in VERSION_CONTROL or (name[0] == "." and not rules.hidden):
                continue
            path = f"{folder}/{name}"
            if ignoring and ignoring.ignores(path, is_folder=is_folder):
                continue
            if is_folder:
                if rules.skip_vendored and is_vendored_folder(name):
                    yield Skipped(f"{front}{name}/", Why.VENDORED)
                else:
                    yield path, ignoring
                continue
            try:
                status = os.lstat(path)
            except OSError as error:
                yield skipped_for(front + name, error)
                continue
            if stat.S_ISREG(status.st_mode):
                if rules.archives and is_archive_name(name):
                    yield from members(path, front + name, rules)
                else:
                    yield _file(front + name, name, path, status, rules)
            elif stat.S_ISLNK(status.st_mode):
                link = self._link(front + name, path)
                if link is not None:
                    yield link
            else:
                yield Skipped(front + name, Why.NOT_REGULAR)

    def _link(self, shown: str, path: str) -> Skipped | None:
        """Why a link is not followed; None when its target lies in the tree and is met there."""
        try:
            target = os.path.realpath(path, strict=True).replace(os.sep, "/")
        except OSError as error:
            return _astray(shown, error)
        if path.startswith(target.rstrip("/") + "/"):
            return Skipped(shown, Why.LINK_LOOP)
        if target.startswith(self._top + "/"):
            return None
        return Skipped(shown, Why.LINK_OUT, target)


def _astray(shown: str, error: OSError) -> Skipped:
    """The row of a link that leads nowhere."""
    refused = skipped_for(shown, error)
    return Skipped(shown, Why.LINK_BROKEN) if refused.why is Why.VANISHED else refused


def _keys(folder: str) -> list[bytes]:
    """The names in a folder, those of folders with a `/` behind, as they stand when whole paths are sorted.

    `a.b` before `a/` before `a0`. Only names are kept: what `scandir` gives with them takes ten times as
    much, and a folder may hold a million.
    """
    with os.scandir(folder) as found:
        return sorted(os.fsencode(f"{child.name}/" if _is_folder(child) else child.name) for child in found)


def _is_folder(child: os.DirEntry[str]) -> bool:
    try:
        return child.is_dir(follow_symlinks=False)
    except OSError:
        return False
