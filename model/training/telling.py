"""The last step of the face reader's training: what is worn, and what hair is called.

Tags are few, so nothing but two small heads learns from them, on features that the network, which
knows landmarks by then, gives of every tagged head as it is disturbed in several ways. For the hair
the features at PLACES, which are many, are reduced to their principal components.
"""

from collections.abc import Callable
from typing import NamedTuple

import torch
from rich.progress import track
from torch import Tensor, nn

from model.drawing.hair_evidence import hair_evidence
from model.network.reader import COMPONENTS, HAIR, ReaderNet
from model.training.data.head_store import UNKNOWN, Heads
from model.training.tasks.reader import HAIR_TAG, hair_loss, lesson, worn_loss

#: In how many ways each head is disturbed, how many of them in light and colour, and how far, as a
#: share of what is usual: landmarks are learnt from heads anywhere in their squares, but colours
#: are told of heads as they are found.
WAYS, WORSE, MOVED = 6, 0.2, 0.36
#: How much rare names of hair count for more: 0 not at all, 1 as much in all as frequent ones.
RARE = 0.25
BATCH, EPOCHS, RATE, WEIGHT_DECAY = 128, 40, 2e-3, 0.3


class Evidence(NamedTuple):
    """Features (N, P) and (N, EVIDENCE) of tagged heads, and the tags (N, 4)."""

    places: Tensor
    hair: Tensor
    tags: Tensor


def tell(net: ReaderNet, heads: Heads, seed: int) -> None:
    """Teach the heads `worn` and `hair` what is tagged; nothing where nothing is."""
    tagged = ((heads.tags != UNKNOWN).any(1) & (heads.face == 1)).nonzero()[:, 0]
    if len(tagged):
        learn_to_tell(net, evidence_of(net, heads, tagged, seed), seed)


@torch.no_grad()
def evidence_of(net: ReaderNet, heads: Heads, tagged: Tensor, seed: int) -> Evidence:
    """What the network sees of these heads (N,)."""
    net.eval()
    found = []
    generator = torch.Generator().manual_seed(seed)
    chunks = [chunk for _ in range(WAYS) for chunk in tagged.split(32)]
    for chunk in track(chunks, "Looking"):
        seen = lesson(heads, chunk, generator, WORSE, MOVED)
        read = net(seen.heads.contiguous(memory_format=torch.channels_last))
        hair = hair_evidence(seen.heads, read.regions, read.points)
        found.append((read.places, hair, seen.tags))
    return Evidence(*(torch.cat(part) for part in zip(*found, strict=True)))


def learn_to_tell(net: ReaderNet, evidence: Evidence, seed: int) -> None:
    """Teach both heads by evidence; the rest stays as it is."""
    learn_worn(net, evidence, seed)
    learn_hair(net, evidence, seed)


def learn_worn(net: ReaderNet, evidence: Evidence, seed: int) -> None:
    """Teach what is worn."""

    def loss(chosen: Tensor) -> Tensor:
        return worn_loss(net.worn(evidence.places[chosen]), evidence.tags[chosen, :HAIR_TAG])

    _learn(net.worn, len(evidence.tags), loss, seed)


def learn_hair(net: ReaderNet, evidence: Evidence, seed: int) -> None:
    """Teach what hair is called, to a network that knows what is worn."""
    reduce_places(net, evidence.places)
    hair = evidence.tags[:, HAIR_TAG]
    often = torch.bincount(hair[hair != UNKNOWN], minlength=len(HAIR)).float()
    # Rare names count for more, or nearly all hair would be dark.
    shares = (often.clamp(min=1).mean() / often.clamp(min=1)) ** RARE

    def loss(chosen: Tensor) -> Tensor:
        _, called = net.told(evidence.places[chosen], evidence.hair[chosen])
        return hair_loss(called, hair[chosen], shares)

    net.worn.eval()
    _learn(net.hair, len(hair), loss, seed)


def _learn(head: nn.Module, count: int, loss: Callable[[Tensor], Tensor], seed: int) -> None:
    """Make the loss of chosen pieces of evidence (B,), of so many, small."""
    torch.manual_seed(seed)
    head.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=WEIGHT_DECAY)
    batches = count // BATCH + 1
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=EPOCHS * batches)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(count).tensor_split(batches):
            optimizer.zero_grad(set_to_none=True)
            loss(chosen).backward()
            optimizer.step()
            schedule.step()
    head.eval()


@torch.no_grad()
def reduce_places(net: ReaderNet, places: Tensor) -> None:
    """Make `components` the principal components of standardised features (N, P)."""
    middle, spread = places.mean(0), places.std(0) + 1e-3
    _, sizes, axes = torch.linalg.svd((places - middle) / spread, full_matrices=False)
    # As many as there are; each with a deviation of about 1.
    kept = min(COMPONENTS, int((sizes > 1e-3 * sizes[0]).sum()))
    weight = torch.zeros_like(net.components.weight)
    deviation = sizes[:kept, None] / len(places) ** 0.5
    weight[:kept] = axes[:kept] / deviation / spread
    net.components.weight.copy_(weight)
    net.components.bias.copy_(-weight @ middle)
    net.components.requires_grad_(False)
