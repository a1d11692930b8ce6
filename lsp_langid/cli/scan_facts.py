"""What makes two scans the same one, and what a report says of how it was made.

Knows: version, model, settings. Never: what was found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lsp_langid import __version__, assets
from lsp_langid.model_files import DIGEST_NAME
from lsp_langid.scan.page import About
from lsp_langid.user_records import correction_to_json, taught_to_json

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.personal import Personal
    from lsp_langid.scan.settings import Settings


def same_scan(paths: Sequence[str], settings: Settings) -> Mapping[str, object]:
    """Whatever changes a row: another of these, and what was found before counts for nothing."""
    about: dict[str, Any] = {
        "version": __version__,
        "model": hashlib.sha256((assets.model_folder(settings.model) / DIGEST_NAME).read_bytes()).hexdigest(),
        "memory": _digest_of(settings.personal),
        "folder": str(Path.cwd()),
        "paths": list(paths),
        "rules": asdict(settings.rules),
    }
    others = (field.name for field in fields(settings) if field.name not in ("model", "personal", "rules"))
    return {**about, **{name: getattr(settings, name) for name in others}}


def about(paths: Sequence[str], settings: Settings, detector: Detector) -> About:
    """For the end of a report."""
    judged = "by content alone"
    if settings.names:
        judged = "by name; by content where the name says nothing or allows several"
        if settings.check:
            judged += "; all content compared with the names"
    rules = settings.rules
    left_out = [
        word
        for word, is_left_out in (
            ("what .gitignore names", rules.gitignore),
            ("hidden files", not rules.hidden),
            ("vendored code", rules.skip_vendored),
            ("generated code", rules.skip_generated),
            ("archives", not rules.archives),
        )
        if is_left_out
    ]
    facts = [
        ("program", f"lsp-langid {__version__}"),
        ("model", detector.model.name),
        ("judged", f"{judged}; mode {settings.mode}"),
        ("left out", ", ".join(left_out) or "nothing"),
    ]
    if settings.only:
        facts.insert(3, ("only", ", ".join(settings.only)))
    return About(tuple(map(_titled, paths)), tuple(facts), settings.finds_mismatches)


def _titled(path: str) -> str:
    """`.` -> the name of the working directory."""
    return Path.cwd().name or path if path in (".", "./") else path


def _digest_of(personal: Personal) -> str:
    records = [correction_to_json(correction) for correction in personal.corrections]
    records += [taught_to_json(taught) for taught in personal.taught]
    return hashlib.sha256("\n".join(records).encode()).hexdigest()
