"""A sketch is told from a photo, and read as ink and scribbles, whatever paper and light."""

import math

import pytest
import torch
from torch import Tensor

from model.drawing.lab import to_lab
from model.drawing.sketches import is_sketch, read_sketch
from tests import paper

#: A box in the upper middle of a drawing, with hair in it: left, top, right, bottom.
BOX = (150, 60, 420, 160)
CRAYONS = {"red": (220, 40, 40), "green": (60, 170, 70), "blue": (50, 80, 220)}


@pytest.fixture(scope="module")
def drawings() -> dict[str, Tensor]:
    return paper.line_drawings()


@pytest.fixture(scope="module")
def drawing(drawings: dict[str, Tensor]) -> Tensor:
    return drawings["norod-0068"]


def where(drawing: Tensor) -> tuple[Tensor, Tensor]:
    """Certain ink and certain paper in a drawing as it was drawn, bool (H, W)."""
    return drawing[0] < 30, drawing[0] > 250


def inside(box: tuple[int, int, int, int], drawing: Tensor, rim: int = 4) -> Tensor:
    mask = torch.zeros(drawing.shape[1:], dtype=torch.bool)
    mask[box[1] + rim : box[3] - rim, box[0] + rim : box[2] - rim] = True
    return mask


@pytest.mark.parametrize("path", paper.PHOTOS, ids=lambda path: path.stem)
def test_a_photo_of_somebody_is_no_sketch(path: paper.Path) -> None:
    assert not is_sketch(paper.photo(path))
    assert not is_sketch(paper.by_lamplight(paper.photo(path, 200)))


def test_a_line_drawing_is_a_sketch(drawings: dict[str, Tensor]) -> None:
    assert all(is_sketch(sheet) for sheet in drawings.values())


@pytest.mark.parametrize("condition", paper.CONDITIONS)
def test_it_is_one_on_a_phones_picture_too_and_its_ink_is_the_same(
    condition: paper.Condition, drawings: dict[str, Tensor]
) -> None:
    for name, sheet in drawings.items():
        seen = condition(sheet)
        assert is_sketch(seen), name
        darkness = read_sketch(seen).darkness[0]
        ink, blank = where(sheet)
        assert darkness[ink].mean() > 0.9, name
        assert darkness[blank].mean() < 0.02, "neither shadow nor grain is ink"
        assert (darkness[blank] > 0.5).float().mean() < 0.005, name


@pytest.mark.parametrize("condition", [paper.as_it_is, paper.from_the_side, paper.by_lamplight])
def test_the_rules_of_lined_paper_are_no_ink(condition: paper.Condition, drawing: Tensor) -> None:
    rules = paper.ruled(torch.full_like(drawing, 255))[0] < 250
    seen = condition(paper.ruled(drawing))
    ink, blank = where(drawing)
    sketch = read_sketch(seen)
    assert is_sketch(seen)
    assert sketch.darkness[0][rules & blank].mean() < 0.02
    assert sketch.darkness[0][ink].mean() > 0.9, "strokes go on across them"
    assert sketch.scribbled[0][rules & blank].mean() < 0.02, "blue as they are"


@pytest.mark.parametrize("condition", [paper.as_it_is, paper.all_of_it])
@pytest.mark.parametrize("crayon", CRAYONS)
def test_a_scribble_is_a_hint_of_its_hue_and_no_ink(
    crayon: str, condition: paper.Condition, drawing: Tensor
) -> None:
    seen = condition(paper.scribbled(drawing, CRAYONS[crayon], BOX))
    assert is_sketch(seen)
    sketch = read_sketch(seen)
    ink, blank = where(drawing)
    band, hinted = inside(BOX, drawing), sketch.scribbled[0] > 0
    assert hinted[band & blank].float().mean() > 0.95, "its middle too, where no paper is near"
    assert hinted[~inside(BOX, drawing, rim=-4)].float().mean() < 0.002, "nothing else is hinted at"
    assert sketch.darkness[0][band & blank].mean() < 0.02
    hues = hue(sketch.colours[:, hinted]), hue(torch.tensor(CRAYONS[crayon])[:, None] / 255)
    assert abs((hues[0] - hues[1] + 180) % 360 - 180) < 15
    assert sketch.darkness[0][band & ink].mean() > 0.85, "black lines under it stay"


def hue(rgb: Tensor) -> float:
    """Of the mean of colours (3, N) in Lab, in degrees."""
    _, a, b = to_lab(rgb[:, None]).mean(dim=(1, 2)).tolist()
    return math.degrees(math.atan2(b, a))


def test_a_hint_under_a_line_has_the_colour_around_it(drawing: Tensor) -> None:
    """Else lines would be painted into the hair in black, once by the ink and once by the hint."""
    seen = paper.scribbled(drawing, CRAYONS["red"], BOX)
    sketch = read_sketch(seen)
    under = inside(BOX, drawing) & (sketch.darkness[0] > 0.5) & (sketch.scribbled[0] > 0)
    assert under.any()
    red, green, _ = sketch.colours[:, under].mean(dim=1)
    assert red > 0.6
    assert red > 2 * green


def test_black_hair_in_a_dim_photo_is_no_scribble(drawings: dict[str, Tensor]) -> None:
    """A hundredth of it would do for the hair to be taken for coloured by hand."""
    for name, sheet in drawings.items():
        assert read_sketch(paper.all_of_it(sheet)).scribbled.mean() < 0.0005, name


@pytest.mark.parametrize("size", [(1, 1), (8, 11), (5, 300)])
def test_a_blank_sheet_is_read_as_paper_however_small_or_long(size: tuple[int, int]) -> None:
    sketch = read_sketch(torch.full((3, *size), 200, dtype=torch.uint8))
    assert sketch.darkness.shape == (1, *size)
    assert not sketch.darkness.any()
    assert not sketch.scribbled.any()
    assert torch.isfinite(sketch.colours).all()
