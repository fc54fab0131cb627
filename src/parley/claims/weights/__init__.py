"""What the readers of claims have learned: one .npz file each; CARD.md says from what and how well."""

from functools import lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray


@lru_cache(maxsize=4)
def weights_named(name: str) -> dict[str, NDArray[np.generic]]:
    """Return the arrays of the model `name`; `FileNotFoundError` where there is none."""
    with as_file(files(__name__) / f"{name}.npz") as path, np.load(path) as stored:
        return {key: stored[key] for key in stored.files}
