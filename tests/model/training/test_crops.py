"""Which crops of which portraits are learnt from."""

import random
from pathlib import Path

import pytest
import torch

from model.contract.errors import OperatorError
from model.network.unet import LINE_LAYERS, UNetConfig
from model.training.data import artist_pairs
from model.training.data.crops import CropPlan, Crops
from model.training.data.portraits import HELD_OUT, PLANES, Known, Portraits, read_ids
from model.training.recipes import Recipe
from model.training.tasks.line import LineTask
from model.training.tasks.losses import Vgg16Features


@pytest.fixture(scope="module")
def drawn(folder: Path, ink: Path) -> Portraits:
    """The artist's."""
    return Portraits(folder, artist_pairs.available(folder), ink)


def test_crops_follow_from_the_seed_alone(portraits: Portraits) -> None:
    plan = CropPlan(64, rotated=1.0)
    first, again = Crops(portraits, plan, 8, seed=1), Crops(portraits, plan, 8, seed=1)
    other = Crops(portraits, plan, 8, seed=2)
    assert torch.equal(first[5].photo, again[5].photo)
    assert not torch.equal(first[5].photo, other[5].photo)
    assert first[5].photo.shape == (3, 64, 64)
    assert first[5].differences.shape == (3, 64, 64)


def test_an_epoch_shows_every_portrait_once(portraits: Portraits) -> None:
    count = len(portraits.ids)
    crops = Crops(portraits, CropPlan(64), 2 * count, seed=3)
    shown: list[int] = []
    crops._cut = lambda chosen, rng: shown.append(chosen) or torch.zeros(PLANES, 64, 64)  # type: ignore
    for index in range(2 * count):
        crops[index]
    assert sorted(shown[:count]) == sorted(shown[count:]) == list(range(count))


def test_faces_are_as_high_as_the_plan_says(portraits: Portraits) -> None:
    id = portraits.ids[0]
    portraits.faces[id] = (60.0, 60.0, 100.0, 120.0)
    crops = Crops(portraits, CropPlan(64, faces=(30.0, 60.0)), 100, seed=1)
    heights = [120 * crops._scale(id, random.Random(i)) for i in range(100)]  # noqa: S311
    assert 30 <= min(heights) < 33
    assert 55 < max(heights) <= 60


def test_an_artists_drawing_is_learnt_by_the_hand_and_shown_often(
    drawn: Portraits, portraits: Portraits, vgg: Path
) -> None:
    (id,) = drawn.ids
    often = CropPlan(64).artists
    assert drawn.times(id, often) == often > portraits.times(portraits.ids[0], often)
    batch = [Crops(one, CropPlan(64), 1, seed=1)[0] for one in (drawn, portraits)]
    task = LineTask(Recipe((), UNetConfig()), drawn, Vgg16Features(vgg))
    lesson = task.lesson(batch, 0.0, torch.Generator().manual_seed(1))
    assert [Known(*row) for row in lesson.known.flatten(1).tolist()] == [
        Known(artist=True, hand=True, hair=False, face=False),
        Known(artist=False, hand=False, hair=True, face=False),
    ]
    hand = lesson.wanted[:, LINE_LAYERS.index("hand")]
    assert 0 < float(hand[0].mean()) < 0.6
    assert lesson.wanted.min() >= 0
    assert lesson.wanted.max() <= 1


def test_held_out_ids_are_listed_once_and_never_commented_away() -> None:
    ids = read_ids(HELD_OUT)
    assert len(ids) == len(set(ids)) == 210


def test_a_folder_without_pictures_is_told_to_the_operator(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="holds no training pictures"):
        Portraits.available(tmp_path)
