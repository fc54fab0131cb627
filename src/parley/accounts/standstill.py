"""Standstills: claims that talks have brought nothing, and which talks are meant where a sentence does not say.

1. A standstill is told by its own word ("deadlock") or by a result that is denied ("have not led to any progress").
2. Talks that a sentence leaves unnamed are those on the phase that the report named last before it. That holds for what
   is denied or put off alone: talks sit in many rounds, and the beginning of one is not that of the talks agreed on.
3. An outlet that reports a reproach in its own voice does not itself tell what is laid at somebody's door.
"""

import re

from parley.accounts.edges import forms, stems_in
from parley.accounts.match import Said
from parley.accounts.profile import ORDINALS, TALK_WORDS, WORD, stems_of
from parley.attributions.attribution import Part, SpeakerKind
from parley.claims.claim import Act
from parley.story.wording import stem

STANDSTILL, RESULT = stems_in("talks_standstill.txt"), stems_in("talks_result.txt")
DENYING = forms("denied")
NEAR = 6  # words before a result in which a denial is the result's: "have not resulted in any real progress"
PHASE_NAMED = re.compile(
    r"\b(first|second|third|fourth|fifth)[\s-]+(?:phase|stage)\b"
    r"|\b(?:phase|stage)[\s-]+(one|two|three|four|five|[1-5])\b",
    re.IGNORECASE,
)


def is_standstill(said: Said) -> bool:
    """Tell whether a claim says that talks have brought nothing."""
    if said.claim.act is Act.DENY or _is_anothers_reproach(said):
        return False
    trigger = stem(said.trigger.lower())
    if trigger in STANDSTILL:
        return True
    before = [word.lower() for word in WORD.findall(said.before)][-NEAR:]
    return trigger in RESULT and bool(DENYING & set(before))


def _is_anothers_reproach(said: Said) -> bool:
    """Tell whether an outlet's own sentence holds a reproach, so that what is alleged is not the outlet's word."""
    reading, number = said.reading, said.claim.attribution
    own = reading.attributions[number].speaker.kind is SpeakerKind.OUTLET
    return own and any(c.act is Act.ACCUSE and c.spans == said.claim.spans for c in reading.claims)


def talks_meant(said: Said, about: frozenset[str]) -> frozenset[str]:
    """Return the words of a matter that talks left unnamed are on; none where a claim names its own, or none fits.

    `about` holds the stems of what the talks of a clause are about.
    """
    claim = said.claim
    if claim.part is Part.TITLE or not claim.spans:
        return frozenset()
    words = stems_of(said.words)
    if not words & TALK_WORDS or PHASE_NAMED.search(said.words):
        return frozenset()
    named = [*PHASE_NAMED.finditer(said.reading.report.text, 0, claim.spans[0].start)][-1:]
    ordinals = [(one[1] or one[2]).lower() for one in named]
    return about if any(stem(ORDINALS.get(word, word)) in about for word in ordinals) else frozenset()
