"""Sketches in, coloured cartoons out; photos are printed as such by the network of cartoons.

Twice through the network: a small pass tells where hair, skin and clothes are, then colours that
were asked for by name, by a picture or by nobody are put there as hints, and a second pass colours
the sketch. What somebody scribbled is a hint from the start, and stands above all others.
"""

from collections.abc import Sequence

import torch
from torch import Tensor

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.artist import check_layers
from model.drawing.cartoonist import Cartoonist
from model.drawing.composition import Drawing, compose_coloured, ink_over_colour
from model.drawing.hints import Hints, painted
from model.drawing.lab import lab_of, mean_over, to_lab, to_rgb
from model.drawing.resizing import at_most, enlarged, resized
from model.drawing.sketches import Sketch, is_sketch, read_sketch
from model.network.inference import Inference
from model.network.unet import COLOUR_LAYERS, UNet

#: Short side at which a sketch is coloured, and of the pass before that only finds its regions.
WORKING_SIDE, REGIONS_SIDE = 272, 160
#: Long side at which a sketch is coloured at most, and of a picture handed out.
LONGEST_WORKING_SIDE, LONGEST_OUTPUT = 1024, 2048
#: The network's detail at which it has learnt all strokes that there were.
MOST_DETAIL = 0.7
#: The network's layers, after red, green and blue.
HAIR, SKIN, CLOTHES, PERSON = 3, 4, 5, 6
#: How sure the network must be of a region to have a hint there.
CERTAIN = 0.5
#: How decidedly a pixel belongs to the likeliest part; how likely some part must be at least.
SHARPNESS, DOUBTFUL = 8.0, 0.3
#: Share of a region that is enough to have been scribbled in, and the mean distance in Lab within
#: which scribbles are of one colour.
SCRIBBLED, ONE_COLOUR = 0.005, 20.0
#: Colours that nobody asked for; which, is decided by the sketch, so that it stays the same.
SENSIBLE = (
    Colours("#4a3226", "#e8b996", "#3f6fb5", "#dfe9f2"),
    Colours("#2b211d", "#a8714b", "#d9803a", "#e3efe6"),
    Colours("#7a4a2b", "#f0c8a8", "#4f9a6c", "#f4ead8"),
    Colours("#1f1a1c", "#c68d5f", "#c2474f", "#e6e4f3"),
    Colours("#b98445", "#edbf9d", "#6b5ba8", "#e2f0f2"),
    Colours("#2a1f1b", "#7d4f35", "#e0b23f", "#e9e6e0"),
)


class Colourist:
    """Colours in one style. Not safe to call from several threads at once.

    Raises OperatorError for a network that makes other layers than `COLOUR_LAYERS`.
    """

    def __init__(
        self, net: UNet | Inference, painter: Cartoonist, device: str | None = None
    ) -> None:
        check_layers(net, COLOUR_LAYERS)
        self.inference = Inference.of(net, device)
        #: Paints photos, and reads examples.
        self.painter = painter

    def warm_up(self) -> None:
        """As `Inference.warm_up`."""
        self.inference.warm_up()
        self.painter.warm_up()

    def draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], hints: Sequence[Hints] = ()
    ) -> list[Drawing]:
        """Colour each picture, uint8 (3, H, W), of a sketch or of somebody.

        Without hints of its own, a photo's colours are its own and a sketch's sensible ones.
        """
        hints = hints or [Hints()] * len(photos)
        each = zip(photos, looks, hints, strict=True)
        with torch.inference_mode():
            return [self._coloured(photo, look, hint) for photo, look, hint in each]

    def _coloured(self, picture: Tensor, look: Look, hints: Hints) -> Drawing:
        picture = at_most(picture, LONGEST_OUTPUT)
        if not is_sketch(picture):
            return self.painter.draw([picture], [look], [hints])[0]
        sketch = read_sketch(picture)
        wanted = self.painter.colours_of(hints).over(sensible(sketch))
        return self._finished(sketch, wanted, look)

    def _finished(self, sketch: Sketch, wanted: Colours, look: Look) -> Drawing:
        device = self.inference.device
        fitted = _fitted(sketch, WORKING_SIDE, device)
        regions = self._regions(_fitted(sketch, REGIONS_SIDE, device), look, _size(fitted))
        aims = _aims(fitted, regions, wanted)
        colours, where = _hinted(fitted, regions, aims)
        inputs = painted(fitted.darkness[None], colours[None], where[None])
        (layers,) = self.inference.draw(inputs, [controls_of(look)])
        fill = settled(layers[:3], regions, aims)
        lines = ink_over_colour(sketch.darkness.to(device))
        return compose_coloured(lines, enlarged_colours(fill, _size(sketch)), layers[PERSON], look)

    def _regions(self, sketch: Sketch, look: Look, size: tuple[int, int]) -> dict[str, Tensor]:
        """How sure it is that each pixel is of hair and so on, (1, h, w) each, by name."""
        inputs = painted(sketch.darkness[None], sketch.colours[None], sketch.scribbled[None])
        (layers,) = self.inference.draw(inputs, [controls_of(look)])
        masks = resized(layers[HAIR:], size)
        parts, behind = masks[:3], 1 - masks[3:4]
        # What is likely one of the parts is the likeliest of them: doubt would leave it uncoloured.
        likeliest = torch.softmax(SHARPNESS * parts, dim=0)
        parts = likeliest * torch.maximum(parts, (1 - behind) * (parts.sum(0) > DOUBTFUL))
        return dict(zip(("hair", "skin", "clothes"), parts.split(1), strict=True)) | {
            "background": behind
        }


def sensible(sketch: Sketch) -> Colours:
    """Colours for a sketch without any, always the same for the same one."""
    strokes = int((sketch.darkness > 0.5).sum())
    return SENSIBLE[strokes % len(SENSIBLE)]


def _aims(sketch: Sketch, regions: dict[str, Tensor], wanted: Colours) -> dict[str, Tensor]:
    """The mean colour that each region is to have, (3, 1, 1) in Lab: scribbled or named.

    Where somebody scribbled several colours into one region, the network decides how far each of
    them goes: their mean may be none of them.
    """
    aims = {}
    for name, mask in regions.items():
        inside = (mask > CERTAIN).float()
        named, scribbles = getattr(wanted, name), inside * (sketch.scribbled > 0.5)
        if inside.sum() == 0:
            continue
        if scribbles.sum() > SCRIBBLED * inside.sum():
            lab = to_lab(sketch.colours)
            mean = mean_over(lab, scribbles)
            if mean_over((lab - mean).norm(dim=0, keepdim=True), scribbles) < ONE_COLOUR:
                aims[name] = mean
        elif named is not None:
            aims[name] = lab_of(named).to(mask.device)[:, None, None]
    return aims


def _hinted(
    sketch: Sketch, regions: dict[str, Tensor], aims: dict[str, Tensor]
) -> tuple[Tensor, Tensor]:
    """Colours (3, h, w) and where they are hinted at (1, h, w); scribbles stay as they are."""
    colours, where = sketch.colours, sketch.scribbled
    for name, lab in aims.items():
        inside = ((regions[name] > CERTAIN) & (where < 0.5)).float()
        colours = torch.lerp(colours, to_rgb(lab).expand_as(colours), inside)
        where = torch.maximum(where, inside)
    return colours, where


def settled(fill: Tensor, regions: dict[str, Tensor], aims: dict[str, Tensor]) -> Tensor:
    """The colours (3, h, w) with the mean of every region where it is to be.

    The network has put the colour there; this takes back what it lost on the way, and leaves the
    modelling.
    """
    lab = to_lab(fill)
    for name, aim in aims.items():
        mask = regions[name]
        lab = lab + mask * (aim - mean_over(lab, (mask > CERTAIN).float()))
    return to_rgb(lab)


def controls_of(look: Look) -> tuple[float, float]:
    """What the network is conditioned on."""
    return look.line_weight, MOST_DETAIL * look.detail


def enlarged_colours(fill: Tensor, size: tuple[int, int]) -> Tensor:
    """Colours (3, h, w) at `size`, smooth."""
    return enlarged(fill, size).clamp(0, 1)


def _fitted(sketch: Sketch, short: int, device: torch.device) -> Sketch:
    """The sketch with its short side so long, within bounds, on the device."""
    height, width = _size(sketch)
    factor = min(short / min(height, width), LONGEST_WORKING_SIDE / max(height, width))
    size = max(1, round(height * factor)), max(1, round(width * factor))
    parts = (sketch.darkness, sketch.colours, sketch.scribbled)
    return Sketch(*(resized(part.to(device), size) for part in parts))


def _size(sketch: Sketch) -> tuple[int, int]:
    """Height and width."""
    return sketch.darkness.shape[-2], sketch.darkness.shape[-1]
