"""Reading clock times and parts of the day: `T22:00`, `T07:35Z`, `TNI`.

1. A clock time keeps its zone only where the zone has one meaning (GMT, UTC); others stay in the words alone.
"""

from parley.claims.time_words import Words

SLOTS = frozenset(
    {"am", "oclock", "zone", "local", "time", "clock", "noon", "hhmm", "pod", "overnight", "tonight", "units"}
)


def clock_in(words: Words, first: int, last: int) -> tuple[str, frozenset[int]]:
    """Return the clock time or part of the day that the tokens tell ("" for none), and which tokens tell it."""
    clock = part = zone = ""
    taken: set[int] = set()
    for at in range(first, last):
        name = words.name(at)
        if name not in SLOTS:
            continue
        taken.add(at)
        if name in ("pod", "overnight", "tonight"):
            part = words.value(at)
            number = at - 2 if words.name(at - 1) == "on" else at - 3
            number -= words.name(number) == "oclock"
            if number >= first and words.name(number) in ("small", "number") and words.name(number + 1) in ("of", "on"):
                clock = words.value(number)  # "11 in the morning"
                taken.add(number)
        elif name in ("noon", "clock"):
            clock = words.value(at)
        elif name == "am":
            if words.name(at - 1) != "clock":
                taken.add(at - 1)
                clock = words.value(at - 1)
            clock = _on_24_hours(clock, int(words.value(at)))
        elif name == "oclock":
            taken.add(at - 1)
            clock = f"{int(words.value(at - 1)):02d}:00"
        elif name == "units":  # "1650 hours"
            if words.value(at) != "TH":
                return "", frozenset()
            taken.add(at - 1)
            clock = f"{words.value(at - 1)[:2]}:{words.value(at - 1)[2:]}"
        elif name == "zone":
            zone = words.value(at)
            if words.name(at - 1) in ("hhmm", "year", "far"):
                taken.add(at - 1)
                clock = f"{words.value(at - 1)[:2]}:{words.value(at - 1)[2:]}"
    if clock and part in ("AF", "EV", "NI") and not any(words.name(at) == "am" for at in taken):
        hours = int(clock.split(":")[0])
        clock = _on_24_hours(clock, 12) if 1 <= hours <= 11 and not (part == "NI" and hours < 6) else clock
    if not clock:
        return (f"T{part}" if part else ""), frozenset(taken)
    hour, minute = [*clock.split(":"), "00"][:2]
    if int(hour) > 24 or int(minute) > 59:
        return "", frozenset(taken)
    return f"T{int(hour):02d}:{minute}{zone if zone == 'Z' else ''}", frozenset(taken)


def _on_24_hours(clock: str, half: int) -> str:
    """Return `hh:mm` for "10", "10.30" or "10:35" in the half of the day that begins at hour 0 or 12."""
    hour, _, minute = clock.replace(".", ":").partition(":")
    hours = int(hour) % 12 + half if int(hour) <= 12 else int(hour)
    return f"{hours:02d}:{(minute[:2] or '00').ljust(2, '0')}"
