"""What the quick reader reads, `tomllib` reads the same; what it does not, it leaves to that."""

from __future__ import annotations

import sys
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.plain_toml import read_plain

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SHIPPED = files("lsp_langid").joinpath("languages.toml").read_text(encoding="utf-8")
SECTIONS = ["[a.b]\n", '[a."b.c"]\n', '[a."b"]\n', "[a]\n", "[[a.b]]\n", "["]
BLANKS = ["\n", "# remark\n", "#\x01\n", "\r\n", " ", "\t"]
KEYS = [
    *('k = "v"\n', 'k = ""\n', 'k="v"\n', "k = 'v'\n", 'k = """v"""\n', 'k = "a\\tb"\n', '"k" = true\n'),
    *('l = ["x", "y",]\n', 'l = [\n    "#", "]",\n]\n', 'l = [\n"x", # why\n]\n', "l = []\n", "l = [,]\n"),
    *("f = true\n", "f = false\n", "n = 1\n"),
]
PIECES = st.sampled_from(SECTIONS) | st.sampled_from(BLANKS) | st.sampled_from(KEYS)


def test_the_released_table_is_plain():
    assert read_plain(SHIPPED) == tomllib.loads(SHIPPED)


@given(st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=20))
def test_what_is_read_is_what_toml_says(text):
    plain = read_plain(text)

    assert plain is None or plain == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('k = "v"\n', id="a key before the first section"),
        pytest.param("[a.b]\n[a.b]\n", id="a section twice"),
        pytest.param('[a.b]\nk = "v"\nk = "v"\n', id="a key twice"),
        pytest.param('[a.b]\nk = "\\u0041"\n', id="an escape"),
        pytest.param("[a.b]\nk = 1\n", id="a number"),
        pytest.param('[a.b]\nk = "v"', id="a last line without its end"),
        pytest.param("[a.b]\r\n", id="other line ends"),
    ],
)
def test_what_is_more_than_plain_is_left_to_others(text):
    assert read_plain(text) is None
