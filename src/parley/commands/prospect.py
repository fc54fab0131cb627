"""`parley test`: can this deal hold? A stress test of designs under a person's values."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from parley.commands.lines import say
from parley.commands.opened import agreement_in, fail, text_in, write_out

if TYPE_CHECKING:
    from parley.agreement.agreement import Agreement
    from parley.prospect.from_yaml import Read
    from parley.prospect.prospect import Prospect
    from parley.prospect.values import Deal

DEAL = typer.Argument(help="An agreement (.accord.yaml), or a game of perfect information (.efg).", metavar="DEAL")
VALUES = typer.Argument(
    help="What each item is worth to each side (.values.yaml); not needed for an .efg.", metavar="VALUES"
)
QUESTIONS = typer.Option("--questions", help="Write a values file to fill in, on standard output.")
JSON = typer.Option("--json", help="Print everything as JSON.")
DETAILS = typer.Option(
    "--details", help="Each deal at length: causes, steps, and every value with its owner and basis."
)
BOUNDS = typer.Option("--bounds", help="Bound each share over the two values that it depends on most.")
PICTURE = typer.Option("--picture", help="Write the margins per step to this file (.svg).")
EFG = typer.Option("--efg", help="Write a deal's game, in the middle valuation, to this file (.efg).")
ONLY = typer.Option("--deal", help="Test only this deal of the values file.")
COUNT = typer.Option("--valuations", min=100, max=1_000_000, help="How many valuations to draw.")
SEED = typer.Option("--seed", help="Which draw: the same number gives the same valuations.")

LARGEST_EFG = 100_000_000  # bytes
SLOW = 1_500_000_000  # state-valuations; about a minute


def test(
    deal: Annotated[Path, DEAL],
    values: Annotated[Path | None, VALUES] = None,
    questions: Annotated[bool, QUESTIONS] = False,
    json: Annotated[bool, JSON] = False,
    details: Annotated[bool, DETAILS] = False,
    bounds: Annotated[bool, BOUNDS] = False,
    picture: Annotated[Path | None, PICTURE] = None,
    efg: Annotated[Path | None, EFG] = None,
    only: Annotated[str, ONLY] = "",
    valuations: Annotated[int, COUNT] = 20_000,
    seed: Annotated[int, SEED] = 1,
) -> None:
    """Test whether a deal can hold: where it pays a side to stop, and what would mend that.

    A stress test of a design under assumed values, never a forecast. No value is put in for you.
    """
    from parley.prospect.game import BadGame

    if deal.suffix == ".efg":
        _solve_efg(deal)
        return
    agreement = agreement_in(deal)
    read = _read(values, agreement, questions)
    try:
        deals = _chosen(agreement, read, only)
        if questions:
            _print_form(agreement, deals, read)
            return
        _refuse_questions(deals, read, values)
        _warn(deals, valuations)
        _answer(deals, read, valuations, seed, json, details, bounds, picture, efg)
    except BadGame as problem:
        raise fail(f"{values or deal}: {problem}") from None


def _read(path: Path | None, agreement: "Agreement", questions: bool) -> "Read":
    """Return the values file; faults end the command, all of them at once."""
    from parley.prospect.from_yaml import Read, values_from_text
    from parley.prospect.questions import empty_values
    from parley.prospect.values import RULES

    if path is None:
        if questions:
            return Read(empty_values(agreement), (), tuple(rule for rule in RULES if rule != "sides"))
        raise fail("a values file is needed; `parley test DEAL --questions > my.values.yaml` writes one to fill in")
    read = values_from_text(text_in(path))
    faults = [f"{path}:{fault}" for fault in read.faults]
    if read.values.agreement not in ("", agreement.id):
        faults.append(f"{path}: these values are for `{read.values.agreement}`, and the deal is `{agreement.id}`")
    parties = {party.id for party in agreement.parties}
    faults += [
        f"{path}: `{name}` is no party of {agreement.id}"
        for side in read.values.sides
        for name in side
        if name not in parties
    ]
    if faults and not questions:
        raise fail("\n".join(faults))
    return read


def _chosen(agreement: "Agreement", read: "Read", only: str) -> tuple["Deal", ...]:
    from parley.prospect.from_agreement import deals_from_agreement

    deals = deals_from_agreement(agreement, read.values)
    chosen = tuple(d for d in deals if only in ("", d.game.id))
    if not chosen:
        raise fail(f"no deal `{only}`; there are: {', '.join(d.game.id for d in deals)}")
    return chosen


def _print_form(agreement: "Agreement", deals: tuple["Deal", ...], read: "Read") -> None:
    from parley.prospect.questions import form_of

    typer.echo(form_of(agreement, deals, read.values, read.missing), nl=False)


def _refuse_questions(deals: tuple["Deal", ...], read: "Read", path: Path | None) -> None:
    """End the command with every question that is open: no value is put in for the user."""
    from parley.prospect.questions import questions_of
    from parley.prospect.values import RULES

    asked = [f"{rule}: {RULES[rule]}?" for rule in read.missing] + list(questions_of(deals, read.values))
    if asked:
        raise fail("\n".join([f"{path}: {len(asked)} questions are open; nothing is assumed in their place", *asked]))


def _warn(deals: tuple["Deal", ...], valuations: int) -> None:
    """Say before it starts how much work a large game is."""
    from parley.prospect.states import count_states

    for deal in deals:
        states = count_states(deal.game)
        if states * valuations > SLOW:
            say(
                f"{deal.game.id}: up to {states:,} states times {valuations:,} valuations will take long; "
                f"try --valuations {max(100, SLOW // states):,}, or give its steps an order",
                err=True,
            )


def _answer(
    deals: tuple["Deal", ...], read: "Read", valuations: int, seed: int, json: bool, details: bool, bounds: bool,
    picture: Path | None, efg: Path | None,
) -> None:  # fmt: skip
    from parley.commands.prospect_tables import print_bounds, print_details, print_prospect
    from parley.commands.table import terminal
    from parley.prospect.picture import picture_of
    from parley.prospect.prospect import prospect_of

    prospect = prospect_of(deals, read.values, valuations, seed)
    if picture:
        write_out(picture, picture_of(prospect))
    if efg:
        write_out(efg, _efg_of(prospect))
    if json:
        import json as writer

        from parley.prospect.to_json import data_from_prospect

        typer.echo(writer.dumps(data_from_prospect(prospect), ensure_ascii=False, indent=1))
        return
    to = terminal()
    print_prospect(to, prospect)
    if bounds:
        print_bounds(to, prospect)
    if details:
        print_details(to, prospect)


def _efg_of(prospect: "Prospect") -> str:
    """Return the first deal's game in the middle valuation, with the shortest horizon that its steps fit into."""
    from dataclasses import replace

    from parley.prospect.efg import efg_from_tree
    from parley.prospect.game import BadGame
    from parley.prospect.prospect import at_middle
    from parley.prospect.unroll import tree_from_game

    deal, stakes = at_middle(prospect.tested[0], prospect.values, prospect.quotes)
    if deal.game.switches:
        raise BadGame(f"{deal.game.id}: a deal with switches is not written as .efg; leave its switches out")
    ticks = min(h for h in prospect.values.horizons if h >= len(deal.game.steps))
    title = f"{deal.game.title}, {ticks} ticks, middle valuation"
    return efg_from_tree(tree_from_game(replace(deal.game.until(ticks), title=title), stakes))


def _solve_efg(path: Path) -> None:
    """Print subgame-perfect play of an .efg file."""
    from parley.prospect.efg import Broken, NotSupported, tree_from_efg
    from parley.prospect.tree import play_of_tree

    try:
        tree = tree_from_efg(text_in(path, LARGEST_EFG))
    except (Broken, NotSupported) as problem:
        raise fail(f"{path}: {problem}") from None
    play = play_of_tree(tree)
    say(f"{tree.title}: {len(tree.nodes):,} nodes; subgame-perfect play:")
    for player, action in play.path:
        say(f"  {player}: {action}")
    say("payoffs: " + ", ".join(f"{p} {v:.10g}" for p, v in zip(tree.players, play.payoffs, strict=True)))
    if play.ties:
        shown = ", ".join(play.ties[:5]) + (" …" if len(play.ties) > 5 else "")
        say(f"ties that matter to somebody, broken towards the first action: {shown}")
