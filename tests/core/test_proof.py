from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.proof import PARSED_CHARS, PROVABLE, prove


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param('{"a": 1}', "json", id="an-object"),
        pytest.param('  [{"a": [1, 2]}, {"b": null}]\n', "json", id="a-list-of-objects"),
        pytest.param('\ufeff{"a": 1}', "json", id="after-a-byte-order-mark"),
        pytest.param('{"a": 1}\n{"a": 2}\n', "jsonl", id="an-object-a-line"),
        pytest.param('<?xml version="1.0"?>\n<a/>', "xml", id="an-xml-declaration"),
        pytest.param('<?xml version="1.0"?>\n<xsl:stylesheet/>', "xsl", id="a-stylesheet"),
        pytest.param("<!DOCTYPE html>\n<title>x</title>", "html", id="a-doctype"),
        pytest.param("<?php\necho 1;", "php", id="php"),
        pytest.param("diff --git a/x b/x\nindex 1..2\n", "diff", id="git-diff"),
        pytest.param("--- a/x\n+++ b/x\n@@ -1,2 +1,3 @@\n x\n", "diff", id="unified-diff"),
        pytest.param("GET /x HTTP/1.1\r\nHost: a\r\n", "http", id="a-request"),
        pytest.param("HTTP/1.1 200 OK\nDate: x\n", "http", id="a-response"),
        pytest.param("%!PS-Adobe-3.0\n", "postscript", id="postscript"),
    ],
)
def test_a_format_proves_itself(text, language):
    assert prove(text) == language
    assert language in PROVABLE


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("[1, 2, 3]", id="a-list-of-numbers-is-many-languages"),
        pytest.param("{}", id="empty-braces"),
        pytest.param("{a: 1}", id="an-object-of-javascript"),
        pytest.param('{"a": 1,}', id="a-trailing-comma"),
        pytest.param('// c\n{"a": 1}', id="a-comment"),
        pytest.param("<!DOCTYPE html>\n<p>{{ x }}</p>", id="a-template-of-html"),
        pytest.param("--- x\nsome: yaml\n", id="a-document-mark-of-yaml"),
        pytest.param("GET the milk", id="prose"),
        pytest.param("[" * 100_000 + "]" * 100_000, id="nested-too-deep"),
        pytest.param('{"a": ' + "9" * 6_000 + "}", id="a-number-too-long-for-python"),
        pytest.param('{"a": "' + "x" * PARSED_CHARS + '"}', id="too-long-to-parse"),
    ],
)
def test_what_only_looks_alike_proves_nothing(text):
    assert prove(text) is None


def test_every_provable_language_is_in_the_table(table):
    assert [language for language in PROVABLE if language not in table] == []


@given(st.text(alphabet='{}[]"<>?!\n :,1aé\ud800', max_size=60))
def test_any_text_can_be_asked(text):
    assert prove(text) in (None, *PROVABLE)
