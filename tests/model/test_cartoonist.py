"""Cartoons: the mechanics with any network."""

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.artist import Wanted
from model.drawing.cartoonist import LONGEST_CARTOON, Cartoonist
from model.drawing.composition import Drawing, compose_coloured, on_white
from model.drawing.hints import Hints
from model.drawing.lab import lab_of
from model.drawing.sizes import LONGEST_OUTPUT
from model.network.unet import PAINT_HALVED, PAINT_LAYERS, UNet, UNetConfig
from tests import paper

NARROW = UNetConfig(widths=(32, 16, 16, 16, 16), layers=PAINT_LAYERS, halved=PAINT_HALVED)


def unlearnt() -> UNet:
    """Random weights whose layers begin as a run's do: colours as those of the photo."""
    torch.manual_seed(0)
    net = UNet(NARROW).fold_spectral_norm()
    assert net.decoder.half_head is not None
    for head in (net.decoder.head, net.decoder.half_head):
        torch.nn.init.zeros_(head.weight)
        assert head.bias is not None
        torch.nn.init.zeros_(head.bias)
    return net


def cartoonist(style: str = "comic") -> Cartoonist:
    """Knows no faces."""
    return Cartoonist(unlearnt(), None, "cpu", style)


@pytest.mark.parametrize(
    ("photo", "drawn"),
    [((300, 400), (768, 1024)), ((40, 400), (205, 2048))],
)
def test_a_cartoon_has_the_photos_aspect_ratio(
    photo: tuple[int, int], drawn: tuple[int, int]
) -> None:
    picture = torch.full((3, *photo), 90, dtype=torch.uint8)
    (drawing,) = cartoonist().draw([picture], [Look()])
    assert drawing.ink.shape == drawing.person.shape == drawn
    assert drawing.fill is not None
    assert drawing.fill.shape == (4, *drawn)


def test_no_cartoon_is_larger_than_chats_take() -> None:
    assert LONGEST_CARTOON < LONGEST_OUTPUT
    large = torch.full((3, 1200, 2400), 90, dtype=torch.uint8)
    (drawing,) = cartoonist().draw([large], [Look()])
    assert drawing.ink.shape == (1024, 2048)


def test_a_network_that_changes_nothing_leaves_the_photos_colours() -> None:
    photo = paper.photo(paper.PHOTOS[0], 768)
    (drawing,) = cartoonist("flat").draw([photo], [Look(strength=0.0)])
    assert drawing.fill is not None
    assert (drawing.fill[:3].float() - photo.float()).abs().mean() < 4


@pytest.fixture
def somebody() -> Drawing:
    """Grey all over; in the middle somebody in red, with black lines across everything."""
    lines, fill, person = torch.zeros(1, 80, 80), torch.full((3, 80, 80), 0.5), torch.zeros(40, 40)
    lines[:, ::8] = 1
    fill[:, 20:60, 20:60] = torch.tensor([0.9, 0.2, 0.2])[:, None, None]
    person[10:30, 10:30] = 1
    return compose_coloured(lines, fill, person, Look(background=0.0))


def test_a_dropped_background_is_clean_paper(somebody: Drawing) -> None:
    picture = on_white(somebody)
    assert (picture[:, :15] == 255).all()
    assert (picture[:, :, 65:] == 255).all()
    assert picture[:, 37, 40].tolist() == [230, 51, 51]
    assert (picture[:, 40, 40] == 0).all(), "lines on somebody stay"


class Poor(Cartoonist):
    """Has memory for a megapixel at a time."""

    def _draw(
        self, photos: Sequence[Tensor], wanted: Sequence[Wanted], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        drawings = super()._draw(photos, wanted, longest)
        if sum(d.ink.numel() for d in drawings) > 1024**2:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB.")
        return drawings


def test_where_memory_does_not_last_cartoons_come_smaller() -> None:
    poor = Poor(unlearnt(), None, "cpu")
    large, small = (torch.full((3, side, side), 90, dtype=torch.uint8) for side in (1100, 600))
    drawn = poor.draw([large, small], [Look()] * 2)
    assert [d.ink.shape[0] for d in drawn] == [1024, 768]
    assert all(d.fill is not None and d.fill.shape[1:] == d.ink.shape for d in drawn)


def test_an_example_taken_in_the_dark_gives_colours_that_can_be_seen() -> None:
    light = torch.tensor([0.9, 0.6, 0.4])[:, None, None] * torch.linspace(0.2, 1, 200)
    dark = Hints(example=(light / 6 * 255).to(torch.uint8).expand(3, 200, 200))
    colours = cartoonist().colours_of(dark)
    assert colours.background is not None
    assert lab_of(colours.background)[0] > 35
