"""What the shipped model knows: a few things that any good model would, so that a nonsense figure shows."""

from __future__ import annotations

import pytest

from lsp_langid.inspection.inspector import Inspector


@pytest.fixture(scope="module")
def shipped(detector):
    return Inspector(detector.model)


def texts(*lists):
    return {token.text for tokens in lists for token in tokens}


@pytest.mark.parametrize(
    ("label", "words"),
    [
        pytest.param("python", {"import", "self", '"""'}, id="python"),
        pytest.param("rust", {"pub", "fn", "let", "::"}, id="rust"),
        pytest.param("go", {"func", "nil", "·:="}, id="go"),
        pytest.param("haskell", {"where", "·::", "·<-"}, id="haskell"),
        pytest.param("ocaml", {"let", "(*", "·->"}, id="ocaml"),
        pytest.param("sql", {"SELECT", "WHERE", "CREATE"}, id="sql"),
        pytest.param("dockerfile", {"RUN", "FROM", "CMD"}, id="dockerfile"),
    ],
)
def test_the_words_of_a_language_speak_for_it(shipped, label, words):
    assert words <= texts(shipped.language(label, 20).tokens_for)


@pytest.mark.parametrize(
    ("label", "relatives"),
    [
        pytest.param("c", {"cpp"}, id="c"),
        pytest.param("cpp", {"c", "cuda-cpp", "objective-cpp"}, id="cpp"),
        pytest.param("ocaml", {"sml", "reason"}, id="ocaml"),
        pytest.param("css", {"less", "scss"}, id="css"),
        pytest.param("javascript", {"typescript"}, id="javascript"),
        pytest.param("python", {"cython"}, id="python"),
    ],
)
def test_relatives_are_near_in_the_output_layer(shipped, label, relatives):
    near = [neighbour.label for neighbour in shipped.language(label, 6).neighbours]

    assert relatives <= set(near)
    assert label not in near


def test_cpp_differs_from_c_by_what_was_added_to_it(shipped):
    difference = shipped.difference("cpp", "c", 20)

    assert {"namespace", "::", "std"} <= texts(difference.tokens_first)
    assert {"nullptr", "virtual", "static_cast"} <= texts(difference.rare_first)


def test_typescript_differs_from_javascript_by_types(shipped):
    words = texts(shipped.difference("typescript", "javascript", 20).tokens_first)

    assert {"boolean", "number", "any"} <= words


def test_units_that_speak_for_a_language_fire_for_it(shipped):
    """They could not tell it otherwise."""
    shares = shipped.language("haskell", 10).units

    assert len(shares) == 10
    assert all(share.weight > 0 for share in shares)
    assert all(share.gives > 0 for share in shares)
