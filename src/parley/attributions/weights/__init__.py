"""The networks' weights: one .npz file each, the encoder's pieces, and CARD.md, which says how they came to be."""

from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from parley.attributions.stored import weights_in


def weights_named(name: str, *arrays: str) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the network `name`, all or those asked for, at full width.

    Raises `FileNotFoundError` where there is no such network, `KeyError` where it has no such array.
    """
    with as_file(files(__name__) / f"{name}.npz") as path:
        return weights_in(path, *arrays)


def pieces_named(name: str) -> tuple[str, ...]:
    """Return the encoder's vocabulary, in the order of its embeddings."""
    return tuple(files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines())
