"""What a worker does with one batch of files: read them, name their languages.

Knows: the order in which name and content are asked. Never: where it runs, what is done with the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsp_langid.core.detector import Detector
from lsp_langid.core.hints import languages_of_filename
from lsp_langid.core.languages import Language
from lsp_langid.core.verdict import Ranked, Reason, Verdict
from lsp_langid.scan.entry import Item, Skipped, Why
from lsp_langid.scan.found import Found, Row
from lsp_langid.scan.mismatch import acquits, contradicts, quarters
from lsp_langid.scan.read import text_of
from lsp_langid.scan.settings import Settings

_DECIMALS = 6  # of a confidence; more say nothing


@dataclass(slots=True)
class _Open:
    """A file whose text is here."""

    item: Item
    text: str
    n_lines: int
    named: tuple[Language, ...]  # all that the name allows
    verdict: Verdict | None = None  # what is reported
    content: Verdict | None = None  # told from the content alone
    mismatch: bool = False


def look(detector: Detector, items: Sequence[Item], settings: Settings) -> list[Row]:
    """One row for each item, in order.

    A file that cannot be read, or that something goes wrong with, is a row that says so; the others are
    looked at all the same.
    """
    read = [_read(detector, item, settings) for item in items]
    files = [file for file in read if isinstance(file, _Open)]
    try:
        _judge(detector, files, settings)
    except Exception:  # one of them: the others must not suffer
        read = [_judged_alone(detector, file, settings) for file in read]
    return [_row(file) if isinstance(file, _Open) else file for file in read]


def blamed(item: Item) -> Skipped:
    """The row of a file that no worker survived."""
    return Skipped(item.shown, Why.UNREADABLE, "the process that read it died, again and again", item.n_bytes)


def _read(detector: Detector, item: Item, settings: Settings) -> _Open | Skipped:
    try:
        text = text_of(item, settings.rules)
        if isinstance(text, Skipped):
            return text
        return _Open(item, *text, languages_of_filename(item.name, detector.table))
    except Exception as error:
        return _failed(item, error)


def _judge(detector: Detector, files: Sequence[_Open], settings: Settings) -> None:
    """Fill in the verdicts."""
    by_content = list(files)
    if settings.names:
        for file in files:
            allowed = [one for one in file.named if not settings.only or one.id in settings.only]
            if len(allowed) == 1:
                file.verdict = Verdict(allowed[0], 1.0, Reason.FILE_NAME, (Ranked(allowed[0], 1.0),))
        ambiguous = [file for file in files if file.verdict is None and len(file.named) > 1]
        names = [file.item.name for file in ambiguous]
        told = _told(detector, [file.text for file in ambiguous], names, settings)
        for file, verdict in zip(ambiguous, told, strict=True):
            file.verdict = verdict
        if not settings.check:
            by_content = [file for file in files if file.verdict is None]
    told = _told(detector, [file.text for file in by_content], [None] * len(by_content), settings)
    for file, verdict in zip(by_content, told, strict=True):
        file.content = verdict
        file.verdict = file.verdict or verdict
        if contradicts(file.named, verdict, settings.sure, settings.only):
            parts = quarters(file.text)
            told = _told(detector, parts, [None] * len(parts), settings)
            file.mismatch = not any(acquits(file.named, part) for part in told)


def _told(
    detector: Detector, texts: Sequence[str], names: Sequence[str | None], settings: Settings
) -> list[Verdict]:
    if not texts:
        return []
    only = [language for name in settings.only if (language := detector.table.by_id(name)) is not None]
    return list(
        detector.identify_many(texts, names, batch_size=len(texts), only=only or None, mode=settings.mode)
    )


def _judged_alone(detector: Detector, file: _Open | Skipped, settings: Settings) -> _Open | Skipped:
    if isinstance(file, Skipped):
        return file
    try:
        _judge(detector, [file], settings)
    except Exception as error:
        return _failed(file.item, error)
    return file


def _failed(item: Item, error: Exception) -> Skipped:
    words = " ".join(str(error).split())[:200]
    return Skipped(item.shown, Why.UNREADABLE, f"{type(error).__name__}: {words}", item.n_bytes)


def _row(file: _Open) -> Found:
    verdict = file.verdict
    assert verdict is not None, "every file that was read is judged"
    best = (file.content or verdict).best
    return Found(
        shown=file.item.shown,
        n_bytes=file.item.n_bytes,
        n_lines=file.n_lines,
        language=verdict.language.id if verdict.language else None,
        confidence=round(verdict.confidence, _DECIMALS),
        reason=str(verdict.reason),
        best=best.id,
        named=tuple(language.id for language in file.named),
        mismatch=file.mismatch,
    )
