"""Who acts on whom in an event: pairs of actor and recipient, from a claim's phrases and the words beside them.

1. "A and B met" and "talks between A and B" are an event in each direction; "A and B accused C" is one of each on C.
2. A party's own things ("withdrew its troops") are no recipient; whose thing it is, is ("rejected Norland's plan").
3. Where the words name nobody the place stays empty.
"""

import itertools
import re
from typing import Final, NamedTuple

from parley.attributions.lexicon import ADJECTIVES, BODIES, ROLES, listed, singular
from parley.claims.act_lexicon import lemmas
from parley.claims.actor_code import code_of_actor
from parley.claims.claim import Claim
from parley.claims.phrases import NOT_PLACES
from parley.words import words_in

STARTS: Final = frozenset(
    ["The", "A", "An", "This", "That", "These", "Those", "Its", "Their", "His", "Her", "Both", "Two"]
)
PEOPLE: Final = frozenset(words_in("people.txt"))
OWN: Final = re.compile(
    r"(?:its|their|his|her|our|my) (?!.*\b(?:counterparts?|all(?:y|ies)|rivals?|neighbou?rs?|opponents?|critics?)\b)",
    re.IGNORECASE,
)
POSSESSOR: Final = re.compile(r"(.+?)(?:['’]s|s['’]) ")
JOINT: Final = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
LEFT: Final = re.compile(r"(?:^|[.,;:]\s|\b(?:[Aa]fter|[Ww]hen|that|as)\s)((?:[^,;.]{2,50}, )*[^,;.]{2,50}? and )$")
RIGHT: Final = re.compile(r"^((?:, [^,;]{2,50})*,? and [^,;]{2,50}| from [^,;]{2,50} and [^,;]{2,50})$")
INTO: Final = re.compile(r"\binto ((?:the |an? |alleged )?[^,.;]{2,50}?)(?:['’]s\b| in\b| by\b| over\b|[,.])")
BEFORE_PLACE: Final = re.compile(
    r"((?:[\w’'-]+ ){0,4}[\w’'-]+) (?:across|throughout|inside|near|around|outside|"
    r"(?:backed|supported|led|accompanied|helped|joined|headed) by) (?:the )?$"
)
COUNTED: Final = re.compile(r"\b(?:\w+ )?(?:thousands|hundreds|dozens|scores|tens|groups?|members) of $", re.IGNORECASE)
AUXILIARIES: Final = re.compile(
    r"(?:\s+(?:have|has|had|will|would|are|were|was|is|been|be|also|jointly|later|both|to|\w+ly))+\s*$"
)
OPENING: Final = re.compile(
    r"^(?:(?:On|In|At|By|During|Earlier|Late|Last|Early) [^,;:.]{1,40}|Yesterday|Today|Meanwhile|Separately|Later), "
)  # "On Monday, Norland expelled"
NATIONAL: Final = re.compile(r"[A-Z]\w+(?:an|ese|ish|ic|i|ch)$")
CAUSES: Final = listed(
    "snow rain rains storm storms flood floods earthquake quake fire fires accident crash virus disease avalanche "
    "landslide hurricane typhoon cyclone drought heat cold wind winds lightning explosion collapse ice fog"
)  # what harms or closes without anybody's doing
MUTUAL: Final = (
    "02", "03", "040", "041", "044", "046", "054", "057", "06", "0841", "087", "10", "12", "161", "164", "19",
)  # fmt: skip
BODILY: Final = ("17", "18", "19", "20")  # deeds done to whom the object names, wherever "at" or "from" leads
OUTWARD: Final = ("02", "03", "04", "05", "06", "07", "085", "10", "11", "12", "13", "141", "16")
VISITS: Final = ("042", "0361", "036")
LONGEST_LIST: Final = 4  # parties in a list that are paired with one another
GUILTY: Final = re.compile(
    r"\b(?:responsible|guilty|complicit|(?:is|are|was|were) to blame)$"
)  # said of whom is accused
FAR: Final = 400  # characters in which a sentence ends
LONGEST_SUBJECT: Final = 6
QUANTITIES: Final = listed("thousands hundreds dozens scores tens group groups number delegation members crowd")
HEAD_ENDS: Final = frozenset(["of", "from", "in", "at", "near", "who", "to", "and"])
NAMED: Final = re.compile(
    r"\b(?:from|to|with|against|on|upon|at|towards?|for|behind)\s((?:the |an? )?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)
GIVEN: Final = re.compile(
    r" ((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*) (?:its|an?|the|more|some|\d+|[a-z]+teen|[a-z]+ty)\b"
)
HEDGED: Final = re.compile(
    r" (?:about|around|some|nearly|almost|at least|more than|over|up to|as many as) ([^,.;]+?)"
    r"(?= (?:in|on|at|after|near|during|from|who|and|when)\b|[,.;])"
)
GROUPS: Final = re.compile(r"\b(?:with|to|against) (the [a-z]+)(?=[,.]|$| (?:in|on|over|about|after)\b)")
DIRECT: Final = re.compile(r" ((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)(?! ?['’])")
THAT: Final = re.compile(r" that ((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)")
OWNER: Final = re.compile(r"((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)['’]s ")
OF_MEASURE: Final = re.compile(r"\b(?:boycott|embargo|blockade|invasion|occupation|siege) of ((?:the )?[A-Z][\w-]*)")
CLAUSES: Final = re.compile(
    r"[.;:]|, |\b(?:after|before|because|while|as|if|when|although|since|until|who|which|where|said)\b"
)
Pair = tuple[str, str]


class Words(NamedTuple):
    """The text that a claim's spans point into, and where the claim's sentence begins."""

    text: str
    begin: int


def pairs_of(claim: Claim, deed: Claim | None, code: str, speaker: str, words: Words) -> tuple[Pair, ...]:
    """Return who acts on whom, each pair once; `deed` is the event that a promise, demand or threat is about."""
    actor = next(filter(is_party, claim.event.by), "") or speaker or _subject_in_text(claim, words)
    if not speaker and any(bare_name(one).rsplit(" ", 1)[-1] in CAUSES for one in claim.event.by):
        return ()
    recipient = _beside_verb(claim, code, words) or recipient_of(claim, code, words)
    if claim.trigger and GUILTY.search(words.text[max(words.begin, claim.trigger.start - 10) : claim.trigger.end]):
        actor, recipient = speaker, next(filter(is_party, claim.event.by), recipient)
    actors = _listed(_widened(actor, claim, words)) if actor else ()
    if not recipient and code.startswith("09") and (into := INTO.search(words.text, words.begin, words.begin + FAR)):
        recipient = into[1] if is_party(into[1]) else ""
    if not recipient and deed is not None:
        recipient = _of_deed(claim, deed, code, words)
    between = claim.event.to[:1] == (recipient,) and f"between {recipient}" in words.text[words.begin :][:FAR]
    if between and actor == recipient:
        actors = ()
    recipients = tuple(one for one in _listed(recipient) if one and bare_name(one) not in map(bare_name, actors))
    if code.startswith(("15", "036")) and not actors:
        actors, recipients = recipients, ()
    if between and len(recipients) > 1 and not actors:
        actors, recipients = recipients, ()
    if not recipients and len(actors) < 2:
        recipients = tuple(one for one in (_named_after(claim, code, words),) if one and one not in actors)
    if len(actors) > 1 and not recipients and code.startswith(MUTUAL):
        return tuple(itertools.permutations(actors[:LONGEST_LIST], 2))
    return tuple(itertools.product(actors or ("",), recipients or ("",)))


def _subject_in_text(claim: Claim, words: Words) -> str:
    """Return the words before a verb in the active voice that opens its sentence's predicate, if they name a party."""
    if claim.trigger is None:
        return ""
    before = re.sub(r"\w+-$", "", words.text[words.begin : claim.trigger.start]).rstrip()
    before = OPENING.sub("", before)
    subject = AUXILIARIES.sub("", before)
    passive = re.search(r"\b(?:was|were|been|be|is|are|being)\b", before[len(subject) :])
    bare = re.sub(r"\b(?:[A-Z]\.)+", "", subject)
    short = len(subject.split()) <= LONGEST_SUBJECT and not re.search(r"[,;:.]", bare)
    headed = bool(subject) and is_party(subject.split()[-1])
    return subject if headed and short and not passive else ""


def _named_after(claim: Claim, code: str, words: Words) -> str:
    """Return the first name that a preposition leads to in the rest of a clause: "a levy on goods from Norland"."""
    if claim.trigger is None or not code.startswith(OUTWARD):
        return ""
    rest = words.text[claim.trigger.end :][:FAR]
    if (that := THAT.match(rest)) and code.startswith(("02", "10", "11")):
        return that[1]
    if (direct := DIRECT.match(rest)) and is_party(direct[1]):
        return direct[1]
    if end := CLAUSES.search(rest):
        rest = rest[: end.start()]
    named = next((found[1] for found in NAMED.finditer(rest) if is_party(found[1])), "")
    owner = OWNER.search(rest) if code.startswith(("11", "12", "05", "03", "07", "13", "10")) else None
    against = OF_MEASURE.search(rest) if code.startswith(("035", "085", "16", "10", "02", "12")) else None
    named = named or next((found[1] for found in GROUPS.finditer(rest) if is_party(found[1])), "")
    return named or (owner[1] if owner else "") or (against[1] if against else "")


def _of_deed(claim: Claim, deed: Claim, code: str, words: Words) -> str:
    """Return whom the deed is for or against: of what is asked of somebody, that somebody."""
    if code.startswith(("02", "10")):
        return next((one for one in deed.event.by if is_party(one) and one not in claim.event.by), "")
    return recipient_of(deed, code, words)


def _beside_verb(claim: Claim, code: str, words: Words) -> str:
    """Return the name right after a verb of giving ("pledged Norland a loan"), or a number of people after any."""
    if claim.trigger is None:
        return ""
    rest = words.text[claim.trigger.end :][:FAR]
    if code.startswith(("03", "07")) and (given := GIVEN.match(rest)):
        return given[1] if is_party(given[1]) else ""
    hedged = HEDGED.match(rest) if code.startswith(BODILY) else None
    return hedged[1] if hedged and is_party(hedged[1]) else ""


def recipient_of(claim: Claim, code: str, words: Words) -> str:
    """Return whom a claim's own phrases name as recipient, "" where they name nobody."""
    thing, place = claim.event.what, claim.event.place
    if claim.trigger and thing == claim.trigger.text_in(words.text):  # "Clashes" that open a sentence
        thing = ""
    to = next((one for one in claim.event.to if is_party(one) and not OWN.match(one)), "")
    first = to.split()[0] if " " in to else ""
    if first.islower() and lemmas().get(first) == first and first not in ROLES:  # "agreed to swap prisoners"
        to = ""
    whole = thing if is_party(thing) and not OWN.match(thing) else ""
    owner = POSSESSOR.match(thing)
    if owner and is_party(owner[1]) and not code.startswith(BODILY):
        whole = owner[1]
    if re.match(r"(?:of|in|at|on|that|to|against|for|over|as|after) ", thing):
        whole = ""
    if code.startswith(BODILY):
        return whole or to
    if (given := _given_to(whole)) != whole:
        return given
    if code.startswith(VISITS[:1]) and not whole and is_party(place):
        return place
    return to or whole


def _given_to(phrase: str) -> str:
    """Return the party that a phrase begins with: "Kenya assistance" of "gave Kenya assistance"."""
    found = re.match(
        r"((?:[A-Z][\w’'.-]*\s)+)(?:aid|assistance|loans?|support|money|weapons|food|help|asylum|arms|next|this|last)\b",
        phrase,
    )
    return found[1].strip() if found else phrase


def _widened(actor: str, claim: Claim, words: Words) -> str:
    """Return an actor with those whom "and" joins to it in the text before the claim's word."""
    if claim.trigger is None or " and " in actor:
        return actor
    bare = re.sub(r"^(?:a|an|the) ", "", actor, flags=re.IGNORECASE)
    before = words.text[words.begin : claim.trigger.start]
    at = before.rfind(bare)
    if at < 0:
        return actor
    after = AUXILIARIES.sub("", before[at + len(bare) :].rstrip())
    if bare.lower() in QUANTITIES and (found := re.match(r"(?: of [a-z]+)+", before[at + len(bare) :])):
        return actor + found[0]
    if (found := BEFORE_PLACE.match(before[:at])) and is_party(found[1]):
        return found[1]
    if found := COUNTED.search(before[:at]):
        return found[0] + actor
    head = re.match(r" [a-z]+\b", before[at + len(bare) :])
    if (
        head and " " not in bare and (code_of_actor(head[0]) or singular(head[0].strip()) in BODIES)
    ):  # "Norlandic" of "Norlandic jets"
        return actor + head[0]
    if found := RIGHT.match(after):
        return actor + found[1]
    if found := LEFT.search(re.sub(r"(?:a|an|the) $", "", before[:at], flags=re.IGNORECASE)):
        return found[1] + actor if all(is_party(one) for one in JOINT.split(found[1]) if one) else actor
    return actor


def _listed(phrase: str) -> tuple[str, ...]:
    """Return the parties of a list, the whole phrase where it is none: "rescue and medical teams"."""
    parts = [part for part in JOINT.split(re.sub(r"^both ", "", phrase, flags=re.IGNORECASE)) if part]
    if len(parts) < 2 or not all(map(is_party, parts)):
        return (phrase,) if phrase else ()
    tail = re.search(r"(?:\s[a-z]\w*)+$", parts[-1])
    return tuple(
        part + tail[0]
        if tail and (part.lower() in ADJECTIVES or NATIONAL.search(part)) and part is not parts[-1]
        else part
        for part in parts
    )


def bare_name(phrase: str) -> str:
    """Return a name without its article, in lower case."""
    return re.sub(r"^(?:the|an?) ", "", phrase.lower())


def is_party(phrase: str) -> bool:
    """Tell whether a phrase names somebody: it holds a name, or its head is a noun for people or bodies."""
    words = [word for word in phrase.split() if word.lower() not in NOT_PLACES]
    named = any(word[:1].isupper() for word in words[1:]) or (
        words and words[0][:1].isupper() and words[0] not in STARTS
    )
    end = next((k for k, word in enumerate(words) if k and word in HEAD_ENDS), len(words))
    heads = words[end - 1 : end]
    if heads and heads[0].lower() in QUANTITIES:
        heads = words[-1:]
    return bool(named) or any(
        singular(word) in ROLES or singular(word) in BODIES or word in PEOPLE or code_of_actor(word.lower())
        for word in heads
    )
