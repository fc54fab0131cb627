"""Write a trained network's weights for the package.

python train/pack.py recurrent recurrent.pt --into src/parley/attributions/weights/recurrent.npz
"""

import argparse
import unicodedata
from pathlib import Path

import numpy as np
import torch

from encoder_source import encoder_path
from parley.attributions.alike import ANY_NAME
from parley.attributions.decode import FORBIDDEN, allowed_transitions
from parley.attributions.encoder import HEADS, MATRICES
from parley.attributions.features import BUCKETS
from parley.attributions.names import NAME, kind_of
from parley.attributions.pieces import UNKNOWN
from parley.attributions.stored import packed

LAYERS, SPECIAL = 6, frozenset({"[CLS]", "[SEP]", UNKNOWN})
# Whole numbers up to this either way; 63 in place of 127 saves an eighth once the file is compressed.
RECURRENT_STEPS = {f"table.{name}": 127 for name in BUCKETS} | {"vectors": 63, "lower.input": 127, "upper.input": 127}
ENCODER_STEPS = {f"layer.{i}.{m}": 127 for i in range(LAYERS) for m in MATRICES} | {"embedding": 36, "position": 127}


def recurrent_arrays(state: dict[str, np.ndarray], hashes: np.ndarray) -> dict[str, np.ndarray]:
    """Return the recurrent network's arrays: inputs first, gates last, both directions side by side."""
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


def encoder_arrays(state: dict[str, np.ndarray], kept: list[int]) -> dict[str, np.ndarray]:
    """Return the encoder network's arrays, with the kept pieces' embeddings; matrices have outputs first."""
    e = "encoder.embeddings."
    out = {
        "embedding": state[e + "word_embeddings.weight"][kept],
        "position": state[e + "position_embeddings.weight"] + state[e + "token_type_embeddings.weight"][:1],
        "embedding.norm": np.stack([state[e + "LayerNorm.weight"], state[e + "LayerNorm.bias"]]),
        "case": state["case.weight"],
        "mark": state["mark.weight"],
    }
    count = len({k.split(".")[3] for k in state if k.startswith("encoder.encoder.layer.")})
    for i in range(count):
        out |= layer_arrays(state, i, out["embedding"].shape[1])
    return out | head_arrays(state)


def layer_arrays(state: dict[str, np.ndarray], i: int, size: int) -> dict[str, np.ndarray]:
    """Return the arrays of one layer; queries are already divided by the root of a head's size."""
    out = {}
    part = f"encoder.encoder.layer.{i}."
    root = np.float32((size // HEADS) ** -0.5)
    for kind, end in (("weight", ""), ("bias", "_bias")):
        q, k, v = (state[f"{part}attention.self.{n}.{kind}"] for n in ("query", "key", "value"))
        out[f"layer.{i}.attend{end}"] = np.concatenate([q * root, k, v])
        out[f"layer.{i}.out{end}"] = state[f"{part}attention.output.dense.{kind}"]
        out[f"layer.{i}.wide{end}"] = state[f"{part}intermediate.dense.{kind}"]
        out[f"layer.{i}.narrow{end}"] = state[f"{part}output.dense.{kind}"]
    for norm, place in (("out", "attention.output"), ("narrow", "output")):
        parts = [state[f"{part}{place}.LayerNorm.{kind}"] for kind in ("weight", "bias")]
        out[f"layer.{i}.{norm}_norm"] = np.stack(parts)
    return out


def kept_pieces(names: frozenset[str]) -> tuple[list[int], list[str]]:
    """Return the numbers and names of the pieces to keep: none unused, in other scripts than Latin, or a name."""
    vocabulary = (encoder_path() / "vocab.txt").read_text("utf8").rstrip("\n").split("\n")
    unseen = {n for n in names if kind_of(n.capitalize()) == NAME and n != ANY_NAME.lower()}
    used = [p not in unseen and (p[0] != "[" or p == "[") and is_latin(p) for p in vocabulary]
    kept = [i for i, p in enumerate(vocabulary) if p in SPECIAL or used[i]]
    return kept, [vocabulary[i] for i in kept]


def is_latin(piece: str) -> bool:
    """Tell whether a piece holds no letter of another script."""
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in piece)


def head_arrays(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the arrays of the tagger and the linker, which both networks have."""
    return {
        "tagger": state["tagger.weight"].T,
        "tagger.bias": state["tagger.bias"],
        "transitions": np.maximum(state["field.free"] + allowed_transitions(), FORBIDDEN),
    } | linker_named(state)


def linker_named(state: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Return the linker's arrays."""
    return {
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
    arguments.add_argument("network", choices=["recurrent", "encoder"])
    arguments.add_argument("state", type=Path)
    arguments.add_argument("--vectors", type=Path, help="of the recurrent network")
    arguments.add_argument("--names", type=Path, help="words that are only names: no pieces of the encoder's")
    arguments.add_argument("--into", type=Path, required=True)
    a = arguments.parse_args()
    state = {k: v.float().numpy() for k, v in torch.load(a.state, map_location="cpu").items()}
    if a.network == "recurrent":
        np.savez_compressed(a.into, **packed(recurrent_arrays(state, np.load(a.vectors)["hashes"]), RECURRENT_STEPS))
    else:
        kept, pieces = kept_pieces(frozenset(a.names.read_text("utf8").split() if a.names else ()))
        np.savez_compressed(a.into, **packed(encoder_arrays(state, kept), ENCODER_STEPS))
        a.into.with_name("pieces.txt").write_text("\n".join(pieces) + "\n", "utf8")
    print(f"{a.into}: {a.into.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
