"""CAMEO codes of claims: as fine as the words of the sentence support.

1. A deed told as done has its own code; promised, asked, refused or threatened it has the one that CAMEO keeps for it.
2. What hangs on a condition, is possible, or is said not to have happened, has none.
"""

import re
from collections.abc import Sequence
from typing import Final

from parley.attributions.attribution import text_of_part
from parley.attributions.lexicon import listed
from parley.claims.act_lexicon import NOUN, VERB, Entry, lemmas, lexicon
from parley.claims.claim import EVENTS, Act, Claim
from parley.claims.deed_codes import (
    ASKED,
    OF_THIRD,
    PROMISED,
    REFUSED,
    THREATENED,
    UNNAMED,
    code_listed,
    fine,
    lemma_of_deed,
    turned,
    with_singulars,
)
from parley.claims.reading import Reading
from parley.status import Polarity, Status

SILENT: Final = frozenset([Act.STATE, Act.CONVEY, Act.INSIST, Act.RETRACT])
MATERIAL: Final = frozenset(["14", "15", "16", "17", "18", "19", "20"])  # deeds, whatever the words' usual act
TURNED: Final = frozenset(["01", "02", "03", "10", "12", "13"])  # said, not done
DEEDS: Final = frozenset(["04", "05", "06", "07", "08", *MATERIAL])
TOLD_ONLY: Final = {Act.DENY: "016", Act.EXPECT: "010", Act.HOPE: "013", Act.NONCOMMIT: "014"}
GENERAL: Final = {
    Act.MEET: "040",
    Act.TRAVEL: "042",
    Act.CONCLUDE: "057",
    Act.EXTEND: "0871",
    Act.RELEASE: "0841",
    Act.WITHDRAW: "0874",
    Act.MEASURE: "190",
    Act.ACCUSE: "112",
    Act.CRITICIZE: "111",
    Act.ACCEPT: "051",
    Act.PRESS: "020",
    Act.WARN: "130",
    Act.PROPOSE: "030",
    Act.READY: "036",
    Act.COMMIT: "030",
}
OF_PEACE: Final = frozenset([Act.CONCLUDE, Act.RELEASE, Act.EXTEND, Act.WITHDRAW])
LIGHT: Final = listed(
    "launch begin start hold have make open conduct stage carry put give take set mount announce order keep get"
)
DECIDED: Final = frozenset(["decided", "voted", "ordered", "decides"])  # a sanction is one when it is decided
DUE: Final = frozenset(["due", "expected", "scheduled", "set", "slated", "expects"])
ENDING: Final = re.compile(r"\b(?:end|halt|stop|cessation) (?:to |of )?(?:\w+ ){0,2}$")
GERUND: Final = re.compile(r"[a-z]+ing\b")
OWN_WILL: Final = re.compile(r"\b(?:it|they|he|she|we) (?:will|would|won['’]t|wouldn['’]t) (not |never )?$")
WORD: Final = re.compile(r"\w+(?:-\w+)*")
FOLLOWS: Final = 40  # characters after a verb in which its particle is looked for


def code_of(
    claims: Sequence[Claim], n: int, entry: Entry | None, words: frozenset[str], reading: Reading
) -> tuple[str, Claim | None]:
    """Return a claim's CAMEO code, "" where nothing happened that CAMEO counts, and the claim of its deed."""
    claim = claims[n]
    act, status, positive = claim.act, claim.event.status, claim.event.polarity is Polarity.POSITIVE
    threat = act is Act.WARN and status is Status.HYPOTHETICAL and not _is_asked(reading, claim)
    if status in (Status.CONDITIONAL, Status.HYPOTHETICAL) and not threat:  # what is warned of may never be
        return "", None
    if entry and entry.code == "111" and entry.particle:  # "protested to"
        return (entry.code if status is Status.ACTUAL and positive else ""), None
    own = fine(entry, words) or listed_code(reading, claim, words)
    if act in SILENT:
        own = listed_code(reading, claim, words)
        return (own if status is Status.ACTUAL and positive and own[:2] not in TURNED else ""), None
    if act in TOLD_ONLY:
        if act is Act.DENY and own[:2] == "12":
            return own, None
        return _of_forecast(claims, n, entry, words, reading) if act is Act.EXPECT else (TOLD_ONLY[act], None)
    noun = object_entry(claim)
    if act in EVENTS:
        return _of_event(claims, n, entry, noun, words, reading), None
    if own in ("128", "129", "196") or (
        own[:2] in MATERIAL and act in (Act.REJECT, Act.ACCUSE, Act.CRITICIZE, Act.DEMAND)
    ):
        told = status is Status.ACTUAL or (act in (Act.DEMAND, Act.REJECT) and status is Status.DEMANDED)
        return (own if told and positive else ""), None
    deed, about = _deed(claims, n, words, reading)
    if not deed and claim.trigger is not None:
        after = WORD.findall(text_of(reading, claim)[claim.trigger.end : claim.spans[-1].end].lower())
        deed = code_listed(UNNAMED, with_singulars(after))
    return _of_speech(claim, entry, noun, own, deed, words), about


def _is_asked(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim's sentence is a question, or its word hangs on "whether"."""
    text, at = text_of(reading, claim), claim.trigger.start if claim.trigger else 0
    end = re.compile(r"[.?!]").search(text, at)
    return bool(end and end[0] == "?") or "whether" in text[max(0, at - FOLLOWS) : at].lower()


def _of_forecast(
    claims: Sequence[Claim], n: int, entry: Entry | None, words: frozenset[str], reading: Reading
) -> tuple[str, Claim | None]:
    """Return the code of what is due or said to come: a meeting that is due is agreed, "would not join" a refusal."""
    claim = claims[n]
    positive = claim.event.polarity is Polarity.POSITIVE
    if entry is not None and entry.act is Act.EXPECT:
        deed, about = _deed(claims, n, words, reading)
        return ("036" if positive and deed[:2] == "04" and DUE & words else "" if positive else "012"), about
    own = listed_code(reading, claim, words)
    begin = claim.trigger.start if claim.trigger else 0
    will = OWN_WILL.search(text_of(reading, claim)[max(0, begin - FOLLOWS) : begin].lower())
    if will is None:
        return "", None
    return turned(own, REFUSED if will[1] else PROMISED) or ("120" if will[1] else "030"), None


def _of_speech(
    claim: Claim, entry: Entry | None, noun: Entry | None, own: str, deed: str, words: frozenset[str]
) -> str:
    """Return the code of what is done by saying it, of a deed or of nothing that CAMEO counts."""
    act = claim.act
    if act is Act.REJECT:
        return turned(deed, REFUSED) or "120"
    if act is Act.ACCEPT:
        return _of_acceptance(claim, deed, entry, words)
    if act in (Act.DEMAND, Act.PRESS):
        hard = _is_hard(entry)
        soft = own if own[:2] == "02" else "020"
        return turned(deed, ASKED if act is Act.DEMAND and hard else OF_THIRD) or ("100" if hard else soft)
    if act is Act.APPEAL:
        return turned(deed, OF_THIRD) or (own if own[:2] == "02" else "020")
    if act is Act.WARN:
        own = fine(noun, words) if noun and noun.act is Act.WARN else own
        of_deed = turned(deed, THREATENED)
        if own[:2] != "13" or (of_deed and own in ("130", "138")) or len(of_deed) >= len(own):
            return of_deed or "130"
        return own
    if act in (Act.PROPOSE, Act.READY, Act.COMMIT):
        if claim.event.polarity is Polarity.NEGATIVE:
            return turned(deed, REFUSED) or "120"
        return turned(deed, PROMISED) or GENERAL[act]
    named = fine(noun, words)  # "filed a lawsuit"
    return next((code for code in (own, named) if code[:2] == "11"), GENERAL.get(act, ""))


def object_entry(claim: Claim) -> Entry | None:
    """Return the list's entry of the noun that a verb takes as object: "began a hunger strike"."""
    words = claim.event.what.lower().split()
    return next(iter(lexicon()[NOUN].get(words[-1], ())), None) if words else None


def _of_event(
    claims: Sequence[Claim], n: int, entry: Entry | None, noun: Entry | None, words: frozenset[str], reading: Reading
) -> str:
    """Return the code of a deed: as done, as promised or threatened, or as asked."""
    claim = claims[n]
    own = listed_code(reading, claim, words)
    if entry and entry.lemma in LIGHT and noun and not own and noun.act in EVENTS:
        own = fine(noun, words)
    if entry and entry.lemma in LIGHT and (doing := GERUND.match(claim.event.what)):
        own = code_listed(lemma_of_deed(doing[0]), words) or own
    code = own or fine(entry, words) or GENERAL.get(claim.act, "")
    if noun and not own and ((entry and entry.act is Act.SCHEDULE) or code[:2] in ("", "03")) and noun.act in EVENTS:
        code = fine(noun, words)
    of_peace = not own and code != "0871" and code[:2] in ("03", "04", "05", "08")
    if of_peace and claim.act in OF_PEACE and not code.startswith(GENERAL[claim.act][:2]):
        code = GENERAL[claim.act]
    if claim.act is Act.SCHEDULE and code[:2] == "03":
        code = (
            "046" if {"talks", "negotiations", "dialogue"} & words else "040" if {"meeting", "summit"} & words else ""
        )
    status, positive = claim.event.status, claim.event.polarity is Polarity.POSITIVE
    if status is Status.ACTUAL:
        return code if positive and (own or code[:2] not in TURNED) else ""
    if status is Status.PLANNED and positive and code[:2] == "16" and DECIDED & words:
        return code
    if status is Status.PLANNED:
        return turned(code, PROMISED if positive else REFUSED)
    if status is Status.OFFERED:
        return turned(code, PROMISED)
    if status is Status.ATTEMPTED and code == "186":
        return "185"
    if status is Status.DEMANDED and not _is_carried(claims, n):
        return turned(code, ASKED if {"must", "demand", "demanded", "demands"} & words else OF_THIRD)
    return ""


def _is_carried(claims: Sequence[Claim], n: int) -> bool:
    """Tell whether an earlier word of the part carries what is asked or refused: "demanded that they lift it"."""
    claim = claims[n]
    return any(
        other.part is claim.part and other.act not in EVENTS and other.act not in SILENT and other.trigger is not None
        and claim.trigger is not None and other.spans[-1].end >= claim.trigger.start
        for other in claims[max(0, n - 6) : n]
    )  # fmt: skip


def listed_code(reading: Reading, claim: Claim, words: frozenset[str]) -> str:
    """Return the code that the list of deeds gives a claim's verb, "" where it has none for these words."""
    if claim.trigger is None:
        return ""
    found = WORD.match(text_of(reading, claim), claim.trigger.start)
    word = found[0].lower() if found else ""
    return code_listed(lemmas().get(word) or lemma_of_deed(word), words)


def _of_acceptance(claim: Claim, deed: str, entry: Entry | None, words: frozenset[str]) -> str:
    if claim.event.polarity is Polarity.NEGATIVE:
        return turned(deed, REFUSED) or "120"
    if claim.event.status in (Status.ACTUAL, Status.PLANNED):
        lemma = entry.lemma if entry else ""
        own = fine(entry, words)
        if own in ("0871", "057") and claim.event.status is Status.ACTUAL:
            return own
        if lemma in ("agree", "accept", "consent", "accede", "yield", "comply", "concede", "assent"):
            return turned(deed, PROMISED) or "030"
        return own if own[:2] in ("04", "05", "06", "07", "08") else "051"
    return ""


def _is_hard(entry: Entry | None) -> bool:
    """Tell a demand from an appeal: "demanded, ordered", not "urged, asked, called for"."""
    return entry is not None and entry.lemma in (
        "demand",
        "insist",
        "order",
        "require",
        "command",
        "instruct",
        "condition",
    )


def _deed(claims: Sequence[Claim], n: int, words: frozenset[str], reading: Reading) -> tuple[str, Claim | None]:
    """Return the code of the deed that a promise, demand, refusal or threat is about, "" where no words name one."""
    claim = claims[n]
    if claim.trigger is None:
        return "", None
    for other in claims[n + 1 : n + 4]:
        if other.part is not claim.part or other.trigger is None or other.trigger.start >= claim.spans[-1].end:
            continue
        entry = entry_of(reading, other, VERB) or entry_of(reading, other, NOUN)
        code = fine(entry, words) or listed_code(reading, other, words) or GENERAL.get(other.act, "")
        if other.act is Act.SCHEDULE and code[:2] == "03":
            code = "046"
        if other.act in (Act.CONCLUDE, Act.RELEASE, Act.WITHDRAW, Act.EXTEND) and code[:2] in ("03", "04"):
            code = GENERAL[other.act]
        if ENDING.search(text_of(reading, other)[max(0, other.trigger.start - FOLLOWS) : other.trigger.start].lower()):
            return "", other
        if other.act in EVENTS or code[:2] in DEEDS:
            return code, other
    return "", None


def entry_of(reading: Reading, claim: Claim, kind: str) -> Entry | None:
    """Return the list's entry of a claim's trigger, None for one that no list knows."""
    if claim.trigger is None:
        return None
    text = text_of(reading, claim)
    entries = lexicon()[kind].get(claim.trigger.text_in(text).lower(), ())
    follow = tuple(text[claim.trigger.end : claim.trigger.end + FOLLOWS].lower().split())
    with_it = (entry for entry in entries if entry.particle and follow[: len(entry.particle)] == entry.particle)
    near = (entry for entry in entries if entry.particle and entry.particle[0] in follow[:4])
    return next(with_it, None) or next((e for e in entries if not e.particle), None) or next(near, None)


def text_of(reading: Reading, claim: Claim) -> str:
    """Return the text that a claim's spans point into."""
    return text_of_part(reading.report, claim.part)
