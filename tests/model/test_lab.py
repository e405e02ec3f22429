"""Colours in CIE Lab: the numbers that everybody else has, and back without loss."""

import cv2
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from model.drawing.lab import colour_of, lab_of, to_lab, to_rgb

#: sRGB's corners and middle, as Lindbloom's CIE calculator gives them for D65.
KNOWN = {
    "#000000": (0.0, 0.0, 0.0),
    "#ffffff": (100.0, 0.0, 0.0),
    "#808080": (53.59, 0.0, 0.0),
    "#ff0000": (53.24, 80.09, 67.20),
    "#00ff00": (87.73, -86.18, 83.18),
    "#0000ff": (32.30, 79.19, -107.86),
    "#ffff00": (97.14, -21.55, 94.48),
}


@pytest.mark.parametrize("colour", KNOWN)
def test_colours_have_the_lab_values_of_the_cie(colour: str) -> None:
    assert lab_of(colour).tolist() == pytest.approx(KNOWN[colour], abs=0.1)


@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_every_colour_comes_back_from_lab_as_it_was(colour: str) -> None:
    assert colour_of(lab_of(colour)) == colour


def test_pictures_have_the_same_numbers_as_those_that_fills_are_made_with() -> None:
    """The network learns from OpenCV's Lab, which interpolates in tables, and is used with ours."""
    rgb = torch.rand(3, 40, 50, generator=torch.Generator().manual_seed(0))
    ours = to_lab(rgb).permute(1, 2, 0).numpy()
    theirs = cv2.cvtColor(rgb.permute(1, 2, 0).numpy().copy(), cv2.COLOR_RGB2LAB)
    assert np.abs(ours - theirs).max() < 0.5


def test_a_batch_is_converted_picture_by_picture_and_back() -> None:
    batch = torch.rand(2, 3, 5, 7, generator=torch.Generator().manual_seed(1))
    lab = to_lab(batch)
    torch.testing.assert_close(lab[1], to_lab(batch[1]))
    torch.testing.assert_close(to_rgb(lab), batch, atol=1e-4, rtol=0)


@given(st.tuples(*[st.floats(-200, 200, width=32)] * 3))
def test_what_no_screen_can_show_is_clipped_and_never_nonsense(lab: tuple[float, ...]) -> None:
    rgb = to_rgb(torch.tensor(lab)[:, None, None])
    assert bool(((rgb >= 0) & (rgb <= 1)).all()), "and no NaN, which is neither"
