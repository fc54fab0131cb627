"""Channels: which outlet a source told, and in which document.

1. "Told AFP", "speaking to regional media", "in an interview with X": the outlet is kept as written.
2. Whoever is told as a party to the talks ("told the mediators") is no outlet.
3. A document is named in the same sentence as the cue, outside of what is said, or is itself the source.
"""

import re
from collections.abc import Sequence
from typing import Final

from parley.attributions.attribution import SpeakerKind
from parley.attributions.entity import Register
from parley.attributions.lexicon import BODIES, ROLES, is_outlet, listed, singular, state_at
from parley.attributions.mention import FUNCTION
from parley.attributions.phrase import BREAKS, PRONOUNS, is_capital, joined
from parley.reports.span import Span

TELLING: Final = listed("told tells tell telling informed informs")
ADDRESS: Final = re.compile(
    r"\b(?:spoke|speaking|speaks|talking|talked|spoken)\s+(?:\w+\s+)?(?:to|with)\s+"
    r"|\b(?:interview|interviews)\b[^.,;“\"]{0,20}?\s(?:with|to|by|on|for)\s+"
    r"|\b(?:comments|remarks|statement|statements|email|message|messages)\s+(?:made\s+|sent\s+|given\s+|provided\s+)?(?:to)\s+"
    r"|\b(?:told|tells|telling)\s+",
    re.IGNORECASE,
)
WRITTEN: Final = (
    "statement communique communiqué declaration release letter memo memorandum note report document tweet "
    "tweets post message "
    "email e-mail readout bulletin article column op-ed filing testimony dispatch cable circular briefing"
)
DOCUMENT: Final = re.compile(
    r"\b(?:[Ii]n|[Vv]ia|by|through|issued|issuing|released|releasing|published|posted|sent|sending|put out)\s+"
    r"((?:a|an|the|another|one|its|his|her|their|this|that|[A-Z]\w+[’']s)\s+(?:[\w’'.-]+\s+){0,3}?"
    rf"(?:{'|'.join(sorted(WRITTEN.split(), key=len, reverse=True))}))\b"
    r"(\s+(?:issued|released|published|posted|sent|dated|carried|seen)\b[^,.;:“”\"]{0,60}?"
    r"(?=\s+(?:that|saying|stating|in which)\b|[,.;:“”\"]|$))?"
)
REACH: Final = 160  # characters around source and cue in which a channel is looked for


def told_in(words: Sequence[str], begin: int, register: Register, *, sure: bool = False) -> str:
    """Return the outlet that stands in `words` from `begin` on, or ""; `sure`: only what is known to be one."""
    i = begin
    while i < len(words) and words[i].lower() in {"the", "a", "an", "several", "two", "his", "her"}:
        i += 1
    j, press = i, False
    while (
        j < len(words)
        and j - i < 8
        and words[j] not in BREAKS
        and (words[j].lower() not in FUNCTION or words[j] == "US")
    ):
        word = words[j]
        noun = singular(word)
        if (
            not is_capital(word)
            and not told_noun(noun)
            and not any(told_noun(singular(w)) for w in words[j + 1 : j + 3])
        ):
            break
        if not is_capital(word) and j > i and is_capital(words[j - 1]) and not told_noun(noun):
            break
        press = press or told_noun(noun)
        j += 1
    run = list(words[i:j])
    if not run or run[0].lower() in PRONOUNS:
        return ""
    name = joined(run)
    if press and words[j : j + 1] and words[j].lower() in ("for", "from", "with", "at", "of"):
        told = told_in(words, j + 1, register, sure=True)  # "a reporter for the Post"
        if told:
            return told
    if press or is_outlet(name):
        return joined(words[begin:j]) if not is_capital(run[0]) and begin < i else name
    if sure:
        return ""
    if not is_capital(run[0]) or state_at(run, 0)[0] or singular(run[-1]) in BODIES or singular(run[-1]) in ROLES:
        return ""
    person = register.person(name)
    if person:
        return (
            name if any(ROLES[n].kind == "press" for n in person.nouns if n in ROLES) or is_outlet(person.body) else ""
        )
    body = register.body(name)
    if body and body.kind is SpeakerKind.BODY and (body.nouns or body.spoke):
        return ""
    return name


def told_noun(noun: str) -> bool:
    """Tell whether a noun is of people or bodies of the press."""
    return (noun in ROLES and ROLES[noun].kind == "press") or BODIES.get(noun) == "outlet"


def clear_of(contents: Sequence[Span], at: int) -> bool:
    """Tell whether an offset lies outside of what is said."""
    return not any(span.start <= at < span.end for span in contents)


def document_in(text: str, window: Span, contents: Sequence[Span]) -> tuple[str, str]:
    """Return the document named outside the contents ("a statement issued on Thursday") and its noun, or blanks."""
    for match in DOCUMENT.finditer(text, window.start, window.end):
        if clear_of(contents, match.start(1)):
            whole = (match[1] + (match[2] or "")).strip()
            return " ".join(whole.split()), singular(match[1].split()[-1])
    return "", ""
