"""Faces are read in photographs, drawings and cartoons."""

import csv
import statistics
from pathlib import Path

import numpy as np
import pytest
import torch

from model.contract.errors import OperatorError
from model.drawing.colour_names import CLOTHES, EYES, nearest
from model.drawing.colours_read import colours_in
from model.drawing.faces import Face
from model.drawing.landmarks import CHIN, LEFT_EYE, RIGHT_EYE
from model.drawing.people import ReadFace
from model.drawing.poses import mean_face, pose
from model.drawing.reader import FaceReader
from model.network.reader import SIDE
from model.training.data.face_points import of_mesh
from model.training.data.portraits import read_landmarks
from model.training.evaluation.reader import STYLE_POINTS, error_of
from tests.photographed import HERE, LANDMARKS_FILE, photo_path, pixels

PHOTOS = sorted(path.stem for path in (HERE / "photos").glob("*.webp"))
HEADS = sorted(path.stem for path in (HERE / "heads").glob("*.webp"))
GLASSES = {"norod-0011", "interfaces-0045"}


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    return FaceReader.load()


def marked() -> dict[str, np.ndarray]:
    """Landmarks (68, 2) of drawn heads, NaN where none is marked."""
    found = {}
    with STYLE_POINTS.open() as file:
        for row in csv.DictReader(file):
            points = np.full((68, 2), np.nan)
            for name, value in row.items():
                if name != "id" and value:
                    points[int(name[1:]), "xy".index(name[0])] = float(value)
            found[row["id"]] = points
    return found


def read_one(reader: FaceReader, path: Path) -> ReadFace:
    (face,) = reader.find(pixels(path))
    return face


@pytest.mark.parametrize("id", ["norod-0011", "interfaces-0032"])
def test_landmarks_lie_where_the_teacher_sees_them(reader: FaceReader, id: str) -> None:
    photo = pixels(photo_path(id))
    points = of_mesh(read_landmarks(LANDMARKS_FILE)[id][:, :2] * (photo.shape[2], photo.shape[1]))
    (face,) = reader.find(photo)
    (error,) = error_of(face, points)
    assert error.corners < 6
    wanted = np.degrees(pose(points, mean_face()))
    read = (face.pose.yaw, face.pose.pitch, face.pose.roll)
    np.testing.assert_allclose(read, wanted, atol=10)


def test_heads_of_cartoons_and_illustrations_are_read(reader: FaceReader) -> None:
    points = marked()
    errors = [error_of(read_one(reader, HERE / "heads" / f"{id}.webp"), points[id]) for id in HEADS]
    assert statistics.median(error.corners for (error,) in errors) < 8
    assert max(error.corners for (error,) in errors) < 20


@pytest.mark.parametrize("id", PHOTOS)
def test_a_portrait_is_of_one_person_with_both_eyes_in_the_box(reader: FaceReader, id: str) -> None:
    face = read_one(reader, photo_path(id))
    assert face.likelihood > 0.9
    box = face.box
    for eye in (RIGHT_EYE, LEFT_EYE):
        x, y = np.mean([face.points[index] for index in eye], axis=0)
        assert box.x < x < box.x + box.width
        assert box.y < y < box.y + box.height


@pytest.mark.parametrize("id", PHOTOS)
def test_glasses_are_seen_on_those_who_wear_them(reader: FaceReader, id: str) -> None:
    assert (read_one(reader, photo_path(id)).worn["glasses"] > 0.5) == (id in GLASSES)


def test_several_people_are_read_each_in_their_place(reader: FaceReader) -> None:
    left, right = pixels(photo_path("interfaces-0032")), pixels(photo_path("norod-0036"))
    height = min(left.shape[1], right.shape[1])
    both = torch.cat([left[:, :height], right[:, :height]], 2)
    found = sorted(reader.find(both), key=lambda face: face.box.x)
    assert len(found) == 2
    assert all(x < left.shape[2] for x, _ in found[0].points)
    assert all(x > left.shape[2] for x, _ in found[1].points)


def test_paper_and_noise_are_nobody(reader: FaceReader) -> None:
    paper = torch.full((3, 300, 400), 250, dtype=torch.uint8)
    noise = torch.randint(0, 256, (3, 300, 400), generator=torch.Generator().manual_seed(1))
    assert reader.find(paper) == []
    assert reader.find(noise.to(torch.uint8)) == []


def test_a_shoulder_that_the_finder_takes_for_a_face_is_none_to_the_reader(
    reader: FaceReader,
) -> None:
    photo = pixels(photo_path("norod-0036"))
    (face,) = reader.find(photo)
    x, y = face.points[CHIN]
    shoulder = Face(x + 0.3 * face.box.width, y - 40, 114, 156, certainty=0.6)
    (said, again) = reader.read(photo, [shoulder, face.box])
    assert said.likelihood < 0.5 < again.likelihood


def test_colours_are_those_of_the_parts() -> None:
    head = torch.zeros(3, SIDE, SIDE, dtype=torch.uint8)
    regions = torch.zeros(3, SIDE, SIDE)
    for index, colour in enumerate([(30, 26, 26), (227, 191, 168), (180, 38, 47)]):
        rows = slice(30 * index, 30 * index + 30)
        head[:, rows] = torch.tensor(colour, dtype=torch.uint8)[:, None, None]
        regions[index, rows] = 1
    points = torch.full((68, 2), 50.0)
    found = colours_in(head, regions, head, points)
    assert {part: colour.name for part, colour in found.items()} == {
        "hair": "black",
        "skin": "light",
        "clothes": "red",
    }
    assert found["clothes"].value == "#b4262f"


def test_irises_have_the_colour_around_the_pupil() -> None:
    picture = torch.full((3, 200, 200), 235, dtype=torch.uint8)
    points = torch.full((68, 2), 10.0)
    for eye, x in ((RIGHT_EYE, 60), (LEFT_EYE, 140)):
        corners = [(-20, 0), (-8, -6), (8, -6), (20, 0), (8, 6), (-8, 6)]
        points[list(eye)] = torch.tensor([(x + dx, 100 + dy) for dx, dy in corners]).float()
        picture[:, 92:109, x - 8 : x + 9] = torch.tensor([107, 139, 171])[:, None, None].byte()
        picture[:, 98:103, x - 2 : x + 3] = 10
    regions = torch.zeros(3, SIDE, SIDE)
    found = colours_in(picture[:, :SIDE, :SIDE], regions, picture, points)
    assert list(found) == ["eyes"]
    assert found["eyes"].name == "blue"


@pytest.mark.parametrize(
    ("colour", "names", "name"),
    [
        ("#000000", CLOTHES, "black"),
        ("#fafafa", CLOTHES, "white"),
        ("#1b2a5c", CLOTHES, "navy"),
        ("#c81e1e", CLOTHES, "red"),
        ("#3d2b1f", EYES, "brown"),
    ],
)
def test_a_colour_has_the_name_of_the_nearest(
    colour: str, names: dict[str, str], name: str
) -> None:
    assert nearest(colour, names) == name


def test_broken_weights_are_said_so(tmp_path: Path) -> None:
    path = tmp_path / "reader.safetensors"
    path.write_bytes(b"no weights")
    with pytest.raises(OperatorError, match="artline train reader"):
        FaceReader.load(path)
