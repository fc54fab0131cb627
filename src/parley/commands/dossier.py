"""What `parley serve` and `parley site` open: a record, an agreement, what is told of it, values of a stress test."""

from pathlib import Path
from typing import TYPE_CHECKING

from parley.commands.opened import day_in, fail, text_in

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement
    from parley.prospect.prospect import Prospect
    from parley.web.held import Deal, Held

VALUATIONS = 2_000  # drawn for the page of the stress test; `parley test` draws more


def held_from(
    record: Path, deal: Path | None, claims: Path | None, values: Path | None, on: str, *, by: str = "",
    is_folder: bool = False,
) -> "Held":  # fmt: skip
    """Return what pages are made of, or end the command with everything that is amiss."""
    from parley.record.record import open_record
    from parley.web.held import Held

    open_record(record).close()
    if (claims or values) and deal is None:
        raise fail("--claims and --values are about an agreement: name it with --deal")
    told = deal_from(deal, claims) if deal else None
    prospect = prospect_from(values, told.agreement) if values and told else None
    return Held(record, told, day_in(on) if on else None, prospect, by, is_folder)


def match_reports(held: "Held") -> None:
    """Match every report to the agreement, if there is one, with a word on how far it is."""
    from parley.commands.progress import Progress
    from parley.record.accounts import match_all

    if held.deal is None or held.deal.tellings is not None:
        return
    progress = Progress("Matching claims to clauses")
    for done, total in match_all(held.record(), held.keyed()):
        progress.show(f"{done:,} of {total:,} reports")
    progress.clear()


def deal_from(path: Path, claims: Path | None) -> "Deal":
    """Return an agreement with what is told of it, or end the command with every error in the files."""
    from parley.agreement.check import findings_of
    from parley.agreement.from_yaml import agreement_from_text
    from parley.engine.from_yaml import tellings_from_text
    from parley.web.held import Deal

    loaded = agreement_from_text(text_in(path))
    if loaded.errors:
        raise fail("\n".join(f"{path}:{finding}" for finding in loaded.errors))
    tellings = None
    if claims:
        told = tellings_from_text(text_in(claims), loaded.agreement)
        if told.errors:
            raise fail("\n".join(f"{claims}:{finding}" for finding in told.errors))
        tellings = told.tellings
    return Deal(loaded.agreement, tellings, findings_of(loaded))


def prospect_from(path: Path, agreement: "Agreement") -> "Prospect":
    """Return the stress test of an agreement under a person's values, or end the command with what is open."""
    from parley.prospect.from_agreement import deals_from_agreement
    from parley.prospect.from_yaml import values_from_text
    from parley.prospect.game import BadGame
    from parley.prospect.prospect import prospect_of
    from parley.prospect.questions import questions_of

    read = values_from_text(text_in(path))
    if read.faults:
        raise fail("\n".join(f"{path}:{fault}" for fault in read.faults))
    try:
        deals = deals_from_agreement(agreement, read.values)
        asked = [*read.missing, *questions_of(deals, read.values)]
        if asked:
            raise fail(
                "\n".join([f"{path}: {len(asked)} questions are open; nothing is assumed in their place", *asked])
            )
        return prospect_of(deals, read.values, VALUATIONS, 1)
    except BadGame as problem:
        raise fail(f"{path}: {problem}") from None
