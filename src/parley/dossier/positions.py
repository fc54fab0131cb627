"""The page of positions: by party and matter, what is told to be held, since when, what changed, and who says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from parley.claims.reading import Reading
from parley.story.position import Held, Position, positions_from_readings
from parley.story.teller import Teller


@dataclass(frozen=True, slots=True)
class PositionsPage:
    """Positions told more than once, and those told once."""

    positions: tuple[Position, ...]
    once: tuple[Position, ...]


def positions_page(readings: Sequence[Reading]) -> PositionsPage:
    """Return the page of a record."""
    found = positions_from_readings(readings)
    return PositionsPage(
        tuple(position for position in found if len(position.told) > 1),
        tuple(position for position in found if len(position.told) == 1),
    )


def teller_in_words(held: Held) -> str:
    """Return who says that the position is held, in words."""
    outlet = held.outlet or held.report
    if held.teller is Teller.OUTLET:
        return f"{outlet} in its own voice"
    who = "itself" if held.teller is Teller.ITSELF else "a mediator" if held.teller is Teller.MEDIATOR else ""
    name = held.speaker or "somebody whom the text leaves out"
    return f"{who} ({name}) in {outlet}" if who else f"{name} in {outlet}"
