"""From archives to labelled candidates: read, decode, label, refuse, take a sample of each project.

Knows: the order of the steps and how many texts one archive may give. Never: what makes a label, what
makes a text unfit, which candidates end in the corpus.
Start reading at `extract_all`, then `extract`. What is chosen depends on names and texts alone, so the
same archives give the same candidates.
"""

from __future__ import annotations

import ast
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from lsp_langid.core.languages import LanguageTable
from lsp_langid.corpus.archives import Member, members
from lsp_langid.corpus.autotest import programs_of
from lsp_langid.corpus.candidates import SUFFIX, Candidate, origin_of, write_candidates
from lsp_langid.corpus.cleaning import is_vendored, refusal
from lsp_langid.corpus.code_blocks import blocks_of, is_documentation
from lsp_langid.corpus.decoding import decoded
from lsp_langid.corpus.labelling import C_HEADER, Labeller, settle_headers
from lsp_langid.corpus.manifest import Source
from lsp_langid.corpus.progress import Progress
from lsp_langid.corpus.projects import project_namer
from lsp_langid.corpus.prose import prose_candidates
from lsp_langid.corpus.reserved import reserved
from lsp_langid.corpus.sampling import Lowest, cut, rank
from lsp_langid.errors import DamagedArchiveError
from lsp_langid.parallel import each

FILES = 60  # per project and label
FILES_OF_FEW_PROJECTS = 200  # the same where hardly more than one project writes the language
FENCES = 25  # per project and label
PROSE = 60  # per project: sentences out of translations, beside its other plain texts
MANIFESTS = 8  # per project and name: package.json must not be all of JSON
SUFFIX_SLACK = 2  # files read of one project and suffix, times the cap: a suffix may have several labels

# Languages that a handful of projects write, by id.
FEW_PROJECTS = frozenset(
    (
        "agda", "bicep", "cobol", "coq", "crystal", "cue", "dhall", "elm", "fish", "forth", "fsharp", "gap",
        "gdscript", "gleam", "haxe", "icon", "isabelle", "julia", "lilypond", "modelica", "nim", "nix",
        "pike", "povray", "purescript", "raku", "razor", "reason", "rescript", "rexx", "robotframework",
        "sas", "scala", "scilab", "sml", "smt2", "solidity", "sparql", "spice", "stan", "stata",
        "supercollider", "swift", "typst", "vala", "vb", "wolfram", "yang", "zig",
    )
)  # fmt: skip

_MANIFEST_NAMES = frozenset(
    (
        "package.json", "composer.json", "bower.json", "component.json", "manifest.json", "tsconfig.json",
        "project.json", "lerna.json", "jsconfig.json", "turbo.json", "nx.json", "rush.json",
        "metadata.json", "module.json", ".eslintrc.json", ".babelrc", ".prettierrc", "renovate.json",
        "galaxy.yml", "meta.yaml", "meta.yml", "pom.xml", "plugin.xml", "androidmanifest.xml",
        "contents.json",
    )
)  # fmt: skip
_AUTOTEST_PACKAGES = ("gnucobol", "open-cobol")


class _Labels(Protocol):
    """What is asked of a labeller: see `labelling.Labeller`."""

    def wants(self, path: str) -> bool: ...
    def of_file(self, path: str, text: str, hints: Collection[str]) -> str | None: ...
    def of_fence(self, tag: str, text: str) -> str | None: ...


def extract_all(
    found: Sequence[tuple[Source, Path]],
    table: LanguageTable,
    folder: Path,
    progress: Progress,
) -> list[Path]:
    """Extract every archive, on the backend in force, the largest first.

    A file of candidates that this code made with this table out of this archive is used again, so a run
    that was stopped goes on where it was. An archive that cannot be read to its end gives what it gave up
    to there; `progress` is told.

    Args:
        found: Sources and where their archives are.
        table: Labels are ids of it.
        folder: Where the files of candidates are and go: `SHA256.jsonl.gz`.
        progress: Told about every archive.

    Returns:
        The file of candidates of each archive, in the order of `found`, without archives that failed.
    """
    progress.stage("extract and label")
    folder.mkdir(parents=True, exist_ok=True)
    rules = _rules_digest(table)
    jobs = []
    done: dict[str, Path] = {}
    for source, archive in sorted(found, key=lambda pair: (-pair[0].n_bytes, pair[0].sha256)):
        file = folder / f"{source.sha256}{SUFFIX}"
        made_by = _digest(rules, source.registry, source.package, *source.hints, source.licence)
        origin = origin_of(file)
        if origin is not None and origin.made_by == made_by:
            done[source.sha256] = file
        else:
            jobs.append((source, archive, table, rules, file, made_by))
    total = len(done) + len(jobs)
    n_done = len(done)
    if n_done:
        progress.part(n_done, total, "extracted by an earlier run")
    for source, n_candidates, notes in each(_extract_to, jobs, ordered=False):
        n_done += 1
        if n_candidates is not None:
            done[source.sha256] = folder / f"{source.sha256}{SUFFIX}"
        said = "; ".join((f"{source.file}: {n_candidates or 0:,} texts", *notes))
        progress.part(n_done, total, said)
    return [done[source.sha256] for source, _ in found if source.sha256 in done]


def extract(
    source: Source, archive: Path, labeller: _Labels, note: Callable[[str], None] = lambda _: None
) -> list[Candidate]:
    """Take the candidates out of one archive.

    Args:
        source: Where the archive comes from.
        archive: The file itself.
        labeller: Names the language of files and fences.
        note: Told what a person should read: damage, limits met.

    Returns:
        Candidates by project, label and kind; inside those by their rank, which is random yet fixed.
    """
    if reserved(source.package.lower(), ""):
        note("reserved: it tests programs like this one")
        return []
    sample = _Sample(source, labeller)
    try:
        for member in members(archive, sample.wants):
            sample.add(member)
    except DamagedArchiveError as damage:
        note(str(damage))
    return sample.candidates()


class _Sample:
    """What was taken out of one archive so far; holds no more than it may give."""

    def __init__(self, source: Source, labeller: _Labels) -> None:
        self._source = source
        self._labeller = labeller
        self._project_of = project_namer(source)
        self._autotests = source.package.startswith(_AUTOTEST_PACKAGES)
        # By project, label, kind and name of a manifest, else "".
        self._texts: dict[tuple[str, str, str, str], Lowest[Candidate]] = {}
        self._read: dict[tuple[str, str], Lowest[None]] = {}  # ranks by project and suffix
        self._usual: dict[tuple[str, str], str] = {}  # the latest label by project and suffix
        self._written_in: defaultdict[str, Counter[str]] = defaultdict(Counter)  # project -> label -> files

    def wants(self, path: str) -> bool:
        """Tell from its name alone whether a member may still be among those that stay."""
        if not self._labeller.wants(path) and not is_documentation(path):
            return self._autotests and path.endswith(".at")
        project = self._project_of(path)
        key = (project, _suffix(path))
        read = self._read.get(key)
        if read is None or read.admits(rank(project, path)):
            return not is_vendored(path) and not reserved(project, path)
        self._count(project, self._usual.get(key))
        return False

    def add(self, member: Member) -> None:
        """Take what is fit out of one member: the file, and the tagged blocks of documentation."""
        text = decoded(member.data)
        if text is None:
            return
        path = member.path
        project = self._project_of(path)
        if self._autotests and path.endswith(".at"):
            self._add_programs(project, path, text)
            return
        self._add_file(project, path, text)
        self._add_prose(project, path, text)
        if is_documentation(path):
            self._add_fences(project, path, text)

    def candidates(self) -> list[Candidate]:
        """All that stays, once every member was seen."""
        for key in [key for key in self._texts if key[1] == C_HEADER]:
            headers = self._texts.pop(key)
            settled = settle_headers(self._written_in[key[0]])
            if settled is None:
                continue
            for number, header in headers.items():
                texts = self._group(key[0], settled, "file", header.path)
                texts.add(number, replace(header, label=settled))
        return [
            candidate
            for _, texts in sorted(self._texts.items(), key=lambda entry: entry[0])
            for _, candidate in texts.items()
        ]

    def _add_file(self, project: str, path: str, text: str) -> None:
        label = self._labeller.of_file(path, text, self._source.hints)
        if label is None:
            return
        number = rank(project, path)
        texts = self._group(project, label, "file", path)
        # A look at the whole text is spared where there is no room for it anyhow.
        if texts.admits(number):
            if refusal(path, text, label) is not None:
                return
            texts.add(number, self._candidate(cut(text, project, path), label, project, path, "file"))
        key = (project, _suffix(path))
        self._usual[key] = label
        self._count(project, label)
        if key not in self._read:
            self._read[key] = Lowest(SUFFIX_SLACK * _cap(label, "file", ""))
        self._read[key].add(number, None)

    def _add_fences(self, project: str, path: str, text: str) -> None:
        for block in blocks_of(path, text):
            label = self._labeller.of_fence(block.tag, block.text)
            if label is None:
                continue
            place = f"{path}#L{block.line}"
            number = rank(project, place)
            texts = self._group(project, label, "fence", place)
            if texts.admits(number) and refusal(path, block.text, label) is None:
                text = cut(block.text, project, place)
                texts.add(number, self._candidate(text, label, project, place, "fence"))

    def _add_prose(self, project: str, path: str, text: str) -> None:
        texts = self._texts.setdefault((project, "plaintext", "file", "prose"), Lowest(PROSE))
        for count, (prose, code) in enumerate(prose_candidates(path, text), start=1):
            place = f"{path}#{code}-{count}"
            number = rank(project, place)
            if texts.admits(number):
                texts.add(number, self._candidate(prose, "plaintext", project, place, "file"))

    def _add_programs(self, project: str, path: str, text: str) -> None:
        for name, program, line in programs_of(text):
            place = f"{path}#L{line}/{name}"
            if self._labeller.wants(place):
                self._add_file(project, place, program)

    def _candidate(self, text: str, label: str, project: str, path: str, kind: str) -> Candidate:
        return Candidate(text, label, project, path, kind, self._source.licence)

    def _group(self, project: str, label: str, kind: str, path: str) -> Lowest[Candidate]:
        """The texts that compete for the same places."""
        name = path.rpartition("/")[2].lower()
        manifest = name if kind == "file" and name in _MANIFEST_NAMES else ""
        key = (project, label, kind, manifest)
        texts = self._texts.get(key)
        if texts is None:
            texts = self._texts[key] = Lowest(_cap(label, kind, manifest))
        return texts

    def _count(self, project: str, label: str | None) -> None:
        if label is not None:
            self._written_in[project][label] += 1


def _cap(label: str, kind: str, manifest: str) -> int:
    if kind == "fence":
        return FENCES
    if manifest:
        return MANIFESTS
    return FILES_OF_FEW_PROJECTS if label in FEW_PROJECTS else FILES


def _suffix(path: str) -> str:
    """`a/B.Tar` -> ".tar"; a name without a suffix stands for itself."""
    name = path.rpartition("/")[2].lower()
    stem, dot, suffix = name.rpartition(".")
    return dot + suffix if stem else name


def _extract_to(
    source: Source, archive: Path, table: LanguageTable, rules: str, file: Path, made_by: str
) -> tuple[Source, int | None, list[str]]:
    """Extract one archive in a process of its own; None texts when the archive failed altogether."""
    notes: list[str] = []
    try:
        candidates = extract(source, archive, _labeller(table, rules), notes.append)
    except Exception as error:  # one archive never stops the run
        return source, None, [*notes, f"not extracted ({type(error).__name__}: {error})"]
    write_candidates(file, candidates, made_by, notes)
    return source, len(candidates), notes


_labellers: dict[str, Labeller] = {}  # one a process: building it costs more than a small archive


def _labeller(table: LanguageTable, rules: str) -> Labeller:
    if rules not in _labellers:
        _labellers.clear()
        _labellers[rules] = Labeller(table)
    return _labellers[rules]


def _rules_digest(table: LanguageTable) -> str:
    """Digest of the table and of every module of this package that has a say in what is extracted."""
    families = sorted((name, language.id) for name, language in table.families.items())
    return _digest(*map(repr, table), repr(families), *(code for _, code in sorted(_own_code().items())))


def _own_code() -> dict[str, str]:
    """Name -> text of this module and of those of its package that it imports, directly or not."""
    package = __name__.rpartition(".")[0]
    folder = Path(__file__).parent
    code: dict[str, str] = {}
    waiting = [Path(__file__).stem]
    while waiting:
        name = waiting.pop()
        file = folder / f"{name}.py"
        if name in code or not file.is_file():
            continue
        code[name] = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(code[name])):
            if isinstance(node, ast.ImportFrom) and node.module == package:
                waiting += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(f"{package}."):
                waiting.append(node.module[len(package) + 1 :])
    return code


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
