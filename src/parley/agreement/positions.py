"""Declared positions: which of them cannot be met together, whatever is proposed.

1. A position is what a party is told to hold; a clash is one between tellings, not a fact.
2. A set of positions clashes if no proposal could meet all of them, and any fewer could be met.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from parley.agreement.amount import Constraint, Relation
from parley.agreement.proposal import Position

LARGEST_CLASH = 5  # positions in one set; larger clashes are not looked for


@dataclass(frozen=True, slots=True)
class Clash:
    """A smallest set of positions that no proposal can meet, and over what."""

    positions: tuple[Position, ...]
    over: str


def clashes_of(positions: Iterable[Position]) -> tuple[Clash, ...]:
    """Return the smallest sets of positions that cannot be met together."""
    positions = tuple(positions)
    clashes: list[Clash] = []
    for size in range(1, min(LARGEST_CLASH, len(positions)) + 1):
        for chosen in combinations(positions, size):
            if any(set(clash.positions) <= set(chosen) for clash in clashes):
                continue
            over = why_not_together(chosen)
            if over:
                clashes.append(Clash(chosen, over))
    return tuple(clashes)


def why_not_together(positions: Iterable[Position]) -> str:
    """Return over what positions clash; empty where some proposal could meet them all."""
    positions = tuple(positions)
    needed = {item for position in positions for item in position.needs}
    excluded = {item for position in positions for item in position.excludes}
    if both := sorted(needed & excluded):
        return f"{both[0]}: needed and excluded"
    if circle := _circle([pair for position in positions for pair in position.before]):
        return " before ".join((*circle, circle[0]))
    if name := _no_number([limit for position in positions for limit in position.limits]):
        return f"the quantity of {name}"
    return ""


def _circle(pairs: list[tuple[str, str]]) -> tuple[str, ...]:
    """Return things that would each have to come before the next, all round."""
    after: dict[str, list[str]] = {}
    for first, second in pairs:
        after.setdefault(first, []).append(second)
    for start in sorted(after):
        path = [start]
        stack = [iter(after[start])]
        while stack:
            step = next(stack[-1], None)
            if step is None:
                stack.pop()
                path.pop()
            elif step == start:
                return tuple(path)
            elif step not in path:
                path.append(step)
                stack.append(iter(after.get(step, ())))
    return ()


def _no_number(limits: list[Constraint]) -> str:
    """Return a provision for which no quantity meets all limits; sums of several are left alone."""
    lows: dict[str, Decimal] = {}
    highs: dict[str, Decimal] = {}
    for limit in limits:
        if len(limit.terms) != 1:
            continue
        factor, name = limit.terms[0]
        bound = limit.bound / factor
        if limit.relation in (Relation.AT_LEAST, Relation.MORE, Relation.EQUAL):
            bound_low = bound + (1 if limit.relation is Relation.MORE else 0)
            lows[name] = max(lows.get(name, bound_low), bound_low)
        if limit.relation in (Relation.AT_MOST, Relation.LESS, Relation.EQUAL):
            bound_high = bound - (1 if limit.relation is Relation.LESS else 0)
            highs[name] = min(highs.get(name, bound_high), bound_high)
    return next((name for name in sorted(lows) if name in highs and lows[name] > highs[name]), "")
