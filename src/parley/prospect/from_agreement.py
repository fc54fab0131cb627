"""From an agreement and a values file to games: which steps there are, whose, in which order, and whether they bind.

1. Steps are provisions done by a deed (achieve, declare, procedure) whose bearers are sides; a joint one is a step of
   each side.
2. What holds over time (maintain, abstain) and what mediators owe is no step; the notes name it.
3. A step is only talked about where its clause says so, or where its content or its phase is not settled.
4. Where a phase is entered by consent that nobody owes, each side's consent is a step that is only talked about.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from parley.agreement.agreement import Agreement
from parley.agreement.amount import Amount, Form
from parley.agreement.condition import AllOf, Condition
from parley.agreement.patch import applied_proposal
from parley.agreement.phase import Phase
from parley.agreement.provision import ONCE, Order, Provision
from parley.agreement.time import Happened, Occasion
from parley.prospect.game import SIDES, BadGame, Game, Step, Switch
from parley.prospect.values import Deal, DealNamed, Values, item_of


@dataclass(frozen=True, slots=True)
class Part:
    """A step before it has its place in an order."""

    id: str
    side: int
    binding: bool
    provision: str
    phase: str
    stock: str
    amount: float | None
    text: str


def deals_from_agreement(agreement: Agreement, values: Values) -> tuple[Deal, ...]:
    """Return the deals that a values file names, or the agreement itself; BadGame with what is amiss in one."""
    named = values.deals or _unnamed(agreement, values)
    known = {deal.id for deal in named}
    for deal in named:
        for option in deal.options:
            if option.to not in known:
                raise BadGame(f"{deal.place} {deal.id}: it may switch to {option.to}, which is no deal of this file")
    _check_switches(named)
    return tuple(_deal_of(deal, agreement, values) for deal in named)


def _unnamed(agreement: Agreement, values: Values) -> tuple[DealNamed, ...]:
    """Return the agreement itself, or, where it has no steps, each of its proposals; none is ranked with another."""
    if parts_of(agreement, values.sides)[0] or not agreement.proposals:
        return (DealNamed(agreement.id, agreement.title, ends_in=agreement.id),)
    return tuple(DealNamed(p.id, p.title, p.id, ends_in=p.id) for p in agreement.proposals)


def _check_switches(named: tuple[DealNamed, ...]) -> None:
    """Refuse deals that switch in a circle: there is no last one to solve first."""
    left = {deal.id: {option.to for option in deal.options} for deal in named}
    while ready := [id_ for id_, to in left.items() if not to & left.keys()]:
        for id_ in ready:
            del left[id_]
    if left:
        raise BadGame(f"these deals switch to one another in a circle: {', '.join(left)}; let one of them stand alone")


def _deal_of(named: DealNamed, agreement: Agreement, values: Values) -> Deal:
    """Return one deal as a game."""
    where = f"{named.place} {named.id}"
    if not named.ends_in:
        raise BadGame(f"{where}: say in which end state it ends (`ends_in`), so that only like is ranked with like")
    patched = _patched(named, agreement, where)
    parts, notes = parts_of(patched, values.sides)
    if named.order:
        parts, groups = _ordered(named, parts, where)
        left = sorted({p.provision for p in parts_of(patched, values.sides)[0]} - {p.provision for p in parts})
        if left:
            notes = (*notes, f"left out, not named in the order: {', '.join(left)}")
        after = [tuple(range(*groups[g - 1])) if g else () for g, span in enumerate(groups) for _ in range(*span)]
    must = orders_of(patched, parts)
    if not named.order:
        after = must
    notes = (*notes, *_against(parts, after, must))
    steps = tuple(Step(p.id, p.side, p.binding, a, p.text) for p, a in zip(parts, after, strict=True))
    items, amounts = _items(named, parts, values, where)
    place = {p.id: i for i, p in enumerate(parts)}
    switches = []
    for option in named.options:
        missing = [name for name in option.after if name not in place]
        if missing:
            raise BadGame(f"{where}: its switch waits for {', '.join(missing)}, which is no step of it")
        when = tuple(place[name] for name in option.after)
        switches.append(Switch(f"{named.id} to {option.to}", option.by, when, option.to))
    longest = max(values.horizons, default=len(steps))
    if longest < len(steps):
        raise BadGame(f"{where}: it has {len(steps)} steps; give a horizon of {len(steps)} ticks or more")
    game = Game(
        named.id, steps, longest, values.may_leave, values.may_stall, values.moves_first, named.ends_in,
        tuple(switches), named.title or named.id,
    )  # fmt: skip
    return Deal(game, items, amounts, tuple(must), notes)


def _against(parts: list[Part], after: list[tuple[int, ...]], must: list[tuple[int, ...]]) -> list[str]:
    """Return where a deal's order puts a step after one that the agreement's file lets wait for it."""
    return [
        f"the order puts {parts[k].id} before {parts[i].id}, though the agreement's file makes it wait for that"
        for i, waits in enumerate(after)
        for k in waits
        if i in must[k]
    ]


def _patched(named: DealNamed, agreement: Agreement, where: str) -> Agreement:
    if not named.proposal:
        return agreement
    proposal = agreement.proposal(named.proposal)
    if proposal is None:
        known = ", ".join(p.id for p in agreement.proposals) or "none"
        raise BadGame(f"{where}: the agreement's file has no proposal `{named.proposal}`; it has: {known}")
    loaded = applied_proposal(proposal, agreement)
    if loaded.errors:
        raise BadGame(f"{where}: the proposal `{named.proposal}` does not fit the agreement: {loaded.errors[0].reason}")
    return loaded.agreement


def parts_of(
    agreement: Agreement, sides: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[list[Part], tuple[str, ...]]:
    """Return the steps of an agreement as its file lists them, and notes on what is no step."""
    phases = {phase.id: phase for phase in agreement.phases}
    parts: list[Part] = []
    notes: list[str] = []
    for phase in agreement.phases:
        for term in _agreed(phase.enters_when):
            if any(part.provision == f"agree_{term}" for part in parts):
                continue
            notes.append(f"phase {phase.id} needs agreement on {term}, owed by nobody: each side's consent is a step")
            id_, text = f"agree_{term}", f"agree({term})"
            parts += [Part(f"{id_}.{SIDES[s]}", s, False, id_, "", "", None, text) for s in (0, 1)]
    for provision in agreement.provisions:
        bearers = [s for s in (0, 1) if set(provision.by) & set(sides[s])]
        if provision.kind not in ONCE or not bearers:
            why = "holds over time" if bearers else "nobody who is A or B bears it"
            notes.append(f"no step: {provision.id} ({why})")
            continue
        binding, reason = _is_binding(provision, phases)
        if reason:
            notes.append(f"{provision.id} is only talked about: {reason}")
        for side in bearers:
            suffix = f".{SIDES[side]}" if len(bearers) > 1 else ""
            text = str(provision.act) if provision.act else provision.id
            stock = provision.what.stock + (f".{provision.what.kind}" if provision.what.kind else "")
            for tranche in provision.tranches or (None,):
                id_ = provision.id + (f".{tranche.id}" if tranche else "") + suffix
                amount = _number((tranche.quantity if tranche else None) or provision.what.quantity)
                parts.append(Part(id_, side, binding, provision.id, provision.during, stock, amount, text))
    return parts, tuple(notes)


def _is_binding(provision: Provision, phases: Mapping[str, Phase]) -> tuple[bool, str]:
    if not provision.binding:
        return False, "its clause says so"
    if not provision.settled:
        return False, "its content is not settled"
    phase = phases.get(provision.during)
    if phase and not phase.settled:
        return False, f"phase {phase.id} is not settled"
    return True, ""


def _number(amount: Amount | None) -> float | None:
    """Return an amount that is one number, as told; None for anything vaguer than "about"."""
    if amount is None or amount.form is not Form.NUMBER or amount.quantity is None or amount.per:
        return None
    told = amount.quantity.told
    return float(told.low) if told.low is not None and told.low == told.high else None


def _agreed(condition: Condition | None) -> list[str]:
    return [e.of for e in _needs(condition) if e.occasion is Occasion.AGREED]


def _needs(condition: Condition | None) -> list[Happened]:
    """Return what has to have happened for a condition to hold; what only might is not in it."""
    if isinstance(condition, Happened):
        return [condition]
    return [e for part in condition.parts for e in _needs(part)] if isinstance(condition, AllOf) else []


def _ordered(named: DealNamed, parts: list[Part], where: str) -> tuple[list[Part], list[tuple[int, int]]]:
    """Return the parts that a deal's order names, in that order, and the span of each group."""
    chosen: list[Part] = []
    groups = []
    for group in named.order:
        start = len(chosen)
        for name in group:
            found = [p for p in parts if name in (p.id, p.provision)]
            if not found:
                raise BadGame(f"{where}: its order names {name}, which is none of {', '.join(p.id for p in parts)}")
            if any(p in chosen for p in found):
                raise BadGame(f"{where}: its order names {name} twice")
            chosen += found
        groups.append((start, len(chosen)))
    return chosen, groups


def orders_of(agreement: Agreement, parts: list[Part]) -> list[tuple[int, ...]]:
    """Return, per part, the parts that the agreement's file puts before it."""
    named: dict[str, list[int]] = {}
    for i, part in enumerate(parts):
        for key in {part.id, part.provision}:
            named.setdefault(key, []).append(i)
    phases = {phase.id: phase for phase in agreement.phases}
    before: list[set[int]] = [set() for _ in parts]

    def put(later: int, condition: Condition | None) -> None:
        for event in _needs(condition):
            if event.occasion is Occasion.DONE:
                before[later].update(named.get(event.of, ()))
            elif event.occasion is Occasion.AGREED:
                before[later].update(named.get(f"agree_{event.of}", ()))

    for i, part in enumerate(parts):
        provision = agreement.provision(part.provision)
        put(i, provision.when if provision else None)
        phase = phases.get(part.phase)
        put(i, phase.enters_when if phase else None)
        earlier = _phases_before(part.phase, phases)
        before[i].update(k for k, other in enumerate(parts) if other.phase in earlier)
        before[i].update(k for k in named[part.provision] if k < i and parts[k].side == part.side)
    for phase in agreement.phases:  # consent comes after what the phases before it hold
        for term in _agreed(phase.enters_when):
            for k in named.get(f"agree_{term}", ()):
                earlier = _phases_before(phase.id, phases)
                before[k].update(j for j, other in enumerate(parts) if other.phase in earlier)
    for exchange in agreement.exchanges:
        give, take = named.get(exchange.give, []), named.get(exchange.take, [])
        first, second = (take, give) if exchange.order is Order.TAKE_FIRST else (give, take)
        if exchange.order in (Order.GIVE_FIRST, Order.TAKE_FIRST):
            for k in second:
                before[k].update(first)
    return [tuple(sorted(b - {i})) for i, b in enumerate(before)]


def _phases_before(id_: str, phases: Mapping[str, Phase]) -> set[str]:
    found: set[str] = set()
    waiting = list(phases[id_].after) if id_ in phases else []
    while waiting:
        name = waiting.pop()
        if name == id_:
            raise BadGame(f"phase {id_} comes after itself: the phases loop; break the circle in the agreement's file")
        if name not in found:
            found.add(name)
            waiting += phases[name].after if name in phases else ()
    return found


def _items(
    named: DealNamed, parts: list[Part], values: Values, where: str
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return what each step's values stand under, and in how many units."""
    priced = {item_of(path) for path in values.quotes if path.startswith("items.")}
    given = named.amounts or {}
    items, amounts = [], []
    for part in parts:
        names = (part.id,) if part.id.endswith(tuple(f".{side}" for side in SIDES)) else (part.id, part.provision)
        own = next((name for name in names if name in priced), None)
        stock = next((name for name in (part.stock, part.stock.split(".")[0]) if name and name in priced), None)
        counted = given.get(part.id, given.get(part.provision, part.amount))
        if own is not None:
            items.append(own)
            amounts.append(given.get(part.id, given.get(part.provision, 1.0)))
        elif stock is not None or (part.stock and counted is not None):
            if counted is None:
                raise BadGame(
                    f"{where}: how many is {part.id}? The agreement's file gives no number; "
                    f"write `amounts: {{{part.id}: …}}`, or give {part.id} values of its own under `items`"
                )
            items.append(stock or part.stock)
            amounts.append(counted)
        else:
            items.append(part.id)
            amounts.append(1.0)
    return tuple(items), tuple(amounts)


def with_binding(deal: Deal, chosen: frozenset[int]) -> Deal:
    """Return the deal with these steps binding: what it would be if they were owed and not only talked about."""
    steps = tuple(replace(s, binding=s.binding or i in chosen) for i, s in enumerate(deal.game.steps))
    return replace(deal, game=replace(deal.game, steps=steps))
