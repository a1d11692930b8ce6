"""What holds whatever editors, users and detectors do."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from session_writer import (
    OTHER_LINES,
    PROSE,
    PYTHON,
    RUBY,
    SHELL,
    TEN_LINES,
    TOO_SHORT,
    UNSURE,
    WORDLESS,
    Writer,
    new_session,
    sure,
    words_of,
)

from lsp_langid.core.verdict import Reason, Verdict
from lsp_langid.lsp.session import Identify, Publish, Rules, Standing, State, Wait, Why
from lsp_langid.lsp.session.claim import Earlier
from lsp_langid.lsp.session.evidence import BARS
from lsp_langid.lsp.session.judge import answer_of
from lsp_langid.lsp.session.stance import PAST_TEXTS

NAMES = ["untitled:Untitled-1", "untitled:Untitled-2"]
IDS = ["plaintext", "python", "ruby", "go"]
TEXTS = ["", " \n", "x", "import os", TEN_LINES, OTHER_LINES, TEN_LINES + OTHER_LINES, "x" * 900]

names = strategies.sampled_from(NAMES)
ids = strategies.sampled_from(IDS)
texts = strategies.sampled_from(TEXTS)
languages = strategies.sampled_from([PYTHON, RUBY, SHELL, WORDLESS])
verdicts = languages.map(sure) | strategies.sampled_from(
    [UNSURE, TOO_SHORT, PROSE, sure(SHELL, 1.0, Reason.SHEBANG), sure(PYTHON, 1.0, Reason.PROOF)]
)


class Editing(RuleBasedStateMachine):
    """One session, two names, a client that opens and closes as it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.session = new_session(Rules(frozenset({"shellscript"}), frozenset({"ruby"})))
        self.writers = {name: Writer(self.session, name) for name in NAMES}
        self.open: set[str] = set()
        self.waiting: set[str] = set()  # a timer runs
        self.looking: dict[str, int] = {}  # version that is being identified
        self.published: dict[str, Publish] = {}  # the last of each document
        self.found: dict[str, list[str]] = defaultdict(list)  # answers since the last change, no doubts

    def perform(self, name, actions, *, wished=False):
        """Take note of actions; `wished` by the user, who may repeat himself and open locks."""
        for action in actions:
            if isinstance(action, Wait):
                assert 0 < action.ms <= 300
                self.waiting.add(action.uri)
            elif isinstance(action, Identify):
                standing = self.session.standing(action.uri)
                assert standing is not None
                assert standing.state is State.AUTOMATIC
                assert standing.version == action.version
                self.looking[action.uri] = action.version
            else:
                assert action.standing == self.session.standing(action.uri)
                before = self.published.get(action.uri)
                assert wished or before is None or action != before
                self.published[action.uri] = action
                if action.change and (before is None or action.standing.told != before.standing.told):
                    self.found[action.uri].clear()

    def locked(self, name) -> Standing | None:
        standing = self.session.standing(name)
        return standing if standing is not None and standing.state is State.LOCKED else None

    def act(self, name, event):
        """An event that nobody wished for: a locked document is not touched by it."""
        before = self.locked(name)
        actions = event()
        if before is not None and self.session.standing(name) is not None:
            assert self.locked(name) is not None
            assert not any(isinstance(action, Publish) and action.change for action in actions)
        self.perform(name, actions)

    @rule(name=names, language_id=ids, text=texts)
    def opens(self, name, language_id, text):
        self.published.pop(name, None)
        self.found[name].clear()
        self.perform(name, self.writers[name].open(text, language_id))
        self.open.add(name)

    @rule(name=names, language_id=ids, state=strategies.sampled_from(State), why=strategies.sampled_from(Why))
    def had_another_server(self, name, language_id, state, why):
        self.session.expect([Earlier(name, language_id, state, why)])

    @precondition(lambda self: self.open)
    @rule(name=names)
    def closes(self, name):
        self.act(name, self.writers[name].close)
        self.open.discard(name)
        self.waiting.discard(name)

    @precondition(lambda self: self.open)
    @rule(name=names, language_id=ids)
    def reopens_under_a_language(self, name, language_id):
        if name in self.open:
            self.waiting.discard(name)
            writer = self.writers[name]
            self.act(name, lambda: writer.reopen(language_id))

    @rule(name=names)
    def sets_what_it_was_told(self, name):
        """As a client does: no state changes by it."""
        last = self.published.get(name)
        if name not in self.open or last is None or not last.change:
            return
        told = last.standing.told
        words = ["plaintext"] if told is None else sorted(words_of(told))
        before = self.session.standing(name)
        if words and before is not None and before.told == told:
            self.waiting.discard(name)
            self.perform(name, self.writers[name].reopen(words[0]))
            assert self.session.standing(name) == before

    @rule(name=names, text=texts)
    def replaces_everything(self, name, text):
        if name in self.open and self.writers[name].text != text:
            writer = self.writers[name]
            self.act(name, lambda: writer.replace(text))

    @rule(name=names, key=strategies.sampled_from("ab\n"))
    def types(self, name, key):
        if name in self.open:
            writer = self.writers[name]
            self.act(name, lambda: writer.write(key))

    @rule(seconds=strategies.sampled_from([0.01, 0.2, 1.0, 5.0, 100.0]))
    def waits(self, seconds):
        for writer in self.writers.values():
            writer.now += seconds

    @rule(name=names)
    def is_quiet(self, name):
        if name in self.waiting:
            self.waiting.discard(name)
            self.act(name, self.writers[name].quiet)

    @rule(name=names, verdict=verdicts)
    def has_an_answer(self, name, verdict):
        self.answer(name, verdict)

    @rule(name=names, verdict=languages.map(sure))
    def types_on_and_has_the_same_answer_again(self, name, verdict):
        for _ in range(5):
            self.types(name, "a")
            self.is_quiet(name)
            self.answer(name, verdict)

    def answer(self, name, verdict: Verdict) -> None:
        version = self.looking.pop(name, None)
        if version is None or name not in self.open:
            return
        writer, before = self.writers[name], self.session.standing(name)
        actions = self.session.verdict(name, version, verdict, now=writer.now)
        if version != writer.version:
            assert actions == []
            return
        self.check_change(name, verdict, before, actions)
        self.perform(name, actions)

    def check_change(self, name, verdict, before, actions):
        """A language that was told changes only by the rules."""
        answer = answer_of(verdict)
        if answer is not None and answer != "shellscript":
            self.found[name].append(answer)
        changed = any(isinstance(action, Publish) and action.change for action in actions)
        emptied = self.session.standing(name).why is Why.EMPTIED
        if not changed or (self.session.standing(name).told == before.told and not emptied):
            return  # told again at most
        assert before.state is State.AUTOMATIC
        if before.told is None or before.why is Why.REPLACED or not self.writers[name].text.strip():
            return
        if verdict.reason not in (Reason.SHEBANG, Reason.PROOF):
            looks = BARS[before.changes].looks
            assert self.found[name][-looks:] == [answer] * looks
        assert self.session.standing(name).changes == before.changes + 1

    @rule(name=names, verdict=verdicts)
    def has_an_answer_nobody_waits_for(self, name, verdict):
        writer = self.writers[name]
        for version in (writer.version - 1, writer.version + 1):
            assert self.session.verdict(name, version, verdict, now=writer.now) == []

    @rule(name=names, verdict=verdicts)
    def asks(self, name, verdict):
        if name not in self.open:
            return
        self.found[name].clear()
        actions = self.writers[name].ask(verdict)
        assert sum(isinstance(action, Publish) for action in actions) == 1
        self.perform(name, actions, wished=True)

    @rule(name=names, language=languages | strategies.none())
    def chooses(self, name, language):
        if name in self.open:
            self.perform(name, self.writers[name].choose(language), wished=True)
            assert self.locked(name).told == language

    @rule(name=names | strategies.none(), paused=strategies.booleans())
    def pauses(self, name, paused):
        self.perform(name, self.session.pause(name) if paused else self.session.resume(name))

    @rule(switch=strategies.sampled_from([frozenset(), frozenset({"ruby"}), frozenset({"plaintext"})]))
    def changes_the_rules(self, switch):
        self.session.rules = Rules(frozenset({"shellscript"}), switch)
        self.found.clear()
        self.perform(None, self.session.reconsider())

    @invariant()
    def nothing_that_should_be_looked_at_is_forgotten(self):
        for name in self.open:
            standing = self.session.standing(name)
            document = self.session._open[name]
            if standing.state is State.AUTOMATIC and not document.judged:
                assert name in self.waiting or self.looking.get(name) == standing.version

    @invariant()
    def states_have_their_reasons(self):
        for name in self.open:
            standing = self.session.standing(name)
            assert standing.why in REASONS[standing.state]
            assert 0 <= standing.changes <= len(BARS)
            assert (standing.confidence is None) or (standing.told is not None)

    @invariant()
    def memory_is_bounded(self):
        for document in self.session._open.values():
            assert len(document.past) <= PAST_TEXTS


REASONS = {
    State.AUTOMATIC: {Why.UNDECIDED, Why.TENTATIVE, Why.EMPTIED, Why.REPLACED, Why.ASKED},
    State.ACCEPTED: {Why.EVIDENT, Why.SURE, Why.TAKEN_OVER, Why.ASKED},
    State.LOCKED: {Why.OPENED, Why.CHANGED, Why.CHOSEN, Why.PLAIN, Why.NEVER_LEAVE},
    State.PAUSED: {Why.PAUSED_HERE, Why.PAUSED_ALL},
}

Editing.TestCase.settings = settings(max_examples=200, stateful_step_count=60, deadline=None)
TestEditing = Editing.TestCase
