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
from model.drawing.strips import in_strips
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
#: The tone, of 0 to 100, that is no difference from others.
LEVEL = 50.0
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
    drawn = torch.maximum(FEATURES * layers.whole[FACE], painting.letters)
    features = drawn * (painting.tones[0] - painting.shapes[0])
    # What lines take from a face's light, paint gives back.
    added = painting.at_size_of(features + UNDER_LINES * parts.skin)
    own, base_at_size = painting.at_size_of(light), painting.at_size_of(base)
    away = (own - base_at_size).add_(LEVEL)
    soft = max(2.0, SOFT * layers.unit)
    shade = posterised(away, tones_of(light - base + LEVEL, parts.person + 0.2, TONES), soft)
    # Skin keeps its light in a few tones, by which a cheek is its own.
    lit = posterised(own, tones_of(light, parts.skin + 1e-3, SKIN_TONES), soft)
    planes = (base_at_size, shade, own, lit, painting.at_size_of(parts.skin), added)
    rough = grain(own, max(1.0, GRAIN * layers.unit))
    fill = in_strips(_painted, *planes, rough, spread(lab[1:], layers.size))
    return Printed(_lines(painting), fill)


def _painted(
    base: Tensor,
    shade: Tensor,
    own: Tensor,
    lit: Tensor,
    skin: Tensor,
    added: Tensor,
    rough: Tensor,
    hues: Tensor,
) -> Tensor:
    """Colours (3, H, W): hues (2, H, W) in a tone made of the others (H, W)."""
    tone = torch.add(base, shade - LEVEL, alpha=MODELLING)
    tone = torch.lerp(tone, own.lerp(lit, IN_TONES), skin).add_(added)
    # Black hair stays black.
    lighter = step(tone, *LIGHTENED).mul_(1 - skin).mul_(100 - tone)
    tone = tone.add_(lighter, alpha=LIGHTER).add_(rough - 0.5, alpha=TOOTH)
    return to_rgb(torch.cat([tone[None], hues * (CHROMA + (SKIN - CHROMA) * skin)]))


def _lines(painting: Painting) -> Tensor:
    """Ink (H, W), but nothing solid outside of hair and faces: there is paint."""
    drawn = torch.maximum(painting.parts.hair, painting.layers.whole[FACE])
    solid = painting.solid * (1 - drawn)
    return painting.ink(boldness=BOLDNESS) * (1 - painting.at_size_of(solid))
