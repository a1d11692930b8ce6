from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lsp_langid.core.tokens import script_of, shape_of, split_tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        pytest.param("if x", ["if", "x"], id="words"),
        pytest.param("\n    def", ["\n    ", "def"], id="a-line-start-carries-its-indentation"),
        pytest.param("#include <a.h>", ["#include", "<a", ".h", ">"], id="a-sigil-belongs-to-its-word"),
        pytest.param("a->b::c", ["a", "->", "b", "::", "c"], id="operators-run-together"),
        pytest.param(
            "f(x) f (x)", ["f", "(", "x", ")", "f", " (", "x", ")"], id="a-space-before-a-bracket-counts"
        ),
        pytest.param("a=1 b = 2", ["a", "=", "1", "b", " =", "2"], id="a-space-before-an-operator-counts"),
        pytest.param("font-size: 1.5em", ["font-size", ":", "1.5em"], id="kebab-case-and-units"),
        pytest.param("a - b", ["a", " -", "b"], id="a-lone-minus-is-an-operator"),
        pytest.param("set! nil? a != b", ["set!", "nil?", "a", " !=", "b"], id="predicates-and-bangs"),
        pytest.param("{{ x }} {% if %}", ["{{", "x", "}}", " {%", "if", " %}"], id="template-brackets"),
        pytest.param("</div>", ["</div", ">"], id="a-closing-tag"),
        pytest.param("0xFF 1_000u32 3.14f", ["0xFF", "1_000u32", "3.14f"], id="numbers-with-their-suffix"),
        pytest.param("жук 東京 é", ["жук", "東京", "é"], id="words-of-every-script"),
        pytest.param('"""doc"""', ['"""', "doc", '"""'], id="triple-quotes"),
        pytest.param("-" * 40, ["-" * 40], id="a-ruler-is-one-token"),
        pytest.param("\f\v \t", [], id="other-white-space-says-nothing"),
    ],
)
def test_text_splits_into_tokens(text, tokens):
    assert split_tokens(text) == tokens


@pytest.mark.parametrize(
    ("token", "shape"),
    [
        ("foo_bar", "‹snake_case›"),
        ("baz_qux", "‹snake_case›"),
        ("MAX_SIZE", "‹CONST_CASE›"),
        ("fooBar", "‹camelCase›"),
        ("FooBar", "‹PascalCase›"),
        ("Foo", "‹Word›"),
        ("FOO", "‹WORD›"),
        ("foo", "‹word›"),
        ("x1", "‹word1›"),
        ("_foo", "‹_word›"),
        ("__foo__", "‹__word__›"),
        ("foo-bar", "‹kebab-case›"),
        ("empty?", "‹word›?"),
        ("$total", "$‹word›"),
        ("</nav", "</‹word›"),
        (".fooBar", ".‹camelCase›"),
        ("жук", "‹cyrillic›"),
        ("東京", "‹cjk›"),
        ("→", "‹arrow›"),
        ("😀", "‹emoji›"),
        ("42", "0"),
        ("1.5e3", "0.0e0"),
        ("12px", "0px"),
        ("0xFFEE", "0x"),
        ("0xFF_FFuL", "0x_uL"),
        ("0b101i", "0bi"),
        ("d41d8cd98f00b204e9800998ecf8427e", "‹hash›"),
        ("\n             ", "\n        "),
        ("\n\t\t\t", "\n\t\t"),
        ("--------------", "-----"),
        ("!?", "!?"),
    ],
)
def test_an_unknown_token_has_a_shape(token, shape):
    assert shape_of(token) == shape


@pytest.mark.parametrize(
    ("char", "script"), [("é", "latin"), ("あ", "kana"), ("한", "hangul"), ("ע", "hebrew"), ("ก", "thai")]
)
def test_a_character_has_a_script(char, script):
    assert script_of(char) == script


@pytest.mark.parametrize(
    "unit", [" ", "a-", "</", "\n ", "a?", "((", "1.", "1'", " <", '"', "- ", "#", "(", "\t"]
)
def test_long_runs_of_anything_come_to_an_end(unit):
    """An expression that tried each place again would need hours; the runner stops a test long before."""
    assert isinstance(split_tokens(unit * 1_000_000), list)


@given(st.text(max_size=200))
def test_nothing_visible_is_lost(text):
    """Tokens are the text without its white space, in order."""
    assert "".join("".join(split_tokens(text)).split()) == "".join(text.split())


@given(st.text(max_size=200))
def test_every_token_has_a_shape_and_a_shape_is_short(text):
    for token in split_tokens(text):
        assert 0 < len(shape_of(token)) < 24
