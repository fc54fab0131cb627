"""Stored weights: arrays in one .npz file, large ones as eight-bit whole numbers with a scale for each row.

1. `name` is the array itself, or its whole numbers when `name!scale` stands beside it: value = number * scale of the
   row. Rows are those of the first axis.
"""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats

SCALE = "!scale"


def packed(arrays: Mapping[str, NDArray[np.generic]], steps: Mapping[str, int]) -> dict[str, NDArray[np.generic]]:
    """Return arrays as they are stored: those named as whole numbers of so many steps either way, others in 16 bits."""
    out: dict[str, NDArray[np.generic]] = {}
    for name, array in arrays.items():
        if name in steps:
            flat = np.asarray(array, np.float32).reshape(len(array), -1)
            least = np.finfo(np.float16).smallest_normal
            scale = np.maximum(np.abs(flat).max(1) / steps[name], least).astype(np.float16)
            whole = np.rint(flat / scale[:, None].astype(np.float32))
            out[name] = np.clip(whole, -127, 127).astype(np.int8).reshape(array.shape)
            out[name + SCALE] = scale
        else:
            out[name] = array.astype(np.float16) if array.dtype.kind == "f" else array
    return out


def weights_in(path: Path, *names: str) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of a file, all or those named, at full width."""
    with np.load(path) as stored:
        wanted = [n for name in names for n in (name, name + SCALE) if n in stored.files] if names else stored.files
        arrays = {name: stored[name] for name in wanted}
    return {name: unpacked(name, arrays) for name in arrays if not name.endswith(SCALE)}


def unpacked(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> NDArray[np.generic]:
    """Return one array at full width; whole numbers that have no scale stay as they are."""
    array = arrays[name]
    scale = arrays.get(name + SCALE)
    if scale is not None:
        wide: Floats = array.astype(np.float32)
        wide *= np.asarray(scale, np.float32).reshape(-1, *[1] * (array.ndim - 1))
        return wide
    return array.astype(np.float32) if array.dtype.kind == "f" else array
