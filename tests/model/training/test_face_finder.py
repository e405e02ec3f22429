"""The face finder learns from collages of portraits."""

from pathlib import Path

import torch

from model.drawing.faces import FaceFinder
from model.training.data.portraits import Portraits
from model.training.tasks.faces import Collages, finder_loss, train_finder


def test_the_face_finder_learns_where_the_middle_of_a_face_is(
    portraits: Portraits, tmp_path: Path
) -> None:
    for id in portraits.ids:
        portraits.faces[id] = (60.0, 60.0, 130.0, 160.0)
    collages = Collages(portraits, 40, seed=1)
    picture, maps = collages[3]
    assert picture.shape == (3, 256, 256)
    middles = int(maps[5].sum())
    assert 1 <= middles <= 16
    assert int((maps[0] == 1).sum()) >= 1
    found = torch.zeros(1, 5, 64, 64)
    found[0, 1:] = maps[1:5]
    found[0, 0] = torch.logit(maps[0].clamp(1e-6, 1 - 1e-6))
    assert finder_loss(found, maps[None]) < 0.2 * finder_loss(torch.zeros(1, 5, 64, 64), maps[None])
    finder = train_finder(portraits, 2, tmp_path / "faces.safetensors", 1, "cpu")
    again = FaceFinder.load(tmp_path / "faces.safetensors")
    photo = torch.rand(1, 3, 64, 64)
    with torch.inference_mode():
        torch.testing.assert_close(again(photo), finder(photo), atol=0.05, rtol=0.05)
