"""The page of talks: rounds by day with venue, who took part and through whom, and what each teller says of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from parley.claims.reading import Reading
from parley.story.round import Round, rounds_from_readings


@dataclass(frozen=True, slots=True)
class Channel:
    """A way of talking, and where it is told of."""

    kind: str  # "direct", "indirect"
    via: tuple[str, ...]
    venues: tuple[str, ...]
    tellings: int


@dataclass(frozen=True, slots=True)
class TalksPage:
    """Rounds with a venue, what is told of talks without one, and the channels."""

    rounds: tuple[Round, ...]
    elsewhere: tuple[Round, ...]
    channels: tuple[Channel, ...]


def talks_page(readings: Iterable[Reading]) -> TalksPage:
    """Return the page of a record."""
    rounds = rounds_from_readings(readings)
    placed = tuple(r for r in rounds if r.venue)
    return TalksPage(placed, tuple(r for r in rounds if not r.venue), tuple(_channels(rounds)))


def _channels(rounds: Iterable[Round]) -> list[Channel]:
    told = [sitting for r in rounds for sitting in r.tellings]
    found = []
    for kind in ("direct", "indirect"):
        own = [s for s in told if s.channel == kind]
        if own:
            via = tuple(dict.fromkeys(s.via for s in own if s.via))
            found.append(Channel(kind, via, tuple(dict.fromkeys(s.venue for s in own if s.venue)), len(own)))
    return found
