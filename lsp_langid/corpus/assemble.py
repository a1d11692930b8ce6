"""From the candidates of all archives to a corpus: sort, drop copies, cap, write.

Knows: the order of the steps. Never: how any one of them works, where candidates come from.

The corpus in place is not touched before the new one is whole. The same candidates give the same bytes, in
whatever order they come.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_langid.core.languages import LanguageTable
from lsp_langid.corpus.candidates import Candidate
from lsp_langid.corpus.caps import CAPS, Caps, capped
from lsp_langid.corpus.dedupe import NearDuplicates, signature, told_apart
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.shards import SUFFIX, write_shards
from lsp_langid.corpus.spill import Key, Spilled, spill
from lsp_langid.errors import CorpusError, WorkersDiedError
from lsp_langid.parallel import each

WORK = ".work"  # folder inside the corpus, gone when the run ends
TWO_LABELS = "same text under two labels"
COPY = "copy"
NEAR_COPY = "near copy"


@dataclass(frozen=True, slots=True)
class LabelReport:
    """What became of the candidates of one label."""

    label: str
    files: int
    fences: int
    made: int
    projects: int
    characters: int
    dropped: Mapping[str, int]  # reason -> texts

    @property
    def texts(self) -> int:
        """Texts in the corpus; 0 when the label has no file there."""
        return self.files + self.fences + self.made


@dataclass(frozen=True, slots=True)
class AssembleReport:
    """What a run wrote."""

    labels: tuple[LabelReport, ...]  # every label with a candidate and every label asked for, by id

    @property
    def unwritten(self) -> tuple[LabelReport, ...]:
        """Labels that have too few texts to be in the corpus."""
        return tuple(report for report in self.labels if not report.texts)


def assemble(
    extracted: Sequence[Path],
    made: Sequence[Candidate],
    table: LanguageTable,
    out: Path,
    progress: Progress,
    only: Collection[str] = (),
    caps: Caps = CAPS,
) -> AssembleReport:
    """Write a corpus.

    Args:
        extracted: Files of candidates, one an archive.
        made: Candidates that come from no archive.
        table: The labels there may be, and their families.
        out: Folder of the corpus; made when it is not there.
        progress: Told about every step.
        only: Ids to write; files of other labels stay as they are. Empty for all: then files of labels
            that have no texts any more are removed.
        caps: The limits.

    Raises:
        CorpusError: A damaged file, a label unknown to the table, nothing worth writing, a full disk, or a
            process that was ended from outside.
    """
    work = out / WORK
    try:
        shutil.rmtree(work, ignore_errors=True)  # of a run that was killed
        work.mkdir(parents=True)
        try:
            return _assemble(extracted, made, table, out, work, progress, only, caps)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise CorpusError(
            f"{out}: the corpus could not be written ({error}). What was there before is unharmed. A whole "
            "build needs room for all of its texts twice, about 8 GB; make room and build again."
        ) from error
    except WorkersDiedError as error:
        raise CorpusError(
            f"{out}: the system ended a process of the build, most often for want of memory. What was there "
            "before is unharmed. A build needs about 2 GB; close other programs and build again."
        ) from error


def _assemble(
    extracted: Sequence[Path],
    made: Sequence[Candidate],
    table: LanguageTable,
    out: Path,
    work: Path,
    progress: Progress,
    only: Collection[str],
    caps: Caps,
) -> AssembleReport:
    progress.stage("sort candidates by label")
    labels = frozenset(language.id for language in table)
    total = len(extracted)
    keys = spill(extracted, made, labels, only, work, lambda n: progress.part(n, total, "archives"))
    progress.stage(f"drop copies among {len(keys):,} texts")
    groups, dropped = _by_label(keys, table, only)
    chosen = _chosen(groups, dropped, work, caps, progress)
    reports = tuple(_report(label, chosen[label], dropped[label]) for label in sorted(chosen))
    written = {label: Spilled(work, own) for label, own in _largest_first(chosen) if own}
    if not written:
        raise CorpusError(
            f"{out}: none of {len(reports)} labels has enough texts for a corpus "
            f"({caps.min_texts} out of two projects, or {caps.min_texts_of_one_project} out of one). "
            "Build from more packages."
        )
    progress.stage("write the corpus")
    names: list[str] = []

    def done(label: str) -> None:
        names.append(label)
        progress.part(len(names), len(written), label)

    write_shards(out, written, done)
    if not only:
        for file in out.glob(f"*{SUFFIX}"):
            if file.name.removesuffix(SUFFIX) not in written:
                file.unlink()
    return AssembleReport(reports)


def _by_label(
    keys: Sequence[Key], table: LanguageTable, only: Collection[str]
) -> tuple[dict[str, list[Key]], dict[str, Counter[str]]]:
    """Keys by label, without texts that another label has too, and what was dropped."""
    first: dict[int, str] = {}
    shared = {key.digest for key in keys if first.setdefault(key.digest, key.label) != key.label}
    copies: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for key in keys:
        if key.digest in shared:
            copies[key.digest][key.label] += 1
    verdicts = told_apart(copies, table)
    groups: dict[str, list[Key]] = {label: [] for label in only}
    dropped: dict[str, Counter[str]] = defaultdict(Counter)
    for key in keys:
        if only and key.label not in only:
            continue
        own = groups.setdefault(key.label, [])
        if verdicts.get(key.digest, key.label) == key.label:
            own.append(key)
        else:
            dropped[key.label][TWO_LABELS] += 1
    return groups, dropped


def _chosen(
    groups: Mapping[str, list[Key]],
    dropped: Mapping[str, Counter[str]],
    work: Path,
    caps: Caps,
    progress: Progress,
) -> dict[str, list[Key]]:
    """The keys that stay, label by label; adds to `dropped`."""
    total = max(1, sum(map(len, groups.values())))
    n_read = 0
    chosen: dict[str, list[Key]] = {}
    jobs = ((label, keys, work, caps) for label, keys in _largest_first(groups))
    for label, kept, reasons in each(_choose, jobs, ordered=False):
        chosen[label] = kept
        dropped[label].update(reasons)
        n_read += len(groups[label])
        progress.part(n_read, total, label)
    return chosen


def _choose(label: str, keys: Sequence[Key], work: Path, caps: Caps) -> tuple[str, list[Key], Counter[str]]:
    """Drop copies and near copies, then cap. Of a group, the copy in the smallest project stays."""
    sizes = Counter(key.project for key in keys)
    preferred = sorted(keys, key=lambda key: (sizes[key.project], key.order))
    first: dict[int, Key] = {}
    for key in preferred:
        first.setdefault(key.digest, key)
    single = list(first.values())
    near = NearDuplicates()
    kept = []
    for key, candidate in zip(single, Spilled(work, single), strict=True):
        hashes = signature(candidate.text, candidate.kind)
        if hashes is None or not near.seen(hashes):
            kept.append(key)
    reasons = Counter({COPY: len(keys) - len(single), NEAR_COPY: len(single) - len(kept)})
    kept, over = capped(kept, caps)
    return label, kept, reasons + over


def _largest_first(groups: Mapping[str, list[Key]]) -> list[tuple[str, list[Key]]]:
    """The longest job first, so that no core waits for it at the end."""
    return sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _report(label: str, keys: Sequence[Key], dropped: Counter[str]) -> LabelReport:
    kinds = Counter(key.kind for key in keys)
    return LabelReport(
        label,
        kinds["file"],
        kinds["fence"],
        kinds["made"],
        len({key.project for key in keys}),
        sum(key.n_chars for key in keys),
        dict(dropped),
    )
