"""Questions: what a values file still has to say, and a file to fill in."""

from collections.abc import Sequence

from parley.agreement.agreement import Agreement
from parley.party import Capacity
from parley.prospect.game import SIDES
from parley.prospect.values import RULES, Deal, Quote, Values, item_of, meaning_of, needed_for


def questions_of(deals: Sequence[Deal], values: Values) -> tuple[str, ...]:
    """Return every value that the deals need and the file does not give, as `path: what it asks`."""
    paths = dict.fromkeys(path for deal in deals for path in needed_for(deal))
    return tuple(f"{path}: {meaning_of(path)}?" for path in paths if path not in values.quotes)


def form_of(agreement: Agreement, deals: Sequence[Deal], values: Values, missing_rules: Sequence[str]) -> str:
    """Return a values file for these deals: what is known filled in, what is not left as a question.

    It does not load before every question is answered: no value is put in for the user.
    """
    paths = tuple(dict.fromkeys(path for deal in deals for path in needed_for(deal)))
    lines = [
        f"# Values for {agreement.title or agreement.id}: fill in every line that ends in a question.",
        "# A value is a number or a range, `-3 .. -1`. There are no defaults. A value may have its own",
        "# owner and basis: {range: -3 .. -1, owner: who, basis: on what}.",
        "# A number stands for a side's stake; it is no price of a person.",
        'values: "1"',
        f"agreement: {agreement.id}",
        f"owner: {'' if _owner(values) else '# ? whose view these values are'}{_owner(values)}",
        f"basis: {'' if _basis(values) else '# ? what they rest on'}{_basis(values)}",
    ]
    known = {
        "sides": f"{{A: [{', '.join(values.sides[0])}], B: [{', '.join(values.sides[1])}]}}",
        "unit": values.unit,
        "tick": values.tick,
        "horizons": f"[{', '.join(map(str, values.horizons))}]",
        "may_leave": "yes" if values.may_leave else "no",
        "may_stall": "yes" if values.may_stall else "no",
        "moves_first": SIDES[values.moves_first],
        "penalties_go_to": "other side" if values.paid_to_other else "nobody",
        "thin": f"{values.thin:g}",
    }
    lines += [f"{rule}: # ? {RULES[rule]}" if rule in missing_rules else f"{rule}: {known[rule]}" for rule in RULES]
    lines += [_line(path, path, values, 0) for path in ("goes_on", "assurance_applied")]
    lines += _of_paths(paths, values)
    lines += _deals(deals, values, agreement)
    return "\n".join(lines) + "\n"


def _of_paths(paths: Sequence[str], values: Values) -> list[str]:
    """Return the lines of the sides' own values, of what the ends are worth, and of each item."""
    lines: list[str] = []
    for side in SIDES:
        lines.append(f"{side}:")
        lines += [_line(path, path.split(".")[1], values, 2) for path in paths if path.startswith(f"{side}.")]
    lines.append("ends:")
    for name in dict.fromkeys(path.split(".")[1] for path in paths if path.startswith("ends.")):
        lines.append(f"  {name}:")
        lines += [_line(f"ends.{name}.{side}", side, values, 4) for side in SIDES]
    lines.append("items:")
    for item in dict.fromkeys(item_of(path) for path in paths if path.startswith("items.")):
        lines.append(f"  {item}:")
        for side in SIDES:
            lines.append(f"    {side}:")
            lines += [_line(f"items.{item}.{side}.{what}", what, values, 6) for what in ("gain", "kept")]
        own = [path for path in paths if path.startswith("items.") and item_of(path) == item]
        lines += [
            _line(p, p.split(".")[-1], values, 4) for p in own if p.split(".")[-1] in ("penalty", "applied", "fine")
        ]
    return lines


def _owner(values: Values) -> str:
    return next((quote.owner for quote in values.quotes.values()), "")


def _basis(values: Values) -> str:
    return next((quote.basis for quote in values.quotes.values()), "")


def _line(path: str, key: str, values: Values, indent: int) -> str:
    quote = values.quotes.get(path)
    held = f"# ? {meaning_of(path)}" if quote is None else _range(quote)
    return f"{' ' * indent}{key}: {held}"


def _range(quote: Quote) -> str:
    return f"{quote.low:g} .. {quote.high:g}" if quote.is_free else f"{quote.low:g}"


def _deals(deals: Sequence[Deal], values: Values, agreement: Agreement) -> list[str]:
    """Return the deals as they were named, or the deal itself with its steps in the order that its file gives."""
    named = {deal.id: deal for deal in values.deals}
    lines = ["deals:"]
    for deal in deals:
        game = deal.game
        given = named.get(game.id)
        lines += [f"  {game.id}:", f"    title: {game.title}", f"    ends_in: {game.ends_in}"]
        proposal = given.proposal if given else game.id
        if proposal and agreement.proposal(proposal):
            lines.append(f"    proposal: {proposal}")
        if given and given.order:
            lines.append(f"    order: [{', '.join('[' + ', '.join(group) + ']' for group in given.order)}]")
        if given and given.amounts:
            lines.append(f"    amounts: {{{', '.join(f'{k}: {v:g}' for k, v in given.amounts.items())}}}")
        if given and given.options:
            rows = (f"{{by: {SIDES[o.by]}, after: [{', '.join(o.after)}], to: {o.to}}}" for o in given.options)
            lines.append(f"    switches: [{', '.join(rows)}]")
    return lines


def empty_values(agreement: Agreement) -> Values:
    """Return a values file that says nothing yet but who the two sides are, in the order of the agreement's file."""
    sides = [party.id for party in agreement.parties if Capacity.PARTY in party.capacities]
    first, second = (*sides, "", "")[:2]
    return Values(
        agreement.id, agreement.title, ((first,) if first else (), (second,) if second else ()), "", "", (), True, True,
        0, False, 0.0, {}, (),
    )  # fmt: skip
