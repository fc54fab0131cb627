"""PLOVER and CAMEO: claims as the events that conflict databases count, a projection that loses what they cannot say.

1. What is told as done gives its deed's code; what is promised gives a promise (03), what is asked a request (10), what
   is refused a rejection (12), what is threatened a threat (13). An "if" gives nothing.
2. In a sentence with a verb that carries an event, its nouns give none: "met for talks" is one event.
3. Codes are as fine as the words of the sentence support, and no finer.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from parley.attributions.attribution import Attribution, Part, SpeakerKind
from parley.attributions.mention import FUNCTION
from parley.claims.act_lexicon import ADJECTIVE, NOUN, VERB, lemmas
from parley.claims.actor_code import code_of_actor
from parley.claims.cameo import SILENT, code_of, entry_of, listed_code, text_of
from parley.claims.claim import EVENTS, Act, Claim
from parley.claims.deed_codes import NOTHING_COUNTED, with_singulars
from parley.claims.event_parties import pairs_of
from parley.claims.listed_act import with_listed_act, with_told_status
from parley.claims.party_beside import Words
from parley.claims.party_phrase import bare_name
from parley.claims.plover_codes import WORD, contexts_of, event_of
from parley.claims.reading import Reading
from parley.claims.verb_after_to import with_verbs_after_to
from parley.claims.verb_in_text import claim_of_strife, claim_of_verb
from parley.day import Day
from parley.reports.span import Span, text_of_spans
from parley.status import Polarity, Status

FAR: Final = 400  # characters to either side in which a sentence begins and ends
NEAR: Final = 60  # characters before a word that are looked at
BESIDE: Final = 8  # claims to either side that may be of the same sentence
LONG: Final = 40  # words of a sentence
JOINED: Final = re.compile(r",? (?:and|or|then) (?:then |also )?|, ")
JOINS: Final = re.compile(r"\b(?:and|but|then)\b")
BEFORE_NOUN: Final = re.compile(
    r"\b(?:the|an?|its|their|his|her|of|over|on|for|in|with|by|from|at|about|against|after|no|joint|air|second|first)\s$",
    re.IGNORECASE,
)
SENTENCE_END: Final = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bMrs)(?<!\bGen)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<=[a-z0-9’'\"”)])[.?!][\"”’]?\s+"
)
TOPIC: Final = re.compile(
    r"\b(?:on|over|about|for|of|against|from|stop|stopped|halt|halted|cease|ceased|end|ended|avoid|without) $"
)
PARTICIPLE: Final = re.compile(
    r"\b(?:the|an?|its|their|his|her|\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|"
    r"some|all|more|dozens of|hundreds of|thousands of) $"
)
IS_AGAINST: Final = re.compile(r"\b(?:is|are|was|were|be|been|come|came|firmly|strongly|voted) $")
NOT_DONE: Final = re.compile(
    r"\b(?:yet to|failed to|unable to|no plans to|(?<!would )(?<!will )never|"
    r"(?:did|has|have|had|was|were|been) not(?: been| yet)?) $"
    r"|\b(?:considering|weighing|mulling|contemplating|planning|preparing) (?:[a-z]+ ){0,3}$"
)
HOLDS: Final = frozenset(
    [
        *(Act.REJECT, Act.DEMAND, Act.PRESS, Act.PROPOSE, Act.READY, Act.COMMIT, Act.WARN, Act.CRITICIZE),
        *(Act.APPEAL, Act.ACCEPT, Act.HOPE, Act.EXPECT, Act.NONCOMMIT, Act.INSIST),
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PloverEvent:
    """One event as PLOVER would hold it."""

    on: Day | None
    event: str  # "" for what PLOVER dropped
    mode: str
    context: tuple[str, ...]
    actor: str
    recipient: str
    cameo: str
    spans: tuple[Span, ...]
    part: Part
    actor_code: str = ""  # "FRA GOV"; "" where the words support none
    recipient_code: str = ""


def plover_from_reading(reading: Reading) -> Iterator[PloverEvent]:
    """Yield the events of a report's claims, each told once in a sentence."""
    seen: dict[tuple[str, int], list[tuple[str, str]]] = {}
    claims = _with_missed_verbs(reading, with_shared_words(reading))
    nouns = [_is_noun(reading, claim, claims[max(0, n - BESIDE) : n + BESIDE]) for n, claim in enumerate(claims)]
    carries = [not noun and _carries(reading, claim) for claim, noun in zip(claims, nouns, strict=True)]
    for n, claim in enumerate(claims):
        near = range(max(0, n - BESIDE), min(len(claims), n + BESIDE))
        goes_on = claim.event.kind is Act.MEASURE  # "clashes continued": what a plain verb says of it is no other event
        verbs = [claims[k] for k in near if carries[k] and not (goes_on and claims[k].event.kind is Act.STATE)]
        entry = entry_of(reading, claim, NOUN if nouns[n] else VERB) or entry_of(reading, claim, ADJECTIVE)
        text = text_of(reading, claim)
        if nouns[n] and (entry is None or any(_tells_instead(other, claim, text) for other in verbs)):
            continue
        if not nouns[n] and claim.act in EVENTS and not carries[n] and entry is None:
            continue
        if entry and entry.lemma == "against" and not IS_AGAINST.search(_before(claim, text)):
            continue
        begin, sentence = _sentence(claim, text)
        code, deed = code_of(claims, n, entry, with_singulars(WORD.findall(sentence)), reading)
        if (
            not code
            or code in ("010", NOTHING_COUNTED)
            or is_denied(claim, text)
            or _is_spoken_of(reading, claims, n)
            or _is_topic(reading, claim)
        ):
            continue
        event, mode = event_of(code)
        on = claim.event_on or claim.said_on or reading.report.published
        speaker = _speaker(claim, reading.attributions[claim.attribution])
        for actor, recipient in pairs_of(claim, deed, code, speaker, Words(text, begin)):
            who, whom = bare_name(actor), bare_name(recipient)
            told = seen.setdefault((code[:2], begin), [])
            if not any(who in ("", a) and whom in ("", b) for a, b in told):
                told.append((who, whom))
                yield PloverEvent(
                    on, event, mode, contexts_of(sentence), actor, recipient, code, claim.spans, claim.part,
                    code_of_actor(actor), code_of_actor(recipient),
                )  # fmt: skip


def _with_missed_verbs(reading: Reading, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims, with those of verbs in sentences in which no verb carries an event."""
    out: list[Claim] = []
    places = [(claim.part, _sentence(claim, text_of(reading, claim))[0]) for claim in claims]
    for (_, begin), run in itertools.groupby(zip(places, claims, strict=True), key=lambda pair: pair[0]):
        own = [claim for _, claim in run]
        if not any(_carries(reading, claim) and not _is_noun(reading, claim, own) for claim in own):
            found = claim_of_verb(own, text_of(reading, own[0]), begin)
            counts = found and listed_code(reading, found, _words_of(reading, found)) not in ("", NOTHING_COUNTED)
            out += [found] if found and counts else []
        strife = claim_of_strife(own, text_of(reading, own[0]), begin)
        out += [strife] if strife else []
        own = [with_told_status(reading, claim, begin) for claim in own]
        out += with_verbs_after_to(own, HOLDS, text_of(reading, own[0]))
    return tuple(out)


def _tells_instead(verb: Claim, noun: Claim, text: str) -> bool:
    """Tell whether a verb tells what a noun would: not where it hangs on the noun ("readiness to help")."""
    hangs = verb.trigger and noun.trigger and text[noun.trigger.end : verb.trigger.start] == " to "
    return claims_meet(noun, verb) and not hangs


def _carries(reading: Reading, claim: Claim) -> bool:
    """Tell whether a verb has an event of its own: "attacked", not "held" or "went on"."""
    entry = entry_of(reading, claim, VERB)
    listed = listed_code(reading, claim, _words_of(reading, claim))
    return listed != NOTHING_COUNTED and ((entry is not None and entry.act not in SILENT) or bool(listed))


def _words_of(reading: Reading, claim: Claim) -> frozenset[str]:
    return with_singulars(WORD.findall(_sentence(claim, text_of(reading, claim))[1]))


def _is_noun(reading: Reading, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a claim's word is a noun: after an article or preposition, or as the object of a verb."""
    if claim.trigger is None or entry_of(reading, claim, ADJECTIVE):
        return False
    text = text_of(reading, claim)
    word = claim.trigger.text_in(text).lower()
    free = not word.endswith(("ed", "ing")) or (word.endswith("ing") and text[claim.trigger.end :][:1] in (".", ","))
    if BEFORE_NOUN.search(_before(claim, text)) and (free or entry_of(reading, claim, NOUN)):
        return True
    if entry_of(reading, claim, NOUN) is None:
        return False
    if entry_of(reading, claim, VERB) is None:
        return not word.endswith("ed")
    return any(word in other.event.what.lower().split()[-1:] and claims_meet(claim, other) for other in claims)


def _before(claim: Claim, text: str) -> str:
    """Return the characters just before a claim's word."""
    return text[max(0, claim.trigger.start - NEAR) : claim.trigger.start] if claim.trigger else ""


def _names_party(reading: Reading, claim: Claim) -> bool:
    """Tell whether a claim's word only names somebody: "the opposition", "a delegation"."""
    if claim.trigger is None or entry_of(reading, claim, NOUN) is None:
        return False
    return bool(code_of_actor(claim.trigger.text_in(text_of(reading, claim)).lower()))


def _with_cue(reading: Reading, claim: Claim) -> Claim:
    """Return a claim without a word of its own with its attribution's: "defended the policy"."""
    cue = reading.attributions[claim.attribution].cue
    return replace(claim, trigger=cue[0]) if claim.trigger is None and cue else claim


def with_shared_words(reading: Reading) -> tuple[Claim, ...]:
    """Return a report's claims, those of joined verbs with the words that both share: "ambushed and killed"."""
    claims = [
        with_listed_act(reading, _with_cue(reading, claim))
        for claim in reading.claims
        if not _names_party(reading, claim)
    ]
    for n, (one, other) in enumerate(itertools.pairwise(claims)):
        if one.trigger is None or other.trigger is None or one.part is not other.part:
            continue
        between = text_of(reading, one)[one.trigger.end : other.trigger.start]
        if JOINED.fullmatch(between) and not one.event.to and not one.event.what:
            claims[n] = replace(one, event=replace(one.event, to=other.event.to, what=other.event.what))
        if JOINS.search(between) and "." not in between and _are_bare(one, other, text_of(reading, one)):
            event = replace(other.event, status=one.event.status, polarity=one.event.polarity)
            claims[n + 1] = other = replace(other, event=event)
        if JOINS.search(between) and "." not in between and not other.event.by:
            claims[n + 1] = replace(other, event=replace(other.event, by=claims[n].event.by))
    return tuple(claims)


def _are_bare(one: Claim, other: Claim, text: str) -> bool:
    """Tell whether two verbs are both in the form that follows "to" or "will"."""
    words = (c.trigger.text_in(text).lower() if c.trigger else "" for c in (one, other))
    return all(lemmas().get(word) == word for word in words)


def is_denied(claim: Claim, text: str) -> bool:
    """Tell whether words beside an event say that there was none: "no shots were fired", "have yet to meet"."""
    if claim.trigger is not None and NOT_DONE.search(_before(claim, text).lower()):
        return True
    return any(
        phrase.lower().startswith(("no ", "none ", "neither ")) for phrase in (*claim.event.by, claim.event.what)
    )


def _sentence(claim: Claim, text: str) -> tuple[int, str]:
    """Return where a claim's sentence begins, and its words in lower case; of a long one those that are claimed."""
    at = claim.trigger.start if claim.trigger else claim.spans[0].start
    marks = [m.end() for m in SENTENCE_END.finditer(text, max(0, at - FAR), at)]
    begin = marks[-1] if marks else max(0, at - FAR)
    last = SENTENCE_END.search(text, at, at + FAR)
    whole = text[begin : last.end() if last else at + FAR]
    return begin, (whole if whole.count(" ") < LONG else text_of_spans(claim.spans, text)).lower()


def _is_topic(reading: Reading, claim: Claim) -> bool:
    """Tell whether a participle only describes: "talks on sharing the river", "eleven captured sailors"."""
    if claim.trigger is None or entry_of(reading, claim, NOUN):
        return False
    text = text_of(reading, claim)
    word, before = claim.trigger.text_in(text), _before(claim, text).lower()
    if word.endswith("ing"):
        return bool(TOPIC.search(before))
    after = re.match(r" ([a-z]+)", text[claim.trigger.end : claim.trigger.end + NEAR])
    return bool(word.endswith("ed") and PARTICIPLE.search(before) and after and after[1] not in FUNCTION)


def claims_meet(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of one part share words."""
    return (
        one.part is other.part and one.spans[0].start < other.spans[-1].end and other.spans[0].start < one.spans[-1].end
    )


def _is_spoken_of(reading: Reading, claims: Sequence[Claim], n: int) -> bool:
    """Tell whether an event is what an earlier word of the sentence asks, refuses, promises or accuses somebody of."""
    claim, text = claims[n], text_of(reading, claims[n])
    for other in reversed(claims[max(0, n - 6) : n]):
        if other.part is not claim.part or other.trigger is None or claim.trigger is None:
            continue
        if SENTENCE_END.search(text, other.trigger.end, claim.trigger.start):
            break
        if _is_object(claim, other, text) and (
            other.event.status is not Status.ACTUAL or other.event.polarity is Polarity.NEGATIVE
        ):
            return True
        if other.act is Act.INSIST:  # says again what it does: the deed is told
            continue
        if other.act in (Act.ACCUSE, Act.DENY):
            return True
        verb = entry_of(reading, other, VERB)
        if other.act in EVENTS and verb and verb.act in SILENT:  # "announced"
            continue
        between = text[other.trigger.end : claim.trigger.start]
        gerund = between == " " and claim.trigger.text_in(text).endswith("ing")  # "considered expelling"
        if other.act in HOLDS and (gerund or between.startswith(" that ")):
            return True
        if gerund and (entry := entry_of(reading, other, VERB)) and entry.act in HOLDS:
            return True
        if (other.act in HOLDS or other.act in EVENTS) and claim.event.status is not Status.ACTUAL:
            return True
    return False


def _is_object(claim: Claim, verb: Claim, text: str) -> bool:
    """Tell whether a claim's word is the last of another's object: "would not join the pact"."""
    return claim.trigger is not None and verb.event.what.split()[-1:] == [claim.trigger.text_in(text)]


def _speaker(claim: Claim, attribution: Attribution) -> str:
    """Return who speaks, "" where the words are a deed's or the outlet's own."""
    if claim.act in EVENTS or attribution.speaker.kind is SpeakerKind.OUTLET:
        return ""
    return attribution.speaker.name
