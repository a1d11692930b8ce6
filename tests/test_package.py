from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import lsp_langid


def test_one_call_names_the_language():
    assert lsp_langid.identify("#!/usr/bin/env ruby\nputs 1\n").language.id == "ruby"


def test_one_call_names_the_languages_of_many():
    texts = ("#!/usr/bin/env ruby\nputs 1\n", "#!/bin/sh\necho\n")

    assert [verdict.language.id for verdict in lsp_langid.identify_many(iter(texts))] == [
        "ruby",
        "shellscript",
    ]
    assert [
        verdict.language.id for verdict in lsp_langid.identify_many(texts, ["a.rs", None], batch_size=1)
    ] == [
        "rust",
        "shellscript",
    ]


def test_every_public_name_is_there():
    for name in lsp_langid.__all__:
        assert getattr(lsp_langid, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'classify'"):
        _ = lsp_langid.classify


def test_importing_the_package_loads_nothing_heavy():
    """Nothing at all beside itself: seen in an interpreter that starts with as little as it can."""
    checkout = str(Path(lsp_langid.__file__).parents[1])
    program = (
        f"import sys; sys.path.insert(0, {checkout!r}); before = set(sys.modules); "
        "import lsp_langid; print(sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "['__future__', 'lsp_langid']\n"


def test_a_name_loads_its_own_home_only():
    program = "import sys, lsp_langid; lsp_langid.Language; sys.exit('numpy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
