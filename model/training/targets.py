"""The lines that the network should draw for a Look: mixed on the fly from three drawings.

All functions take and return batches in [0, 1] on any device: drawings and targets as *darkness*
(0 paper, 1 ink), which makes union, erosion and fading plain arithmetic.
"""

import torch
import torch.nn.functional as F
from torch import Tensor

from model.composition import step
from model.levels import luminance
from model.look import CONTROLS, MOST_DETAIL, Look

#: How much of a pixel bold strokes are wider, and fine ones narrower, than medium ones: taken out
#: before the asked line weight is put in, so that detail does not move line weight.
STROKE_EXCESS = (0.35, 0.0, -0.35)
#: On faces: how much of each drawing's own lines is kept, and how much darker than its surroundings
#: a spot is when ink begins and when it is full, for the sparse, the medium and the fine drawing.
FACE_KEPT = 0.3
FACE_TONES = ((0.04, 0.55), (0.0, 0.48), (-0.01, 0.4))
#: Soft greys under them: how far around a spot it is compared, as a share of the face's height, the
#: difference at which the grey is full, and its darkness then.
FACE_SHADE_REACH, FACE_SHADE_FULL, FACE_SHADE = 0.15, 0.4, 0.45
#: And a wash of the face's own light and shade: the quantiles of its tones that stay paper and that
#: get the full darkness, this darkness, and how soft it is, as a share of the face's height.
LIT, DEEP, WASH, WASH_BLUR = 0.85, 0.03, 0.28, 0.025
#: Over how much of that height it fades at the rim.
WASH_FADE = 0.12


def sample_looks(batch: int, generator: torch.Generator, classic: float = 0.4) -> Tensor:
    """Random controls of the network (B, CONTROLS); a share of `classic` are the default ones.

    The default Look is what most people will see, so it is trained most. Of the others a third of
    all values lie at an end of their range, where a uniform draw would hardly ever come.
    """
    looks = torch.rand(batch, CONTROLS, generator=generator)
    looks = ((looks - 0.5) * 1.5 + 0.5).clamp(0, 1)
    looks[:, 1] *= MOST_DETAIL
    default = torch.rand(batch, generator=generator) < classic
    looks[default] = torch.tensor(Look().controls())
    return looks


def mix(drawings: Tensor, looks: Tensor, faces: Tensor) -> Tensor:
    """The lines (B, 1, S, S) for each Look, as darkness.

    drawings (B, 3, S, S): sparse to fine. faces (B, 1, S, S): where greys are to stay greys.
    """
    weight, detail = (v[:, None, None, None] for v in looks.unbind(1))
    return line_weight(choose_detail(drawings, detail, faces), weight)


def choose_detail(drawings: Tensor, detail: Tensor, faces: Tensor) -> Tensor:
    """From bold (0) to medium (0.5), and on to medium and fine together (MOST_DETAIL).

    All are brought to medium's stroke width. Fine drawings have other strokes than medium ones,
    not always more: 13 of 60 crops had fewer in fine alone than at the default detail, and hair
    lost its strands. Added to those of medium, they are more in all 60.
    """
    bold, medium, fine = (
        grow(drawings[:, index : index + 1], torch.full_like(detail, -excess))
        for index, excess in enumerate(STROKE_EXCESS)
    )
    more = ((detail - 0.5) / (MOST_DETAIL - 0.5)).clamp(0, 1)
    less = (1 - 2 * detail).clamp(0, 1)
    mixed = medium + more * (fine - medium).relu() + less * (bold - medium)
    # Strokes that only one of bold and medium has come out grey between them: decide for paper or
    # ink. Never on faces, nor where one drawing is taken as it is: hard contrast fills irises, and
    # then faces are not found again (62 % -> 34 % of landmark sets on the held-out targets).
    between = 4 * less * (1 - less)
    return torch.lerp(mixed, step(mixed, 0.15, 0.75), between * (1 - faces))


def line_weight(lines: Tensor, weight: Tensor) -> Tensor:
    """Thinner below 0.5 and thicker above, by less than a pixel to about one and a half."""
    return grow(lines, torch.where(weight < 0.5, 1.2 * (weight - 0.5), 3.0 * (weight - 0.5)))


def grow(darkness: Tensor, pixels: Tensor) -> Tensor:
    """Grey morphology by a fraction of a pixel: dilate where positive, erode where negative."""
    dilated = F.max_pool2d(darkness, 3, 1, 1)
    wider = F.max_pool2d(dilated, 3, 1, 1)
    eroded = -F.max_pool2d(-darkness, 3, 1, 1)
    first = pixels.clamp(0, 1)
    second = (pixels - 1).clamp(0, 1)
    less = (-pixels).clamp(0, 1)
    grown = darkness + first * (dilated - darkness) + second * (wider - dilated)
    return grown - less * (darkness - eroded)


def draw_faces(drawings: Tensor, photo: Tensor, where: Tensor, face: float) -> Tensor:
    """Draw faces from the photo's own tones, where the given drawings tell little of a person.

    drawings (1, 3, H, W): darkness, sparse to fine. where (1, 1, H, W): 1 on the face. face: its
    height in pixels, to which all scales are relative. A difference of Gaussians over the local
    tone (XDoG, Winnemoeller et al. 2012, doi:10.1016/j.cag.2012.03.004), so that it holds for every
    skin, with a long soft ramp: a pencil's greys say more about eyes and cheeks than any outline.
    On 110 training portraits it lifts the faces found again in the medium drawings from 84 % to
    93 %, their landmark sets from 68 % to 89 %, and lowers the median error from 3.5 % to 2.0 %;
    the greys of wider differences lift both by three more, those of turned heads most, and the
    wash those of faces that fill the picture (docs/decisions/0012-faces-from-tones.md).
    """
    luma = luminance(photo)
    fine, coarse = blur(luma, max(0.008 * face, 0.6)), blur(luma, max(0.04 * face, 3.0))
    darker = (coarse - fine) / (blur(luma, 0.08 * face) + 0.08)
    around = blur(luma, FACE_SHADE_REACH * face)
    hollow = (around - blur(luma, 0.02 * face)) / (around + 0.08)
    grey = FACE_SHADE * step(hollow, 0.0, FACE_SHADE_FULL)
    grey = 1 - (1 - grey) * (1 - wash(luma, where, face))
    # What is lighter than its surroundings (teeth, the white of an eye) carries no line.
    lights = 1 - where * step(-darker, 0.02, 0.15)
    kept = drawings * (1 - (1 - FACE_KEPT) * where) * lights
    drawn = [1 - (1 - grey) * (1 - step(darker, low, high)) for low, high in FACE_TONES]
    return torch.maximum(kept, where * torch.cat(drawn, dim=1))


def wash(luma: Tensor, where: Tensor, face: float) -> Tensor:
    """Darkness of a face's light and shade (1, 1, H, W): its lit skin is paper, whatever its tone.

    luma, where (1, 1, H, W), face: as in `draw_faces`.
    """
    inside = luma[where > 0.5]
    if inside.numel() == 0:
        return torch.zeros_like(luma)
    deep, lit = inside.quantile(torch.tensor((DEEP, LIT), device=luma.device)).tolist()
    depth = (lit - blur(luma, WASH_BLUR * face)) / (lit - deep + 0.04)
    # It fades towards the rim of the face: hair over the forehead is none of its tones.
    inner = step(blur(where, WASH_FADE * face), 0.6, 0.98)
    darkness: Tensor = WASH * depth.clamp(0, 1) * inner * where
    return darkness


def blur(image: Tensor, sigma: float) -> Tensor:
    """Gaussian blur, separable, borders repeated."""
    radius = max(1, round(3 * sigma))
    offsets = torch.arange(-radius, radius + 1, device=image.device, dtype=image.dtype)
    kernel = torch.exp(-(offsets**2) / (2 * sigma**2))
    kernel = kernel / kernel.sum()
    channels = image.shape[1]
    across = kernel.view(1, 1, 1, -1).expand(channels, 1, 1, -1)
    padded = F.pad(image, (radius,) * 4, mode="replicate")
    blurred = F.conv2d(padded, across, groups=channels)
    return F.conv2d(blurred, across.transpose(2, 3), groups=channels)


def blended_hint(photo: Tensor, target: Tensor, opacity: float) -> Tensor:
    """ArtLine's blended data: the drawing laid over its photo, as a hint of what is what.

    photo (B, 3, S, S); target (B, 1, S, S) darkness; opacity 0 leaves the photo as it is.
    """
    return photo * (1 - opacity * target)
