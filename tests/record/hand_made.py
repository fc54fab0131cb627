"""Readings made by hand, about an invented quay strike, for the record's tests."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from parley.attributions.attribution import OUTLET_VOICE, Attribution, Basis, Mode, Part, Speaker, SpeakerKind, Unread
from parley.claims.claim import Act, Claim, Event, Link, LinkKind, Polarity, Status
from parley.claims.figure import Figure
from parley.claims.reading import Reading
from parley.claims.time_expression import TimeExpression, TimexType
from parley.day import Day, DayBasis, Granularity, day_on
from parley.party import Capacity
from parley.quantity import Hedge, Quantity
from parley.reports.report import Block, BlockKind, Credit, PublishedBasis, Report
from parley.reports.span import Span

TEXT = (
    "Quay talks stall\n\nTalks on the quay broke off, the union's Ina Vold said on Monday. She offered 40 to 50 cranes."
)


def span_of(words: str, text: str = TEXT) -> Span:
    """Return where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


VOLD = Speaker(
    "Ina Vold", SpeakerKind.PERSON, "Dock Union", Basis.STATED, Capacity.PARTY, rank="spokesperson", entity=0
)
SAID_ON = day_on(date(2031, 5, 5), DayBasis.INFERRED)
CRANES = Figure(span_of("40 to 50 cranes"), "40 to 50 cranes", Quantity(Decimal(40), Decimal(50), Hedge.EXACT, "crane"))

QUAY = Report(
    id="quay.txt",
    text=TEXT,
    outlet="Harbour Post",
    url="https://harbour.example/quay",
    byline="A. Writer",
    published=day_on(date(2031, 5, 6)),
    published_basis=PublishedBasis.GIVEN,
    credits=(Credit("Wire", None), Credit("Quay", span_of("Quay"))),
    blocks=(Block(BlockKind.HEADLINE, span_of("Quay talks stall")), Block(BlockKind.PARAGRAPH, Span(18, len(TEXT)))),
    notes=("decoded as windows-1252",),
)
QUAY_READ = Reading(
    report=QUAY,
    attributions=(
        Attribution(
            (span_of("the union's Ina Vold"),),
            (span_of("said"),),
            (span_of("Talks on the quay broke off"),),
            Mode.INDIRECT,
            VOLD,
        ),
        Attribution((), (), (span_of("Quay talks stall"),), Mode.INDIRECT, OUTLET_VOICE),
        Attribution(
            (span_of("She"),), (span_of("offered"),), (span_of("40 to 50 cranes"),), Mode.INDIRECT, VOLD, parent=0
        ),
    ),
    claims=(
        Claim(
            attribution=0,
            act=Act.STATE,
            event=Event(Act.SCHEDULE, by=("Dock Union", "Port"), what="talks", status=Status.ACTUAL),
            spans=(span_of("Talks on the quay broke off"),),
            trigger=span_of("broke off"),
            said_on=SAID_ON,
        ),
        Claim(
            attribution=2,
            act=Act.PROPOSE,
            event=Event(Act.MEASURE, to=("Port",), polarity=Polarity.NEGATIVE, status=Status.OFFERED),
            spans=(span_of("40 to 50 cranes"),),
            figures=(CRANES,),
            said_on=SAID_ON,
            event_on=Day(date(2031, 5, 1), date(2031, 5, 31), Granularity.MONTH),
            links=(Link(LinkKind.ANSWERS, 0),),
            strength="promise",
        ),
    ),
    figures=(CRANES,),
    days=(TimeExpression(span_of("Monday"), "Monday", TimexType.DATE, "2031-05-05", SAID_ON, "report day - 1 day"),),
    unread=(Unread((span_of("Quay talks stall"),), "a headline without a verb"),),
)


def reading_with(name: str, text: str, outlet: str = "Harbour Post") -> Reading:
    """Return a reading in which the outlet says every paragraph itself."""
    report = Report(id=name, text=text, outlet=outlet)
    spans = [span_of(line, text) for line in dict.fromkeys(text.split("\n")) if line.strip()]
    return Reading(report, tuple(Attribution((), (), (span,), Mode.INDIRECT, OUTLET_VOICE) for span in spans))


def _spans(size: int) -> st.SearchStrategy[Span]:
    starts = st.integers(0, size - 1)
    return starts.flatmap(lambda start: st.integers(start + 1, size).map(lambda end: Span(start, end)))


NAMES = st.sampled_from(["a.txt", "b.txt", "c/d.txt", "été"])


@st.composite
def made_readings(draw: st.DrawFn, names: st.SearchStrategy[str] = NAMES) -> Reading:
    """Make readings with any text, any speakers, and every field filled or not."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=2, max_size=60))
    title = draw(st.sampled_from(["", "Title here"]))
    name = draw(names)
    spans = _spans(len(text))
    some = st.lists(spans, max_size=3).map(tuple)
    days = st.none() | st.builds(day_on, st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.sampled_from(DayBasis))
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    speakers = st.builds(
        Speaker, words, st.sampled_from(SpeakerKind), words, st.sampled_from(Basis),
        st.none() | st.sampled_from(Capacity), words, words, st.none() | st.integers(0, 9),
        hearsay=st.booleans(), entity=st.none() | st.integers(0, 3),
    )  # fmt: skip
    parts = st.just(Part.TEXT)
    said = draw(
        st.lists(st.builds(Attribution, some, some, some, st.sampled_from(Mode), speakers, part=parts), max_size=4)
    )
    amounts = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
    quantities = st.builds(lambda n, h, u: Quantity(n, n, h, u), amounts, st.sampled_from(Hedge), words)
    figures = draw(st.lists(st.builds(Figure, spans, words, quantities, parts), max_size=3, unique=True))
    claims: list[Claim] = []
    if said:
        events = st.builds(
            Event,
            st.sampled_from(Act),
            st.lists(words, max_size=2).map(tuple),
            what=words,
            status=st.sampled_from(Status),
        )
        made = st.builds(
            Claim, st.integers(0, len(said) - 1), st.sampled_from(Act), events,
            st.lists(spans, min_size=1, max_size=2).map(tuple),
            trigger=st.none() | spans, condition=some, reason=some, said_on=days, event_on=days,
        )  # fmt: skip
        claims = draw(st.lists(made, max_size=3))
        if figures and claims:
            claims[0] = replace(claims[0], figures=(figures[0],))
    return Reading(
        Report(name, text, title, published=draw(days)), tuple(said), tuple(claims), tuple(figures),
        unread=tuple(draw(st.lists(st.builds(Unread, some, words, parts), max_size=2))),
    )  # fmt: skip
