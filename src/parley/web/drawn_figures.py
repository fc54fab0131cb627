"""Figures of one thing as SVG: a row for each telling in order of day, its number or range from left to right."""

from collections.abc import Callable
from decimal import Decimal
from html import escape

from parley.dossier.figure_told import Told
from parley.dossier.figures import Group
from parley.quantity import Hedge, interval_of

WIDE, LEFT, RIGHT, ROW = 760, 190, 190, 22
Across = Callable[[float], float]
MOST = 16  # tellings drawn of one group; the table has them all


def figures_svg(group: Group, number: int, margin: Decimal) -> str:
    """Return a group's picture; nothing where no number was told."""
    told = [t for t in group.told if t.quantity.low is not None or t.quantity.high is not None][:MOST]
    ends = [float(end) for t in told for end in (t.quantity.low, t.quantity.high) if end is not None]
    if not ends:
        return ""
    low, high = min(0.0, *ends), max(ends) * 1.08 or 1.0

    def across(value: float) -> float:
        return LEFT + (WIDE - LEFT - RIGHT) * (value - low) / ((high - low) or 1.0)

    bottom = 26 + ROW * len(told)
    words = escape(", ".join(group.words) or group.thing)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="dots" viewBox="0 0 {WIDE} {bottom}" role="img" '
        f'aria-labelledby="figures-{number}"><title id="figures-{number}">{words}: {len(told)} figures by day; the '
        "table beside it says the same</title>",
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        value = low + (high / 1.08 - low) * share
        x = across(value)
        parts.append(f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="16" y2="{bottom}"/>')
        parts.append(
            f'<text class="day" x="{x:.1f}" y="12" text-anchor="middle">{value:,.4g}</text>'.replace("e+", "e")
        )
    for at, telling in enumerate(told):
        parts += _row(telling, 26 + ROW * at, across, margin, low, high)
    return "\n".join([*parts, "</svg>"])


def _row(told: Told, y: int, across: Across, margin: Decimal, low: float, high: float) -> list[str]:
    reach = interval_of(told.quantity, margin)
    first = across(float(reach.low)) if reach.low is not None else across(low)
    last = across(float(reach.high)) if reach.high is not None else across(high)
    is_read = bool(told.spans or told.sentence)
    day = told.day.first.isoformat() if told.day else "day unknown" if is_read else ""
    who = (told.outlet or told.report)[:19] if is_read else "the agreement"
    drawn = [
        f'<text class="who" x="{LEFT - 10}" y="{y + 9}" text-anchor="end">{escape(f"{day}  {who}".strip())}</text>'
    ]
    if first != last:
        open_ = " open" if reach.low is None or reach.high is None else ""
        drawn.append(f'<line class="reach{open_}" x1="{first:.1f}" x2="{last:.1f}" y1="{y + 5}" y2="{y + 5}"/>')
    point = told.quantity.low if told.quantity.low is not None else told.quantity.high
    x = across(float(point or 0))
    title = f"<title>{escape(told.text)} ({told.status.value})</title>"
    if told.quantity.hedge is Hedge.EXACT:
        drawn.append(
            f'<circle class="dot {told.status.name.lower()}" cx="{x:.1f}" cy="{y + 5}" r="4.5">{title}</circle>'
        )
    else:
        drawn.append(
            f'<path class="dot about {told.status.name.lower()}" d="M{x - 5:.1f} {y + 5}l5 -5l5 5l-5 5z">{title}</path>'
        )
    drawn.append(f'<text class="value" x="{max(x, last) + 9:.1f}" y="{y + 9}">{escape(told.text[:30])}</text>')
    return drawn
