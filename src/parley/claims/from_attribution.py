"""From attributions to claims: what was done by saying these words.

1. Each attribution yields a claim or several: one for each word that carries an act, in its content or as its cue.
2. Where a sentence carries none, it yields a `state`; words without any are `Unread`, with the reason.
3. What the outlet tells between others' words is an attribution of its own, added after those that were found.
"""

import itertools
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final, NamedTuple

from parley.attributions.attribution import OUTLET_VOICE, Attribution, Mode, Part, SpeakerKind, Unread
from parley.attributions.mention import FUNCTION
from parley.claims.act_choice import Choice, Item, choices_for
from parley.claims.beside import event_on, inside, said_on, within
from parley.claims.claim import EVENTS, Act, Claim, Event
from parley.claims.clause import OPENS_EXCHANGE, OPENS_REASON, clause_of, openings, presupposed
from parley.claims.doer import EMPTY, as_demanded, parties_of, speaker_of, words_at
from parley.claims.figure import Figure
from parley.claims.links import linked
from parley.claims.mood import conditions_in
from parley.claims.owner import NOBODY, Owned, owned_from_report
from parley.claims.phrases import Around, around
from parley.claims.time_expression import TimeExpression, TimexType
from parley.claims.trigger import Trigger, triggers_in
from parley.claims.unmeant import as_meant
from parley.claims.wording import Wording, wordings_from_passages
from parley.day import Day
from parley.reports.report import BlockKind, Report
from parley.reports.span import Span

ENDS_NOTHING: Final = frozenset([",", ";", ":", "—", "–", "-"])  # marks that neither begin nor end what is told
STRENGTH: Final = {
    **dict.fromkeys(("promise", "pledge", "vow", "swear"), "promise"),
    **dict.fromkeys(("assure", "assurance", "reassure", "reassurance"), "assurance"),
    **dict.fromkeys(("guarantee", "vouch"), "guarantee"),
}


class Claims(NamedTuple):
    """What a report's attributions were read as."""

    claims: tuple[Claim, ...]
    added: tuple[Attribution, ...]  # the outlet's own words between others'; numbered after those given
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One passage with all that is read beside its triggers."""

    wording: Wording
    part: Part
    text: str
    owners: Sequence[int]
    sources: Sequence[bool]
    conditions: Sequence[tuple[int, int]]
    exchanges: Sequence[tuple[int, int]]
    reasons: Sequence[tuple[int, int]]
    published: Day | None
    caption: bool  # of a picture: its day is that of all it shows


def claims_from_attributions(
    report: Report, attributions: Sequence[Attribution], days: Sequence[TimeExpression], figures: Sequence[Figure]
) -> Claims:
    """Return the claims of a report in order of the text, the title's first."""
    everyone = list(attributions)
    claims: list[Claim] = []
    for owned in owned_from_report(report, attributions):
        told = [d for d in days if d.part is owned.part and d.day and d.type in (TimexType.DATE, TimexType.TIME)]
        counted = [f for f in figures if f.part is owned.part]
        claims += _of_part(owned, everyone, told, counted, report)
    read = {claim.attribution for claim in claims}
    unread = []
    for number, attribution in enumerate(attributions):
        if number not in read:
            spans = attribution.content or attribution.cue or attribution.source
            unread.append(Unread(spans, "no words in it that could be read as a claim", attribution.part))
    return Claims(linked(claims, everyone), tuple(everyone[len(attributions) :]), tuple(unread))


def _of_part(
    owned: Owned,
    everyone: list[Attribution],
    days: Sequence[TimeExpression],
    figures: Sequence[Figure],
    report: Report,
) -> Iterator[Claim]:
    """Yield the claims of the title or the text; attributions of the outlet's own words are added to `everyone`."""
    pages, items, published = [], [], report.published
    captions = [b.span for b in report.blocks if b.kind is BlockKind.CAPTION and owned.part is Part.TEXT]
    outlets = outlets_own(everyone)
    for n, wording in enumerate(wordings_from_passages(owned.passages)):
        conditions = conditions_in(wording)
        pages.append(
            Page(
                wording,
                owned.part,
                owned.text,
                owned.owners[n],
                owned.sources[n],
                conditions,
                openings(wording, OPENS_EXCHANGE),
                openings(wording, OPENS_REASON),
                published,
                any(span.start <= wording.passage.starts[0] < span.end for span in captions),
            )
        )
        items.append(items_in(wording, owned.owners[n], owned.cues[n], outlets, conditions))
    choices = choices_for([item for own in items for item in own])
    begin = 0
    for page, own in zip(pages, items, strict=True):
        chosen = choices[begin : begin + len(own)]
        begin += len(own)
        yield from _of_page(page, as_meant(list(zip(own, chosen, strict=True)), everyone), everyone, days, figures)


def outlets_own(attributions: Sequence[Attribution]) -> frozenset[int]:
    """Return the numbers of the attributions that are the outlet's own voice, and that of nobody's."""
    return frozenset([NOBODY, *(k for k, a in enumerate(attributions) if a.speaker.kind is SpeakerKind.OUTLET)])


def items_in(
    w: Wording, owners: Sequence[int], cues: Sequence[bool], outlets: Set[int], conditions: Sequence[tuple[int, int]]
) -> list[Item]:
    """Return the triggers of a passage with whose they are."""
    return [Item(w, t, owners[t.at], cues[t.at], owners[t.at] in outlets) for t in triggers_in(w, conditions)]


def _of_page(
    page: Page,
    read: Sequence[tuple[Item, Choice]],
    everyone: list[Attribution],
    days: Sequence[TimeExpression],
    figures: Sequence[Figure],
) -> Iterator[Claim]:
    """Yield the claims of one passage, sentence by sentence."""
    w = page.wording
    bounds = (*w.passage.sentences, len(w.passage))
    k = 0
    for begin, end in itertools.pairwise(bounds):
        last = k
        while last < len(read) and read[last][0].trigger.at < end:
            last += 1
        own, k = read[k:last], last
        kept = [pair for pair in own if pair[1].held]
        near = within(days, w, begin, end)
        counted = within(figures, w, begin, end)
        held = {item.owner for item, _ in kept}
        rest = _left(page, begin, end, {item.trigger.at for item, _ in kept if item.owner == NOBODY})
        for item, choice in kept:
            owner = item.owner if item.owner != NOBODY else _outlets_own(page, rest, everyone)
            evidence = rest if item.owner == NOBODY else _runs(w, page.owners, begin, end, item.owner)
            yield _claim(page, item, choice, owner, everyone[owner], own, near, counted, evidence)
        for owner in dict.fromkeys(page.owners[begin:end]):
            if owner != NOBODY and owner not in held:
                spans = _runs(w, page.owners, begin, end, owner)
                yield Claim(
                    attribution=owner,
                    act=Act.STATE,
                    event=Event(Act.STATE, by=speaker_of(everyone[owner])),
                    spans=spans,
                    part=page.part,
                    figures=inside(counted, spans),
                    said_on=said_on(near, everyone[owner], page.published),
                )


def _left(page: Page, begin: int, end: int, at: Set[int]) -> tuple[Span, ...]:
    """Return what nobody else says in a sentence, without marks at its ends and whoever is only named as speaking.

    Whoever does what the outlet tells stays, and so does what carries an act: `at` are such words.
    """
    w, kept = page.wording, []
    for (owner, named), run in itertools.groupby(range(begin, end), lambda k: (page.owners[k], page.sources[k])):
        told = list(run)
        after = told[-1] + 1
        does = after < end and page.owners[after] == NOBODY and w.low[after][0].isalnum()
        if owner == NOBODY and not (named and not does and at.isdisjoint(told)):
            kept += told
    spans = []
    for _, places in itertools.groupby(enumerate(kept), lambda place: place[1] - place[0]):
        told = [k for _, k in places]
        while told and w.low[told[0]] in ENDS_NOTHING:
            told.pop(0)
        while told and w.low[told[-1]] in ENDS_NOTHING:
            told.pop()
        if any(w.low[k][0].isalnum() and w.low[k] not in FUNCTION for k in told):
            spans.append(w.passage.span(told[0], told[-1]))
    return tuple(spans) or _runs(w, page.owners, begin, end, NOBODY)


def _outlets_own(page: Page, spans: tuple[Span, ...], everyone: list[Attribution]) -> int:
    """Return the number of the outlet's own attribution for what nobody else says in a sentence, added if need be."""
    last = everyone[-1] if everyone else None
    if (
        last is None
        or last.content != spans
        or last.speaker.kind is not SpeakerKind.OUTLET
        or last.part is not page.part
    ):
        everyone.append(Attribution((), (), spans, Mode.INDIRECT, OUTLET_VOICE, None, page.part))
    return len(everyone) - 1


def _runs(w: Wording, owners: Sequence[int], begin: int, end: int, owner: int) -> tuple[Span, ...]:
    """Return the stretches of a sentence that one attribution holds, its cue included."""
    spans, k = [], begin
    while k < end:
        if owners[k] != owner:
            k += 1
            continue
        first = k
        while k < end and owners[k] == owner:
            k += 1
        spans.append(w.passage.span(first, k - 1))
    return tuple(spans)


def _claim(
    page: Page, item: Item, choice: Choice, owner: int, attribution: Attribution, own: Sequence[tuple[Item, Choice]],
    days: Sequence[TimeExpression], figures: Sequence[Figure], evidence: tuple[Span, ...],
) -> Claim:  # fmt: skip
    """Return the claim that a trigger makes."""
    w, t = item.wording, item.trigger
    first, after = clause_of(w, t)
    clause = w.passage.span(min(first, t.at), max(after - 1, t.at))
    by, to, what, place = _parties(w, t, choice, page.text, around(w, t), attribution, item.cue)
    begin, end = w.first[t.at], w.after[t.at]
    if item.cue:
        evidence = tuple(sorted({*attribution.cue, *attribution.content}))
    kind = choice.act
    if kind not in EVENTS:
        hang = (c.act for o, c in own if o.trigger.mood.governor == w.low[t.at] and o.trigger.at > t.at)
        kind = next((act for act in hang if act in EVENTS), kind)
    return Claim(
        attribution=owner,
        act=choice.act,
        event=Event(kind, by, to, what, place, choice.polarity, choice.status),
        spans=evidence,
        trigger=w.passage.span(t.at, t.at),
        condition=_hanging(w, (*page.conditions, *page.exchanges), t.at, begin, end),
        reason=_hanging(w, page.reasons, t.at, begin, after + 1),
        presupposes=presupposed(t, what) if choice.act in EVENTS else "",
        figures=inside(figures, (clause,)),
        said_on=said_on(days, attribution, page.published),
        event_on=event_on(
            days,
            w.passage.span(begin, end - 1) if page.caption else clause,
            w.passage.starts[t.at],
            attribution,
            item.cue,
        ),
        strength=STRENGTH.get(t.lemma, "") if choice.act is Act.COMMIT else "",
        part=page.part,
    )


def _parties(
    w: Wording, t: Trigger, choice: Choice, text: str, found: Around, attribution: Attribution, cue: bool
) -> tuple[tuple[str, ...], tuple[str, ...], str, str]:
    """Return who, to whom, what and where, as the text says it; the speaker for "we", and for the cue."""
    what, place = words_at(w, text, found.what), words_at(w, text, found.place)
    what = "" if what.lower() in EMPTY else what
    by = parties_of(w, text, found.by, attribution)
    if not cue and as_demanded(t, choice, found, attribution):
        return speaker_of(attribution), by, what, place
    if cue and attribution.speaker.name:
        by = speaker_of(attribution)
    return by, parties_of(w, text, found.to, attribution, past=found.by), what, place


def _hanging(w: Wording, stretches: Sequence[tuple[int, int]], at: int, begin: int, end: int) -> tuple[Span, ...]:
    """Return the stretches of a sentence that a trigger hangs on: not those that it stands in."""
    return tuple(
        w.passage.span(first, after - 1)
        for first, after in stretches
        if begin <= first < end and not first <= at < after and w.low[first] != "whether"
    )
