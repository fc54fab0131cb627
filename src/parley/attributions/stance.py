"""Stances: "Norland's stance also answered a plan": what a party holds says nothing itself, and the outlet tells of it.

1. Only a verb of saying makes a stance somebody's words: "Norland's position states that". In PolNeAR's training
   split 1 source in 10,000 is a stance that does anything else.
"""

from typing import Final

from parley.attributions.lexicon import listed, singular
from parley.attributions.link import Link
from parley.attributions.saying_verb import SAYINGS
from parley.attributions.tokens import Passage

STANCES: Final = listed("stance position view attitude approach policy outlook")
OWNED: Final = frozenset(["'s", "’s", "'", "’", "his", "her", "its", "their", "s"])


def is_stance(link: Link, passage: Passage) -> bool:
    """Tell whether a relation's source is somebody's stance, and its cue no verb of saying."""
    if len(link.source) != 1:
        return False
    first, after = link.source[0]
    words = [word.lower() for word in passage.words[first:after]]
    if singular(words[-1]) not in STANCES or OWNED.isdisjoint(words[:-1]):
        return False
    said = passage.words[link.cue[-1][1] - 1].lower()  # "responded to" answers by what is done
    return said not in SAYINGS
