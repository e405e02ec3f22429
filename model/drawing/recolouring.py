"""Other colours for parts of people and for what is behind them, as they were asked for."""

from collections.abc import Iterator, Sequence

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
    for mask, colour in wanted_of(parts, colours, OF_PEOPLE):
        lab = moved_to(lab, mask, colour)
    if colours.background:
        lab = moved_to(lab, parts.background, colours.background)
    return lab


def wanted_of(parts: Parts, colours: Colours, names: Sequence[str]) -> Iterator[tuple[Tensor, str]]:
    """Masks (h, w) of what is to have another colour, and which, for some of OF_PEOPLE."""
    everybody = parts.people
    for name in names:
        common = getattr(colours, name)
        if not parts.few and common:
            # Somebody whose face is not seen has hair and clothes too; a crowd has one of each.
            yield getattr(parts, name), common
        for index in range(everybody):
            colour = getattr(colours.for_person(index, everybody), name)
            if colour and (parts.few or colour != common):
                yield parts.of(name, index), colour


def moved_to(lab: Tensor, mask: Tensor, colour: str) -> Tensor:
    """Where the mask (h, w) is, the colours (3, h, w) with another mean, `#rrggbb`."""
    certain = (mask > CERTAIN).to(lab.dtype)[None]
    if not certain.any():
        return lab
    aim = lab_of(colour).to(lab.device)[:, None, None]
    kept = lab.new_tensor([LIGHT, HUES, HUES])[:, None, None]
    return lab.lerp(aim + kept * (lab - mean_over(lab, certain)), mask[None])
