"""The compiled network behind arrays: counted features to hidden units, and on to probabilities.

Knows: shapes, types and addresses of weights. Never: what a feature or a label means.
"""

from __future__ import annotations

import ctypes
import threading
from struct import pack

import numpy as np
import numpy.typing as npt

from lsp_langid.native.addresses import address_of, addresses_of
from lsp_langid.native.kernel import Counted
from lsp_langid.native.library import library

Floats = npt.NDArray[np.float32]


class _Struct(ctypes.Structure):
    """`Network` of kernel.c."""

    _fields_ = (
        ("rows", ctypes.c_void_p),
        ("scales", ctypes.c_void_p),
        ("hidden_biases", ctypes.c_void_p),
        ("output_weights", ctypes.c_void_p),
        ("output_biases", ctypes.c_void_p),
        ("n_hidden", ctypes.c_int64),
        ("n_labels", ctypes.c_int64),
        ("is_damped", ctypes.c_int64),
    )


class _Room:
    """What one thread's calls write into, ever larger as larger batches come.

    A caller holds it in a variable: when the interpreter ends, that alone keeps what a daemon thread is at.
    """

    def __init__(self) -> None:
        self.floats = np.empty(0, dtype=np.float32)  # weights of features, then logits
        self.hidden = np.empty(0, dtype=np.float32)
        self.probabilities = np.empty(0, dtype=np.float64)
        self.places = np.empty(0, dtype=np.int64)
        self.best = np.empty(0, dtype=np.float64)  # the scores at these places
        self.borders = np.zeros(2, dtype=np.int64)  # of one document
        self.borders_at = address_of(self.borders)
        self.grow(1, 1, 1)
        self.grow_places(1)

    def grow(self, n_floats: int, n_hidden: int, n_probabilities: int) -> None:
        """Have room for so many of each."""
        if n_floats > len(self.floats):
            self.floats = np.empty(2 * n_floats, dtype=np.float32)
            self.floats_at = address_of(self.floats)
        if n_hidden > len(self.hidden):
            self.hidden = np.empty(2 * n_hidden, dtype=np.float32)
            self.hidden_at = address_of(self.hidden)
        if n_probabilities > len(self.probabilities):
            self.probabilities = np.empty(2 * n_probabilities, dtype=np.float64)
            self.probabilities_at = address_of(self.probabilities)

    def grow_places(self, n: int) -> None:
        """Have room for so many places."""
        if n > len(self.places):
            self.places, self.best = np.empty(2 * n, dtype=np.int64), np.empty(2 * n, dtype=np.float64)
            self.places_at, self.best_at = addresses_of(self.places, self.best)


class _Rooms(threading.local):
    """One for each thread."""

    def __init__(self) -> None:
        self.mine = _Room()


_rooms = _Rooms()


class Network:
    """The weights of one model as the kernel reads them; any number of threads may use it at once.

    Args:
        rows: First layer, shape (D, H).
        scales: Of each of its rows, shape (D,).
        hidden_biases: Shape (H,).
        output_weights: Shape (H, K).
        output_biases: Shape (K,).
        is_damped: Whether counts become log(1 + count), of length 1 together; else they stay.
    """

    def __init__(
        self,
        rows: npt.NDArray[np.int8],
        scales: Floats,
        hidden_biases: Floats,
        output_weights: Floats,
        output_biases: Floats,
        *,
        is_damped: bool,
    ) -> None:
        found = library()
        if found is None:
            raise RuntimeError("there is no compiled kernel; ask `network_for`")
        self._parts = (  # kept alive, since the kernel copies nothing
            np.ascontiguousarray(rows, dtype=np.int8),
            np.ascontiguousarray(scales, dtype=np.float32),
            np.ascontiguousarray(hidden_biases, dtype=np.float32),
            np.ascontiguousarray(output_weights, dtype=np.float32),
            np.ascontiguousarray(output_biases, dtype=np.float32),
        )
        self._n_hidden, self._n_labels = output_weights.shape
        self._is_damped = is_damped
        self._struct = _Struct(*addresses_of(*self._parts), self._n_hidden, self._n_labels, is_damped)
        self._at = ctypes.addressof(self._struct)
        self._forward = found.langid_forward

    def __reduce__(self) -> tuple[object, ...]:
        return (_made_again, (self._parts, self._is_damped))

    def forward_counted(self, counted: Counted, temperature: float) -> tuple[Floats, npt.NDArray[np.float64]]:
        """What the network says of a text that this thread has just counted: shapes (H,) and (K,)."""
        n = counted.n_features
        room = _rooms.mine
        room.grow(n + self._n_labels, self._n_hidden, self._n_labels)
        room.borders[1] = n
        self._forward(
            self._at,
            room.borders_at,
            1,
            counted.features_at,
            counted.counts_at,
            pack("d", temperature),
            room.floats_at,
            room.hidden_at,
            room.floats_at + 4 * n,
            room.probabilities_at,
        )
        return room.hidden[: self._n_hidden].copy(), room.probabilities[: self._n_labels].copy()

    def forward(
        self,
        borders: npt.NDArray[np.int64],
        features: npt.NDArray[np.int64],
        counts: Floats,
        temperatures: npt.NDArray[np.float64],
    ) -> tuple[Floats, npt.NDArray[np.float64]]:
        """What the network says of N documents, each alone.

        Args:
            borders: Document d has the features from borders[d] to borders[d + 1]; shape (N + 1,).
            features: Active features of all, shape (n,), each below D.
            counts: How often each occurs in its document, shape (n,).
            temperatures: Of each document, > 0, shape (N,).

        Returns:
            Hidden activations, shape (N, H), and probabilities, shape (N, K), each row of sum 1.
        """
        n = len(borders) - 1
        room = _rooms.mine
        room.grow(len(features) + self._n_labels, n * self._n_hidden, n * self._n_labels)
        # Bytes go to the kernel as they are; to ask an array for its address takes longer than to copy it.
        self._forward(
            self._at,
            borders.tobytes(),
            n,
            features.astype(np.int32).tobytes(),
            counts.tobytes(),
            temperatures.tobytes(),
            room.floats_at,
            room.hidden_at,
            room.floats_at + 4 * len(features),
            room.probabilities_at,
        )
        hidden = room.hidden[: n * self._n_hidden].reshape(n, self._n_hidden).copy()
        return hidden, room.probabilities[: n * self._n_labels].reshape(n, self._n_labels).copy()


def _made_again(
    parts: tuple[npt.NDArray[np.int8], Floats, Floats, Floats, Floats], is_damped: bool
) -> Network | None:
    return network_for(*parts, is_damped=is_damped)


def network_for(
    rows: npt.NDArray[np.int8],
    scales: Floats,
    hidden_biases: Floats,
    output_weights: Floats,
    output_biases: Floats,
    *,
    is_damped: bool,
) -> Network | None:
    """A network; None where there is no compiled library."""
    if library() is None:
        return None
    return Network(rows, scales, hidden_biases, output_weights, output_biases, is_damped=is_damped)


def best_places(scores_NK: npt.NDArray[np.float64], top: int) -> npt.NDArray[np.int64] | None:
    """Places of the best `top` of each row, best first, ties in order of place; shape (N, min(top, K)).

    None where there is no compiled library.
    """
    found = library()
    if found is None:
        return None
    n_rows, n_columns = scores_NK.shape
    top = min(top, n_columns)
    room = _rooms.mine
    room.grow_places(n_rows * top)
    found.langid_best(scores_NK.tobytes(), n_rows, n_columns, top, room.places_at, room.best_at)
    return room.places[: n_rows * top].reshape(n_rows, top).copy()


def best_of_row(scores_K: npt.NDArray[np.float64], top: int) -> tuple[list[int], list[float]] | None:
    """The same of one row, and the scores there."""
    found = library()
    if found is None:
        return None
    top = min(top, len(scores_K))
    room = _rooms.mine
    room.grow_places(top)
    found.langid_best(scores_K.tobytes(), 1, len(scores_K), top, room.places_at, room.best_at)
    return room.places[:top].tolist(), room.best[:top].tolist()
