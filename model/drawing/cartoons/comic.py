"""Comic: a graphic novel's page. Ink over a few tones with clean borders, colours raised."""

import torch

from model.drawing.cartoons.painting import Painting, Printed, coloured_in
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.lab import to_rgb
from model.drawing.steps import share
from model.network.unet import PAINT_LAYERS

FACE_LAYER = PAINT_LAYERS.index("face")
#: How much people and their faces count in which tones there are, beside all else.
PERSON, FACE = 1.0, 3.0
#: How many tones a trace of it has, the usual comic, and all of it.
COUNTS = ((0.45, 6), (0.85, 5), (1.0, 4))
#: What chroma is multiplied by with all of it; of skin, whose colour is a person's own.
CHROMA, SKIN = 1.6, 1.15


def comic(painting: Painting) -> Printed:
    """4 to 6 tones by *strength*."""
    strength, parts = painting.look.strength, painting.parts
    # Behind people large shapes are enough.
    lab = torch.lerp(
        painting.backdrop, painting.tones, torch.maximum(parts.person, painting.letters)
    )
    face = painting.layers.whole[FACE_LAYER]
    weight = 0.25 + PERSON * parts.person + FACE * face
    count = next(count for most, count in COUNTS if strength <= most)
    large = painting.at_size(lab)
    tone = posterised(large[0], tones_of(lab[0], weight, count))
    skin = painting.at_size_of(parts.skin)
    raised = 1 + strength * (CHROMA - 1 + (SKIN - CHROMA) * skin)
    fill = to_rgb(coloured_in(large, tone, raised, share(strength, 0.0, 0.45)))
    return Printed(painting.ink().mul_(share(strength, -0.3, 0.5)), fill)
