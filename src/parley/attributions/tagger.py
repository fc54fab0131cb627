"""The tagger: which networks read, and the one way to ask it.

1. `fast` is the recurrent network; `best` blends it with the encoder, which sees what stands around a passage, and
   reads at about a twentieth of the speed.
2. Weights are opened here and nowhere else, once in a process. Neither torch nor a download is needed.
"""

from functools import cache
from typing import Final, Literal, Protocol

from parley.attributions.link import Link
from parley.attributions.scored import Flags, NetworkTagger, Texts

TaggerName = Literal["fast", "best"]
BLEND: Final = (0.5, 0.5)  # of recurrent network and encoder; 0.35 and 0.25 for the first do no better held out
FAST_LEAN: Final = 0.0  # towards cues: evens precision and recall of each reader on held-out reports
BEST_LEAN: Final = 0.6


class Tagger(Protocol):
    """What reads the passages of texts and finds the relations in each."""

    def links_in_texts(self, texts: Texts, quoted: Flags) -> list[list[tuple[Link, ...]]]:
        """Return, for each text, each passage's relations; more texts at once are read faster."""
        ...


@cache
def load_tagger(name: TaggerName = "fast") -> Tagger:
    """Return the tagger with its weights; the second call in a process costs nothing."""
    from parley.attributions import recurrent_network
    from parley.attributions.weights import pieces_named, weights_named

    recurrent = recurrent_network.network_from_weights(weights_named("recurrent"))
    if name == "fast":
        return NetworkTagger((recurrent,), (1.0,), FAST_LEAN)
    if name == "best":
        from parley.attributions import encoder_network

        vocabulary = {piece: i for i, piece in enumerate(pieces_named("pieces.txt"))}
        encoder = encoder_network.network_from_weights(weights_named("encoder"), vocabulary)
        return NetworkTagger((recurrent, encoder), BLEND, BEST_LEAN)
    raise ValueError(f"no tagger is named {name!r}: there are fast and best")
