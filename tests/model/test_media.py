"""Every medium prints the same layers in a hand of its own."""

from pathlib import Path

import pytest
import torch
from PIL import Image
from torch import Tensor

from model.contract.look import HATCHED, MEDIA, Look
from model.drawing.artist import Artist
from model.drawing.faces import Face
from model.drawing.layers import Layers
from model.drawing.media.printing import MEDIA as PRINTED
from model.drawing.media.printing import darkness
from model.drawing.media.strokes import contours, lines, opened
from tests.line_layers import SIDE, made, portrait, strokes
from worker.photos import decode
from worker.studio import tensor_of

HERE = Path(__file__).parents[1]
PHOTO = HERE / "photos" / "interfaces-0050.webp"


def test_what_can_be_asked_for_is_what_there_is() -> None:
    assert tuple(PRINTED) == MEDIA
    assert set(HATCHED) <= set(MEDIA)


@pytest.mark.parametrize("medium", MEDIA)
def test_a_medium_prints_at_the_size_of_the_drawing_within_black_and_white(medium: str) -> None:
    layers = portrait(300)
    printed = darkness(layers, Look(medium=medium))
    assert printed.shape == (300, 300)
    assert printed.isfinite().all()
    assert float(printed.min()) >= 0
    assert float(printed.max()) <= 1


@pytest.mark.parametrize("medium", MEDIA)
def test_a_medium_leaves_a_dropped_background_alone(medium: str) -> None:
    printed = darkness(portrait(), Look(medium=medium, background=0.0))
    assert float(printed[125:].max()) < 0.06


@pytest.mark.parametrize("medium", ["engraving", "stipple", "pencil"])
def test_tonal_media_lay_more_ink_where_it_is_darker(medium: str) -> None:
    printed = darkness(portrait(), Look(medium=medium))
    deep, half, lit = (float(printed[10:90, x : x + 30].mean()) for x in (5, 60, 110))
    assert deep > half > lit
    assert lit < 0.05


def test_chalk_is_laid_where_light_falls() -> None:
    printed = darkness(portrait(), Look(medium="chalk"))
    assert float(printed[10:90, 110:140].mean()) > 2 * float(printed[10:90, 5:35].mean())


def test_a_colouring_page_has_no_greys_and_no_fills() -> None:
    ink = strokes()
    ink[20:80, 70:130] = 1.0
    page = darkness(Layers(made(ink=ink), (4 * SIDE, 4 * SIDE)), Look(medium="page"))
    grey = (page > 0.2) & (page < 0.8)
    assert float(grey.float().mean()) < 0.02
    inside = page[4 * 32 : 4 * 68, 4 * 82 : 4 * 118]
    assert float(inside.max()) < 0.1, "what was solid is to be coloured"
    assert float(page[4 * 20 : 4 * 80, 4 * 66 : 4 * 76].max(dim=1).values.min()) > 0.9, "outlined"


def test_detail_opens_light_strands_in_solid_black() -> None:
    hair = torch.full((SIDE, SIDE), 0.98)
    hair[:, SIDE // 2 - 1 : SIDE // 2 + 1] = 0.8
    face = Face(0, 0, SIDE, SIDE, 1.0)  # As large as one whose hair has strands this wide.
    layers = Layers(made(ink=hair, hair=torch.ones(SIDE, SIDE)), (SIDE, SIDE), [face])
    strand, beside = (SIDE // 2, SIDE // 2), (SIDE // 2, SIDE // 4)
    plain, rich = (darkness(layers, Look(detail=detail)) for detail in (0.0, 1.0))
    assert float(plain[strand]) > 0.9
    assert float(rich[strand]) < 0.5
    assert float(rich[beside]) > 0.9


def test_a_pen_hatches_what_a_brush_fills() -> None:
    ink = torch.zeros(SIDE, SIDE)
    ink[20:180, 60:160] = 1.0
    layers = Layers(made(ink=ink, tone=1 - ink), (600, 600))
    shares = {m: float(darkness(layers, Look(medium=m))[150:450, 240:420].mean()) for m in MEDIA}
    assert shares["brush"] > 0.98
    assert 0.3 < shares["pen"] < 0.8


def test_parallel_lines_cover_what_the_amount_says() -> None:
    amounts = (0.2, 0.5, 0.8)
    covered = [float(lines(torch.full((300, 300), a), 8.0, 0.3, 1.0).mean()) for a in amounts]
    assert covered == pytest.approx(amounts, abs=0.05)


def test_opening_keeps_the_solid_and_loses_strokes() -> None:
    plane = torch.zeros(120, 120)
    plane[20:100, 20:60] = 1.0
    plane[:, 90:93] = 1.0
    solid = opened(plane, 4.0)
    assert float(solid[40:80, 30:50].min()) > 0.9
    assert float(solid[:, 88:95].max()) < 0.1
    rim = contours(plane, 4.0, 4.0)
    assert float(rim[40:80, 35:45].max()) < 0.1
    assert float(rim[:, 91].min()) > 0.9


@pytest.fixture(scope="module")
def printed() -> dict[str, Tensor]:
    artist = Artist.load("line")
    photo = tensor_of(decode(PHOTO.read_bytes()))
    looks = [Look(medium=medium) for medium in MEDIA]
    drawings = artist.draw([photo] * len(looks), looks)
    return {medium: drawing.ink for medium, drawing in zip(MEDIA, drawings, strict=True)}


def test_no_medium_comes_out_blank_or_black(printed: dict[str, Tensor]) -> None:
    for medium, ink in printed.items():
        assert 0.03 < 1 - float(ink.float().mean()) / 255 < 0.75, medium


def test_no_two_media_draw_alike(printed: dict[str, Tensor]) -> None:
    for medium, ink in printed.items():
        for other, another in printed.items():
            if medium < other:
                away = (ink.float() - another.float()).abs().mean() / 255
                assert away > 0.02, f"{medium} and {other}"


@pytest.mark.parametrize("medium", MEDIA)
def test_a_medium_has_a_cover(medium: str) -> None:
    with Image.open(HERE.parent / "docs" / "images" / "media" / f"{medium}.webp") as cover:
        assert min(cover.size) >= 256


@pytest.mark.parametrize("medium", HATCHED)
def test_blacks_behind_people_leave_no_hatching(medium: str) -> None:
    behind = torch.zeros(SIDE, SIDE)
    behind[110:] = 1.0
    person = torch.zeros(SIDE, SIDE)
    person[:100] = 1.0
    layers = Layers(made(ink=behind, person=person), (SIDE, SIDE), portrait().faces)
    printed = darkness(layers, Look(medium=medium))
    assert float(printed[120:].max()) < 0.06
