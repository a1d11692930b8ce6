from __future__ import annotations

import subprocess
import sys

import pytest

import lsp_langid


def test_one_call_names_the_language():
    assert lsp_langid.identify("#!/usr/bin/env ruby\nputs 1\n").language.id == "ruby"


def test_every_public_name_is_there():
    for name in lsp_langid.__all__:
        assert getattr(lsp_langid, name) is not None


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'classify'"):
        _ = lsp_langid.classify


def test_importing_the_package_loads_nothing_heavy():
    program = "import sys, lsp_langid; sys.exit(bool({'numpy', 'pygls', 'json'} & set(sys.modules)))"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
