"""Write small arrays of what torch computes, for the tests that hold our NumPy to the same numbers.

python train/golden.py --into tests/attributions/torch_outputs.npz
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import BertConfig
from transformers.models.bert.modeling_bert import BertLayer

from corpus import SEED
from losses import Linker, TagField
from pack import layer_arrays, linker_named
from parley.attributions.decode import TAGS
from parley.attributions.link import distance_buckets, sentence_buckets

SIZE, UNITS, LENGTHS, HIDDEN = 5, 3, (4, 3, 1), 24


def recurrent_arrays() -> dict[str, np.ndarray]:
    """Return a bidirectional layer's weights, inputs and states."""
    layer = nn.LSTM(SIZE, UNITS, bidirectional=True, batch_first=True)
    inputs = torch.randn(len(LENGTHS), LENGTHS[0], SIZE)
    packed = nn.utils.rnn.pack_padded_sequence(inputs, torch.tensor(LENGTHS), batch_first=True)
    states, _ = nn.utils.rnn.pad_packed_sequence(layer(packed)[0], batch_first=True)
    ways = ("", "_reverse")
    return {
        "lstm.lengths": np.array(LENGTHS),
        "lstm.inputs": torch.cat([inputs[b, :n] for b, n in enumerate(LENGTHS)]).numpy(),
        "lstm.input": np.stack([getattr(layer, f"weight_ih_l0{w}").detach().numpy().T for w in ways]),
        "lstm.recurrent": np.stack([getattr(layer, f"weight_hh_l0{w}").detach().numpy().T for w in ways]),
        "lstm.bias": np.stack(
            [(getattr(layer, f"bias_ih_l0{w}") + getattr(layer, f"bias_hh_l0{w}")).detach().numpy() for w in ways]
        ),
        "lstm.states": torch.cat([states[b, :n] for b, n in enumerate(LENGTHS)]).detach().numpy(),
    }


def encoder_arrays() -> dict[str, np.ndarray]:
    """Return a transformer layer's weights, inputs and outputs."""
    config = BertConfig(hidden_size=HIDDEN, num_attention_heads=12, intermediate_size=2 * HIDDEN)
    config._attn_implementation = "eager"
    layer = BertLayer(config).eval()
    for parameter in layer.parameters():
        nn.init.normal_(parameter, std=0.3)
    inputs = torch.randn(1, 70, HIDDEN)
    out = layer(inputs)
    state = {f"encoder.encoder.layer.0.{k}": v.detach().numpy() for k, v in layer.state_dict().items()}
    packed = layer_arrays(state, 0, HIDDEN)
    return packed | {
        "encoder.inputs": inputs[0].numpy(),
        "encoder.outputs": (out[0] if isinstance(out, tuple) else out).detach().numpy()[0],
    }


def linker_arrays() -> dict[str, np.ndarray]:
    """Return a linker's weights, states and log-odds for two anchors."""
    linker = Linker(SIZE, 4).eval()
    for parameter in linker.parameters():
        nn.init.normal_(parameter)
    states, at = torch.randn(6, SIZE), np.array([1, 4])
    buckets = [torch.from_numpy(b) for b in (distance_buckets(at, 6), sentence_buckets(at, 6, (0, 3)))]
    odds = linker(states[list(at)], states[None].expand(2, -1, -1), *buckets)
    state = {f"linker.{k}": v.detach().numpy() for k, v in linker.state_dict().items()}
    return linker_named(state) | {
        "linker.states": states.numpy(),
        "linker.odds": odds.detach().numpy(),
    }


def field_arrays() -> dict[str, np.ndarray]:
    """Return transitions, emissions and the best of all sequences of four tags, found by trying them all."""
    field = TagField()
    nn.init.normal_(field.free)
    emissions = torch.randn(1, 4, len(TAGS))
    every = torch.cartesian_prod(*[torch.arange(len(TAGS))] * 4)
    losses = field.loss(emissions.expand(1, -1, -1), every[:1], torch.ones(1, 4, dtype=torch.bool))
    table = field.transitions().detach()
    paths = table[-1][every[:, 0]] + emissions[0, torch.arange(4), every].sum(1)
    paths = paths + sum(table[every[:, t], every[:, t + 1]] for t in range(3))
    assert torch.allclose(torch.logsumexp(paths, 0) - paths[0], losses * 4, rtol=1e-4)
    return {
        "field.transitions": table.numpy(),
        "field.emissions": emissions[0].numpy(),
        "field.best": every[paths.argmax()].numpy(),
    }


def main() -> None:
    """Write the arrays, rounded to 32 bits."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    torch.manual_seed(SEED)
    with torch.no_grad():
        arrays = recurrent_arrays() | encoder_arrays() | linker_arrays() | field_arrays()
    np.savez_compressed(a.into, **arrays)
    print(f"{a.into}: {a.into.stat().st_size} bytes")


if __name__ == "__main__":
    main()
