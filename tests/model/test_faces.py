"""Faces are found, however small and however many."""

from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from model.contract import styles
from model.contract.errors import OperatorError
from model.drawing.faces import CELL, Face, FaceFinder, peaks
from model.training.tasks.faces import mark

HERE = Path(__file__).parents[1]
PHOTOS = sorted((HERE / "photos").glob("*.webp"))


@pytest.fixture(scope="module")
def finder() -> FaceFinder:
    return FaceFinder.load(styles.FACES)


def read(path: Path, side: int | None = None) -> torch.Tensor:
    with Image.open(path) as file:
        image = file.convert("RGB")
    if side:
        image.thumbnail((side, side))
    return torch.from_numpy(np.array(image)).permute(2, 0, 1)


@pytest.mark.parametrize("path", PHOTOS, ids=lambda path: path.stem)
def test_a_portrait_has_one_face(finder: FaceFinder, path: Path) -> None:
    photo = read(path)
    face, *others = finder.find(photo)
    assert not others
    assert 0.15 < face.height / photo.shape[1] < 1
    assert 0.1 < (face.x + face.width / 2) / photo.shape[2] < 0.9


def test_everybody_in_a_crowd_is_found(finder: FaceFinder) -> None:
    crowd = torch.zeros(3, 5 * 96, 10 * 96, dtype=torch.uint8)
    for index in range(50):
        small = read(PHOTOS[index % len(PHOTOS)], 96)
        top, left = 96 * (index // 10), 96 * (index % 10)
        crowd[:, top : top + small.shape[1], left : left + small.shape[2]] = small
    faces = finder.find(crowd)
    seats = {(int(f.y + f.height / 2) // 96, int(f.x + f.width / 2) // 96) for f in faces}
    assert len(seats) >= 45, f"only {len(seats)} of 50 people are found"
    assert len(faces) <= 53


def test_paper_has_no_face(finder: FaceFinder) -> None:
    assert finder.find(torch.full((3, 300, 500), 250, dtype=torch.uint8)) == []


def test_what_is_marked_is_found_in_the_same_place() -> None:
    maps = torch.zeros(6, 64, 64)
    mark(maps, (40.0, 60.0, 50.0, 70.0))
    heat = torch.logit(maps[:1].clamp(1e-4, 1 - 1e-4))
    (face,) = peaks(torch.cat([heat, maps[1:5]]), CELL, CELL)
    assert (face.x, face.y, face.width, face.height) == pytest.approx((40, 60, 50, 70), abs=0.1)


def test_overlap_is_of_the_smaller_face() -> None:
    large, small = Face(0, 0, 100, 100, 0.9), Face(10, 10, 20, 20, 0.5)
    assert large.overlap(small) == small.overlap(large) == 1
    assert large.overlap(Face(200, 0, 50, 50, 0.5)) == 0


def test_a_broken_weight_file_is_told_to_the_operator(tmp_path: Path) -> None:
    path = tmp_path / "faces.safetensors"
    path.write_bytes(b"no weights")
    with pytest.raises(OperatorError, match="cannot load the weights in faces"):
        FaceFinder.load(path)


class Looked(FaceFinder):
    """Sees what it is told to see, once."""

    def __init__(self, seen: list[Face]) -> None:
        super().__init__()
        self.seen = seen

    def search(self, photo: torch.Tensor, long_side: int) -> list[Face]:
        seen, self.seen = self.seen, []
        return seen


@pytest.mark.parametrize(("certain", "found"), [(1, 1), (4, 4), (5, 6), (9, 10)])
def test_among_many_faces_a_doubtful_one_is_a_face_too(certain: int, found: int) -> None:
    row = [Face(40.0 * i, 0.0, 30.0, 40.0, 0.9) for i in range(certain)]
    doubtful = Face(0.0, 100.0, 30.0, 40.0, 0.45)
    too_large = Face(0.0, 150.0, 30.0, 41.0, 0.45)
    faces = Looked([doubtful, too_large, *row]).find(torch.zeros(3, 200, 400, dtype=torch.uint8))
    assert len(faces) == found
