"""Reading clock times and parts of the day: `T22:00`, `T07:35Z`, `TNI`.

1. A clock time keeps its zone only where the zone has one meaning (GMT, UTC); others stay in the words alone.
"""

from parley.claims.time_words import Words

SLOTS = frozenset(
    {"am", "oclock", "zone", "local", "time", "clock", "noon", "hhmm", "pod", "overnight", "tonight", "units"}
)
PARTS = ("pod", "overnight", "tonight")


def clock_in(words: Words, first: int, last: int) -> tuple[str, frozenset[int]]:
    """Return the clock time or part of the day that the tokens tell ("" for none), and which tokens tell it."""
    clock = part = zone = ""
    taken: set[int] = set()
    for at in range(first, last):
        name = words.name(at)
        if name not in SLOTS:
            continue
        if name == "units" and words.value(at) != "TH":
            return "", frozenset()
        hour, beside = _hour_at(words, at, first)
        clock = hour or clock
        if name == "am":
            clock = _on_24_hours(clock, int(words.value(at)))
        part = words.value(at) if name in PARTS else part
        zone = words.value(at) if name == "zone" else zone
        taken |= {at} if beside is None else {at, beside}
    if clock and part in ("AF", "EV", "NI") and not any(words.name(at) == "am" for at in taken):
        hours = int(clock.split(":")[0])
        clock = _on_24_hours(clock, 12) if 1 <= hours <= 11 and not (part == "NI" and hours < 6) else clock
    if not clock:
        return (f"T{part}" if part else ""), frozenset(taken)
    return _timex_of(clock, zone), frozenset(taken)


def _hour_at(words: Words, at: int, first: int) -> tuple[str, int | None]:
    """Return the clock time that a token tells ("" for none), and the token beside it that tells the number."""
    name, before = words.name(at), at - 1
    if name in PARTS:
        number = at - 2 if words.name(before) == "on" else at - 3
        number -= words.name(number) == "oclock"
        if number >= first and words.name(number) in ("small", "number") and words.name(number + 1) in ("of", "on"):
            return words.value(number), number  # "11 in the morning"
    elif name in ("noon", "clock"):
        return words.value(at), None
    elif name == "am":
        if words.name(before) != "clock":
            return words.value(before), before
    elif name == "oclock":
        return f"{int(words.value(before)):02d}:00", before
    elif name == "units" or (name == "zone" and words.name(before) in ("hhmm", "year", "far")):  # "1650 hours"
        return f"{words.value(before)[:2]}:{words.value(before)[2:]}", before
    return "", None


def _timex_of(clock: str, zone: str) -> str:
    """Return a clock time as TIMEX3 writes it, "" for one that no clock shows."""
    hour, minute = [*clock.split(":"), "00"][:2]
    if int(hour) > 24 or int(minute) > 59:
        return ""
    return f"T{int(hour):02d}:{minute}{zone if zone == 'Z' else ''}"


def _on_24_hours(clock: str, half: int) -> str:
    """Return `hh:mm` for "10", "10.30" or "10:35" in the half of the day that begins at hour 0 or 12."""
    hour, _, minute = clock.replace(".", ":").partition(":")
    hours = int(hour) % 12 + half if int(hour) <= 12 else int(hour)
    return f"{hours:02d}:{(minute[:2] or '00').ljust(2, '0')}"
