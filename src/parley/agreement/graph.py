"""What blocks what: phases, provisions and consents as a graph, in Mermaid and as SVG.

An arrow runs from what has to happen first to what waits for it; a dotted one stands for what must not have happened.
"""

from dataclasses import dataclass
from xml.sax.saxutils import escape

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Counted, Not, Since, events_of
from parley.agreement.cone import counted_events
from parley.agreement.moves import Need, begun, done, moves_for
from parley.agreement.names import names_of
from parley.agreement.provision import ONCE
from parley.agreement.time import Happened, Occasion


@dataclass(frozen=True, slots=True)
class Arrow:
    """Something waits for something; `unless` where it must not have happened."""

    before: Happened
    after: Happened
    unless: bool = False


@dataclass(frozen=True, slots=True)
class Graph:
    """Events with their labels and needs, and the arrows between them."""

    labels: tuple[tuple[Happened, str, Need], ...]
    arrows: tuple[Arrow, ...]


def graph_of(agreement: Agreement) -> Graph:
    """Return the graph of what blocks what."""
    waiting = [begun(phase.id) for phase in agreement.phases]
    waiting += [done(item.id) if item.kind in ONCE else begun(item.id) for item in agreement.provisions]
    seen: dict[Happened, tuple[str, Need]] = {}
    arrows: dict[Arrow, None] = {}
    while waiting:
        event = waiting.pop(0)
        if event in seen:
            continue
        moves = moves_for(event, agreement)
        need = min((move.need for move in moves), default=Need.CONSENT)
        by = names_of(moves[0].by, agreement) if moves else ""
        seen[event] = f"{event}" + (f" by {by}" if by else ""), need
        for move in moves:
            for before, unless in _atoms(move.guard, agreement):
                if before != event:
                    arrows[Arrow(before, event, unless)] = None
                    waiting.append(before)
    return Graph(tuple((event, label, need) for event, (label, need) in seen.items()), tuple(arrows))


def _atoms(condition: Condition, agreement: Agreement, unless: bool = False) -> list[tuple[Happened, bool]]:
    """Return the events in a condition, and whether they must not have happened."""
    match condition:
        case Not(part):
            return _atoms(part, agreement, not unless)
        case AllOf(parts) | AnyOf(parts):
            return [item for part in parts for item in _atoms(part, agreement, unless)]
        case Happened(Occasion.ONGOING, of):
            return [(begun(of), unless)]
        case Happened():
            return [(condition, unless)]
        case Since(_, event):
            return [(event, unless)]
        case Counted(of, _, _):
            return [(event, unless) for event in counted_events(of, agreement)]
        case _:
            return [(event, unless) for event in events_of(condition)]


def graph_mermaid(agreement: Agreement) -> str:
    """Return the graph as a Mermaid flowchart."""
    graph = graph_of(agreement)
    ids = {event: f"n{number}" for number, (event, _, _) in enumerate(graph.labels)}
    shapes = {Need.NOTHING: ("[", "]"), Need.OWED: ("[", "]"), Need.UNDATED: ("[/", "/]")}
    lines = ["flowchart LR"]
    for event, label, need in graph.labels:
        left, right = shapes.get(need, ("{{", "}}"))
        lines.append(f'  {ids[event]}{left}"{label.replace(chr(34), chr(39))}"{right}')
    signs = {False: "-->", True: "-.->|unless|"}
    lines += [f"  {ids[arrow.before]} {signs[arrow.unless]} {ids[arrow.after]}" for arrow in graph.arrows]
    return "\n".join(lines) + "\n"


def graph_svg(agreement: Agreement) -> str:
    """Return the graph as SVG: what comes first stands left of what waits for it."""
    graph = graph_of(agreement)
    column = _columns(graph)
    rows: dict[int, int] = {}
    at: dict[Happened, tuple[int, int]] = {}
    for event, _, _ in graph.labels:
        row = rows.get(column[event], 0)
        rows[column[event]] = row + 1
        at[event] = (20 + 300 * column[event], 20 + 46 * row)
    width, height = 320 + 300 * max(column.values(), default=0), 60 + 46 * max(rows.values(), default=0)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" role="img" '
        f'font-family="sans-serif" font-size="11">',
        f"<title>What blocks what in {escape(agreement.title or agreement.id)}</title>",
    ]
    for arrow in graph.arrows:
        (x1, y1), (x2, y2) = at[arrow.before], at[arrow.after]
        dash = ' stroke-dasharray="4"' if arrow.unless else ""
        parts.append(f'<path d="M{x1 + 260} {y1 + 16} C{x1 + 290} {y1 + 16} {x2 - 30} {y2 + 16} {x2} {y2 + 16}" '
                     f'fill="none" stroke="#888"{dash}/>')  # fmt: skip
    for event, label, need in graph.labels:
        x, y = at[event]
        fill = "#f3d9a4" if need > Need.OWED else "#dce6f2"
        short = label if len(label) <= 44 else f"{label[:43]}…"
        box = f'<rect x="{x}" y="{y}" width="260" height="32" rx="4" fill="{fill}">'
        parts.append(f"{box}<title>{escape(label)}</title></rect>")
        parts.append(f'<text x="{x + 6}" y="{y + 20}">{escape(short)}</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def _columns(graph: Graph) -> dict[Happened, int]:
    """Return each event's column: one right of the last that it waits for, as far as there is no circle."""
    column = {event: 0 for event, _, _ in graph.labels}
    for _ in range(min(len(column), 12)):
        for arrow in graph.arrows:
            if not arrow.unless and column[arrow.after] <= column[arrow.before] < 12:
                column[arrow.after] = column[arrow.before] + 1
    return column
