"""A drawing as the files that people can use."""

import io
import xml.etree.ElementTree as ElementTree

import numpy as np
import paper
import pytest
import resvg_py
import torch
from PIL import Image, ImageDraw

from model.artist import Artist
from model.composition import Drawing
from model.faces import Face
from model.look import Finish, Look
from worker.formats import STICKER_BYTES, write
from worker.jobs import Output


def portrait(side: int = 600) -> Drawing:
    """A head of strokes in the middle, with a frame in the background."""
    ink, person = Image.new("L", (side, side), 255), Image.new("L", (side, side))
    pen = ImageDraw.Draw(ink)
    head = (side // 4, side // 6, 3 * side // 4, 5 * side // 6)
    ImageDraw.Draw(person).ellipse(head, fill=255)
    pen.ellipse(head, outline=0, width=6)
    pen.line((side // 3, side // 2, side // 2, side // 2), fill=0, width=8)
    pen.rectangle((5, 5, side - 5, side - 5), outline=0, width=4)
    face = Face(side / 4, side / 6, side / 2, 2 * side / 3, 0.9)
    return Drawing(torch.tensor(np.array(ink)), torch.tensor(np.array(person)), (face,))


def grey(values: list[int]) -> Drawing:
    ink = torch.tensor([values], dtype=torch.uint8)
    return Drawing(ink, torch.full_like(ink, 255))


def opened(drawing: Drawing, output: Output, finish: Finish = Finish()) -> Image.Image:
    file = write(drawing, finish, output)
    picture = Image.open(io.BytesIO(file.content))
    assert picture.size == (file.width, file.height)
    return picture


def test_a_png_is_the_drawing_to_the_last_bit() -> None:
    drawing = portrait()
    assert np.array_equal(np.array(opened(drawing, "png")), drawing.ink.numpy())


def test_a_drawing_is_printed_in_its_ink_on_its_paper() -> None:
    picture = opened(grey([0, 255, 128]), "png", Finish(ink="#0000ff", paper="#fff8e0"))
    pixels = np.array(picture.convert("RGB"))
    assert pixels[0].tolist() == [[0, 0, 255], [255, 248, 224], [128, 124, 239]]


def test_transparent_paper_lets_the_chat_shine_through() -> None:
    picture = opened(grey([0, 255, 128]), "png", Finish(ink="#ff0000", paper=None))
    assert picture.mode == "RGBA"
    assert np.array(picture)[0].tolist() == [[255, 0, 0, 255], [255, 0, 0, 0], [255, 0, 0, 127]]


@pytest.mark.parametrize(("output", "kind"), [("webp", "WEBP"), ("jpeg", "JPEG"), ("png", "PNG")])
def test_every_kind_shows_the_same_drawing(output: Output, kind: str) -> None:
    drawing = portrait()
    picture = opened(drawing, output)
    assert picture.format == kind
    difference = np.array(picture.convert("L")).astype(int) - drawing.ink.numpy()
    assert np.abs(difference).mean() < 1


def test_an_svg_draws_the_same_lines_in_the_same_place() -> None:
    drawing = portrait()
    file = write(drawing, Finish(ink="#000080", paper="#ffffff"), "svg")
    rendered = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(file.content.decode()))))
    assert rendered.size == (600, 600)
    ink = np.array(rendered.convert("RGB"))[:, :, 0]
    assert np.abs(ink.astype(int) - drawing.ink.numpy()).mean() < 2
    assert (np.array(rendered.convert("RGB"))[ink < 20] == [0, 0, 128]).all(axis=-1).mean() > 0.9


def test_an_svg_of_many_strokes_is_still_a_small_file() -> None:
    (path,) = (path for path in paper.PHOTOS if path.stem == "interfaces-0032")
    photo = paper.photo(path, 1024)
    (drawing,) = Artist.load("line", device="cpu").draw([photo], [Look()])
    assert drawing.ink.shape == (1024, 1024)
    assert len(write(drawing, Finish(), "svg").content) < 300_000


def test_soft_strokes_stay_soft_in_an_svg() -> None:
    ink = torch.full((200, 200), 255, dtype=torch.uint8)
    ink[40:80] = 150
    ink[120:160] = 20
    rendered = resvg_py.svg_to_bytes(write(Drawing(ink, ink), Finish(), "svg").content.decode())
    tones = np.array(Image.open(io.BytesIO(bytes(rendered))).convert("L"))[[60, 140, 180], 100]
    assert 120 < tones[0] < 180
    assert tones[1] < 20
    assert tones[2] == 255


def test_an_svg_is_plain_markup_without_scripts_or_links() -> None:
    root = ElementTree.fromstring(write(portrait(), Finish(paper=None), "svg").content)  # noqa: S314
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "g", "path"}, "transparent paper needs no sheet"


def test_a_sticker_is_the_person_with_a_white_rim_and_nothing_else() -> None:
    file = write(portrait(), Finish(), "sticker")
    picture = Image.open(io.BytesIO(file.content))
    pixels = np.array(picture.convert("RGBA"))
    assert max(picture.size) == 512
    assert len(file.content) < STICKER_BYTES
    alpha = pixels[:, :, 3]
    assert alpha[0, 0] == alpha[-1, -1] == 0, "the frame in the background is gone"
    middle = pixels[pixels.shape[0] // 2]
    solid = np.flatnonzero(middle[:, 3] == 255)
    assert (middle[solid[0], :3] == 255).all(), "the rim is white"
    dark = np.flatnonzero((middle[:, 0] < 60) & (middle[:, 3] == 255))
    assert 4 <= dark[0] - solid[0] <= 12, "the outline lies as far inside as the rim is wide"


def test_an_avatar_is_a_square_with_the_face_in_its_middle() -> None:
    drawing = portrait()
    shifted = Drawing(drawing.ink, drawing.person, (Face(100, 300, 60, 80, 0.9),))
    picture = np.array(opened(shifted, "avatar"))
    assert picture.shape == (168, 168)
    expected = drawing.ink.numpy()[252:420, 46:214]
    assert np.abs(picture.astype(int) - expected).mean() < 3


def test_an_avatar_without_a_face_is_the_upper_middle() -> None:
    blank = torch.full((400, 200), 255, dtype=torch.uint8)
    assert opened(Drawing(blank, blank), "avatar").size == (200, 200)
