"""Install the rivals with the registries' own clients, each into a folder of its own below the home folder.

Knows: pip, npm, apt-get, and what lies on disk. Never: how a rival is asked.

    HOME/python/NAME    a virtual environment each, so that its size can be told
    HOME/node/NAME      a prefix of npm each
    HOME/log            what the clients said
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.peers.rivals import CHECKOUT, Environment, python_version

ROOT = Path(__file__).resolve().parents[2]
_DONE = "installed.json"  # in an environment: what was asked for when it was installed
_TOOLS = ("pip", "setuptools", "pkg_resources", "_distutils_hack", "distutils-precedence", "wheel")
_LIMIT_S = 1800.0


class NotInstalledError(Exception):
    """A rival that cannot be had here, and why, in a few words for the page."""


def install(environment: Environment, home: Path) -> None:
    """Install, unless what is there is what is wanted. This project itself is installed anew each time.

    Raises:
        NotInstalledError: With the reason.
    """
    folder = folder_of(environment, home)
    log = home / "log" / f"{environment.name}.txt"
    log.parent.mkdir(parents=True, exist_ok=True)
    wanted = [*environment.packages, *environment.without_dependencies]
    note = folder / _DONE
    if CHECKOUT not in wanted and note.is_file() and json.loads(note.read_text(encoding="utf-8")) == wanted:
        return
    _INSTALLERS[environment.kind](environment, folder, log)
    folder.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps(wanted), encoding="utf-8")


def folder_of(environment: Environment, home: Path) -> Path:
    """Where an environment lies."""
    return home / environment.kind / environment.name


def is_installed(environment: Environment, home: Path) -> bool:
    """Whether it has been installed here."""
    return (folder_of(environment, home) / _DONE).is_file()


def python_of(environment: Environment, home: Path) -> Path:
    """The Python of a virtual environment."""
    scripts = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    return folder_of(environment, home) / scripts


def size_mb(environment: Environment, home: Path) -> float | None:
    """What it puts on disk with all it depends on, MB; interpreter, installer and caches of code aside.

    None where it cannot be told.
    """
    folder = folder_of(environment, home)
    if environment.kind == "debian":
        return _debian_mb(environment.packages)
    pattern = "**/site-packages" if environment.kind == "python" else "node_modules"
    return sum(folder_bytes(place) for place in folder.glob(pattern)) / 1e6


def folder_bytes(folder: Path) -> int:
    """Bytes of the files that belong to what was installed."""
    return sum(
        path.lstat().st_size
        for path in folder.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.relative_to(folder).parts[0].startswith(_TOOLS)
    )


def find_python(versions: Iterable[str]) -> Path | None:
    """The first of these versions that runs and can make environments: this one, on the path, or pyenv's."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for version in versions:
        here = [Path(sys.executable)] if version == python_version() else []
        on_path = [Path(found)] if (found := shutil.which(f"python{version}")) else []
        for python in [*here, *on_path, *sorted(pyenv.glob(f"{version}.*/bin/python"))]:
            if _version_of(python) == version:
                return python
    return None


def _version_of(python: Path) -> str | None:
    program = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    try:
        answer = subprocess.run([python, "-c", program], capture_output=True, encoding="utf-8", timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip() if answer.returncode == 0 else None


def _install_python(environment: Environment, folder: Path, log: Path) -> None:
    python = find_python(environment.pythons)
    if python is None:
        raise NotInstalledError(f"needs Python {' or '.join(environment.pythons)}, and none is here")
    own = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not own.exists():
        _run([str(python), "-m", "venv", str(folder)], log)
    pip = [str(own), "-m", "pip", "install", "--disable-pip-version-check"]
    if CHECKOUT in environment.packages:
        # A checkout changes without changing its version, so what is there has to be replaced by force.
        as_it_is_today = ["--force-reinstall", "--no-deps"] if (folder / _DONE).is_file() else []
        _run([*pip, *as_it_is_today, str(ROOT)], log)
    else:
        _run([*pip, *environment.packages], log)
    if environment.without_dependencies:
        _run([*pip, "--no-deps", *environment.without_dependencies], log)


def _install_node(environment: Environment, folder: Path, log: Path) -> None:
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise NotInstalledError("needs node and npm, and they are not here")
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--ignore-scripts"]
    _run([npm, "install", "--prefix", str(folder), *quiet, *environment.packages], log)


def _install_debian(environment: Environment, folder: Path, log: Path) -> None:
    present = (
        subprocess.run(["ruby", "-e", "require 'linguist'"], capture_output=True, check=False)
        if shutil.which("ruby")
        else None
    )
    if present is not None and present.returncode == 0:
        return
    apt = shutil.which("apt-get")
    if apt is None:
        raise NotInstalledError("comes from Debian's packages, and apt-get is not here")
    _run([apt, "update"], log)
    _run([apt, "install", "--yes", "--no-install-recommends", *environment.packages], log)


_INSTALLERS: dict[str, Callable[[Environment, Path, Path], None]] = {
    "python": _install_python,
    "node": _install_node,
    "debian": _install_debian,
}


def _run(command: Sequence[str], log: Path) -> None:
    """Run a client; what it says goes to the log."""
    with log.open("a", encoding="utf-8") as out:
        out.write(f"$ {' '.join(command)}\n")
        out.flush()
        try:
            done = subprocess.run(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, timeout=_LIMIT_S)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NotInstalledError(f"{Path(command[0]).name} did not run ({error})") from error
    if done.returncode:
        raise NotInstalledError(f"{Path(command[0]).name} said no; its words are in {log.name}")


def _debian_mb(packages: Sequence[str]) -> float | None:
    """Installed size of the packages and of the Ruby libraries they need, as dpkg tells it."""
    total, waiting, seen = 0, list(packages), set()
    while waiting:
        package = waiting.pop()
        if package in seen:
            continue
        seen.add(package)
        fields = "${Installed-Size}\t${Depends}"
        try:
            told = subprocess.run(
                ["dpkg-query", "-W", "-f", fields, package], capture_output=True, encoding="utf-8"
            )
        except OSError:
            return None
        if told.returncode:
            continue  # a name that another package provides
        size, _, needs = told.stdout.partition("\t")
        total += int(size)
        names = [need.split("|")[0].split("(")[0].split(":")[0].strip() for need in needs.split(",")]
        waiting += [name for name in names if name.startswith("ruby-")]
    return total * 1024 / 1e6 if total else None
