"""What the network is shown: ink that means what the Look says."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from torch import Tensor

from model.contract.look import Look
from model.training.data.backdrops import on_backdrops
from model.training.data.face_maps import feature_map
from model.training.data.ink_store import compressed
from model.training.data.lettering import lettered
from model.training.data.targets import (
    blended_target,
    choose_detail,
    expanded,
    filled_parts,
    mix,
    sample_looks,
)
from model.training.data.wear import scratched

SIDE = 33


def stored(*columns: int, scales: tuple[int, ...] = (0, 1, 2)) -> Tensor:
    """Differences (1, 3, SIDE, SIDE) as stored, with vertical strokes there at some scales."""
    difference = np.zeros((3, SIDE, SIDE), np.float32)
    for column in columns:
        for scale in scales:
            difference[scale, :, column - 1 : column + 2] = -0.05
    return torch.from_numpy(compressed(difference)).float()[None] / 255


def target(differences: Tensor, tone: Tensor | None = None, **controls: float) -> Tensor:
    paper = torch.ones(1, 1, SIDE, SIDE)
    looks = torch.tensor([Look(**controls).controls()])
    return mix(differences, paper if tone is None else tone, paper, looks)


def test_differences_come_back_as_they_were_stored() -> None:
    values = np.linspace(-0.3, 0.3, 61, dtype=np.float32)
    again = expanded(torch.from_numpy(compressed(values)).float() / 255)
    assert np.allclose(again.numpy(), values, atol=0.005)
    assert np.allclose(again.numpy()[25:36], values[25:36], atol=0.001)


def test_line_weight_widens_strokes_and_never_narrows_them() -> None:
    drawn = [target(stored(16), line_weight=w) for w in (0.0, 0.2, 0.35, 0.6, 0.8, 1.0)]
    for lighter, heavier in pairwise(drawn):
        assert (heavier >= lighter - 1e-6).all()
    ink = [float(one.sum()) for one in drawn]
    assert ink[-1] > 1.8 * ink[2] > 2.2 * ink[0]


def test_a_brush_fills_tones_that_a_pen_leaves_open() -> None:
    half = torch.full((1, 1, SIDE, SIDE), 0.5)
    pen, brush = (float(target(stored(), half, line_weight=w).mean()) for w in (0.0, 1.0))
    assert pen < 0.35
    assert brush > 0.6


def test_detail_adds_the_finest_strokes_and_takes_none_away() -> None:
    differences = torch.minimum(stored(8), stored(24, scales=(0,)))
    drawn = [target(differences, detail=detail)[0, 0, 16] for detail in (0.5, 0.65, 0.8, 1.0)]
    assert all((more >= less - 1e-6).all() for less, more in pairwise(drawn))
    fine = [float(row[24]) for row in drawn]
    assert fine == sorted(set(fine))
    assert fine[0] < 0.1
    assert fine[-1] > 0.6
    assert all(row[8] > 0.9 for row in drawn)


def test_little_detail_is_the_broad_strokes_alone() -> None:
    differences = torch.minimum(stored(8), stored(24, scales=(0, 1)))
    row = target(differences, detail=0.0)[0, 0, 16]
    assert row[8] > 0.9
    assert row[24] < 0.1
    assert choose_detail(expanded(differences), torch.tensor(0.0)).shape == (1, 1, SIDE, SIDE)


def test_what_is_dark_becomes_solid_on_people_alone_and_least_on_skin() -> None:
    person, important = torch.ones(1, 1, 1, 4), torch.tensor([[[[0.0, 0.4, 1.0, 0.0]]]])
    person[..., 3] = 0
    clothes, skin, eyes, wall = filled_parts(person, important, 0.4).flatten().tolist()
    assert clothes == eyes == 1
    assert 0.2 < skin < 0.8
    assert wall == 0


def test_the_look_most_people_see_is_trained_most() -> None:
    looks = sample_looks(2000, torch.Generator().manual_seed(0))
    default = (looks == torch.tensor(Look().controls())).all(dim=1).float().mean()
    assert 0.35 < default < 0.45
    for control, (fewest, most) in enumerate(zip(controls(0.0), controls(1.0), strict=True)):
        asked = looks[:, control]
        assert asked.min() == fewest
        assert asked.max() == pytest.approx(most)
        assert (asked == fewest).float().mean() > 0.08


def controls(value: float) -> tuple[float, float]:
    return Look(line_weight=value, detail=value).controls()


def test_a_hint_lays_the_drawing_over_its_photo() -> None:
    photo, drawing = torch.full((1, 3, 4, 4), 0.8), torch.ones(1, 1, 4, 4)
    assert torch.equal(blended_target(photo, drawing, 0.0), photo)
    torch.testing.assert_close(blended_target(photo, drawing, 0.5), photo / 2)


def test_only_who_is_cut_out_gets_a_backdrop_and_stays_as_they_are() -> None:
    photos, person = torch.full((40, 3, 32, 32), 0.3), torch.zeros(40, 1, 32, 32)
    person[..., 8:24, 8:24] = 1
    cut_out = (torch.arange(40) % 2).float().view(-1, 1, 1, 1)
    put = on_backdrops(photos, person, cut_out, torch.Generator().manual_seed(1))
    changed = (put != photos).flatten(1).any(dim=1)
    assert not changed[::2].any()
    assert changed[1::2].any()
    assert not changed[1::2].all()
    assert (put[..., 8:24, 8:24] == 0.3).all()


def test_letters_are_ink_where_they_are_dark_in_the_photo() -> None:
    photo = torch.full((60, 3, 96, 96), 0.5)
    nothing, paper = torch.zeros(60, 1, 96, 96), torch.ones(60, 1, 96, 96)
    generator = torch.Generator().manual_seed(2)
    seen, ink, hand, tone, where = lettered(photo, nothing, nothing.clone(), paper, generator)
    chosen = (seen != 0.5).flatten(1).any(dim=1)
    assert 2 <= chosen.sum() <= 20
    dark = (ink > 0.9).expand(-1, 3, -1, -1)
    assert seen[dark].max() < 0.2
    assert torch.equal(ink, hand)
    assert tone[ink > 0.9].max() < 0.2
    assert ink[~chosen].max() == where[~chosen].max() == 0
    assert where[ink > 0.9].min() > 0.9


def test_old_prints_are_scratched_on_the_photo() -> None:
    photos = torch.full((100, 3, 64, 64), 0.5)
    worn = scratched(photos.clone(), torch.Generator().manual_seed(3))
    chosen = (worn != photos).flatten(1).any(dim=1)
    assert 2 <= chosen.sum() <= 20
    assert (worn[chosen] != 0.5).float().mean() < 0.4


def test_features_lie_where_the_landmarks_are() -> None:
    landmarks = np.full((478, 3), 0.5, dtype=np.float32)
    landmarks[:, 1] = np.linspace(0.4, 0.6, 478)
    where = np.asarray(feature_map((100, 80), landmarks))
    assert where.shape == (80, 100)
    assert where[40, 50] > 200
    assert where[:, :30].max() == 0
    assert np.asarray(feature_map((10, 10), None)).max() == 0
