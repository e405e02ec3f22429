"""A plotter's file is strokes that a pen can draw, in millimetres, in a sensible order."""

import itertools
import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from model.contract.finish import Finish
from model.contract.look import MEDIA
from model.drawing.composition import Drawing
from tests.drawings import STEMS, drawn, of_ink, rendered
from worker.formats.files import write

#: Pixels of a rendered sheet for each millimetre.
SCALE = 6.0


def plotted(drawing: Drawing, finish: Finish = Finish()) -> bytes:
    return write(drawing, finish, "plotter").content


def strokes(content: bytes) -> list[NDArray[np.float64]]:
    """The places that the pen goes through, (n, 2), of each stroke."""
    data = re.findall(r'<path d="M([^"]*)"/>', content.decode())
    assert len(data) == content.count(b"<path")
    return [np.array([place.split() for place in path.split("L")], float) for path in data]


def drawn_length(paths: list[NDArray[np.float64]]) -> float:
    return sum(float(np.hypot(*np.diff(path, axis=0).T).sum()) for path in paths)


def travel(paths: list[NDArray[np.float64]]) -> float:
    """How far the pen goes through the air."""
    return sum(float(np.hypot(*(b[0] - a[-1]))) for a, b in itertools.pairwise(paths))


def sheet(content: bytes, place: tuple[float, ...]) -> Image.Image:
    """What was drawn within a place of the sheet (x, y, width, height), mode L."""
    shown = Image.fromarray(rendered(content, dpi=25.4 * SCALE).astype(np.uint8)).convert("L")
    x, y, width, height = (round(SCALE * value) for value in place)
    return shown.crop((x, y, x + width, y + height))


def blank(width: int = 900, height: int = 900) -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A sheet where 5 px are a millimetre, if it is 900 px wide, and a pen."""
    ink = Image.new("L", (width, height), 255)
    return ink, ImageDraw.Draw(ink)


#: Where a square drawing lies.
SQUARE = (15.0, 58.5, 180.0, 180.0)


@pytest.mark.parametrize(
    ("size", "sheet_size"), [((900, 900), (210, 297)), ((1200, 600), (297, 210))]
)
def test_the_file_is_an_a4_sheet_in_millimetres_and_a_wide_drawing_turns_it(
    size: tuple[int, int], sheet_size: tuple[int, int]
) -> None:
    ink, pen = blank(*size)
    pen.rectangle((0, 0, size[0] - 1, size[1] - 1), outline=0, width=3)
    content = plotted(of_ink(ink))
    root = ElementTree.fromstring(content)  # noqa: S314
    width, height = sheet_size
    assert (root.get("width"), root.get("height")) == (f"{width}mm", f"{height}mm")
    assert root.get("viewBox") == f"0 0 {width} {height}"
    assert root.get("data-plotter") == "A4"
    places = np.concatenate(strokes(content))
    assert places.min() > 14
    assert (np.array(sheet_size) - places.max(axis=0)).min() > 14
    assert np.ptp(places[:, 0]) > width - 32, "as large as the margins allow"


@pytest.mark.parametrize("medium", MEDIA)
def test_nothing_is_filled_in_any_medium(medium: str) -> None:
    content = plotted(drawn(STEMS[1], medium))
    root = ElementTree.fromstring(content)  # noqa: S314
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "g", "path"}
    assert re.findall(rb'fill="([^"]*)"', content) == [b"none"]
    assert re.findall(rb'stroke-width="([^"]*)"', content) == [b"0.5"]
    assert len(strokes(content)) > 50


def test_a_thin_stroke_becomes_its_centre_line() -> None:
    ink, pen = blank()
    pen.line((100, 450, 800, 450), fill=0, width=4)
    (stroke,) = strokes(plotted(of_ink(ink)))
    assert np.abs(stroke[:, 1] - (58.5 + 90)).max() < 0.3
    assert np.sort(stroke[[0, -1], 0]) == pytest.approx([15 + 20, 15 + 160], abs=0.6)
    assert len(stroke) <= 4, "straight lines need few corners"


def test_strokes_go_straight_on_where_they_cross() -> None:
    ink, pen = blank()
    pen.line((200, 200, 700, 700), fill=0, width=4)
    pen.line((200, 700, 700, 200), fill=0, width=4)
    both = strokes(plotted(of_ink(ink)))
    assert len(both) == 2
    for stroke in both:
        assert drawn_length([stroke]) == pytest.approx(np.hypot(100, 100), abs=1.5)


def test_a_curve_is_smooth_and_no_farther_off_than_a_pen_shows() -> None:
    ink, pen = blank(3600, 3600)
    pen.ellipse((800, 800, 2800, 2800), outline=0, width=16)
    ink = ink.resize((900, 900))
    stroke = np.concatenate(strokes(plotted(of_ink(ink))))
    radius = np.hypot(*(stroke - [15 + 90, 58.5 + 90]).T)
    assert np.ptp(radius) < 0.4
    steps = np.diff(stroke, axis=0)
    turns = np.abs(np.diff(np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))))
    assert np.quantile(turns, 0.95) < 0.5, "no stairs"


def test_solid_black_is_hatched_up_to_its_outline_and_holes_stay_white() -> None:
    ink, pen = blank()
    pen.rectangle((200, 200, 700, 700), fill=0)
    pen.ellipse((400, 400, 500, 500), fill=255)
    content = plotted(of_ink(ink))
    shown = np.asarray(sheet(content, SQUARE))
    middle = shown[int(45 * SCALE) : int(75 * SCALE), int(45 * SCALE) : int(135 * SCALE)]
    assert 0.5 < (middle < 128).mean() < 0.9, "hatched"
    hole = shown[int(85 * SCALE) : int(95 * SCALE), int(85 * SCALE) : int(95 * SCALE)]
    assert hole.min() == 255
    outside = ImageChops.invert(ink).filter(ImageFilter.MaxFilter(3)).resize(shown.shape)
    assert shown[np.asarray(outside) == 0].min() == 255, "nothing beyond the outline"
    assert len(strokes(content)) < 12, "hatching goes on from row to row"


def test_small_spots_become_dots_and_none_is_lost() -> None:
    ink, pen = blank()
    for column in range(100, 900, 100):
        pen.ellipse((column, 300, column + 5, 305), fill=0)
        pen.rectangle((column, 600, column + 2, 602), fill=0)
    dots = strokes(plotted(of_ink(ink)))
    assert len(dots) == 16
    assert all(0 < drawn_length([dot]) < 1 for dot in dots)


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("medium", ["ink", "brush", "page"])
def test_the_pen_travels_a_third_of_what_it_draws_at_most(stem: str, medium: str) -> None:
    paths = strokes(plotted(drawn(stem, medium)))
    assert travel(paths) < 0.35 * drawn_length(paths)


@pytest.mark.parametrize("stem", STEMS)
def test_a_plotted_portrait_is_the_drawing(stem: str) -> None:
    """Every stroke lies where there is ink, and there is a stroke wherever there is ink."""
    drawing = drawn(stem)
    shown = sheet(plotted(drawing), SQUARE)
    inked = Image.fromarray(drawing.ink.numpy()).resize(shown.size)
    wide = round(0.8 * SCALE) // 2 * 2 + 1
    near_ink = np.asarray(inked.filter(ImageFilter.MinFilter(wide))) < 128
    near_stroke = np.asarray(shown.filter(ImageFilter.MinFilter(wide))) < 128
    assert near_ink[np.asarray(shown) < 128].mean() > 0.98
    assert near_stroke[np.asarray(inked) < 128].mean() > 0.99


def test_a_drawing_is_always_the_same_file() -> None:
    drawing = drawn(STEMS[0])
    assert plotted(drawing) == plotted(drawing)


def test_strokes_have_the_colour_of_the_ink_and_chalk_says_that_its_paper_is_dark() -> None:
    ink, pen = blank()
    pen.line((100, 450, 800, 450), fill=0, width=4)
    assert b'stroke="#0a2864"' in plotted(of_ink(ink), Finish(ink="#0a2864"))
    chalk = plotted(of_ink(ink, "chalk"))
    assert b'stroke="#f5f1e6"' in chalk
    assert b"background:#23282d" in chalk


@pytest.mark.parametrize("size", [(300, 300), (1, 900)])
def test_a_blank_drawing_is_a_sheet_without_strokes(size: tuple[int, int]) -> None:
    content = plotted(of_ink(Image.new("L", size, 255)))
    assert strokes(content) == []
    assert b'data-plotter="A4"' in content
