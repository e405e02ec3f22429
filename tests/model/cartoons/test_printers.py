"""Each cartoon is what it is called, more so by strength, and leaves skin its colour."""

from dataclasses import replace
from itertools import pairwise

import pytest
import torch
from torch import Tensor

from model.contract.styles import CARTOONS, of_command
from model.drawing.cartoons.comic import comic
from model.drawing.cartoons.flat import flat
from model.drawing.cartoons.painting import Painting
from model.drawing.cartoons.pop import pop
from model.drawing.faces import Face
from model.drawing.lab import to_lab
from model.drawing.resizing import resized
from tests.paintings import of, of_two, printed, two_people
from tests.photographed import photo_path, pixels

STYLES = [style.name for style in of_command("cartoon") if style.network == CARTOONS]
#: A dark-skinned woman; somebody with a calm background.
DARK, CALM = "interfaces-0050", "norod-0071"


def strong(id: str, strength: float) -> Painting:
    painting = of(id)
    return replace(painting, look=replace(painting.look, strength=strength))


@pytest.mark.parametrize("style", STYLES)
def test_every_strength_gives_another_picture(style: str) -> None:
    drawn = [printed(style, of(CALM), strength).float() for strength in (0.3, 0.7, 1.0)]
    for one, other in pairwise(drawn):
        assert (one - other).abs().mean() > 0.8


def skin(picture: Tensor, face: Face) -> Tensor:
    """The mean colour inside a face, lines and all, in Lab."""
    rows = slice(int(face.y + 0.15 * face.height), int(face.y + 0.85 * face.height))
    columns = slice(int(face.x + 0.15 * face.width), int(face.x + 0.85 * face.width))
    return to_lab(picture[:, rows, columns].float() / 255).mean(dim=(1, 2))


@pytest.mark.parametrize("style", [*STYLES, "coloured"])
def test_skin_keeps_its_colour_in_every_face(style: str) -> None:
    for photo, painting in ((two_people(), of_two()), (pixels(photo_path(DARK)), of(DARK))):
        before, after = resized(photo, painting.layers.size), printed(style, painting)
        assert painting.layers.faces
        for face in painting.layers.faces:
            assert (skin(before, face) - skin(after, face)).norm() < 10


def test_a_comic_has_a_few_tones_with_clean_borders_under_black_ink() -> None:
    painting = strong(CALM, 1.0)
    lines, fill = comic(painting)
    light = to_lab(fill)[0]
    shares = torch.bincount(light.round().long().clamp(0, 100).flatten(), minlength=101)
    assert shares.sort(descending=True).values[:10].sum() > 0.9 * light.numel()
    assert (light.diff(dim=1).abs() < 0.3).float().mean() > 0.85
    photo = to_lab(resized(pixels(photo_path(CALM)), painting.layers.size).float() / 255)[0]
    assert (photo.diff(dim=1).abs() < 0.3).float().mean() < 0.8
    assert 0.005 < float((lines > 0.6).float().mean()) < 0.3


def test_pop_has_a_background_of_two_colours_and_nobody_else_in_it() -> None:
    painting = strong(CALM, 1.0)
    fill = pop(painting).fill
    behind = painting.at_size_of(painting.parts.person) < 0.02
    assert behind.float().mean() > 0.2
    _, counts = ((fill[:, behind] * 255).round().long() // 8).unique(dim=1, return_counts=True)
    assert counts.sort(descending=True).values[:2].sum() > 0.85 * behind.sum()


def test_pop_has_dots_on_skin() -> None:
    """More that comes and goes within a few pixels than a comic has."""
    painting = strong(CALM, 1.0)
    shade = painting.at_size_of(painting.parts.skin) > 0.95
    rough = [
        to_lab(fill)[0].diff(dim=1).abs()[shade[:, 1:]].mean()
        for fill in (pop(painting).fill, comic(painting).fill)
    ]
    assert rough[0] > 2 * rough[1]


def test_flat_has_few_colours_and_no_lines() -> None:
    lines, fill = flat(strong(CALM, 1.0))
    assert lines.max() == 0
    colours = (fill * 255).round().long() // 16
    _, counts = colours.flatten(1).unique(dim=1, return_counts=True)
    assert counts.sort(descending=True).values[:16].sum() > 0.9 * fill[0].numel()
