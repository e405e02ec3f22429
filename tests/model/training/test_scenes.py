"""Scenes of several people: what is known of each agrees after they were turned and put there."""

import numpy as np
import pytest
import torch

from model.training.data.people import CANVAS, PARTS, PLANES, POINTS, People
from model.training.data.scenes import Scene, scenes
from tests.coloured_data import LANDMARKS

SIDE = 192
#: A portrait's size, and the middle and height of its face, in pixels.
WIDTH, HEIGHT, HEAD = 320, 400, (150.0, 140.0, 160.0)


def people(known: bool = True, alone: bool = True) -> People:
    """Three of cardboard: an oval, of which a disc around the middle of the face is skin."""
    made = People.__new__(People)
    made.ids = ["one", "two", "three"]
    made.planes = torch.zeros(3, PLANES, CANVAS, CANVAS, dtype=torch.uint8)
    rows, columns = torch.arange(CANVAS)[:, None], torch.arange(CANVAS)[None]
    x, y, height = HEAD
    body = ((columns - x) / 110) ** 2 + ((rows - y - 90) / 230) ** 2 < 1
    disc = (columns - x) ** 2 + (rows - y) ** 2 < (0.3 * height) ** 2
    inside = (rows < HEIGHT) & (columns < WIDTH)
    for index, grey in enumerate((90, 150, 210)):
        made.planes[index, PARTS.photo] = grey
        made.planes[index, PARTS.tones], made.planes[index, PARTS.shapes] = grey, grey
        made.planes[index, PARTS.person] = 255 * (body & inside)
        made.planes[index, PARTS.skin] = 255 * (disc & inside)
        made.planes[index, PARTS.clothes] = 255 * (body & inside & ~disc)
    made.sizes = torch.tensor([[WIDTH, HEIGHT]] * 3).float()
    made.heads = torch.tensor([HEAD] * 3)
    mesh = torch.from_numpy(next(iter(LANDMARKS.values()))[:, :2].astype(np.float32))
    span = mesh.amax(0) - mesh.amin(0)
    mesh = (mesh - (mesh.amax(0) + mesh.amin(0)) / 2) / span[1] * height
    made.points = (mesh + torch.tensor([x, y])).expand(3, POINTS, 2).clone()
    made.known = torch.tensor([known] * 3)
    made.alone = torch.tensor([alone] * 3)
    return made


@pytest.fixture(scope="module")
def scene() -> Scene:
    return scenes(people(), 12, SIDE, torch.Generator().manual_seed(3))


def test_vectors_of_people_lead_to_their_heads(scene: Scene) -> None:
    rows, columns = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    led = right = 0
    for index in range(len(scene.photo)):
        own = scene.person[index, 0] > 0.9
        x = (columns + scene.head[index, 0])[own].round().long()
        y = (rows + scene.head[index, 1])[own].round().long()
        shown = (x >= 0) & (x < SIDE) & (y >= 0) & (y < SIDE)
        led += int(shown.sum())
        right += int((scene.skin[index, 0, y[shown], x[shown]] > 0.5).sum())
    assert led > 20_000
    assert right > 0.93 * led, "but where somebody stands before a head"


def test_nobody_points_where_nobody_is(scene: Scene) -> None:
    nobody = scene.person < 0.01
    assert 0.1 < nobody.float().mean() < 0.9
    assert scene.head[nobody.expand_as(scene.head)].abs().max() == 0


def test_masks_are_parts_of_people_and_lie_on_their_photos(scene: Scene) -> None:
    parts = scene.skin + scene.clothes + scene.hair
    certain = scene.person > 0.95
    assert (parts[certain] > 0.8).float().mean() > 0.95
    assert parts[scene.person < 0.01].max() < 0.05
    greys = torch.tensor([90.0, 150.0, 210.0]) / 255
    off = (scene.photo[:, :1][certain][:, None] - greys).abs().amin(1)
    assert (off < 0.02).float().mean() > 0.95
    for calm in (scene.tones, scene.shapes):
        torch.testing.assert_close(calm, scene.photo)


def test_faces_move_near_heads_and_nowhere_else(scene: Scene) -> None:
    far = scene.cute.norm(dim=1)
    away = scene.head.norm(dim=1)
    skin = scene.skin[:, 0] > 0.5
    beyond = (scene.person[:, 0] > 0.9) & (away > 1.2 * away[skin].max())
    assert far[skin].mean() > 1.5 * far[beyond].mean()
    assert far[scene.person[:, 0] < 0.01].max() < 0.01


def test_what_is_not_known_of_somebody_is_said_of_their_scenes() -> None:
    made = scenes(people(known=False), 6, SIDE, torch.Generator().manual_seed(1))
    assert made.faces_known.max() == 0
    assert made.cute.abs().max() == 0
    assert made.heads_known.min() == 1
    others = scenes(people(alone=False), 6, SIDE, torch.Generator().manual_seed(1))
    assert others.heads_known.max() == 0


def test_the_same_seed_makes_the_same_scenes() -> None:
    first, again, other = (
        scenes(people(), 2, 64, torch.Generator().manual_seed(seed)).photo for seed in (5, 5, 6)
    )
    assert torch.equal(first, again)
    assert not torch.equal(first, other)
