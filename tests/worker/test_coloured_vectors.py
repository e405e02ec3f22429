"""An SVG of a drawing with plain colours shows them: small, exact, without slits or specks."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from model.contract.finish import Finish
from model.contract.look import Look
from model.drawing.composition import Drawing
from tests.drawings import STEMS, difference, drawn_flat, rendered
from worker.formats.files import write
from worker.formats.sheets import Sheet, printed

RED, BLUE, GREEN, PALE = (200, 40, 40), (40, 60, 200), (40, 150, 60), (250, 235, 215)


def svg(drawing: Drawing, finish: Finish = Finish()) -> bytes:
    return write(drawing, finish, "svg").content


def of_colours(fill: Image.Image) -> Drawing:
    """A drawing of nobody, without lines; fill: mode RGB or RGBA."""
    layers = torch.from_numpy(np.array(fill.convert("RGBA"))).permute(2, 0, 1)
    return Drawing(torch.full_like(layers[3], 255), layers[3], fill=layers)


def poster() -> Image.Image:
    """A red disc with a green heart in front of blue and pale stripes, with soft borders."""
    large = Image.new("RGB", (1600, 1600), BLUE)
    pen = ImageDraw.Draw(large)
    for left in range(0, 1600, 400):
        pen.rectangle((left, 0, left + 199, 1599), fill=PALE)
    pen.ellipse((300, 300, 1300, 1300), fill=RED)
    pen.ellipse((600, 600, 1000, 1000), fill=GREEN)
    return large.resize((400, 400), Image.Resampling.BOX)


def colours_of(content: bytes) -> set[str]:
    return set(re.findall(r'fill="(#[0-9a-f]{6})"', content.decode()))


@pytest.mark.parametrize(
    ("stem", "strength", "most", "kilobytes"),
    [*((stem, 0.7, 0.015, 150) for stem in STEMS), (STEMS[0], 0.1, 0.03, 300)],
)
def test_a_flat_cartoon_as_an_svg_is_small_and_looks_like_it(
    stem: str, strength: float, most: float, kilobytes: int
) -> None:
    drawing = drawn_flat(stem, Look(strength=strength))
    content = svg(drawing)
    assert len(content) < 1000 * kilobytes
    picture = printed(Sheet.of(drawing), Finish())
    assert difference(rendered(content), np.array(picture).astype(int)) < most


def test_colours_are_those_of_the_drawing_and_no_mixtures_of_their_borders() -> None:
    expected = {f"#{r:02x}{g:02x}{b:02x}" for r, g, b in (RED, BLUE, GREEN, PALE)}
    assert colours_of(svg(of_colours(poster()))) == expected


def test_what_fades_becomes_steps_and_a_single_colour_stays_one() -> None:
    ramp = Image.linear_gradient("L").convert("RGB")
    content = svg(of_colours(ramp))
    assert 8 < len(colours_of(content)) < 48
    assert difference(rendered(content), np.array(ramp).astype(int)) < 0.03
    assert colours_of(svg(of_colours(Image.new("RGB", (64, 48), RED)))) == {"#c82828"}


def test_no_slit_shows_between_colours_at_any_size() -> None:
    """Waves between green and pale, on red that shines through wherever they are apart."""
    large = Image.new("RGB", (1600, 1600), BLUE)
    pen = ImageDraw.Draw(large)
    pen.ellipse((200, 200, 1400, 1400), fill=RED)
    waves = [(x, 800 + 90 * np.sin(x / 60) + 40 * np.sin(x / 23)) for x in range(400, 1201)]
    pen.polygon([*waves, (1150, 1000), (450, 1000)], fill=PALE)
    pen.polygon([(x, y - 2) for x, y in waves] + [(1150, 600), (450, 600)], fill=GREEN)
    document = svg(of_colours(large.resize((400, 400), Image.Resampling.BOX))).decode()
    larger = re.sub(r'width="\d+" height="\d+"', 'width="1600" height="1600"', document, count=1)
    shown = rendered(larger.encode())
    green, pale = np.array(GREEN), np.array(PALE)
    for x, y in waves[100:-100]:
        line = shown[round(y) - 16 : round(y) + 17, x]
        share = ((line - green) @ (pale - green)) / ((pale - green) @ (pale - green))
        assert np.abs(line - (green + share[:, None] * (pale - green))).max() < 12


def test_specks_are_left_out_and_what_is_as_large_as_a_pupil_stays() -> None:
    fill = poster()
    pen = ImageDraw.Draw(fill)
    pen.rectangle((125, 200, 126, 201), fill=PALE)
    pen.rectangle((200, 200, 203, 203), fill=PALE)
    shown = rendered(svg(of_colours(fill)))
    assert np.abs(shown[200:202, 125:127] - RED).max() < 5
    assert np.abs(shown[201:203, 201:203] - PALE).mean() < 25


@pytest.mark.parametrize("behind", [0, 128])
def test_what_is_left_of_the_background_lies_on_the_paper(behind: int) -> None:
    fill = behind_a_person(behind)
    shown = rendered(svg(of_colours(fill), Finish(paper="#ffe8a0")))
    paper = np.array([255, 232, 160])
    wall = paper + (np.array(BLUE) - paper) * behind / 255
    assert np.abs(shown[40, 40] - wall).max() <= 4
    assert shown[200, 200].tolist() == list(RED)


@pytest.mark.parametrize("behind", [0, 128])
def test_on_transparent_paper_the_person_is_cut_out_of_as_much_as_is_left(behind: int) -> None:
    content = svg(of_colours(behind_a_person(behind)), Finish(paper=None))
    shown = rendered(content)
    wall = 255 + (np.array(BLUE) - 255) * behind / 255
    assert np.abs(shown[40, 40] - wall).max() <= 4
    assert np.abs(shown[200, 200] - RED).max() <= 2
    assert b"<rect" not in content


def behind_a_person(behind: int) -> Image.Image:
    """A red disc before a blue wall, which is so opaque."""
    fill = Image.new("RGBA", (400, 400), (*BLUE, behind))
    ImageDraw.Draw(fill).ellipse((100, 100, 300, 300), fill=(*RED, 255))
    return fill


def test_a_coloured_svg_is_plain_markup_that_links_to_nothing_else() -> None:
    content = svg(of_colours(behind_a_person(128)), Finish(paper=None))
    root = ElementTree.fromstring(content)  # noqa: S314
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags == {"svg", "defs", "clipPath", "g", "path", "use"}
    assert re.findall('href="([^"]*)"', content.decode()) == ["#colours"]
