"""Which file type each sample gets: `python editors/neovim/bench/table.py [FILE]`.

Pastes every text of `editors/samples/` into a real Neovim with the plugin, and asks Neovim's own
`vim.filetype.match` about the same text. Writes FILE, by default docs/editors/table-neovim.md.
"""

from __future__ import annotations

import argparse
import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from harness import editor, samples, versions

if TYPE_CHECKING:
    from harness import Editor

TARGET = Path(__file__).parents[3] / "docs" / "editors" / "table-neovim.md"
HEAD = """\
# Paste → file type in Neovim

Written by `python editors/neovim/bench/table.py` on {date}; do not edit.
{versions}, settings as installed.

Each text of [editors/samples](../../editors/samples/README.md) was pasted into an empty buffer without a
name. The last column is what Neovim says of the same text by itself:
`vim.filetype.match({{ contents = lines }})`.

| paste | lines | should be | file type shown | confidence | why | Neovim by itself |
| --- | --: | --- | --- | --: | --- | --- |
"""


def row(one: Editor, file: str) -> str:
    one.command("enew!")
    text = samples.text(file)
    one.paste(text)
    if samples.shown(file):
        one.until(lambda: one.filetype() or None, lambda: f"a file type for {file}")
    one.until(lambda: one.state().get("reason") not in (None, "too_short"), lambda: f"an answer for {file}")
    state = one.state()
    alone = one.lua("return vim.filetype.match({ contents = ... })", text.splitlines()) or ""
    wanted = samples.EXPECTED[file]["neovim"]
    shown, right = one.filetype(), "" if one.filetype() == wanted else " ✗"
    confidence = f"{state['confidence']:.2f}" if state.get("confidence") is not None else ""
    about = [f"`{file}`", str(len(text.splitlines())), code(wanted)]
    cells = [*about, code(shown) + right, confidence, state["reason"], code(alone)]
    return "| " + " | ".join(cells) + " |\n"


def code(word: str) -> str:
    return f"`{word}`" if word else "–"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", nargs="?", type=Path, default=TARGET)
    target = parser.parse_args().file
    with editor() as one:
        rows = [row(one, file) for file in samples.EXPECTED]
        head = HEAD.format(date=datetime.date.today(), versions=versions(one))
    right = sum(" ✗" not in one for one in rows)
    alone = sum(one.rstrip(" |\n").endswith("`") for one in rows)
    tail = f"\n{right} of {len(rows)} as they should be. Neovim by itself names {alone}.\n"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(head + "".join(rows) + tail, encoding="utf-8")
    print(f"{target}: {right} of {len(rows)} right, Neovim by itself names {alone}")


if __name__ == "__main__":
    main()
