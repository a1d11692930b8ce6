"""Identify a column of texts: pandas, pyarrow, polars, numpy or a list in, a table of the same kind out.

Knows: which libraries' columns there are, and how each marks what is missing. Never: how a text is
identified. None of the libraries is imported here: who hands in a column has imported his.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from lsp_langid import shared_detector
from lsp_langid.core.policy import BALANCED

if TYPE_CHECKING:
    from lsp_langid.core.detector import Detector
    from lsp_langid.core.languages import Language
    from lsp_langid.core.verdict import Verdict

_SLICE = 1_024  # cells of an Arrow column that are Python strings at a time


@dataclass(frozen=True, slots=True)
class _Column:
    """What is to be known of a column, whatever library it is from."""

    cells: Callable[[], Iterator[object]]  # may be gone through more than once
    table: Callable[[dict[str, list[Any]]], Any]  # of answers with None for what is missing
    repeats: bool = False  # it holds each text once, and says where it stands


def identify_column(
    column: Any,
    *,
    detector: Detector | None = None,
    batch_size: int = 256,
    only: Collection[Language] | None = None,
    mode: str = BALANCED,
    errors: Literal["raise", "coerce"] = "raise",
) -> Any:
    """Name the language of every text in a column.

    The answer has a row for each cell and the columns `language` (id; missing where the verdict is
    silent), `confidence`, `reason` and `best` (id of the likeliest language, also where it is silent).
    A missing cell (None, NaN, NA) gives a row in which all four are missing.

    Args:
        column: A pandas Series, a pyarrow Array or ChunkedArray, a polars Series, a numpy array of one
            axis, or any other iterable of strings. Of categories and dictionaries each text is
            identified once.
        detector: None for the shipped model.
        batch_size: As of `Detector.identify_many`.
        only: As of `Detector.identify_many`.
        mode: As of `Detector.identify_many`.
        errors: What to do about cells that are neither strings nor missing: "raise" before anything is
            identified, or "coerce" them to missing ones.

    Returns:
        A pandas DataFrame with the index of the Series, a pyarrow Table, a polars DataFrame; for all
        else a dict of lists with None for what is missing.

    Raises:
        TypeError: No column, or cells that are neither strings nor missing.
    """
    if errors not in ("raise", "coerce"):
        raise ValueError(f"errors={errors!r}: expected 'raise' or 'coerce'")
    source = _column(column)
    if errors == "raise":
        _refuse_others(source.cells())
    answers = _Answers()
    texts = answers.texts_among(source.cells())
    places: list[int] | None = None
    if source.repeats:
        every = list(texts)
        place_of = {text: place for place, text in enumerate(dict.fromkeys(every))}
        places, texts = [place_of[text] for text in every], iter(place_of)
    detector = detector or shared_detector()
    for verdict in detector.identify_many(texts, batch_size=batch_size, only=only, mode=mode):
        answers.take(verdict)
    return source.table(answers.columns(places))


@dataclass
class _Answers:
    """The columns of the answer while it grows."""

    present: list[bool] = field(default_factory=list)  # of each cell: is it a text
    language: list[str | None] = field(default_factory=list)  # of the texts, as are those below
    confidence: list[float] = field(default_factory=list)
    reason: list[str] = field(default_factory=list)
    best: list[str] = field(default_factory=list)

    def texts_among(self, cells: Iterator[object]) -> Iterator[str]:
        """The texts, once; what is missing is noted in passing."""
        for cell in cells:
            is_text = isinstance(cell, str)
            self.present.append(is_text)
            if isinstance(cell, str):
                yield cell

    def take(self, verdict: Verdict) -> None:
        """The answer to the next text."""
        self.language.append(verdict.language.id if verdict.language else None)
        self.confidence.append(verdict.confidence)
        self.reason.append(verdict.reason.value)
        self.best.append(verdict.best.id)

    def columns(self, places: Sequence[int] | None) -> dict[str, list[Any]]:
        """One value a cell.

        Args:
            places: Which answer is that of each text; None for one after the other.
        """
        parts: dict[str, Sequence[Any]] = {
            "language": self.language,
            "confidence": self.confidence,
            "reason": self.reason,
            "best": self.best,
        }
        if places is not None:
            parts = {name: [values[place] for place in places] for name, values in parts.items()}
        if all(self.present):
            return {name: list(values) for name, values in parts.items()}
        spread = {}
        for name, values in parts.items():
            of_text = iter(values)
            spread[name] = [next(of_text) if is_text else None for is_text in self.present]
        return spread


def _column(column: Any) -> _Column:
    """Find out what kind of column it is.

    Raises:
        TypeError: It is none.
    """
    if isinstance(column, (str, bytes, Mapping)):
        raise TypeError(f"expected a column of texts, got one {type(column).__name__}")
    if (pandas := _imported("pandas")) is not None and isinstance(column, pandas.Series):
        categories = isinstance(column.dtype, pandas.CategoricalDtype)
        return _Column(
            lambda: iter(column), lambda lists: _pandas_table(pandas, lists, column.index), categories
        )
    if (arrow := _imported("pyarrow")) is not None and isinstance(column, (arrow.Array, arrow.ChunkedArray)):
        is_dictionary = arrow.types.is_dictionary(column.type)
        return _Column(lambda: _arrow_cells(column), lambda lists: _arrow_table(arrow, lists), is_dictionary)
    if (polars := _imported("polars")) is not None and isinstance(column, polars.Series):
        categories = column.dtype in (polars.Categorical, polars.Enum)
        return _Column(lambda: iter(column), lambda lists: _polars_table(polars, lists), categories)
    if hasattr(column, "columns") or getattr(column, "ndim", 1) != 1:
        raise TypeError(
            f"expected one column, got {type(column).__module__}.{type(column).__qualname__} with several: "
            'hand in one, as `frame["text"]` does'
        )
    cells = column.tolist() if hasattr(column, "tolist") else list(column)
    return _Column(lambda: iter(cells), lambda lists: lists)


def _imported(name: str) -> ModuleType | None:
    """A library, if somebody has imported it: without it there are no columns of its kind."""
    return sys.modules.get(name)


def _arrow_cells(column: Any) -> Iterator[object]:
    """The cells as Python has them, a slice at a time: a column may be larger than its strings fit twice."""
    for start in range(0, len(column), _SLICE):
        yield from column.slice(start, _SLICE).to_pylist()


def _pandas_table(pandas: Any, lists: dict[str, list[Any]], index: Any) -> Any:
    return pandas.DataFrame(lists, index=index).astype({"confidence": "float64"})


def _arrow_table(arrow: Any, lists: dict[str, list[Any]]) -> Any:
    types = {name: arrow.float64() if name == "confidence" else arrow.string() for name in lists}
    return arrow.table(lists, schema=arrow.schema(types.items()))


def _polars_table(polars: Any, lists: dict[str, list[Any]]) -> Any:
    types = {name: polars.Float64 if name == "confidence" else polars.String for name in lists}
    return polars.DataFrame(lists, schema=types)


def _refuse_others(cells: Iterator[object]) -> None:
    """Raise TypeError when there are cells that are neither strings nor missing."""
    first: tuple[int, object] | None = None
    n_others = 0
    for place, cell in enumerate(cells):
        if not isinstance(cell, str) and not _is_missing(cell):
            first = first or (place, cell)
            n_others += 1
    if first is not None:
        place, cell = first
        raise TypeError(
            f"cells that are neither texts nor missing: {n_others}, the first at position {place} "
            f"({type(cell).__name__} {cell!r:.60}). Make them strings (bytes: decode them), or have them "
            'count as missing with errors="coerce".'
        )


def _is_missing(cell: object) -> bool:
    """None, pandas.NA and NaT, or a NaN of any width."""
    if cell is None or type(cell).__name__ in ("NAType", "NaTType"):
        return True
    try:
        return bool(cell != cell)
    except (TypeError, ValueError):  # a cell that is itself an array
        return False
