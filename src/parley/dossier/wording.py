"""Wording: how pages put an agreement's ids and events into plain English.

1. What an agreement's file declares is called by its title or means; an id only where it has neither, with its spaces.
2. What cannot be put into words stays as it is written.
"""

import re
from typing import Any

from parley.agreement.agreement import Agreement
from parley.agreement.condition import AllOf, AnyOf, Condition, Not
from parley.agreement.names import name_of
from parley.agreement.parse import condition_from_text
from parley.agreement.phrases import condition_in_words
from parley.agreement.time import Happened, Occasion
from parley.agreement.written import Unreadable

MANY = re.compile(r"^(the talks on .+?) (has|is) ")
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
        case Happened(Occasion.AGREED, of) if agreement.phase(of):
            return f"an extension of {plainly(name_of(of, agreement))} is agreed"
        case Not(Happened(Occasion.AGREED, of)) if agreement.phase(of):
            return f"an extension of {plainly(name_of(of, agreement))} is not agreed"
        case AllOf(parts):
            return " and ".join(_in_words(part, agreement) for part in parts)
        case AnyOf(parts):
            return " or ".join(_in_words(part, agreement) for part in parts)
    return MANY.sub(_agreeing, plainly(condition_in_words(condition, agreement)))


def _agreeing(found: re.Match[str]) -> str:
    """Return talks with a verb that agrees with them."""
    return f"{found[1]} {'have' if found[2] == 'has' else 'are'} "


def happening_in_words(event: Happened, agreement: Agreement) -> str:
    """Return what happens in an event as a noun, so that it can be planned, denied or asked for in the same words.

    The end of a phase, the beginning of talks, agreement on terms; a deed by its clause's id.
    """
    name = plainly(name_of(event.of, agreement))
    is_phase = agreement.phase(event.of) is not None
    match event.occasion:
        case Occasion.BEGUN:
            return f"the beginning of {name}"
        case Occasion.ENDED:
            return f"the end of {name}"
        case Occasion.AGREED if is_phase:
            return f"an extension of {name}"
        case Occasion.DONE:
            return name
    return _in_words(event, agreement)


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
