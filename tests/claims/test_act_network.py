"""The network of acts: in NumPy as it was trained, and the same whatever is read beside."""

from pathlib import Path

import numpy as np
import pytest

from parley.attributions.alike import shown_from_report
from parley.attributions.tokens import passages_from_text
from parley.claims.act_choice import Item, asked_of
from parley.claims.act_network import Scores, scores_for
from parley.claims.mood import conditions_in
from parley.claims.owner import NOBODY
from parley.claims.trigger import triggers_in
from parley.claims.wording import wordings_from_passages

NEAR = 0.1  # what weights in eight and sixteen bits may change of a log-odds


def items_of(text: str) -> list[Item]:
    alike = shown_from_report((), passages_from_text(text))[1].alike()
    return [
        Item(w, t, NOBODY, False, False)
        for w in wordings_from_passages(tuple(a.passage for a in alike))
        for t in triggers_in(w, conditions_in(w))
    ]


def side_by_side(scores: Scores) -> np.ndarray:
    return np.concatenate([scores.acts, scores.statuses, scores.polarities, scores.held[:, None]], axis=1)


def test_numpy_comes_to_what_torch_came_to() -> None:
    with np.load(Path(__file__).with_name("act_outputs.npz")) as stored:
        texts, outputs = [str(text) for text in stored["texts"]], stored["outputs"].astype(np.float32)
    found = np.concatenate([side_by_side(scores_for(*asked_of(items_of(text)))) for text in texts])
    assert found.shape == outputs.shape
    assert np.abs(found - outputs).max() < NEAR


@pytest.mark.parametrize(
    "beside", ["Talks failed.", "It is not clear whether the ministers will ever meet again here."]
)
def test_what_stands_beside_changes_nothing(beside: str) -> None:
    text = "Norland refused to release the crew. Sudmark promised to open the port by Friday."
    alone = side_by_side(scores_for(*asked_of(items_of(text))))
    together = side_by_side(scores_for(*asked_of([*items_of(beside), *items_of(text)])))[-len(alone) :]
    assert np.allclose(alone, together, atol=1e-4)
