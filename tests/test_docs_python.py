"""docs/python.md does what it says: its examples are run from top to bottom, and `# -> value` is compared."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

PAGE = Path(__file__).resolve().parent.parent / "docs" / "python.md"
ARROW = "# -> "


def examples() -> list[tuple[int, str]]:
    """Each fence marked `python`: the line of the page it begins at, and its code."""
    tokens = MarkdownIt().parse(PAGE.read_text(encoding="utf-8"))
    return [
        (token.map[0] + 2, token.content)
        for token in tokens
        if token.type == "fence" and token.info == "python" and token.map
    ]


def run(code: str, names: dict[str, object], line: int) -> int:
    """Run one example; returns how many values were compared."""
    n_compared = 0
    for statement in ast.parse(code).body:
        ast.increment_lineno(statement, line - 1)
        last = code.splitlines()[statement.end_lineno - line]
        if isinstance(statement, ast.Expr) and ARROW in last:
            value = eval(compile(ast.Expression(statement.value), PAGE.name, "eval"), names)
            said = last.split(ARROW, 1)[1].strip()
            assert repr(value) == said, f"{PAGE.name}, line {statement.end_lineno}"
            n_compared += 1
        else:
            exec(compile(ast.Module([statement], []), PAGE.name, "exec"), names)
    return n_compared


def test_the_page_has_examples_and_they_come_true():
    names: dict[str, object] = {}

    assert sum(run(code, names, line) for line, code in examples()) > 15


def test_a_value_that_is_another_one_is_noticed():
    with pytest.raises(AssertionError, match=r"python\.md, line 7"):
        run("x = 1\nx + 1  # -> 3\n", {}, 6)
