"""The standing of an agreement as tables of 80 columns."""

from collections.abc import Iterable

from rich.console import Console

from parley.agreement.agreement import Agreement
from parley.agreement.time import Happened
from parley.commands.table import print_table
from parley.engine.questions import Blocked, blocked_in, late_tomorrow, owed_in, waiting_in
from parley.engine.report import Status, tellings_by_side
from parley.engine.standing import Label, Standing
from parley.engine.telling import Telling, Tellings
from parley.quantity import Interval


def print_status(to: Console, answer: Status, agreement: Agreement, tellings: Tellings) -> None:
    """Print phases and provisions across the accounts, and what the answer turns on."""
    to.print(f"{agreement.title or agreement.id}, as told by {answer.on}\n", style="bold", markup=False)
    print_table(
        to, "Phases", ("phase", "standing", "in whose account"),
        ((standing.of, _label(standing), _phase_accounts(standing)) for standing in answer.phases),
    )  # fmt: skip
    shown = [standing for standing in answer.provisions if standing.label is not Label.NOT_DUE]
    parts = {standing.of.partition(".")[0] for standing in shown if "." in standing.of}
    shown = [s for s in shown if "." not in s.of or not _same_as_whole(s, answer.provisions)]
    print_table(
        to, "Provisions", ("provision", "due!", "standing", "in whose account", "claims"),
        ((s.of, _due(s, answer), _label(s), _accounts(s), " ".join(s.because)) for s in shown),
    )  # fmt: skip
    quiet = [s.of for s in answer.provisions if s.label is Label.NOT_DUE and s.of.partition(".")[0] not in parts]
    if quiet:
        to.print(f"Not due, and nothing told: {', '.join(quiet)}.\n", markup=False)
    silent = sorted({side for standing in answer.provisions for side in standing.silent})
    if silent:
        to.print(f"Parties of whom nothing is told on some of it: {', '.join(silent)}.", markup=False)
    settles = dict.fromkeys(item for standing in answer.phases for item in standing.settles)
    if settles:
        to.print(f"Would settle most: {', '.join(settles)}.", markup=False)
    for turned in answer.turns_over:
        owners = f" ({', '.join(turned.owners)})" if turned.owners else ""
        to.print(f"Under the reading {turned.reading}{owners}: {turned.of} {turned.instead}.", markup=False)
    for clause, keys in answer.turns_on.items():
        if any(standing.of.partition(".")[0] == clause for standing in (*shown, *answer.phases)):
            to.print(f"{clause} rests on {', '.join(keys)}.", markup=False)


def _same_as_whole(part: Standing, standings: Iterable[Standing]) -> bool:
    """Tell whether a tranche stands as its whole provision does, so that one line serves both."""
    whole = next((s for s in standings if s.of == part.of.partition(".")[0]), None)
    return whole is not None and whole.label is part.label and whole.over is part.over and whole.told_by == part.told_by


def _label(standing: Standing) -> str:
    """Return the label, and what a dispute is over."""
    return f"{standing.label.value} over {standing.over.value}" if standing.over else standing.label.value


def _phase_accounts(standing: Standing) -> str:
    """Return the accounts by what they make of a phase."""
    groups: dict[str, list[str]] = {}
    for side, words in standing.by_account.items():
        groups.setdefault(" or ".join(words), []).append(side)
    told = (
        (words, ", ".join(sides) if len(sides) < 4 else f"{len(sides)} accounts") for words, sides in groups.items()
    )
    return "; ".join(f"{words}: {who}" for words, who in told)


def _accounts(standing: Standing) -> str:
    """Return the accounts that say something, with the states that they are compatible with."""
    told = [f"{side}: {' or '.join(standing.by_account[side])}" for side in standing.told_by]
    return "; ".join(told) or "nobody says"


def _due(standing: Standing, answer: Status) -> str:
    """Return the due day as the accounts work it out."""
    days = {str(run.units[standing.of].due) for run in answer.runs.values() if standing.of in run.units}
    return " / ".join(sorted(days)).replace("…..…", "no day")


def print_account(to: Console, side: str, answer: Status, agreement: Agreement, tellings: Tellings) -> None:
    """Print one account: its phases, what is owed in it, who waits, what is late tomorrow, what blocks."""
    run = answer.runs[side]
    title = next((teller.title for teller in tellings.tellers if teller.of == side or teller.id == side), side)
    to.print(f"{agreement.title or agreement.id} in the account of {title}, by {answer.on}\n", style="bold",
             markup=False)  # fmt: skip
    words = {standing.of: standing.by_account[side] for standing in answer.phases}
    print_table(
        to, "Phases", ("phase", "is", "from!", "to!", "claims"),
        ((id_, " or ".join(words[id_]), held.start, held.end, " ".join(held.because))
         for id_, held in run.stretches.items()),
    )  # fmt: skip
    print_table(
        to, "Owed", ("what", "by", "to", "until!", "is", "done", "claims"),
        ((item.unit, " ".join(item.by), " ".join(item.to), str(item.due).replace("…..…", "no day"),
          " or ".join(sorted(state.value for state in run.units[item.unit].states)),
          _amount(run.units[item.unit].done), " ".join(item.because)) for item in owed_in(run, agreement)),
    )  # fmt: skip
    print_table(
        to, "Who waits for whom", ("who", "for", "until", "since!", ""),
        ((" ".join(w.who), " ".join(w.for_whom), w.until, w.since or "", "" if w.is_certain else "possibly")
         for w in waiting_in(run, agreement)),
    )  # fmt: skip
    late = late_tomorrow(agreement, tellings_by_side(tellings).get(side, []), answer.on)
    if late:
        to.print(f"Past due tomorrow if nothing more is told: {', '.join(late)}.", markup=False)
    for blocked in blocked_in(run, agreement):
        to.print(_blocked(blocked), markup=False)


def _amount(told: Interval) -> str:
    """Return how much is told as done."""
    if told.low is None or told.high is None or told.high == 0:
        return ""
    return f"{told.low:,.0f}" if told.low == told.high else f"{told.low:,.0f}-{told.high:,.0f}"


def _blocked(blocked: Blocked) -> str:
    """Return in a sentence what stands before a phase."""
    missing = ", ".join(map(str, blocked.missing)) or "its start"
    ways = [_consents(way) for way in blocked.answer.ways]
    whose = f"; consent of {' or '.join(ways)}" if any(ways) else ""
    holders = ", ".join(holder.party for holder in blocked.answer.held_up_by)
    held = f"; {holders} can hold it up without breach" if holders else ""
    return f"Before phase {blocked.phase}: {missing}, {blocked.answer.verdict.value}{whose}{held}."


def _consents(way: Iterable[object]) -> str:
    """Return whose moves a way consists of."""
    parties = dict.fromkeys(party for move in way for party in getattr(move, "by", ()))
    return " and ".join(parties)


def print_why(to: Console, of: str, answer: Status, agreement: Agreement, tellings: Tellings) -> None:
    """Print the claims and the clause behind one standing."""
    standing = next((s for s in (*answer.phases, *answer.provisions) if s.of == of), None)
    if standing is None:
        known = ", ".join(s.of for s in (*answer.phases, *answer.provisions))
        to.print(f"There is no provision or phase {of}. There are: {known}", markup=False)
        return
    to.print(f"{of}: {_label(standing)}, by {answer.on}\n", style="bold", markup=False)
    accounts = ((side, " or ".join(words)) for side, words in standing.by_account.items())
    print_table(to, "In each account", ("account", "is"), accounts)
    claims = {telling.id: telling for telling in tellings.tellings}
    rows = [_claim_cells(claims[id_]) for id_ in standing.because if id_ in claims]
    print_table(to, "Claims", ("claim!", "account", "said!", "says", "source", "note"), rows)
    clause = agreement.provision(of.partition(".")[0]) or agreement.phase(of)
    if clause:
        sources = ", ".join(clause.sources) or "no source"
        to.print(f"The clause stands in {sources} (basis: {clause.basis.value}).", markup=False)
    for keys in (answer.turns_on.get(of.partition(".")[0], ()),):
        if keys:
            to.print(f"It rests on {', '.join(keys)}.", markup=False)
    for turned in answer.turns_over:
        if turned.of == of:
            to.print(f"Under the reading {turned.reading}: {turned.instead}.", markup=False)
    if standing.settles:
        to.print(f"Would settle it: {', '.join(standing.settles)}.", markup=False)


def _claim_cells(telling: Telling) -> tuple[object, ...]:
    """Return a claim as a row."""
    event: Happened = telling.says.event
    says = f"not {event}" if telling.says.denied else str(event)
    return telling.id, telling.account, telling.said, says, " ".join(telling.sources), telling.quote or telling.note
