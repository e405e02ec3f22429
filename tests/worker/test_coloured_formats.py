"""A drawing with colours under its lines as the files that people can use."""

import io

import numpy as np
import pytest
import torch
from PIL import Image

from model.contract.finish import Finish
from model.contract.wish import Output
from model.drawing.composition import Drawing
from model.drawing.faces import Face
from worker.formats.files import STICKER_BYTES, write

RED, BLUE = [200, 40, 40], [40, 60, 200]


def cartoon(background: int = 255) -> Drawing:
    """Somebody in red before a blue wall, which is so opaque; a black bar lies across both."""
    ink = torch.full((600, 400), 255, dtype=torch.uint8)
    ink[290:310] = 0
    person = torch.zeros((600, 400), dtype=torch.uint8)
    person[100:, 100:300] = 255
    fill = torch.empty((4, 600, 400), dtype=torch.uint8)
    fill[:3] = torch.tensor(BLUE)[:, None, None]
    fill[:3, 100:, 100:300] = torch.tensor(RED)[:, None, None]
    fill[3] = torch.where(person > 0, 255, background)
    return Drawing(ink, person, (Face(150, 120, 100, 140, 0.9),), fill)


def pixels(drawing: Drawing, output: Output, finish: Finish = Finish()) -> np.ndarray:
    file = write(drawing, finish, output)
    picture = Image.open(io.BytesIO(file.content))
    assert picture.size == (file.width, file.height)
    return np.array(picture).astype(int)


@pytest.mark.parametrize(("output", "slack"), [("png", 0), ("webp", 12), ("jpeg", 12)])
def test_every_kind_shows_colours_under_the_lines(output: Output, slack: int) -> None:
    picture = pixels(cartoon(), output)
    assert picture.shape == (600, 400, 3)
    for (row, column), colour in {(200, 200): RED, (200, 40): BLUE, (300, 200): [0, 0, 0]}.items():
        assert np.abs(picture[row, column] - colour).max() <= slack


def test_lines_over_colours_have_the_colour_of_the_ink() -> None:
    picture = pixels(cartoon(), "png", Finish(ink="#0a7030"))
    assert picture[300, 200].tolist() == [10, 112, 48]
    assert picture[200, 200].tolist() == RED


@pytest.mark.parametrize("output", ["png", "jpeg"])
def test_coloured_paper_lies_behind_what_was_dropped_and_not_behind_the_person(
    output: Output,
) -> None:
    picture = pixels(cartoon(background=0), output, Finish(paper="#ffe8a0"))
    assert np.abs(picture[200, 40] - [255, 232, 160]).max() <= 4
    assert np.abs(picture[200, 200] - RED).max() <= 12


def test_a_background_that_is_half_there_mixes_with_the_paper() -> None:
    picture = pixels(cartoon(background=128), "png", Finish(paper="#ffffff"))
    assert np.abs(picture[200, 40] - (np.array(BLUE) + 255) / 2).max() <= 2


def test_transparent_paper_lets_the_chat_shine_through_around_the_person() -> None:
    picture = pixels(cartoon(background=0), "png", Finish(paper=None))
    assert picture[200, 40, 3] == 0
    assert picture[200, 200].tolist() == [*RED, 255]
    assert picture[300, 40].tolist() == [0, 0, 0, 255]


def test_a_jpeg_of_transparent_paper_is_white_behind_the_person() -> None:
    picture = pixels(cartoon(background=0), "jpeg", Finish(paper=None))
    assert picture[200, 40].min() > 245


def test_a_sticker_is_the_coloured_person_with_a_white_rim() -> None:
    picture = pixels(cartoon(), "sticker")
    assert max(picture.shape) == 512
    assert picture[0, 0, 3] == 0
    middle = picture[picture.shape[0] // 4]
    solid = np.flatnonzero(middle[:, 3] == 255)
    assert (middle[solid[0], :3] == 255).all()
    inside = middle[len(middle) // 2]
    assert np.abs(inside - [*RED, 255]).max() <= 12
    blue = (picture[..., 2] > 150) & (picture[..., 0] < 100) & (picture[..., 3] > 0)
    assert not blue.any(), "nothing of the wall"


def test_a_sticker_full_of_detail_is_as_small_as_telegram_wants() -> None:
    generator = torch.Generator().manual_seed(0)
    leaves = torch.randint(256, (4, 600, 600), generator=generator).to(torch.uint8)
    leaves[3] = 255
    file = write(Drawing(leaves[3], leaves[3], (), leaves), Finish(), "sticker")
    assert len(file.content) < STICKER_BYTES
    picture = np.array(Image.open(io.BytesIO(file.content)))
    assert picture[250, 250, 3] == 255
    assert picture[..., :3].std() > 30, "the detail is still there"


def test_an_avatar_is_a_coloured_square_around_the_face() -> None:
    picture = pixels(cartoon(), "avatar")
    assert picture.shape == (291, 291, 3)
    assert picture[100, 147].tolist() == RED
    assert picture[100, 5].tolist() == BLUE


def test_an_svg_has_the_lines_alone() -> None:
    content = write(cartoon(), Finish(), "svg").content.decode()
    assert "#c82828" not in content
    assert "<path" in content
