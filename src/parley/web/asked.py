"""What a page is asked: by which address, with which words, of which record, as of which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from parley.dossier.passage import Filter
from parley.engine.report import Status
from parley.record.record import Record
from parley.web.held import Held

WEEK = timedelta(days=6)
PAGE = 20  # passages listed at once
FARTHEST = 10_000  # passages that may be skipped


class BadQuestion(ValueError):
    """The address asks for something that cannot be: a day that does not exist."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One page's question."""

    held: Held
    query: Mapping[str, tuple[str, ...]]
    waits: bool = True  # for what takes long; a page in a browser may ask for that a moment later

    @property
    def record(self) -> Record:
        """Return this thread's connection to the record."""
        return self.held.record()

    def word(self, name: str, otherwise: str = "") -> str:
        """Return one word of the question."""
        return self.query.get(name, ("",))[-1].strip() or otherwise

    @property
    def query_string(self) -> str:
        """Return the question as an address carries it."""
        return urlencode([(name, value) for name, values in self.query.items() for value in values])

    def day(self, name: str) -> date | None:
        """Return a day of the question; BadQuestion where there is no such day."""
        word = self.word(name)
        try:
            return date.fromisoformat(word) if word else None
        except ValueError:
            raise BadQuestion(f"{name}={word}: there is no such day; write it as 2025-03-12") from None

    def number(self, name: str, most: int = FARTHEST) -> int:
        """Return a number of the question, 0 where none is given; BadQuestion where it is none or too large."""
        word = self.word(name)
        if not word:
            return 0
        if not word.isdecimal() or int(word[:9]) > most or len(word) > 9:
            raise BadQuestion(f"{name}={word[:40]}: write a number from 0 to {most:,}")
        return int(word)

    @property
    def on(self) -> date | None:
        """Return the day as of which the page shows things: asked for, given at the start, or the record's last."""
        return self.day("on") or self.held.on or self.held.once("last day", last_day)

    @property
    def since(self) -> date | None:
        """Return the day since which things count as new: a week, where nothing is asked for."""
        return self.day("since") or (self.on - WEEK if self.on else None)

    @property
    def status(self) -> Status | None:
        """Return where the agreement stands on the day; None without an agreement or a day."""
        return self.held.status(self.on) if self.on else None

    @property
    def filter(self) -> Filter:
        """Return the facets and words asked for."""
        for name in ("since", "until"):
            self.day(name)
        facets = {name: tuple(filter(None, self.query.get(name, ()))) for name in FACET_NAMES}
        for month in facets["month"]:
            if not (len(month) == 7 and month[4] == "-" and month.replace("-", "").isdecimal()):
                raise BadQuestion(f"month={month[:20]}: write it as 2025-03")
        return Filter(words=self.word("q")[:300], since=self.word("since"), until=self.word("until"), **facets)


FACET_NAMES = ("speaker", "party", "outlet", "kind", "act", "status", "month")


def last_day(record: Record) -> date | None:
    """Return the last day on which a report was published; None where no day is known."""
    found = record.execute("SELECT max(published_to) FROM report WHERE current").fetchone()[0]
    return date.fromisoformat(found) if found else None
