"""Drawn pictures are enlarged to any size up to four times, sharper than by resampling."""

import pytest
import torch
from PIL import Image
from torch import Tensor

from model.drawing.enlarging import enlarged_art
from model.training.data.ink_store import planes_of
from tests.photographed import HERE

ART = ["lorelei-034", "webtoon-342"]


def read(id: str) -> Image.Image:
    """128 x 128."""
    return Image.open(HERE / "art" / f"{id}.webp").convert("RGB")


def off(picture: Tensor, truth: Tensor) -> float:
    return float((picture.float() - truth.float()).square().mean().sqrt())


def edges(picture: Tensor) -> float:
    """How steep its steepest edges are."""
    steps = picture.float().mean(0).diff(dim=1).abs().flatten()
    return float(steps.topk(len(steps) // 50).values.mean())


@pytest.mark.parametrize("id", ART)
@pytest.mark.parametrize("factor", [2, 4])
def test_a_small_head_comes_out_sharper_and_truer_than_by_bicubic(id: str, factor: int) -> None:
    truth = read(id)
    size = truth.width // factor, truth.height // factor
    small = truth.resize(size, Image.Resampling.BICUBIC)
    bicubic = planes_of(small.resize(truth.size, Image.Resampling.BICUBIC))
    ours = enlarged_art(planes_of(small), factor)
    wanted = planes_of(truth)
    assert off(ours, wanted) < 0.9 * off(bicubic, wanted)
    assert edges(bicubic) < edges(ours) < 1.1 * edges(wanted), "sharper, but not than it was"


@pytest.mark.parametrize("factor", [1.1, 1.5, 2, 2.7, 4])
def test_any_size_is_enlarged_by_any_factor(factor: float) -> None:
    picture = torch.full((3, 21, 34), 200, dtype=torch.uint8)
    larger = enlarged_art(picture, factor)
    assert larger.dtype == torch.uint8
    assert larger.shape == (3, round(21 * factor), round(34 * factor))
    assert (larger.int() - 200).abs().max() <= 2, "a plain colour stays as it is, up to the rim"


def test_a_picture_that_is_large_enough_is_left_as_it_is() -> None:
    picture = planes_of(read(ART[0]))
    assert torch.equal(enlarged_art(picture, 1), picture)


@pytest.mark.parametrize("factor", [0.5, 4.1])
def test_other_factors_are_refused(factor: float) -> None:
    with pytest.raises(ValueError, match="by 1 to 4"):
        enlarged_art(torch.zeros(3, 8, 8, dtype=torch.uint8), factor)
