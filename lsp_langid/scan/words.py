"""What people read for a number, a key or a reason; the terminal and the page say the same.

Knows: words. Never: where they are shown.
"""

from __future__ import annotations

from lsp_langid.core.languages import LanguageTable
from lsp_langid.core.verdict import Reason
from lsp_langid.scan.entry import Skipped
from lsp_langid.scan.found import Found
from lsp_langid.scan.json_form import name_of
from lsp_langid.scan.totals import PROSE, UNKNOWN, Count, Totals
from lsp_langid.scan.treemap import OTHERS

_OWN = {PROSE: "prose, or plain data", UNKNOWN: "not sure", OTHERS: "other languages"}


def key_name(key: str, table: LanguageTable) -> str:
    """Display name of a language, or of what has none."""
    return _OWN.get(key) or name_of(key, table) or key


def size(n_bytes: float) -> str:
    """`999 B`, `1.0 kB`, `12.3 MB`."""
    if n_bytes < 1000:
        return f"{n_bytes:.0f} B"
    for unit in ("kB", "MB", "GB"):
        n_bytes /= 1000
        if n_bytes < 999.95:
            return f"{n_bytes:.1f} {unit}"
    return f"{n_bytes / 1000:.1f} TB"


def percent(share: float) -> str:
    """`12.3%`; what is more than nothing is not called 0."""
    if 0 < share < 0.0005:
        return "<0.1%"
    return f"{100 * share:.1f}%"


def counted(n: int, one: str, many: str | None = None) -> str:
    """`1 file`, `1,234 files`."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def share(count: Count, totals: Totals) -> float:
    """Of all bytes that were looked at."""
    return count.n_bytes / totals.all.n_bytes if totals.all.n_bytes else 0.0


def lead(totals: Totals) -> str:
    """What there is, in one sentence or two."""
    all_ = totals.all
    n_languages = sum(key not in (PROSE, UNKNOWN) for key in totals.by_key)
    sentence = (
        f"{counted(all_.n_files, 'file')}, {counted(all_.n_lines, 'line')}, {size(all_.n_bytes)} "
        f"in {counted(n_languages, 'language')}."
    )
    if totals.n_skipped:
        sentence += (
            f" {counted(totals.n_skipped, 'more file')} {'was' if totals.n_skipped == 1 else 'were'} skipped."
        )
    if all_.n_mismatches:
        verb = "contradicts its name" if all_.n_mismatches == 1 else "contradict their names"
        sentence += f" {counted(all_.n_mismatches, 'file')} {verb}."
    return sentence


def named(found: Found, table: LanguageTable) -> str:
    """What the name of a file says of it: `C or C++`."""
    return " or ".join(name_of(language, table) or language for language in found.named)


def reads_like(found: Found, table: LanguageTable) -> str:
    """What content that contradicts the name of its file looks like: `Rust (99.1% sure)`."""
    if found.reason == Reason.FILE_NAME.value:  # the confidence is that of the name
        return name_of(found.best, table) or found.best
    language = found.language or found.best
    return f"{name_of(language, table)} ({percent(found.confidence)} sure)"


def why_skipped(skipped: Skipped) -> str:
    """The reason, with the system's words where they say more."""
    return f"{skipped.why.value}: {skipped.detail}" if skipped.detail else skipped.why.value
