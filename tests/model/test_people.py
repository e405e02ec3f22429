"""Who is in a picture decides how it is drawn, and is known of its drawing."""

from pathlib import Path

import numpy as np
import pytest
import torch

from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.close_ups import SIDE, close_ups_of
from model.drawing.faces import Face
from model.drawing.landmarks import CHIN, LEFT_EYE, RIGHT_EYE
from model.drawing.people import Box, People, ReadFace
from model.drawing.reader import MOST, FaceReader
from model.drawing.resizing import resized
from tests.photographed import HERE, photo_path, pixels

MISTAKEN = sorted((HERE / "mistaken").glob("*.webp"))
#: Topmost row of hair or hat, leftmost and rightmost column of the head, as shares of the sides, as
#: they were marked by eye.
MARKED = {
    "interfaces-0032": (0.03, 0.19, 0.79),
    "interfaces-0050": (0.02, 0.10, 0.92),
    "norod-0011": (-0.02, 0.16, 0.94),
    "norod-0037": (0.0, 0.12, 0.87),
}


@pytest.fixture(scope="module")
def artist() -> Artist:
    return Artist.load("line", device="cpu")


@pytest.fixture(scope="module")
def reader(artist: Artist) -> FaceReader:
    assert artist.reader is not None
    return artist.reader


def crowd() -> torch.Tensor:
    """Forty people, faces about 30 px high."""
    tiles = [pixels(path) for path in sorted((HERE / "photos").glob("*.webp"))]
    tiles = [resized(tile, (72, 72)) for tile in tiles]
    return torch.cat([torch.cat(tiles[row:] + tiles[:row], dim=2) for row in range(4)], dim=1)


@pytest.mark.parametrize("path", MISTAKEN, ids=lambda path: path.stem)
def test_what_the_finder_alone_takes_for_a_face_is_not_drawn_as_one(
    artist: Artist, reader: FaceReader, path: Path
) -> None:
    photo = pixels(path)
    assert len(reader.finder.find(photo)) == 2
    (drawing,) = artist.draw([photo], [Look()])
    (face,) = drawing.faces
    (read,) = drawing.read
    assert read.box == face


def test_landmarks_are_known_in_pixels_of_the_drawing(artist: Artist, reader: FaceReader) -> None:
    photo = resized(pixels(photo_path("norod-0036")), (256, 256))
    (drawing,) = artist.draw([photo], [Look()])
    (face,) = reader.people(photo).read
    (drawn,) = drawing.read
    factor = drawing.ink.shape[0] / 256
    assert factor > 2
    np.testing.assert_allclose(np.array(drawn.points), factor * np.array(face.points), rtol=1e-4)
    for eye in (RIGHT_EYE, LEFT_EYE):
        x, y = np.mean([drawn.points[index] for index in eye], axis=0).round().astype(int)
        assert (drawing.ink[y - 12 : y + 12, x - 20 : x + 20] < 100).any()


def test_of_a_crowd_the_tallest_are_read_and_nobody_is_lost(reader: FaceReader) -> None:
    photo = crowd()
    people = reader.people(photo)
    assert len(people.read) <= MOST
    assert len(people.faces) >= 0.95 * len(reader.finder.find(photo)) >= 35
    least = min(face.box.height for face in people.read)
    assert all(face.height <= least for face in people.unread)


@pytest.mark.parametrize("id", sorted(MARKED))
def test_a_head_reaches_to_the_ends_of_its_hair_and_to_its_chin(
    reader: FaceReader, id: str
) -> None:
    photo = pixels(photo_path(id))
    (face,) = reader.people(photo).read
    top, left, right = MARKED[id]
    height, width = photo.shape[1:]
    off = 0.06
    assert face.head.top / height == pytest.approx(top, abs=off)
    assert face.head.left / width == pytest.approx(left, abs=off)
    assert face.head.right / width == pytest.approx(right, abs=off)
    assert face.points[CHIN][1] < face.head.bottom < face.points[CHIN][1] + 0.15 * face.box.height


def test_close_ups_hold_whole_heads(reader: FaceReader) -> None:
    people = reader.people(crowd())
    squares = close_ups_of(people, 1.0)
    assert len(squares) == len(people.faces)
    for face, square in zip(people.read, squares, strict=False):
        middle = square.left + square.side / 2, square.top + square.side / 2
        # Of the square, this share is laid over the drawing without being blended with it.
        reach = 0.72 * square.side / 2
        assert all(abs(y - middle[1]) < reach for _, y in face.points)
        above = middle[1] - max(face.head.top, 0)
        assert above < 1.15 * reach, "hair ends where close-ups are blended in, or before"


def test_a_head_that_is_known_moves_its_close_up_only_a_little() -> None:
    face = Face(100, 100, 30, 40, 0.9)
    far = Box(100, -400, 130, 140)
    read = ReadFace(face, far, 1.0, (), None, {}, {}, {})  # type: ignore[arg-type]
    (moved, alone) = close_ups_of(People((read,), (face,)), 1.0)
    assert moved.side == alone.side == pytest.approx(40 * SIDE / 150)
    assert alone.top - moved.top == pytest.approx(0.17 * 40)
    assert moved.left == alone.left
