"""Echoes in the record: computed anew after reading, and read back.

1. They are computed from what the record holds of the current reports, so that the order of reading does not show.
2. All of them are replaced in one transaction; where nothing was read since, they are left alone.
3. Reports are held against those published next to them; in a record of more than that, nearly equal texts too, however
   far apart, found by MinHash bands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice

from parley.attributions.attribution import Attribution, Part
from parley.claims.reading import Reading
from parley.dossier.echoes import EchoesPage, EchoOfReports, EchoTold, echoes_page, speaker_named
from parley.record.identity import Identities, identities_of
from parley.record.record import Record, transaction
from parley.record.rows import spans_json
from parley.record.stored import attributions_of, report_of
from parley.reports.span import text_of_spans
from parley.story.copies import copies_in
from parley.story.echo import (
    WINDOW,
    Echo,
    How,
    Repeat,
    Telling,
    echoes_from_repeats,
    repeats_from_reports,
    repeats_from_utterances,
)
from parley.story.utterance import Utterance, utterances_from_reading

MOST = 1_000  # echoes on a page
MOST_TOLD = 50  # tellings of one of them: of a release printed a thousand times, the first


def renew_echoes(record: Record, window: int = WINDOW) -> bool:
    """Compute the echoes where reports were read since they last were; tell whether they were computed."""
    state = _state(record)
    if record.execute("SELECT 1 FROM echoes_of WHERE reports = ?", (state,)).fetchone():
        return False
    echoes = echoes_from_repeats(_repeats(record, window))
    with transaction(record):
        write_echoes(record, echoes)
        record.execute("INSERT OR REPLACE INTO echoes_of VALUES (1, ?)", (state,))
    return True


def _state(record: Record) -> str:
    """Return a digest of the current reports and how they were read."""
    digest = sha256()
    for row in record.execute("SELECT id, reading FROM report WHERE current ORDER BY id"):
        digest.update(repr(row).encode())
    return digest.hexdigest()


def _repeats(record: Record, window: int) -> Iterator[Repeat]:
    """Yield which utterances repeat which: of reports published near each other, and of copies far apart."""
    numbers = _in_order(record)
    yield from repeats_from_reports((_utterances(record, number) for number in numbers), window)
    if len(numbers) > window:
        yield from _repeats_of_copies(record, numbers, window)


def _repeats_of_copies(record: Record, numbers: Sequence[int], window: int) -> Iterator[Repeat]:
    """Yield which utterances repeat which in nearly equal reports that stand farther apart than the window."""
    texts = (record.execute("SELECT text FROM report_text WHERE report = ?", (n,)).fetchone()[0] for n in numbers)
    first, earlier = -1, tuple[Utterance, ...]()
    for copy in copies_in(texts):
        if copy.other - copy.one > window:
            if copy.one != first:
                first, earlier = copy.one, _utterances(record, numbers[copy.one])
            later = _utterances(record, numbers[copy.other])
            if [u.wording.words for u in later] != [u.wording.words for u in earlier]:
                yield from repeats_from_utterances([*earlier, *later])


def _in_order(record: Record) -> list[int]:
    """Return the numbers of the current reports, in order of publication."""
    order = "SELECT id FROM report WHERE current ORDER BY published_from IS NULL, published_from, name"
    return [number for (number,) in record.execute(order)]


def _utterances(record: Record, number: int) -> tuple[Utterance, ...]:
    """Return the utterances of a report."""
    report = report_of(record, number, whole=False)
    return tuple(utterances_from_reading(Reading(report, attributions_of(record, number))))


def write_echoes(record: Record, echoes: tuple[Echo, ...]) -> None:
    """Replace the record's echoes."""
    numbers = dict(record.execute("SELECT name, id FROM report WHERE current"))
    record.execute("DELETE FROM echo")
    record.execute("DELETE FROM echo_telling")
    record.executemany("INSERT INTO echo VALUES (?, ?)", ((nr, echo.basis.value) for nr, echo in enumerate(echoes, 1)))
    record.executemany(
        "INSERT INTO echo_telling VALUES (?, ?, ?, ?, ?, ?)",
        (
            (number, nr, numbers[told.report], told.attribution, told.how.value, told.likeness)
            for number, echo in enumerate(echoes, 1)
            for nr, told in enumerate(echo.tellings)
        ),
    )


def echoes_page_of(record: Record, of_all: int = MOST) -> EchoesPage:
    """Return the page of echoes; where reports were read since they were computed, they are computed for it."""
    reports, utterances = record.execute(
        "SELECT count(*), coalesce(sum(attributions), 0) FROM report WHERE current"
    ).fetchone()
    identities = identities_of(record)
    told = (echo_told(record, echo, identities, MOST_TOLD) for echo in islice(echoes_of(record), of_all))
    return echoes_page(reports, utterances, told)


def echoes_of(record: Record) -> Iterator[Echo]:
    """Yield the echoes among the current reports, as stored where they are, by their first telling."""
    if record.execute("SELECT 1 FROM echoes_of WHERE reports = ?", (_state(record),)).fetchone():
        return _stored_echoes(record)
    return iter(echoes_from_repeats(_repeats(record, WINDOW)))


def echo_told(record: Record, echo: Echo, identities: Identities, most: int | None = None) -> EchoOfReports:
    """Return an echo with the words, the place and the chain of each telling, its speakers as people decided.

    After the first `most` tellings, where that many are asked for, the others are counted only.
    """
    told = tuple(_told(record, telling, identities) for telling in echo.tellings[:most])
    return EchoOfReports(echo.basis.value, told, len(echo.tellings) - len(told))


def _told(record: Record, telling: Telling, identities: Identities) -> EchoTold:
    number, outlet, published, title, text = record.execute(
        "SELECT r.id, r.outlet, coalesce(r.published_from, ''), r.title, t.text FROM report r "
        "JOIN report_text t ON t.report = r.id WHERE r.current AND r.name = ?",
        (telling.report,),
    ).fetchone()
    attributions = attributions_of(record, number)
    attribution = attributions[telling.attribution]
    speaker, source = attribution.speaker, spans_json(attribution.source)
    shown = identities.shown(speaker.name, speaker.kind, telling.report, attribution.part, source)
    claims = record.execute(
        "SELECT nr FROM claim WHERE report = ? AND attribution = ? ORDER BY nr", (number, telling.attribution)
    )
    credited = record.execute("SELECT name FROM credit WHERE report = ? ORDER BY nr", (number,))
    return EchoTold(
        report=telling.report,
        outlet=outlet,
        published=published,
        credits=tuple(name for (name,) in credited),
        speaker=replace(speaker, name=shown),
        part=attribution.part,
        spans=attribution.content,
        text=text_of_spans(attribution.content, title if attribution.part is Part.TITLE else text),
        attribution=telling.attribution,
        claims=tuple(nr for (nr,) in claims),
        how=telling.how.value,
        likeness=telling.likeness,
        read_as=speaker.name if shown != speaker.name else "",
        within=_within(attributions, attribution.parent),
    )


def _within(attributions: Sequence[Attribution], nr: int | None) -> tuple[str, ...]:
    """Return in whose words something stands, the outermost first, from the attribution that holds it."""
    links: list[str] = []
    while nr is not None:
        speaker = attributions[nr].speaker
        links[:0] = [link for link in (speaker.told, speaker_named(speaker)) if link]
        nr = attributions[nr].parent
    return tuple(links)


def _stored_echoes(record: Record) -> Iterator[Echo]:
    rows = record.execute(
        "SELECT e.echo, r.name, e.attribution, e.how, e.likeness FROM echo_telling e JOIN report r ON r.id = e.report "
        "ORDER BY e.echo, e.nr"
    )
    at, told = None, list[Telling]()
    for echo, report, attribution, how, likeness in rows:
        if echo != at and told:
            yield Echo(tuple(told))
            told = []
        at = echo
        told.append(Telling(report, attribution, How(how), likeness))
    if told:
        yield Echo(tuple(told))
