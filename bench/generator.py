"""Makes reports about an invented negotiation, as many as asked for, the same for the same seed.

Two island states, Ostrava Reach and Calder, talk through mediators about a fishing ground, detained crews and a
ferry line. The sentences come with their reading, so that storing and searching can be measured without reading.

    python bench/generator.py 1000 --seed 7 --into reports.jsonl
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from parley.attributions.attribution import OUTLET_VOICE, Attribution, Basis, Mode, Speaker, SpeakerKind
from parley.claims.claim import Act, Claim, Event, Polarity, Status
from parley.claims.figure import Figure
from parley.claims.reading import Reading
from parley.claims.time_expression import TimeExpression, TimexType
from parley.day import DayBasis, day_on
from parley.quantity import Hedge, Quantity
from parley.reports.report import Block, BlockKind, PublishedBasis, Report
from parley.reports.span import Span

FIRST_DAY = date(2031, 1, 1)
DAYS = 700
SYLLABLES = (
    *("bal", "cor", "den", "fen", "gar", "hol", "iv", "jor", "kel", "lim"),
    *("mar", "nor", "os", "pel", "ran", "sil", "tor", "ul", "ves", "wen"),
)
OUTLETS = tuple(
    f"{place} {kind}"
    for place in ("Calder", "Reach", "Northsea", "Harbour", "Strand", "Island", "Capital", "Union")
    for kind in ("Post", "Wire", "Gazette", "Radio", "Courier")
)
PARTIES = ("Ostrava Reach", "Calder", "Mediators", "Fishers' League", "Port Council", "Northsea Union")
OFFICES = ("foreign minister", "spokesperson", "chief negotiator", "envoy", "harbour master", "union leader")
THINGS = ("the second phase", "the detained crews", "the ferry line", "the fishing ground", "fuel deliveries",
          "the buoy line", "inspection of nets", "compensation for seized boats", "the joint patrol",
          "the tariff on herring")  # fmt: skip
COUNTED = ("sailors", "trawlers", "crates", "inspectors", "patrol boats", "licences", "prisoners", "ferries")
ACTS = (
    (Act.ACCEPT, Status.ACTUAL, "had agreed to talks on {thing}"),
    (Act.REJECT, Status.DEMANDED, "refused to give up {thing}"),
    (Act.PROPOSE, Status.OFFERED, "would release {number} {counted} if {thing} were settled"),
    (Act.DEMAND, Status.DEMANDED, "must hand over {number} {counted} before {thing} is discussed"),
    (Act.ACCUSE, Status.ACTUAL, "was stalling over {thing} to gain time"),
    (Act.RELEASE, Status.ACTUAL, "had freed {number} {counted} under {thing}"),
    (Act.SCHEDULE, Status.PLANNED, "would resume talks on {thing} on {weekday}"),
    (Act.EXPECT, Status.PREDICTED, "was expected to extend {thing} by {number} days"),
    (Act.DENY, Status.ACTUAL, "had never promised anything on {thing}"),
    (Act.HOPE, Status.WANTED, "hoped that {thing} would bring calm to {place}"),
    (Act.STATE, Status.ACTUAL, "kept {number} {counted} ready near {place}"),
    (Act.WARN, Status.CONDITIONAL, "would leave the talks unless {thing} moved in {place}"),
)
CUES = ("said", "told reporters", "insisted", "added", "stressed", "announced", "claimed", "explained")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who may be heard in the reports of one seed."""

    people: tuple[tuple[str, str, str], ...]  # name, office, party
    places: tuple[str, ...]


def cast_of(seed: int) -> Cast:
    """Return the people and places of a seed: few are heard often, many once."""
    random = Random(seed)
    names = tuple(f"{word(random)} {word(random)}" for _ in range(2_000))
    people = tuple((name, random.choice(OFFICES), random.choice(PARTIES)) for name in names)
    return Cast(people, tuple(word(random) for _ in range(5_000)))


def word(random: Random) -> str:
    """Return an invented name."""
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 3))).capitalize()


def skewed(random: Random, size: int) -> int:
    """Return an index below `size`, the low ones far more often."""
    return int(size * random.random() ** 4)


def readings(count: int, seed: int = 1, sentences: int = 12) -> Iterator[Reading]:
    """Yield so many reports with what is to be read of them."""
    cast = cast_of(seed)
    for number in range(count):
        yield reading_of(number, Random(f"{seed}/{number}"), cast, sentences)


def reading_of(number: int, random: Random, cast: Cast, sentences: int) -> Reading:
    """Return one report, about four sentences in five attributed to somebody."""
    on = FIRST_DAY + timedelta(days=number * 7 % DAYS)
    text = f"{random.choice(PARTIES)} and {random.choice(PARTIES)} meet over {random.choice(THINGS)}\n\n"
    blocks = [Block(BlockKind.HEADLINE, Span(0, len(text) - 2))]
    said: list[Attribution] = []
    claims: list[Claim] = []
    figures: list[Figure] = []
    times: list[TimeExpression] = []
    for _ in range(sentences):
        act, status, form = random.choice(ACTS)
        weekday, amount, counted = random.choice(WEEKDAYS), random.randint(2, 900), random.choice(COUNTED)
        place = cast.places[skewed(random, len(cast.places))]
        did = form.format(thing=random.choice(THINGS), number=amount, counted=counted, weekday=weekday, place=place)
        content = f"{random.choice(PARTIES)} {did}"
        start = len(text)
        if random.random() < 0.8:
            name, office, party = cast.people[skewed(random, len(cast.people))]
            source, cue = f"{party} {office} {name}", random.choice(CUES)
            text += f"{source} {cue} that {content} on {weekday}.\n\n"
            speaker = Speaker(name, SpeakerKind.PERSON, party, Basis.STATED, rank=office, entity=skewed(random, 5))
            begin = start + len(source) + 1 + len(cue) + 6
            spans = (Span(start, start + len(source)),), (Span(start + len(source) + 1, begin - 6),)
        else:
            text += f"{content} on {weekday}.\n\n"
            speaker, begin, spans = OUTLET_VOICE, start, ((), ())
        end = begin + len(content)
        said.append(Attribution(*spans, (Span(begin, end),), Mode.INDIRECT, speaker))
        times.append(
            TimeExpression(Span(end + 4, end + 4 + len(weekday)), weekday, TimexType.DATE, on.isoformat(), day_on(on))
        )
        counts: tuple[Figure, ...] = ()
        if f"{amount} {counted}" in content:
            at = begin + content.index(str(amount))
            quantity = Quantity(Decimal(amount), Decimal(amount), Hedge.EXACT, counted.rstrip("s"), counted)
            counts = (Figure(Span(at, at + len(f"{amount} {counted}")), f"{amount} {counted}", quantity),)
        figures += counts
        event = Event(act, (random.choice(PARTIES),), what=did, polarity=Polarity.POSITIVE, status=status)
        claims.append(Claim(len(said) - 1, act, event, (Span(begin, end),), figures=counts, said_on=day_on(on)))
        blocks.append(Block(BlockKind.PARAGRAPH, Span(start, len(text) - 2)))
    report = Report(
        id=f"report-{number:07}",
        text=text,
        outlet=OUTLETS[skewed(random, len(OUTLETS))],
        published=day_on(on, DayBasis.STATED),
        published_basis=PublishedBasis.METADATA,
        blocks=tuple(blocks),
    )
    return Reading(report, tuple(said), tuple(claims), tuple(figures), tuple(times))


def main() -> None:
    """Write reports as JSON lines."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("count", type=int)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--into", type=Path, required=True)
    wanted = asked.parse_args()
    with wanted.into.open("w", encoding="utf-8") as file:
        for reading in readings(wanted.count, wanted.seed):
            report = reading.report
            row = {"id": report.id, "outlet": report.outlet, "published": str(report.published), "text": report.text}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
