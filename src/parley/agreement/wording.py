"""Says every clause in plain English, so that someone who does not program can sign it off.

1. Nothing is left out: what a clause's keys say, its sentence says, with its basis and sources.
2. The words are neutral: parties go by the names that the file gives, and nobody is said to breach anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.names import listed, name_of, names_of
from parley.agreement.phase import Phase, Process
from parley.agreement.phrases import amount_in_words, condition_in_words, day_in_words, length_in_words, time_in_words
from parley.agreement.provision import Act, Exchange, Kind, Order, Provision
from parley.agreement.time import Civil, Time, Unspecified
from parley.agreement.wording_declared import declared_in_words
from parley.agreement.wording_told import (
    origin_in_words,
    sentence_of_position,
    sentence_of_proposal,
    sentence_of_reading,
)

OPENINGS = {
    Kind.ACHIEVE: "{by} shall {act}",
    Kind.MAINTAIN: "{by} shall keep up: {act}",
    Kind.ABSTAIN: "{by} shall not {act}",
    Kind.DECLARE: "{by} shall {act}",
    Kind.BEST_EFFORTS: "{by} shall do what can be done to {act}",
    Kind.PROCEDURE: "By the procedure, {by} shall {act}",
    Kind.MONITORING: "Monitoring: {by} shall {act}",
    Kind.COMPLAINTS: "Complaints: {by} may {act}",
    Kind.DEFINITION: "Definition: {act}",
    Kind.RESERVATION: "As a reserved right, {by} may {act}",
    Kind.POWER: "{by} may {act}",
    Kind.PERMISSION: "{by} may {act}",
}
PREPOSITIONS = {"withdraw": "withdraw from", "agree": "agree on"}
ORDERS = {
    Order.GIVE_FIRST: "the first leg comes first",
    Order.TAKE_FIRST: "the second leg comes first",
    Order.SAME_DAY: "both legs on the same day",
    Order.EACH_TRANCHE: "leg for leg with each tranche",
    Order.ANY: "in any order",
    Order.UNSPECIFIED: "which comes first is not said",
}


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one clause says, in plain English."""

    path: str
    text: str


def sentences_of(agreement: Agreement) -> Iterator[Sentence]:
    """Yield a sentence for every clause, in the file's order."""
    for path, text in declared_in_words(agreement):
        yield Sentence(path, text)
    for phase in agreement.phases:
        yield Sentence(f"phases.{phase.id}", _phase(phase, agreement))
    for process in agreement.processes:
        yield Sentence(f"processes.{process.id}", _process(process, agreement))
    for provision in agreement.provisions:
        yield Sentence(f"provisions.{provision.id}", sentence_of(provision, agreement))
    for exchange in agreement.exchanges:
        yield Sentence(f"exchanges.{exchange.id}", _exchange(exchange, agreement))
    for day in agreement.days:
        moved = "".join(f"; moved to {time_in_words(move.to, agreement)}" for move in day.rebased)
        origin = origin_in_words(day.basis, day.sources)
        text = f"“{day.id}” is {time_in_words(day.on, agreement)}{moved}{origin}."
        yield Sentence(f"days.{day.id}", text)
    for reading in agreement.readings:
        yield Sentence(f"readings.{reading.id}", sentence_of_reading(reading, agreement))
    for proposal in agreement.proposals:
        yield Sentence(f"proposals.{proposal.id}", sentence_of_proposal(proposal, agreement))
    for position in agreement.positions:
        yield Sentence(f"positions.{position.id}", sentence_of_position(position, agreement))


def sentence_of(provision: Provision, agreement: Agreement) -> str:
    """Return a provision in plain English."""
    by = names_of(provision.by, agreement) or "nobody named"
    text = OPENINGS[provision.kind].format(by=by, act=_act(provision, agreement))
    text = f"{text[0].upper()}{text[1:]}"
    parts = [text, *_who(provision, agreement), *_when(provision, agreement)]
    zone = [f"zone: {provision.place}"] if provision.place else []
    tail = [*zone, *_tranches(provision, agreement), *_around(provision, agreement)]
    sentence = ", ".join(parts) + "".join(f"; {part}" for part in tail)
    return f"{sentence}{origin_in_words(provision.basis, provision.sources, provision.clause)}."


def _act(provision: Provision, agreement: Agreement) -> str:
    """Return the deed with how much of what."""
    act = words_of_act(provision.act, agreement) if provision.act else "do what is not said"
    what = provision.what
    stock = agreement.stock(what.stock)
    named = stock and provision.act and any(item.verb == what.stock for item in provision.act.objects)
    if what.quantity is None:
        return act
    much = amount_in_words(what.quantity, agreement)
    kind = f" {what.kind}" if what.kind else ""
    whose = f" as measured by {name_of(what.measured_by, agreement)}" if what.measured_by else ""
    of = f" {stock.title or what.stock}" if stock and not named else ""
    return f"{act}: {much}{kind}{of}{whose}"


def words_of_act(act: Act, agreement: Agreement) -> str:
    """Return an act as a verb and its objects."""
    verb = PREPOSITIONS.get(act.verb, act.verb).replace("_", " ").replace("-", " ")
    if verb == "unspecified":
        verb = "do what is not said"
    objects = [words_of_act(item, agreement) if item.objects else name_of(item.verb, agreement) for item in act.objects]
    return " ".join([verb, listed(objects)]) if objects else verb


def _who(provision: Provision, agreement: Agreement) -> Iterator[str]:
    """Yield how parties take part."""
    if provision.jointly:
        yield "jointly"
    if provision.to:
        yield f"owed to {names_of(provision.to, agreement)}"
    if provision.through:
        yield f"through {names_of(provision.through, agreement)}"


def _when(provision: Provision, agreement: Agreement) -> Iterator[str]:
    """Yield when a provision binds and falls due."""
    calendar = Calendar(agreement)
    if provision.when:
        yield f"once {condition_in_words(provision.when, agreement)}"
    if provision.opens:
        yield f"not before {time_in_words(provision.opens, agreement)}"
    if provision.during:
        yield f"during {name_of(provision.during, agreement)}"
    if provision.lasts:
        yield f"for {length_in_words(provision.lasts)}"
    if isinstance(provision.due, Unspecified):
        yield "by a day to be agreed" if provision.due.to_be_agreed else "by a day that is not said"
    elif provision.due:
        yield _due(provision.due, calendar)
    if provision.as_long_as:
        yield f"as long as {condition_in_words(provision.as_long_as, agreement)}"
    if provision.unless:
        yield f"unless {condition_in_words(provision.unless, agreement)}"


def _due(due: Time, calendar: Calendar) -> str:
    """Return a due day in words, with the day that it is where that can be worked out."""
    falls = calendar.bounds_of(due)
    written = time_in_words(due, calendar.agreement)
    worked_out = day_in_words(falls) if falls.first and falls.last else ""
    by = "" if written.startswith("within ") else "by "
    return f"{by}{written}" + (f" ({worked_out})" if worked_out and worked_out != written else "")


def _tranches(provision: Provision, agreement: Agreement) -> Iterator[str]:
    """Yield the parts of a provision."""
    calendar = Calendar(agreement)
    for tranche in provision.tranches:
        much = amount_in_words(tranche.quantity, agreement) if tranche.quantity else "a part"
        kind = f" {tranche.kind}" if tranche.kind else ""
        opens = f" from {time_in_words(tranche.opens, agreement)}" if tranche.opens else ""
        due = f" {_due(tranche.due, calendar)}" if tranche.due else ""
        when = f" once {condition_in_words(tranche.when, agreement)}" if tranche.when else ""
        yield f"{tranche.id}: {much}{kind}{opens}{due}{when}"


def _around(provision: Provision, agreement: Agreement) -> Iterator[str]:
    """Yield what surrounds a provision: who verifies and vouches, what follows, how firm it is."""
    if provision.verified_by:
        yield f"verified by {names_of(provision.verified_by, agreement)}"
    if provision.guarantors:
        yield f"{names_of(provision.guarantors, agreement)} vouching for it"
    if provision.remedy:
        yield f"once it is past due, {listed([f'“{item}”' for item in provision.remedy])} opens"
    if provision.overrides:
        yield f"it goes before {listed([f'“{item}”' for item in provision.overrides])}"
    if not provision.binding:
        yield "only talked about, not binding"
    if not provision.settled:
        yield "its content is still open"
    if provision.implied:
        yield f"its source only implies: {', '.join(provision.implied)}"
    if provision.modelled:
        yield f"the modeller adds: {', '.join(provision.modelled)}"
    if provision.note:
        yield provision.note


def _phase(phase: Phase, agreement: Agreement) -> str:
    """Return a phase in plain English."""
    calendar = Calendar(agreement)
    parts = [f"{(phase.title or phase.id)[0].upper()}{(phase.title or phase.id)[1:]}"]
    if phase.after:
        parts.append(f"comes after {names_of(phase.after, agreement)}")
    if phase.starts:
        parts.append(f"begins on {time_in_words(phase.starts, agreement)}")
    if phase.enters_when:
        parts.append(f"is entered once {condition_in_words(phase.enters_when, agreement)}")
    end = calendar.end_of(phase.id)
    worked_out = f" (to {day_in_words(end)})" if end.first and end.last and not isinstance(phase.until, Civil) else ""
    if phase.lasts:
        parts.append(f"lasts {length_in_words(phase.lasts)}{worked_out}")
    if phase.until:
        parts.append(f"runs until {time_in_words(phase.until, agreement)}{worked_out}")
    if phase.continues_while:
        parts.append(f"goes on beyond that while {condition_in_words(phase.continues_while, agreement)}")
    if phase.ends_when:
        parts.append(f"ends before that if {condition_in_words(phase.ends_when, agreement)}")
    parts += _longer(phase, agreement)
    if phase.fallback:
        parts.append(f"opens {names_of(phase.fallback, agreement)} if it fails")
    if not phase.settled:
        parts.append("its content is still open")
    return f"{parts[0]} {'; '.join(parts[1:])}{origin_in_words(phase.basis, phase.sources, phase.clause)}."


def _longer(phase: Phase, agreement: Agreement) -> Iterator[str]:
    """Yield how a phase may become longer."""
    if phase.extension:
        often = {None: "", 1: ", once"}.get(phase.extension.times, f", {phase.extension.times} times at most")
        how_long = f" by {length_in_words(phase.extension.length)}" if phase.extension.length else ""
        if phase.extension.by:
            yield f"may be extended{how_long} by {names_of(phase.extension.by, agreement)} together{often}"
        if earned := phase.extension.earned:
            more, of = amount_in_words(earned.per, agreement), name_of(earned.of, agreement)
            yield f"grows by {length_in_words(earned.adds)} for every {more} of {of}"
    if phase.fixed:
        yield "may not be extended"
    if phase.renews:
        unless = f" unless {condition_in_words(phase.renews.unless, agreement)}" if phase.renews.unless else ""
        yield f"renews itself for {length_in_words(phase.renews.length)}{unless}"


def _process(process: Process, agreement: Agreement) -> str:
    """Return a process in plain English."""
    between = f" between {names_of(process.between, agreement)}" if process.between else ""
    via = f" through {names_of(process.via, agreement)}" if process.via else ""
    about = f" on {process.about}" if process.about else ""
    yields = f"; what they may bring: {', '.join(process.yields)}" if process.yields else ""
    kind = f"{process.mode} {process.kind}".strip()
    begins = f", to begin on {time_in_words(process.begins, agreement)}" if process.begins else ""
    ends = f", to end on {time_in_words(process.ends, agreement)}" if process.ends else ""
    text = f"“{process.id}” is {kind}{about}{between}{via}{begins}{ends}{yields}"
    return f"{text}{origin_in_words(process.basis, process.sources)}."


def _exchange(exchange: Exchange, agreement: Agreement) -> str:
    """Return an exchange in plain English."""
    take = f"“{exchange.take}”" if exchange.take else "something that is not said"
    rates = "; ".join(f"{amount_in_words(rate, agreement)} for each {kind}" for kind, rate in exchange.rates)
    text = f"“{exchange.give}” is given for {take}: {ORDERS[exchange.order]}" + (f"; {rates}" if rates else "")
    return f"{text}{origin_in_words(exchange.basis, exchange.sources, exchange.clause)}."
