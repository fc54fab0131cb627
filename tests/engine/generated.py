"""Agreements and claims made by dice: every construct of the format that the engine runs on, in small."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from parley.agreement.agreement import Agreement
from parley.agreement.from_yaml import agreement_from_text
from parley.engine.telling import Tellings
from tests.engine.told import SPAN, START, tellings_from_dice

HEAD = """accord: "1"
id: made
about: 5%
sources: {text: A text}
parties: {north: {role: party}, south: {role: party}, eye: {role: facilitator}}
opposed: [[north, south]]
verifiers: eye
stocks: {held: {holder: north, kinds: [old, young]}}
"""
ONCE = ("achieve", "achieve", "achieve", "achieve", "achieve", "declare", "procedure")
LASTING = ("abstain", "abstain", "maintain", "maintain", "best-efforts", "monitoring", "complaints", "definition")
BY_NOTICE = ("permission", "reservation", "power")


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
    text = HEAD + _frame(dice) + _phases(dice, names) + _provisions(dice, names) + _exchange(dice)
    loaded = agreement_from_text(text)
    assert loaded.is_readable, (text, [str(error) for error in loaded.errors])
    tellings = tellings_from_dice(dice, loaded.agreement)
    return Case(text, loaded.agreement, tellings, START + timedelta(days=dice.randint(0, SPAN)))


def _frame(dice: random.Random) -> str:
    """Return the day count, the talks, and a day that may be moved."""
    begins = f", begins: {_date(dice, 0, 30)}" if dice.random() < 0.3 else ""
    moved = f", rebased: [{{to: {_date(dice, 5, 30)}, told: {_date(dice, 0, 60)}}}]" if dice.random() < 0.5 else ""
    count = dice.choice(("inclusive", "inclusive", "exclusive"))
    return (
        f"day_count: {count}\n"
        f"processes: {{talks: {{between: [north, south], yields: terms{begins}, sources: text}}}}\n"
        f"days: {{D: {{on: {_date(dice, 0, 20)}{moved}, sources: text}}}}\n"
    )


def _date(dice: random.Random, least: int, most: int) -> str:
    """Return a date so many days after the start."""
    return (START + timedelta(days=dice.randint(least, most))).isoformat()


def _time(dice: random.Random, done: list[str], deep: int = 0) -> str:
    """Return a time: a date, a day of a phase, one that hangs on an event, or the earlier or later of two."""
    n, phase = dice.randint(1, 25), f"p{dice.randint(0, 1)}"
    event = dice.choice(["begun(talks)", "agreed(terms)", *(f"done({name})" for name in done)])
    forms = [
        _date(dice, 3, 40), f"{_date(dice, 3, 20)}..{_date(dice, 21, 40)}", f"day {n} of {phase}", f"end of {phase}",
        f"{n} days after {event}", f"within {n} days of D", f"D+{n}", f"{n} days before end of {phase}", phase,
        f"start of {phase}",
    ]  # fmt: skip
    if deep < 1 and dice.random() < 0.25:
        return f"{dice.choice(('earlier', 'later'))} of ({_time(dice, done, 1)}, {_time(dice, done, 1)})"
    return dice.choice(forms)


def _atom(dice: random.Random, done: list[str]) -> str:
    """Return one thing that may hold."""
    atoms = ["begun(talks)", "ongoing(talks)", "agreed(terms)", "agreed(terms, north)", "notified(stop, south)",
             "accepted(terms)", "rejected(terms, south)"]  # fmt: skip
    for name in done:
        atoms += [f"done({name})", f"done({name})", f"verified({name})", f"begun({name})"]
        atoms += [f"count({name}) {dice.choice(('>=', '<=', '=', '>', '<'))} {dice.randint(1, 15)}"]
        atoms += [f"{dice.randint(1, 9)} days since done({name})"]
    atoms += [f"{dice.choice(('before', 'by', 'from', 'after'))} {_time(dice, done)}"]
    return dice.choice(atoms)


def _condition(dice: random.Random, done: list[str], deep: int = 0) -> str:
    """Return a condition over what was told before it."""
    kind = dice.random()
    if deep < 2 and kind < 0.2:
        return f"({_condition(dice, done, deep + 1)} and {_condition(dice, done, deep + 1)})"
    if deep < 2 and kind < 0.35:
        return f"({_condition(dice, done, deep + 1)} or {_condition(dice, done, deep + 1)})"
    if deep < 2 and kind < 0.5:
        return f"not {_atom(dice, done)}"
    return _atom(dice, done)


def _phases(dice: random.Random, names: list[str]) -> str:
    """Return two or three phases, one after the other."""
    lines = ["phases:"]
    for n in range(dice.randint(2, 3)):
        keys = [f"starts: {dice.choice(('2024-06-03', '2024-06-03', 'D', '2024-06-01..2024-06-06'))}"]
        if n:
            keys = [f"after: p{n - 1}"]
        if n and dice.random() < 0.5:
            keys.append(f'enters_when: "{_plain_condition(dice)}"')
        keys.append(f"lasts: {dice.randint(8, 25)} days" if dice.random() < 0.8 else f"until: {_date(dice, 10, 60)}")
        chance = dice.random()
        if chance < 0.25:
            keys.append(f'continues_while: "{_plain_condition(dice)}"')
        elif chance < 0.45:
            times = f", times: {dice.randint(1, 3)}" if dice.random() < 0.3 else ""
            keys.append(f"renews: {{length: {dice.randint(10, 20)} days, unless: notified(stop){times}}}")
        if dice.random() < 0.2:
            keys.append(f'ends_when: "{_plain_condition(dice)}"')
        if dice.random() < 0.3:
            keys.append("extension: {by: [north, south]}")
        elif dice.random() < 0.2:
            of, per = dice.choice(names), dice.randint(2, 9)
            keys.append(f'extension: {{earned: {{per: "{per}", of: {of}, adds: {dice.randint(1, 3)} days}}}}')
        lines.append(f"  p{n}: {{{', '.join(keys)}, sources: text}}")
    return "\n".join(lines) + "\n"


def _plain_condition(dice: random.Random) -> str:
    """Return a condition that hangs on no phase: a phase's own course may not hang on itself."""
    atoms = ["begun(talks)", "ongoing(talks)", "agreed(terms)", "agreed(terms, south)", f"from {_date(dice, 0, 50)}",
             f"before {_date(dice, 0, 50)}", f"{dice.randint(2, 20)} days since begun(talks)", "after D"]  # fmt: skip
    one, other = dice.choice(atoms), dice.choice(atoms)
    return dice.choice((one, one, f"not {one}", f"{one} and {other}", f"{one} or {other}"))


def _provisions(dice: random.Random, names: list[str]) -> str:
    """Return some provisions, and a power to stop."""
    lines = ["provisions:", "  stop: {kind: power, by: [north, south], act: stop, during: p0, sources: text}"]
    for n, name in enumerate(names):
        side = dice.choice(("north", "south"))
        keys = [f"by: {side}", f"to: {'south' if side == 'north' else 'north'}"]
        if dice.random() < 0.2:
            keys = ["by: [north, south]", *(["jointly: yes"] if dice.random() < 0.7 else [])]
        kind = dice.choice(dice.choice((ONCE, ONCE, ONCE, LASTING, LASTING, BY_NOTICE)))
        once = kind in ONCE
        keys = [f"kind: {kind}", *keys, "act: begin(talks)" if once and dice.random() < 0.15 else "act: do"]
        if dice.random() < 0.4 or not once:
            keys.append(f"during: p{dice.randint(0, 1)}")
        if dice.random() < 0.25:
            keys.append(f'when: "{_condition(dice, names[:n])}"')
        if dice.random() < 0.15:
            keys.append(f'unless: "{_condition(dice, names[:n])}"')
        if dice.random() < 0.15:
            keys.append(f'while: "{_condition(dice, names[:n])}"')
        if dice.random() < 0.15:
            keys.append(f'from: "{_time(dice, names[:n])}"')
        if not once and dice.random() < 0.2:
            keys.append(f"lasts: {dice.randint(3, 30)} days")
        if n + 1 < len(names) and kind not in BY_NOTICE and dice.random() < 0.25:
            keys.append(f"remedy: {dice.choice(names[n + 1 :])}")
        keys += _amounts_and_dues(dice, names[:n], once)
        lines.append(f"  {name}: {{{', '.join(keys)}, sources: text}}")
    return "\n".join(lines) + "\n"


def _amounts_and_dues(dice: random.Random, before: list[str], once: bool) -> list[str]:
    """Return a provision's quantity, tranches and due day."""
    chance = dice.random()
    if once and chance < 0.25:
        first, second = dice.randint(2, 6), dice.randint(2, 6)
        number = f'what: "{first + second}"'
        whole = dice.choice(([number], [number], ["what: all"], []))
        kind = ", kind: old" if dice.random() < 0.2 else ""
        opens = f', from: "{_time(dice, before)}"' if dice.random() < 0.3 else ""
        when = f', when: "{_condition(dice, before)}"' if dice.random() < 0.2 else ""
        one = dice.randint(1, 7)
        two = one if dice.random() < 0.2 else dice.randint(8, 14)
        return [*whole, f'tranches: [{{id: a, quantity: "{first}", due: day {one} of p0{kind}}}, '
                f'{{id: b, quantity: "{second}", due: day {two} of p0{opens}{when}}}]']  # fmt: skip
    keys = []
    if once and chance < 0.6:
        keys.append(f"what: {dice.choice(('', 'about ', 'at least '))}{dice.randint(5, 20)}")
    if dice.random() < 0.65:
        keys.append(f'due: "{_time(dice, before)}"' if dice.random() < 0.9 else "due: unspecified")
    return keys


def _exchange(dice: random.Random) -> str:
    """Return an exchange, of which one leg owes what the other leg is worth."""
    if dice.random() < 0.5:
        return ""
    rate, due = dice.randint(2, 5), dice.randint(5, 20)
    return (
        f'  give: {{kind: achieve, by: north, to: south, act: give, what: "{dice.randint(3, 9)}",'
        f" due: day {due} of p0, sources: text}}\n"
        f"  take: {{kind: achieve, by: south, to: north, act: give, what: open, due: day {due} of p0, sources: text}}\n"
        f"  last: {{kind: achieve, by: south, to: north, act: end, when: done(swap), due: 3 days after done(give),"
        f" sources: text}}\n"
        f'exchanges: {{swap: {{give: give, take: take, rates: {{any: "{rate}"}}, order: same day, sources: text}}}}\n'
    )
