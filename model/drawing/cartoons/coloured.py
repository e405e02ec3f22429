"""Colour: a photo as a drawing that was coloured in, each part in its own colour and one shade."""

import torch

from model.drawing.blur import blurred
from model.drawing.cartoons.painting import Painting, Printed
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.lab import mean_over, to_rgb
from model.drawing.media.page import page
from model.drawing.media.strokes import grain

#: How much of the differences in lightness within a part is left, in how many tones, and how soft
#: their borders are, in pixels of a portrait of `Layers.unit` 1.
MODELLING, TONES, SOFT = 0.55, 2, 14.0
#: How much lighter everything but skin gets, as paint on paper is; chroma, and that of skin.
LIGHTER, CHROMA, SKIN = 0.22, 1.35, 1.12
#: The tooth of the paper: how much lighter or darker, in L, and its grain in pixels.
TOOTH, GRAIN = 5.0, 2.2
#: How far colours run within a part, in pixels of a portrait of `Layers.unit` 1.
RUN = 9.0
#: Share of the picture that a part covers at least to have a colour of its own.
LEAST = 0.004


def coloured(painting: Painting) -> Printed:
    """Lines of a colouring page over paint."""
    parts, layers = painting.parts, painting.layers
    unit = layers.unit / layers.enlargement
    lab = painting.shapes
    light = blurred(lab[0], max(0.5, RUN * unit))
    base = light.clone()
    for index in range(max(1, len(parts.owners))):
        for part in ("hair", "skin", "clothes"):
            mask = parts.of(part, index) if parts.owners else getattr(parts, part)
            if float(mask.mean()) > LEAST:
                mean = mean_over(lab[:1], (mask > 0.5).float()[None])[0]
                base = torch.lerp(base, mean.expand_as(base), mask)
    away = light - base
    tones = tones_of(away + 50, parts.person + 0.2, TONES)
    shade = posterised(
        painting.mask_at_size((away + 50) / 100) * 100, tones, max(2.0, SOFT * layers.unit)
    )
    skin = painting.mask_at_size(parts.skin)
    tone = painting.mask_at_size(base / 100) * 100 + MODELLING * (shade - 50)
    tone = tone + LIGHTER * (1 - skin) * (100 - tone)
    tone = tone + TOOTH * (grain(tone, max(1.0, GRAIN * layers.unit)) - 0.5)
    large = painting.shapes_at_size()
    raised = CHROMA + (SKIN - CHROMA) * skin
    fill = to_rgb(torch.stack([tone, large[1] * raised, large[2] * raised]))
    return Printed(page(layers, painting.look), fill)
