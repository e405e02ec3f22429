"""CIE Lab and back, for pictures and for single colours: where hue and lightness are apart.

sRGB with the D65 white (IEC 61966-2-1, CIE 15); the same numbers as OpenCV's for float pictures.
"""

import torch
from torch import Tensor

#: Linear sRGB to XYZ over the white point.
_TO_XYZ = (
    (0.433953, 0.376219, 0.189828),
    (0.212671, 0.715160, 0.072169),
    (0.017758, 0.109477, 0.872766),
)
_EPSILON, _KAPPA = 216 / 24389, 24389 / 27
#: Pixels that are converted at once.
AT_ONCE = 2**16
#: The cube root of the first.
_BEND = 6 / 29


def to_lab(rgb: Tensor) -> Tensor:
    """(..., 3, H, W) in [0, 1] -> L in [0, 100], a and b in about [-100, 100]."""
    linear = torch.where(rgb > 0.04045, ((rgb + 0.055) / 1.055).clamp(min=0) ** 2.4, rgb / 12.92)
    xyz = _mixed(linear, rgb.new_tensor(_TO_XYZ))
    cube = torch.where(
        xyz > _EPSILON, xyz.clamp(min=_EPSILON) ** (1 / 3), (_KAPPA * xyz + 16) / 116
    )
    x, y, z = cube.unbind(-3)
    return torch.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], dim=-3)


def to_rgb(lab: Tensor) -> Tensor:
    """The inverse; what lies outside of sRGB is clipped."""
    if lab.shape[-1] * lab.shape[-2] <= AT_ONCE:
        return _to_rgb(lab)
    # Strip by strip: what is in the processor's cache takes half the time.
    strips = lab.split(max(1, AT_ONCE // lab.shape[-1]), dim=-2)
    return torch.cat([_to_rgb(strip) for strip in strips], dim=-2)


def _to_rgb(lab: Tensor) -> Tensor:
    lightness, a, b = lab.unbind(-3)
    y = (lightness + 16) / 116
    cube = torch.stack([y + a / 500, y, y - b / 200], dim=-3)
    xyz = torch.where(cube > _BEND, cube * cube * cube, (116 * cube - 16) / _KAPPA)
    linear = _mixed(xyz, lab.new_tensor(_TO_XYZ).inverse())
    curved = linear.clamp(min=1e-8).pow_(1 / 2.4).mul_(1.055).sub_(0.055)
    return torch.where(linear > 0.0031308, curved, 12.92 * linear).clamp_(0, 1)


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
