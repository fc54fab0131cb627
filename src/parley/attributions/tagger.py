"""The tagger: which network reads, and the one way to ask it.

1. `fast` reads passages on their own; `best` reads them with what stands around them, at about a tenth of the speed.
2. Weights are opened here and nowhere else, once in a process. Neither torch nor a download is needed.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal, Protocol

from parley.attributions.link import Link
from parley.attributions.quotation import Quoted
from parley.attributions.tokens import Passage

TaggerName = Literal["fast", "best"]


class Tagger(Protocol):
    """What reads the passages of texts and finds the relations in each."""

    def links_in_texts(
        self, texts: Sequence[Sequence[Passage]], quoted: Sequence[Sequence[Sequence[Quoted]]]
    ) -> list[list[tuple[Link, ...]]]:
        """Return, for each text, each passage's relations; more texts at once are read faster."""
        ...


@cache
def load_tagger(name: TaggerName = "fast") -> Tagger:
    """Return the tagger with its weights; the second call in a process costs nothing."""
    from parley.attributions.weights import pieces_named, weights_named  # NumPy is loaded here and not before

    if name == "fast":
        from parley.attributions.fast import network_from_weights

        return network_from_weights(weights_named(name))
    if name == "best":
        from parley.attributions.best import network_from_weights as best_from_weights

        return best_from_weights(weights_named(name), {piece: i for i, piece in enumerate(pieces_named("pieces.txt"))})
    raise ValueError(f"no tagger is named {name!r}: there are fast and best")
