"""Names the programming language of a text: `identify(text).language`.

Everything heavy is imported at first use, so that `import lsp_langid` costs next to nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as type checkers read it; `typing` is all that its import would bring, 6 ms of 7

__version__ = "0.1.0"
__all__ = [
    "Detector",
    "Explanation",
    "Language",
    "Ranked",
    "Reason",
    "Verdict",
    "identify",
    "identify_column",
    "identify_many",
    "load_detector",
]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lsp_langid.assets import load_detector
    from lsp_langid.columns import identify_column
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.languages import Language
    from lsp_langid.core.verdict import Explanation, Ranked, Reason, Verdict

_HOMES = {
    "Detector": "lsp_langid.core.detector",
    "Explanation": "lsp_langid.core.verdict",
    "Language": "lsp_langid.core.languages",
    "Ranked": "lsp_langid.core.verdict",
    "Reason": "lsp_langid.core.verdict",
    "Verdict": "lsp_langid.core.verdict",
    "identify_column": "lsp_langid.columns",
    "load_detector": "lsp_langid.assets",
}
_shared: list[Detector] = []


def identify(text: str, filename: str | None = None) -> Verdict:
    """Name the language of `text` with the shipped model, which is loaded at the first call."""
    return shared_detector().identify(text, filename)


def identify_many(
    texts: Iterable[str], filenames: Iterable[str | None] | None = None, *, batch_size: int = 256
) -> Iterator[Verdict]:
    """Name the language of each text with the shipped model: `Detector.identify_many` says how."""
    return shared_detector().identify_many(texts, filenames, batch_size=batch_size)


def shared_detector() -> Detector:
    """The detector of the shipped model, loaded at the first call and kept."""
    if not _shared:
        from lsp_langid.assets import load_detector

        _shared.append(load_detector())
    return _shared[0]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
