"""Why an agreement stands as it does: the claims behind one standing, with their sentences, and the clause."""

from pathlib import Path

from rich.console import Console

from parley.agreement.agreement import Agreement
from parley.agreement.show import text_of_amount, text_of_time
from parley.agreement.wording import sentences_of
from parley.claims.in_words import WAYS
from parley.commands.opened import fail, text_in
from parley.commands.status_tables import label_of
from parley.commands.table import print_line, print_table
from parley.engine.report import Status
from parley.engine.telling import Telling, Tellings
from parley.nearest import did_you_mean
from parley.status import Status as Manner


def print_why(
    to: Console, of: str, answer: Status, agreement: Agreement, tellings: Tellings, texts: Path | None = None
) -> None:
    """Print the accounts, claims and clause behind one standing; with the sources' folder, the sentences too."""
    standings = (*answer.phases, *answer.provisions)
    standing = next((s for s in standings if s.of == of), None)
    if standing is None:
        known = ", ".join(s.of for s in standings)
        raise fail(f"--why {of}: there is no such provision or phase. "
                   f"{did_you_mean(of, [s.of for s in standings], f'There are: {known}.')}")  # fmt: skip
    print_line(to, f"{of}: {label_of(standing)}, by {answer.on}", style="bold")
    to.print()
    accounts = ((side, " or ".join(words)) for side, words in standing.by_account.items())
    print_table(to, "In each account", ("account", "is"), accounts)
    claims = {telling.id: telling for telling in tellings.tellings}
    for id_ in standing.because:
        if id_ in claims:
            _print_claim(to, claims[id_], agreement, texts)
    clause = agreement.provision(of.partition(".")[0]) or agreement.phase(of)
    if clause:
        path = f"{'phases' if agreement.phase(of) else 'provisions'}.{clause.id}"
        sentence = next((item.text for item in sentences_of(agreement) if item.path == path), "")
        sources = ", ".join(clause.sources) or "no source"
        print_line(to, f"The clause: {sentence}")
        print_line(to, f"It stands in {sources} (basis: {clause.basis.value}).")
    if keys := answer.turns_on.get(of.partition(".")[0], ()):
        print_line(to, f"It rests on {', '.join(keys)}.")
    for turned in answer.turns_over:
        if turned.of == of:
            print_line(to, f"Under the reading {turned.reading}: {turned.instead}.")
    if standing.settles:
        print_line(to, f"Would settle it: {', '.join(standing.settles)}.")
    if standing.silent:
        print_line(to, f"Silent on it: {', '.join(standing.silent)}.")


def _print_claim(to: Console, telling: Telling, agreement: Agreement, texts: Path | None) -> None:
    """Print a claim with what it says, where it stands, and its words."""
    print_line(to, f"{telling.id}  {telling.account}, {telling.said}: {said_in(telling)}")
    stretches = ", ".join(f"{first}-{last}" for first, last in telling.spans)
    place = f"{', '.join(telling.sources)} {stretches}".strip() or "no source"
    matched = f", matched by {telling.mapped_by}" if telling.mapped_by else ""
    print_line(to, f"    in {place} (basis: {telling.basis.value}{matched})")
    for words in (telling.quote, *_sentences(telling, agreement, texts)):
        if words:
            print_line(to, f"    “{words}”")
    if telling.note:
        print_line(to, f"    note: {telling.note}")
    to.print()


def said_in(telling: Telling) -> str:
    """Return what a claim says, how it is spoken of, when and how much."""
    parts = [str(telling.says)]
    if telling.status is not Manner.ACTUAL:
        parts.append(WAYS[telling.status])
    if telling.quantity:
        parts.append(f"{text_of_amount(telling.quantity)}{' so far' if telling.so_far else ''}")
    if telling.on:
        parts.append(f"on {text_of_time(telling.on)}")
    if telling.blames:
        parts.append(f"laid at {', '.join(telling.blames)}")
    if telling.heard_from:
        parts.append(f"heard from {', '.join(telling.heard_from)}")
    return ", ".join(parts)


def _sentences(telling: Telling, agreement: Agreement, texts: Path | None) -> list[str]:
    """Return the words that a claim's spans mark in its first source's file."""
    source = next((item for item in agreement.sources if item.id in telling.sources and item.file), None)
    if texts is None or source is None:
        return []
    text = text_in(texts / source.file)
    return [" ".join(text[first:last].split()) for first, last in telling.spans]
