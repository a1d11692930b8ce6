"""The detector as its user's corrections and own languages left it, for commands that answer that user.

Knows: that there is a model and a memory. Never: what either holds.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector


def load_detector(model: Path | None, *, with_memory: bool = True) -> Detector:
    """Load the model and, if wanted, take in what is kept of the user.

    Raises:
        ModelError: No model, or a damaged one.
    """
    from lsp_langid import assets

    detector = assets.load_detector(model)
    if not with_memory:
        return detector
    from lsp_langid.user_files import UserFiles

    personal = UserFiles().load()
    return detector.with_personal(personal) if personal else detector
