"""Words before a time expression that loosen it: "about", "at least", "up to", "nearly", as TIMEX3 modifiers."""

from parley.claims.time_meaning import Edge, Length, Meaning
from parley.claims.time_words import Words

PHRASES = {
    "APPROX": ("about", "around", "roughly", "approximately", "some"),
    "LESS_THAN": ("nearly", "almost", "under", "less than", "fewer than"),
    "MORE_THAN": ("more than", "over", "longer than"),
    "EQUAL_OR_MORE": ("at least", "no less than"),
    "EQUAL_OR_LESS": ("up to", "at most", "no more than", "as long as"),
}
HEDGES = {tuple(phrase.split()): mod for mod, phrases in PHRASES.items() for phrase in phrases}
EDGE_MODS = {Edge.EARLY: "START", Edge.MID: "MID", Edge.LATE: "END", Edge.EARLIER: "START", Edge.LATER: "END"}


def hedge_before(words: Words, first: int, meaning: Meaning) -> tuple[int, str]:
    """Return where the expression begins with its hedge, and its TIMEX3 modifier ("" for none)."""
    edge = getattr(meaning, "edge", Edge.NONE)
    if not isinstance(meaning, Length):
        return first, EDGE_MODS.get(edge, "")
    for size in (3, 2, 1):
        before = tuple(words.low(at) for at in range(first - size, first))
        mod = HEDGES.get(before)
        if mod and not (before == ("over",) and words.name(first) in ("the", "last", "next")):
            return first - size, mod
    return first, ""
