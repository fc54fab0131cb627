"""The second engine: a case as facts for clingo, and its answer as the first engine writes it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import clingo

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.condition import AllOf, AnyOf, Condition, Not
from parley.agreement.provision import ONCE, Kind
from parley.agreement.time import Civil, Duration, Happened, Named, NthDay, Offset, Time, Vague, When
from parley.engine.report import status_of
from parley.engine.telling import Tellings
from parley.quantity import Truth
from tests.engine.generated import START, Case

RULES = Path(__file__).parent / "asp" / "engine.lp"
SCALE = 400  # a twentieth of a twentieth: about 7 is 6.65 to 7.35
LABELS = Path(__file__).parent / "asp" / "labels.lp"
LABEL_WORDS = {"one_sided": "one-sided", "not_due": "not due", "no_coverage": "no coverage", "fact": "the fact",
               "doing": "whose doing it was", "money": "a figure", "day": "a day"}  # fmt: skip
WORDS = {"part_done": "part done", "past_due": "past due", "part_past_due": "part done, past due",
         "done_late": "done late", "not_kept": "told as not kept", "over": "ended"}  # fmt: skip


class Days:
    """Sums of days of which one may be unknown."""

    def plus(self, day: clingo.Symbol, more: clingo.Symbol) -> clingo.Symbol:
        """Return the day so many days later; an unknown day stays unknown."""
        return clingo.Number(day.number + more.number) if day.type is clingo.SymbolType.Number else day

    def next(self, day: clingo.Symbol) -> clingo.Symbol:
        """Return the next day."""
        return self.plus(day, clingo.Number(1))

    def least(self, one: clingo.Symbol, other: clingo.Symbol) -> clingo.Symbol:
        """Return the earlier of two days."""
        return min(one, other)


class Facts:
    """Gathers the facts of a case."""

    def __init__(self) -> None:
        """Begin with none."""
        self.lines: list[str] = []
        self.conditions = 0

    def add(self, name: str, *terms: object) -> None:
        """Note a fact."""
        self.lines.append(f"{name}({','.join(map(str, terms))}).")

    def condition(self, condition: Condition) -> int:
        """Note a condition and return its number."""
        self.conditions += 1
        number = self.conditions
        match condition:
            case Happened(occasion, of):
                self.add("event", number, occasion.value, _name(of))
            case Not(part):
                self.add("negation", number, self.condition(part))
            case AllOf(parts):
                self.add("both", number, self.condition(parts[0]), self.condition(_rest(condition)))
            case AnyOf(parts):
                self.add("either", number, self.condition(parts[0]), self.condition(_rest(condition)))
            case _:
                raise AssertionError(condition)
        return number


def _rest(condition: AllOf | AnyOf) -> Condition:
    """Return a condition without its first part."""
    parts = condition.parts[1:]
    return parts[0] if len(parts) == 1 else type(condition)(parts)


def _name(id_: str) -> str:
    """Return an id as a constant."""
    return id_.replace(".", "_")


def _day(on: date) -> int:
    """Return a day as a number."""
    return (on - START).days


def _amount(amount: Amount | None) -> tuple[object, object]:
    """Return an amount's ends in parts of one, or none."""
    if amount is None or amount.form is not Form.NUMBER:
        return "none", "none"
    interval = amount.interval(Decimal("0.05"))
    assert interval.low is not None and interval.high is not None
    return int(interval.low * SCALE), int(interval.high * SCALE)


def facts_of(case: Case) -> str:
    """Return a case as facts."""
    facts = Facts()
    facts.add("on", _day(case.on))
    for teller in case.tellings.tellers:
        facts.add("side", teller.of or teller.id)
    _phases(case.agreement, facts)
    _provisions(case.agreement, facts)
    _tellings(case.tellings, facts)
    return "\n".join(facts.lines)


def _phases(agreement: Agreement, facts: Facts) -> None:
    """Note the phases and what talks there are."""
    facts.add("process", "talks")
    facts.add("term", "terms")
    for phase in agreement.phases:
        assert phase.lasts is not None
        facts.add("phase", phase.id, phase.lasts.days)
        if isinstance(phase.starts, Civil):
            facts.add("starts", phase.id, _day(phase.starts.on))
        for before in phase.after:
            facts.add("after", phase.id, before)
        for name, condition in (("enters", phase.enters_when), ("continues", phase.continues_while),
                                ("ends", phase.ends_when)):  # fmt: skip
            if condition:
                facts.add(name, phase.id, facts.condition(condition))
        if phase.renews and phase.renews.unless:
            facts.add("renews", phase.id, phase.renews.length.days, facts.condition(phase.renews.unless))
            facts.add("stop_event", phase.id, "notified", "stop")


def _provisions(agreement: Agreement, facts: Facts) -> None:
    """Note the provisions."""
    for provision in agreement.provisions:
        id_ = provision.id
        kind = "power" if provision.kind is Kind.POWER else "once" if provision.kind in ONCE else "lasting"
        facts.add("provision", id_, kind)
        for name, condition in (("trigger", provision.when), ("bar", provision.unless),
                                ("as_long_as", provision.as_long_as)):  # fmt: skip
            if condition:
                facts.add(name, id_, facts.condition(condition))
        if provision.during:
            facts.add("during", id_, provision.during)
        if isinstance(provision.opens, Civil):
            facts.add("opens_at", id_, _day(provision.opens.on))
        if provision.act and str(provision.act) == "begin(talks)":
            facts.add("brings", id_, "begun", "talks")
        if provision.what.quantity:
            facts.add("quantity", id_, *_amount(provision.what.quantity))
        _due(provision.due, id_, facts)
        for n, tranche in enumerate(provision.tranches, 1):
            facts.add("tranche", f"{id_}_{tranche.id}", id_, n, *_amount(tranche.quantity))
            _due(tranche.due, f"{id_}_{tranche.id}", facts)
        if provision.tranches:  # the whole is due with its last part
            _due(provision.tranches[-1].due, id_, facts)


def _due(due: Time | None, id_: str, facts: Facts) -> None:
    """Note a due day."""
    match due:
        case Civil(on):
            facts.add("due_on", id_, _day(on))
        case NthDay(n, Named(phase)):
            facts.add("due_day", id_, phase, n)
        case Offset(Duration(0, days, 0), _, When(event)):
            facts.add("due_after", id_, event.occasion.value, _name(event.of), days)
        case None:
            return
        case _:
            raise AssertionError(due)


def _tellings(tellings: Tellings, facts: Facts) -> None:
    """Note what is told, in the order of saying."""
    side = {teller.id: teller.of or teller.id for teller in tellings.tellers}
    for n, telling in enumerate(sorted(tellings.tellings, key=lambda item: (item.said, item.id))):
        event = telling.says.event
        match telling.on:
            case Civil(on):
                first, last = str(_day(on)), str(_day(on))
            case Vague(start, end):
                first, last = str(_day(start)), str(_day(end))
            case _:
                first, last = "#inf", "#sup"
        facts.add("telling", side[telling.account], n, telling.id, _day(telling.said), event.occasion.value,
                  _name(event.of), int(telling.says.denied), first, last, *_amount(telling.quantity),
                  int(telling.so_far))  # fmt: skip
        facts.add("manner", telling.id, telling.status.value)
        if telling.on is not None:
            facts.add("dated", telling.id)
        if telling.retracts:
            facts.add("retracts", telling.id, telling.retracts)
        if telling.restates:
            facts.add("again", telling.id)
        if telling.lasts:
            facts.add("lasts", telling.id, telling.lasts.days)


def _solved(files: list[Path], text: str, mode: str) -> list[clingo.Symbol]:
    """Return the atoms shown: in all models together, or in the only one."""
    control = clingo.Control([f"--enum-mode={mode}", "--warn=none"])
    for file in files:
        control.load(str(file))
    control.add("base", [], text)
    control.ground([("base", [])], context=Days())
    atoms: list[clingo.Symbol] = []
    with control.solve(yield_=True) as handle:
        count = 0
        for model in handle:
            atoms, count = list(model.symbols(shown=True)), count + 1
    assert count, "no stable model"
    return atoms


def answer_of(case: Case) -> dict[tuple[str, ...], frozenset[str]]:
    """Return clingo's answer: the possible states of each unit, where phases are, and each unit's label."""
    facts = facts_of(case)
    atoms = _solved([RULES], facts, "brave")
    found: dict[tuple[str, ...], set[str]] = {}
    given = [facts]
    for atom in atoms:
        terms = [str(term) for term in atom.arguments]
        if atom.name in ("state", "started", "ended"):
            found.setdefault((atom.name, *terms[:2]), set()).add(WORDS.get(terms[2], terms[2]))
        given.append(f"{'st' if atom.name == 'state' else atom.name}({','.join(terms)}).")
    given += _who(case)
    for atom in _solved([LABELS], "\n".join(given), "auto"):
        of, word = (str(term) for term in atom.arguments)
        found[atom.name, of] = {LABEL_WORDS.get(word, word)}
    return {key: frozenset(values) for key, values in found.items()}


def _who(case: Case) -> list[str]:
    """Return who is opposed, who verifies, who bears what, and what was read; and what units there are."""
    agreement = case.agreement
    facts = [
        f"opposed({one},{other})." for group in agreement.opposed for one in group for other in group if one < other
    ]
    facts += [f"verifier({id_})." for id_ in agreement.verifiers]
    facts += [f"bearer({p.id},{by})." for p in agreement.provisions for by in p.by]
    facts += [f"jointly({p.id})." for p in agreement.provisions if p.jointly]
    facts += [f"blames({t.id},{by})." for t in case.tellings.tellings for by in t.blames]
    facts += [f"coverage({_day(item.first)},{_day(item.last)})." for item in case.tellings.coverage]
    facts += [f"unit({p.id}). whole_of({p.id},{p.id})." for p in agreement.provisions]
    facts += [f"unit({p.id}_{t.id}). whole_of({p.id}_{t.id},{p.id})." for p in agreement.provisions for t in p.tranches]
    return facts


TRUTHS = {Truth.YES: "yes", Truth.NO: "no", Truth.UNKNOWN: "unk"}


def first_answer(case: Case) -> dict[tuple[str, ...], frozenset[str]]:
    """Return the first engine's answer in the same form."""
    status = status_of(case.agreement, case.tellings, case.on, readings=False)
    answer: dict[tuple[str, ...], frozenset[str]] = {}
    for side, run in status.runs.items():
        for unit in run.units.values():
            answer["state", side, _name(unit.id)] = frozenset(state.value for state in unit.states)
        for id_, stretch in run.stretches.items():
            answer["started", side, id_] = frozenset({TRUTHS[stretch.begun]})
            answer["ended", side, id_] = frozenset({TRUTHS[stretch.ended]})
    for standing in status.provisions:
        answer["label", _name(standing.of)] = frozenset({standing.label.value})
        if standing.over:
            answer["why", _name(standing.of)] = frozenset({standing.over.value})
    return answer
