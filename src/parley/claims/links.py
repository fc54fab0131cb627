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


def linked(claims: Sequence[Claim], attributions: Sequence[Attribution]) -> tuple[Claim, ...]:
    """Return the claims with their links."""
    whats = [_about(claim) for claim in claims]
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
    speaker = attributions[claim.attribution].speaker
    for k in range(n - 1, max(-1, n - REACH), -1):
        other = claims[k]
        theirs = attributions[other.attribution].speaker
        same = speaker.name == theirs.name and bool(speaker.name)
        meets = bool(whats[n] & whats[k])
        if claim.act in ANSWERS and other.act in ANSWERED and meets:
            return (Link(LinkKind.ANSWERS, k),)
        if claim.act is Act.RETRACT and other.act in TAKEN_BACK and (same or meets):
            return (Link(LinkKind.RETRACTS, k),)
        if (
            claim.act is Act.INSIST
            and same
            and meets
            and other.part is claim.part
            and claim.attribution != other.attribution
        ):
            return (Link(LinkKind.RESTATES, k),)
        if claim.act is other.act is not Act.STATE and same and claim.attribution != other.attribution and meets and (
            whats[n] == whats[k] and claim.event.status is other.event.status
        ):  # fmt: skip
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
