"""CIE Lab and back, for pictures and for single colours: where hue and lightness are apart.

sRGB with the D65 white (IEC 61966-2-1, CIE 15); the same numbers as OpenCV's for float pictures.
"""

import torch
from torch import Tensor

from model.drawing.strips import in_strips

#: Linear sRGB to XYZ over the white point.
_TO_XYZ = (
    (0.433953, 0.376219, 0.189828),
    (0.212671, 0.715160, 0.072169),
    (0.017758, 0.109477, 0.872766),
)
_FROM_XYZ = torch.tensor(_TO_XYZ).inverse()
#: Below the first, a share of white, the cube root goes on as a straight line; so does sRGB's curve
#: below a darkness, which is _CURVED in light and _DARK in sRGB.
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27
_CURVED, _DARK = 0.0031308, 0.04045
#: The cube root of _EPSILON.
_BEND = 6 / 29


def to_lab(rgb: Tensor) -> Tensor:
    """(..., 3, H, W) in [0, 1] -> L in [0, 100], a and b in about [-100, 100]."""
    # Each curve is its bent part, and what lies below it is added as a straight line.
    bent = rgb.clamp(min=_DARK)
    linear = ((bent + 0.055) / 1.055) ** 2.4 + (rgb - bent) / 12.92
    xyz = _mixed(linear, rgb.new_tensor(_TO_XYZ))
    bent = xyz.clamp(min=_EPSILON)
    root = bent ** (1 / 3) + (xyz - bent) * (_KAPPA / 116)
    x, y, z = root.unbind(-3)
    return torch.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], dim=-3)


def to_rgb(lab: Tensor) -> Tensor:
    """The inverse; what lies outside of sRGB is clipped."""
    return in_strips(_to_rgb, lab)


def _to_rgb(lab: Tensor) -> Tensor:
    lightness, a, b = lab.unbind(-3)
    y = (lightness + 16) / 116
    root = torch.stack([y + a / 500, y, y - b / 200], dim=-3)
    bent = root.clamp(min=_BEND)
    xyz = (bent * bent).mul_(bent).add_(root.sub_(bent), alpha=116 / _KAPPA)
    linear = _mixed(xyz, _FROM_XYZ.to(lab))
    bent = linear.clamp(min=_CURVED)
    straight = linear.sub_(bent)
    return bent.pow_(1 / 2.4).mul_(1.055).sub_(0.055).add_(straight, alpha=12.92).clamp_(0, 1)


def mean_over(lab: Tensor, mask: Tensor) -> Tensor:
    """The mean (..., 3, 1, 1) of colours (..., 3, H, W) over a mask (..., 1, H, W) in [0, 1].

    0, which is black, where the mask is empty.
    """
    weight = mask.sum(dim=(-2, -1), keepdim=True).clamp(min=1e-3)
    return (lab * mask).sum(dim=(-2, -1), keepdim=True) / weight


def _mixed(channels: Tensor, matrix: Tensor) -> Tensor:
    return torch.einsum("ij,...jhw->...ihw", matrix, channels)


def lab_of(colour: str) -> Tensor:
    """(3,) of `#rrggbb`."""
    rgb = torch.tensor([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return to_lab(rgb[:, None, None])[:, 0, 0]


def colour_of(lab: Tensor) -> str:
    """`#rrggbb` of (3,)."""
    rgb = (to_rgb(lab[:, None, None])[:, 0, 0] * 255).round().to(torch.uint8).tolist()
    return "#{:02x}{:02x}{:02x}".format(*rgb)
