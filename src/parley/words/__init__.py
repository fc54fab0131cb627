"""Lists of words, one entry a line, each with its origin on top.

1. A line that begins with `#` tells the origin or the meaning of the lines after it; an empty line says nothing.
2. A list is read once, when it is first asked for.
"""

from functools import cache
from importlib.resources import files


@cache
def words_in(name: str) -> tuple[str, ...]:
    """Return the entries of the list `name` ("agencies.txt"), in order."""
    lines = files(__name__).joinpath(name).read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))
