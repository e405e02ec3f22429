"""Portraits drawn by a network, for the next one to learn the artists' hand from."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from model.contract import styles
from model.training.data import hands
from model.training.data.parts import LIPS, filled
from model.training.data.portraits import Known, Portraits
from model.training.evaluation.recognition import Recogniser
from model.training.self_training import (
    GAINS,
    Attempt,
    Teacher,
    flattened,
    make_hands,
    sitter_of,
    with_own_lips,
)
from tests.coloured_data import LANDMARKS, write_folder

Picture = NDArray[Any]
ID, ASIDE = LANDMARKS
WEIGHTS = styles.find(styles.LINE).weights


class Landmarker:
    """In place of MediaPipe's, whose weights no clone has: sees what it is told to."""

    def __init__(self, seen: Callable[[Picture], list[Picture]]) -> None:
        self.drawings: list[Picture] = []
        self._seen = seen

    def landmarks(self, picture: Picture) -> list[Picture]:
        self.drawings.append(picture)
        return self._seen(picture)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("data") / "data")


def drawn(folder: Path, landmarker: Landmarker) -> Attempt:
    """The best drawing of the first portrait."""
    teacher = Teacher(WEIGHTS, cast(Recogniser, landmarker))
    return teacher.best(sitter_of(folder, ID, LANDMARKS[ID]))


def test_the_drawing_that_shows_the_person_best_is_kept(folder: Path) -> None:
    points = sitter_of(folder, ID, LANDMARKS[ID]).points
    # The darker a drawing, the nearer its landmarks are to the photo's.
    landmarker = Landmarker(lambda drawing: [points + 0.1 * drawing.mean()])
    best = drawn(folder, landmarker)
    darkest = min(drawing.mean() for drawing in landmarker.drawings)
    eyes = float(np.linalg.norm(points[33] - points[263]))
    assert best.error == pytest.approx(100 * np.sqrt(2) * 0.1 * darkest / eyes, rel=1e-3)
    assert len(landmarker.drawings) == 4 + len(GAINS)
    assert float(best.hand.max()) <= 1


def test_a_good_drawing_is_not_sought_in_other_light(folder: Path) -> None:
    points = sitter_of(folder, ID, LANDMARKS[ID]).points
    landmarker = Landmarker(lambda drawing: [points])
    best = drawn(folder, landmarker)
    assert best.error == 0
    if best.good:
        assert len(landmarker.drawings) == 1 + len(GAINS)


def test_of_whom_no_drawing_is_like_them_there_is_none_and_nobody_tries_again(
    folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "hands"
    points = sitter_of(folder, ID, LANDMARKS[ID]).points
    found = Landmarker(lambda drawing: [points] if drawing.shape[:2] == first.shape[:2] else [])
    first = sitter_of(folder, ID, LANDMARKS[ID]).photo
    make_hands(folder, [ID, ASIDE, "stranger"], WEIGHTS, store, cast(Recogniser, found))
    assert [path.name for path in sorted(store.iterdir())] == [f"{ASIDE}.none", f"{ID}.webp"]
    looked = len(found.drawings)
    make_hands(folder, [ID, ASIDE, "stranger"], WEIGHTS, store, cast(Recogniser, found))
    assert len(found.drawings) == looked


def test_portraits_learn_from_these_drawings(folder: Path, tmp_path: Path) -> None:
    hand = np.zeros((30, 20), np.float32)
    hand[10:20] = 1
    store = tmp_path / "hands"
    store.mkdir()
    hands.write(store, ID, hand)
    portraits = Portraits(folder, [ID, ASIDE], tmp_path / "ink", store)
    assert portraits.known(ID) == Known(artist=False, hand=True)
    assert portraits.known(ASIDE) == Known(artist=False, hand=False)
    plane = portraits.planes[0][10].numpy()
    height = len(plane)
    assert plane[height // 2].min() > 250
    assert plane[: height // 6].max() < 5


def test_light_from_one_side_is_evened_out(folder: Path) -> None:
    sitter = sitter_of(folder, ID, LANDMARKS[ID])
    falling = np.linspace(1, 0.3, sitter.photo.shape[1])[None, :, None]
    lit = sitter._replace(photo=(sitter.photo * falling).astype(np.uint8))
    box = sitter.face
    x, y, width, height = (int(v) for v in (box.x, box.y, box.width, box.height))

    def ratio(photo: Picture) -> float:
        face = photo[y : y + height, x : x + width]
        return float(face[:, : width // 2].mean() / face[:, width // 2 :].mean())

    assert abs(ratio(flattened(lit)) - 1) < 0.75 * abs(ratio(lit.photo) - 1)


def test_lips_are_drawn_as_dark_as_they_are_and_the_line_between_them_is_kept(folder: Path) -> None:
    sitter = sitter_of(folder, ID, LANDMARKS[ID])
    size = sitter.photo.shape[:2]
    lips = filled(size, [sitter.points[list(LIPS)]]) > 0.5
    black, skin = np.ones(size, np.float32), np.full_like(sitter.photo, 180)
    lip = tuple(sitter.points[17].astype(int) - (0, 4))[::-1]  # in the lower one
    drawn = {}
    for name, tone in (("pale", 150), ("painted", 40)):
        photo = skin.copy()
        photo[lips] = tone
        drawn[name] = with_own_lips(black, sitter._replace(photo=photo))
    assert drawn["pale"][lip] < 0.6
    assert drawn["painted"][lip] > drawn["pale"][lip] + 0.2
    mouth = sitter.points[[13, 14]].mean(axis=0).astype(int)
    assert drawn["pale"][mouth[1], mouth[0]] > 0.9
    assert drawn["pale"][5, 5] == 1
