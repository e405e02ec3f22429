"""Avatars and stickers of real photos show whole heads, of everybody whom the photo is of."""

import io
import math
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image

from model.contract.finish import Finish
from model.drawing.artist import Artist
from model.drawing.composition import Drawing
from model.drawing.people import Box
from model.drawing.reader import FaceReader
from tests.photographed import photo_path, pixels
from worker.formats.files import write


@pytest.fixture(scope="module")
def reader() -> FaceReader:
    artist = Artist.load("line", device="cpu")
    assert artist.reader is not None
    return artist.reader


def known(reader: FaceReader, photo: torch.Tensor) -> Drawing:
    """A drawing that shows nothing but its heads: each box filled with ink, on paper."""
    people = reader.people(photo)
    ink = torch.full(photo.shape[1:], 255, dtype=torch.uint8)
    for face in people.read:
        left, top, right, bottom = (max(0, round(side)) for side in face.head)
        ink[top:bottom, left:right] = 0
    return Drawing(ink, torch.full_like(ink, 255), tuple(people.faces), read=people.read)


def avatar(drawing: Drawing) -> np.ndarray:
    file = write(drawing, Finish(), "avatar")
    picture = np.array(Image.open(io.BytesIO(file.content)).convert("L"))
    assert picture.shape[0] == picture.shape[1]
    return picture


def inked(picture: np.ndarray) -> Box:
    rows, columns = (np.flatnonzero((picture < 128).any(axis)) for axis in (1, 0))
    return Box(columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)


def small_in(photo: torch.Tensor, left: int, top: int, size: int) -> torch.Tensor:
    """The photo, made smaller, somewhere in a grey picture of 900 x 700 px."""
    canvas = torch.full((3, 700, 900), 128, dtype=torch.uint8)
    small = Image.fromarray(photo.permute(1, 2, 0).numpy()).resize((size, size))
    canvas[:, top : top + size, left : left + size] = torch.tensor(np.array(small)).permute(2, 0, 1)
    return canvas


def test_the_whole_head_lies_in_the_circle_of_an_avatar(reader: FaceReader) -> None:
    drawing = known(reader, small_in(pixels(photo_path("interfaces-0050")), 300, 150, 300))
    picture = avatar(drawing)
    head, middle = inked(picture), picture.shape[0] / 2
    corners = [(x, y) for x in (head.left, head.right) for y in (head.top, head.bottom)]
    assert all(math.hypot(x - middle, y - middle) < middle for x, y in corners)
    assert head.bottom - head.top > 0.5 * picture.shape[0]


@pytest.mark.parametrize("id", ["interfaces-0044", "norod-0071", "norod-0037"])
def test_an_avatar_is_never_cut_at_the_top(reader: FaceReader, id: str) -> None:
    whole = pixels(photo_path(id))
    (face,) = reader.people(whole).read
    middle, half = round((face.head.left + face.head.right) / 2), round(0.6 * face.box.width)
    # Narrower than the head is high.
    photo = whole[:, :, max(0, middle - half) : middle + half]
    drawing = known(reader, photo)
    (face,) = drawing.read
    shown = inked(avatar(drawing))
    assert shown.bottom - shown.top == pytest.approx(
        min(face.head.bottom, photo.shape[1]) - max(face.head.top, 0), abs=3
    )


def test_two_people_are_both_in_their_avatar_and_far_apart_with_paper(reader: FaceReader) -> None:
    both = torch.cat([pixels(photo_path("norod-0036")), pixels(photo_path("norod-0037"))], 2)
    drawing = known(reader, both)
    assert len(drawing.read) == 2
    picture = avatar(drawing)
    columns = (picture < 128).any(0).astype(int)
    assert (np.diff(columns) == 1).sum() == 2, "two heads, with paper between"
    assert columns[0] == columns[-1] == 0, "neither is cut"
    assert (picture[:10] == 255).all()


def test_in_a_crowd_an_avatar_is_of_the_tallest(reader: FaceReader) -> None:
    drawing = known(reader, small_in(pixels(photo_path("norod-0036")), 20, 20, 200))
    (face,) = drawing.read
    crowd = [
        face,
        *(replace(face.scaled(0.9), head=_moved(face.head, x)) for x in range(90, 1350, 90)),
    ]
    many = replace(drawing, read=tuple(crowd), faces=tuple(one.box for one in crowd))
    assert avatar(many).shape == avatar(drawing).shape


def _moved(head: Box, right: float) -> Box:
    return Box(head.left + right, head.top, head.right + right, head.bottom)
