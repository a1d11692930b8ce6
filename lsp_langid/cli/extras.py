"""Say in one line which extra is missing, before an import says it in twenty."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

from lsp_langid.errors import UsageError

TRAIN_MODULES = ("joblib", "platformdirs", "rich", "scipy", "sklearn")
REPORT_MODULES = (*TRAIN_MODULES, "matplotlib")
SCAN_MODULES = ("joblib", "pathspec", "rich")
CORPUS_MODULES = ("datasketch", "joblib", "platformdirs", "rich", "unearth", "zstandard")


def require_train(command: str, modules: Sequence[str] | None = None) -> None:
    """Raise unless these modules of the extra `train` are installed; None for those training needs."""
    require_extra("train", command, TRAIN_MODULES if modules is None else modules)


def require_extra(extra: str, command: str, modules: Sequence[str]) -> None:
    """Raise unless these modules, which come with an extra, are installed."""
    missing = [name for name in modules if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"`{command}` needs {', '.join(missing)}, not installed here. "
            f"Install the extra: pip install 'lsp-langid[{extra}]'"
        )
