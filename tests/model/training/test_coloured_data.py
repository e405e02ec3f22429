"""What coloured sketches are learnt from: flat fills, and where the parts are."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from model.training.data.coloured import FlatPortraits
from model.training.data.crops import Sample
from model.training.data.face_maps import face_map, feature_map
from model.training.data.flat import flat_fill, to_lab
from model.training.data.regions import regions
from tests.coloured_data import LANDMARKS, SIDE, persons, photo, write_folder

Mask = NDArray[np.uint8]
BOX = (SIDE, SIDE)
NOSE, CHIN, FOREHEAD = 4, 152, 10


@pytest.fixture(scope="module")
def people() -> dict[str, Mask]:
    return persons()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    return write_folder(tmp_path_factory.mktemp("data") / "data")


def test_a_flat_fill_keeps_the_mean_colour_of_the_face(people: dict[str, Mask]) -> None:
    for id, person in people.items():
        face = np.asarray(face_map(BOX, LANDMARKS[id]))
        fill = flat_fill(photo(id), person, face, np.asarray(feature_map(BOX, LANDMARKS[id])))
        inside = face > 127
        moved = to_lab(fill)[inside].mean(axis=0) - to_lab(photo(id))[inside].mean(axis=0)
        assert np.linalg.norm(moved) < 3, id


def test_a_flat_fill_is_flat_but_for_eyes_and_mouth(people: dict[str, Mask]) -> None:
    id, person = next(iter(people.items()))
    features = np.asarray(feature_map(BOX, LANDMARKS[id]))
    face = np.asarray(face_map(BOX, LANDMARKS[id]))
    fill = flat_fill(photo(id), person, face, features)
    before, after = (np.abs(np.diff(to_lab(x)[..., 0])) for x in (photo(id), fill))
    cheeks = ((face > 200) & (features < 20))[:, 1:]
    eyes = (features > 250)[:, 1:]
    assert np.median(after[cheeks]) < 0.7 * np.median(before[cheeks])
    assert after[eyes].mean() > 0.6 * before[eyes].mean()


@pytest.mark.parametrize("nobody", [0, 255])
def test_a_photo_with_nobody_or_nothing_else_has_a_fill_too(nobody: int) -> None:
    id = next(iter(LANDMARKS))
    person, nothing = np.full(BOX, nobody, np.uint8), np.zeros(BOX, np.uint8)
    fill = flat_fill(photo(id), person, nothing, nothing)
    assert fill.shape == (SIDE, SIDE, 3)
    assert np.abs(to_lab(fill)[..., 0] - to_lab(photo(id))[..., 0]).mean() < 6


def test_hair_is_above_skin_in_the_face_and_clothes_below(people: dict[str, Mask]) -> None:
    for id, person in people.items():
        found = regions(photo(id), LANDMARKS[id], person) > 127
        points = LANDMARKS[id][:, :2] * SIDE
        height = points[CHIN, 1] - points[FOREHEAD, 1]
        rows = [np.argwhere(mask)[:, 0].mean() for mask in found]
        assert rows[0] < rows[2], f"{id}: hair above clothes"
        assert rows[1] < rows[2], f"{id}: the face above clothes"
        cheek = points[[NOSE, CHIN]].mean(axis=0).round().astype(int)
        assert found[1, cheek[1], cheek[0]], f"{id}: skin between nose and chin"
        assert not found[2][: int(points[NOSE, 1])].any(), f"{id}: no clothes above the nose"
        top = int(points[FOREHEAD, 1] - 0.25 * height)
        assert found[0][:top].sum() > 10 * found[1][:top].sum(), f"{id}: a crown of hair"
        assert (found.sum(axis=0) <= 1).mean() > 0.98, f"{id}: a pixel is of one part"
        assert found[:, person == 0].mean() < 0.01, f"{id}: nothing of the background"


def test_hair_is_as_dark_as_it_is_and_skin_lighter(people: dict[str, Mask]) -> None:
    for id, person in people.items():
        hair, skin, _ = regions(photo(id), LANDMARKS[id], person) > 200
        light = to_lab(photo(id))[..., 0]
        assert np.median(light[hair]) < np.median(light[skin]) - 15, id


def test_without_landmarks_there_are_no_regions() -> None:
    assert not regions(photo("norod-0011"), None, np.full(BOX, 255, np.uint8)).any()


def test_fills_are_made_once(folder: Path, tmp_path: Path) -> None:
    id = next(iter(LANDMARKS))
    FlatPortraits(folder, [id], tmp_path / "ink", tmp_path)
    Image.new("RGB", BOX, "#123456").save(tmp_path / f"{id}.webp", lossless=True)
    (planes,) = FlatPortraits(folder, [id], tmp_path / "ink", tmp_path).planes
    assert Sample.of(planes).fill[:, 0, 0].tolist() == [0x12, 0x34, 0x56]
