"""Colour: a photo as a drawing that was coloured in, each part in its own colour and one shade."""

import torch
from torch import Tensor

from model.drawing.blur import blurred
from model.drawing.cartoons.painting import Painting, Printed
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.lab import mean_over, to_rgb
from model.drawing.media.strokes import grain
from model.drawing.resizing import spread
from model.drawing.steps import step
from model.network.unet import PAINT_LAYERS

FACE = PAINT_LAYERS.index("face")
#: How much of the differences in lightness within a part is left, in how many tones, and how soft
#: their borders are, in pixels of a portrait of `Layers.unit` 1.
MODELLING, TONES, SOFT = 0.55, 2, 14.0
#: Tones of skin, and how much of its light is in them.
SKIN_TONES, IN_TONES = 4, 0.6
#: How much lighter everything but skin gets, as paint on paper is; chroma, and that of skin.
LIGHTER, CHROMA, SKIN = 0.22, 1.35, 1.12
#: ... but for what is darker than this, in L, and less and less up to that.
LIGHTENED = (18.0, 60.0)
#: By how much skin gets lighter, in L, since there are lines on it.
UNDER_LINES = 1.0
#: How much of what faces have besides their shape is painted, and how bold the ink on them is.
FEATURES, BOLDNESS = 0.6, 0.6
#: The tooth of the paper: how much lighter or darker, in L, and its grain in pixels.
TOOTH, GRAIN = 5.0, 2.2
#: How far colours run within a part, in pixels of a portrait of `Layers.unit` 1.
RUN = 9.0
#: Share of the picture that a part covers at least to have a colour of its own.
LEAST = 0.004


def coloured(painting: Painting) -> Printed:
    """Lines over paint."""
    parts, layers = painting.parts, painting.layers
    unit = layers.unit / layers.enlargement
    # Irises and lips have their own colour; folds of a coat do not.
    lab = torch.lerp(
        painting.shapes, painting.tones, torch.maximum(layers.whole[FACE], painting.letters)
    )
    light = blurred(lab[0], max(0.5, RUN * unit))
    base = light.clone()
    for part in ("hair", "clothes"):
        for mask in parts.each(part):
            if float(mask.mean()) > LEAST:
                mean = mean_over(lab[:1], (mask > 0.5).float()[None])[0]
                base = torch.lerp(base, mean.expand_as(base), mask)
    away = light - base
    drawn = torch.maximum(FEATURES * layers.whole[FACE], painting.letters)
    features = drawn * (painting.tones[0] - painting.shapes[0])
    # Tones are counted from 0 to 100: half of that is no difference.
    tones = tones_of(away + 50, parts.person + 0.2, TONES)
    shade = posterised(painting.at_size_of(away + 50), tones, max(2.0, SOFT * layers.unit))
    skin = painting.at_size_of(parts.skin)
    tone = painting.at_size_of(base) + MODELLING * (shade - 50)
    # Skin keeps its light in a few tones, by which a cheek is its own.
    own = painting.at_size_of(light)
    lit = posterised(
        own, tones_of(light, parts.skin + 1e-3, SKIN_TONES), max(2.0, SOFT * layers.unit)
    )
    tone = torch.lerp(tone, own.lerp(lit, IN_TONES), skin)
    tone = tone + painting.at_size_of(features)
    # What lines take from a face's light, paint gives back.
    tone = tone + UNDER_LINES * skin
    # Black hair stays black.
    tone = tone + LIGHTER * (1 - skin) * step(tone, *LIGHTENED) * (100 - tone)
    tone = tone + TOOTH * (grain(tone, max(1.0, GRAIN * layers.unit)) - 0.5)
    hues = spread(lab[1:], layers.size)
    raised = CHROMA + (SKIN - CHROMA) * skin
    fill = to_rgb(torch.cat([tone[None], hues * raised]))
    return Printed(_lines(painting), fill)


def _lines(painting: Painting) -> Tensor:
    """Ink (H, W), but nothing solid outside of hair and faces: there is paint."""
    drawn = torch.maximum(painting.parts.hair, painting.layers.whole[FACE])
    solid = painting.solid * (1 - drawn)
    return painting.ink(boldness=BOLDNESS) * (1 - painting.at_size_of(solid))
