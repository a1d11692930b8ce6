"""Texts that the stub detector knows, and edits of the protocol made by hand."""

from __future__ import annotations

from typing import Any

URI = "untitled:Untitled-1"
NOTES = "file:///notes.md"

PYTHON = "def greet(name):\n    return name\n"
RUBY = "puts 'hello, world'\n"
UNCLEAR = "nobody knows what this is\n"

# Bare fences in lines 2 (Python), 8 (Ruby, in a quote) and 16 (unclear); one with a tag in line 12.
MARKDOWN = f"""# Notes

```
{PYTHON}```

text 😋

> ```
> {RUBY}> ```

```py
x
```

~~~
{UNCLEAR}~~~
"""


def edited(text: str, edits: list[dict[str, Any]]) -> str:
    """The text after edits that insert, with columns in UTF-16."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda edit: edit["range"]["start"]["line"], reverse=True):
        assert edit["range"]["start"] == edit["range"]["end"]
        line, column = edit["range"]["start"]["line"], edit["range"]["start"]["character"]
        units = lines[line].encode("utf-16-le")
        before, behind = units[: 2 * column].decode("utf-16-le"), units[2 * column :].decode("utf-16-le")
        lines[line] = before + edit["newText"] + behind
    return "\n".join(lines)


def many_fences(n: int) -> str:
    """Markdown with so many bare fences of Python."""
    return f"```\n{PYTHON}```\n\n" * n
