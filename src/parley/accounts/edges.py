"""Edges: the words that tell whether a claim is about a beginning, an end, an agreement, or something held up."""

from functools import cache

from parley.story.wording import stem
from parley.words import words_in


@cache
def forms(of: str) -> frozenset[str]:
    """Return the forms that tell one edge of an event."""
    lines = (line.split("|") for line in words_in("event_edges.txt"))
    return frozenset(next(told for name, told in lines if name.strip() == of).split())


def edge(of: str) -> frozenset[str]:
    """Return the stems of the forms that tell one edge of an event."""
    return frozenset(map(stem, forms(of)))


def stems_in(name: str) -> frozenset[str]:
    """Return the stems of all words of a list."""
    return frozenset(stem(word) for line in words_in(name) for word in line.split())
