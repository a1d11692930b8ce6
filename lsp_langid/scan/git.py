"""The texts of a commit, out of git's objects, whether or not anything is checked out.

Knows: the git client's plumbing. Never: languages, working trees.
Start reading at `blobs`.

A commit is named `git:REPO@REV`. REPO is a folder, bare or not (none: the current one; of a folder inside
a repository only what lies in it is looked at); REV is whatever `git rev-parse` takes, HEAD when left out.
Where both may hold an `@`, REPO ends at the last one before which a folder of that name exists:
`git:.`, `git:../linux@v6.1`, `git:/srv/x.git@main@{yesterday}`.
Links and submodules are passed over in silence. Nothing is fetched, no filter and no hook is run.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from lsp_langid.scan.admission import refusal, unmentioned
from lsp_langid.scan.entry import Entry, Item, Skipped, Why
from lsp_langid.scan.held import CHUNK, EndedEarlyError, chunks, keep
from lsp_langid.scan.rules import Rules

PREFIX = "git:"
# Ids asked for at once. Of 65 bytes each they fit into the smallest pipe that a system gives, one page of
# memory, so that neither side waits for the other.
_AHEAD = 60
_LONGEST_RECORD = 1 << 20  # bytes of one line of `ls-tree`
_MISSING = -1  # for a size; git writes BAD
_REGULAR = ("100644", "100755", "100664")

# What a surrounding hook or script may have set, and what would make git look elsewhere.
_NOT_HANDED_ON = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX"}
    | {"GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CEILING_DIRECTORIES"}
)
_QUIETLY = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    # Of a partial clone git would fetch what is missing.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
}


class _GitError(Exception):
    """The client said no; the message has its words."""


class _Listed(NamedTuple):
    """One file of the commit."""

    path: str
    blob: str
    n_bytes: int


def split(path: str) -> tuple[str, str]:
    """The folder and the revision that `git:REPO@REV` names."""
    name = path.removeprefix(PREFIX)
    if not name or os.path.isdir(name):  # noqa: PTH112
        return name or ".", "HEAD"
    at = len(name)
    while (at := name.rfind("@", 0, at)) >= 0:
        repo = name[:at] or "."
        if os.path.isdir(repo):  # noqa: PTH112
            return repo, name[at + 1 :] or "HEAD"
    repo, _, rev = name.partition("@")
    return repo, rev or "HEAD"


def blobs(path: str, rules: Rules) -> Iterator[Entry]:
    """Yield the files of a commit in git's order, which is that of their paths' bytes.

    They are called `REPO@REV:path`; what git complains about is one `Skipped` that is called as `path`.
    """
    repo, rev = split(path)
    try:
        if rev.startswith("-"):  # would be an option
            raise _GitError(f"{rev} is no revision")
        yield from _blobs(repo, rev, rules)
    except _GitError as error:
        yield Skipped(path, Why.UNREADABLE, str(error))
    except FileNotFoundError:
        yield Skipped(path, Why.UNREADABLE, "the command `git` is not installed")
    except ValueError:
        yield Skipped(path, Why.UNREADABLE, "not a file name")
    except (OSError, EndedEarlyError) as error:
        yield Skipped(path, Why.UNREADABLE, f"git: {error}")


def _blobs(repo: str, rev: str, rules: Rules) -> Iterator[Entry]:
    prefix = f"{repo.rstrip('/') or '/'}@{rev}:"
    with _git(repo, "ls-tree", "-r", "-z", "-l", rev) as tree, _git(repo, "cat-file", "--batch") as store:
        assert tree.stdout is not None
        files = _listed(tree.stdout)
        while group := list(islice(files, _AHEAD)):
            looks = [
                (file, _first_look(prefix, file, rules))
                for file in group
                if not unmentioned(file.path, rules)
            ]
            _ask(store, (file.blob for file, refused in looks if refused is None))
            for file, refused in looks:
                yield refused or _read(store, prefix, file, rules)


def _first_look(prefix: str, file: _Listed, rules: Rules) -> Skipped | None:
    if file.n_bytes == _MISSING:
        return Skipped(prefix + file.path, Why.DAMAGED, "an object is missing")
    why = refusal(file.path, file.n_bytes, rules)
    return Skipped(prefix + file.path, why, "", file.n_bytes) if why else None


def _ask(store: subprocess.Popen[bytes], ids: Iterable[str]) -> None:
    assert store.stdin is not None
    store.stdin.write("".join(f"{each}\n" for each in ids).encode("ascii"))
    store.stdin.flush()


def _read(store: subprocess.Popen[bytes], prefix: str, file: _Listed, rules: Rules) -> Entry:
    """Take the next answer of `cat-file --batch`: a line `ID blob SIZE`, the bytes, a line feed."""
    shown = prefix + file.path
    stream = store.stdout
    assert stream is not None
    said = stream.readline(_LONGEST_RECORD).split()
    if not said:
        raise EndedEarlyError("ended early")
    if len(said) != 3 or said[1] != b"blob":
        return Skipped(shown, Why.DAMAGED, "an object is missing", file.n_bytes)
    left = size = int(said[2])

    def read(n_bytes: int) -> bytes:
        nonlocal left
        data = stream.read(n_bytes)
        left -= len(data)
        return data

    kept = keep(read, size) if size <= rules.max_bytes else None
    for _ in chunks(read, left + 1):  # what a look at the head has left, and the line feed
        pass
    if kept is None:
        return Skipped(shown, Why.BINARY, "", size)
    return Item(shown, size, kept.held, file.blob)


def _listed(stream: IO[bytes]) -> Iterator[_Listed]:
    r"""Parse `MODE SP TYPE SP ID SP SIZE TAB PATH NUL`."""
    rest = b""
    while chunk := stream.read(CHUNK):
        *records, rest = (rest + chunk).split(b"\0")
        if len(rest) > _LONGEST_RECORD:
            raise _GitError("a name that is too long")
        for record in records:
            facts, _, name = record.partition(b"\t")
            mode, kind, blob, size = facts.decode("ascii").split()
            if kind == "blob" and mode in _REGULAR:
                yield _Listed(os.fsdecode(name), blob, int(size) if size.isdigit() else _MISSING)


@contextmanager
def _git(repo: str, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run the client; when the block is left with all read, see that it ended well.

    Raises _GitError with what it said. However the block is left, the process is gone.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_HANDED_ON}
    with TemporaryFile() as complaints:
        process = subprocess.Popen(
            ["git", "-C", repo, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=environment | _QUIETLY,
        )
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            try:
                yield process
            except (EndedEarlyError, BrokenPipeError) as error:
                raise _GitError(_complaint(complaints) or str(error)) from error
            process.stdin.close()
            if not process.stdout.read(1) and process.wait() != 0:
                raise _GitError(_complaint(complaints) or f"exit code {process.returncode}")
        finally:
            process.kill()
            process.stdout.close()
            _close_broken(process.stdin)
            process.wait()


def _close_broken(stream: IO[bytes]) -> None:
    """Close a pipe whose other end may be gone with something still in it."""
    with suppress(OSError):
        stream.close()


def _complaint(complaints: IO[bytes]) -> str:
    complaints.seek(0)
    lines = complaints.read(4096).decode("utf-8", "replace").splitlines()
    fatal = [line.removeprefix("fatal: ") for line in lines if line.startswith("fatal: ")]
    return next(iter(fatal or lines), "")
