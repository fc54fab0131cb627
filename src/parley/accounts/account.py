"""Accounts: whose telling a claim goes into.

1. A speaker of a party speaks in that party's account; two spokespersons of one party are one account.
2. An unnamed source whose party is not told has an account of its own, within its report; an outlet's own voice is one.
3. The names shown are the agreement's, or the words of the report.
"""

from parley.accounts.name import PartyNames
from parley.agreement.agreement import Agreement
from parley.attributions.attribution import Speaker, SpeakerKind
from parley.engine.telling import Teller, TellerKind
from parley.party import Capacity
from parley.reports.report import Report


def teller_of(speaker: Speaker, report: Report, agreement: Agreement, names: PartyNames) -> Teller:
    """Return the account that a speaker's words go into."""
    if speaker.kind is SpeakerKind.OUTLET:
        outlet = report.outlet or report.id
        return Teller(f"outlet {outlet}", f"{outlet}, in its own voice", TellerKind.OUTLET)
    party = names.of(speaker.speaks_for) if speaker.speaks_for else ""
    if party:
        return party_teller(party, agreement)
    if speaker.kind in (SpeakerKind.UNNAMED, SpeakerKind.ELIDED):
        who = speaker.name or "somebody whom the text leaves out"
        place = ", ".join(filter(None, (report.outlet or report.id, str(report.published or ""))))
        return Teller(f"{report.id} #{speaker.entity}", f"{who} ({place})", TellerKind.UNNAMED)
    return teller_named(speaker.name, agreement, names)


def teller_named(name: str, agreement: Agreement, names: PartyNames) -> Teller:
    """Return the account of somebody who goes by a name: a party's where it is one's name, else their own."""
    party = names.of(name)
    return party_teller(party, agreement) if party else Teller(name, name, TellerKind.OBSERVER)


def own_name_of(speaker: Speaker, names: PartyNames) -> str:
    """Return the name that an account rests on alone; "" where it is an outlet's, an unnamed one's, or a party's."""
    if speaker.kind not in (SpeakerKind.BODY, SpeakerKind.PERSON):
        return ""
    return "" if speaker.speaks_for and names.of(speaker.speaks_for) else speaker.name


def party_teller(id_: str, agreement: Agreement) -> Teller:
    """Return a party's account."""
    party = next(item for item in agreement.parties if item.id == id_)
    if id_ in agreement.verifiers:
        kind = TellerKind.VERIFIER
    elif Capacity.PARTY in party.capacities:
        kind = TellerKind.PARTY
    elif Capacity.MEDIATOR in party.capacities:
        kind = TellerKind.MEDIATOR
    else:
        kind = TellerKind.OBSERVER
    return Teller(id_, party.name, kind, of=id_)
