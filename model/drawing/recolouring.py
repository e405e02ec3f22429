"""Other colours for parts of people and for what is behind them, as they were asked for."""

from torch import Tensor

from model.contract.colours import OF_PEOPLE, Colours
from model.drawing.lab import lab_of, mean_over
from model.drawing.parts import Parts

#: How sure a place must be of a part to say which colour it has.
CERTAIN = 0.5
#: How much of the light and shade, and of the differences in hue, is left in another colour.
LIGHT, HUES = 0.8, 0.25


def recoloured(lab: Tensor, parts: Parts, colours: Colours) -> Tensor:
    """Colours (3, h, w) in Lab with those asked for in their places; modelling stays."""
    everybody = len(parts.owners)
    for index in range(everybody):
        wanted = colours.for_person(index, everybody)
        for part in OF_PEOPLE:
            if colour := getattr(wanted, part):
                lab = moved_to(lab, parts.of(part, index), colour)
    if not everybody:
        # Somebody whose face is not seen has hair and clothes too.
        for part in OF_PEOPLE:
            if colour := getattr(colours, part):
                lab = moved_to(lab, getattr(parts, part), colour)
    if colours.background:
        lab = moved_to(lab, parts.background, colours.background)
    return lab


def moved_to(lab: Tensor, mask: Tensor, colour: str) -> Tensor:
    """Where the mask (h, w) is, the colours (3, h, w) with another mean, `#rrggbb`."""
    certain = (mask > CERTAIN).to(lab.dtype)[None]
    if not certain.any():
        return lab
    aim = lab_of(colour).to(lab.device)[:, None, None]
    kept = lab.new_tensor([LIGHT, HUES, HUES])[:, None, None]
    return lab.lerp(aim + kept * (lab - mean_over(lab, certain)), mask[None])
