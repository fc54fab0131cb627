"""What people decided that claims speak of in an agreement: kept in the record, keyed on the words and their place.

1. A decision names the agreement that it is about, so that one record may be held against several.
2. A claim is known by its spans and by the word that carries it; where it is read no more, the decision waits.
"""

from parley.accounts.mapping import NONE, match_from_says
from parley.accounts.match import Match, Place
from parley.claims.claim import Claim
from parley.record.decision import Kind, Target, Verdict, key_of, standing_of_kind
from parley.record.record import Record
from parley.record.stored import claims_of


def match_target(content: str, claim: Claim, agreement: str) -> Target:
    """Return what a decision on a claim's match is on."""
    carried = f"{claim.trigger.start}-{claim.trigger.end}" if claim.trigger else ""
    return Target(content, claim.part, claim.spans, Kind.MATCH, f"{agreement} {carried}".strip())


def decided_matches(record: Record, agreement: str) -> dict[Place, Match | None]:
    """Return what people decided of claims that are read now: what each speaks of, None for nothing here."""
    standing = [d for d in standing_of_kind(record, Kind.MATCH) if d.target.field.split(" ")[0] == agreement]
    decided: dict[Place, Match | None] = {}
    for content in dict.fromkeys(decision.target.content for decision in standing):
        found = record.execute("SELECT id, name FROM report WHERE content = ? AND current", (content,)).fetchone()
        if found is None:
            continue
        claims = claims_of(record, found[0]).claims
        numbers = {key_of(match_target(content, claim, agreement)): nr for nr, claim in enumerate(claims)}
        for decision in standing:
            number = numbers.get(key_of(decision.target))
            if number is None:
                continue
            place = Place(found[1], number)
            if decision.verdict is Verdict.REJECT or decision.value == NONE:
                decided[place] = None
            elif match := match_from_says(place, str(decision.value), decision.by):
                decided[place] = match
    return decided
