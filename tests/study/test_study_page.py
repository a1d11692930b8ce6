from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made_study import made_study

from lsp_langid.study.median import median_epochs
from lsp_langid.study.page import page
from lsp_langid.study.result import Claim, Epoch, Study
from lsp_langid.study.words import RULES

SVGS = dict.fromkeys(("accuracies", "loss", "tie_rules", "first_steps"), "<svg></svg>")


class Words(HTMLParser):
    """The text of a page, and the cells of its tables."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.rows, self._hidden = "", [], False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self._hidden = tag == "style" or (self._hidden and tag == "style")
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag == "style":
            self._hidden = False
        if tag == "table":
            self.rows.append([])

    def handle_data(self, data):
        data = data.replace("\u00a0", " ")
        if not self._hidden:
            self.text += data
            if self.rows and self.rows[-1]:
                self.rows[-1][-1] += data


def told(study: Study) -> str:
    return Words(page(study, SVGS)).text


def with_epochs(study: Study, arm: str, **figures: float | None) -> Study:
    """All epochs of a network with some figures of their own."""

    def changed(epoch: Epoch) -> Epoch:
        return replace(epoch, **figures)

    runs = tuple(
        replace(run, epochs=tuple(map(changed, run.epochs))) if run.arm == arm else run for run in study.runs
    )
    return replace(study, runs=runs)


def test_the_tables_hold_the_medians_of_the_study():
    study = made_study(learning_rates=(0.001, 0.01))

    rows = Words(page(study, SVGS)).rows
    for key in "abcd":
        epoch = median_epochs(study, key, 0.01)[1]
        shares = (*(getattr(epoch, rule) for rule in RULES), epoch.dead_rows)
        wanted = ["0.01", *(f"{100 * share.median:.1f} %" for share in shares), f"{epoch.loss.median:.4f}"]
        assert wanted in rows, key


def test_every_run_is_listed_at_its_beginning_after_an_epoch_and_at_its_end():
    study = made_study()

    listed = [row[:4] for row in Words(page(study, SVGS)).rows if len(row) == 14 and row[0] != "network"]
    assert listed == [
        [f"({run.arm})", f"{run.learning_rate:g}", str(run.seed), str(epoch)]
        for run in study.runs
        for epoch in (0, 1, 4)
    ]


def test_the_answer_comes_first_with_its_figures():
    study = made_study(learning_rates=(0.001,))
    a, b = (median_epochs(study, key, 0.001)[1] for key in "ab")

    text = told(study)
    assert "It is not better. It only looks better where a tie counts as a hit." in text
    assert f"{100 * a.tolerant.median:.1f} % with the mistake" in text
    assert f"{100 * a.first.median:.1f} % against {100 * b.first.median:.1f} % by strict argmax" in text


def test_a_study_that_does_not_show_the_effect_says_so():
    harmless = with_epochs(
        made_study(), "a", tolerant=0.9, random=0.9, first=0.9, unique=0.9, dead_rows=0.0, loss_dead=None
    )

    text = told(harmless)
    assert "the mistake does not even look better" in text
    assert "the two counts of network (a) are close together" in text
    assert "no text lost all its logits in network (a)" in text
    assert "all four rules name the same winner at every learning rate" in text
    assert "It is not better. It only looks better" not in text
    assert "The rule decides" not in text


def test_a_mistake_that_wins_by_every_rule_is_not_talked_down():
    better = with_epochs(made_study(), "a", tolerant=0.99, random=0.99, first=0.99, unique=0.99)

    assert "the network with the mistake is ahead even by the strict count" in told(better)


def test_an_effect_at_some_rates_only_is_not_told_of_all():
    study = made_study(learning_rates=(0.001, 0.01))
    tame = tuple(
        replace(run, epochs=tuple(replace(e, tolerant=0.5, first=0.5) for e in run.epochs))
        if run.arm == "a" and run.learning_rate == 0.01
        else run
        for run in study.runs
    )

    text = told(replace(study, runs=tame))
    assert "are far apart at 1 of 2 learning rates" in text
    assert "is ahead at a learning rate of 0.001; elsewhere it does not" in text


def test_claims_that_fail_are_said_to_fail():
    study = made_study()

    text = told(study)
    for claim in study.claims:
        result = "Held" if claim.holds else "Did not hold"
        assert f"{result}: {claim.name}" in text
        assert f"Wanted: {claim.wanted}. Seen: {claim.seen}." in text
    assert "1 of 2 expectations were met. Those that were not stay in the list" in text


def test_claims_that_all_hold_are_not_hedged():
    claims = (Claim("It works.", "yes", "yes", True),)

    assert "All 1 expectations were met" not in (text := told(replace(made_study(), claims=claims)))
    assert "The expectation was met." in text


def test_a_study_without_claims_says_that_nothing_was_expected():
    assert "Nothing was expected" in told(replace(made_study(), claims=()))


@pytest.mark.parametrize(
    ("languages", "ln"), [(("c", "go"), "ln 2 = 0.6931"), (("c", "cpp", "go", "java"), "ln 4 = 1.3863")]
)
def test_another_number_of_languages_has_another_loss_of_saying_nothing(languages, ln):
    text = told(made_study(languages=languages))

    assert f"This study has {len(languages)} languages; there it is {ln}." in text
    assert f"If all {len(languages)} logits of a text are negative" in text
    assert "On the texts whose logits are all zero, the loss of (a) is " + ln.split(" = ")[1] in text


def test_seven_languages_need_no_second_number():
    assert "This study has 7 languages" not in told(made_study())


def test_one_seed_and_one_rate_are_not_called_several():
    text = told(made_study(seeds=(7,), learning_rates=(0.01,), epochs=1, steps=1))

    assert "median of" not in text
    assert "every learning rate" not in text
    assert "after epoch" not in text.lower().replace("after epoch 1", "")
    assert "learning rate 0.01, one seed" in text


def test_names_from_outside_are_no_markup():
    odd = ("<b>c", "c&p", "go$x$", 'java"')
    study = made_study(languages=odd)
    html = page(replace(study, made="<i>today</i>", claims=(Claim("<u>", "<s>", "&", False),)), SVGS)

    assert re.findall(r"<(?:b>c|i>|u>|s>)", html) == []
    assert "&lt;b&gt;c" in html
    assert 'java"' in Words(html).text


def test_the_command_repeats_the_setting():
    text = told(made_study(seeds=(4, 5), learning_rates=(0.003,), epochs=2))

    assert (
        "lsp-langid study relu CORPUS --languages c,cpp,go,java,javascript,python,ruby --vocabulary 500 "
        "--texts 2000 --seeds 2 --seed 4 --learning-rates 0.003 --epochs 2 --batch 64 --l2 0"
    ) in text


def test_no_command_is_told_where_none_repeats_the_setting():
    study = made_study()

    text = told(replace(study, setting=replace(study.setting, hidden_units=97)))
    assert "lsp-langid study relu" not in text
    assert "No single command repeats this setting" in text


def test_reported_figures_are_marked_as_reported():
    html = page(made_study(), SVGS)

    assert "as reported, not measured here" in html
    assert html.index("as reported, not measured here") < html.index("28.7")


def test_ties_worked_by_hand_score_more_and_know_less():
    rows = Words(page(made_study(), SVGS)).rows

    shares = [row[3:] for row in rows if row and row[0] == "share of hits"]
    # 2 of 3 without ReLU; with it 3 of 3, (1 + 1/3 + 1/3) of 3, 1 of 3, 1 of 3.
    assert shares == [["66.7 %"] * 4, ["100.0 %", "55.6 %", "33.3 %", "33.3 %"]]
