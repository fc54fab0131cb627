"""Reading years and centuries with their era: "44 BC", "AD 410", "the 3rd century BC".

1. Days are kept in a calendar that begins with the year 1: what lies before has a TIMEX3 value and no day.
"""

from parley.claims.length_reading import Pieces
from parley.claims.time_meaning import Meaning, Named, Piece, Reference
from parley.claims.time_words import Words

FIRST_CENTURY = 1


def era(words: Words, first: int, last: int) -> Pieces | None:
    """Read a year or century before or after the turn of the eras."""
    number = next(at for at in range(first, last) if words.name(at) in ("small", "big", "year", "ord"))
    before = any(words.name(at) == "era" and words.value(at) == "BC" for at in range(first, last))
    count = int(float(words.value(number)))
    if words.name(number) == "ord":
        if not any(words.name(at) == "unit" and words.value(at) == "C" for at in range(first, last)):
            return None
        value, meaning = f"BC{count - FIRST_CENTURY:02d}", Named(tens=f"{count - FIRST_CENTURY:02d}")
    else:
        value, meaning = f"BC{count:04d}", Named(year=count)
    if not 1 <= count <= 9999:
        return None
    told: Meaning = Reference(value) if before else meaning
    return (Piece(first, last, told, note="before the year 1: kept without a day" if before else ""),)
