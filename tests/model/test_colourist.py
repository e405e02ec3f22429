"""Sketches are coloured as somebody asked for; the network's part is a stand-in's."""

from dataclasses import replace

import pytest
import torch
from PIL import Image
from torch import Tensor, nn

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.colourist import LONGEST_OUTPUT, SENSIBLE, Colourist, enlarged_colours
from model.drawing.composition import Drawing, on_white
from model.drawing.faces import Face
from model.drawing.hints import Hints
from model.drawing.lab import lab_of, to_lab
from model.network.unet import UNet
from tests import paper
from tests.colouring import BACKGROUND, PARTS, Dull, Obedient, Painter, box_mask, oval

NAMED = Colours(hair="#b03030", skin="#e0b090", clothes="#2f7f4f", background="#8fb7e6")


def coloured(
    picture: Tensor,
    hints: Hints = Hints(),
    look: Look = Look(),
    net: nn.Module | None = None,
    painter: Painter | None = None,
) -> Drawing:
    colourist = Colourist(net or Obedient(), painter or Painter(), "cpu")  # type: ignore[arg-type]
    (drawing,) = colourist.draw([picture], [look], [hints])
    return drawing


def off(drawing: Drawing, box: tuple[float, ...], colour: str | None) -> float:
    """Distance in Lab of the mean colour well inside a box, under the lines, from another."""
    assert drawing.fill is not None
    assert colour is not None
    inner = (box[0] + 0.02, box[1] + 0.02, box[2] - 0.02, box[3] - 0.02)
    inside = box_mask(inner, drawing.ink.shape) > 0
    mean = to_lab(drawing.fill[:3].float() / 255)[:, inside].mean(dim=1)
    return float((mean - lab_of(colour)).norm())


@pytest.mark.parametrize("net", [Obedient, Dull])
def test_named_colours_are_where_they_were_asked_for(net: type[nn.Module]) -> None:
    drawing = coloured(oval(500, 400), Hints(NAMED), net=net())
    for part, box in (PARTS | {"background": BACKGROUND}).items():
        assert off(drawing, box, getattr(NAMED, part)) < 6, part


def test_a_part_that_was_not_named_gets_a_sensible_colour_always_the_same() -> None:
    hints = Hints(Colours(clothes=NAMED.clothes))
    first, again = (coloured(oval(500, 400), hints) for _ in range(2))
    assert any(off(first, PARTS["hair"], one.hair) < 6 for one in SENSIBLE)
    assert off(first, PARTS["clothes"], NAMED.clothes) < 6
    assert torch.equal(on_white(first), on_white(again))


def test_scribbles_rule_their_part_and_words_the_others() -> None:
    sheet = paper.scribbled(oval(500, 400), (40, 90, 220), (100, 40, 300, 110))  # in the hair
    drawing = coloured(sheet, Hints(NAMED))
    stroke = (0.3, 0.1, 0.7, 0.2)
    assert off(drawing, stroke, "#285adc") < 14
    assert off(drawing, PARTS["clothes"], NAMED.clothes) < 6
    beside = (0.2, 0.23, 0.8, 0.3)
    assert off(drawing, beside, "#285adc") < 14, "the rest of the hair follows"


def test_the_colours_of_an_example_are_used_and_those_in_words_go_before_them() -> None:
    example = torch.full((3, 240, 200), 220)
    example[:, :80] = 30
    example[:, 200:, 60:140] = torch.tensor([200, 40, 160])[:, None, None]
    blue = Colours(background="#3060d0")
    drawing = coloured(oval(500, 400), Hints(blue, example.to(torch.uint8)))
    assert off(drawing, PARTS["hair"], "#1e1e1e") < 8
    assert off(drawing, PARTS["clothes"], "#c828a0") < 8
    assert off(drawing, BACKGROUND, "#3060d0") < 6


def test_an_example_of_somebody_gives_the_colours_of_their_parts() -> None:
    example = torch.full((3, 200, 200), 230, dtype=torch.uint8)
    example[:, 75:130, 60:140] = torch.tensor([190, 140, 110], dtype=torch.uint8)[:, None, None]
    painter = Painter(face=Face(70, 70, 60, 60, 0.9))
    drawing = coloured(oval(500, 400), Hints(example=example), painter=painter)
    assert off(drawing, PARTS["skin"], "#be8c6e") < 6


@pytest.fixture
def photo() -> Tensor:
    return paper.photo(paper.PHOTOS[-1], 400)


def test_a_photo_is_painted_as_it_was_asked_for(photo: Tensor) -> None:
    painter, look, hints = Painter(), Look(line_weight=0.8, background=0.5), Hints(NAMED)
    drawing = coloured(photo, hints, look, painter=painter)
    assert drawing is painter.drawn[0]
    assert painter.asked == [(look, hints)]


def test_a_sketch_is_coloured_as_it_was_drawn() -> None:
    painter, sheet = Painter(), oval(500, 400)
    drawing = coloured(sheet, painter=painter)
    assert painter.drawn == []
    assert (drawing.ink[sheet[0] == 0] < 30).float().mean() > 0.9
    assert (drawing.ink[sheet[0] == 255] > 200).float().mean() > 0.99


def test_the_network_sees_lines_hints_and_where_these_are() -> None:
    net = Obedient()
    coloured(oval(500, 400), Hints(NAMED), net=net)
    finding, colouring = net.inputs
    assert not finding[:, 3].any(), "nobody has scribbled"
    assert (colouring[:, 3] == 1).all(), "four named parts cover everything"
    assert finding.shape[-1] < colouring.shape[-1]
    assert colouring[:, :3].amin(dim=(1, 2, 3)) < 0.05, "lines are seen through the hints"


@pytest.mark.parametrize("size", [(500, 400), (64, 64), (90, 700), (1100, 900)])
def test_a_coloured_sketch_has_the_sketchs_size(size: tuple[int, int]) -> None:
    drawing = coloured(oval(*size))
    assert drawing.ink.shape == drawing.person.shape == size
    assert drawing.fill is not None
    assert drawing.fill.shape == (4, *size)


def test_nothing_is_larger_than_chats_take() -> None:
    sketch = coloured(oval(1600, 3200))
    assert sketch.ink.shape == (LONGEST_OUTPUT // 2, LONGEST_OUTPUT)


def test_colours_are_enlarged_without_leaving_their_range() -> None:
    checks = (torch.arange(64).view(8, 8) % 2).float().expand(3, -1, -1)
    larger, smaller = enlarged_colours(checks, (40, 40)), enlarged_colours(checks, (4, 4))
    assert 0 <= larger.min() <= larger.max() <= 1
    torch.testing.assert_close(smaller.mean(), checks.mean(), atol=0.02, rtol=0)


def test_a_dropped_background_is_clean_paper() -> None:
    picture = on_white(coloured(oval(500, 400), Hints(NAMED), Look(background=0.0)))
    assert (picture[:, :, :70] == 255).all()
    assert (picture[:, 450, 200].float() - 255).abs().max() > 100


def test_each_picture_of_a_batch_has_its_own_hints() -> None:
    colourist = Colourist(Obedient(), Painter(), "cpu")  # type: ignore[arg-type]
    other = replace(NAMED, hair="#20c0c0")
    sheets, hints = [oval(500, 400), oval(300, 300)], [Hints(NAMED), Hints(other)]
    first, second = colourist.draw(sheets, [Look()] * 2, hints)
    assert off(first, PARTS["hair"], NAMED.hair) < 6
    assert off(second, PARTS["hair"], other.hair) < 6


def test_any_network_of_the_right_layers_will_do() -> None:
    net = UNet(replace(Obedient.config, widths=(32, 16, 16, 16, 16))).fold_spectral_norm()
    drawing = coloured(paper.tensor_of(Image.new("RGB", (70, 110), "white")), net=net)
    assert on_white(drawing).shape == (3, 110, 70)
