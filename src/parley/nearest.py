"""What somebody may have meant by a name that nobody declared."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60  # characters of a name that are compared


def did_you_mean(name: str, known: Iterable[str], otherwise: str, quotes: str = "“”") -> str:
    """Return a mend: the nearest known name, or what to do where none is near."""
    near = get_close_matches(name[:LONGEST], sorted(known), 1, 0.6)
    return f"Did you mean {quotes[0]}{near[0]}{quotes[1]}?" if near else otherwise
