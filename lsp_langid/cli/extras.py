"""Say in one line which extra is missing, before an import says it in twenty."""

from __future__ import annotations

from importlib.util import find_spec

from lsp_langid.errors import UsageError

TRAIN_MODULES = ("joblib", "platformdirs", "rich", "scipy", "sklearn")


def require_train(command: str) -> None:
    """Raise unless the packages of the extra `train` are installed."""
    missing = [name for name in TRAIN_MODULES if find_spec(name) is None]
    if missing:
        raise UsageError(
            f"`{command}` needs {', '.join(missing)}, not installed here. "
            "Install the extra: pip install 'lsp-langid[train]'"
        )
