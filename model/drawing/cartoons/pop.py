"""Pop: few bright colours, halftone dots for shade, and a background of two colours."""

import math

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.cartoons.painting import Painting, Printed, mixed
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.lab import lab_of, mean_over, to_rgb
from model.drawing.steps import share, step

#: Pixels between dots, in units of `Layers.unit`, and at least; how much they cover as they begin.
SPACING, LEAST_SPACING, SMALLEST = 13.0, 7.0, (0.02, 0.06)
#: The threshold above which a lattice of cosines covers so much is nearly 1 - pi x + COVERING x^2,
#: which is 0 for one half; and its slope at the rim of a dot, over the steepest.
COVERING, STEEP = 2.283, 0.8
#: Tones that everything but skin has, and skin.
TONES, SKIN_TONES = 3, 2
#: What chroma is multiplied by with all of it, and of skin; how far black goes towards blue.
CHROMA, SKIN, BLUE = 2.3, 1.12, (4.0, -22.0)
#: By how much dots on skin are darker than it, and how much of it they cover at most.
DARKER, COVERED = 17.0, 0.55
#: How much of skin's shade is a tone of its own, besides the dots.
SHADED = 0.45
#: How much all skin has the same hue; by how much features are lighter than skin around them, in L.
ONE_HUE, LIGHT_FEATURES = 0.6, (10.0, 18.0)
#: Pairs of colours for what is behind: one is taken that is nearly as unlike the person as any.
UNLIKE = 0.7
BEHIND = (
    ("#ffd21f", "#ff8a00"),
    ("#27c4f5", "#0a7fd6"),
    ("#ff5fa2", "#ff2d6f"),
    ("#8fe04a", "#27b34f"),
    ("#b98cff", "#7a4df0"),
    ("#ff6b3d", "#e8371f"),
)


def pop(painting: Painting) -> Printed:
    """Dots and chroma by *strength*."""
    strength = painting.look.strength
    parts, layers = painting.parts, painting.layers
    large = painting.at_size(painting.tones)
    skin = step(painting.at_size_of(parts.skin), 0.3, 0.7)
    # What is written stays legible, wherever it is.
    person = painting.at_size_of(torch.maximum(parts.person, painting.letters))
    spacing = max(LEAST_SPACING, SPACING * layers.unit)
    lab = _bright(painting, large, strength)
    lab = torch.lerp(lab, _dotted_skin(painting, large, spacing, strength), skin)
    if painting.look.background <= Look().background and painting.layers.faces:
        behind = _behind(painting, spacing)
        lab = torch.lerp(mixed(large, behind, share(strength, 0.0, 0.45)), lab, person)
        lines = painting.ink() * person
    else:
        lines = painting.ink()
    fill = to_rgb(mixed(large, lab, share(strength, 0.0, 0.45)))
    return Printed(lines * share(strength, -0.3, 0.5), fill)


def _bright(painting: Painting, large: Tensor, strength: float) -> Tensor:
    """Everything but skin: few tones, strong colours."""
    parts = painting.parts
    weight = parts.person * (1 - parts.skin) + 0.02
    tone = posterised(large[0], tones_of(painting.tones[0], weight, TONES))
    raised = 1 + strength * (CHROMA - 1)
    dark = strength * step(-tone, -38.0, -12.0)
    return torch.stack(
        [tone, large[1] * raised + BLUE[0] * dark, large[2] * raised + BLUE[1] * dark]
    )


def _dotted_skin(painting: Painting, large: Tensor, spacing: float, strength: float) -> Tensor:
    """Skin in two tones, its shade in dots of a darker colour."""
    weight = painting.parts.skin + 1e-3
    tones = tones_of(painting.tones[0], weight, SKIN_TONES)
    shade = posterised(large[0], tones, softness=6.0)
    span = max(1.0, tones[-1] - tones[0])
    amount = ((tones[-1] - large[0]) / span).clamp_(0, 1) * COVERED * strength
    dots = halftone(amount, spacing)
    raised = 1 + strength * (SKIN - 1)
    light = SHADED * shade + (1 - SHADED) * tones[-1]
    light = torch.where(large[0] < tones[0] - 12, large[0], light)
    tone = light - DARKER * dots
    # One hue for all of it: where it shines, it would be grey.
    mean = mean_over(painting.tones[1:], (painting.parts.skin > 0.5).float()[None])
    hues = torch.lerp(large[1:], mean.expand_as(large[1:]), ONE_HUE) * raised
    skin = torch.cat([tone[None], hues])
    # Teeth and the white of eyes, by which they are lighter than the shape they lie in.
    light = painting.tones[0] - painting.shapes[0]
    return torch.lerp(skin, large, painting.at_size_of(step(light, *LIGHT_FEATURES)))


def _behind(painting: Painting, spacing: float) -> Tensor:
    """Two colours, (3, H, W) in Lab: one plain, dots of the other growing towards the rim."""
    asked = painting.colours.background
    size = painting.layers.size
    first, second = (asked, asked) if asked else _unlike(painting)
    device = painting.tones.device
    plain, dotted = (lab_of(colour).to(device)[:, None, None] for colour in (first, second))
    if asked:
        dotted = dotted + dotted.new_tensor([-14.0, 0, 0])[:, None, None]
    rows = torch.linspace(0, 1, size[0], device=device)[:, None]
    amount = (0.62 * rows).expand(size)
    return torch.lerp(
        plain.expand(3, *size), dotted.expand(3, *size), halftone(amount, 2 * spacing)
    )


def _unlike(painting: Painting) -> tuple[str, str]:
    """The pair of BEHIND that is farthest from hair, skin and clothes."""
    parts = painting.parts
    means = [
        mean_over(painting.tones, mask[None])[:, 0, 0]
        for mask in (parts.hair, parts.skin, parts.clothes)
        if float(mask.mean()) > 0.01
    ]

    def nearest(pair: tuple[str, str]) -> float:
        colour = lab_of(pair[0]).to(painting.tones.device)
        return min((float((colour - mean).norm()) for mean in means), default=0.0)

    least = UNLIKE * max(nearest(pair) for pair in BEHIND)
    unlike = [pair for pair in BEHIND if nearest(pair) >= least]
    # Always the same for the same photo, and not green for everybody.
    return unlike[int(painting.tones.mean(dim=(1, 2)).abs().sum()) % len(unlike)]


def halftone(amount: Tensor, spacing: float) -> Tensor:
    """Dots (H, W) in [0, 1], in rows at 45 degrees, which cover as much as the amount (H, W)."""
    height, width = amount.shape
    # The product of two cosines is 1 on a lattice at 45 degrees; what lies above a threshold are
    # dots, and half of it lies above 0.
    rate = math.sqrt(2) * math.pi / spacing
    down = (rate * torch.arange(height, device=amount.device)).cos()
    across = (rate * torch.arange(width, device=amount.device)).cos()
    less = torch.minimum(amount, 1 - amount)
    threshold = 1 - less * (math.pi - COVERING * less)
    threshold = torch.where(amount > 0.5, -threshold, threshold)
    dots = torch.outer(down, across).sub_(threshold).div_(STEEP * rate).add_(0.5).clamp_(0, 1)
    # The smallest dots would be specks.
    return dots.mul_(step(amount, *SMALLEST))
