"""Says in plain English how two agreements differ, line by line."""

from collections.abc import Iterator

from parley.agreement.agreement import Agreement
from parley.agreement.compare import Burden, Comparison, Moved, Reached, steps_by_party
from parley.agreement.crossing import Fit, in_short
from parley.agreement.moves import Move
from parley.agreement.names import listed, name_of, names_of
from parley.agreement.phrases import day_in_words
from parley.agreement.reach import Answer, Verdict


def comparison_in_words(comparison: Comparison, after: Agreement) -> Iterator[str]:
    """Yield the lines of a comparison; headings end in a colon, what stands below them is indented."""
    if comparison.is_empty:
        yield "Nothing changes."
    if comparison.burdens:
        yield "What each party would bear:"
        for burden in comparison.burdens:
            yield f"  {name_of(burden.party, after)}"
            yield from (f"    {line}" for line in _burden(burden))
    if comparison.moved:
        yield "Days that move:"
        yield from (f"  {_moved(item)}" for item in comparison.moved)
    if comparison.reworded:
        yield "Conditions that change:"
        for item in comparison.reworded:
            yield f"  {item.path}: {item.strength.value}"
            yield f"    before: {item.before}"
            yield f"    after:  {item.after}"
    yield from _reach(comparison, after)
    if comparison.crossings:
        yield "Declared positions, as told:"
        for crossing in comparison.crossings:
            position = crossing.position
            told = f", as {name_of(position.told_by, after)} tells it" if position.told_by else ""
            yield f"  {position.id} ({name_of(position.holder, after)}{told}): {crossing.fit.value}"
            if crossing.fit is not Fit.MET:
                yield from (f"    {reason}" for reason in crossing.over)


def _burden(burden: Burden) -> Iterator[str]:
    """Yield what changes for one party."""
    if burden.added:
        yield f"more:      {', '.join(burden.added)}"
    if burden.removed:
        yield f"no longer: {', '.join(burden.removed)}"
    for line in burden.changed:
        yield f"otherwise: {line}"


def _moved(moved: Moved) -> str:
    """Return how a day moves."""
    text = f"{moved.what}: {day_in_words(moved.before)} → {day_in_words(moved.after)}"
    if moved.days is None:
        return text
    many = "" if abs(moved.days) == 1 else "s"
    return f"{text} ({abs(moved.days)} day{many} {'later' if moved.days > 0 else 'earlier'})"


def _reach(comparison: Comparison, after: Agreement) -> Iterator[str]:
    """Yield what it takes to enter each phase, before and after."""
    yield "What it takes to enter each phase:"
    for reached in comparison.reached:
        yield f"  {reached.phase}: {_verdicts(reached)}"
        answer = reached.after
        if answer and answer.verdict not in (Verdict.UNREACHABLE, Verdict.UNKNOWN) and answer.course:
            for by, moves in steps_by_party(answer).items():
                yield f"    {names_of(by, after)}: {_steps(moves)}"
        if answer and answer.held_up_by:
            parties = listed([name_of(held.party, after) for held in answer.held_up_by])
            yield f"    can be held up without breach by {parties}"
        if answer and answer.turns_on:
            yield f"    turns on what the modeller adds: {', '.join(answer.turns_on)}"


def _verdicts(reached: Reached) -> str:
    """Return the verdicts before and after, or the one if it is the same."""
    old = in_short(reached.before) if reached.before else "not there"
    new = in_short(reached.after) if reached.after else "not there"
    return new if old == new else f"{old} → {new}"


def _steps(moves: tuple[Move, ...]) -> str:
    """Return moves in order, each with what it takes."""
    return ", then ".join(f"{move.event} [{move.need.name.lower()}]" for move in moves)


def answer_in_words(what: str, answer: Answer, agreement: Agreement) -> Iterator[str]:
    """Yield how something can come about: the verdict, the steps by party, and who can hold it up."""
    yield f"{what}: {in_short(answer)}"
    for by, moves in steps_by_party(answer).items():
        yield f"  {names_of(by, agreement)}: {_steps(moves)}"
    for held in answer.held_up_by:
        ways = [str(move.event) for move in held.withholding] + [f"by {move.event}" for move in held.making]
        yield f"  {name_of(held.party, agreement)} can hold it up without breach: {', '.join(ways)}"
    if answer.turns_on:
        yield f"  turns on what the modeller adds: {', '.join(answer.turns_on)}"
