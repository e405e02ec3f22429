"""Cute: large eyes, a small nose and jaw, soft shading: a character of an animated film."""

import math
from dataclasses import replace

import torch
from torch import Tensor

from model.drawing.blur import blurred
from model.drawing.cartoons.painting import Painting, Printed, coloured_in
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.close_ups import FACE, SIDE, CloseUp
from model.drawing.faces import Face
from model.drawing.lab import to_rgb
from model.drawing.layers import Layers
from model.drawing.places import coordinates, sampled
from model.drawing.steps import share, step
from model.network.unet import PAINT_LAYERS
from model.network.vectors import MOVED, as_vectors

CUTE, FACED, LETTERS = (PAINT_LAYERS.index(name) for name in ("cute_right", "face", "letters"))
#: How far a face moves with all of *strength*, of how far the network was shown.
FARTHEST = 0.92
#: How far from a face's middle it moves, in its heights: all of it, and not any more.
REACH = (0.9, 1.3)
#: How far from the picture's rim it moves as it should, in heights of the largest face; how far
#: around letters nothing moves, in pixels of what the network read.
RIM, LETTERS_AROUND = 0.12, 6.0
#: Tones, and how soft their borders are, in pixels of a portrait of `Layers.unit` 1.
TONES, SOFT = 4, 28.0
#: How much of the modelling is calmed to large shapes; chroma, and that of skin; light added.
CALM, CHROMA, SKIN, LIGHTER = 0.5, 1.45, 1.12, 3.0
#: How much lighter black gets, in L.
DEEPEST = 4.0
#: How much of what would be solid ink is paint.
OPEN = 0.7
#: How much of it is calmed of what is behind people, which is painted.
PAINTED = 0.95
#: How much of the light and shade is in tones.
CEL = 0.85
#: How much of a line is ink, and how dark the colour is that it has for the rest.
INK, TINT = 0.25, 0.32


def cute(painting: Painting) -> Printed:
    """Larger eyes by *strength*."""
    strength = painting.look.strength
    painting = replace(painting, layers=moved(painting.layers, FARTHEST * strength))
    parts = painting.parts
    calm = (PAINTED + (CALM - PAINTED) * parts.person) * (1 - painting.letters)
    painted = torch.lerp(painting.backdrop, painting.shapes, parts.person)
    lab = torch.lerp(painting.tones, painted, calm)
    large = painting.at_size(lab)
    weight = 0.3 + parts.person + 2 * painting.layers.whole[FACED]
    tones = tones_of(lab[0], weight, TONES)
    tone = posterised(large[0], tones, softness=max(3.0, SOFT * painting.layers.unit))
    tone = torch.lerp(large[0], tone, CEL)
    skin = painting.at_size_of(parts.skin)
    raised = 1 + strength * (CHROMA - 1 + (SKIN - CHROMA) * skin)
    # The darkest is no black, as in painted films.
    deep = torch.add(tone.new_ones(()), tone, alpha=-0.01).clamp_(min=0)
    tone.add_(deep.square().mul_(deep), alpha=strength * DEEPEST).add_(strength * LIGHTER)
    fill = to_rgb(coloured_in(large, tone, raised, share(strength, 0.0, 0.45)))
    # Nothing is black but eyes: hair and coats are painted.
    solid = painting.solid * (1 - painting.layers.whole[FACED])
    lines = painting.ink(0.6).mul_(share(strength, -0.3, 0.5))
    lines.mul_(painting.at_size_of(1 - OPEN * solid))
    # Lines have a dark colour of what they lie on.
    fill.mul_((TINT - 1) * lines + 1)
    return Printed(lines.mul_(INK), fill)


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
    places = coordinates(planes)
    height, width = planes.shape[-2:]
    reach = planes.new_zeros(height, width)
    for face in faces:
        x, y = face.x + face.width / 2, face.y + face.height / 2
        # Only around the face: of a crowd there are many.
        around = math.ceil(REACH[1] * face.height)
        rows = slice(max(0, int(y) - around), max(0, int(y) + around + 1))
        columns = slice(max(0, int(x) - around), max(0, int(x) + around + 1))
        right, down = places[0, :, rows, columns]
        away = torch.hypot(right - x, down - y) / face.height
        inside = 1 - ((away - REACH[0]) / (REACH[1] - REACH[0])).clamp(0, 1)
        reach[rows, columns] = torch.maximum(reach[rows, columns], inside * face.height)
    # What is beyond the picture is not known, and letters are to stand still.
    right, down = places[0]
    rim = torch.minimum(
        torch.minimum(right, width - 1 - right), torch.minimum(down, height - 1 - down)
    )
    reach = reach * (rim / (RIM * max(face.height for face in faces))).clamp(0, 1)
    reach = reach * (1 - step(blurred(planes[LETTERS], LETTERS_AROUND), 0.02, 0.2))
    vectors = as_vectors(planes[CUTE : CUTE + 2], MOVED) * (amount * reach)
    return sampled(planes[None], places + vectors)[0]
