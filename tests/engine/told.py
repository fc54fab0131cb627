"""What four tellers say of a dealt agreement, made by dice."""

import random
from datetime import date, timedelta

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount
from parley.agreement.parse import amount_from_text, condition_from_text, duration_from_text
from parley.agreement.time import Civil, Happened, Occasion, Vague
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


def tellings_from_dice(dice: random.Random, agreement: Agreement) -> Tellings:
    """Return what four tellers say."""
    said: list[Telling] = []
    whole = [p.id for p in agreement.provisions if p.id != "stop"]
    if dice.random() < 0.6:  # many words on one clause, on one with parts where there is one
        whole = dice.sample([p.id for p in agreement.provisions if p.tranches] or whole, 1)
    for n in range(dice.randint(0, 16)):
        said.append(_telling(f"c{n}", dice, agreement, whole, said))
    cover: tuple[Coverage, ...] = ()
    if dice.random() < 0.3:
        first = START + timedelta(days=dice.randint(0, 40))
        cover = (Coverage("read", first, first + timedelta(days=dice.randint(0, 20))),)
    return Tellings("made", "1", TELLERS, tuple(said), cover)


def _telling(id_: str, dice: random.Random, agreement: Agreement, whole: list[str], said: list[Telling]) -> Telling:
    """Return one telling; some take back or restate what the same account said before."""
    event = _event(dice, agreement, whole)
    day, account = START + timedelta(days=dice.randint(0, SPAN)), dice.choice(TELLERS).id
    own = [item.id for item in said if item.account == account and item.said <= day]
    quantity = _quantity(dice) if event.occasion.value == "done" else None
    longer = event.occasion is Occasion.AGREED and any(phase.id == event.of for phase in agreement.phases)
    return Telling(
        id_, account, Says(event, dice.random() < 0.25), day, on=_on(dice, day), quantity=quantity,
        status=Status.ACTUAL if dice.random() < 0.85 else dice.choice(list(Status)),
        so_far=quantity is not None and dice.random() < 0.4,
        lasts=duration_from_text(f"{dice.randint(3, 9)} days") if longer else None,
        retracts=dice.choice(own) if own and dice.random() < 0.08 else "",
        restates=dice.choice(own) if own and dice.random() < 0.05 else "",
        blames=(dice.choice(("north", "south")),) if dice.random() < 0.3 else (),
    )  # fmt: skip


def _event(dice: random.Random, agreement: Agreement, whole: list[str]) -> Happened:
    """Return something that may be told to have happened."""
    parts = [f"{p.id}.{t.id}" for p in agreement.provisions for t in p.tranches if p.id in whole]
    phase = dice.choice(agreement.phases).id
    by = dice.choice(("", ", north", ", south"))
    forms = (
        (10, f"done({dice.choice(whole + parts)})"),
        (1, f"done({dice.choice(whole)}{by})"),
        (4, f"{dice.choice(('begun', 'ended', 'ongoing'))}(talks)"),
        (3, f"agreed(terms{by})"),
        (3, f"{dice.choice(('begun', 'ended', 'agreed'))}({phase})"),
        (2, f"notified(stop{by})"),
        (2, f"{dice.choice(('verified', 'begun'))}({dice.choice(whole)})"),
        (1, f"notified({dice.choice(whole)})"),
        (1, f"{dice.choice(('accepted', 'rejected'))}(terms{by})"),
        (4, f"{dice.choice(('suspended', 'resumed', 'waived', 'excused', 'superseded'))}({dice.choice(whole)})"),
        (1, f"{dice.choice(('suspended', 'resumed', 'superseded'))}({phase})"),
    )
    chosen = dice.choices([form for _, form in forms], [weight for weight, _ in forms])[0]
    condition = condition_from_text(chosen)
    assert isinstance(condition, Happened)
    return condition


def _on(dice: random.Random, day: date) -> Civil | Vague | None:
    """Return the day for which it is told, or an interval, or none."""
    if dice.random() < 0.5:
        return Civil(day - timedelta(days=dice.randint(-2, 12)))
    if dice.random() < 0.5:
        return Vague(day - timedelta(days=dice.randint(5, 15)), day - timedelta(days=dice.randint(-3, 4)))
    return None


def _quantity(dice: random.Random) -> Amount | None:
    """Return a number that is told, or none."""
    return amount_from_text(f"{dice.choice(('', 'about '))}{dice.randint(1, 20)}") if dice.random() < 0.5 else None
