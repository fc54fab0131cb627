"""TIMEX3 values, and the days that they stand for.

1. What is vague has a declared interval: early, mid and late are the first, second and last third of a stretch
   (of a month 1 to 10, 11 to 20, 21 to its end; of a year four months each;
   of a decade the years 0 to 3, 4 to 6, 7 to 9), seasons those of meteorology in the north (spring is March to May,
   winter begins in December of its year).
2. `ValueError` where there is no such day.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from parley.claims.time_meaning import Edge, Named
from parley.day import Granularity

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
DECADE_THIRDS = {Edge.EARLY: (0, 3), Edge.MID: (4, 6), Edge.LATE: (7, 9)}  # years
MONTH_THIRDS = {Edge.EARLY: (1, 10), Edge.MID: (11, 20), Edge.LATE: (21, 31)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of the calendar with their TIMEX3 value."""

    value: str
    first: date
    last: date
    granularity: Granularity


def on_day(on: date) -> Stretch:
    """Return one day."""
    return Stretch(on.isoformat(), on, on, Granularity.DAY)


def of_week(on: date) -> Stretch:
    """Return the ISO week that holds a day."""
    year, week, weekday = on.isocalendar()
    monday = on - timedelta(days=weekday - 1)
    return Stretch(f"{year:04d}-W{week:02d}", monday, monday + timedelta(days=6), Granularity.WEEK)


def of_weekend(on: date) -> Stretch:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    week = of_week(on)
    return Stretch(f"{week.value}-WE", week.first + timedelta(days=5), week.last, Granularity.WEEKEND)


def of_months(year: int, month: int, count: int, value: str, granularity: Granularity) -> Stretch:
    """Return `count` months from one on."""
    end_year, end_month = shifted_month(year, month, count - 1)
    return Stretch(
        value, date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]), granularity
    )


def of_month(year: int, month: int) -> Stretch:
    """Return a month."""
    return of_months(year, month, 1, f"{year:04d}-{month:02d}", Granularity.MONTH)


def of_quarter(year: int, quarter: int) -> Stretch:
    """Return a calendar quarter."""
    return of_months(year, quarter * 3 - 2, 3, f"{year:04d}-Q{quarter}", Granularity.QUARTER)


def of_year(year: int) -> Stretch:
    """Return a year."""
    return of_months(year, 1, 12, f"{year:04d}", Granularity.YEAR)


def of_tens(digits: str) -> Stretch:
    """Return a decade ("199") or a century ("19", the twentieth)."""
    years = 10 ** (4 - len(digits))
    start = int(digits) * years
    granularity = Granularity.DECADE if years == 10 else Granularity.CENTURY
    return Stretch(digits, date(max(start, 1), 1, 1), date(start + years - 1, 12, 31), granularity)


def shifted_month(year: int, month: int, months: int) -> tuple[int, int]:
    """Return year and month some months away."""
    whole = year * 12 + month - 1 + months
    return whole // 12, whole % 12 + 1


def holiday_on(name: str, year: int) -> date:
    """Return the day of a feast; `EASTER` by the Gregorian computus (Meeus, Jones and Butcher)."""
    if name.startswith("NTH"):
        month, weekday, nth = (int(part) for part in name.split("/")[1:])
        return _nth_of_month(year, month, nth, weekday).first
    if name.startswith("EASTER"):
        a, b, c = year % 19, year // 100, year % 100
        h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
        k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
        m = (a + 11 * h + 22 * k) // 451
        month, day = divmod(h + k - 7 * m + 114, 31)
        return date(year, month, day + 1) + timedelta(days=int(name[6:] or 0))
    month, day = (int(part) for part in name.split("-"))
    return date(year, month, day)


def stretch_of(named: Named, year: int) -> Stretch:
    """Return the days that a name has in a year; ValueError where that year has no such day."""
    if named.holiday:
        return on_day(holiday_on(named.holiday, year))
    if named.month and named.nth:
        return _nth_of_month(year, named.month, named.nth, named.weekday)
    if named.month and named.date:
        on = date(year, named.month, named.date)
        return of_week(on) if named.week else on_day(on)
    if named.month:
        return of_month(year, named.month)
    if named.quarter:
        return of_quarter(year, named.quarter)
    if named.half:
        return of_months(year, named.half * 6 - 5, 6, f"{year:04d}-H{named.half}", Granularity.HALF)
    if named.season:
        return of_months(year, SEASONS[named.season], 3, f"{year:04d}-{named.season}", Granularity.SEASON)
    return of_year(year)


def _nth_of_month(year: int, month: int, nth: int, weekday: int | None) -> Stretch:
    """Return the nth weekday of a month, or its nth seven days; -1 counts from the end."""
    whole = of_month(year, month)
    if weekday is None:
        first = whole.first + timedelta(days=7 * (nth - 1)) if nth > 0 else whole.last - timedelta(days=6)
        if first > whole.last:
            raise ValueError("no such week")
        return Stretch(whole.value, first, min(first + timedelta(days=6), whole.last), Granularity.INTERVAL)
    if nth > 0:
        on = whole.first + timedelta(days=(weekday - 1 - whole.first.weekday()) % 7 + 7 * (nth - 1))
    else:
        on = whole.last - timedelta(days=(whole.last.weekday() - weekday + 1) % 7)
    if on > whole.last:
        raise ValueError("no such weekday")
    return on_day(on)


def narrowed(stretch: Stretch, edge: Edge, on: date | None) -> Stretch:
    """Return the part of a stretch that an edge means; its value stays the whole's, as TIMEX3 has it."""
    first, last = stretch.first, stretch.last
    if first == last or edge is Edge.NONE:
        return stretch
    if edge in MONTH_THIRDS and stretch.granularity is Granularity.MONTH:
        start, stop = MONTH_THIRDS[edge]
        first, last = first.replace(day=start), min(last, first.replace(day=min(stop, last.day)))
    elif edge is Edge.EARLIER:
        last = min(last, on) if on and on >= first else last
    elif edge is Edge.LATER:
        first = max(first, on) if on and on <= last else first
    elif stretch.granularity is Granularity.DECADE:
        start, stop = DECADE_THIRDS[edge]
        first, last = date(first.year + start, 1, 1), date(first.year + stop, 12, 31)
    elif stretch.granularity in (Granularity.YEAR, Granularity.QUARTER, Granularity.SEASON, Granularity.HALF):
        months = ((last.year - first.year) * 12 + last.month - first.month + 1) // 3
        skipped = months * {Edge.EARLY: 0, Edge.MID: 1, Edge.LATE: 2}[edge]
        part = of_months(*shifted_month(first.year, first.month, skipped), months, "", Granularity.INTERVAL)
        first, last = part.first, part.last
    else:
        third = ((last - first).days + 1) // 3
        if edge is Edge.EARLY:
            last = first + timedelta(days=third - 1)
        elif edge is Edge.LATE:
            first = last - timedelta(days=third - 1)
        else:
            first, last = first + timedelta(days=third), last - timedelta(days=third)
    return Stretch(stretch.value, first, last, Granularity.INTERVAL if first != last else Granularity.DAY)


def open_value(named: Named) -> str:
    """Return the value of a name whose year or week nobody tells: `XXXX-12-17`, `XXXX-WXX-2`."""
    if named.holiday:
        return f"XXXX-{named.holiday}" if named.holiday[0].isdigit() else ""
    if named.month and named.date:
        return f"XXXX-{named.month:02d}-{named.date:02d}"
    if named.month:
        return f"XXXX-{named.month:02d}"
    if named.weekday:
        return f"XXXX-WXX-{named.weekday}"
    tail = f"Q{named.quarter}" if named.quarter else f"H{named.half}" if named.half else named.season
    return f"XXXX-{tail}" if tail else "XXXX-XX-XX" if named.clock else ""
