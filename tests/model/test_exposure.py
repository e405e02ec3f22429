"""Photos taken in the dark get light; dark skin in good light stays as it is."""

import pytest
import torch
from torch import Tensor

from model.drawing.exposure import exposed
from model.drawing.faces import Face
from model.drawing.levels import luminance
from tests.paintings import of, printed, reader
from tests.photographed import photo_path, pixels


def in_the_dark(photo: Tensor, light: float) -> Tensor:
    """As if there were so much of the light."""
    return (photo.float() * light).round().to(torch.uint8)


def luma(picture: Tensor, face: Face) -> float:
    """The mean inside a face, 0 to 255."""
    top, left = int(face.y), int(face.x)
    inside = picture[:, top : int(top + face.height), left : int(left + face.width)]
    return float(255 * luminance(inside.float() / 255).mean())


@pytest.mark.parametrize("light", [0.35, 0.25, 0.18])
def test_what_was_taken_in_the_dark_can_be_seen(light: float) -> None:
    photo = pixels(photo_path("norod-0037"))
    (face,) = of("norod-0037").layers.faces
    face = face.scaled(photo.shape[1] / of("norod-0037").layers.size[0])
    dark = in_the_dark(photo, light)
    assert luma(dark, face) < 60
    assert luma(exposed(dark), face) > 95
    assert exposed(dark).dtype == torch.uint8


def test_a_comic_of_a_photo_taken_in_the_dark_shows_the_face() -> None:
    dark = reader().read(in_the_dark(pixels(photo_path("norod-0037")), 0.25))
    (face,) = dark.layers.faces
    assert luma(printed("comic", dark), face) > 110


@pytest.mark.parametrize("id", ["interfaces-0050", "interfaces-0048", "norod-0068", "norod-0037"])
def test_dark_skin_and_dark_rooms_in_good_light_stay_as_they_are(id: str) -> None:
    photo = pixels(photo_path(id))
    assert torch.equal(exposed(photo), photo)


def test_more_light_turns_no_order_of_tones_around() -> None:
    ramp = torch.linspace(0, 90, 400).round().to(torch.uint8).expand(3, 20, 400)
    lighter = exposed(ramp)[0, 0].float()
    assert (lighter.diff() >= 0).all()
    assert lighter[0] == 0
    assert lighter[-1] > 190


def test_black_stays_black_and_nothing_breaks_on_it() -> None:
    black = torch.zeros(3, 64, 64, dtype=torch.uint8)
    assert torch.equal(exposed(black), black)
