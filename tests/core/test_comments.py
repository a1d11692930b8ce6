"""Every language of the table has its comments, or is known to have none."""

from __future__ import annotations

from lsp_langid.core.comments import WITHOUT_COMMENTS, Comment, comment_marks


def test_every_language_of_the_table_was_thought_of(table):
    """Who adds a language says how it writes comments, or that it cannot."""
    forgotten = {
        language.id
        for language in table
        if comment_marks(language.id) is None and language.id not in WITHOUT_COMMENTS
    }

    assert forgotten == set()


def test_no_comment_belongs_to_a_language_that_is_not_in_the_table(table):
    assert all(name in table for name in WITHOUT_COMMENTS)
    assert comment_marks("klingon") is None


def test_a_language_cannot_both_have_comments_and_have_none(table):
    assert [name for name in WITHOUT_COMMENTS if comment_marks(name) is not None] == []


def test_words_stand_between_the_marks():
    assert Comment("/* ", " */").of("hello") == "/* hello */"
    assert Comment("# ").of("hello") == "# hello"
