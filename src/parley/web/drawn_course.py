"""The agreement's course as SVG: days from left to right, a lane for each account.

1. What tells states apart is a shape, not a colour alone; colours come from the page's style by class.
2. The same course gives the same bytes.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from html import escape

from parley.dossier.standing import Course, Lane, Row

WIDE, LEFT, RIGHT = 1240, 440, 120
LANES = 250  # of the left, for whose lane it is
OTHERS = "the other accounts"
MOST_LANES = 12  # accounts drawn of one row, the agreement's sides first
LONGEST = 44  # characters of an account's name
LANE, GAP, HEAD = 15, 9, 34
MOST_TICKS = 12
Across = Callable[[date], float]
Naming = Callable[[str], str]
DAY = timedelta(days=1)


def course_svg(course: Course, named: Naming) -> str:
    """Return the picture; `named` gives the names of accounts."""
    if course.first is None or course.last is None:
        return ""
    first, last = course.first - 2 * DAY, course.last + 5 * DAY
    room = WIDE - LEFT - RIGHT
    days = max(1, (last - first).days)

    def across(on: date) -> float:
        return LEFT + room * (on - first).days / days

    drawn: list[str] = []
    y = HEAD
    for row in course.rows:
        lanes = lanes_of(row)
        tall = max(1, len(lanes)) * LANE
        drawn += _row(row, lanes, y, named, across, first, last)
        y += tall + GAP
    bottom = y + 6
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="course" viewBox="0 0 {WIDE} {bottom}" role="group" '
        'aria-labelledby="course-title"><title id="course-title">Phases and provisions by day, one lane for each '
        "account; the same stands in the table below</title>",
        *_ticks(first, last, bottom, across),
        f'<line class="now" x1="{across(course.on):.1f}" x2="{across(course.on):.1f}" y1="{HEAD - 6}" y2="{bottom}"/>',
        *drawn,
        "</svg>",
    ]
    return "\n".join(parts)


def _ticks(first: date, last: date, bottom: float, across: Across) -> Iterator[str]:
    step = max(1, ((last - first).days // MOST_TICKS + 6) // 7) * 7
    on = first + timedelta(days=-first.weekday() % 7)
    while on <= last:
        x = across(on)
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{HEAD - 10}" y2="{bottom:.0f}"/>'
        yield f'<text class="day" x="{x:.1f}" y="{HEAD - 16}" text-anchor="middle">{on.day} {on:%b}</text>'
        on += timedelta(days=step)


def lanes_of(row: Row) -> tuple[Lane, ...]:
    """Return the lanes to draw: each account that says something, and one for all others with the same days."""
    quiet: dict[tuple[date | None, date | None], Lane] = {}
    for lane in row.lanes:
        if not lane.says:
            held = quiet.get((lane.first, lane.last), lane)
            states = tuple(dict.fromkeys((*held.states, *lane.states)))
            quiet[lane.first, lane.last] = replace(lane, account="", states=states)
    says = tuple(lane for lane in row.lanes if lane.says)
    more = len(says) - MOST_LANES
    rest = (Lane(f"and {more:,} more accounts", (), None, None),) if more > 0 else ()
    return (
        *says[:MOST_LANES],
        *rest,
        *(replace(lane, account=OTHERS if says or len(quiet) > 1 else "") for lane in quiet.values()),
    )


def _row(
    row: Row, lanes: tuple[Lane, ...], y: float, named: Naming, across: Across, first: date, last: date
) -> Iterator[str]:
    kind = "phase" if row.is_phase else "provision"
    yield (
        f'<a href="#row-{escape(row.id)}"><text class="{kind} name" x="{LEFT - LANES}" y="{y + 11}" text-anchor="end">'
        f"{escape(row.title[:30])}</text></a>"
    )
    if row.standing:
        label = row.standing.label.value
        yield (
            f'<text class="label {label.replace(" ", "-")}" x="{WIDE - RIGHT + 8}" y="{y + 11}">{escape(label)}</text>'
        )
    for number, lane in enumerate(lanes):
        yield from _lane(lane, row.is_phase, y + number * LANE, named, across, first, last)


def _lane(
    lane: Lane, is_phase: bool, y: float, named: Naming, across: Across, first: date, last: date
) -> Iterator[str]:
    middle = y + 7.5
    who = "" if not lane.account else OTHERS if lane.account == OTHERS else named(lane.account)
    shown = who if len(who) <= LONGEST else f"{who[: LONGEST - 1]}…"
    quiet = "" if lane.says or not lane.account else " quiet"
    yield f'<text class="who{quiet}" x="{LEFT - 6}" y="{y + 11}" text-anchor="end">{escape(shown)}</text>'
    words = f"{who or 'every account'}: {' or '.join(lane.states) or 'planned'}"
    start, end = lane.first, lane.last
    if is_phase and start:
        x, until = across(start), across(end + DAY if end else last)
        open_ = "" if end else " open"
        state = " not-begun" if lane.states == ("not begun",) else ""
        yield (
            f'<rect class="bar{quiet}{open_}{state}" x="{x:.1f}" y="{y + 2}" width="{max(3.0, until - x):.1f}" '
            f'height="{LANE - 4}"><title>{escape(words)}, {start} to {end or "open"}</title></rect>'
        )
    elif not is_phase and (due := end or start):
        x = across(due)
        if start and start != due:
            yield f'<line class="window" x1="{across(start):.1f}" x2="{x:.1f}" y1="{middle}" y2="{middle}"/>'
        yield f'<path class="due" d="M{x:.1f} {y + 1.5}v12"><title>due {due}</title></path>'
    is_done = any(state.startswith(("done", "part")) for state in lane.states)
    if not is_phase and is_done and (lane.done_last or lane.done_first):
        x = across(lane.done_last or lane.done_first or first)
        if lane.done_first and lane.done_first != lane.done_last:
            x0 = across(lane.done_first)
            yield f'<line class="deed" x1="{x0:.1f}" x2="{x:.1f}" y1="{middle}" y2="{middle}"/>'
        yield f"{_deed(lane, x, middle)}<title>{escape(words)}, told as done by {lane.done_last}</title></path>"
    elif not is_phase and lane.says:
        x = across(end or start or first) + 9
        cross = f"M{x - 3.5:.1f} {middle - 3.5}l7 7m0 -7l-7 7"
        yield f'<path class="undone" d="{cross}"><title>{escape(words)}</title></path>'


def _deed(lane: Lane, x: float, y: float) -> str:
    """Return a filled circle for what is told as done, a half one for a part."""
    if any(state.startswith("part") for state in lane.states):
        return f'<path class="done" d="M{x - 5:.1f} {y}a5 5 0 0 1 10 0z">'
    return f'<path class="done" d="M{x - 5:.1f} {y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z">'
