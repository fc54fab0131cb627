"""Parties in the words beside a claim's verb, where the claim's own phrases do not name them or name only a part.

1. Before the verb: the subject of an active clause; those whom "and" joins to the actor; what a noun is counted or
   described by ("hundreds of", "Norlandic jets").
2. After the verb: whom something is given, a number of people, the first name that a preposition leads to.
3. Names are sought no farther than the sentence reaches, and after the verb no farther than its clause.
"""

import re
from typing import Final, NamedTuple

from parley.attributions.lexicon import BODIES, singular
from parley.claims.actor_code import code_of_actor
from parley.claims.claim import Claim
from parley.claims.party_phrase import JOINT, QUANTITIES, is_party

FAR: Final = 400  # characters in which a sentence ends
LONGEST_SUBJECT: Final = 6  # words

_NAME = r"(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*"

# Before the verb
AUXILIARIES: Final = re.compile(
    r"(?:\s+(?:have|has|had|will|would|are|were|was|is|been|be|also|jointly|later|both|to|\w+ly))+\s*$"
)
PASSIVE: Final = re.compile(r"\b(?:was|were|been|be|is|are|being)\b")
OPENING: Final = re.compile(
    r"^(?:(?:On|In|At|By|During|Earlier|Late|Last|Early) [^,;:.]{1,40}|Yesterday|Today|Meanwhile|Separately|Later), "
)  # "On Monday, Norland expelled"
ABBREVIATION: Final = re.compile(r"\b(?:[A-Z]\.)+")  # its points end no clause: "U.S."
LEFT: Final = re.compile(r"(?:^|[.,;:]\s|\b(?:[Aa]fter|[Ww]hen|that|as)\s)((?:[^,;.]{2,50}, )*[^,;.]{2,50}? and )$")
RIGHT: Final = re.compile(r"^((?:, [^,;]{2,50})*,? and [^,;]{2,50}| from [^,;]{2,50} and [^,;]{2,50})$")
BEFORE_PLACE: Final = re.compile(
    r"((?:[\w’'-]+ ){0,4}[\w’'-]+) (?:across|throughout|inside|near|around|outside|"
    r"(?:backed|supported|led|accompanied|helped|joined|headed) by) (?:the )?$"
)  # "fighters backed by Norland attacked": the fighters did
COUNTED: Final = re.compile(r"\b(?:\w+ )?(?:thousands|hundreds|dozens|scores|tens|groups?|members) of $", re.IGNORECASE)

# After the verb
GIVEN: Final = re.compile(
    rf" ({_NAME}) (?:its|an?|the|more|some|\d+|[a-z]+teen|[a-z]+ty)\b"
)  # "pledged Norland a loan"
HEDGED: Final = re.compile(
    r" (?:about|around|some|nearly|almost|at least|more than|over|up to|as many as) ([^,.;]+?)"
    r"(?= (?:in|on|at|after|near|during|from|who|and|when)\b|[,.;])"
)  # "killed at least 12 miners in"
THAT: Final = re.compile(rf" that ({_NAME})")  # "demanded that Norland"
DIRECT: Final = re.compile(rf" ({_NAME})(?! ?['’])")  # "expelled Norland"
NAMED: Final = re.compile(
    r"\b(?:from|to|with|against|on|upon|at|towards?|for|behind)\s((?:the |an? )?[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)*)"
)  # "a levy on goods from Norland"
GROUPS: Final = re.compile(r"\b(?:with|to|against) (the [a-z]+)(?=[,.]|$| (?:in|on|over|about|after)\b)")
OWNER: Final = re.compile(rf"({_NAME})['’]s ")  # "rejected Norland's plan"
OF_MEASURE: Final = re.compile(r"\b(?:boycott|embargo|blockade|invasion|occupation|siege) of ((?:the )?[A-Z][\w-]*)")
CLAUSES: Final = re.compile(
    r"[.;:]|, |\b(?:after|before|because|while|as|if|when|although|since|until|who|which|where|said)\b"
)

# CAMEO codes, by how they begin, of deeds in which the words after the verb name whom it is done to
OUTWARD: Final = ("02", "03", "04", "05", "06", "07", "085", "10", "11", "12", "13", "141", "16")
SAID_OF: Final = ("02", "10", "11")  # appeals, demands and disapproval: of whom a clause with "that" speaks
GIVES: Final = ("03", "07")  # is ready to give, gives
OF_OWNER: Final = ("11", "12", "05", "03", "07", "13", "10")  # whose thing it is done to is who it is done to
OF_MEASURES: Final = ("035", "085", "16", "10", "02", "12")
BODILY: Final = ("17", "18", "19", "20")  # deeds done to whom the object names, wherever "at" or "from" leads


class Words(NamedTuple):
    """The text that a claim's spans point into, and where the claim's sentence begins."""

    text: str
    begin: int


def before_verb(claim: Claim, words: Words) -> str:
    """Return the words of a claim's sentence before the word that carries it; "" where none does."""
    return words.text[words.begin : claim.trigger.start] if claim.trigger else ""


def after_verb(claim: Claim, words: Words) -> str:
    """Return what comes after the word that carries a claim; "" where none does."""
    return words.text[claim.trigger.end :][:FAR] if claim.trigger else ""


def subject_before(claim: Claim, words: Words) -> str:
    """Return the words before a verb in the active voice that opens its sentence's predicate, if they name a party."""
    before = OPENING.sub("", re.sub(r"\w+-$", "", before_verb(claim, words)).rstrip())
    subject = AUXILIARIES.sub("", before)
    if not subject or PASSIVE.search(before[len(subject) :]):
        return ""
    is_short = len(subject.split()) <= LONGEST_SUBJECT and not re.search(r"[,;:.]", ABBREVIATION.sub("", subject))
    return subject if is_short and is_party(subject.split()[-1]) else ""


def named_after(claim: Claim, code: str, words: Words) -> str:
    """Return the first name that a preposition leads to in the rest of a clause: "a levy on goods from Norland"."""
    rest = after_verb(claim, words)
    if not code.startswith(OUTWARD):
        return ""
    if code.startswith(SAID_OF) and (that := THAT.match(rest)):
        return that[1]
    if (direct := DIRECT.match(rest)) and is_party(direct[1]):
        return direct[1]
    end = CLAUSES.search(rest)
    clause = rest[: end.start()] if end else rest
    for pattern in (NAMED, GROUPS):
        if named := next((found[1] for found in pattern.finditer(clause) if is_party(found[1])), ""):
            return named
    if code.startswith(OF_OWNER) and (owner := OWNER.search(clause)):
        return owner[1]
    against = OF_MEASURE.search(clause) if code.startswith(OF_MEASURES) else None
    return against[1] if against else ""


def right_after(claim: Claim, code: str, words: Words) -> str:
    """Return the name right after a verb of giving ("pledged Norland a loan"), or a number of people after any."""
    rest = after_verb(claim, words)
    if code.startswith(GIVES) and (given := GIVEN.match(rest)):
        return given[1] if is_party(given[1]) else ""
    hedged = HEDGED.match(rest) if code.startswith(BODILY) else None
    return hedged[1] if hedged and is_party(hedged[1]) else ""


def widened(actor: str, claim: Claim, words: Words) -> str:
    """Return an actor with what belongs to it in the text before the claim's word, or who did it in its place."""
    bare = re.sub(r"^(?:a|an|the) ", "", actor, flags=re.IGNORECASE)
    whole = before_verb(claim, words)
    at = whole.rfind(bare)
    if claim.trigger is None or " and " in actor or at < 0:
        return actor
    before, behind = whole[:at], whole[at + len(bare) :]
    if bare.lower() in QUANTITIES and (counted := re.match(r"(?: of [a-z]+)+", behind)):
        return actor + counted[0]
    if (found := BEFORE_PLACE.match(before)) and is_party(found[1]):
        return found[1]
    if found := COUNTED.search(before):
        return found[0] + actor
    return actor + _noun_after(bare, behind) if _noun_after(bare, behind) else _joined(actor, before, behind)


def _noun_after(bare: str, behind: str) -> str:
    """Return the noun that a nation's adjective belongs to: "jets" after "Norlandic"."""
    noun = re.match(r" [a-z]+\b", behind)
    if noun and " " not in bare and (code_of_actor(noun[0]) or singular(noun[0].strip()) in BODIES):
        return noun[0]
    return ""


def _joined(actor: str, before: str, behind: str) -> str:
    """Return an actor with those whom "and" joins to it, after it or before it."""
    if found := RIGHT.match(AUXILIARIES.sub("", behind.rstrip())):
        return actor + found[1]
    found = LEFT.search(re.sub(r"(?:a|an|the) $", "", before, flags=re.IGNORECASE))
    return found[1] + actor if found and all(is_party(one) for one in JOINT.split(found[1]) if one) else actor
