"""The stress test as a page: what breaks each deal, its assumptions in sight, every value with its owner and basis.

The words are those of the command line (`parley.prospect.wording`); nothing is told here that is not told there.
"""

from dataclasses import dataclass

from markupsafe import Markup

from parley.prospect import wording
from parley.prospect.game import SIDES
from parley.prospect.picture import picture_of
from parley.prospect.prospect import Prospect
from parley.prospect.tested import Tested
from parley.prospect.values import words_of

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """Deals that end in one state, the one most often carried out first."""

    ends_in: str
    rows: tuple[Row, ...]  # deal, carried out by horizon, where it breaks and who gains, assurance, thin


@dataclass(frozen=True, slots=True)
class DealTested:
    """One deal at length."""

    title: str
    sentences: tuple[str, ...]
    steps: tuple[Row, ...]  # number, side, what, wording.amount, whether it binds, margins


@dataclass(frozen=True, slots=True)
class ProspectPage:
    """The stress test as a page."""

    stance: str
    sides: tuple[tuple[str, tuple[str, ...]], ...]  # letter and parties
    unit: str
    tick: str
    rules: str
    horizons: str
    rankings: tuple[Ranking, ...]
    svg: Markup  # drawn here, nothing of it from a report
    turns: tuple[str, ...]
    assumed: tuple[str, ...]
    drawn: str  # how many valuations, and whose values
    deals: tuple[DealTested, ...]
    notes: tuple[str, ...]
    values: tuple[Row, ...]  # value, from, to, owner, basis


def prospect_page(tested: Prospect) -> ProspectPage:
    """Return a stress test as a page."""
    values = tested.values
    by_id = {one.deal.game.id: one for one in tested.tested}
    groups = [sorted((by_id[id_] for id_ in group), key=lambda one: -one.share) for group in tested.apart]
    owners = "; ".join(wording.owners_of(tested.quotes))
    return ProspectPage(
        wording.STANCE,
        tuple(zip(SIDES, values.sides, strict=True)),
        values.unit,
        values.tick,
        _rules(tested),
        "/".join(map(str, values.horizons)),
        tuple(Ranking(group[0].deal.game.ends_in, tuple(map(_row, group))) for group in groups if group),
        Markup(picture_of(tested).replace("<svg ", '<svg class="prospect" ', 1)),
        tuple(wording.turn_sentence(turn, tested) for turn in tested.turns),
        wording.ASSUMED,
        f"{tested.count:,} valuations drawn (seed {tested.seed}); values: {owners}",
        tuple(_deal(one, tested) for one in tested.tested),
        wording.notes_of(tested),
        tuple(
            (words_of(q.path), wording.amount(q.low), wording.amount(q.high), q.owner, q.basis) for q in tested.quotes
        ),
    )


def _rules(tested: Prospect) -> str:
    """Return in words what a side may do under these values."""
    values = tested.values
    may = ["perform the next step", "walk away"]
    may += ["stall"] * values.may_stall + ["leave while it waits"] * values.may_leave
    paid = "go to the other side" if values.paid_to_other else "go to nobody"
    return f"A side may {', '.join(may[:-1])} or {may[-1]}; {SIDES[values.moves_first]} moves first; penalties {paid}."


def _row(one: Tested) -> Row:
    shares = "/".join(wording.percent(share).removesuffix(" %") for _, share in one.by_horizon) + " %"
    return (
        one.deal.game.title,
        shares,
        wording.cause_of(one),
        wording.mend_of(one),
        wording.percent(one.thin) if one.share else "",
    )


def _deal(one: Tested, tested: Prospect) -> DealTested:
    steps = tuple(
        (
            str(i + 1), SIDES[step.side], step.id, wording.amount(one.deal.amounts[i]),
            "yes" if step.binding else "talked about", " / ".join(map(wording.amount, one.margins[i])),
        )
        for i, step in enumerate(one.deal.game.steps)
    )  # fmt: skip
    return DealTested(one.deal.game.title, wording.sentences_of(one, tested), steps)
