"""Languages that nobody picked: an editor's own rule in the moment of an edit, a server before this one."""

from __future__ import annotations

import pytest
from session_writer import (
    OTHER_LINES,
    PROSE,
    PYTHON,
    RUBY,
    SHELL,
    TEN_LINES,
    UNSURE,
    URI,
    Writer,
    changes_in,
    new_session,
    sure,
)

from lsp_langid.core.verdict import Reason
from lsp_langid.lsp.session import Identify, State, Why
from lsp_langid.lsp.session.claim import AT_ONCE_S, Earlier

SHEBANG = sure(SHELL, 1.0, Reason.SHEBANG)


@pytest.fixture
def writer():
    return Writer(new_session())


@pytest.fixture
def pasted(writer):
    """A paste into an empty document, and the editor sets a language before we have looked."""
    writer.open()
    writer.verdict(UNSURE)
    writer.write(TEN_LINES)
    writer.now += AT_ONCE_S / 2
    return writer


class TestByTheEditor:
    def test_is_looked_at(self, pasted):
        assert pasted.reopen("shellscript") == [Identify(URI, pasted.version)]
        assert pasted.standing.state is State.AUTOMATIC

    def test_goes_on_as_ours_when_we_agree(self, pasted):
        pasted.reopen("shellscript")

        (published,) = pasted.verdict(sure(SHELL))

        assert not published.change
        assert pasted.stands == ("automatic", "tentative", "shellscript")

    def test_is_accepted_when_the_text_says_so_itself(self, pasted):
        pasted.reopen("shellscript")
        pasted.verdict(SHEBANG)

        assert pasted.stands == ("accepted", "evident", "shellscript")

    def test_gives_way_when_the_text_is_replaced(self, pasted):
        pasted.reopen("shellscript")
        pasted.verdict(SHEBANG)
        pasted.replace(OTHER_LINES)
        pasted.now += 1
        pasted.quiet()

        assert changes_in(pasted.verdict(sure(RUBY))) == ["ruby"]

    @pytest.mark.parametrize("verdict", [UNSURE, PROSE, sure(PYTHON)], ids=["doubt", "prose", "another"])
    def test_is_somebodys_choice_when_we_do_not_agree(self, pasted, verdict):
        pasted.reopen("shellscript")

        (published,) = pasted.verdict(verdict)

        assert not published.change
        assert pasted.stands == ("locked", "changed", None)

    def test_is_told_by_the_reopening_itself_when_that_brings_the_edit(self, writer):
        """As VS Code does it: close, open with the pasted text, then the edit once more, which is dropped."""
        writer.open()
        writer.verdict(UNSURE)
        writer.close()
        writer.open(TEN_LINES, "shellscript", version=2)
        writer.verdict(SHEBANG)

        assert writer.stands == ("accepted", "evident", "shellscript")

    def test_is_a_choice_when_it_comes_later(self, pasted):
        pasted.now += AT_ONCE_S
        pasted.reopen("shellscript")

        assert pasted.stands == ("locked", "changed", None)

    def test_is_a_choice_when_we_had_told_another(self, pasted):
        pasted.quiet()
        pasted.verdict(sure(PYTHON))
        pasted.reopen("shellscript")

        assert pasted.stands == ("locked", "changed", None)

    def test_is_settled_only_once(self, pasted):
        pasted.reopen("shellscript")
        pasted.verdict(sure(SHELL))
        pasted.look(UNSURE)

        assert pasted.stands == ("automatic", "tentative", "shellscript")

    def test_is_over_when_the_user_chooses(self, pasted):
        pasted.reopen("shellscript")
        pasted.choose(RUBY)

        assert pasted.verdict(sure(SHELL)) == []
        assert pasted.stands == ("locked", "chosen", "ruby")

    def test_is_over_when_the_user_picks_another(self, pasted):
        pasted.reopen("shellscript")
        pasted.now += 1
        pasted.reopen("ruby")

        assert pasted.verdict(sure(SHELL)) == []
        assert pasted.stands == ("locked", "changed", None)


class TestByAServerBeforeThisOne:
    @staticmethod
    def returning(writer, state: str, why: str, language_id: str = "python"):
        writer.session.expect([Earlier(URI, "python", State(state), Why(why))])
        return writer.open(TEN_LINES, language_id)

    def test_goes_on_as_ours(self, writer):
        assert self.returning(writer, "automatic", "tentative") == [Identify(URI, 1)]
        (published,) = writer.verdict(sure(PYTHON))

        assert not published.change
        assert writer.stands == ("automatic", "tentative", "python")

    def test_stays_when_we_are_in_doubt_by_now(self, writer):
        self.returning(writer, "automatic", "tentative")

        assert changes_in(writer.verdict(UNSURE)) == []
        assert writer.stands == ("automatic", "tentative", "python")

    def test_gives_way_when_the_text_is_replaced_before_we_have_looked(self, writer):
        self.returning(writer, "automatic", "tentative")
        writer.replace(OTHER_LINES)
        writer.now += 1
        writer.quiet()

        assert changes_in(writer.verdict(sure(RUBY))) == ["ruby"]

    def test_needs_as_much_to_be_changed_as_ever(self, writer):
        self.returning(writer, "automatic", "tentative")

        assert changes_in(writer.verdict(sure(RUBY, 0.7))) == []
        assert writer.stands == ("automatic", "tentative", "python")

    @pytest.mark.parametrize("why", ["sure", "evident", "taken_over"])
    def test_is_accepted_as_before(self, writer, why):
        self.returning(writer, "accepted", why)
        writer.verdict(UNSURE)

        assert writer.stands == ("accepted", why, "python")

    @pytest.mark.parametrize("why", ["chosen", "changed", "opened"])
    def test_is_locked_as_before(self, writer, why):
        assert self.returning(writer, "locked", why) == []
        assert writer.stands == ("locked", why, None)

    def test_is_paused_as_before(self, writer):
        assert self.returning(writer, "paused", "paused_here") == []
        assert writer.stands == ("paused", "paused_here", None)

        assert writer.session.resume(URI)[-1] == Identify(URI, 1)

    def test_everything_is_paused_as_before(self, writer):
        self.returning(writer, "paused", "paused_all")

        assert writer.stands == ("paused", "paused_all", None)

    def test_is_a_choice_when_it_comes_under_another_language(self, writer):
        self.returning(writer, "automatic", "tentative", language_id="ruby")

        assert writer.stands == ("locked", "opened", None)

    def test_is_a_choice_when_nobody_knows_the_word(self, writer):
        writer.session.expect([Earlier(URI, "klingon", State.AUTOMATIC, Why.TENTATIVE)])
        writer.open(TEN_LINES, "klingon")
        writer.verdict(sure(PYTHON))

        assert writer.stands == ("locked", "opened", None)

    def test_is_remembered_for_one_opening(self, writer):
        self.returning(writer, "automatic", "tentative")
        writer.close()
        writer.now += 100
        writer.open(TEN_LINES, "python")

        assert writer.stands == ("locked", "opened", None)

    def test_plain_text_that_was_chosen_stays_chosen(self, writer):
        writer.session.expect([Earlier(URI, "plaintext", State.LOCKED, Why.PLAIN)])

        assert writer.open(TEN_LINES) == []
        assert writer.stands == ("locked", "plain", None)
