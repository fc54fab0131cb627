"""Write a trained network's weights for the package.

python train/pack.py fast fast.pt --into src/parley/attributions/weights/fast.npz
"""

import argparse
from pathlib import Path

import numpy as np
import torch

from parley.attributions.decode import FORBIDDEN, allowed_transitions
from parley.attributions.stored import packed

EIGHT_BIT_FAST = frozenset({"table.word", "table.prefix", "table.suffix", "table.ending", "table.shape", "vectors"})


def fast_arrays(state: dict[str, np.ndarray], hashes: np.ndarray) -> dict[str, np.ndarray]:
    """Return the fast network's arrays: inputs first, gates last, both directions side by side."""
    out = {f"table.{k.split('.')[1]}": v for k, v in state.items() if k.startswith("tables.")}
    for layer in ("lower", "upper"):
        ways = [(f"{layer}.{{}}_l0{end}").format for end in ("", "_reverse")]
        out[f"{layer}.recurrent"] = np.stack([state[way("weight_hh")].T for way in ways])
        out[f"{layer}.input"] = np.stack([state[way("weight_ih")].T for way in ways], axis=1)
        out[f"{layer}.bias"] = np.stack([state[way("bias_ih")] + state[way("bias_hh")] for way in ways])
    # inputs come in the order of the tables, the place, the vector; the package keeps the place last
    width = state["place.weight"].shape[1]
    before = sum(t.shape[1] for k, t in out.items() if k.startswith("table."))
    rows = out["lower.input"]
    out["lower.input"] = np.concatenate([rows[:before], rows[before + width :], rows[before : before + width]])
    out |= {"place": state["place.weight"], "vectors": state["vectors"][1:], "hashes": hashes}
    return out | head_arrays(state)


def head_arrays(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays of the tagger and the linker, which both networks have."""
    return {
        "tagger": state["tagger.weight"].T,
        "tagger.bias": state["tagger.bias"],
        "transitions": np.maximum(state["field.free"] + allowed_transitions(), FORBIDDEN),
        "linker.anchor": state["linker.anchor.weight"].T,
        "linker.anchor_bias": state["linker.anchor.bias"],
        "linker.token": state["linker.token.weight"].T,
        "linker.token_bias": state["linker.token.bias"],
        "linker.bilinear": np.concatenate(list(state["linker.bilinear"]), axis=1),
        "linker.role": state["linker.token_bias.weight"].T,
        "linker.role_bias": state["linker.token_bias.bias"],
        "linker.distance": state["linker.distance"],
        "linker.sentence": state["linker.sentence"],
    }


def main() -> None:
    """Read the state and write the file."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("network", choices=["fast"])
    arguments.add_argument("state", type=Path)
    arguments.add_argument("--vectors", type=Path)
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    state = {k: v.float().numpy() for k, v in torch.load(a.state, map_location="cpu").items()}
    arrays = fast_arrays(state, np.load(a.vectors)["hashes"])
    np.savez(a.into, **packed(arrays, EIGHT_BIT_FAST))
    print(f"{a.into}: {a.into.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
