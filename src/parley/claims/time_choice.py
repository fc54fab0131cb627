"""Which of the like-named days is meant: this or last December 17, the Tuesday past or to come.

1. The sentence decides, where it looks back or forward; where it does not say, the last one before the report's day.
2. A date hard by the report's day is meant against its like a year off, whatever the verb: few writers leave out the
   year of a day eleven months away.
"""

from datetime import date, timedelta

from parley.claims import time_value as calendar
from parley.claims.time_meaning import Anchor, Named
from parley.claims.time_tense import Looks
from parley.claims.time_value import Stretch
from parley.day import MONTHS, WEEKDAYS

NEAR = 45  # days on either side of the report's day
FAR = 300  # days: the like-named date that is then left aside
TOO_FAR_AHEAD = 240  # days: beyond it only "will" reaches
QUARTER_TOLD = 150  # days: results of a quarter are told, and foretold, well after its end


def weekday_near(named: Named, base: date, looks: Looks) -> tuple[Stretch, str]:
    """Return the day that a weekday means, and how it hangs on its anchor."""
    weekday = (named.weekday or 1) - 1
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if named.weeks_away is not None:
        days, way = weekday - base.weekday() + 7 * named.weeks_away, f"of the week {named.weeks_away:+d} of"
    elif named.which == -1:
        days, way = -(back or 7), "before"
    elif named.which == 1:
        days, way = ahead or 7, "after"
    elif looks > 0 or (named.which == 0 and looks is Looks.UNTOLD):
        days, way = ahead, "on or after"
    else:
        days, way = -back, "on or before"
    stretch = calendar.on_day(base + timedelta(days=days))
    return stretch, f"{WEEKDAYS[weekday].capitalize()} {way} the {named.anchor}"


def like_named(named: Named, on: date, looks: Looks) -> tuple[Stretch, str]:
    """Return the stretch of that name which the words mean, and how it hangs on the report's day."""
    name = name_of(named)
    near = _in_years(named, on)
    last = max((each for each in near if each.first <= on), key=lambda each: each.first)
    coming = min((each for each in near if each.last >= on), key=lambda each: each.first)
    if named.weekday and named.date and (fitting := _fitting(named, on, near)):
        return fitting, f"{name} near the {named.anchor}"
    if named.which == 1:
        return min(
            (each for each in near if each.first > on), key=lambda each: each.first
        ), f"{name} after the {named.anchor}"
    if named.which == -1:
        return max(
            (each for each in near if each.last < on), key=lambda each: each.first
        ), f"{name} before the {named.anchor}"
    if last.last >= on:
        return last, f"{name} around the {named.anchor}"
    if named.which == 0:
        return next(each for each in near if each.first.year == on.year), f"{name} of the year of the {named.anchor}"
    if _is_ahead(named, (coming.first - on).days, (on - last.last).days, looks):
        return coming, f"{name} after the {named.anchor}"
    return last, f"{name} before the {named.anchor}"


def _fitting(named: Named, on: date, near: list[Stretch]) -> Stretch | None:
    """Return the date whose weekday is the one told; one hard by the report's day, though its weekday differs."""
    by_nearness = sorted(near, key=lambda each: abs(each.first - on))
    fitting = next((each for each in by_nearness if each.first.isoweekday() == named.weekday), None)
    nearest = by_nearness[0]
    if fitting is None or abs((nearest.first - on).days) <= NEAR < FAR < abs((fitting.first - on).days):
        return nearest if abs((nearest.first - on).days) <= NEAR else None
    return fitting


def _is_ahead(named: Named, ahead: int, back: int, looks: Looks) -> bool:
    """Tell whether the coming one is meant, so many days ahead, and not the last one, so many days back."""
    if named.quarter:
        return looks > 0 and back >= QUARTER_TOLD and named.anchor is Anchor.REPORT
    if named.date and back <= NEAR and ahead > FAR:
        return False
    if ahead <= NEAR and back > (FAR if named.date else FAR - 31) and looks > Looks.WAS:
        return True
    return looks is Looks.WILL or (looks is Looks.AHEAD and ahead <= TOO_FAR_AHEAD)


def _in_years(named: Named, on: date) -> list[Stretch]:
    """Return the stretches of that name in the years around a day; a 29 February has not one in each."""
    found = []
    for year in range(max(on.year - 4, 1), min(on.year + 5, 9999)):
        try:
            found.append(calendar.stretch_of(named, year))
        except ValueError:
            continue
    return found


def name_of(named: Named) -> str:
    """Return a name for people: "17 December", "April", "quarter 3", "Tuesday"."""
    if named.holiday:
        return named.holiday.capitalize()
    if named.month:
        month = MONTHS[named.month - 1].capitalize()
        return f"{named.date} {month}" if named.date else month
    if named.weekday:
        return WEEKDAYS[named.weekday - 1].capitalize()
    return (
        f"quarter {named.quarter}" if named.quarter else f"half {named.half}" if named.half else named.season or "day"
    )
