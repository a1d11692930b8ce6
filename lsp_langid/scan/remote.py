"""Files behind URLs: s3://, gs://, hdfs:// and whatever else fsspec has a driver for.

Knows: fsspec. Never: what stands in a file. Whoever lists and whoever reads may be different machines; each
needs the driver, and finds its credentials where the driver looks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lsp_langid.errors import InputError, UsageError
from lsp_langid.scan.admission import refusal, unmentioned
from lsp_langid.scan.entry import Entry, Held, Item, Remote, Skipped, Why
from lsp_langid.scan.held import Kept, keep
from lsp_langid.scan.refusals import skipped_for
from lsp_langid.scan.rules import Rules
from lsp_langid.texts import is_binary, n_lines_of, spans

COUNTED_BYTES = (
    16_000_000  # a larger file's lines are reckoned from its parts: to count them is to fetch it all
)

_URL = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]+)://", re.IGNORECASE)
# What says that a file is another one, in the words of the drivers; the first that is there counts.
_STAMPS = (
    "ETag",
    "etag",
    "md5Hash",
    "checksum",
    "generation",
    "LastModified",
    "mtime",
    "modified",
    "created",
)


def is_url(path: str) -> bool:
    r"""Whether a path names another file system: `s3://bucket`, but not `C:\code` nor `src`."""
    return _URL.match(path) is not None


def remote_files(url: str, rules: Rules) -> Iterator[Entry]:
    """What lies behind a URL, a file or all files below a folder, in order of their names.

    One folder is held in memory at a time, with those it lies in.

    Raises:
        UsageError: No driver for such URLs, or it is not installed.
        InputError: Nothing there, or it does not answer.
    """
    files, path = _opened(url)
    protocol = url[: url.index("://")].lower()
    try:
        about = files.info(path)
    except FileNotFoundError:
        raise InputError(f"{url}: nothing there") from None
    except Exception as error:
        raise InputError(f"{url}: cannot be listed ({_one_line(error)})") from error
    root = str(about["name"]).rstrip("/")
    if about["type"] == "directory":
        yield from _below(files, root, root, protocol, rules)
    else:
        yield _entry(about, root.rpartition("/")[0], protocol, rules)


def read_remote(url: str, max_bytes: int) -> tuple[int, Kept | None]:
    """The size of one file, and what is kept of it: all, or of a large one the parts that are looked at.

    Nothing is kept of one with more than `max_bytes`, nor of a binary one.

    Raises:
        UsageError: No driver for such URLs on this machine.
        Exception: Whatever the driver raises; OSError with a number where it can be told.
    """
    files, path = _opened(url)
    try:
        size = int(files.info(path)["size"])
        if size > max_bytes:
            return size, None
        if size <= COUNTED_BYTES:
            with files.open(path, "rb") as stream:
                return size, keep(stream.read, size)
        parts: list[bytes] = []
        for start, end in spans(size):
            parts.append(files.cat_file(path, start=start, end=end))
            if is_binary(parts[0]):  # before more of it is fetched
                return size, None
    except OSError as error:
        raise _numbered(error) from error
    return size, Kept(Held(tuple(parts), _reckoned_lines(parts, size)), 0)


def _below(files: Any, folder: str, root: str, protocol: str, rules: Rules) -> Iterator[Entry]:
    try:
        found = files.ls(folder, detail=True)
    except OSError as error:
        yield skipped_for(_shown(folder, protocol), _numbered(error))
        return
    except Exception as error:
        yield Skipped(_shown(folder, protocol), Why.UNREADABLE, _one_line(error))
        return
    by_name = {str(about["name"]).rstrip("/"): about for about in found}
    by_name.pop(folder, None)  # object stores have an empty object for a folder
    for name, about in sorted(by_name.items(), key=_order):
        if unmentioned(name[len(root) :].lstrip("/"), rules):
            continue
        if about["type"] == "directory":
            yield from _below(files, name, root, protocol, rules)
        else:
            yield _entry(about, root, protocol, rules)


def _order(named: tuple[str, Any]) -> bytes:
    """As a walk over this machine's files: `a.py` before `a/b.py`."""
    name, about = named
    whole = f"{name}/" if about["type"] == "directory" else name
    return whole.encode("utf-8", "surrogatepass")


def _entry(about: Any, root: str, protocol: str, rules: Rules) -> Entry:
    name, n_bytes = str(about["name"]), int(about.get("size") or 0)
    url = _shown(name, protocol)
    if about["type"] not in ("file", "link"):
        return Skipped(url, Why.NOT_REGULAR, "", n_bytes)
    why = refusal(name[len(root) :].lstrip("/"), n_bytes, rules)
    if why is not None:
        return Skipped(url, why, "", n_bytes)
    stamp = next((str(about[key]) for key in _STAMPS if about.get(key)), "")
    return Item(url, n_bytes, Remote(url), f"{n_bytes}:{stamp}" if stamp else "")


def _shown(name: str, protocol: str) -> str:
    """The URL of a name that a driver gave, which may or may not begin with the protocol."""
    return name if is_url(name) else f"{protocol}://{name.lstrip('/')}"


def _opened(url: str) -> tuple[Any, str]:
    """The file system of a URL, and the path in it."""
    try:
        from fsspec.core import url_to_fs
    except ModuleNotFoundError as error:
        raise UsageError(
            f"{url}: URLs need {error.name}, not installed here. "
            "Install the extra: pip install 'lsp-langid[distributed]'"
        ) from error
    try:
        files, path = url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url}: {_one_line(error)}. The workers of a cluster need it too.") from error
    except ValueError as error:
        raise UsageError(f"{url}: {_one_line(error)}") from error
    except Exception as error:
        raise InputError(f"{url}: cannot be reached ({_one_line(error)})") from error
    return files, str(path)


def _reckoned_lines(parts: Sequence[bytes], n_bytes: int) -> int:
    """As many lines to a byte as in the parts."""
    n_lines = sum(n_lines_of(part.decode("latin-1")) for part in parts)
    return round(n_lines * n_bytes / max(1, sum(map(len, parts))))


def _numbered(error: OSError) -> OSError:
    """Drivers raise the class and leave out the number."""
    import errno

    numbers = {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES}
    number = numbers.get(type(error))
    return OSError(number, str(error)) if error.errno is None and number is not None else error


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:300] or type(error).__name__
