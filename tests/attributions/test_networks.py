"""The networks: NumPy gives the numbers that torch gave (`train/golden.py` wrote them down)."""

from pathlib import Path

import numpy as np
import pytest

from parley.attributions.decode import best_tags
from parley.attributions.encoder import encoded, gelu, layer_from_weights
from parley.attributions.linker import linker_from_weights
from parley.attributions.recurrent import batch_from_lengths, folded, halved, states_of, text_order
from parley.attributions.stored import packed, unpacked


@pytest.fixture(scope="module")
def torch_outputs():
    with np.load(Path(__file__).with_name("torch_outputs.npz")) as stored:
        return {name: stored[name] for name in stored.files}


def test_recurrent_states_equal_torchs(torch_outputs):
    w = {k: v for k, v in torch_outputs.items() if k.startswith("lstm.")}
    batch = batch_from_lengths(w["lstm.lengths"])
    made = (w["lstm.inputs"] @ folded(w["lstm.input"]) + folded(w["lstm.bias"])[:, None]).transpose(1, 0, 2)
    table = np.ascontiguousarray(made).reshape(-1, made.shape[2])
    recurrent = halved(folded(w["lstm.recurrent"]))
    rows = np.zeros((len(batch.order), recurrent.shape[1]), np.float32)
    states = text_order(states_of(recurrent, rows, table, 2 * batch.order + batch.way, batch), batch)
    np.testing.assert_allclose(states, w["lstm.states"], atol=2e-6)


def test_encoder_layer_equals_torchs(torch_outputs):
    layer = layer_from_weights(torch_outputs, "layer.0")
    np.testing.assert_allclose(
        encoded(torch_outputs["encoder.inputs"], layer), torch_outputs["encoder.outputs"], atol=2e-5
    )


def test_linker_scores_equal_torchs(torch_outputs):
    scores = linker_from_weights(torch_outputs).scores(torch_outputs["linker.states"])
    np.testing.assert_allclose(scores(slice(0, 6), (0, 3))([1, 4]), torch_outputs["linker.odds"], atol=2e-5)


def test_best_tags_are_the_likeliest_of_all_sequences(torch_outputs):
    (tags,) = best_tags([torch_outputs["field.emissions"]], torch_outputs["field.transitions"])
    assert tags.tolist() == torch_outputs["field.best"].tolist()


def test_gelu_is_exact_where_it_is_known():
    x = np.array([-40.0, -1.0, 0.0, 1.0, 40.0], np.float32)
    np.testing.assert_allclose(gelu(x), [0.0, -0.15865525, 0.0, 0.84134475, 40.0], atol=1e-6)


def test_eight_bit_weights_are_off_by_half_a_step_at_most():
    array = np.random.default_rng(1).normal(size=(7, 11)).astype(np.float32)
    stored = packed({"a": array}, {"a": 127})
    assert stored["a"].dtype == np.int8
    step = np.abs(array).max(1, keepdims=True) / 127
    assert (np.abs(unpacked("a", stored) - array) <= 0.501 * step).all()
