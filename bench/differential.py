"""Two engines on dealt agreements: how many agree, and which states, transitions, labels and constructs they touch."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from parley.agreement.amount import Relation
from parley.agreement.condition import AllOf, AnyOf, Counted, Not, OnDay, Side, Since
from parley.agreement.phase import Earned, Extension, NamedDay, Phase, Process, Rebasing, Renewal
from parley.agreement.provision import Exchange, Kind, Provision, Tranche
from parley.agreement.time import (
    Choice,
    Civil,
    Direction,
    Edge,
    EdgeOf,
    Extreme,
    Named,
    NthDay,
    Occasion,
    Offset,
    Unspecified,
    Vague,
    When,
)
from parley.engine import state as states
from parley.engine.standing import Label, Over
from parley.engine.state import State
from parley.engine.telling import Telling
from parley.status import Status
from tests.engine.generated import case_of
from tests.engine.second_engine import answer_of, first_answer

# What moves nothing in the engine: words on a clause, who carries it out, what is only checked or searched.
MOVES_NOTHING = frozenset({
    "id", "title", "note", "sources", "basis", "implied", "modelled", "clause", "place", "settled", "binding",
    "through", "guarantors", "verified_by", "overrides", "fixed", "fallback", "between", "via", "about", "kind", "mode",
    "order", "owners", "words", "at", "zone", "mapped_by", "heard_from", "spans", "quote", "denies", "to", "act",
    "strength", "given_by", "given_to", "written",
})  # fmt: skip
KEYED = (Provision, Tranche, Phase, Exchange, Extension, Earned, Renewal, Process, NamedDay, Rebasing, Telling)
FORMS = (
    Counted,
    OnDay,
    Since,
    Not,
    AllOf,
    AnyOf,
    Civil,
    Vague,
    EdgeOf,
    Named,
    When,
    NthDay,
    Offset,
    Extreme,
    Unspecified,
)
NAMES = (Kind, Occasion, Side, Relation, Choice, Direction, Edge, Status)
# Not dealt, since the second engine counts whole days and has one reading of each deal.
LEFT_OUT = frozenset({"Process.ends", "Extension.length", "Extension.times", "Telling.sources"})


def constructs_in(thing: object) -> Iterator[str]:
    """Yield the constructs that a thing is made of: keys that say something, forms, and words of fixed lists."""
    if isinstance(thing, NAMES):
        yield f"{type(thing).__name__} {thing.value}"
    if isinstance(thing, FORMS):
        yield type(thing).__name__
    if is_dataclass(thing):
        for field in fields(thing):
            value = getattr(thing, field.name)
            if isinstance(thing, KEYED) and field.name not in MOVES_NOTHING and value != default_of(field):
                yield f"{type(thing).__name__}.{field.name}"
            yield from constructs_in(value)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from constructs_in(part)


def default_of(field: object) -> object:
    """Return a field's default, or something that no value equals."""
    default = field.default  # type: ignore[attr-defined]
    return object() if default is MISSING else default


def all_constructs() -> frozenset[str]:
    """Return every construct that may move something."""
    keys = {f"{kind.__name__}.{f.name}" for kind in KEYED for f in fields(kind) if f.name not in MOVES_NOTHING}
    names = {f"{kind.__name__} {word.value}" for kind in NAMES for word in kind}
    return frozenset(keys | names | {form.__name__ for form in FORMS}) - LEFT_OUT


class Watched(dict):  # type: ignore[type-arg]
    """The table of transitions, which notes what is looked up in it."""

    used: Counter[tuple[Enum, Enum]] = Counter()

    def get(self, key, default=None):  # type: ignore[no-untyped-def]
        """Return what the table holds, and note it."""
        if key in self:
            self.used[key] += 1
        return super().get(key, default)


def main() -> None:
    """Print the counts; leave with 1 where the engines differ or something was never touched."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=1000)
    parser.add_argument("--from", type=int, default=0, dest="first")
    arguments = parser.parse_args()
    table = states.TRANSITIONS
    states.TRANSITIONS = Watched(table)
    answers: Counter[tuple[str, str]] = Counter()
    found: Counter[str] = Counter()
    differ, compared, told = [], 0, 0
    for seed in range(arguments.first, arguments.first + arguments.cases):
        case = case_of(seed)
        one, other = first_answer(case), answer_of(case)
        differ += [seed] if one != other else []
        compared += len(one)
        told += len(case.tellings.tellings)
        answers.update((key[0], value) for key, values in one.items() for value in values)
        found.update({*constructs_in(case.agreement), *constructs_in(case.tellings.tellings)})
        if sys.stderr.isatty():
            print(f"\r{seed + 1}", end="", file=sys.stderr)
    print(
        f"{arguments.cases} cases, {told} claims, {compared} answers compared: {len(differ)} cases differ {differ[:10]}"
    )
    missed = [f"transition {one.value} / {move.value}" for one, move in table if (one, move) not in Watched.used]
    print(f"transitions taken: {len(Watched.used)} of {len(table)}, the rarest {min(Watched.used.values())} times")
    for kind, words in (("state", State), ("label", Label), ("why", Over)):
        print(f"{kind}:", ", ".join(f"{value} {count}" for (of, value), count in answers.most_common() if of == kind))
        # An answer over a reading needs accounts that hold several: tests/engine/plays has them.
        missed += [
            f"{kind} {word.value}" for word in words if not answers[kind, word.value] and word is not Over.READING
        ]
    print(f"constructs ({len(found)}):", ", ".join(f"{word} {count}" for word, count in sorted(found.items())))
    missed += sorted(all_constructs() - set(found))
    print("never touched:", ", ".join(missed) or "nothing")
    sys.exit(bool(differ or missed))


if __name__ == "__main__":
    main()
