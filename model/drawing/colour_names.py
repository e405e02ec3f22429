"""Names for colours: the nearest of a few, in CIE Lab, where distances are as people see them."""

from collections.abc import Mapping

import torch

from model.drawing.lab import lab_of

#: What clothes are called.
CLOTHES = {
    "black": "#1a1a1d",
    "grey": "#85878a",
    "white": "#f1f1f0",
    "red": "#b4262f",
    "pink": "#dd8ba4",
    "orange": "#dd7327",
    "yellow": "#e3c53d",
    "green": "#3f7f4c",
    "turquoise": "#3b9c9c",
    "blue": "#4a7bbf",
    "navy": "#242e4d",
    "purple": "#6c4488",
    "brown": "#69462f",
    "beige": "#cdb796",
}
#: Irises, as they look in photos: mostly in the shade of the lids.
EYES = {
    "brown": "#4a3026",
    "hazel": "#74603c",
    "green": "#6d7a5e",
    "blue": "#6b8bab",
    "grey": "#848b90",
}
#: Hair that was dyed, or drawn so.
HAIR = {
    "black": "#1d1a1a",
    "brown": "#54382a",
    "fair": "#b8935d",
    "red": "#9c4522",
    "grey": "#87847f",
    "white": "#dcd9d3",
    "pink": "#cf6f98",
    "purple": "#70488f",
    "blue": "#3a64a8",
    "green": "#4d8a55",
}
#: By lightness alone: that is what tells skins apart.
SKIN = {"light": "#e3bfa8", "medium": "#bb8a6c", "brown": "#8a5c44", "dark": "#4e3328"}


def nearest(colour: str, names: Mapping[str, str]) -> str:
    """The name whose colour is nearest to `#rrggbb`."""
    lab = lab_of(colour)
    return min(names, key=lambda name: float(torch.dist(lab, lab_of(names[name]))))
