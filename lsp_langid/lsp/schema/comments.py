"""What stands behind the fields of a class in its source, for those who will not read the source.

Knows: classes whose fields have a comment on their line. Never: types, schemas.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Mapping
from functools import cache


def field_comments(kind: type) -> Mapping[str, str]:
    """Field -> the comment on its line, for fields of the class and of its bases in the same module."""
    return _comments_in(kind.__module__).get(kind.__name__, {})


@cache
def _comments_in(module: str) -> Mapping[str, Mapping[str, str]]:
    source = inspect.getsource(sys.modules[module])
    lines = source.splitlines()
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(source).body:
        if not isinstance(node, ast.ClassDef):
            continue
        comments = found[node.name] = {}
        for base in node.bases:
            if isinstance(base, ast.Name):
                comments.update(found.get(base.id, {}))
        for field in node.body:
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                _, _, comment = lines[(field.end_lineno or field.lineno) - 1].partition("  # ")
                if comment:
                    comments[field.target.id] = comment
    return found
