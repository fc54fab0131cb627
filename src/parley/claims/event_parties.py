"""Who acts on whom in an event: pairs of actor and recipient, from a claim's phrases and the words beside them.

1. "A and B met" and "talks between A and B" are an event in each direction; "A and B accused C" is one of each on C.
2. A party's own things ("withdrew its troops") are no recipient; whose thing it is, is ("rejected Norland's plan").
3. Where the words name nobody the place stays empty.
"""

import itertools
import re
from typing import Final

from parley.attributions.lexicon import ROLES, listed
from parley.claims.act_lexicon import lemmas
from parley.claims.claim import Claim
from parley.claims.party_beside import (
    BODILY,
    FAR,
    Words,
    named_after,
    right_after,
    subject_before,
    widened,
)
from parley.claims.party_phrase import bare_name, is_party, parties_listed

OWN: Final = re.compile(
    r"(?:its|their|his|her|our|my) (?!.*\b(?:counterparts?|all(?:y|ies)|rivals?|neighbou?rs?|opponents?|critics?)\b)",
    re.IGNORECASE,
)
POSSESSOR: Final = re.compile(r"(.+?)(?:['’]s|s['’]) ")
INTO: Final = re.compile(r"\binto ((?:the |an? |alleged )?[^,.;]{2,50}?)(?:['’]s\b| in\b| by\b| over\b|[,.])")
GUILTY: Final = re.compile(r"\b(?:responsible|guilty|complicit|(?:is|are|was|were) to blame)$")  # of whom is accused
AID: Final = re.compile(
    r"((?:[A-Z][\w’'.-]*\s)+)(?:aid|assistance|loans?|support|money|weapons|food|help|asylum|arms|next|this|last)\b"
)
HANGS: Final = re.compile(r"(?:of|in|at|on|that|to|against|for|over|as|after) ")  # an object that is none
CAUSES: Final = listed(
    "snow rain rains storm storms flood floods earthquake quake fire fires accident crash virus disease avalanche "
    "landslide hurricane typhoon cyclone drought heat cold wind winds lightning explosion collapse ice fog"
)  # what harms or closes without anybody's doing

# CAMEO codes, by how they begin
ASKS: Final = ("02", "10")  # appeals and demands
INVESTIGATES: Final = "09"
VISITS: Final = "042"
SHOWS_FORCE: Final = ("15", "036")  # done by whoever is named, on nobody; so is a readiness to meet
MUTUAL: Final = (
    "02", "03", "040", "041", "044", "046", "054", "057", "06", "0841", "087", "10", "12", "161", "164", "19",
)  # fmt: skip
LONGEST_LIST: Final = 4  # parties in a list that are paired with one another
Pair = tuple[str, str]


def pairs_of(claim: Claim, deed: Claim | None, code: str, speaker: str, words: Words) -> tuple[Pair, ...]:
    """Return who acts on whom, each pair once; `deed` is the event that a promise, demand or threat is about."""
    if not speaker and any(bare_name(one).rsplit(" ", 1)[-1] in CAUSES for one in claim.event.by):
        return ()
    actor, recipient = _named(claim, code, speaker, words)
    actors = parties_listed(widened(actor, claim, words)) if actor else ()
    recipient = recipient or _investigated(code, words) or (_of_deed(claim, deed, code, words) if deed else "")
    between = claim.event.to[:1] == (recipient,) and f"between {recipient}" in words.text[words.begin :][:FAR]
    if between and actor == recipient:
        actors = ()
    done_by = set(map(bare_name, actors))
    recipients = tuple(one for one in parties_listed(recipient) if one and bare_name(one) not in done_by)
    if not actors and (code.startswith(SHOWS_FORCE) or (between and len(recipients) > 1)):
        actors, recipients = recipients, ()
    if not recipients and len(actors) < 2:
        after = named_after(claim, code, words)
        recipients = (after,) if after and after not in actors else ()
    if len(actors) > 1 and not recipients and code.startswith(MUTUAL):
        return tuple(itertools.permutations(actors[:LONGEST_LIST], 2))
    return tuple(itertools.product(actors or ("",), recipients or ("",)))


def _named(claim: Claim, code: str, speaker: str, words: Words) -> Pair:
    """Return the actor and the recipient that a claim's phrases, its speaker and the words beside its verb name."""
    by = next(filter(is_party, claim.event.by), "")
    actor = by or speaker or subject_before(claim, words)
    recipient = right_after(claim, code, words) or recipient_of(claim, code, words)
    if claim.trigger and GUILTY.search(words.text[max(words.begin, claim.trigger.start - 10) : claim.trigger.end]):
        return speaker, by or recipient
    return actor, recipient


def _investigated(code: str, words: Words) -> str:
    """Return whom an inquiry looks into."""
    if not code.startswith(INVESTIGATES):
        return ""
    into = INTO.search(words.text, words.begin, words.begin + FAR)
    return into[1] if into and is_party(into[1]) else ""


def _of_deed(claim: Claim, deed: Claim, code: str, words: Words) -> str:
    """Return whom the deed is for or against: of what is asked of somebody, that somebody."""
    if code.startswith(ASKS):
        return next((one for one in deed.event.by if is_party(one) and one not in claim.event.by), "")
    return recipient_of(deed, code, words)


def recipient_of(claim: Claim, code: str, words: Words) -> str:
    """Return whom a claim's own phrases name as recipient, "" where they name nobody."""
    place, to, whole = claim.event.place, _addressed(claim), _in_object(claim, code, words)
    if code.startswith(BODILY):
        return whole or to
    given = AID.match(whole)  # "Kenya assistance" of "gave Kenya assistance"
    if given and given[1].strip() != whole:
        return given[1].strip()
    if code.startswith(VISITS) and not whole and is_party(place):
        return place
    return to or whole


def _addressed(claim: Claim) -> str:
    """Return the party that a claim's event is directed to."""
    to = next((one for one in claim.event.to if is_party(one) and not OWN.match(one)), "")
    first = to.split()[0] if " " in to else ""
    is_verb = first.islower() and lemmas().get(first) == first and first not in ROLES  # "agreed to swap prisoners"
    return "" if is_verb else to


def _in_object(claim: Claim, code: str, words: Words) -> str:
    """Return the party that a claim's object names: the whole of it, or whose thing it is."""
    thing = claim.event.what
    if HANGS.match(thing) or (claim.trigger and thing == claim.trigger.text_in(words.text)):
        return ""  # the second: "Clashes" that open a sentence
    owner = POSSESSOR.match(thing)
    if owner and is_party(owner[1]) and not code.startswith(BODILY):
        return owner[1]
    return thing if is_party(thing) and not OWN.match(thing) else ""
