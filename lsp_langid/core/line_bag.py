r"""The bag of a text that is being edited: a keystroke counts a line or two, not the whole window.

Knows: which lines came and which went. Never: documents, edits, what a line adds to a bag.

A bag is a sum over pieces of text, lines and parts of long lines (`pieces.py`), so it changes by those
that an edit changes. They are found by walking along the pieces of the text and along those of the text
before it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from lsp_langid.core.features import Bag, TokenBag
from lsp_langid.core.piece_counts import NOTHING, Piece, Tail, can_count_pieces, count_pieces, frames_of_parts
from lsp_langid.core.pieces import cut_sample
from lsp_langid.core.sample import take_sample

_FEW = 2  # pieces counted together at first: an edited one and that which now stands behind other tokens
_LOOK_AHEAD = 64  # pieces in a row that may have gone and the place behind them still be found


class LineBag:
    """The memory of one text through its edits. Bags are equal to those of `TokenBag.bag`, always.

    It holds the pieces of one window, whatever the length of the text. One thread at a time.
    """

    def __init__(self, bags: TokenBag) -> None:
        self._bags = bags
        self._by_piece = can_count_pieces(bags.spec)
        # Of the text before: its sample, the pieces of that in order, the frames of the lines in parts,
        # each piece once, the sum of pieces and frames.
        self._sample: str | None = None
        self._texts: list[str] = []
        self._pieces: list[Piece] = []
        self._frames = np.empty(0, dtype=np.int64)
        self._known: dict[tuple[Tail, str], Piece] = {}
        self._counts = np.zeros(bags.spec.n_features + 1, dtype=np.int32)  # the last is that of feature -1
        self._n_tokens = 0
        self._bag = Bag(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32), 0)

    def bag(self, text: str) -> Bag:
        """Count the features of `text`, looking only at pieces that the text before had not."""
        if not self._by_piece:
            return self._bags.bag(text)
        sample = take_sample(text, self._bags.spec.window_chars)
        if sample != self._sample:
            texts, in_parts = cut_sample(sample)
            self._move_to(texts)
            self._replace_frames(in_parts)
            self._sample = sample
            indices = np.flatnonzero(self._counts[:-1] != 0)  # of numbers it takes five times as long
            self._bag = Bag(indices, self._counts[indices].astype(np.float32), self._n_tokens)
        return self._bag

    def _move_to(self, texts: list[str]) -> None:
        """Have the pieces of these texts, and their sum."""
        pieces, came, went = list[Piece](), list[Piece](), list[Piece]()
        before, old_place, n_runs = NOTHING, 0, 0
        while (place := len(pieces)) < len(texts):
            if same := self._same(texts, place, old_place, before):
                pieces += self._pieces[old_place : old_place + same]
                old_place += same
            else:
                known = self._known.get((before, texts[place]))
                if known is not None:
                    new = [known]
                else:  # ever more at once: with many edits the overhead of each would be most of it
                    n_runs += 1
                    new = self._count(before, texts[place : place + _FEW * n_runs])
                pieces += new
                came += new
                meeting = self._meeting(texts, len(pieces), old_place, len(new))
                went += self._pieces[old_place:meeting]
                old_place = meeting
            before = pieces[-1].behind
        went += self._pieces[old_place:]
        self._add(came, went)
        self._texts, self._pieces = texts, pieces

    def _replace_frames(self, in_parts: Sequence[slice]) -> None:
        """Have the frames of the lines in parts in the sum."""
        if not in_parts and not len(self._frames):
            return
        np.subtract.at(self._counts, self._frames, 1)
        self._frames = frames_of_parts(self._bags, [self._pieces[parts] for parts in in_parts])
        np.add.at(self._counts, self._frames, 1)

    def _same(self, texts: list[str], place: int, old_place: int, before: Tail) -> int:
        """How many pieces from `place` on are those of the text before from `old_place` on."""
        old = self._texts
        if old_place == len(old) or self._pieces[old_place].before != before:
            return 0
        same, step, most = 0, 1, min(len(texts) - place, len(old) - old_place)
        while step:
            more = same + step
            if (
                more <= most
                and texts[place + same : place + more] == old[old_place + same : old_place + more]
            ):
                same, step = more, 2 * step
            else:
                step //= 2
        return same

    def _meeting(self, texts: list[str], place: int, old_place: int, n_new: int) -> int:
        """Where the text before goes on as `texts` does at `place`, in front of which `n_new` are new.

        `old_place` when that is not near.
        """
        old, ahead = self._texts, texts[place : place + 2]  # one alone may be any closing bracket
        replaced = old_place + n_new
        if not ahead or old[replaced : replaced + 2] == ahead:
            return replaced
        try:
            found = old.index(ahead[0], old_place, old_place + _LOOK_AHEAD)
        except ValueError:
            return old_place
        return found if old[found : found + 2] == ahead else old_place

    def _count(self, before: Tail, texts: Sequence[str]) -> list[Piece]:
        """Pieces not known so far, and perhaps some behind them that were; now they are."""
        counted = count_pieces(self._bags, before, texts)
        return [self._known.setdefault((piece.before, piece.text), piece) for piece in counted]

    def _add(self, came: Sequence[Piece], went: Sequence[Piece]) -> None:
        """Change the sum, and forget pieces that stand nowhere any more."""
        changes = Counter(came)
        changes.subtract(went)
        changed = [(piece, more) for piece, more in changes.items() if more]
        if not changed:
            return
        features = np.concatenate([piece.features for piece, _ in changed])
        times = np.repeat([more for _, more in changed], [len(piece.features) for piece, _ in changed])
        np.add.at(self._counts, features, times.astype(np.int32))
        for piece, more in changed:
            self._n_tokens += more * piece.n_tokens
            piece.times += more
            if not piece.times:
                del self._known[piece.before, piece.text]
