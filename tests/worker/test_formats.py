"""A drawing as the files that people can use."""

import io
from dataclasses import replace

import numpy as np
import pytest
import torch
from PIL import Image, ImageColor, ImageDraw

from model.contract.finish import Finish, printed_in
from model.contract.wish import Output
from model.drawing.composition import Drawing
from model.drawing.faces import Face
from worker.formats.files import STICKER_BYTES, write


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


@pytest.mark.parametrize("output", ["png", "webp", "jpeg", "avatar", "sticker"])
def test_chalk_is_light_on_dark_in_every_kind_of_file(output: Output) -> None:
    for paper in ("#ffffff", None):
        # Transparent paper has nothing to be light on, where there may be any.
        if paper is None and output not in ("jpeg", "sticker"):
            continue
        picture = opened(replace(portrait(), medium="chalk"), output, Finish(paper=paper))
        pixels = np.array(picture.convert("RGBA"))
        inside = pixels[pixels.shape[0] // 3, pixels.shape[1] // 2]
        assert inside[:3].max() < 60, "the board is dark"
        assert inside[3] == 255
        around = pixels[pixels.shape[0] // 3 : -pixels.shape[0] // 3, 20:-20, :3]
        assert around.min(axis=2).max() > 200, "the chalk is light"


def test_ink_that_could_not_be_seen_moves_the_paper() -> None:
    white_on_white = opened(grey([0, 255]), "png", Finish(ink="#ffffff"))
    assert np.array(white_on_white.convert("L")).tolist() == [[255, 0]]
    as_jpeg = opened(portrait(), "jpeg", Finish(ink="#ffffff", paper=None)).convert("L")
    assert as_jpeg.getpixel((300, 200)) < 10


def test_ink_gives_way_to_paper_that_was_asked_for() -> None:
    on_black = opened(grey([0, 255]), "png", Finish(paper="#000000"))
    assert np.array(on_black.convert("L")).tolist() == [[255, 0]]


def test_a_pure_drawing_has_no_greys_and_takes_a_bit_for_a_pixel() -> None:
    picture = opened(grey([0, 127, 128, 255]), "png", Finish(pure=True))
    assert picture.mode == "1"
    assert np.array(picture).tolist() == [[False, False, True, True]]


@pytest.mark.parametrize("output", ["png", "webp", "avatar", "sticker"])
@pytest.mark.parametrize("medium", ["ink", "chalk"])
def test_a_pure_drawing_has_two_colours_at_the_size_of_the_file(
    output: Output, medium: str
) -> None:
    drawing = replace(portrait(1500), medium=medium)
    finish = Finish(ink="#0a2864", paper="#fff8e0", pure=True)
    pixels = np.array(opened(drawing, output, finish).convert("RGBA")).reshape(-1, 4)
    seen = {tuple(colour) for colour in pixels[pixels[:, 3] > 0, :3].tolist()}
    rim = {(255, 255, 255)} if output == "sticker" else set()
    colours = printed_in(finish, medium)
    assert seen == {ImageColor.getrgb(colours.ink), ImageColor.getrgb(colours.paper or "")} | rim


def test_a_pure_drawing_on_transparent_paper_is_ink_or_nothing() -> None:
    pixels = np.array(opened(portrait(1500), "avatar", Finish(paper=None, pure=True)))
    assert set(pixels[..., 3].ravel()) == {0, 255}


def test_what_is_not_pure_keeps_its_soft_edges() -> None:
    assert len(np.unique(np.array(opened(portrait(1500), "avatar")))) > 10


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


def test_an_avatar_is_a_square_with_the_head_of_a_face_in_its_middle() -> None:
    drawing = portrait()
    shifted = Drawing(drawing.ink, drawing.person, (Face(100, 300, 60, 80, 0.9),))
    picture = np.array(opened(shifted, "avatar"))
    assert picture.shape == (168, 168)
    expected = drawing.ink.numpy()[236:404, 46:214]
    assert np.abs(picture.astype(int) - expected).mean() < 3


def test_an_avatar_without_a_face_is_the_upper_middle() -> None:
    blank = torch.full((400, 200), 255, dtype=torch.uint8)
    assert opened(Drawing(blank, blank), "avatar").size == (200, 200)
