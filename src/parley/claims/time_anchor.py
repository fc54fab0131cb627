"""Where a meaning lies on the calendar, held against the report's own day and the day last mentioned.

1. A name without its year is the last one before the report's day, or the coming one where the sentence looks forward;
   the report's own weekday is the report's own day.
2. Without the report's day a relative meaning stays open: `value` has X's or is "", there is no day.
3. A day that does not exist, or lies beyond the calendar, has no value and a note.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from parley.claims import time_value as calendar
from parley.claims.time_choice import like_named, name_of, weekday_near
from parley.claims.time_meaning import Anchor, Away, Length, Meaning, Named, Reference, Repeat
from parley.claims.time_tense import Looks
from parley.claims.time_value import Stretch
from parley.day import WEEKDAYS, Granularity

BACKWARDS = "the range runs backwards"
UNITS = {"D": "day", "W": "week", "WE": "weekend", "M": "month", "Q": "quarter", "Y": "year", "E": "decade",
         "C": "century", "F": "fortnight", "TH": "hour", "TM": "minute", "TS": "second"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Focus:
    """What was mentioned last: a day or stretch, and a quarter."""

    stretch: Stretch | None = None
    quarter: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A meaning on the calendar."""

    value: str
    stretch: Stretch | None = None
    relative: str = ""
    note: str = ""


def placed(meaning: Meaning, on: date | None, looks: Looks, focus: Focus) -> Placed:
    """Return a meaning's value and days; `looks` is which way its sentence looks."""
    if isinstance(meaning, Reference | Repeat):
        return Placed(meaning.value)
    try:
        if isinstance(meaning, Length):
            return _length(meaning, on)
        if isinstance(meaning, Away):
            return _away(meaning, on, looks, focus)
        return _named(meaning, on, looks, focus)
    except (ValueError, OverflowError):
        return Placed("", None, "", "beyond the calendar" if _is_far(meaning) else "no such day")


def _is_far(meaning: Meaning) -> bool:
    return not isinstance(meaning, Named) or (meaning.year is not None and not 1 <= meaning.year <= 9999)


def in_order(start: tuple[Placed, Meaning], end: tuple[Placed, Meaning], looks: Looks) -> tuple[Placed, Placed]:
    """Return both ends of a range so that it runs forwards: one that does not is placed anew from the other."""
    (left, left_meaning), (right, right_meaning) = start, end
    if left.stretch is None or right.stretch is None or left.stretch.first <= right.stretch.first:
        return left, right
    if looks > 0 and right.relative:
        return left, placed(right_meaning, left.stretch.first, Looks.WILL, Focus(left.stretch))
    if left.relative:
        left = placed(left_meaning, right.stretch.first, Looks.BACK, Focus(right.stretch))
    if left.stretch is not None and left.stretch.first > right.stretch.first:
        return replace(left, note=BACKWARDS), replace(right, note=BACKWARDS)
    return left, right


def _length(length: Length, on: date | None) -> Placed:
    """Return a duration, with its days where it lies beside the report's own."""
    if not length.side or length.amount is None or length.unit not in ("D", "W", "M", "Y", "E"):
        return Placed(length.value)
    relative = f"{length.amount} {UNITS[length.unit]}s {'up to' if length.side < 0 else 'from'} the report day"
    if on is None:
        return Placed(length.value, None, relative)
    other = _moved(on, length.side * length.amount, length.unit)
    first, last = min(on, other), max(on, other)
    return Placed(length.value, Stretch("", first, last, Granularity.INTERVAL), relative)


def _moved(on: date, amount: int, unit: str) -> date:
    """Return the day some units away; the end of a shorter month where the day has no like."""
    if unit in ("D", "W", "F", "WE"):
        return on + timedelta(days=amount * {"D": 1, "F": 14}.get(unit, 7))
    months = amount * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit]
    year, month = calendar.shifted_month(on.year, on.month, months)
    return min(on, calendar.of_month(year, month).last, key=lambda day: day.day).replace(year=year, month=month)


def _stretch_at(on: date, unit: str) -> Stretch:
    """Return the unit of the calendar that holds a day."""
    if unit in ("D", "TH", "TM", "TS"):
        return calendar.on_day(on)
    if unit in ("W", "F"):
        return calendar.of_week(on)
    if unit == "WE":
        return calendar.of_weekend(on)
    if unit == "M":
        return calendar.of_month(on.year, on.month)
    if unit == "Q":
        return calendar.of_quarter(on.year, (on.month + 2) // 3)
    if unit == "Y":
        return calendar.of_year(on.year)
    return calendar.of_tens(f"{on.year:04d}"[: 3 if unit == "E" else 2])


def _away(away: Away, on: date | None, looks: Looks, focus: Focus) -> Placed:
    sign = "-" if away.amount < 0 else "+"
    shift = f" {sign} {abs(away.amount)} {UNITS[away.unit]}{'s' if abs(away.amount) > 1 else ''}" if away.amount else ""
    relative = f"{away.anchor}{shift}" if shift or away.unit == "D" else f"{UNITS[away.unit]} of the {away.anchor}"
    if away.from_period and focus.quarter is not None:
        year, quarter = focus.quarter
        stretch = calendar.of_quarter(year + away.amount, quarter)
        return Placed(stretch.value, stretch, f"last mentioned quarter{shift}")
    if away.of_quarter and on is not None:
        ended = _moved(on, -1, "Q")
        stretch = calendar.of_quarter(ended.year + away.amount, (ended.month + 2) // 3)
        return Placed(stretch.value, stretch, f"quarter before the {Anchor.REPORT}{shift}")
    base = on
    if away.anchor is Anchor.MENTIONED:
        if away.unit == "Q" and focus.quarter is not None and away.amount == 0:
            stretch = calendar.of_quarter(*focus.quarter)
            return Placed(stretch.value, stretch, "last mentioned quarter")
        base = focus.stretch.first if focus.stretch is not None else on
        base = focus.stretch.last if focus.stretch is not None and away.amount > 0 else base
    if base is None:
        return Placed("", None, relative)
    if away.unit in ("TH", "TM", "TS"):
        return Placed(base.isoformat(), calendar.on_day(base), relative)
    if away.unit == "Q" and away.anchor is Anchor.MENTIONED and away.amount == 0:
        base = _moved(base, -1, "Q")  # "the quarter", when none was named, is the one that is reported on
    if away.unit == "WE" and away.amount == 0 and looks <= 0 and base.weekday() < 5:
        base -= timedelta(days=7)  # "over the weekend", told on a working day
    stretch = _stretch_at(_moved(base, away.amount, away.unit), away.unit)
    stretch = calendar.narrowed(stretch, away.edge, on)
    return Placed(stretch.value + away.clock, stretch, relative)


def _named(named: Named, on: date | None, looks: Looks, focus: Focus) -> Placed:
    if named.tens:
        stretch = calendar.of_tens(named.tens)
        return Placed(stretch.value, calendar.narrowed(stretch, named.edge, on))
    if named.holiday == "MOON":
        return Placed("", None, "", "the day follows another calendar: not worked out")
    near = on
    if named.anchor is Anchor.MENTIONED and focus.stretch is not None:
        near = focus.stretch.first  # "that spring", "the following May", "September of that year"
    if named.years_away is not None and near is not None:
        return _dated(replace(named, year=near.year + named.years_away), on, focus)
    if named.year is not None:
        return _dated(named, on, focus)
    if named.clock and not (named.month or named.weekday):
        return _clock(named, on, focus)
    if named.date and not named.month:
        return _date_of_month(named, on, looks)
    if named.month and named.date:
        calendar.stretch_of(named, 2000)  # ValueError for 31 February, in a year that has a 29th
    on = near
    if on is None or named.years_away is not None:
        value = calendar.open_value(named) + (named.clock if named.date or named.weekday else "")
        return Placed(value, None, f"{name_of(named)} near the {named.anchor}")
    if named.weekday and not named.date and not named.nth:
        stretch, relative = weekday_near(named, on, looks)
    else:
        stretch, relative = like_named(named, on, looks)
    days = calendar.narrowed(stretch, named.edge, on)
    return Placed(stretch.value + named.clock, days, relative, _mismatch(named, stretch))


def _dated(named: Named, on: date | None, focus: Focus) -> Placed:
    """Return a name with its year, told or worked out."""
    if named.anchor is Anchor.MENTIONED and focus.quarter is not None and named.years_away is None:
        named = replace(named, quarter=focus.quarter[1])  # "the 1988 period"
    stretch = calendar.stretch_of(named, named.year or 0)
    relative = "dated elsewhere in the report" if named.borrowed else ""
    if named.years_away is not None:
        relative = f"{Anchor.REPORT} {named.years_away:+d} year" if named.years_away else f"year of the {Anchor.REPORT}"
    days = calendar.narrowed(stretch, named.edge, on)
    return Placed(stretch.value + named.clock, days, relative, _mismatch(named, stretch))


def _date_of_month(named: Named, on: date | None, looks: Looks) -> Placed:
    """Return "the 17th": the last one, or the coming one where the sentence looks forward."""
    date_of, relative = named.date or 1, f"day {named.date} of a month near the {Anchor.REPORT}"
    if on is None:
        return Placed(f"XXXX-XX-{date_of:02d}", None, relative)
    months = [calendar.shifted_month(on.year, on.month, shift) for shift in range(-2, 3)]
    days = [date(year, month, date_of) for year, month in months if calendar.of_month(year, month).last.day >= date_of]
    ahead, back = [day for day in days if day >= on], [day for day in days if day <= on]
    stretch = calendar.on_day(min(ahead) if looks > 0 else max(back))
    return Placed(stretch.value, stretch, relative)


def _clock(named: Named, on: date | None, focus: Focus) -> Placed:
    """Return a clock time or part of the day without its day: "this morning", "at 6 a.m."."""
    mentioned = focus.stretch if focus.stretch is not None and focus.stretch.granularity is Granularity.DAY else None
    base = on if named.which == 0 and named.anchor is Anchor.REPORT else mentioned.first if mentioned else on
    anchor = Anchor.REPORT if mentioned is None or base is not mentioned.first else Anchor.MENTIONED
    if base is None:
        return Placed(f"XXXX-XX-XX{named.clock}", None, anchor)
    base += timedelta(days=(named.which or 0) if named.clock else 0)
    return Placed(base.isoformat() + named.clock, calendar.on_day(base), anchor)


def _mismatch(named: Named, stretch: Stretch) -> str:
    """Return a note where the weekday that is told is not the date's."""
    if not named.weekday or not named.date or named.week or stretch.first.isoweekday() == named.weekday:
        return ""
    return f"{stretch.first.isoformat()} is a {WEEKDAYS[stretch.first.weekday()].capitalize()}"
