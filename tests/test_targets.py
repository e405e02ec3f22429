"""What the network is shown: targets that mean what the Look says."""

from itertools import pairwise

import numpy as np
import pytest
import torch

from model.look import Look
from model.training.face_maps import feature_map
from model.training.targets import WASH, blended_hint, mix, sample_looks, wash
from model.training.tone import few_strokes, shade


def stroke(width: int) -> torch.Tensor:
    """Darkness of a vertical stroke in a 33 px square, the same in all three drawings."""
    drawing = torch.zeros(1, 3, 33, 33)
    drawing[..., 16 - width // 2 : 17 + width // 2] = 1.0
    return drawing


def target(**controls: float) -> torch.Tensor:
    drawings = stroke(3)
    nowhere = torch.zeros_like(drawings[:, :1])
    return mix(drawings, torch.tensor([Look(**controls).controls()]), nowhere)


def test_line_weight_widens_strokes() -> None:
    ink = [float(target(line_weight=w, detail=0.5).sum()) for w in (0.0, 0.5, 0.75, 1.0)]
    assert ink == sorted(ink)
    assert ink[-1] > 1.8 * ink[1] > 2.2 * ink[0]


def test_detail_adds_strokes_and_takes_none_away() -> None:
    drawings = torch.zeros(1, 3, 33, 33)
    only = {"bold": 5, "medium": 15, "fine": 25}
    for index, column in enumerate(only.values()):
        drawings[:, index, :, column : column + 3] = 1.0
    nowhere = torch.zeros_like(drawings[:, :1])
    drawn = [
        mix(drawings, torch.tensor([Look(detail=detail).controls()]), nowhere)[0, 0, 16]
        for detail in (0.72, 0.8, 0.9, 1.0)
    ]
    assert all((more >= less).all() for less, more in pairwise(drawn))
    fine = [float(row[only["fine"] + 1]) for row in drawn]
    assert fine == sorted(set(fine))
    assert fine[0] < 0.1
    assert fine[-1] > 0.9
    assert all(row[only["medium"] + 1] > 0.9 for row in drawn)


def test_shade_is_measured_against_the_skin() -> None:
    for skin in (220, 120, 60):
        photo = np.full((100, 100, 3), skin, dtype=np.uint8)
        photo[:25] = skin // 8  # hair
        photo[75:] = 255  # a shirt
        mask = np.zeros((100, 100), dtype=np.uint8)
        mask[30:70] = 255
        depth = shade(photo, None, mask)
        assert depth[10, 50] > 200
        assert depth[50, 50] == depth[90, 50] == 0


def test_every_skin_is_paper_where_it_is_lit_and_washed_where_it_is_not() -> None:
    where = torch.zeros(1, 1, 120, 120)
    where[..., 20:100, 20:100] = 1
    for skin in (0.85, 0.45, 0.2):
        luma = torch.full((1, 1, 120, 120), skin)
        luma[..., 60:] *= 0.4
        dark = wash(luma, where, face=80)
        assert dark[..., 20:100, 20:50].max() < 0.02
        assert 0.6 * WASH < dark[..., 30:90, 70:95].mean() <= WASH
        # Hair and walls around it get none.
        assert dark[where == 0].max() == 0


def test_few_strokes_keep_the_long_ones_and_all_of_the_face() -> None:
    drawing = np.full((100, 100), 255, dtype=np.uint8)
    drawing[10:90, 20] = 0  # a long stroke
    drawing[50, 60:65] = 0  # a short one
    drawing[70, 60:65] = 0  # a short one on the mouth
    features = np.zeros((100, 100), dtype=np.uint8)
    features[68:73, 58:67] = 255
    sparse = few_strokes(drawing, features, face=60)
    assert (sparse[10:90, 20] == 0).all()
    assert (sparse[70, 60:65] == 0).all()
    assert (sparse[48:53, 58:67] == 255).all()


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
    assert torch.equal(blended_hint(photo, drawing, 0.0), photo)
    torch.testing.assert_close(blended_hint(photo, drawing, 0.5), photo / 2)


def test_features_lie_where_the_landmarks_are() -> None:
    landmarks = np.full((478, 3), 0.5, dtype=np.float32)
    landmarks[:, 1] = np.linspace(0.4, 0.6, 478)
    where = np.asarray(feature_map((100, 80), landmarks))
    assert where.shape == (80, 100)
    assert where[40, 50] > 200
    assert where[:, :30].max() == 0
    assert np.asarray(feature_map((10, 10), None)).max() == 0
