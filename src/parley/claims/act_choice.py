"""The choice of act, status and polarity for each trigger: what the network makes of the lists' and rules' proposal.

1. All triggers of a report are weighed together (`act_network`).
2. A verb with "not" stays negative, and a condition a condition, whatever the network says:
   what hangs on "if" or is asked is never told as done.
3. An event is told as done only where that is surely meant: to report what did not happen is the worse mistake.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.attributions.decode import Floats
from parley.attributions.lexicon import listed
from parley.claims.act_features import features_of, word_at
from parley.claims.act_network import ACTS, POLARITIES, STATUSES, Asked, Sentence, scores_for
from parley.claims.claim import EVENTS, Act
from parley.claims.clause import is_dated_participle
from parley.claims.trigger import Trigger
from parley.claims.wording import BE, DO, HAVE, MODAL, Wording
from parley.status import Polarity, Status

TELLING: Final = listed(
    "say tell add note state explain remark report confirm describe claim comment recall mention stress emphasise "
    "emphasize underline underscore point argue respond reply observe assert contend affirm know think believe"
)
CHARGES: Final = frozenset([Act.ACCUSE, Act.CRITICIZE, Act.DENY, Act.CONVEY, Act.RETRACT])
EVENT_ROWS: Final = [row for row, act in enumerate(ACTS) if act in EVENTS]
ACTUAL: Final = STATUSES.index(Status.ACTUAL)
DONE: Final = 0.6  # how likely an event must be *actual* to be told so: best for the status of units kept back
HELD: Final = -4.0  # log-odds of being one of the things that a sentence does: of units kept back 99 in 100 are above


class Item(NamedTuple):
    """A trigger where it stands: its passage, the attribution that holds it (-1: none), as its cue, in whose voice."""

    wording: Wording
    trigger: Trigger
    owner: int
    cue: bool
    own_voice: bool


class Choice(NamedTuple):
    """What a trigger is read as."""

    act: Act
    status: Status
    polarity: Polarity
    held: bool  # whether it is one of the things that its sentence does


def choices_for(items: Sequence[Item]) -> list[Choice]:
    """Return what each trigger is read as."""
    if not items:
        return []
    scores = scores_for(*asked_of(items))
    acts = scores.acts.argmax(1)
    statuses = surely(scores.statuses, np.isin(acts, EVENT_ROWS))
    polarities = scores.polarities.argmax(1)
    return [
        Choice(
            Act.STATE if is_telling(item.trigger) else ACTS[act],
            _unless_conditional(STATUSES[status], item, ACTS[act]),
            Polarity.NEGATIVE if item.trigger.mood.denied else POLARITIES[polarity],
            bool(held > HELD) or item.cue,
        )
        for item, act, status, polarity, held in zip(items, acts, statuses, polarities, scores.held, strict=True)
    ]


def asked_of(items: Sequence[Item]) -> tuple[list[Sentence], list[Asked]]:
    """Return the sentences that triggers stand in, once each, and the triggers as the network is asked about them."""
    numbers: dict[tuple[int, int], int] = {}
    sentences: list[Sentence] = []
    asked: list[Asked] = []
    for item in items:
        w, t = item.wording, item.trigger
        first = w.first[t.at]
        number = numbers.setdefault((id(w), first), len(sentences))
        if number == len(sentences):
            sentences.append(Sentence(w, first, w.after[t.at]))
        before = word_at(w, t.mood.first - 1) if t.mood.first > first else ""
        beside = (w.low[t.at], t.object, t.mood.governor, before)
        features = features_of(w, t, cue=item.cue, own_voice=item.own_voice)
        asked.append(Asked(number, t.at - first, features, beside))
    return sentences, asked


def surely(scores: Floats, events: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the likeliest status of each; for an event the next likeliest where *actual* is likeliest but not sure."""
    odds = np.exp(scores - scores.max(1, keepdims=True))
    likely = odds / odds.sum(1, keepdims=True)
    unsure = events & (likely[:, ACTUAL] < DONE)
    likely[unsure, ACTUAL] = 0
    found: NDArray[np.int64] = likely.argmax(1)
    return found


def is_telling(trigger: Trigger) -> bool:
    """Tell whether a trigger is a bare word of telling: "said" does nothing beside what is said."""
    return trigger.lemma in TELLING and trigger.act is Act.STATE


def _unless_conditional(status: Status, item: Item, act: Act) -> Status:
    """Return the status: a charge made is made; nothing within a condition is told as done."""
    mood = item.trigger.mood
    if act in EVENTS and is_dated_participle(item.wording, item.trigger.at):
        return Status.ACTUAL
    if item.cue and act in CHARGES and not mood.modal and not mood.condition and not mood.put:
        return Status.ACTUAL
    if status is Status.OFFERED and item.own_voice and mood.hangs and mood.modal == "would":
        return Status.CONDITIONAL  # what the outlet says would be done if something else were is nobody's offer
    if status is Status.ACTUAL and mood.condition:
        return Status.HYPOTHETICAL if mood.condition == "whether" else Status.CONDITIONAL
    if status is Status.ACTUAL and mood.asked and asks_whether(item.wording, item.trigger.at):
        return Status.HYPOTHETICAL
    if status is Status.ACTUAL and mood.form == "VB" and item.trigger.at == item.wording.first[item.trigger.at]:
        return Status.DEMANDED  # "Sign up here."
    return status


def asks_whether(w: Wording, at: int) -> bool:
    """Tell whether the sentence of a word, a question, opens with an auxiliary: "Did they agree?"."""
    first = next((word for word in w.low[w.first[at] : w.after[at]] if word[0].isalnum()), "")
    return first in MODAL or first in BE or first in HAVE or first in DO
