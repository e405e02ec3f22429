"""Colours without texture: edges stay, and a face that is to look cute moves as it should."""

import numpy as np
import torch
from torch import Tensor

from model.training.data.calm import SHAPES, TONES, calmed, coordinates
from model.training.data.cute import displacement
from model.training.data.parts import EYES, OVAL
from tests.coloured_data import LANDMARKS

SIDE = 128


def textured() -> Tensor:
    """A dark and a light half in Lab, (1, 3, SIDE, SIDE), both of coarse paper."""
    lab = torch.zeros(1, 3, SIDE, SIDE)
    lab[:, 0] = 35.0
    lab[:, 0, :, SIDE // 2 :] = 75.0
    return lab + 3.0 * torch.randn(lab.shape, generator=torch.Generator().manual_seed(0))


def test_texture_goes_and_the_edge_stays_where_it_was() -> None:
    before = textured()
    middle = SIDE // 2
    roughness = {}
    for name, how in (("tones", TONES), ("shapes", SHAPES)):
        after = calmed(before, 0.8, how)
        roughness[name] = float(after[0, :, 20:-20, 10 : middle - 16].std(dim=(1, 2)).mean())
        step = after[0, 0, 20:-20, middle + 2] - after[0, 0, 20:-20, middle - 3]
        assert step.mean() > 0.9 * 40, name
        assert step.min() > 30, name
    rough = float(before[0, :, 20:-20, 10 : middle - 16].std(dim=(1, 2)).mean())
    assert roughness["tones"] < rough / 4
    assert roughness["shapes"] < roughness["tones"]


def mesh(side: int) -> Tensor:
    """A face's 478 points in a square, (1, 478, 2) in pixels."""
    points = next(iter(LANDMARKS.values()))[:, :2].astype(np.float32)
    return torch.from_numpy(points)[None] * side


def test_what_is_drawn_beside_an_eyes_middle_comes_from_nearer_to_it() -> None:
    points = mesh(SIDE)
    places = coordinates(torch.empty(1, 1, SIDE, SIDE))
    moved = displacement(points, places)[0]
    for outline in EYES:
        eye = points[0, list(outline)]
        x, y = (round(float(value)) for value in eye.mean(0))
        reach = max(2, round(0.3 * float(eye[:, 0].max() - eye[:, 0].min())))
        assert moved[0, y, x - reach] - moved[0, y, x + reach] > 0.01, "the nose shrinks beside it"
        assert moved[1, y - reach, x] - moved[1, y + reach, x] > 0.01


def test_the_jaw_gets_narrower_and_what_is_far_from_the_face_stays() -> None:
    points = mesh(SIDE)
    moved = displacement(points, coordinates(torch.empty(1, 1, SIDE, SIDE)))[0]
    outline = points[0, list(OVAL)]
    low = outline[outline[:, 1] > outline[:, 1].quantile(0.75)]
    for x, y in (low[low[:, 0].argmin()], low[low[:, 0].argmax()]):
        side = 1 if x > outline[:, 0].mean() else -1
        assert side * moved[0, round(float(y)), round(float(x))] > 0.005, "from farther outside"
    assert moved[:, 0, [0, -1]].abs().max() < 1e-4


def test_faces_of_any_size_move_alike() -> None:
    small = displacement(mesh(SIDE), coordinates(torch.empty(1, 1, SIDE, SIDE)))
    large = displacement(mesh(2 * SIDE), 2 * coordinates(torch.empty(1, 1, SIDE, SIDE)))
    torch.testing.assert_close(large, small, atol=1e-4, rtol=0)
