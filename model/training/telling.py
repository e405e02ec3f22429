"""The last step of the face reader's training: what is worn, and what hair is called.

Tags are few, so nothing but two small heads learns from them, on features that the network, which
knows landmarks by then, gives of every tagged head as it is disturbed in several ways.
"""

from typing import NamedTuple

import torch
from rich.progress import track
from torch import Tensor

from model.network.reader import HAIR, ReaderNet
from model.training.data.head_store import UNKNOWN, Heads
from model.training.tasks.reader import HAIR_TAG, hair_loss, lesson, worn_loss

#: In how many ways each head is disturbed, and how many of them in light and colour.
WAYS, WORSE = 6, 0.3
RARE = 0.5
BATCH, EPOCHS, RATE, WEIGHT_DECAY = 128, 25, 2e-3, 5e-2


class Evidence(NamedTuple):
    """Features (N, P) and (N, C) of tagged heads, and the tags (N, 4)."""

    places: Tensor
    colours: Tensor
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
        seen = lesson(heads, chunk, generator, WORSE)
        read = net(seen.heads.contiguous(memory_format=torch.channels_last))
        found.append((read.places, read.colours, seen.tags))
    return Evidence(*(torch.cat(part) for part in zip(*found, strict=True)))


def learn_to_tell(net: ReaderNet, evidence: Evidence, seed: int) -> None:
    """Teach the two heads by evidence; the rest stays as it is."""
    torch.manual_seed(seed)
    told = torch.nn.ModuleList([net.worn, net.hair]).train()
    optimizer = torch.optim.AdamW(told.parameters(), lr=RATE, weight_decay=WEIGHT_DECAY)
    count = len(evidence.tags)
    hair = evidence.tags[:, HAIR_TAG]
    often = torch.bincount(hair[hair != UNKNOWN], minlength=len(HAIR)).float()
    # Rare names count for more, or nearly all hair would be black.
    shares = (often.clamp(min=1).mean() / often.clamp(min=1)) ** RARE
    steps = EPOCHS * (count // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(count).tensor_split(count // BATCH + 1):
            places, colours, tags = (part[chosen] for part in evidence)
            worn, called = net.told(places, colours)
            loss = worn_loss(worn, tags[:, :HAIR_TAG]) + hair_loss(
                called, tags[:, HAIR_TAG], shares
            )
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            schedule.step()
    told.eval()
