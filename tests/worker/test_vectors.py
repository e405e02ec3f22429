"""An SVG is the drawing: as exact, sharp at any size, and small."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from PIL import Image, ImageDraw

from model.contract.finish import Finish
from model.contract.look import MEDIA
from model.drawing.composition import Drawing
from tests import memory
from tests.drawings import STEMS, difference, drawn, of_ink, rendered
from worker.formats.files import write
from worker.formats.vectors import RICH, SHADED, SHADES, SOFT


def svg(drawing: Drawing, finish: Finish = Finish()) -> bytes:
    return write(drawing, finish, "svg").content


@pytest.mark.parametrize("stem", STEMS)
def test_an_svg_of_ink_is_small_and_looks_like_the_drawing(stem: str) -> None:
    drawing = drawn(stem)
    content = svg(drawing)
    assert len(content) < 300_000
    assert difference(rendered(content), drawing.ink.numpy()[..., None].astype(int)) < 0.02


@pytest.mark.parametrize(
    ("medium", "kilobytes"), [("page", 300), ("brush", 300), ("pencil", 700), ("chalk", 700)]
)
def test_other_media_look_like_themselves_too(medium: str, kilobytes: int) -> None:
    drawing = drawn(STEMS[1], medium)
    content = svg(drawing, Finish(ink="#f0f0f0", paper="#101010"))
    assert len(content) < 1000 * kilobytes
    ink = 240 + drawing.ink.numpy()[..., None].astype(int) * (16 - 240) / 255
    assert difference(rendered(content), ink) < 0.03


@pytest.mark.parametrize("medium", MEDIA)
def test_an_svg_has_one_fill_and_as_many_tones_as_its_medium(medium: str) -> None:
    ramp = Image.linear_gradient("L")
    content = svg(of_ink(ramp, medium)).decode()
    assert len(re.findall(' fill="', content)) == 2, "of the paper and of the ink"
    greys = {"ink": len(RICH) - 1, **dict.fromkeys(SOFT, SHADES - 1)}
    tones = greys.get(medium, int(medium in SHADED))
    assert content.count("fill-opacity") == tones


def svg_of_a_large_ramp(medium: str) -> int:
    """The length of the SVG of the largest drawing, half of it dark."""
    return len(svg(of_ink(Image.linear_gradient("L").resize((4096, 4096)), medium)))


def test_the_largest_drawing_needs_little_memory_to_become_an_svg() -> None:
    # Of the gigabyte and a half in which all of it must fit, the drawing takes one.
    needed = memory.measured(svg_of_a_large_ramp, "pencil")
    assert needed.result > 500
    assert needed.after - needed.before < 0.5 * 2**30


@pytest.mark.parametrize("grey", [245, 215, 100])
def test_greys_of_faces_and_between_fine_curls_stay_greys_in_ink(grey: int) -> None:
    ink = Image.new("L", (400, 400), 255)
    pen = ImageDraw.Draw(ink)
    pen.rectangle((100, 100, 299, 299), fill=grey)
    for x in range(110, 290, 12):
        pen.line((x, 110, x, 289), fill=0, width=4)
    shown = rendered(svg(of_ink(ink)))[..., 0]
    assert abs(int(np.median(shown[100:300, 102:107])) - grey) < 35


def test_what_is_pure_has_no_greys_in_any_medium() -> None:
    content = svg(of_ink(Image.linear_gradient("L"), "pencil"), Finish(pure=True))
    greys = rendered(content)[:, 128, 0]
    assert set(greys[[0, 100, 120, 135, 200, 255]]) == {0, 255}
    assert b"opacity" not in content


def test_soft_strokes_stay_soft_in_pencil() -> None:
    ink = Image.new("L", (200, 200), 255)
    ImageDraw.Draw(ink).rectangle((0, 40, 199, 79), fill=150)
    ImageDraw.Draw(ink).rectangle((0, 120, 199, 159), fill=20)
    tones = rendered(svg(of_ink(ink, "pencil")))[[60, 140, 180], 100, 0]
    assert np.abs(tones - [150, 20, 255]).max() < 30


@pytest.mark.parametrize("side", [700, 2500])
def test_eyes_stay_open_and_no_pupil_is_lost(side: int) -> None:
    """Pupils of 3 px and, in eyes that are black, highlights of 4 px."""
    ink = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(ink)
    for row in range(20, 620, 30):
        pen.rectangle((100, row, 102, row + 2), fill=0)
        pen.rectangle((200, row, 215, row + 15), fill=0)
        pen.rectangle((204, row + 4, 207, row + 7), fill=255)
    shown = rendered(svg(of_ink(ink)))[..., 0]
    rows = np.arange(20, 620, 30)
    assert (shown[rows + 1, 101] < 60).all()
    assert (shown[rows + 6, 206] > 195).all()


def test_an_svg_shows_the_same_lines_in_the_same_place_in_the_colours_of_the_finish() -> None:
    ink = Image.new("L", (600, 400), 255)
    ImageDraw.Draw(ink).ellipse((100, 50, 500, 350), outline=0, width=8)
    content = svg(of_ink(ink), Finish(ink="#000080", paper="#fff8e0"))
    shown = rendered(content)
    assert shown.shape == (400, 600, 3)
    expected = np.where(np.array(ink)[..., None] < 128, [0, 0, 128], [255, 248, 224])
    assert difference(shown, expected) < 0.004


def test_chalk_is_light_on_a_dark_sheet() -> None:
    ink = Image.new("L", (100, 100), 255)
    ImageDraw.Draw(ink).rectangle((40, 40, 60, 60), fill=0)
    shown = rendered(svg(of_ink(ink, "chalk")))
    assert shown[50, 50].min() > 200
    assert shown[10, 10].max() < 60


def test_an_svg_is_plain_markup_without_scripts_or_links() -> None:
    root = ElementTree.fromstring(svg(drawn(STEMS[1]), Finish(paper=None)))  # noqa: S314
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "g", "path"}, "transparent paper needs no sheet"
