"""Cute: large eyes, a small nose and jaw, soft shading: a character of an animated film."""

from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor

from model.drawing.cartoons.painting import Painting, Printed, mixed, share
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.close_ups import FACE, SIDE, CloseUp
from model.drawing.faces import Face
from model.drawing.lab import to_rgb
from model.drawing.layers import Layers
from model.drawing.parts import largest
from model.network.unet import PAINT_LAYERS
from model.network.vectors import MOVED, as_vectors

CUTE = PAINT_LAYERS.index("cute_right")
#: How far a face moves with all of *strength*, of how far the network was shown.
FARTHEST = 1.0
#: How far from a face's middle it moves, in its heights: all of it, and not any more.
REACH = (0.9, 1.3)
#: Tones, and how soft their borders are, in pixels of a portrait of `Layers.unit` 1.
TONES, SOFT = 4, 16.0
#: How much of the modelling is calmed to large shapes; chroma, and that of skin; light added.
CALM, CHROMA, SKIN, LIGHTER = 0.5, 1.45, 1.12, 3.0
#: The same for what is behind people, which is painted.
PAINTED = 0.95
#: How much of the light and shade is in tones.
CEL = 0.85
#: How much of a line is ink, and how dark the colour is that it has for the rest.
INK, TINT = 0.35, 0.3


def cute(painting: Painting) -> Printed:
    """Larger eyes by *strength*."""
    strength = painting.look.strength
    painting = replace(painting, layers=moved(painting.layers, FARTHEST * strength))
    parts = painting.parts
    calm = (PAINTED + (CALM - PAINTED) * parts.person) * (1 - painting.letters)
    painted = torch.lerp(painting.backdrop, painting.shapes, parts.person)
    lab = torch.lerp(painting.tones, painted, calm)
    large = painting.at_size(lab)
    weight = 0.3 + parts.person + 2 * painting.layers.whole[PAINT_LAYERS.index("face")]
    tones = tones_of(lab[0], weight, TONES)
    tone = posterised(large[0], tones, softness=max(3.0, SOFT * painting.layers.unit))
    tone = torch.lerp(large[0], tone, CEL)
    skin = painting.mask_at_size(parts.skin)
    raised = 1 + strength * (CHROMA - 1 + (SKIN - CHROMA) * skin)
    done = torch.stack([tone + LIGHTER * strength, large[1] * raised, large[2] * raised])
    fill = to_rgb(mixed(large, done, share(strength, 0.0, 0.45)))
    lines = painting.ink(0.6) * share(strength, -0.3, 0.5)
    # Lines have a dark colour of what they lie on.
    fill = fill * (1 - (1 - TINT) * lines)
    return Printed(INK * lines, fill)


def moved(layers: Layers, amount: float) -> Layers:
    """Layers of the same photo with its faces moved; amount: of how far the network was shown."""
    if not layers.faces or amount <= 0:
        return layers
    scale = 1 / layers.enlargement
    faces = [face.scaled(scale) for face in layers.faces]
    near = Face((SIDE - FACE) / 2, (SIDE - FACE) / 2, FACE, FACE, 1.0)
    close_ups: list[tuple[CloseUp, Tensor]] = [
        (square, _moved(seen, [near], amount)) for square, seen in layers.close_ups
    ]
    return replace(layers, whole=_moved(layers.whole, faces, amount), close_ups=close_ups)


def _moved(planes: Tensor, faces: list[Face], amount: float) -> Tensor:
    """(C, h, w) with its faces moved as its own last layers say."""
    if not largest(faces):
        return planes
    height, width = planes.shape[-2:]
    rows = torch.arange(height, device=planes.device, dtype=planes.dtype)[:, None]
    columns = torch.arange(width, device=planes.device, dtype=planes.dtype)[None]
    reach = torch.zeros(height, width, device=planes.device)
    for face in faces:
        x = (columns - face.x - face.width / 2) / face.height
        y = (rows - face.y - face.height / 2) / face.height
        away = (x.square() + y.square()).sqrt()
        inside = 1 - ((away - REACH[0]) / (REACH[1] - REACH[0])).clamp(0, 1)
        reach = torch.maximum(reach, inside * face.height)
    vectors = as_vectors(planes[CUTE : CUTE + 2], MOVED) * (amount * reach)
    x = (2 * (columns + vectors[0]) + 1) / width - 1
    y = (2 * (rows + vectors[1]) + 1) / height - 1
    grid = torch.stack([x, y], dim=-1)[None]
    return F.grid_sample(
        planes[None], grid, mode="bicubic", padding_mode="border", align_corners=False
    )[0].clamp_(0, 1)
