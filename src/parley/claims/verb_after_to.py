"""Deeds that no claim has: what "to" leads to after a word that promises, asks, refuses or threatens.

1. Only a verb that the lists know, in the words of the claim that it hangs on and before the next claim's word.
2. What is read here is told as planned, never as done, and has the spans of the claim that it hangs on.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.claims.act_lexicon import VERB, lemmas, lexicon
from parley.claims.claim import Act, Claim, Event
from parley.claims.deed_codes import is_deed
from parley.claims.verb_in_text import OBJECT
from parley.reports.span import Span
from parley.status import Status

FAR: Final = 120  # characters in which a deed and its object stand
TO_VERB: Final = re.compile(r"((?: [\w’'-]+){0,6}?) to ([a-z]+)\b(?! of\b)")
HELPED: Final = re.compile(r"((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*) ([a-z]+)")


def with_verbs_after_to(claims: Sequence[Claim], holding: frozenset[Act], text: str) -> list[Claim]:
    """Return claims, those that hold a deed followed by the claim of the deed where it has none."""
    out: list[Claim] = []
    for n, claim in enumerate(claims):
        out.append(claim)
        if claim.trigger is not None and claim.act in holding:
            after = (one.trigger.start for one in claims[n + 1 :] if one.trigger is not None)
            found = _deed_after(claim, text, next(after, len(text)))
            out += [found] if found else []
    return out


def _deed_after(claim: Claim, text: str, end: int) -> Claim | None:
    """Return the claim of the verb that "to" leads to after a claim's word, before an end."""
    if claim.trigger is None:
        return None
    found = TO_VERB.match(text, claim.trigger.end, min(claim.trigger.end + FAR, claim.spans[-1].end))
    if found is None or found.start(2) >= end:
        return None
    word = found[2]
    entry = next(iter(lexicon()[VERB].get(word, ())), None)
    if lemmas().get(word, word) != word or not (entry or is_deed(word)):
        return None
    thing = OBJECT.match(text, found.end(), found.end() + FAR)
    what = thing[1].strip() if thing else ""
    if (helped := HELPED.match(what)) and lemmas().get(helped[2]) == helped[2]:  # "help Norland rebuild its roads"
        what = helped[1]
    act = entry.act if entry else Act.STATE
    event = Event(act, by=claim.event.to if found[1] else (), what=what, status=Status.PLANNED)
    return replace(claim, act=act, event=event, trigger=Span(found.start(2), found.end(2)))
