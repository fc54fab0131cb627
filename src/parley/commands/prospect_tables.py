"""A prospect on one screen, and at length."""

from collections.abc import Sequence

from rich.console import Console

from parley.commands.table import print_line, print_table
from parley.prospect.bounds import Shares, bounds_of
from parley.prospect.game import SIDES, Stakes
from parley.prospect.prospect import Prospect
from parley.prospect.sample import Points, stakes_from
from parley.prospect.tested import Tested
from parley.prospect.values import Quote, words_of
from parley.prospect.wording import (
    ASSUMED,
    STANCE,
    amount,
    cause_of,
    mend_of,
    notes_of,
    owners_of,
    percent,
    sentences_of,
    turn_sentence,
)

UNDECIDED = 0.005  # of the volume; two values reach it in under five seconds


def print_prospect(to: Console, prospect: Prospect) -> None:
    """Print what breaks each deal, for whom, what would mend it, where rankings turn over, and what is not known."""
    values = prospect.values
    print_line(to, f"{prospect.title or values.agreement}: can it hold?", style="bold")
    sides = "; ".join(f"{side}: {', '.join(parties)}" for side, parties in zip(SIDES, values.sides, strict=True))
    print_line(to, f"{sides}. Unit: {values.unit}. A tick: {values.tick}.")
    to.print(STANCE + "\n", markup=False)
    ticks = "/".join(str(h) for h in values.horizons)
    by_id = {tested.deal.game.id: tested for tested in prospect.tested}
    for group in prospect.apart:
        ranked = sorted((by_id[id_] for id_ in group), key=lambda t: -t.share)
        end = ranked[0].deal.game.ends_in
        first = "; most often carried out first" if len(ranked) > 1 else ""
        title = f"Ends in {end}, within {ticks} ticks{first}"
        columns = ("deal!", "carried out#", "breaks most at, who gains by not doing it", "assurance, 9 of 10", "thin#")
        print_table(to, title, columns, (_row(t) for t in ranked))
    if len(prospect.apart) > 1:
        to.print("What ends in different states is not ranked together: a deal may hold because it asks for less.\n")
    to.print("Where a ranking turns over", style="bold")
    told = [turn_sentence(turn, prospect) for turn in prospect.turns[:3]]
    more = len(prospect.turns) - len(told)
    for line in told or ["along no single value, by more than two points in a hundred"]:
        print_line(to, f"  {line}")
    if more:
        to.print(f"  and {more} more (--details)")
    to.print("\nWhat this rests on, and does not know", style="bold")
    print_line(
        to, f"  {prospect.count:,} valuations (seed {prospect.seed}); values: {'; '.join(owners_of(prospect.quotes))}"
    )
    for line in ASSUMED:
        print_line(to, f"  {line}")
    kept = [f for f in notes_of(prospect) if not f.startswith("no step:")]
    if kept:
        print_line(
            to, f"  {len(notes_of(prospect))} notes on how the agreement was read, such as: {kept[0]} (--details)"
        )


def _row(tested: Tested) -> tuple[str, ...]:
    shares = "/".join(percent(share).removesuffix(" %") for _, share in tested.by_horizon) + " %"
    thin = percent(tested.thin) if tested.share else ""
    return tested.deal.game.title, shares, cause_of(tested), mend_of(tested), thin


def print_bounds(to: Console, prospect: Prospect) -> None:
    """Print bounds over the two values that each deal depends on most, all others in the middle."""
    by_path = {quote.path: quote for quote in prospect.quotes}
    rows = []
    for tested in prospect.tested:
        free = [by_path[d.path] for d in tested.dependences[:2]]
        if not free or tested.deal.game.switches:
            rows.append((tested.deal.game.title, "nothing that it depends on, or it has a switch", "", "", ""))
            continue
        found = _bounds(tested, prospect, free)
        names = " and ".join(words_of(q.path) for q in free)
        rows.append(
            (tested.deal.game.title, names, percent(found.holds), percent(found.fails), percent(found.undecided))
        )
    to.print()
    print_table(
        to, "Surely holds, surely fails, undecided: parts of the ranges of two values, all others in the middle",
        ("deal", "the two values", "holds#", "fails#", "undecided#"), rows,
    )  # fmt: skip


def _bounds(tested: Tested, prospect: Prospect, free: Sequence[Quote]) -> Shares:
    fixed = {quote.path: quote.middle for quote in prospect.quotes if quote not in free}

    def stakes_at(points: Points) -> Stakes:
        return stakes_from(tested.deal, points, prospect.values.paid_to_other)

    return bounds_of(tested.deal.game, stakes_at, free, fixed, UNDECIDED)


def print_details(to: Console, prospect: Prospect) -> None:
    """Print each deal at length, every turn, every note, and every value with its owner and basis."""
    to.print()
    for tested in prospect.tested:
        steps = tested.deal.game.steps
        print_table(
            to, tested.deal.game.title,
            ("step#", "side", "what", "amount#", "binds", "margin, later steps done: lowest tenth, median, highest"),
            (
                (
                    i + 1, SIDES[step.side], step.id, amount(tested.deal.amounts[i]),
                    "yes" if step.binding else "talked about", " / ".join(amount(m) for m in tested.margins[i]),
                )
                for i, step in enumerate(steps)
            ),
        )  # fmt: skip
        for sentence in sentences_of(tested, prospect):
            print_line(to, f"  {sentence}")
        to.print()
    if prospect.turns:
        to.print("Every ranking that turns over along one value", style="bold")
        for turn in prospect.turns:
            print_line(to, f"  {turn_sentence(turn, prospect)}")
        to.print()
    to.print("How the agreement was read", style="bold")
    for note in notes_of(prospect):
        print_line(to, f"  {note}")
    to.print()
    print_table(
        to, "Every value", ("value", "from#", "to#", "owner", "basis"),
        ((words_of(q.path), amount(q.low), amount(q.high), q.owner, q.basis) for q in prospect.quotes),
    )  # fmt: skip
