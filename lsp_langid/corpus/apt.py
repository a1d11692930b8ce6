"""Fetch Debian packages, source and binary, with apt-get.

Knows: apt's options, and how to ask apt where this machine's Debian mirror is. Never: the mirror itself,
what a package holds. The machine's own configuration is read and never written: suites it does not have
are listed in a folder of the cache, with the same mirror and the same keys.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lsp_langid.corpus.calls import Calls, ClientUnusableError, Said, limit_s
from lsp_langid.corpus.manifest import DEBIAN_SOURCE, Source

_QUESTION_LIMIT_S = 60.0
_UPDATE_LIMIT_S = 900.0
_FIELDS = "$(SITE)|$(RELEASE)|$(ORIGIN)|$(SOURCESENTRY)"
_DOWNLOAD = {True: ("source", "--download-only", "--tar-only"), False: ("download",)}


@dataclass(frozen=True, slots=True)
class Entry:
    """A suite that this machine's apt is set up for."""

    site: str
    release: str
    origin: str  # "Debian"; "" when apt has no lists yet and cannot know
    place: str  # "FILE:N", where the configuration says so


class AptClient:
    """`apt-get source` or `apt-get download`, on lists of its own."""

    n_per_call = 40

    def __init__(self, calls: Calls, registry: str, cache: Path) -> None:
        self._calls = calls
        self._is_source = registry == DEBIAN_SOURCE
        self._folder = cache / "apt" / registry
        self._command: list[str] = []

    def prepare(self, sources: Sequence[Source]) -> None:
        """Write which suites are asked for and fetch their lists."""
        apt = shutil.which("apt-get")
        if apt is None:
            raise ClientUnusableError("apt-get is not installed; only Debian and its relatives have it")
        entries = self._entries(apt)
        if not entries:
            raise ClientUnusableError("apt on this machine is not set up for a Debian mirror")
        suites = sorted({source.suite for source in sources})
        architecture = _architecture(sources)
        for folder in ("lists/partial", "cache/archives/partial"):
            (self._folder / folder).mkdir(parents=True, exist_ok=True)
        stanzas = own_sources(entries, suites, "deb-src" if self._is_source else "deb", architecture)
        (self._folder / "debian.sources").write_text(stanzas, encoding="utf-8")
        self._command = [apt, "-q", *self._options(architecture)]
        said = self._calls.run([*self._command, "update"], self._folder, _UPDATE_LIMIT_S)
        # Without a network apt-get update warns and ends well; old lists are good enough.
        lists = [path.name for path in (self._folder / "lists").iterdir()]
        if not any("_Sources" in name or "_Packages" in name for name in lists):
            raise ClientUnusableError(
                f"apt-get update brought no lists ({said.complaint or 'no reason given'})"
            )

    def download(self, sources: Sequence[Source], folder: Path) -> Said:
        """One call for all. One version that is gone fails them all, one archive only itself."""
        names = [f"{source.package}={source.version}" for source in sources]
        command = [*self._command, *_DOWNLOAD[self._is_source], *names]
        return self._calls.run(command, folder, limit_s(sources))

    def _options(self, architecture: str | None) -> list[str]:
        settings = {
            "Dir::Etc::SourceList": self._folder / "debian.sources",
            "Dir::Etc::SourceParts": "/dev/null",
            "Dir::State::Lists": self._folder / "lists",
            "Dir::Cache": self._folder / "cache",
        }
        if architecture:
            settings["APT::Architecture"] = architecture
        return [word for name, value in settings.items() for word in ("-o", f"{name}={value}")]

    def _entries(self, apt: str) -> list[Entry]:
        """Ask apt what it is set up for; what is not of Debian is left out where apt can tell."""
        question = [apt, "indextargets", "--format", _FIELDS]
        entries = _parse_entries(self._calls.run(question, None, _QUESTION_LIMIT_S).output)
        if not entries:  # apt-get update never ran here: ask what it would fetch
            question.insert(1, "--no-release-info")
            entries = _parse_entries(self._calls.run(question, None, _QUESTION_LIMIT_S).output)
        return [entry for entry in entries if entry.origin in ("", "Debian")]


def own_sources(
    entries: Sequence[Entry], suites: Iterable[str], kind: str, architecture: str | None = None
) -> str:
    """Write the package sources for `suites` in apt's deb822 format.

    A suite is looked for on the mirror of the first entry, one that the machine has on its own; and
    with a suite come its updates where the machine has those: `bookworm` -> `bookworm-security`.
    """
    wanted: dict[str, Entry] = {}
    for suite in suites:
        wanted[suite] = next((entry for entry in entries if entry.release == suite), entries[0])
        wanted |= {entry.release: entry for entry in entries if entry.release.startswith(f"{suite}-")}
    stanzas = []
    for release, entry in wanted.items():
        fields = [f"Types: {kind}", f"URIs: {entry.site}", f"Suites: {release}", "Components: main"]
        if architecture and kind == "deb":
            fields.append(f"Architectures: {architecture}")
        if keys := signed_by(entry.place):
            fields.append(f"Signed-By:{keys}")
        stanzas.append("\n".join(fields) + "\n")
    return "\n".join(stanzas)


def signed_by(place: str) -> str:
    """Return the value of `Signed-By` as it stands at `FILE:N`, "" for the keys apt trusts anyway.

    N counts stanzas in FILE.sources, lines in FILE.list.
    """
    name, _, number = place.rpartition(":")
    try:
        text = Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
    if name.endswith(".sources"):
        bare = re.sub(r"(?m)^#.*\n?", "", text)
        parts = [part for part in re.split(r"\n[ \t]*\n", bare) if part.strip()]
        pattern = r"(?mi)^signed-by:(.*(?:\n[ \t].*)*)"  # a whole key may follow on indented lines
    else:
        parts = text.splitlines()
        pattern = r"\[[^\]]*\bsigned-by=([^\]\s]+)"
    part = parts[int(number) - 1] if number.isdigit() and 0 < int(number) <= len(parts) else ""
    found = re.search(pattern, part)
    return f" {found[1].strip()}" if found else ""


def _parse_entries(output: str) -> list[Entry]:
    entries = []
    for line in output.splitlines():
        cells = line.split("|")
        if len(cells) == 4 and "://" in cells[0]:
            origin = "" if cells[2].startswith("$(") else cells[2]
            entries.append(Entry(cells[0], cells[1], origin, cells[3]))
    return list(dict.fromkeys(entries))


def _architecture(sources: Iterable[Source]) -> str | None:
    """Return the one architecture that the file names tell, None when they tell none or several."""
    told = {
        source.file.removesuffix(".deb").rpartition("_")[2]
        for source in sources
        if source.file.endswith(".deb")
    }
    own = told - {"all"}
    return own.pop() if len(own) == 1 else None
