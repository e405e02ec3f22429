"""Scenes of one to four people, put together on the device from portraits of single ones."""

import math
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.places import coordinates, sampled
from model.training.data.cute import displacement
from model.training.data.people import PARTS, PLANES, People

#: How often a scene shows one, two, three and four people, and how high their faces are, in pixels
#: of a scene of SIDE.
HOW_MANY = (0.66, 0.16, 0.10, 0.08)
HEIGHTS = ((130, 330), (90, 180), (70, 120), (55, 95))
SIDE = 384
#: Share of people that are turned, by how many degrees at most; of heights, how they differ.
TURNED, DEGREES, DIFFER = 0.3, 12.0, 0.2
#: How often the first stands before the photo's own background.
BEFORE_THEIR_OWN = 0.8


class Scene(NamedTuple):
    """A batch; planes in [0, 1]."""

    #: (B, 3, S, S): the photo, its calm colours and its large shapes.
    photo: Tensor
    tones: Tensor
    shapes: Tensor
    #: (B, 1, S, S)
    person: Tensor
    hair: Tensor
    skin: Tensor
    clothes: Tensor
    #: (B, 2, S, S): from each pixel of a person to their head's middle, in pixels; and how faces
    #: are moved, in heights of theirs. x before y.
    head: Tensor
    cute: Tensor
    #: (B, 1, 1, 1): whether everybody's head, and whose face is moved, is known.
    heads_known: Tensor
    faces_known: Tensor


def scenes(people: People, batch: int, side: int, generator: torch.Generator) -> Scene:
    """Scenes of `side` x `side` pixels; generator: on the CPU."""
    device = people.planes.device
    counts = 1 + torch.multinomial(torch.tensor(HOW_MANY), batch, True, generator=generator)
    most = int(counts.max())
    chosen = torch.randint(len(people), (batch * most,), generator=generator).to(device)
    transforms = _transforms(people, chosen, counts, most, side, generator)
    places = coordinates(torch.empty(1, 1, side, side, device=device))
    there = _applied(transforms, places)
    limits = (people.sizes[chosen] - 1)[..., None, None]
    inside = ((there >= 0) & (there <= limits)).all(1, keepdim=True).float()
    cut = sampled(people.planes[chosen].float() / 255, there)
    cut = cut.view(batch, most, PLANES, side, side)
    points = _inverted(transforms, people.points[chosen])
    heads = _inverted(transforms, people.heads[chosen, None, :2])[:, 0]
    known = people.known[chosen][:, None, None, None]
    cute = torch.where(known, displacement(points, places), 0.0)
    to_head = (heads[..., None, None] - places).view(batch, most, 2, side, side)
    cute = cute.view(batch, most, 2, side, side)
    shown = (torch.arange(most)[None] < counts[:, None]).to(device)
    alphas = inside.view(batch, most, 1, side, side) * shown[..., None, None, None]
    planes = _behind(people, batch, side, generator)
    head, moved = torch.zeros_like(to_head[:, 0]), torch.zeros_like(cute[:, 0])
    # The first often stands before what they really stood before.
    whole = torch.rand(batch, 1, 1, 1, generator=generator).to(device) < BEFORE_THEIR_OWN
    for index in range(most):
        person = cut[:, index, PARTS.person]
        over = alphas[:, index] * (person if index else torch.where(whole, 1.0, person))
        planes = torch.lerp(planes, cut[:, index], over)
        own = over * person
        head = torch.where(own > 0.5, to_head[:, index], head)
        moved = torch.lerp(moved, cute[:, index], alphas[:, index] * person)
        # Pasting by a soft mask would make the mask itself softer at its rim.
        planes[:, PARTS.person] = torch.maximum(planes[:, PARTS.person], alphas[:, index] * person)
    alone = people.alone[chosen].view(batch, most)
    known = people.known[chosen].view(batch, most)
    known = (known | ~shown).all(1)[:, None, None, None]
    alone = (alone | ~shown).all(1)[:, None, None, None]
    return Scene(
        photo=planes[:, PARTS.photo],
        tones=planes[:, PARTS.tones],
        shapes=planes[:, PARTS.shapes],
        person=planes[:, PARTS.person],
        hair=planes[:, PARTS.hair],
        skin=planes[:, PARTS.skin],
        clothes=planes[:, PARTS.clothes],
        head=head,
        cute=moved,
        heads_known=alone.float(),
        faces_known=known.float(),
    )


def _behind(people: People, batch: int, side: int, generator: torch.Generator) -> Tensor:
    """Planes (B, PLANES, S, S) of what is behind everybody: other photos, out of focus."""
    chosen = torch.randint(len(people), (batch,), generator=generator).to(people.planes.device)
    planes = people.planes[chosen, : PARTS.person.start, : side // 2, : side // 2].float() / 255
    cells = int(torch.randint(2, 24, (1,), generator=generator))
    soft = F.interpolate(F.adaptive_avg_pool2d(planes, cells), size=(side, side), mode="bicubic")
    nothing = soft.new_zeros(batch, PLANES - PARTS.person.start, side, side)
    return torch.cat([soft.clamp(0, 1), nothing], dim=1)


def _transforms(
    people: People,
    chosen: Tensor,
    counts: Tensor,
    most: int,
    side: int,
    generator: torch.Generator,
) -> Tensor:
    """From pixels of a scene to those of each portrait, (P, 2, 3); people stand in a row."""
    batch = len(counts)

    def random(low: float, high: float) -> Tensor:
        return low + (high - low) * torch.rand(batch, most, generator=generator)

    bounds = torch.tensor(HEIGHTS)[counts - 1].float() * side / SIDE
    low, high = bounds[:, :1].log(), bounds[:, 1:].log()
    height = (low + (high - low) * torch.rand(batch, 1, generator=generator)).exp()
    height = height * random(1 - DIFFER, 1 + DIFFER)
    slots = (torch.arange(most)[None] + 0.5) / counts[:, None]
    order = torch.rand(batch, most, generator=generator)
    order = torch.where(torch.arange(most)[None] < counts[:, None], order, torch.inf).argsort(1)
    x = side * (slots.gather(1, order.argsort(1)) + random(-0.12, 0.12) / counts[:, None].sqrt())
    y = side * random(0.28, 0.62)
    angle = random(-1, 1) * math.radians(DEGREES) * (random(0, 1) < TURNED)
    mirrored = torch.where(random(0, 1) < 0.5, -1.0, 1.0)
    flat = [v.flatten().to(chosen.device) for v in (height, x, y, angle, mirrored)]
    height, x, y, angle, mirrored = flat
    heads = people.heads[chosen]
    scale = heads[:, 2] / height
    # What is below a portrait's edge is not known: it is to be below the scene's.
    below = (people.sizes[chosen, 1] - heads[:, 1]) / scale
    y = torch.maximum(y, (side - below).clamp(max=0.8 * side))
    cos, sin = angle.cos() * scale, angle.sin() * scale
    turn = torch.stack([mirrored * cos, -mirrored * sin, sin, cos], dim=1).view(-1, 2, 2)
    shift = heads[:, :2] - (turn @ torch.stack([x, y], dim=1)[..., None])[..., 0]
    return torch.cat([turn, shift[..., None]], dim=2)


def _applied(transforms: Tensor, places: Tensor) -> Tensor:
    """(P, 2, H, W) of (1, 2, H, W)."""
    turned = torch.einsum("pij,jhw->pihw", transforms[:, :, :2], places[0])
    return turned + transforms[:, :, 2, None, None]


def _inverted(transforms: Tensor, points: Tensor) -> Tensor:
    """Points (P, N, 2) of portraits, in their scenes."""
    moved = points - transforms[:, None, :, 2]
    back: Tensor = torch.linalg.inv(transforms[:, :, :2])
    return moved @ back.transpose(1, 2)
