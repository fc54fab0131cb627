"""Reads a claims file: who tells what of an agreement, typed by hand.

1. Every fault is told at once, with line, column and a mend; a name that the agreement does not know is one.
2. Nothing that cannot be so is passed over: a day before the agreement or after the saying, more than was held, another
   unit, a circle of denials, two words of one account on one day that exclude each other.
"""

from dataclasses import dataclass

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.finding import Finding, Weight
from parley.agreement.from_yaml import Reader
from parley.agreement.references import NAMED_BY, names_in
from parley.agreement.tree import Place
from parley.agreement.yaml_source import source_from_text
from parley.engine.history import contradictions
from parley.engine.plausible import first_day, impossible
from parley.engine.tables import TELLINGS
from parley.engine.telling import Telling, Tellings
from parley.nearest import did_you_mean
from parley.status import Status

LINKS = ("retracts", "restates", "denies")


@dataclass(frozen=True, slots=True)
class Told:
    """What a claims file holds, and what is amiss with it."""

    tellings: Tellings
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that make the file unreadable."""
        return tuple(finding for finding in self.findings if finding.weight is Weight.ERROR)


def tellings_from_text(text: str, agreement: Agreement) -> Told:
    """Return the claims that a file's text holds, with every fault of it against the agreement."""
    source = source_from_text(text)
    reader = Reader()
    made = reader.thing(TELLINGS, source.tree)
    findings = [*source.findings, *reader.findings]
    tellings = made if isinstance(made, Tellings) else Tellings()
    if source.is_whole:
        checker = _Checker(agreement, tellings, reader.places)
        findings += checker.findings()
    return Told(tellings, tuple(sorted(findings, key=lambda finding: finding.place)))


@dataclass(frozen=True, slots=True)
class _Checker:
    """A claims file held against its agreement."""

    agreement: Agreement
    tellings: Tellings
    places: dict[str, Place]

    def findings(self) -> list[Finding]:
        """Return what is amiss between the file and the agreement."""
        found = []
        if self.tellings.about and self.tellings.about != self.agreement.id:
            found.append(self._error("other-agreement", "about",
                                     f"These claims are about {self.tellings.about}, not {self.agreement.id}.",
                                     "Name the agreement's id, or give the other file."))  # fmt: skip
        found += self._accounts()
        for telling in self.tellings.tellings:
            found += self._telling(telling)
        tellers = {teller.id for teller in self.tellings.tellers}
        for item in self.tellings.accusations:
            path = f"accusations.{item.id}"
            if item.account not in tellers:
                found.append(self._unknown(f"{path}.account", item.account, tellers, "account"))
            known = {party.id for party in self.agreement.parties}
            found += [self._unknown(f"{path}.against", p, known, "party") for p in item.against if p not in known]
        found += self._loops()
        for one, other in contradictions(self.tellings.tellings):
            reason = f"{one.account} says both this and the opposite ({one.id}) on {one.said}."
            mend = "Give the day of each, or retract one: until then the matter is undetermined."
            found.append(self._error("contradiction", f"claims.{other.id}", reason, mend))
        return found

    def _accounts(self) -> list[Finding]:
        """Return faults of the accounts: parties and readings that the agreement does not know."""
        parties = {party.id for party in self.agreement.parties}
        readings = {reading.id for reading in self.agreement.readings}
        found = []
        for teller in self.tellings.tellers:
            if teller.of and teller.of not in parties:
                found.append(self._unknown(f"accounts.{teller.id}.of", teller.of, parties, "party"))
            found += [
                self._unknown(f"accounts.{teller.id}.readings", reading, readings, "reading")
                for reading in teller.readings
                if reading not in readings
            ]
        return found

    def _telling(self, telling: Telling) -> list[Finding]:
        """Return the faults of one claim."""
        path = f"claims.{telling.id}"
        found = []
        tellers = {teller.id for teller in self.tellings.tellers}
        if telling.account not in tellers:
            found.append(self._unknown(f"{path}.account", telling.account, tellers, "account"))
        names = names_in(self.agreement)
        event = telling.says.event
        known = frozenset[str]().union(*(names.get(section, frozenset()) for section in NAMED_BY[event.occasion]))
        if event.of not in known and event.of not in names["parts"]:
            found.append(self._unknown(f"{path}.says", event.of, known, "clause"))
        parties = names["parties"]
        found += [self._unknown(f"{path}.says", party, parties, "party") for party in event.by if party not in parties]
        found += [self._unknown(f"{path}.blames", p, parties, "party") for p in telling.blames if p not in parties]
        claims = {other.id: other for other in self.tellings.tellings}
        accusations = {accusation.id for accusation in self.tellings.accusations}
        for link in LINKS:
            target, linked = getattr(telling, link), {*claims, *(accusations if link == "denies" else ())}
            if target and target not in linked:
                found.append(self._unknown(f"{path}.{link}", target, linked, "claim"))
        taken_back = claims.get(telling.retracts)
        if taken_back and taken_back.account != telling.account:
            reason = f"{telling.account} cannot retract what {taken_back.account} said."
            found.append(self._error("retracts-other", f"{path}.retracts", reason, "Write denies instead."))
        return found + self._days_and_amounts(telling, path)

    def _days_and_amounts(self, telling: Telling, path: str) -> list[Finding]:
        """Return the faults of a claim's days and quantity."""
        found = []
        first = first_day(self.agreement)
        told = Calendar(self.agreement).bounds_of(telling.on) if telling.on else None
        if told and told.first and told.first.on > telling.said:
            reason = f"It is said on {telling.said} of {told.first}, which is later."
            mend = "Give it a status such as planned or predicted, or mend one of the days."
            if telling.status is Status.ACTUAL:
                found.append(self._error("later-than-said", f"{path}.on", reason, mend))
        day = told.last.on if told and told.last else telling.said
        if first and day < first and telling.status is Status.ACTUAL:
            reason = f"It is told for {day}, before the first day that the agreement names, {first}."
            mend = "Mend the day, leave it out, or name an earlier day in the agreement: days: {signing: …}."
            found.append(self._error("before-agreement", f"{path}.{'on' if told else 'said'}", reason, mend))
        for reason, mend in impossible(telling, self.agreement):
            found.append(self._error("impossible-quantity", f"{path}.quantity", reason, mend))
        return found

    def _loops(self) -> list[Finding]:
        """Return an error for each chain of links that comes back to itself."""
        claims = {telling.id: telling for telling in self.tellings.tellings}
        found = []
        cleared: set[str] = set()
        for link in LINKS:
            cleared.clear()
            for start in claims:
                chain: list[str] = []
                at = start
                while at in claims and at not in cleared and at not in chain:
                    chain.append(at)
                    at = getattr(claims[at], link)
                if at in chain:
                    words = " → ".join([*chain[chain.index(at) :], at])
                    reason = f"A claim {link} itself in the end: {words}."
                    found.append(self._error("loop", f"claims.{at}.{link}", reason, "Take one of the links away."))
                cleared.update(chain)
        return found

    def _unknown(self, path: str, name: str, known: set[str] | frozenset[str], thing: str) -> Finding:
        """Return the error for a name that nobody declares."""
        mend = did_you_mean(name, known, f"Known are: {', '.join(sorted(known)) or 'none'}.")
        return self._error(f"unknown-{thing}", path, f"There is no {thing} “{name}”.", mend)

    def _error(self, code: str, path: str, reason: str, mend: str) -> Finding:
        """Return an error at a path."""
        return Finding(code, self._place(path), path, reason, mend, Weight.ERROR)

    def _place(self, path: str) -> Place:
        """Return where a path stands, or the nearest thing that holds it."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, Place(1, 1))
