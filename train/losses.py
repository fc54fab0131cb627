"""Losses: of a sequence of tags (a linear-chain conditional random field, Lafferty et al. 2001) and of links."""

import torch
from torch import Tensor, nn

from parley.attributions.decode import TAGS, allowed_transitions
from parley.attributions.link import DISTANCES, SENTENCES


class TagField(nn.Module):
    """Transition scores between tags; forbidden ones stay forbidden."""

    def __init__(self) -> None:
        """Start from the scheme's rules alone."""
        super().__init__()
        self.free = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))
        self.register_buffer("rules", torch.from_numpy(allowed_transitions()))

    def transitions(self) -> Tensor:
        """Return the scores, the last row being the passage's start."""
        return self.free + self.rules

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Return the mean negative log-likelihood per token of (batch, tokens) tags."""
        table = self.transitions()
        inner, start = table[:-1], table[-1]
        steps = mask.float()
        gold = emissions.gather(2, tags[:, :, None])[:, :, 0]
        moves = inner[tags[:, :-1], tags[:, 1:]]
        path = start[tags[:, 0]] + (gold * steps).sum(1) + (moves * steps[:, 1:]).sum(1)
        score = start + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            following = torch.logsumexp(score[:, :, None] + inner[None], 1) + emissions[:, t]
            score = torch.where(mask[:, t, None], following, score)
        return (torch.logsumexp(score, 1) - path).sum() / steps.sum()


class Linker(nn.Module):
    """Biaffine scores of an anchor with each token (Dozat and Manning 2017), with distance biases."""

    def __init__(self, size: int, inner: int = 96, dropout: float = 0.2) -> None:
        """Start with small weights; roles are source and content."""
        super().__init__()
        self.anchor, self.token = nn.Linear(size, inner), nn.Linear(size, inner)
        self.bilinear = nn.Parameter(torch.randn(2, inner, inner) * 0.02)
        self.token_bias = nn.Linear(inner, 2)
        self.distance = nn.Parameter(torch.zeros(2 * len(DISTANCES) + 1, 2))
        self.sentence = nn.Parameter(torch.zeros(2 * SENTENCES + 1, 2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, anchors: Tensor, tokens: Tensor, distance: Tensor, sentence: Tensor) -> Tensor:
        """Return log-odds (anchors, tokens, role) from states (anchors, size), (anchors, tokens, size) and buckets."""
        a = self.dropout(torch.relu(self.anchor(anchors)))
        t = self.dropout(torch.relu(self.token(tokens)))
        mixed = torch.einsum("kd,rde->kre", a, self.bilinear)
        odds = torch.einsum("kre,kte->ktr", mixed, t) + self.token_bias(t)
        return odds + self.distance[distance] + self.sentence[sentence]


def link_loss(odds: Tensor, links: Tensor, mask: Tensor, weights: Tensor) -> Tensor:
    """Return the weighted mean cross-entropy of none, source, content over the tokens of each anchor's passage."""
    logits = torch.cat([torch.zeros_like(odds[:, :, :1]), odds], 2)
    entropy = nn.functional.cross_entropy(logits.transpose(1, 2), links, reduction="none")
    mass = mask.float() * weights[:, None]
    return (entropy * mass).sum() / mass.sum().clamp(min=1)
