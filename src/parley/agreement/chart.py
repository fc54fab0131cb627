"""Phases and due days over time, as a chart for the terminal and as SVG."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from parley.agreement.agreement import Agreement
from parley.agreement.calendar import Calendar
from parley.agreement.instant import Bounds
from parley.agreement.names import names_of

NARROWEST = 20  # columns for the chart itself


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days with a label; an open end is None."""

    label: str
    first: date
    last: date | None
    is_phase: bool


def bars_of(agreement: Agreement) -> tuple[tuple[Bar, ...], tuple[str, ...]]:
    """Return what can be drawn, in the file's order, and what has no day yet."""
    calendar = Calendar(agreement)
    bars: list[Bar] = []
    undated: list[str] = []

    def add(label: str, first: Bounds, last: Bounds, is_phase: bool) -> None:
        """Add a bar, or note that there is no day for it."""
        start = first.first or last.first
        if start:
            bars.append(Bar(label, start.on, last.last.on if last.last else None, is_phase))
        else:
            undated.append(label)

    for phase in agreement.phases:
        add(phase.title or phase.id, calendar.start_of(phase.id), calendar.end_of(phase.id), True)
        for provision in agreement.provisions:
            if provision.during == phase.id:
                add(
                    _label(provision.id, provision.by, agreement),
                    calendar.opens_of(provision),
                    calendar.due_of(provision),
                    False,
                )
    for provision in agreement.provisions:
        if not agreement.phase(provision.during):
            due = calendar.due_of(provision)
            opens = calendar.bounds_of(provision.opens) if provision.opens else due
            add(_label(provision.id, provision.by, agreement), opens, due, False)
    return tuple(bars), tuple(undated)


def _label(id_: str, by: tuple[str, ...], agreement: Agreement) -> str:
    """Return a provision's label: its id and who bears it."""
    return f"{id_} ({names_of(by, agreement)})" if by else id_


def _range(bars: tuple[Bar, ...]) -> tuple[date, date]:
    """Return the first and the last day of a chart."""
    ends = [bar.last or bar.first for bar in bars]
    return min(bar.first for bar in bars), max([*ends, *(bar.first for bar in bars)])


def chart_lines(agreement: Agreement, width: int = 80) -> tuple[str, ...]:
    """Return the chart as lines of text, at most `width` columns wide."""
    bars, undated = bars_of(agreement)
    if not bars:
        return ("No day is known yet.",)
    first, last = _range(bars)
    room = max(NARROWEST, width // 2)
    names = width - room - 1
    days = (last - first).days + 1
    lines = [f"{'':{names}} {first.isoformat()}{last.isoformat():>{room - 10}}"]
    for bar in bars:
        start = (bar.first - first).days * room // days
        end = ((bar.last or last) - first).days * room // days
        sign, tip = ("█", "█") if bar.is_phase else ("─", "●")
        drawn = " " * start + sign * (end - start) + (tip if bar.last else "…")
        label = bar.label if bar.is_phase else f"  {bar.label}"
        lines.append(f"{label[: names - 1]:{names}} {drawn[:room]}".rstrip())
    lines += [f"{label[:names]:{names}} no day yet" for label in undated]
    return tuple(lines)


def chart_svg(agreement: Agreement) -> str:
    """Return the chart as SVG, with its labels as text."""
    bars, undated = bars_of(agreement)
    rows = len(bars) + len(undated)
    height, left, room = 24 * rows + 40, 360, 600
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{left + room + 20}" height="{height}" role="img" '
        f'font-family="sans-serif" font-size="13"><title>{escape(agreement.title or agreement.id)}</title>'
    ]
    if bars:
        first, last = _range(bars)
        days = (last - first).days + 1
        parts.append(f'<text x="{left}" y="18">{first}</text>')
        parts.append(f'<text x="{left + room}" y="18" text-anchor="end">{last}</text>')
        for row, bar in enumerate(bars):
            y = 32 + 24 * row
            x = left + room * (bar.first - first).days / days
            wide = max(3.0, room * (((bar.last or last) - bar.first).days + 1) / days)
            fill = "#4a6fa5" if bar.is_phase else "#c9a227"
            dash = "" if bar.last else ' stroke="#555" stroke-dasharray="3"'
            parts.append(f'<text x="{8 if bar.is_phase else 24}" y="{y + 13}">{escape(bar.label)}</text>')
            ends = bar.last.isoformat() if bar.last else "open"
            parts.append(
                f'<rect x="{x:.1f}" y="{y}" width="{wide:.1f}" height="16" fill="{fill}"{dash}>'
                f"<title>{escape(bar.label)}: {bar.first} to {ends}</title></rect>"
            )
    for row, label in enumerate(undated, len(bars)):
        parts.append(f'<text x="24" y="{45 + 24 * row}">{escape(label)}: no day yet</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
