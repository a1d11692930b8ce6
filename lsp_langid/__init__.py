"""Names the programming language of a text: `identify(text).language`.

Everything heavy is imported at first use, so that `import lsp_langid` costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["Detector", "Explanation", "Language", "Ranked", "Reason", "Verdict", "identify", "load_detector"]

if TYPE_CHECKING:
    from lsp_langid.assets import load_detector
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
    "load_detector": "lsp_langid.assets",
}
_shared: list[Detector] = []


def identify(text: str, filename: str | None = None) -> Verdict:
    """Name the language of `text` with the shipped model, which is loaded at the first call."""
    if not _shared:
        from lsp_langid.assets import load_detector

        _shared.append(load_detector())
    return _shared[0].identify(text, filename)


def __getattr__(name: str) -> object:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
