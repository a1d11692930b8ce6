"""What can be said about a model from its weights: the values that tables and pages show.

Knows: names of what is told. Never: how it is worked out, how it is shown.
"""

from __future__ import annotations

from dataclasses import dataclass

TOKEN, SHAPE, PAIR, TRIPLE, FRAME = "token", "shape", "pair", "triple", "frame"


@dataclass(frozen=True, slots=True)
class Token:
    """A feature of the vocabulary and what it says."""

    feature: int  # index of the network's input
    text: str  # as a person reads it: `def`, `if … :`, `⏎ def`
    kind: str  # TOKEN, SHAPE; PAIR, TRIPLE, FRAME are the n-grams
    weight: float  # natural log-odds, but for those of a hidden unit


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A language and how near it is in the output layer."""

    label: str
    similarity: float  # cosine of the two columns of output weights, the mean of all labels taken off; -1..1


@dataclass(frozen=True, slots=True)
class UnitShare:
    """A hidden unit that speaks for a language.

    What it gives is its weight times how much more it fires on texts of the language than on those of all.
    """

    unit: int
    weight: float  # its output weight for the language less the mean over languages; > 0
    activation: float | None  # mean activation on background windows of the language; None without any
    gives: float | None = None  # natural log-odds against the average language; None without such windows


@dataclass(frozen=True, slots=True)
class LanguageFacts:
    """What the model knows of one language.

    The weight of a token is what it adds, met once more, to the log-odds of the language against the
    average language (by the network's uncalibrated logits), as `inspection/push.py` says. Of everyday tokens
    those are told that do most over a text, of the others those of the largest weight; see
    `inspection/families.py`.
    """

    label: str
    tokens_for: tuple[Token, ...]  # everyday tokens and shapes; weights > 0, largest first
    tokens_against: tuple[Token, ...]  # weights < 0, smallest first
    neighbours: tuple[Neighbour, ...]  # nearest first
    units: tuple[UnitShare, ...]  # in order of what they give; where that is unknown, of their weight
    rare_for: tuple[Token, ...] = ()  # rare tokens
    rare_against: tuple[Token, ...] = ()
    ngrams_for: tuple[Token, ...] = ()  # pairs, triples and frames
    ngrams_against: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates two languages.

    The weight of a token is what it adds, met once more, to the log-odds of `first` against `second`.
    """

    first: str
    second: str
    similarity: float
    tokens_first: tuple[Token, ...]  # everyday tokens for the first, largest first
    tokens_second: tuple[Token, ...]  # for the second, their weights negative, smallest first
    units: tuple[tuple[int, float], ...]  # hidden unit, output weight for first less that for second; by size
    rare_first: tuple[Token, ...] = ()  # rare tokens
    rare_second: tuple[Token, ...] = ()
    ngrams_first: tuple[Token, ...] = ()  # pairs, triples and frames
    ngrams_second: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitFacts:
    """What a hidden unit fires for."""

    unit: int
    drivers: tuple[Token, ...]  # any kind; weight: of the first layer; most positive first
    silencers: tuple[Token, ...]  # most negative first
    fires_for: tuple[tuple[str, float], ...]  # label, mean activation on its windows; largest first
    speaks_for: tuple[tuple[str, float], ...]  # label, output weight less the mean over labels; largest first
    speaks_against: tuple[tuple[str, float], ...]  # smallest first
    spread: float | None  # standard deviation of its activation over background windows; None without
    mean: float | None = None  # of its activation on background windows, every label counting the same


@dataclass(frozen=True, slots=True)
class Overview:
    """The model as a whole."""

    name: str
    n_labels: int
    n_symbols: int
    n_ngrams: int
    n_hidden: int
    closest_pairs: tuple[tuple[str, str, float], ...]  # with their similarity, most alike first
    loneliest: tuple[tuple[str, str, float], ...]  # label, its nearest, similarity; least alike first


Facts = Overview | LanguageFacts | Difference | UnitFacts | tuple[UnitFacts, ...]
