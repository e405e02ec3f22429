"""Few tones, few colours and dots: what cartoons are printed with, on pictures made by hand."""

import pytest
import torch

from model.drawing.cartoons.palettes import distances, main_colours
from model.drawing.cartoons.pop import halftone
from model.drawing.cartoons.tones import posterised, tones_of


def test_tones_are_those_that_a_picture_is_made_of() -> None:
    picture = torch.full((40, 60), 20.0)
    picture[:, 20:40], picture[:, 40:] = 50.0, 85.0
    everywhere = torch.ones_like(picture)
    assert tones_of(picture, everywhere, 3) == pytest.approx([20, 50, 85], abs=0.5)
    two = tones_of(picture, everywhere, 2)
    assert two[0] < two[1]
    assert len(two) == 2


def test_what_counts_more_has_more_of_the_tones() -> None:
    picture = torch.cat([torch.linspace(10, 30, 200), torch.linspace(60, 90, 200)])[None]
    weight = torch.ones_like(picture)
    weight[:, 200:] = 40.0
    dark = [tone for tone in tones_of(picture, weight, 4) if tone < 45]
    assert len(dark) == 1


@pytest.mark.parametrize("size", [120, 480, 1920])
def test_borders_of_tones_are_a_pixel_wide_at_any_size(size: int) -> None:
    ramp = torch.linspace(0, 100, size)[None].expand(8, -1)
    tones = [10.0, 40.0, 65.0, 90.0]
    row = posterised(ramp, tones)[4]
    assert (row.diff() >= 0).all()
    pure = torch.stack([(row - tone).abs() < 0.1 for tone in tones])
    assert int((~pure.any(0)).sum()) <= 2 * (len(tones) - 1)
    assert pure.any(1).all(), "each tone is somewhere"


def test_soft_borders_are_as_wide_as_was_asked() -> None:
    ramp = torch.linspace(0, 100, 400)[None].expand(8, -1)
    row = posterised(ramp, [20.0, 80.0], softness=40)[4]
    between = int(((row > 20.5) & (row < 79.5)).sum())
    assert between == pytest.approx(40, abs=3)


def test_the_main_colours_of_a_part_are_its_own_and_no_more_than_there_are() -> None:
    lab = torch.zeros(3, 60, 60)
    lab[:, :, :20] = torch.tensor([30.0, 40, 10])[:, None, None]
    lab[:, :, 20:40] = torch.tensor([70.0, -20, 40])[:, None, None]
    lab[:, :, 40:] = torch.tensor([90.0, 0, 0])[:, None, None]
    mask = torch.zeros(60, 60)
    mask[:, :40] = 1.0
    found = main_colours(lab, mask, 2)
    torch.testing.assert_close(found, torch.tensor([[30.0, 40, 10], [70, -20, 40]]))
    assert len(main_colours(lab, mask, 6)) == 2, "none for what is beside the mask"
    assert len(main_colours(lab, torch.zeros(60, 60), 3)) == 0
    away = distances(lab, found)
    assert away.shape == (2, 60, 60)
    assert (away[:, :, :40].argmin(0)[0] == torch.tensor([0] * 20 + [1] * 20)).all()


@pytest.mark.parametrize("amount", [0.1, 0.3, 0.6])
@pytest.mark.parametrize("spacing", [7.0, 20.0])
def test_dots_cover_as_much_as_they_are_to(amount: float, spacing: float) -> None:
    dots = halftone(torch.full((400, 400), amount), spacing)
    assert float(dots.mean()) == pytest.approx(amount, abs=0.04)
    assert ((dots > 0.05) & (dots < 0.95)).float().mean() < 3.0 / spacing, "their edges are sharp"


def test_where_there_is_no_shade_there_are_no_dots() -> None:
    assert halftone(torch.zeros(50, 50), 10.0).max() == 0
