"""The study as one HTML page that needs nothing else: no script, no font, no picture file.

Knows: HTML, and the order in which the story is told. Never: how a figure came about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from lsp_langid.study import story
from lsp_langid.study.example import MOST_LABELS, Text, share, worked_texts
from lsp_langid.study.markup import STYLE, figure, paragraph, table, typeset
from lsp_langid.study.median import MedianEpoch, median_epochs
from lsp_langid.study.result import ARMS, Claim, Run, Study
from lsp_langid.study.words import RULES, SHORT_RULES, arm_words, command, ln_words, percent, seeds_words

TITLE = "The mysterious ReLU"
MOST_CONFUSIONS = 5


def page(study: Study, svgs: Mapping[str, str]) -> str:
    """Return the page.

    Args:
        study: At least one epoch of every network at every learning rate.
        svgs: SVG elements by name: accuracies, loss, tie_rules, first_steps.
    """
    parts = [
        f"<h1>{TITLE}</h1>",
        "<p>Why would a network with a mistake in its last layer score 99 %?</p>",
        f'<p class="lead">{typeset(story.lead(study))}</p>',
        *_question(),
        "<h2>The clue: a loss that does not move</h2>",
        paragraph(story.clue(study)),
        *_ties(study),
        *_proof(study, svgs),
        *_raw_counts(study, svgs),
        *_expectations(study.claims),
        *_left_over(study),
        *_method(study),
        *_all_runs(study),
    ]
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{TITLE}</title>\n'
        f"<style>{STYLE}</style>\n<main>\n{body}\n</main>\n</html>\n"
    )


def _question() -> Iterable[str]:
    yield "<h2>The question</h2>"
    yield paragraph(
        "A small network was to name the language of a program. It counts words that are typical of some "
        "language, passes the counts through one hidden layer, and gives one number for each of seven "
        "languages. These numbers are called logits. The language with the largest logit is the answer."
    )
    yield paragraph(
        "By mistake there was a ReLU on the logits. ReLU turns every negative number into zero and leaves "
        "the others as they are. Its place is between layers, not after the last one. But the network with "
        "the mistake seemed to be the better one:"
    )
    header = ("", "with ReLU on the logits", "without")
    yield table("Accuracy and loss as reported, not measured here", header, story.REPORTED)
    yield paragraph(
        "These figures come from other data and another program. The study asks whether it sees the same "
        "effect, not the same digits."
    )


def _ties(study: Study) -> Iterable[str]:
    n = len(study.setting.languages)
    yield "<h2>What a tie counts</h2>"
    yield paragraph(
        f"If all {n} logits of a text are negative, ReLU makes all of them zero. That is a tie of all "
        f"{n} languages. Such a text is called dead here: the network says nothing about it. Is its answer "
        "right or wrong? There are four ways to count it:"
    )
    meanings = (
        "the true language is among the largest, and that is enough. TensorFlow's in_top_k counts like this "
        "(tensorflow/tensorflow, issues 10489 and 13005).",
        "a tie of m languages that holds the true one counts 1/m.",
        "the answer is the first of the largest logits, as argmax finds it.",
        "the true language must be the largest alone.",
    )
    items = (
        f"<li><b>{escape(rule.capitalize())}</b>: {escape(meaning)}</li>"
        for rule, meaning in zip(RULES.values(), meanings, strict=True)
    )
    yield f"<ul>{''.join(items)}</ul>"
    yield paragraph(
        "Where no two logits are equal, all four give the same number. A network that makes all logits zero "
        f"is right about every text by the first rule, and about one of {n} by the second."
    )
    yield from _worked(study.setting.languages[:MOST_LABELS])


def _worked(labels: Sequence[str]) -> Iterable[str]:
    """Three texts by hand."""
    texts = worked_texts(len(labels))
    yield "<h3>Three texts by hand</h3>"
    yield paragraph(
        f"Take {len(labels)} languages in the order {', '.join(labels)}, and three texts. Without ReLU the "
        "network is right about the first and the third:"
    )
    yield _worked_table("Without ReLU", labels, texts, clipped=False)
    yield paragraph(
        "With ReLU the second and the third have nothing but zeros. The second was wrong and is now a tie; "
        "the third was right, and that knowledge is gone:"
    )
    yield _worked_table("With ReLU", labels, texts, clipped=True)
    after = [text.hits_clipped for text in texts]
    before = [text.hits for text in texts]
    yield paragraph(
        f"The network knows less and scores more: {percent(share(after, 'tolerant'))} instead of "
        f"{percent(share(before, 'tolerant'))}, if a tie is a hit. Argmax says "
        f"{percent(share(after, 'first'))}. The loss of the two dead texts is {ln_words(len(labels))}."
    )


def _worked_table(caption: str, labels: Sequence[str], texts: Sequence[Text], *, clipped: bool) -> str:
    rows = []
    for text in texts:
        hits = text.hits_clipped if clipped else text.hits
        rows.append(
            (
                labels[text.truth],
                ", ".join(f"{logit:g}" for logit in (text.clipped if clipped else text.logits)),
                f"{text.loss_clipped if clipped else text.loss:.4f}",
                *(_worth(getattr(hits, rule)) for rule in RULES),
            )
        )
    all_hits = [text.hits_clipped if clipped else text.hits for text in texts]
    rows.append(("share of hits", "", "", *(percent(share(all_hits, rule)) for rule in RULES)))
    return table(caption, ("true language", "logits", "loss", *SHORT_RULES.values()), rows, last_is_sum=True)


def _worth(hit: float) -> str:
    return {0.0: "miss", 1.0: "hit"}.get(hit, f"{hit:.2f}")


def _proof(study: Study, svgs: Mapping[str, str]) -> Iterable[str]:
    setting = study.setting
    yield "<h2>The proof: the same networks, counted in several ways</h2>"
    yield paragraph(
        "To see what happens, four networks were trained on whole files of a corpus. They "
        "differ in two things only: whether there is a ReLU on the logits, and whether the input is raw "
        "counts or scaled ones (the logarithm of one plus the count, each row then brought to length 1)."
    )
    yield f"<ul>{''.join(f'<li>{escape(arm_words(arm.key))}</li>' for arm in ARMS)}</ul>"
    yield paragraph(
        f"All figures are of {study.data.n_held_out:,} texts from projects that no network learnt from "
        f"({seeds_words(len(setting.seeds))})."
    )
    yield paragraph(story.gap_verdict(study))
    yield from map(paragraph, story.gaps(study))
    yield figure(
        svgs["accuracies"],
        "Accuracy after each epoch. Open circles: a tie is a hit. Full circles: strict argmax. Grey: the "
        "share of texts whose logits are all zero. Soft areas reach from the lowest to the highest seed.",
    )
    yield _medians("Medians after the first epoch", study, 1)
    if setting.epochs > 1:
        last = _medians(f"Medians after the last epoch ({setting.epochs})", study, setting.epochs)
        yield f"<details><summary>The same after the last epoch</summary>{last}</details>"
    yield "<h3>The loss</h3>"
    yield paragraph(story.loss_of_the_dead(study))
    yield figure(
        svgs["loss"],
        f"The loss of every network; the dashed line is {ln_words(len(setting.languages))}. Above, network "
        "(a): squares are its dead texts alone, triangles the other texts, circles both together. Thin lines "
        "are single seeds.",
    )
    yield "<h3>Which network is better?</h3>"
    yield paragraph(story.winners(study))
    yield figure(
        svgs["tie_rules"],
        "The logits are the same in all four places; only the rule for ties differs. Thin lines are single "
        "seeds.",
    )
    header = ("learning rate", *SHORT_RULES.values())
    yield table(
        "Points by which (a) is ahead of (b) after the first epoch (medians)", header, story.leads(study)
    )


def _raw_counts(study: Study, svgs: Mapping[str, str]) -> Iterable[str]:
    yield "<h2>What raw counts do</h2>"
    yield from map(paragraph, story.scale(study))
    yield figure(
        svgs["first_steps"],
        "Each step learns from a few texts, and is seen here on these texts just before it. The upper two "
        "axes are logarithmic. Soft areas reach from the lowest to the highest seed.",
    )
    yield paragraph(story.scaled_relu(study))


def _expectations(claims: Sequence[Claim]) -> Iterable[str]:
    yield "<h2>What was expected, and what was seen</h2>"
    if not claims:
        yield paragraph("Nothing was expected of this study beforehand.")
        return
    yield paragraph(story.verdict_on_claims(claims))
    items = (
        f"<li><b>{'Held' if claim.holds else 'Did not hold'}:</b> {typeset(claim.name.rstrip('.'))}."
        f"<br><small>Wanted: {typeset(claim.wanted)}. Seen: {typeset(claim.seen)}.</small></li>"
        for claim in claims
    )
    yield f'<ol class="claims">{"".join(items)}</ol>'


def _left_over(study: Study) -> Iterable[str]:
    """What network (c) still takes for something else, all seeds together."""
    rate = study.setting.learning_rates[0]
    runs = [run for run in study.runs if (run.arm, run.learning_rate) == ("c", rate)]
    pairs: Counter[tuple[str, str]] = Counter()
    for run in runs:
        pairs.update({(truth, guess): n for truth, guess, n in run.confusions})
    total = sum(pairs.values())
    if not total:
        return
    yield "<h2>What is left</h2>"
    yield paragraph(
        f"Network (c) at a learning rate of {rate:g} is wrong about {total:,} of "
        f"{len(runs) * study.data.n_held_out:,} answers after its last epoch (all seeds). The commonest "
        "mistakes:"
    )
    rows = [
        (truth, guess, f"{n:,}", percent(n / total))
        for (truth, guess), n in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))[:MOST_CONFUSIONS]
    ]
    yield table("", ("language", "taken for", "texts", "share of mistakes"), rows)


def _method(study: Study) -> Iterable[str]:
    setting, data = study.setting, study.data
    yield "<h2>How it was measured</h2>"
    rows = [
        ("date", study.made),
        ("corpus", data.corpus),
        ("texts to learn from", f"{data.n_train:,} of {data.projects_train:,} projects"),
        ("texts held out", f"{data.n_held_out:,} of {data.projects_held_out:,} other projects"),
        (
            "held out, by language",
            ", ".join(f"{name} {n:,}" for name, n in data.held_out_by_language.items()),
        ),
        ("input", f"{data.n_features:,} features; vocabulary of {setting.vocabulary:,} tokens"),
        ("network", f"{setting.hidden_units} hidden units, dropout {setting.dropout:g}, L2 {setting.l2:g}"),
        ("first weights", f"standard deviation {setting.init_scale:g}"),
        ("training", f"{setting.epochs} epochs in batches of {setting.batch_size}, constant rate"),
        ("learning rates", ", ".join(f"{rate:g}" for rate in setting.learning_rates)),
        ("seeds", ", ".join(map(str, setting.seeds))),
    ]
    yield table("", (), rows, words=True)
    repeat = command(setting)
    if repeat is None:
        yield paragraph("No single command repeats this setting; study.json holds all of it.")
        return
    yield paragraph("The same corpus, choices and seeds give the same figures. To repeat it:")
    yield f"<pre><code>{escape(repeat)}</code></pre>"


def _all_runs(study: Study) -> Iterable[str]:
    header = ("network", "rate", "seed", "epoch", *_FIGURES)
    rows = [
        (f"({run.arm})", f"{run.learning_rate:g}", str(run.seed), str(epoch.epoch), *_of_run(run, place))
        for run in study.runs
        for place, epoch in enumerate(run.epochs)
        if place in (0, 1, len(run.epochs) - 1)
    ]
    listing = table("", header, rows)
    yield (
        f"<details><summary>All {len(study.runs)} runs: before the first step, after the first epoch, after "
        f"the last</summary>{listing}</details>"
    )


_FIGURES = (
    *RULES.values(),
    "all-zero texts",
    "zero logits",
    "loss",
    "size of logits",
    "gradient 1",
    "gradient 2",
)


def _of_run(run: Run, place: int) -> tuple[str, ...]:
    epoch = run.epochs[place]
    shares = (*(getattr(epoch, rule) for rule in RULES), epoch.dead_rows, epoch.zero_logits)
    sizes = (epoch.logit_rms, epoch.gradient_w1, epoch.gradient_w2)
    return (*map(percent, shares), f"{epoch.loss:.4f}", *(f"{size:.3g}" for size in sizes))


def _medians(caption: str, study: Study, epoch: int) -> str:
    header = ("learning rate", *SHORT_RULES.values(), "all-zero texts", "loss")
    rows: list[tuple[str, ...]] = []
    for arm in ARMS:
        rows.append((arm_words(arm.key),))
        for rate in study.setting.learning_rates:
            rows.append((f"{rate:g}", *_of_median(median_epochs(study, arm.key, rate)[epoch])))
    return table(caption, header, rows)


def _of_median(epoch: MedianEpoch) -> tuple[str, ...]:
    shares = (*(getattr(epoch, rule) for rule in RULES), epoch.dead_rows)
    return (*(percent(figure.median) for figure in shares), f"{epoch.loss.median:.4f}")
