"""How plain English names what an agreement declares."""

from collections.abc import Iterable

from parley.agreement.agreement import Agreement


def name_of(id_: str, agreement: Agreement) -> str:
    """Return a thing's name: a party's, a phase's or stock's title, what talks are about, or its id in words."""
    for party in agreement.parties:
        if party.id == id_:
            return party.name
    for section in (agreement.phases, agreement.stocks):
        for thing in section:
            if thing.id == id_ and thing.title:
                return f"the {thing.title[0].lower()}{thing.title[1:]}".replace("the the ", "the ", 1)
    for process in agreement.processes:
        if process.id == id_ and process.about:
            return (
                f"the talks on {process.about}"
                if process.kind == "negotiation"
                else f"the {process.kind} on {process.about}"
            )
    for source in agreement.sources:
        if source.id == id_:
            return source.outlet or source.title or id_
    if agreement.provision(id_.partition(".")[0]) or any(id_ in process.yields for process in agreement.processes):
        return f"“{id_}”"
    return id_.replace("_", " ")


def names_of(ids: Iterable[str], agreement: Agreement) -> str:
    """Return several names as a list in words."""
    return listed([name_of(id_, agreement) for id_ in ids])


def listed(words: list[str]) -> str:
    """Return `A, B and C`."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""
