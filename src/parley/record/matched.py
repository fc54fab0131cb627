"""What people decided that claims speak of in an agreement: kept in the record, keyed on the words and their place.

1. A decision names the agreement that it is about, so that one record may be held against several.
2. A claim is known by its spans and by the word that carries it; where it is read no more, the decision waits.
"""

from collections.abc import Iterator

from parley.accounts.mapping import NONE, match_from_says
from parley.accounts.match import Match, Place
from parley.claims.claim import Claim
from parley.claims.reading import Reading
from parley.record.decision import Decision, Kind, Target, Verdict, key_of, standing_of_kind
from parley.record.record import Record
from parley.record.stored import claims_of


def match_target(content: str, claim: Claim, agreement: str) -> Target:
    """Return what a decision on a claim's match is on."""
    carried = f"{claim.trigger.start}-{claim.trigger.end}" if claim.trigger else ""
    return Target(content, claim.part, claim.spans, Kind.MATCH, f"{agreement} {carried}".strip())


def decided_matches(record: Record, agreement: str) -> dict[Place, Match | None]:
    """Return what people decided of claims that are read now: what each speaks of, None for nothing here.

    A claim that somebody rejected, or whose words somebody says nobody said, speaks of nothing, unless its match was
    decided on itself.
    """
    standing = [d for kind in (Kind.ATTRIBUTION, Kind.CLAIM) for d in standing_of_kind(record, kind) if is_rejected(d)]
    standing += [d for d in standing_of_kind(record, Kind.MATCH) if d.target.field.split(" ")[0] == agreement]
    by_content: dict[str, list[Decision]] = {}
    for decision in standing:
        by_content.setdefault(decision.target.content, []).append(decision)
    decided: dict[Place, Match | None] = {}
    for content, on_it in by_content.items():
        found = record.execute("SELECT id, name FROM report WHERE content = ? AND current", (content,)).fetchone()
        if found is None:
            continue
        targets = tuple(enumerate(targets_in(content, claims_of(record, found[0]), agreement)))
        for decision in on_it:
            for nr, known in targets:
                if key_of(decision.target) not in known:
                    continue
                place = Place(found[1], nr)
                if decision.verdict is Verdict.REJECT or decision.value == NONE:
                    decided[place] = None
                elif match := match_from_says(place, str(decision.value), decision.by):
                    decided[place] = match
    return decided


def is_rejected(decision: Decision) -> bool:
    """Tell whether a decision rejects a claim or attribution as a whole."""
    return decision.verdict is Verdict.REJECT and not decision.target.field


def targets_in(content: str, reading: Reading, agreement: str) -> Iterator[frozenset[tuple[str, ...]]]:
    """Yield for each claim what decisions on it, on its match and on its attribution are known by."""
    for claim in reading.claims:
        attribution = reading.attributions[claim.attribution]
        yield frozenset((
            key_of(match_target(content, claim, agreement)),
            key_of(Target(content, claim.part, claim.spans, Kind.CLAIM)),
            key_of(Target(content, attribution.part, attribution.content, Kind.ATTRIBUTION)),
        ))  # fmt: skip
