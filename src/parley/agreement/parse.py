"""Reads the three things that people write inside a file: times, quantities and conditions.

1. What cannot be read raises `Unreadable`, with a reason, a mend and the character at which reading stopped.
2. The same words always mean the same; nothing is guessed.
"""

import re
from functools import lru_cache
from typing import Any

from lark import Token, UnexpectedCharacters, UnexpectedEOF, UnexpectedInput, UnexpectedToken
from lark.exceptions import VisitError

from parley.agreement.amount import Amount, Constraint
from parley.agreement.condition import Condition
from parley.agreement.grammar import parser
from parley.agreement.provision import Act
from parley.agreement.time import Duration, Time
from parley.agreement.written import Unreadable

LONGEST = 2000  # characters in one expression; the longest in the examples has 180
DEEPEST = 40  # brackets within one another

EXAMPLES = {
    "time": "2025-03-12, day 7 of first, 30 days after done(pay), end of first, mid-April 2025, unspecified",
    "duration": "42 days, 8 months, 48 hours",
    "condition": "done(pay) and not begun(talks), count(release) >= 10, by day 7 of first",
    "amount": "33, about 1900, at least 11, 500 USD, 600 trucks per day, 30%, all remaining, open",
    "constraint": "x + y >= 11",
    "act": "pay, withdraw(corridor), begin(talks)",
}


def time_from_text(text: str) -> Time:
    """Return the time that the words name."""
    return _parsed("time", text)  # type: ignore[no-any-return]


def duration_from_text(text: str) -> Duration:
    """Return the length that the words name: `42 days`."""
    return _parsed("duration", text)  # type: ignore[no-any-return]


def condition_from_text(text: str) -> Condition:
    """Return the condition that the words state."""
    return _parsed("condition", text)  # type: ignore[no-any-return]


def amount_from_text(text: str) -> Amount:
    """Return the amount that the words name."""
    return _parsed("amount", text)  # type: ignore[no-any-return]


def constraint_from_text(text: str) -> Constraint:
    """Return the constraint on a proposal's variables: `x + y >= 11`."""
    return _parsed("constraint", text)  # type: ignore[no-any-return]


def act_from_text(text: str) -> Act:
    """Return the act that the words name."""
    return _parsed("act", text)  # type: ignore[no-any-return]


@lru_cache(maxsize=8192)
def _parsed(start: str, text: str) -> Any:
    """Parse a text as one of the six things that can be written."""
    text = text.strip()
    if not text:
        raise Unreadable(f"an empty {start}", f"Write for example: {EXAMPLES[start]}.")
    if len(text) > LONGEST:
        raise Unreadable(f"a {start} of {len(text)} characters", f"Split it: at most {LONGEST} are read.", LONGEST)
    if _depth(text) > DEEPEST:
        raise Unreadable(f"brackets more than {DEEPEST} deep in one {start}", "Split it into several clauses.")
    _refuse_common_slips(start, text)
    try:
        return parser()(text, start)
    except VisitError as error:
        if isinstance(error.orig_exc, Unreadable):
            raise error.orig_exc from None
        raise
    except UnexpectedInput as error:
        raise _unreadable(start, text, error) from None


def _depth(text: str) -> int:
    """Return how deep the brackets go."""
    deepest = depth = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        deepest = max(deepest, depth)
    return deepest


_FOREIGN_DATE = re.compile(r"(?<![\d-])(\d{1,2})[./](\d{1,2})[./](\d{2,4})?(?!\d)")
_LOOSE_DATE = re.compile(r"(?<![\d-])(\d{4})[-/. ]([A-Za-z]{3,}|\d{1,2})[-/. ](\d{1,2})(?![\d:])")
_TRUTHS = {"yes", "no", "true", "false", "null", "~", "none"}


def _refuse_common_slips(start: str, text: str) -> None:
    """Refuse what people write by habit, with the form that is read."""
    if start in ("time", "condition"):
        if slip := _FOREIGN_DATE.search(text):
            raise Unreadable(f"“{slip[0]}” is no date here", "Write days as year-month-day: 2025-03-31.", slip.start())
        if (slip := _LOOSE_DATE.search(text)) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", slip[0]):
            mend = "Write the month as two digits: 2025-03-31." if slip[2].isalpha() else "Write it as 2025-03-31."
            raise Unreadable(f"“{slip[0]}” is no date here", mend, slip.start())
    if text.lower() in _TRUTHS and start != "act":
        raise Unreadable(f"“{text}” is no {start}", f"Write for example: {EXAMPLES[start]}.")


def _unreadable(start: str, text: str, error: UnexpectedInput) -> Unreadable:
    """Return what went wrong, in words, for an error of the grammar."""
    at = error.pos_in_stream or 0
    mend = f"Write for example: {EXAMPLES[start]}."
    if isinstance(error, UnexpectedEOF) or (isinstance(error, UnexpectedToken) and error.token.type == "$END"):
        return Unreadable(f"the {start} “{text}” ends too early", mend, len(text))
    if isinstance(error, UnexpectedToken) and isinstance(error.token, Token):
        return Unreadable(f"cannot read “{error.token}” in the {start} “{text}”", mend, at)
    if isinstance(error, UnexpectedCharacters):
        return Unreadable(f"cannot read “{text[at : at + 12]}” in the {start} “{text}”", mend, at)
    return Unreadable(f"cannot read the {start} “{text}”", mend, at)
