"""A detector as it travels to a worker: the bytes of its files, and what the user has taught.

Knows: which files a detector is made of. Never: how they travel. A worker needs the package, not the model.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lsp_langid.assets import load_detector, model_folder
from lsp_langid.core.detector import Detector
from lsp_langid.core.personal.personal import NOBODY, Personal
from lsp_langid.errors import ModelMissingError
from lsp_langid.model_files import BACKGROUND_NAME, DIGEST_NAME, JSON_NAME, WEIGHTS_NAME
from lsp_langid.parallel import Shared


@dataclass(frozen=True, slots=True)
class PackedModel:
    """Files of a model folder by name."""

    files: Mapping[str, bytes]
    personal: Personal


def pack(folder: Path | None, personal: Personal = NOBODY) -> Shared[Detector]:
    """Read a model folder, so that workers need not see it.

    Raises:
        ModelMissingError: One of its files is not there.
    """
    place = model_folder(folder)
    names = [JSON_NAME, WEIGHTS_NAME, DIGEST_NAME]
    if personal and (place / BACKGROUND_NAME).is_file():  # only learning reads it
        names.append(BACKGROUND_NAME)
    try:
        files = {name: (place / name).read_bytes() for name in names}
    except OSError as error:
        raise ModelMissingError(
            f"{place}: no model that can be read ({error.strerror}). Name a model folder with --model."
        ) from error
    digest = hashlib.sha256(files[DIGEST_NAME] + repr(personal).encode("utf-8", "surrogatepass"))
    for name in names[:2]:
        digest.update(files[name])
    return Shared(digest.hexdigest(), unpack, PackedModel(files, personal))


def unpack(packed: PackedModel) -> Detector:
    """The detector, as it would be loaded where the model lies.

    Raises:
        ModelError: Files that are damaged, of another format, or do not fit this package.
    """
    with TemporaryDirectory(prefix="lsp-langid-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for file, data in packed.files.items():
            (folder / file).write_bytes(data)
        return load_detector(folder).with_personal(packed.personal)
