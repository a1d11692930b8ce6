"""Start a rival's runner, and say which rival it was: answers are only good for the one that gave them.

Knows: commands and digests. Never: what is asked.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.peers.install import ROOT, folder_of, python_of
from benchmarks.peers.rivals import ENVIRONMENTS, Rival, is_ours
from benchmarks.peers.talk import Conversation

_RUNNERS = Path(__file__).with_name("runners")
_FILES = {"python": "python_runner.py", "node": "node_runner.js", "debian": "linguist_runner.rb"}


def start(rival: Rival, home: Path) -> Conversation:
    """Start it, ready to be asked.

    Ours runs from this checkout, with the Python that runs this.

    Raises:
        NoAnswerError: It did not get ready.
    """
    log = home / "log" / f"{rival.name}.stderr.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    variables = {"TF_CPP_MIN_LOG_LEVEL": "3", **rival.variables}
    with log.open("w", encoding="utf-8") as out:
        return Conversation(command(rival, home), variables, out)


def command(rival: Rival, home: Path) -> list[str]:
    """Program and arguments."""
    environment = ENVIRONMENTS[rival.environment]
    runner = str(_RUNNERS / _FILES[environment.kind])
    if environment.kind == "node":
        modules = folder_of(environment, home) / "node_modules"
        return [shutil.which("node") or "node", runner, rival.runner_name, str(modules)]
    if environment.kind == "debian":
        return [shutil.which("ruby") or "ruby", runner]
    python = sys.executable if is_ours(rival) else str(python_of(environment, home))
    return [python, runner, rival.runner_name]


def fingerprint(rival: Rival) -> str:
    """Changes when the rival, or how it is asked, does."""
    environment = ENVIRONMENTS[rival.environment]
    digest = hashlib.sha256(repr((rival.runner_name, rival.variables, rival.batch, environment)).encode())
    for path in [_RUNNERS / _FILES[environment.kind], *(_own_files() if is_ours(rival) else ())]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _own_files() -> Iterable[Path]:
    """What our answers depend on."""
    for part in ("core", "native"):
        yield from sorted(
            p for p in (ROOT / "lsp_langid" / part).rglob("*") if p.suffix in (".py", ".c", ".so")
        )
    yield ROOT / "lsp_langid" / "languages.toml"
    yield from sorted(path for path in (ROOT / "model_assets").rglob("*") if path.suffix in (".npz", ".json"))
