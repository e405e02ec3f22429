"""What is measured of cartoons: each face by itself, and hair beside a teacher's."""

from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image

from model.contract.look import Look
from model.drawing.cartoons.cute import FARTHEST
from model.drawing.loading import load_artist
from model.training.data.cute import displacement
from model.training.data.face_points import bounds
from model.training.data.parts import EYES, OVAL
from model.training.evaluation import hair
from model.training.evaluation.enlarged_eyes import cute_points
from model.training.evaluation.printings import Printings
from model.training.evaluation.recognition import Person
from model.training.evaluation.skins import faces_of, moved
from tests import paper
from tests.coloured_data import LANDMARKS

SIDE = 256
PHOTO = Path(__file__).parents[2] / "photos" / "norod-0036.webp"
MESH = next(iter(LANDMARKS.values()))


def seen(scale: float, left: float) -> NDArray[np.float64]:
    """The mesh in a picture SIDE high, so large and so far to the right, in pixels."""
    points: NDArray[np.float64] = MESH[:, :2].astype(np.float64) * SIDE * scale
    points[:, 0] += left
    return points


def test_every_face_of_a_picture_is_measured_by_itself() -> None:
    both = Person([], [seen(1.0, 0), seen(1.0, SIDE)], [])
    faces = faces_of(both, (2 * SIDE, SIDE), None)
    photo = torch.full((3, SIDE, 2 * SIDE), 128, dtype=torch.uint8)
    picture = photo.clone()
    picture[:, :, SIDE:] = 160
    left, right = moved(photo, picture, faces)
    assert left == 0
    assert right == pytest.approx(12.3, abs=0.5)  # L of these greys


def test_a_face_without_landmarks_is_measured_inside_its_box() -> None:
    (face,) = faces_of(Person([np.array([20.0, 40, 60, 80])], [], []), (SIDE, SIDE), None)
    assert face[80, 50]
    assert not face[42, 22]  # a corner of the box


def test_a_face_whose_landmarks_are_known_is_measured_though_nobody_finds_it() -> None:
    (face,) = faces_of(Person([], [], []), (SIDE, SIDE), MESH)
    (same,) = faces_of(Person([], [seen(1.0, 0)], []), (SIDE, SIDE), MESH)
    np.testing.assert_array_equal(face, same)


def test_who_stands_far_behind_is_not_measured() -> None:
    near_and_far = Person([], [seen(1.0, 0), seen(0.25, SIDE)], [])
    assert len(faces_of(near_and_far, (2 * SIDE, SIDE), None)) == 1


def test_landmarks_of_cute_faces_are_whence_the_picture_takes_them() -> None:
    points = seen(1.0, 0)
    there = cute_points(points)
    photo, places = (torch.from_numpy(one).float() for one in (points, there))
    _, _, across, down = bounds(points[list(OVAL)])
    away = displacement(photo[None], places.T[None, :, :, None])[0, :, :, 0].T
    taken = places + FARTHEST * Look().strength * max(down, 1.1 * across) * away
    torch.testing.assert_close(taken, photo, atol=0.3, rtol=0)
    for eye in EYES:
        assert np.ptp(there[list(eye)], axis=0)[1] > 1.2 * np.ptp(points[list(eye)], axis=0)[1]


def test_hair_is_compared_with_the_teachers_at_one_size(tmp_path: Path) -> None:
    (tmp_path / "hair").mkdir()
    upper = Image.new("L", (SIDE, SIDE))
    upper.paste(255, (0, 0, SIDE, SIDE // 2))
    upper.save(tmp_path / "hair" / "ana.webp", lossless=True)
    teacher = hair.teachers(tmp_path, "ana")
    assert teacher is not None
    ours = torch.zeros(64, 48)
    ours[:16] = 1
    assert hair.overlap(hair.as_mask(ours), teacher) == pytest.approx(50, abs=1)
    assert hair.teachers(tmp_path, "somebody without a mask") is None


def test_styles_printed_together_are_as_each_is_drawn_alone() -> None:
    photo = paper.photo(PHOTO, SIDE)
    printed = Printings.of(["pop", "colour"]).printed(photo)
    for style, drawing in printed.drawings.items():
        (alone,) = load_artist(style).draw([photo], [Look()])
        assert drawing.fill is not None
        assert alone.fill is not None
        torch.testing.assert_close(drawing.fill, alone.fill, atol=2, rtol=0)
        torch.testing.assert_close(drawing.ink, alone.ink, atol=2, rtol=0)
