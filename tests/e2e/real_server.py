"""How the real server is started, and a paste that nobody could take for anything else."""

from __future__ import annotations

import sys

SERVE = [sys.executable, "-m", "lsp_langid", "serve"]
DEADLINE = 60  # seconds; reached only when something never comes

# Fifteen lines that are Python to anyone.
PYTHON = '''\
import json
from pathlib import Path


class Notes:
    """Notes of one person, kept in a file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.notes = json.loads(path.read_text()) if path.exists() else []

    def add(self, text: str) -> None:
        self.notes.append(text)
        if len(self.notes) > 100:
            raise ValueError("too many notes")
'''
