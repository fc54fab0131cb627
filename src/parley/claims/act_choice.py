"""The choice of act, status and polarity for each trigger: the lists' and rules' proposal, weighed by what was learned.

1. The model is a logistic regression over `act_features`, its weights drawn towards the proposal (train/acts.py).
2. All triggers of a report are weighed together: one product, no loop over classes.
3. A verb with "not" stays negative, and a condition a condition, whatever the model says:
   what hangs on "if" is never told as done.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from parley.attributions.lexicon import listed
from parley.claims.act_features import features_of
from parley.claims.claim import Act
from parley.claims.trigger import Trigger
from parley.claims.weights import weights_named
from parley.claims.wording import Wording
from parley.status import Polarity, Status

ACTS: Final = tuple(Act)
STATUSES: Final = tuple(Status)
POLARITIES: Final = tuple(Polarity)


TELLING: Final = listed(
    "say tell add note state explain remark report confirm describe claim comment recall mention stress emphasise "
    "emphasize underline underscore point argue respond reply observe assert contend affirm know think believe"
)
SURE: Final = 1.5  # how far an act must lead before a verb that no list knows is more than a statement
PLAIN: Final = [ACTS.index(act) for act in (Act.STATE, Act.EXPECT, Act.COMMIT, Act.DEMAND, Act.HOPE)]
CHARGES: Final = frozenset([Act.ACCUSE, Act.CRITICIZE, Act.DENY, Act.CONVEY, Act.RETRACT])


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


class Model(NamedTuple):
    """The row of each feature from 1 on, and the weights of acts, statuses and polarities side by side."""

    rows: dict[str, int]
    weights: NDArray[np.float32]


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the model, loaded once."""
    stored = weights_named("acts")
    side_by_side = np.concatenate([stored[name] for name in ("act", "status", "polarity")], axis=1)
    weights = np.vstack([np.zeros_like(side_by_side[:1]), side_by_side]).astype(np.float32)
    return Model({str(word): k for k, word in enumerate(stored["words"], 1)}, weights)


def choices_for(items: Sequence[Item]) -> list[Choice]:
    """Return what each trigger is read as."""
    if not items:
        return []
    rows, weights = model()
    found: list[int] = []
    starts: list[int] = []
    for item in items:
        starts.append(len(found))
        own = features_of(item.wording, item.trigger, cue=item.cue, own_voice=item.own_voice)
        found += filter(None, map(rows.get, own))
    scores = np.add.reduceat(weights[found], starts, axis=0)
    for row, item in zip(scores, items, strict=True):
        if item.trigger.entry is None and item.trigger.act is Act.STATE:
            row[PLAIN] += SURE
    acts = scores[:, : len(ACTS)].argmax(1).tolist()
    statuses = scores[:, len(ACTS) : -len(POLARITIES)].argmax(1).tolist()
    polarities = scores[:, -len(POLARITIES) :].argmax(1).tolist()
    return [
        Choice(
            Act.STATE if is_telling(item.trigger) else ACTS[act],
            _unless_conditional(STATUSES[status], item, ACTS[act]),
            Polarity.NEGATIVE if item.trigger.mood.denied else POLARITIES[polarity],
        )
        for item, act, status, polarity in zip(items, acts, statuses, polarities, strict=True)
    ]


def is_telling(trigger: Trigger) -> bool:
    """Tell whether a trigger is a bare word of telling: "said" does nothing beside what is said."""
    return trigger.lemma in TELLING and trigger.act is Act.STATE


def _unless_conditional(status: Status, item: Item, act: Act) -> Status:
    """Return the status: a charge made is made; nothing within a condition is told as done."""
    mood = item.trigger.mood
    if item.cue and act in CHARGES and not mood.modal and not mood.condition and not mood.put:
        return Status.ACTUAL
    if status is Status.ACTUAL and mood.condition:
        return Status.HYPOTHETICAL if mood.condition == "whether" else Status.CONDITIONAL
    return status
