from __future__ import annotations

import pytest

from lsp_langid.core.personal.words import places_of_word, present_words


@pytest.mark.parametrize(
    ("text", "word", "places"),
    [
        pytest.param("endphase", "endphase", [(0, 8)], id="alone"),
        pytest.param("a endphase; endphase", "endphase", [(2, 10), (12, 20)], id="twice"),
        pytest.param("my_endphase endphase2", "endphase", [], id="inside-longer-words"),
        pytest.param("x.flow .flows", ".flow", [(1, 6)], id="a-sigil-may-touch-what-stands-before"),
        pytest.param("förder förderung", "förder", [(0, 6)], id="words-of-any-script"),
        pytest.param("", "endphase", [], id="nothing"),
        pytest.param("#### #", "#", [(0, 1), (1, 2), (2, 3), (3, 4), (5, 6)], id="signs-touch"),
    ],
)
def test_a_word_is_found_where_it_stands_on_its_own(text, word, places):
    assert places_of_word(text, word, 99) == places
    assert present_words(text, [word, "absent"]) == ([word] if places else [])


def test_no_more_places_are_told_than_asked_for():
    assert places_of_word("go " * 50, "go", 3) == [(0, 2), (3, 5), (6, 8)]
