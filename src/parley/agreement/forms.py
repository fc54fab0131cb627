"""The forms of single values: texts, numbers, times, conditions, and references to what a file declares."""

from decimal import Decimal, InvalidOperation

from parley.agreement import parse, show
from parley.agreement.fields import ListOf, Ref, Word
from parley.agreement.written import Unreadable


def _yes(text: str) -> bool:
    """Return whether the word is yes."""
    if text not in ("yes", "no"):
        raise Unreadable(f"“{text}” is neither yes nor no", "Write yes or no.")
    return text == "yes"


def _whole(text: str) -> int:
    """Return a whole number of nought or more."""
    if not text.isdecimal() or len(text) > 9:
        raise Unreadable(f"“{text}” is no whole number", "Write digits: 2.")
    return int(text)


def _margin(text: str) -> Decimal:
    """Return a share from a percentage: `5%`."""
    try:
        if not text.endswith("%"):
            raise InvalidOperation
        share = Decimal(text[:-1].strip()) / 100
    except InvalidOperation:
        raise Unreadable(f"“{text}” is no percentage", "Write for example 5%.") from None
    if not 0 <= share < 1:
        raise Unreadable(f"a margin of {text}", "Write from 0% to 99%.")
    return share


def _plain(text: str) -> str:
    """Return the text as it is, on one line."""
    return " ".join(text.split())


TEXT = Word("text", _plain)
YES_NO = Word("yes or no", _yes, lambda value: "yes" if value else "no", "^(yes|no)$")
WHOLE = Word("whole number", _whole, pattern="^[0-9]+$")
MARGIN = Word("percentage", _margin, lambda value: f"{show.text_of_number(value * 100)}%", "^[0-9.]+ ?%$")
TIME = Word("time", parse.time_from_text, show.text_of_time)
DURATION = Word("length", parse.duration_from_text, show.text_of_duration)
CONDITION = Word("condition", parse.condition_from_text, show.text_of_condition)
AMOUNT = Word("amount", parse.amount_from_text, show.text_of_amount)
CONSTRAINT = Word("constraint", parse.constraint_from_text, show.text_of_constraint)
ACT = Word("act", parse.act_from_text)
PARTY = Ref(("parties",))
PARTIES = ListOf(PARTY)
SOURCES = ListOf(Ref(("sources",)))
TELLER = TEXT  # an account: a party's id, a source's id, or anybody else who tells
CLAUSES = ListOf(Ref(("provisions", "phases", "exchanges", "processes", "terms")))
