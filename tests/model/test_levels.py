"""Photos taken in the dark or in fog are drawn as if the light had been ordinary."""

import numpy as np
import pytest
import torch

from model.drawing.faces import Face
from model.drawing.levels import ordinary_light

FACE = Face(20, 20, 60, 60, 0.9)


def photo(dark: int, light: int) -> torch.Tensor:
    """A face of all the tones between two, on middle grey."""
    grey = torch.full((100, 100), 128.0)
    grey[20:80, 20:80] = torch.linspace(dark, light, 60)
    return grey.round().to(torch.uint8).expand(3, -1, -1)


@pytest.mark.parametrize(("dark", "light"), [(0, 60), (140, 190), (195, 255), (100, 160)])
def test_a_face_with_few_tones_gets_more_and_none_is_cut_off(dark: int, light: int) -> None:
    before = photo(dark, light)[0, 20:80, 20:80]
    after = ordinary_light(photo(dark, light), [FACE])[0, 20:80, 20:80]
    assert np.ptp(after.numpy()) > 1.8 * np.ptp(before.numpy())
    assert len(after.unique()) >= 0.95 * len(before.unique())
    assert (after[0].diff() >= 0).all(), "what was darker stays darker"


def test_ordinary_photos_and_those_without_faces_stay_as_they_are() -> None:
    ordinary = photo(40, 210)
    assert torch.equal(ordinary_light(ordinary, [FACE]), ordinary)
    assert torch.equal(ordinary_light(photo(0, 60), []), photo(0, 60))


def test_a_tinted_photo_gets_more_tones_too() -> None:
    tinted = photo(0, 60).clone()
    tinted[2] = (tinted[2].float() * 0.5 + 150).to(torch.uint8)
    before, after = (
        picture[:, 20:80, 20:80].float().mean(dim=0)
        for picture in (tinted, ordinary_light(tinted, [FACE]))
    )
    assert np.ptp(after.numpy()) > 1.5 * np.ptp(before.numpy())
    assert (after[0].diff() >= 0).all()
