"""Agreements and claims made by dice: every construct of the format that the engine runs on, in small."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.agreement.parse import amount_from_text, condition_from_text, duration_from_text
from parley.agreement.time import Civil, Happened, Vague
from parley.engine.telling import Coverage, Says, Teller, TellerKind, Telling, Tellings
from parley.status import Status

START = date(2024, 6, 3)
SPAN = 70  # days over which things are said
TELLERS = (
    Teller("north", kind=TellerKind.PARTY, of="north"),
    Teller("south", kind=TellerKind.PARTY, of="south"),
    Teller("eye", kind=TellerKind.VERIFIER, of="eye"),
    Teller("paper", kind=TellerKind.OUTLET),
)
HEAD = """accord: "1"
id: made
day_count: inclusive
about: 5%
sources: {text: A text}
parties: {north: {role: party}, south: {role: party}, eye: {role: facilitator}}
opposed: [[north, south]]
verifiers: eye
processes: {talks: {between: [north, south], yields: terms, sources: text}}
"""


@dataclass(frozen=True)
class Case:
    """A deal, what is told of it, and the day asked for."""

    text: str
    agreement: Agreement
    tellings: Tellings
    on: date


def case_of(seed: int) -> Case:
    """Return the case of a seed."""
    dice = random.Random(seed)
    names = [f"d{n}" for n in range(dice.randint(2, 6))]
    text = HEAD + _phases(dice) + _provisions(dice, names)
    loaded = agreement_from_text(text)
    assert loaded.is_readable, (text, [str(error) for error in loaded.errors])
    tellings = _tellings(dice, loaded.agreement)
    return Case(text, loaded.agreement, tellings, START + timedelta(days=dice.randint(0, SPAN)))


def _condition(dice: random.Random, done: list[str], deep: int = 0) -> str:
    """Return a condition over what was told before it."""
    atoms = ["begun(talks)", "ongoing(talks)", "agreed(terms)", *(f"done({name})" for name in done)]
    kind = dice.random()
    if deep < 2 and kind < 0.2:
        return f"({_condition(dice, done, deep + 1)} and {_condition(dice, done, deep + 1)})"
    if deep < 2 and kind < 0.35:
        return f"({_condition(dice, done, deep + 1)} or {_condition(dice, done, deep + 1)})"
    if deep < 2 and kind < 0.5:
        return f"not {dice.choice(atoms)}"
    return dice.choice(atoms)


def _phases(dice: random.Random) -> str:
    """Return two or three phases, one after the other."""
    lines = ["phases:"]
    for n in range(dice.randint(2, 3)):
        keys = ["starts: 2024-06-03"] if n == 0 else [f"after: p{n - 1}"]
        if n and dice.random() < 0.5:
            keys.append(f"enters_when: {_condition(dice, [])}")
        keys.append(f"lasts: {dice.randint(8, 25)} days")
        chance = dice.random()
        if chance < 0.25:
            keys.append(f"continues_while: {_condition(dice, [])}")
        elif chance < 0.45:
            keys.append(f"renews: {{length: {dice.randint(10, 20)} days, unless: notified(stop)}}")
        if dice.random() < 0.2:
            keys.append(f"ends_when: {_condition(dice, [])}")
        if dice.random() < 0.3:
            keys.append("extension: {by: [north, south]}")
        lines.append(f"  p{n}: {{{', '.join(keys)}, sources: text}}")
    return "\n".join(lines) + "\n"


def _provisions(dice: random.Random, names: list[str]) -> str:
    """Return some provisions, and a power to stop."""
    lines = ["provisions:", "  stop: {kind: power, by: [north, south], act: stop, during: p0, sources: text}"]
    for n, name in enumerate(names):
        side = dice.choice(("north", "south"))
        keys = [f"by: {side}", f"to: {'south' if side == 'north' else 'north'}"]
        if dice.random() < 0.2:
            keys = ["by: [north, south]", "jointly: yes"]
        kind = dice.choice(("achieve", "achieve", "achieve", "abstain", "maintain"))
        keys = [f"kind: {kind}", *keys]
        once = kind == "achieve"
        keys.append("act: begin(talks)" if once and dice.random() < 0.15 else "act: do")
        if dice.random() < 0.4 or not once:
            keys.append(f"during: p{dice.randint(0, 1)}")
        if dice.random() < 0.3:
            keys.append(f"when: {_condition(dice, names[:n])}")
        if dice.random() < 0.15:
            keys.append(f"unless: {_condition(dice, names[:n])}")
        if dice.random() < 0.15:
            keys.append(f"while: {_condition(dice, names[:n])}")
        if dice.random() < 0.15:
            keys.append(f"from: {(START + timedelta(days=dice.randint(0, 20))).isoformat()}")
        keys += _amounts_and_dues(dice, names[:n], once)
        lines.append(f"  {name}: {{{', '.join(keys)}, sources: text}}")
    return "\n".join(lines) + "\n"


def _amounts_and_dues(dice: random.Random, before: list[str], once: bool) -> list[str]:
    """Return a provision's quantity, tranches and due day."""
    chance = dice.random()
    if once and chance < 0.25:
        first, second = dice.randint(2, 6), dice.randint(2, 6)
        whole = [f'what: "{first + second}"'] if dice.random() < 0.6 else []
        one, two = dice.randint(1, 7), dice.randint(8, 14)
        return [*whole, f'tranches: [{{id: a, quantity: "{first}", due: day {one} of p0}}, '
                f'{{id: b, quantity: "{second}", due: day {two} of p0}}]']  # fmt: skip
    keys = []
    if once and chance < 0.6:
        keys.append(f"what: {dice.choice(('', 'about '))}{dice.randint(5, 20)}")
    due = dice.random()
    if due < 0.35:
        keys.append(f"due: day {dice.randint(1, 25)} of p{dice.randint(0, 1)}")
    elif due < 0.5:
        keys.append(f"due: {(START + timedelta(days=dice.randint(3, 40))).isoformat()}")
    elif due < 0.65 and once:
        event = dice.choice(["begun(talks)", *(f"done({name})" for name in before)])
        keys.append(f"due: {dice.randint(1, 9)} days after {event}")
    return keys


def _tellings(dice: random.Random, agreement: Agreement) -> Tellings:
    """Return what four tellers say."""
    units = [p.id for p in agreement.provisions if p.id != "stop"]
    units += [f"{p.id}.{t.id}" for p in agreement.provisions for t in p.tranches]
    whole = [unit for unit in units if "." not in unit]
    said = []
    for n in range(dice.randint(0, 14)):
        event = dice.choices(
            [f"done({dice.choice(units)})", f"{dice.choice(('begun', 'ended', 'ongoing'))}(talks)", "agreed(terms)",
             f"{dice.choice(('begun', 'ended', 'agreed'))}({dice.choice(agreement.phases).id})", "notified(stop)",
             f"{dice.choice(('suspended', 'resumed', 'waived', 'excused', 'superseded'))}({dice.choice(whole)})"],
            (10, 4, 2, 3, 1, 3),
        )[0]  # fmt: skip
        condition = condition_from_text(event)
        assert isinstance(condition, Happened)
        day = START + timedelta(days=dice.randint(0, SPAN))
        on: Civil | Vague | None = None
        if dice.random() < 0.5:
            on = Civil(day - timedelta(days=dice.randint(-2, 12)))
        elif dice.random() < 0.5:
            on = Vague(day - timedelta(days=dice.randint(5, 15)), day - timedelta(days=dice.randint(-3, 4)))
        quantity = None
        if event.startswith("done") and dice.random() < 0.5:
            quantity = amount_from_text(f"{dice.choice(('', 'about '))}{dice.randint(1, 20)}")
        own = [item for item in said if item.account == said[-1].account] if said else []
        account = dice.choice(TELLERS).id
        own = [item for item in said if item.account == account and item.said <= day]
        said.append(
            Telling(
                f"c{n}", account, Says(condition, dice.random() < 0.25), day, on=on, quantity=quantity,
                status=Status.ACTUAL if dice.random() < 0.85 else dice.choice(list(Status)),
                so_far=quantity is not None and dice.random() < 0.4,
                lasts=duration_from_text(f"{dice.randint(3, 9)} days") if event.startswith("agreed(p") else None,
                retracts=dice.choice(own).id if own and dice.random() < 0.08 else "",
                restates=dice.choice(own).id if own and dice.random() < 0.05 else "",
                blames=(dice.choice(("north", "south")),) if dice.random() < 0.3 else (),
            )
        )  # fmt: skip
    cover = ()
    if dice.random() < 0.3:
        first = START + timedelta(days=dice.randint(0, 40))
        cover = (Coverage("read", first, first + timedelta(days=dice.randint(0, 20))),)
    return Tellings("made", "1", TELLERS, tuple(said), cover)
