"""Wording: how pages put an agreement's ids and events into plain English.

1. What an agreement's file declares is called by its title or means; an id only where it has neither, with its spaces.
2. What cannot be put into words stays as it is written.
"""

import re
from typing import Any

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Not
from parley.agreement.parse import condition_from_text
from parley.agreement.phrases import condition_in_words
from parley.agreement.time import Happened, Occasion
from parley.agreement.written import Unreadable

QUOTED_ID = re.compile(r"“([a-z][a-z0-9_.]*)”")


def event_in_words(said: Any, agreement: Agreement | None) -> str:
    """Return an event or condition of an agreement, or its text, in words."""
    if agreement is None:
        return str(said)
    try:
        condition = condition_from_text(said) if isinstance(said, str) else said
    except Unreadable:
        return str(said)
    return _in_words(condition, agreement)


def _in_words(condition: Condition, agreement: Agreement) -> str:
    match condition:
        case Happened(Occasion.AGREED, of) if means := _means(of, agreement):
            return f"agreement on {means}"
        case Not(Happened(Occasion.AGREED, of)) if means := _means(of, agreement):
            return f"no agreement on {means}"
        case AllOf(parts):
            return " and ".join(_in_words(part, agreement) for part in parts)
        case AnyOf(parts):
            return " or ".join(_in_words(part, agreement) for part in parts)
    return plainly(condition_in_words(condition, agreement))


def _means(id_: str, agreement: Agreement) -> str:
    return next((term.means for term in agreement.terms if term.id == id_), "")


def plainly(text: str) -> str:
    """Return a sentence with its ids as words.

    >>> plainly("once “release_33.women” is done")
    'once release 33, women is done'
    """
    return QUOTED_ID.sub(lambda found: id_in_words(found[1]), text)


def id_in_words(id_: str, agreement: Agreement | None = None) -> str:
    """Return what an id names: a phase by its title, a tranche after its provision."""
    phase = agreement.phase(id_) if agreement else None
    if phase is not None and phase.title:
        return phase.title
    return id_.replace(".", ", ").replace("_", " ")
