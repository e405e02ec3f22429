"""A PDF is one sheet of A4 with the drawing on it, ready to be printed."""

import re

import numpy as np
import pypdfium2
import pytest
import torch
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from model.contract.finish import Finish
from model.drawing.composition import Drawing
from tests.drawings import STEMS, difference, drawn, of_ink
from worker.formats.files import write

#: Pixels of a rendered page for each millimetre.
SCALE = 5.0


def pdf(drawing: Drawing, finish: Finish = Finish()) -> bytes:
    return write(drawing, finish, "pdf").content


def page(content: bytes, scale: float = SCALE) -> NDArray[np.int64]:
    """The one page of a file, on white, (H, W, 3)."""
    document = pypdfium2.PdfDocument(content)
    assert len(document) == 1
    picture = document[0].render(scale=scale * 25.4 / 72).to_pil().convert("RGB")
    document.close()
    return np.array(picture).astype(int)


def square(content: bytes) -> NDArray[np.int64]:
    """What lies within the margins of a page with a square drawing, (1024, 1024, 3)."""
    scale = 1024 / 180
    shown = page(content, scale)
    top, left = round((297 - 180) / 2 * scale), round(15 * scale)
    margins = shown.copy()
    margins[top - 2 : top + 1026, left - 2 : left + 1026] = 255
    assert (margins == 255).all(), "nothing is printed into the margins"
    return shown[top : top + 1024, left : left + 1024]


def with_frame(width: int, height: int) -> Image.Image:
    ink = Image.new("L", (width, height), 255)
    ImageDraw.Draw(ink).rectangle((0, 0, width - 1, height - 1), outline=0, width=10)
    return ink


@pytest.mark.parametrize(
    ("size", "sheet", "box"),
    [
        ((400, 600), (210, 297), (15, 13.5, 180, 270)),
        ((600, 600), (210, 297), (15, 58.5, 180, 180)),
        ((800, 400), (297, 210), (15, 38.25, 267, 133.5)),
        ((200, 900), (210, 297), (75.3, 15, 59.3, 267)),
    ],
)
def test_the_drawing_fills_a4_between_margins_of_15_mm(
    size: tuple[int, int], sheet: tuple[int, int], box: tuple[float, ...]
) -> None:
    if size == (400, 600):
        box = (16, 15, 178, 267)
    shown = page(pdf(of_ink(with_frame(*size))))
    assert shown.shape[1::-1] == pytest.approx([SCALE * side for side in sheet], abs=1)
    rows, columns = np.nonzero(shown[..., 0] < 128)
    left, top, width, height = (SCALE * value for value in box)
    assert [columns.min(), rows.min()] == pytest.approx([left, top], abs=2)
    assert [np.ptp(columns), np.ptp(rows)] == pytest.approx([width, height], abs=3)


@pytest.mark.parametrize(
    ("medium", "off"), [("ink", 0.025), ("brush", 0.02), ("page", 0.02), ("pencil", 0.03)]
)
def test_a_page_shows_the_drawing(medium: str, off: float) -> None:
    drawing = drawn(STEMS[1], medium)
    expected = drawing.ink.numpy()[..., None].astype(int)
    assert difference(square(pdf(drawing)), expected) < off


def test_lines_are_curves_and_greys_a_picture() -> None:
    ink = drawn(STEMS[1]).ink
    assert b"/Image" not in pdf(Drawing(ink, ink))
    assert b"/Image" in pdf(Drawing(ink, ink, medium="pencil"))
    assert b"/Image" not in pdf(Drawing(ink, ink, medium="pencil"), Finish(pure=True))


def test_curves_are_black_or_white_and_the_file_is_small() -> None:
    content = pdf(drawn(STEMS[0]))
    assert len(content) < 250_000
    shown = page(content, 20)
    assert ((shown > 40) & (shown < 215)).mean() < 0.03, "but for edges"


@pytest.mark.parametrize("medium", ["ink", "pencil"])
def test_it_is_printed_in_its_ink_on_its_paper(medium: str) -> None:
    ink = Image.new("L", (1024, 1024), 255)
    ImageDraw.Draw(ink).rectangle((300, 300, 700, 700), fill=0)
    shown = square(pdf(of_ink(ink, medium), Finish(ink="#0a2864", paper="#fff0c8")))
    assert shown[500, 500].tolist() == pytest.approx([10, 40, 100], abs=1)
    assert shown[100, 100].tolist() == pytest.approx([255, 240, 200], abs=1)


@pytest.mark.parametrize("medium", ["ink", "pencil"])
def test_transparent_paper_is_that_of_the_printer(medium: str) -> None:
    ink = Image.new("L", (1024, 1024), 255)
    ImageDraw.Draw(ink).rectangle((300, 300, 700, 700), fill=0)
    content = pdf(of_ink(ink, medium), Finish(ink="#0a2864", paper=None))
    shown = square(content)
    assert shown[500, 500].tolist() == pytest.approx([10, 40, 100], abs=2)
    assert shown[100, 100].tolist() == [255, 255, 255]


def test_chalk_is_printed_light_on_dark() -> None:
    shown = square(pdf(drawn(STEMS[1], "chalk")))
    assert np.median(shown) < 120
    assert (shown.min(axis=2) > 200).mean() > 0.02


def test_colours_are_printed_too() -> None:
    ink = torch.full((300, 300), 255, dtype=torch.uint8)
    ink[140:160] = 0
    fill = torch.empty((4, 300, 300), dtype=torch.uint8)
    fill[:3] = torch.tensor([200, 40, 40])[:, None, None]
    fill[3] = 255
    fill[3, :, 200:] = 0
    for finish in (Finish(), Finish(paper=None)):
        shown = square(pdf(Drawing(ink, ink, (), fill), finish))
        assert np.abs(shown[300, 300] - [200, 40, 40]).max() < 6
        assert shown[512, 300].max() < 10
        assert shown[300, 900].min() > 250


def test_pictures_are_no_sharper_than_printers() -> None:
    ink = Image.new("L", (4096, 4096), 200)
    content = pdf(of_ink(ink, "pencil"))
    assert b"/Width 2126 /Height 2126" in content


def test_the_table_says_where_each_object_begins() -> None:
    content = pdf(drawn(STEMS[1]))
    (table,) = re.findall(rb"startxref\n(\d+)\n%%EOF\n$", content)
    assert content[int(table) :].startswith(b"xref\n0 5\n")
    starts = re.findall(rb"(\d{10}) 00000 n \n", content)
    assert len(starts) == 4
    for number, start in enumerate(starts, start=1):
        assert content[int(start) :].startswith(b"%d 0 obj\n" % number)
    lengths = re.findall(rb"/Length (\d+) >>\nstream\n", content)
    ends = [m.end() for m in re.finditer(rb">>\nstream\n", content)]
    for end, length in zip(ends, lengths, strict=True):
        assert content[end + int(length) :].startswith(b"\nendstream")


def test_a_blank_drawing_is_a_blank_page() -> None:
    assert (page(pdf(of_ink(Image.new("L", (300, 300), 255)))) == 255).all()
