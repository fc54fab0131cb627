"""Links between the claims of one report: what is answered, denied, restated, conveyed, retracted.

1. A link points to a claim told earlier, or to what the same words say: "denied that they had agreed".
2. Only claims whose words agree in what they are about are linked; where two fit, the nearest.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from parley.attributions.attribution import Attribution
from parley.claims.claim import Act, Claim, Link, LinkKind

ANSWERS: Final = frozenset([Act.ACCEPT, Act.REJECT, Act.NONCOMMIT])
ANSWERED: Final = frozenset([Act.PROPOSE, Act.DEMAND, Act.APPEAL, Act.PRESS])
TAKEN_BACK: Final = frozenset([Act.PROPOSE, Act.COMMIT, Act.ACCEPT, Act.READY, Act.WARN])
LINKS: Final = {Act.DENY: LinkKind.DENIES, Act.CONVEY: LinkKind.CONVEYS}
REACH: Final = 24  # claims back
WORD: Final = re.compile(r"[^\W\d_]{4,}")
INSIDE: Final = 5  # claims within the same words
NOTHING: Final[frozenset[str]] = frozenset()


def linked(claims: Sequence[Claim], attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Return the claims with their links."""
    whats = [NOTHING if claim.act is Act.STATE else _about(claim) for claim in claims]
    return tuple(
        replace(claim, links=links) if (links := _links(n, claims, whats, attributions)) else claim
        for n, claim in enumerate(claims)
    )


def _about(claim: Claim) -> frozenset[str]:
    return frozenset(word.lower()[:6] for word in WORD.findall(claim.event.what))


def _links(
    n: int, claims: Sequence[Claim], whats: Sequence[frozenset[str]], attributions: Sequence[Attribution]
) -> tuple[Link, ...]:
    claim = claims[n]
    if claim.act is Act.STATE:
        return ()
    if claim.act in LINKS:
        target = _in_same_words(n, claims)
        return (Link(LINKS[claim.act], target),) if target is not None else ()
    act, what = claim.act, whats[n]
    answers, retracts, insists = act in ANSWERS, act is Act.RETRACT, act is Act.INSIST
    for k in range(n - 1, max(-1, n - REACH), -1):
        other = claims[k]
        meets = not what.isdisjoint(whats[k])
        taken_back = retracts and other.act in TAKEN_BACK
        if not taken_back and not (meets and (answers or insists or other.act is act)):
            continue
        if answers and other.act in ANSWERED and meets:
            return (Link(LinkKind.ANSWERS, k),)
        name = attributions[claim.attribution].speaker.name
        same = bool(name) and name == attributions[other.attribution].speaker.name
        if taken_back and (same or meets):
            return (Link(LinkKind.RETRACTS, k),)
        if not (same and meets) or claim.attribution == other.attribution:
            continue
        if insists and other.part is claim.part:
            return (Link(LinkKind.RESTATES, k),)
        if other.act is act and what == whats[k] and claim.event.status is other.event.status:
            return (Link(LinkKind.RESTATES, k),)
    return ()


def _in_same_words(n: int, claims: Sequence[Claim]) -> int | None:
    """Return the first claim after this one that its words hold."""
    claim = claims[n]
    if claim.trigger is None:
        return None
    end = max(span.end for span in claim.spans)
    for k in range(n + 1, min(len(claims), n + 1 + INSIDE)):
        other = claims[k].trigger
        if claims[k].part is claim.part and other and claim.trigger.end <= other.start < end:
            return k
    return None
