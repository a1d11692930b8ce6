"""The format of a model folder: what is written there, and how it is read back and checked.

    model.json      what a person may read: format number, labels, calibration, thresholds, facts
    weights.npz     arrays, no pickles: vocabulary and weights
    background.npz  arrays too: what learning and teaching need; a model without it answers all the same
    SHA256SUMS      a digest of each, in the format of `sha256sum --check`

Knows: files and their digests. Never: where a model folder lies, languages.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from lsp_langid.core.calibration import Calibration
from lsp_langid.core.features import FeatureSpec
from lsp_langid.core.mlp import Mlp
from lsp_langid.core.model import Model
from lsp_langid.core.personal.background import Background
from lsp_langid.core.policy import Policy, Thresholds
from lsp_langid.core.weighting import WEIGHTINGS
from lsp_langid.errors import ModelDamagedError, ModelFormatError, ModelMissingError

FORMAT = 2
JSON_NAME, WEIGHTS_NAME, DIGEST_NAME = "model.json", "weights.npz", "SHA256SUMS"
BACKGROUND_NAME = "background.npz"
_REMEDY = "Install the package again, or train a model with `lsp-langid train`."


def write_model(model: Model, folder: Path) -> None:
    """Write the files. The same model gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    symbols = json.dumps(model.spec.symbols, ensure_ascii=True).encode()
    # Not compressed: weights give 8 % that way, and to inflate them is most of the time that loading takes.
    np.savez(
        folder / WEIGHTS_NAME,
        symbols=np.frombuffer(symbols, dtype=np.uint8),
        ngrams=model.spec.ngrams,
        w1=model.mlp.w1_DH,
        scale=model.mlp.scale_D.astype(np.float16),
        b1=model.mlp.b1_H,
        w2=model.mlp.w2_HK.astype(np.float16),
        b2=model.mlp.b2_K,
    )
    about = {
        "format": FORMAT,
        "name": model.name,
        "features": {
            "window_chars": model.spec.window_chars,
            "symbols": len(model.spec.symbols),
            "ngrams": len(model.spec.ngrams),
            "weighting": model.spec.weighting,
        },
        "calibration": {
            "n_tokens": list(model.calibration.n_tokens),
            "temperatures": list(model.calibration.temperatures),
        },
        "policy": _policy_to_json(model.policy),
        "facts": dict(model.facts),
        "labels": list(model.labels),
    }
    (folder / JSON_NAME).write_text(json.dumps(about, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _sign(folder, (JSON_NAME, WEIGHTS_NAME))
    (folder / BACKGROUND_NAME).unlink(missing_ok=True)  # that of the model that was here before
    if (background := model.background()) is not None:
        write_background(background, folder)


def write_background(background: Background, folder: Path) -> None:
    """Write the background into the folder of the model it was drawn for, which stays as it is."""
    np.savez_compressed(
        folder / BACKGROUND_NAME,
        hidden=background.hidden_NH,
        scale=background.scale_H,
        labels=background.label_N,
        groups=background.group_N,
        n_tokens=background.n_tokens_N,
    )
    _sign(folder, (JSON_NAME, WEIGHTS_NAME, BACKGROUND_NAME))


def read_model(folder: Path) -> Model:
    """Read a model folder, digests first.

    Raises:
        ModelMissingError: The folder or one of its files is not there.
        ModelFormatError: Written for another version of this program.
        ModelDamagedError: A digest does not match, or the parts do not fit together.
    """
    check_digests(folder)
    about = _read_json(folder / JSON_NAME)
    if about.get("format") != FORMAT:
        raise ModelFormatError(
            f"{folder / JSON_NAME}: model format {about.get('format')!r}, but this program reads "
            f"format {FORMAT}. Train again with `lsp-langid train`, or install the version that wrote it."
        )
    _check_weighting(about, folder)
    try:
        with np.load(folder / WEIGHTS_NAME, allow_pickle=False) as arrays:
            model = _assemble(about, arrays)
    except (KeyError, ValueError, TypeError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise ModelDamagedError(
            f"{folder}: the parts of the model do not fit together ({error}). {_REMEDY}"
        ) from error

    @cache
    def background() -> Background | None:
        return read_background(folder, len(model.labels), len(model.mlp.b1_H))

    return replace(model, background=background, digest=_expected_digests(folder)[WEIGHTS_NAME])


def read_background(folder: Path, labels: int, hidden_units: int) -> Background | None:
    """Read the background of a model folder, digest first; None when it has none.

    Args:
        folder: A model folder.
        labels: Outputs of its model.
        hidden_units: Of its model.

    Raises:
        ModelDamagedError: The digest does not match, or the background is that of another model.
    """
    if not (folder / BACKGROUND_NAME).is_file():
        return None
    _check_digest(folder, BACKGROUND_NAME, _expected_digests(folder))
    try:
        with np.load(folder / BACKGROUND_NAME, allow_pickle=False) as arrays:
            background = Background(
                np.asarray(arrays["hidden"], dtype=np.int8),
                np.asarray(arrays["scale"], dtype=np.float32),
                np.asarray(arrays["labels"], dtype=np.int16),
                np.asarray(arrays["groups"], dtype=np.int16),
                np.asarray(arrays["n_tokens"], dtype=np.int32),
            )
        if (
            background.hidden_NH.shape[1] != hidden_units
            or not ((background.label_N >= 0) & (background.label_N < labels)).all()
        ):
            raise ValueError(f"not of a model with {hidden_units} hidden units and {labels} labels")
    except (KeyError, ValueError, TypeError, OSError, EOFError, zipfile.BadZipFile) as error:
        raise ModelDamagedError(
            f"{folder / BACKGROUND_NAME}: does not fit the model beside it ({error}). {_REMEDY}"
        ) from error
    return background


def check_digests(folder: Path) -> None:
    """Compare the files that every answer needs with the digests written beside them."""
    missing = [name for name in (JSON_NAME, WEIGHTS_NAME, DIGEST_NAME) if not (folder / name).is_file()]
    if missing:
        raise ModelMissingError(f"{folder}: no {' and no '.join(missing)} here, so no model. {_REMEDY}")
    expected = _expected_digests(folder)
    for name in (JSON_NAME, WEIGHTS_NAME):
        _check_digest(folder, name, expected)


def _sign(folder: Path, names: Sequence[str]) -> None:
    sums = "".join(f"{digest_of(folder / name)}  {name}\n" for name in names)
    (folder / DIGEST_NAME).write_text(sums, encoding="ascii")


def _expected_digests(folder: Path) -> dict[str, str]:
    """Digest of each file name, as `DIGEST_NAME` has it."""
    try:
        lines = (folder / DIGEST_NAME).read_text(encoding="ascii").splitlines()
    except UnicodeDecodeError as error:
        raise ModelDamagedError(
            f"{folder / DIGEST_NAME}: not a list of digests ({error}). {_REMEDY}"
        ) from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _check_digest(folder: Path, name: str, expected: Mapping[str, str]) -> None:
    found = digest_of(folder / name)
    if found != expected.get(name):
        raise ModelDamagedError(
            f"{folder / name}: SHA-256 is {found[:16]}…, expected {str(expected.get(name))[:16]}… "
            f"by {DIGEST_NAME}; the file was cut short or altered. {_REMEDY}"
        )


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read_json(path: Path) -> dict[str, Any]:
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelDamagedError(f"{path}: not JSON ({error}). {_REMEDY}") from error
    if not isinstance(about, dict):
        raise ModelDamagedError(f"{path}: expected an object, got a {type(about).__name__}. {_REMEDY}")
    return about


def _check_weighting(about: Mapping[str, Any], folder: Path) -> None:
    features = about.get("features")
    weighting = features.get("weighting") if isinstance(features, dict) else None
    if isinstance(weighting, str) and weighting not in WEIGHTINGS:
        raise ModelFormatError(
            f"{folder / JSON_NAME}: counts weighted by {weighting!r}, but this program knows "
            f"{' and '.join(map(repr, WEIGHTINGS))}. Train again with `lsp-langid train`, or install the "
            "version that wrote it."
        )


def _assemble(about: Mapping[str, Any], arrays: Mapping[str, Any]) -> Model:
    spec = FeatureSpec(
        tuple(json.loads(arrays["symbols"].tobytes())),
        np.asarray(arrays["ngrams"], dtype=np.int64),
        int(about["features"]["window_chars"]),
        about["features"]["weighting"],
    )
    mlp = Mlp(
        np.asarray(arrays["w1"], dtype=np.int8),
        np.asarray(arrays["scale"], dtype=np.float32),
        np.asarray(arrays["b1"], dtype=np.float32),
        np.asarray(arrays["w2"], dtype=np.float32),
        np.asarray(arrays["b2"], dtype=np.float32),
    )
    calibration, policy = about["calibration"], about["policy"]
    return Model(
        str(about["name"]),
        tuple(about["labels"]),
        spec,
        mlp,
        Calibration(tuple(calibration["n_tokens"]), tuple(calibration["temperatures"])),
        _policy_from_json(policy),
        about["facts"],
    )


def _policy_to_json(policy: Policy) -> dict[str, Any]:
    return {
        "min_visible_chars": policy.min_visible_chars,
        "modes": {
            mode: {
                "borders": list(limits.borders),
                "by_length": list(limits.by_length),
                "by_label": dict(sorted(limits.by_label.items())),
                "not_code": limits.not_code,
            }
            for mode, limits in policy.modes.items()
        },
    }


def _policy_from_json(policy: Mapping[str, Any]) -> Policy:
    modes = {
        mode: Thresholds(
            tuple(limits["borders"]), tuple(limits["by_length"]), limits["by_label"], limits["not_code"]
        )
        for mode, limits in policy["modes"].items()
    }
    return Policy(modes, policy["min_visible_chars"])
