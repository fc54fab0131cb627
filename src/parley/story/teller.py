"""Tellers: who says that a party holds a position.

1. What a party wants, plans or tries is told by whoever tells it to the outlet, else by the outlet itself: a wish
   that is told is no utterance.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from parley.attributions.attribution import OUTLET_VOICE, Attribution, Speaker, SpeakerKind
from parley.story.holder import represented

OF_MIND: Final = re.compile(
    r"(?:\w+ly |also |now |still |not |is |are |was |were |has |have |had |been |be |remains? )*"
    r"(?:want|seek|intend|plan|aim|wish|try|tries|tried|trying|prefer|attempt|sought|eager|keen|willing|ready|prepared|"
    r"determined|poised)(?:s|ed|ing|ning|ned|red|ring)?(?: on| to| for)?",
    re.IGNORECASE,
)


class Teller(StrEnum):
    """Who says that a party holds a position."""

    ITSELF = "itself"
    MEDIATOR = "a mediator"
    ANOTHER = "another"
    OUTLET = "the outlet"


def teller_in(attributions: Sequence[Attribution], number: int, text: str) -> Speaker:
    """Return who tells an attribution to the outlet: of "a mediator said that Norland wants", the mediator."""
    speaker, parent = attributions[number].speaker, attributions[number].parent
    if parent is None and is_of_mind(attributions[number], text):
        return OUTLET_VOICE
    while parent is not None:
        number, parent = parent, attributions[parent].parent
        speaker = attributions[number].speaker
    return speaker


def is_of_mind(attribution: Attribution, text: str) -> bool:
    """Tell whether a cue says only what somebody wants or tries: "wants to", "is seeking", and nothing of saying it."""
    cue = " ".join(" ".join(span.text_in(text) for span in attribution.cue).split())
    return OF_MIND.fullmatch(cue) is not None


def teller_of(holder: str, speaker: Speaker, known: dict[str, str]) -> Teller:
    """Return who says that a party holds a position."""
    if speaker.kind is SpeakerKind.OUTLET:
        return Teller.OUTLET
    if holder in (speaker.speaks_for, speaker.name, represented(speaker.name, known)):
        return Teller.ITSELF
    mediates = "mediator" in speaker.name.lower() or (
        speaker.capacity is not None and speaker.capacity.value == "mediator"
    )
    return Teller.MEDIATOR if mediates else Teller.ANOTHER
