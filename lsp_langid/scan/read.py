"""An item -> its text, on whichever machine a worker runs.

Knows: places and how they are read. Never: languages.
Start reading at `text_of`.
"""

from __future__ import annotations

import os

from lsp_langid.errors import UsageError
from lsp_langid.scan.entry import Held, Item, LocalFile, Skipped, Why
from lsp_langid.scan.generated import says_generated
from lsp_langid.scan.held import CHUNK, LineCounter
from lsp_langid.scan.refusals import skipped_for
from lsp_langid.scan.regular import open_regular
from lsp_langid.scan.remote import read_remote
from lsp_langid.scan.rules import Rules
from lsp_langid.scan.vendored import says_vendored
from lsp_langid.texts import WHOLE_BYTES, decode, is_binary, n_lines_of, spans

AS_THEY_STAND = Rules()


def text_of(item: Item, rules: Rules = AS_THEY_STAND) -> tuple[str, int] | Skipped:
    """The text, cut as `identify` cuts it, and the number of lines of the whole.

    Whatever has become of the file since it was found, the answer is a text or one `Skipped`.

    Args:
        item: Where it lies.
        rules: The same as in the walk; what can only be told from content is decided here.
    """
    place = item.place
    if isinstance(place, LocalFile):
        found = _local(item, place.path, rules)
    elif isinstance(place, Held):
        found = _held(item, place)
    else:
        found = _remote(item, place.url, rules)
    if isinstance(found, Skipped):
        return found
    if not found[0]:
        return Skipped(item.shown, Why.EMPTY)
    if rules.skip_vendored and says_vendored(item.name, found[0]):
        return Skipped(item.shown, Why.VENDORED, "", item.n_bytes)
    if rules.skip_generated and says_generated(item.name, found[0]):
        return Skipped(item.shown, Why.GENERATED, "", item.n_bytes)
    return found


def _local(item: Item, path: str, rules: Rules) -> tuple[str, int] | Skipped:
    try:
        descriptor, size = open_regular(path)
        try:
            if size > rules.max_bytes:
                return Skipped(item.shown, Why.TOO_LARGE, "", size)
            if size > WHOLE_BYTES:
                return _large(item, descriptor, size)
            data = os.read(descriptor, size)
        finally:
            os.close(descriptor)
    except OSError as error:
        return skipped_for(item.shown, error, item.n_bytes)
    text = decode((data,))
    if text is None:
        return Skipped(item.shown, Why.BINARY, "", size)
    return text, n_lines_of(text)


def _large(item: Item, descriptor: int, size: int) -> tuple[str, int] | Skipped:
    """Head, middle and tail; the lines are counted by passing over all of it once."""
    parts = []
    for start, end in spans(size):
        os.lseek(descriptor, start, os.SEEK_SET)
        parts.append(os.read(descriptor, end - start))
        if is_binary(parts[0]):  # before more of it is read
            return Skipped(item.shown, Why.BINARY, "", size)
    text = decode(parts)
    if text is None:
        return Skipped(item.shown, Why.BINARY, "", size)
    counter = LineCounter(parts[0])
    os.lseek(descriptor, 0, os.SEEK_SET)
    left = size  # of one that grows as fast as it is read, what was there at the beginning
    while left and (chunk := os.read(descriptor, min(left, CHUNK))):
        left -= len(chunk)
        counter.feed(chunk)
    return text, counter.n_lines


def _held(item: Item, held: Held) -> tuple[str, int] | Skipped:
    text = decode(held.parts)
    if text is None:
        return Skipped(item.shown, Why.BINARY, "", item.n_bytes)
    return text, held.n_lines


def _remote(item: Item, url: str, rules: Rules) -> tuple[str, int] | Skipped:
    try:
        size, kept = read_remote(url, rules.max_bytes)
    except UsageError:
        raise
    except OSError as error:
        return skipped_for(item.shown, error, item.n_bytes)
    except Exception as error:  # each file system has its own
        return Skipped(item.shown, Why.UNREADABLE, _first_line(error), item.n_bytes)
    if kept is None:
        return Skipped(item.shown, Why.TOO_LARGE if size > rules.max_bytes else Why.BINARY, "", size)
    return _held(item, kept.held)


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).split("\n")[0]
