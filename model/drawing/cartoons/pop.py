"""Pop: few bright colours, halftone dots for shade, and a background of two colours."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.cartoons.painting import Painting, Printed, mixed
from model.drawing.cartoons.tones import posterised, tones_of
from model.drawing.lab import lab_of, mean_over, to_rgb
from model.drawing.layers import Size
from model.drawing.steps import share, step
from model.drawing.strips import in_strips

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
    strength, parts, layers = painting.look.strength, painting.parts, painting.layers
    spacing = max(LEAST_SPACING, SPACING * layers.unit)
    amount = share(strength, 0.0, 0.45)
    large, lines = painting.at_size(painting.tones), painting.ink()
    dotted = Skin.of(painting)
    planes = [large, _tones(painting, large), *dotted.planes(large[0], spacing)]
    planes += [painting.at_size_of(parts.skin), painting.at_size_of(_light_features(painting))]
    behind = None
    if painting.look.background <= Look().background and layers.faces:
        # What is written stays legible, wherever it is.
        person = painting.at_size_of(torch.maximum(parts.person, painting.letters))
        lines.mul_(person)
        behind = _behind(painting)
        planes += [person, _dots_behind(layers.size, 2 * spacing, person.device)]

    def coloured(
        large: Tensor,
        tone: Tensor,
        shade: Tensor,
        dots: Tensor,
        skin: Tensor,
        features: Tensor,
        *around: Tensor,
    ) -> Tensor:
        on_skin = torch.lerp(dotted.coloured(large, shade, dots), large, features)
        lab = torch.lerp(_bright(large, tone, strength), on_skin, step(skin, 0.3, 0.7))
        if behind:
            person, dots = around
            lab = torch.lerp(mixed(large, torch.lerp(*behind, dots), amount), lab, person)
        return to_rgb(mixed(large, lab, amount))

    return Printed(lines.mul_(share(strength, -0.3, 0.5)), in_strips(coloured, *planes))


def _tones(painting: Painting, large: Tensor) -> Tensor:
    """Few tones (H, W), those of all but skin."""
    parts = painting.parts
    weight = parts.person * (1 - parts.skin) + 0.02
    return posterised(large[0], tones_of(painting.tones[0], weight, TONES))


def _bright(large: Tensor, tone: Tensor, strength: float) -> Tensor:
    """In these tones, and strong colours."""
    raised = 1 + strength * (CHROMA - 1)
    dark = strength * step(-tone, -38.0, -12.0)
    return torch.stack(
        [tone, large[1] * raised + BLUE[0] * dark, large[2] * raised + BLUE[1] * dark]
    )


@dataclass(frozen=True)
class Skin:
    """Skin in two tones, its shade in dots of a darker colour."""

    #: Its tones in L, from dark to light; its mean hue (2, 1, 1), as a and b.
    tones: list[float]
    hue: Tensor
    strength: float

    @classmethod
    def of(cls, painting: Painting) -> "Skin":
        """Of everybody in a photo."""
        skin, lab = painting.parts.skin, painting.tones
        tones = tones_of(lab[0], skin + 1e-3, SKIN_TONES)
        hue = mean_over(lab[1:], (skin > 0.5).float()[None])
        return cls(tones, hue, painting.look.strength)

    def planes(self, lightness: Tensor, spacing: float) -> tuple[Tensor, Tensor]:
        """The lightness (H, W) in its tones, and dots where it is darker than the lightest."""
        span = max(1.0, self.tones[-1] - self.tones[0])
        most = COVERED * self.strength / span
        amount = (self.tones[-1] - lightness).clamp_(0, span).mul_(most)
        return posterised(lightness, self.tones, softness=6.0), halftone(amount, spacing)

    def coloured(self, large: Tensor, shade: Tensor, dots: Tensor) -> Tensor:
        """Colours (3, h, W) in Lab, of the photo's and of these planes."""
        light = SHADED * shade + (1 - SHADED) * self.tones[-1]
        light = torch.where(large[0] < self.tones[0] - 12, large[0], light)
        # One hue for all of it: where it shines, it would be grey.
        hues = torch.lerp(large[1:], self.hue.expand_as(large[1:]), ONE_HUE)
        raised = 1 + self.strength * (SKIN - 1)
        return torch.cat([(light - DARKER * dots)[None], hues * raised])


def _light_features(painting: Painting) -> Tensor:
    """Teeth and the white of eyes, by which they are lighter than the shape they lie in."""
    return step(painting.tones[0] - painting.shapes[0], *LIGHT_FEATURES)


def _behind(painting: Painting) -> tuple[Tensor, Tensor]:
    """Two colours (3, 1, 1) in Lab: one plain, the other for dots."""
    asked = painting.colours.background
    device = painting.tones.device
    pair = (asked, asked) if asked else _unlike(painting)
    plain, dotted = (lab_of(colour).to(device)[:, None, None] for colour in pair)
    if asked:
        dotted = dotted + dotted.new_tensor([-14.0, 0, 0])[:, None, None]
    return plain, dotted


def _dots_behind(size: Size, spacing: float, device: torch.device) -> Tensor:
    """Dots (H, W), growing downwards."""
    rows = torch.linspace(0, 1, size[0], device=device)[:, None]
    return halftone(0.62 * rows, spacing, size[1])


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


def halftone(amount: Tensor, spacing: float, width: int | None = None) -> Tensor:
    """Dots (H, W) in [0, 1], in rows at 45 degrees, which cover as much as the amount (H, W).

    width: W, where the amount is the same in all of a row, (H, 1).
    """
    height, width = len(amount), width or amount.shape[1]
    # The product of two cosines is 1 on a lattice at 45 degrees; what lies above a threshold are
    # dots, and half of it lies above 0.
    rate = math.sqrt(2) * math.pi / spacing
    down = (rate * torch.arange(height, device=amount.device)).cos()
    across = (rate * torch.arange(width, device=amount.device)).cos()

    def dots(down: Tensor, amount: Tensor) -> Tensor:
        less = torch.minimum(amount, 1 - amount)
        threshold = 1 - less * (math.pi - COVERING * less)
        threshold = torch.where(amount > 0.5, -threshold, threshold)
        found = (down * across).sub_(threshold).div_(STEEP * rate).add_(0.5).clamp_(0, 1)
        # The smallest dots would be specks.
        return found.mul_(step(amount, *SMALLEST))

    return in_strips(dots, down[:, None], amount)
