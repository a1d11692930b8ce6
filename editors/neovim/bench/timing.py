"""How long a user of Neovim waits: `python editors/neovim/bench/timing.py [--pastes N] [--starts N]`.

Prints a Markdown table. Times are taken inside the editor, from the paste (or the last key) to its FileType
event, so that the driver's own waits do not count. They are wall-clock times, and include whatever else the
machine does. `LANGID_NVIM` chooses another Neovim.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import os
import platform
import re
import statistics
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from harness import PLUGIN, Editor, editor, neovim, samples, until, versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PASTES = [file for file in samples.CODE if samples.shown(file)]
MEGABYTE = samples.text("go") * (2**20 // len(samples.text("go")))
TYPED = "import os\ndef f(x):\nfor name in os.listdir(x):\nprint(name)\n"
KEYS_S = 0.005  # between two keys: the text is there before the server has looked twice

_STOPWATCH = """
_G.began, _G.ended = nil, nil
vim.api.nvim_create_autocmd('FileType', { callback = function() _G.ended = _G.ended or vim.uv.hrtime() end })
"""
_PASTE = """
local lines = vim.split(..., '\\n')
_G.ended, _G.began = nil, vim.uv.hrtime()
vim.paste(lines, -1)
_G.pasted = vim.uv.hrtime()
"""
_KEYS = """
_G.ended = nil
vim.api.nvim_buf_attach(0, false, { on_lines = function() _G.began = vim.uv.hrtime() end })
"""


def elapsed(one: Editor, mark: str = "ended") -> float:
    """Milliseconds from the beginning to that mark, when it has come."""
    until(lambda: time.sleep(0.02) or one.lua(f"return _G.ended ~= nil and _G.{mark} ~= nil"), "a file type")
    return one.lua(f"return (_G.{mark} - _G.began) / 1e6")


def pastes(one: Editor, n: int) -> list[float]:
    """Paste to file type, over all samples in turn, in new buffers; the first three only warm it up."""
    one.lua(_STOPWATCH)
    times = []
    for file in itertools.islice(itertools.cycle(PASTES), n + 3):
        one.command("enew!")
        one.lua(_PASTE, samples.text(file))
        times.append(elapsed(one))
    return times[3:]


def typing(one: Editor, n: int) -> list[float]:
    """Last key to file type."""
    one.lua(_STOPWATCH)
    times = []
    for _ in range(n):
        one.command("enew!")
        one.lua(_KEYS)
        one.keys("i")
        one.type(TYPED, KEYS_S)
        times.append(elapsed(one))
        one.keys("<Esc>")
    # Where a key came so late that the server had looked before it, nothing was measured.
    return [one for one in times if one > 0]


def megabytes(one: Editor, n: int) -> tuple[list[float], list[float]]:
    """A paste of 1 MiB: to the file type, and to the end of the editor's own work."""
    one.lua(_STOPWATCH)
    shown, pasted = [], []
    for _ in range(n):
        one.command("enew!")
        one.lua(_PASTE, MEGABYTE)
        shown.append(elapsed(one))
        pasted.append(elapsed(one, "pasted"))
    return shown, pasted


def first_paste() -> tuple[float, float]:
    """A paste into an editor that has just started: since the process began, and since the paste."""
    began = time.perf_counter()
    with editor(ready=False) as one:
        one.lua(_STOPWATCH)
        one.lua(_PASTE, samples.text("python"))
        since_paste = elapsed(one)
        asked = time.perf_counter()
        one.lua("return 1")
        age = one.lua("return (vim.uv.hrtime() - _G.ended) / 1e6")
        return (asked - began) * 1e3 - age, since_paste


def start_up(with_plugin: bool) -> tuple[float, float]:
    """What `--startuptime` says of a bare start: the whole, and the plugin's own file, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        plugin = ["--cmd", f"set runtimepath^={PLUGIN}"] if with_plugin else []
        subprocess.run(
            [neovim(), "--clean", "--headless", *plugin, "--startuptime", str(log), "+qall"], check=True
        )
        text = log.read_text(encoding="utf-8")
    whole = max(float(line.split()[0]) for line in text.splitlines() if re.match(r"\d+\.\d+ ", line))
    own = map(float, re.findall(r"([\d.]+): sourcing .*neovim/plugin/langid\.lua", text))
    return whole, sum(own)


def row(name: str, times: Sequence[float], note: str = "") -> str:
    late = sorted(times)[min(len(times) - 1, round(0.95 * len(times)))]
    figures = f"{statistics.median(times):.1f} | {late:.1f} | {min(times):.1f}"
    return f"| {name} | {len(times)} | {figures} | {note} |"


def report(n_pastes: int, n_starts: int) -> Iterable[str]:
    with editor() as one:
        machine = f"{datetime.date.today()}, {os.cpu_count()} cores, load average {os.getloadavg()[0]:.1f}"
        yield f"{versions(one)}, Python {platform.python_version()}, {machine}. In ms.\n"
        yield "| what | n | median | p95 | least | |\n| --- | --: | --: | --: | --: | --- |"
        yield row("paste → file type", pastes(one, n_pastes), "settings as installed: pasteMs 25")
        yield row("last key → file type", typing(one, n_starts), "as installed: quietMs 300")
        shown, pasted = megabytes(one, 5)
        yield row("1 MiB paste → file type", shown)
        yield row("1 MiB paste, Neovim's own work", pasted, "part of the row above")
    with editor({"quietMs": 50, "pasteMs": 50}) as one:
        yield row("paste → file type", pastes(one, n_pastes), "quietMs and pasteMs 50")
        yield row("last key → file type", typing(one, n_starts), "quietMs 50")
    firsts = [first_paste() for _ in range(n_starts)]
    yield row("start of Neovim → file type", [one for one, _ in firsts], "pasted at once")
    yield row("first paste → file type", [one for _, one in firsts], "the same runs, since the paste")
    starts = [(start_up(with_plugin=True), start_up(with_plugin=False)) for _ in range(n_starts)]
    yield row("start, with the plugin", [one[0] for one, _ in starts], "`--startuptime`, whole")
    yield row("start, without", [other[0] for _, other in starts], "the same, in turn")
    yield row("the plugin's own file", [one[1] for one, _ in starts], "`plugin/langid.lua`")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pastes", type=int, default=40, metavar="N")
    parser.add_argument("--starts", type=int, default=10, metavar="N")
    chosen = parser.parse_args()
    for line in report(chosen.pastes, chosen.starts):
        print(line, flush=True)


if __name__ == "__main__":
    main()
