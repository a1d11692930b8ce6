"""Where the numbers of an array lie."""

from __future__ import annotations

from typing import Any

import numpy.typing as npt


def address_of(array: npt.NDArray[Any]) -> int:
    """Address of the first number; good as long as the array is."""
    return int(array.__array_interface__["data"][0])


def addresses_of(*arrays: npt.NDArray[Any]) -> tuple[int, ...]:
    """Address of each."""
    return tuple(address_of(array) for array in arrays)
