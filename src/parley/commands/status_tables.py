"""The standing of an agreement across the accounts, on one screen of 80 columns."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console

from parley.agreement.agreement import Agreement
from parley.agreement.phase import Phase
from parley.agreement.provision import Provision
from parley.agreement.show import text_of_amount
from parley.commands.table import print_line, print_table
from parley.dossier.stands import blocked_in_words
from parley.engine.basis import own_lines, unstated
from parley.engine.questions import Waiting, blocked_in, late_tomorrow
from parley.engine.registers import registers_of
from parley.engine.report import Status, as_read, tellings_by_side
from parley.engine.settling import settling_most
from parley.engine.standing import Label, Standing
from parley.engine.telling import Tellings

NAMED = 3  # accounts that stand alike are named up to this many, and counted beyond
TOLD = 12  # accounts named beside one clause: the rest would fill screens
CLAIMS = 3  # claims named beside one account
LISTED = 8  # names of one line


def print_status(to: Console, answer: Status, agreement: Agreement, tellings: Tellings) -> None:
    """Print phases and provisions across the accounts, what is open, and what the answer turns on."""
    to.print(f"{agreement.title or agreement.id}\n{_told(answer, tellings)}\n", style="bold", markup=False)
    print_table(
        to, "Phases", ("phase", "standing", "in whose account [claims]"),
        ((s.of, label_of(s), _phase_accounts(s, answer)) for s in answer.phases),
    )  # fmt: skip
    shown = [standing for standing in answer.provisions if standing.label is not Label.NOT_DUE]
    parts = {standing.of.partition(".")[0] for standing in shown if "." in standing.of}
    shown = [s for s in shown if "." not in s.of or not _same_as_whole(s, answer.provisions)]
    print_table(
        to, "Provisions", ("provision", "due!", "standing", "in whose account [claims]"),
        ((s.of, _due(s, answer), label_of(s), _accounts(s, answer, agreement, tellings)) for s in shown),
    )  # fmt: skip
    quiet = [s.of for s in answer.provisions if s.label is Label.NOT_DUE and s.of.partition(".")[0] not in parts]
    quiet = [of for of in quiet if "." not in of]
    lines = [
        _line("Not due, and nothing told", quiet),
        *_open_lines(answer, agreement, tellings),
        *_basis_lines(answer, agreement, tellings, shown),
    ]
    for line in filter(None, lines):
        print_line(to, line)
    print_line(to, "“a or b”: that account is compatible with either. See --why, --account, --register.")


def _told(answer: Status, tellings: Tellings) -> str:
    """Return how much of it comes from whom, and what was said later."""
    told = [item for item in tellings.tellings if item.said <= answer.on]
    later = [item.id for item in tellings.tellings if item.said > answer.on]
    who = len({item.account for item in told})
    line = f"as told by {answer.on}: {len(told)} claims of {who} of {len(tellings.tellers)} tellers"
    return f"{line}; said later, not counted: {_few(later)}" if later else line


def _few(names: Sequence[str]) -> str:
    """Return the first names, and how many there are more."""
    more = len(names) - LISTED
    return ", ".join(names) if more <= 1 else f"{', '.join(names[:LISTED])} and {more} more"


def _line(head: str, names: Sequence[str]) -> str:
    """Return a line of names under a head; "" where there is none."""
    return f"{head}: {_few(names)}." if names else ""


def _open_lines(answer: Status, agreement: Agreement, tellings: Tellings) -> Iterator[str]:
    """Yield who waits for whom, what is late tomorrow, what blocks, who is silent, and what would settle most."""
    waits = registers_of(agreement, tellings, answer).waits
    for waiting, accounts in waits[:2]:
        yield f"Waiting{'' if waiting.is_certain else ', possibly'}: {_waits(waiting)} ({_whose(accounts, answer)})."
    if len(waits) > 2:
        yield f"{len(waits) - 2} more wait: --register waits."
    sides = tellings_by_side(tellings)
    late = Counter(
        units for side, run in answer.runs.items()
        if (units := late_tomorrow(as_read(agreement, run), sides.get(side, []), answer.on))
    )  # fmt: skip
    for units, count in late.most_common(2):
        names = ", ".join(units)
        yield f"Past due tomorrow if nothing more is told: {names} (in {count} of {len(answer.runs)} accounts)."
    yield from _blocks(answer, agreement)
    listed = [s for s in answer.provisions if s.label is not Label.NOT_DUE and "." not in s.of]
    said = Counter(party for s in listed for party in s.silent)
    yield _line(
        "Of what is listed nothing is told by", [f"{party} on {n} of {len(listed)}" for party, n in said.most_common(4)]
    )
    yield _line("Referred to but not seen", [item.id for item in agreement.documents if not item.seen])
    most = settling_most(agreement, tellings, answer)
    yield _line("Would settle most", [f"{item.event} ({item.settled} of {item.open_before} open)" for item in most])


def _waits(waiting: Waiting) -> str:
    """Return who waits for whom, until what, since when."""
    since = f" since {waiting.since}" if waiting.since else ""
    return f"{' and '.join(waiting.who)} for {' and '.join(waiting.for_whom)} until {waiting.until}{since}"


def _blocks(answer: Status, agreement: Agreement) -> Iterator[str]:
    """Yield what stands before the next phase, in how many accounts."""
    words = Counter(
        (blocked.phase, blocked_in_words(blocked, agreement))
        for run in answer.runs.values()
        for blocked in blocked_in(run, as_read(agreement, run))
    )
    for (phase, line), count in words.most_common(2):
        yield f"Before phase {phase} in {count} of {len(answer.runs)} accounts. {line}"


def _whose(accounts: Sequence[str], answer: Status) -> str:
    """Return whose accounts, or how many of them."""
    if len(accounts) == len(answer.runs):
        return "in every account"
    return (
        f"in {', '.join(accounts)}" if len(accounts) <= NAMED else f"in {len(accounts)} of {len(answer.runs)} accounts"
    )


def _basis_lines(answer: Status, agreement: Agreement, tellings: Tellings, shown: Sequence[Standing]) -> Iterator[str]:
    """Yield the readings that turn answers over, and the modeller's lines that answers rest on."""
    listed = {standing.of.partition(".")[0] for standing in (*shown, *answer.phases)}
    for reading in agreement.readings:
        turned = [item for item in answer.turns_over if item.reading == reading.id]
        owners = f" ({', '.join(reading.owners)})" if reading.owners else ""
        if turned:
            yield _line(f"Under the reading {reading.id}{owners}", [f"{item.of} {item.instead}" for item in turned])
    clauses: dict[str, Provision | Phase] = {phase.id: phase for phase in agreement.phases}
    clauses |= {provision.id: provision for provision in agreement.provisions}
    rests = (f"{id_}: {', '.join(own)}" for id_ in listed if id_ in clauses and (own := tuple(own_lines(clauses[id_]))))
    yield _line("Not stated but implied, or the modeller's", sorted(rests))
    used = {id_ for standing in (*shown, *answer.phases) for id_ in standing.because}
    yield _line("So are the claims", unstated(claim for claim in tellings.tellings if claim.id in used))


def _same_as_whole(part: Standing, standings: Iterable[Standing]) -> bool:
    """Tell whether a tranche stands as its whole provision does, so that one line serves both."""
    whole = next((s for s in standings if s.of == part.of.partition(".")[0]), None)
    return whole is not None and whole.label is part.label and whole.over is part.over and whole.told_by == part.told_by


def label_of(standing: Standing) -> str:
    """Return the label, and what a dispute is over."""
    return f"{standing.label.value} over {standing.over.value}" if standing.over else standing.label.value


def _phase_accounts(standing: Standing, answer: Status) -> str:
    """Return the accounts by what they make of a phase, those that tell of it with their claims."""
    groups: dict[str, list[str]] = {}
    for side, words in standing.by_account.items():
        because = answer.runs[side].stretches[standing.of].because if side in standing.told_by else ()
        groups.setdefault(" or ".join(words), []).append(f"{side} {_claims(because)}" if because else side)
    lines = []
    for state, sides in sorted(groups.items(), key=lambda item: not any("[" in side for side in item[1])):
        speaking = [side for side in sides if "[" in side]
        rest = len(sides) - len(speaking)
        counted = f"{rest} others" if speaking or len(groups) > 1 else f"all {rest}"
        names = sides if len(sides) <= NAMED else [*speaking, *([counted] if rest else [])]
        lines.append(f"{state}: {', '.join(names)}")
    return "; ".join(lines)


def _accounts(standing: Standing, answer: Status, agreement: Agreement, tellings: Tellings) -> str:
    """Return the accounts that say something: the states that each is compatible with, figures, whose doing, claims."""
    claims = {telling.id: telling for telling in tellings.tellings}
    provision = agreement.provision(standing.of.partition(".")[0])
    owed = provision.what.quantity if provision and "." not in standing.of else None
    told = []
    for side in standing.told_by:
        unit = answer.runs[side].units[standing.of]
        figures = [text_of_amount(q) for id_ in unit.because if id_ in claims and (q := claims[id_].quantity)]
        number = f", {figures[-1]} told of {text_of_amount(owed)}" if figures and owed else ""
        laid = f", laid at {' and '.join(unit.blames)}" if unit.blames else ""
        told.append(f"{side}: {' or '.join(standing.by_account[side])}{number}{laid} {_claims(unit.because)}")
    more = len(told) - TOLD
    rest = [f"and {more} more accounts, see --why"] if more > 0 else []
    return "; ".join([*told[:TOLD], *rest]) or "nobody says"


def _claims(ids: Sequence[str]) -> str:
    """Return the claims behind a word; of very many the last, and how many more there are."""
    more = len(ids) - CLAIMS
    return f"[{' '.join(ids)}]" if more <= 0 else f"[{' '.join(ids[-CLAIMS:])} and {more:,} more]"


def _due(standing: Standing, answer: Status) -> str:
    """Return the due day as the accounts work it out."""
    days = {str(run.units[standing.of].due) for run in answer.runs.values() if standing.of in run.units}
    return "/ ".join(sorted(days)).replace("…..…", "no day")
