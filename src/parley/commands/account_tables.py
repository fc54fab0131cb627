"""One account of an agreement: its phases, what is owed in it, who waits, what is late tomorrow, what blocks."""

from rich.console import Console

from parley.agreement.agreement import Agreement
from parley.commands.table import print_line, print_table
from parley.dossier.stands import blocked_in_words
from parley.engine.questions import blocked_in, late_tomorrow, owed_in, waiting_in
from parley.engine.report import Status, as_read, tellings_by_side
from parley.engine.run import Run, Unit
from parley.engine.telling import Tellings
from parley.quantity import Interval


def print_account(to: Console, side: str, answer: Status, agreement: Agreement, tellings: Tellings) -> None:
    """Print one account, as it reads the agreement."""
    run = answer.runs[side]
    understood = as_read(agreement, run)
    title = next((teller.title for teller in tellings.tellers if side in (teller.of, teller.id)), "") or side
    held = f", under the reading {', '.join(run.readings)}" if run.readings else ""
    head = f"{agreement.title or agreement.id}\nin the account of {title}, by {answer.on}{held}\n"
    to.print(head, style="bold", markup=False)
    words = {standing.of: standing.by_account[side] for standing in answer.phases}
    print_table(
        to, "Phases", ("phase", "is", "from!", "to!", "claims"),
        ((id_, " or ".join(words[id_]), stretch.start, stretch.end, " ".join(stretch.because))
         for id_, stretch in run.stretches.items()),
    )  # fmt: skip
    print_table(
        to, "Owed: certain where one state stands, else possible", ("what", "by", "until!", "is", "done", "claims"),
        ((item.unit, " ".join(item.by), str(item.due).replace("…..…", "no day"), _states(run.units[item.unit]),
          _amount(run.units[item.unit]), " ".join(item.because)) for item in owed_in(run, understood)),
    )  # fmt: skip
    print_table(
        to, "Who waits for whom", ("who", "for", "until", "since!", ""),
        ((" ".join(w.who), " ".join(w.for_whom), w.until, w.since or "", "" if w.is_certain else "possibly")
         for w in waiting_in(run, understood)),
    )  # fmt: skip
    for line in (_late(side, run, answer, agreement, tellings), *_blocked(run, understood)):
        if line:
            print_line(to, line)


def _late(side: str, run: Run, answer: Status, agreement: Agreement, tellings: Tellings) -> str:
    """Return what will be past due tomorrow, if anything."""
    late = late_tomorrow(as_read(agreement, run), tellings_by_side(tellings).get(side, []), answer.on)
    return f"Past due tomorrow if nothing more is told: {', '.join(late)}." if late else ""


def _blocked(run: Run, agreement: Agreement) -> list[str]:
    """Return what stands before each phase that may come next."""
    return [f"Before phase {blocked.phase}. {blocked_in_words(blocked, agreement)}"
            for blocked in blocked_in(run, agreement)]  # fmt: skip


def _states(unit: Unit) -> str:
    """Return the states that the account is compatible with."""
    return " or ".join(sorted(state.value for state in unit.states))


def _amount(unit: Unit) -> str:
    """Return how much is told as done, of how much that is owed."""
    done = _number(unit.done)
    owed = _number(unit.owed)
    return f"{done} of {owed}" if done and owed else done


def _number(told: Interval) -> str:
    """Return a number that is told; "" for none."""
    if told.low is None or told.high is None or told.high == 0:
        return ""
    return f"{told.low:,.0f}" if told.low == told.high else f"{told.low:,.0f}-{told.high:,.0f}"
