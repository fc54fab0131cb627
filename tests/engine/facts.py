"""A case as facts for clingo: its agreement, its times and conditions, and what is told."""

from datetime import date
from decimal import Decimal

from parley.agreement.agreement import Agreement, DayCount
from parley.agreement.amount import Amount, Form
from parley.agreement.condition import AllOf, AnyOf, Condition, Counted, Not, OnDay, Since
from parley.agreement.phase import Phase
from parley.agreement.provision import ONCE, Kind, Provision
from parley.agreement.time import (
    Civil,
    Direction,
    EdgeOf,
    Extreme,
    Happened,
    Named,
    NthDay,
    Offset,
    Time,
    Unspecified,
    Vague,
    When,
)
from parley.engine.history import whose_consent
from parley.engine.telling import Tellings
from parley.quantity import Hedge, Interval
from tests.engine.generated import Case
from tests.engine.told import START

BY_NOTICE = (Kind.POWER, Kind.PERMISSION, Kind.RESERVATION)
SCALE = 400  # a twentieth of a twentieth: about 7 is 6.65 to 7.35


class Facts:
    """Gathers the facts of a case."""

    def __init__(self) -> None:
        """Begin with none."""
        self.lines: list[str] = []
        self.numbered = 0

    def add(self, name: str, *terms: object) -> None:
        """Note a fact."""
        self.lines.append(f"{name}({','.join(map(str, terms))}).")

    def number(self) -> int:
        """Return the next number for a condition or a time."""
        self.numbered += 1
        return self.numbered

    def condition(self, condition: Condition) -> int:
        """Note a condition and return its number."""
        number = self.number()
        match condition:
            case Happened(occasion, of, ()):
                self.add("event", number, occasion.value, name_of(of))
            case Happened(occasion, of, (party,)):
                self.add("event_by", number, occasion.value, name_of(of), party)
            case Counted(of, relation, amount):
                self.add("count", number, name_of(of), relation.name.lower(), *_amount(amount))
            case OnDay(side, when):
                self.add("on_side", number, side.value, self.time(when))
            case Since(duration, event):
                self.add("since", number, duration.days, event.occasion.value, name_of(event.of))
            case Not(part):
                self.add("negation", number, self.condition(part))
            case AllOf(parts):
                self.add("both", number, self.condition(parts[0]), self.condition(_rest(condition)))
            case AnyOf(parts):
                self.add("either", number, self.condition(parts[0]), self.condition(_rest(condition)))
            case _:
                raise AssertionError(condition)
        return number

    def time(self, when: Time) -> int:
        """Note a time and return its number."""
        number = self.number()
        match when:
            case Civil(on):
                self.add("civil", number, day_of(on))
            case Vague(first, last):
                self.add("vague", number, day_of(first), day_of(last))
            case EdgeOf(edge, of):
                self.add("edge", number, edge.value, of)
            case Named(day):
                self.add("names" if day == "D" else "edge", number, *(("d",) if day == "D" else ("start", day)))
            case NthDay(n, of):
                self.add("nth", number, n, self.time(of))
            case Offset(duration, direction, anchor):
                name = "within" if direction is Direction.WITHIN else "moved"
                sign = -1 if direction is Direction.BEFORE else 1
                self.add(name, number, sign * duration.days, self.time(anchor))
            case Extreme(choice, (one, other)):
                self.add("extreme", number, choice.value, self.time(one), self.time(other))
            case When(event):
                self.add("occurs", number, event.occasion.value, name_of(event.of))
            case _:
                raise AssertionError(when)
        return number


def _rest(condition: AllOf | AnyOf) -> Condition:
    """Return a condition without its first part."""
    parts = condition.parts[1:]
    return parts[0] if len(parts) == 1 else type(condition)(parts)


def name_of(id_: str) -> str:
    """Return an id as a constant."""
    return id_.replace(".", "_")


def day_of(on: date) -> int:
    """Return a day as a number."""
    return (on - START).days


def _amount(amount: Amount | None) -> tuple[object, object]:
    """Return an amount's ends in parts of one, or none."""
    if amount is None or amount.form is not Form.NUMBER:
        return "none", "none"
    interval = amount.interval(Decimal("0.05"))
    if amount.quantity and amount.quantity.hedge is Hedge.MORE:
        interval = Interval(interval.low, interval.low)  # “at least ten” is met by ten
    assert interval.low is not None and interval.high is not None
    return int(interval.low * SCALE), int(interval.high * SCALE)


def facts_of(case: Case) -> str:
    """Return a case as facts."""
    facts = Facts()
    facts.add("on", day_of(case.on))
    for teller in case.tellings.tellers:
        facts.add("side", teller.of or teller.id)
    _phases(case.agreement, facts)
    _provisions(case.agreement, facts)
    _tellings(case.tellings, facts)
    return "\n".join(facts.lines)


def _phases(agreement: Agreement, facts: Facts) -> None:
    """Note the phases, what talks there are, and the day that others hang on."""
    facts.add("off", 0 if agreement.day_count is DayCount.INCLUSIVE else 1)
    facts.add("term", "terms")
    for of, parties in whose_consent(agreement).items():
        facts.add("several", of)
        for party in sorted(parties):
            facts.add("asked_of", of, party)
    for process in agreement.processes:
        facts.add("process", process.id)
        if isinstance(process.begins, Civil):
            facts.add("begins", process.id, day_of(process.begins.on))
    for day in agreement.days:
        facts.add("day", "d", facts.time(day.on))
        for rebasing in day.rebased:
            assert isinstance(rebasing.told, Civil)
            facts.add("rebasing", "d", facts.time(rebasing.to), day_of(rebasing.told.on))
    for phase in agreement.phases:
        facts.add("phase", phase.id)
        if phase.lasts:
            facts.add("lasts", phase.id, phase.lasts.days)
        if phase.until:
            facts.add("until", phase.id, facts.time(phase.until))
        if phase.starts:
            facts.add("starts", phase.id, facts.time(phase.starts))
        for before in phase.after:
            facts.add("after", phase.id, before)
        _ends(phase, facts)


def _ends(phase: Phase, facts: Facts) -> None:
    """Note what lets a phase begin, go on, end, grow and renew itself."""
    for name, condition in (("enters", phase.enters_when), ("continues", phase.continues_while),
                            ("ends", phase.ends_when)):  # fmt: skip
        if condition:
            facts.add(name, phase.id, facts.condition(condition))
    if phase.renews and phase.renews.unless:
        facts.add("renews", phase.id, phase.renews.length.days, facts.condition(phase.renews.unless))
        facts.add("stop_event", phase.id, "notified", "stop")
        facts.add("most", phase.id, phase.renews.times or 40)
    earned = phase.extension.earned if phase.extension else None
    if earned:
        facts.add("earned", phase.id, earned.of, _amount(earned.per)[0], earned.adds.days)


def _provisions(agreement: Agreement, facts: Facts) -> None:
    """Note the provisions and exchanges."""
    for provision in agreement.provisions:
        id_ = provision.id
        kind = "power" if provision.kind in BY_NOTICE else "once" if provision.kind in ONCE else "lasting"
        facts.add("provision", id_, kind)
        for name, condition in (("trigger", provision.when), ("bar", provision.unless),
                                ("as_long_as", provision.as_long_as)):  # fmt: skip
            if condition:
                facts.add(name, id_, facts.condition(condition))
        if provision.during:
            facts.add("during", id_, provision.during)
        if provision.opens:
            facts.add("opens_at", id_, facts.time(provision.opens))
        if provision.act and str(provision.act) == "begin(talks)":
            facts.add("brings", id_, "begun", "talks")
        if provision.what.quantity and provision.what.quantity.form is Form.NUMBER:
            facts.add("quantity", id_, *_amount(provision.what.quantity))
        for other in provision.remedy:
            facts.add("remedy", id_, other)
        if provision.lasts:
            _lasting(provision, facts)
        _due(provision.due, id_, facts)
        _tranches(provision, facts)
    for exchange in agreement.exchanges:
        facts.add("exchange", exchange.id, exchange.give, exchange.take)
        if exchange.rates:
            facts.add("takes", exchange.take, exchange.give, int(_amount(exchange.rates[0][1])[0]) // SCALE)


def _lasting(provision: Provision, facts: Facts) -> None:
    """Note the last day of a provision that lasts so long from its first day, its phase or its trigger."""
    assert provision.lasts is not None
    anchor = facts.time(provision.opens) if provision.opens else facts.number()
    if not provision.opens and provision.during:
        facts.add("edge", anchor, "start", provision.during)
    elif not provision.opens and isinstance(provision.when, Happened):
        facts.add("occurs", anchor, provision.when.occasion.value, name_of(provision.when.of))
    elif not provision.opens:
        return
    number = facts.number()
    facts.add("within", number, provision.lasts.days, anchor)
    facts.add("runs_out", provision.id, number)


def _tranches(provision: Provision, facts: Facts) -> None:
    """Note a provision's parts."""
    id_ = provision.id
    for n, tranche in enumerate(provision.tranches, 1):
        part = f"{id_}_{tranche.id}"
        facts.add("tranche", part, id_, n, *_amount(tranche.quantity))
        _due(tranche.due, part, facts)
        if tranche.kind or sum(other.due == tranche.due for other in provision.tranches) > 1:
            facts.add("of_kind", part)
        if tranche.opens:
            facts.add("opens_at", part, facts.time(tranche.opens))
        if tranche.when:
            facts.add("part_trigger", part, facts.condition(tranche.when))
    if provision.tranches and provision.tranches[-1].due:  # the whole is due with its last part
        _due(provision.tranches[-1].due, id_, facts)


def _due(due: Time | None, id_: str, facts: Facts) -> None:
    """Note a due day."""
    if due and not isinstance(due, Unspecified):
        facts.add("due_at", id_, facts.time(due))


def _tellings(tellings: Tellings, facts: Facts) -> None:
    """Note what is told, in the order of saying."""
    side = {teller.id: teller.of or teller.id for teller in tellings.tellers}
    for n, telling in enumerate(sorted(tellings.tellings, key=lambda item: (item.said, item.id))):
        event = telling.says.event
        match telling.on:
            case Civil(on):
                first, last = str(day_of(on)), str(day_of(on))
            case Vague(start, end):
                first, last = str(day_of(start)), str(day_of(end))
            case _:
                first, last = "#inf", "#sup"
        facts.add("telling", side[telling.account], n, telling.id, day_of(telling.said), event.occasion.value,
                  name_of(event.of), int(telling.says.denied), first, last, *_amount(telling.quantity),
                  int(telling.so_far))  # fmt: skip
        facts.add("manner", telling.id, telling.status.value)
        if telling.on is not None:
            facts.add("dated", telling.id)
        if telling.retracts:
            facts.add("retracts", telling.id, telling.retracts)
        if telling.restates:
            facts.add("again", telling.id)
        if telling.lasts:
            facts.add("prolongs", telling.id, telling.lasts.days)
        for party in event.by:
            facts.add("done_by", telling.id, party)
