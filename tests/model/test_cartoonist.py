"""Cartoons: the mechanics with any network, and the shipped ones on real photos."""

from collections.abc import Sequence

import pytest
import torch
from torch import Tensor

from model.contract import styles
from model.contract.look import Look
from model.drawing.artist import Artist
from model.drawing.cartoonist import LONGEST_CARTOON, Cartoonist, enlarged_colours, in_tones
from model.drawing.composition import Drawing, compose_coloured, on_white
from model.drawing.faces import FaceFinder
from model.drawing.lab import to_lab
from model.drawing.loading import load_artist
from model.drawing.sizes import LONGEST_OUTPUT
from model.network.unet import CARTOON_LAYERS, UNet, UNetConfig
from tests import paper

NARROW = UNetConfig(widths=(32, 16, 16, 16, 16), layers=CARTOON_LAYERS)
#: Shipped styles that make cartoons of photos.
CARTOONS = sorted({"comic", "flat"} & set(styles.catalogue()))


def unlearnt() -> UNet:
    """Random weights whose layers begin as a run's do: colours as those of the photo."""
    torch.manual_seed(0)
    net = UNet(NARROW).fold_spectral_norm()
    torch.nn.init.zeros_(net.decoder.head.weight)
    torch.nn.init.zeros_(net.decoder.head.bias)
    return net


def cartoonist() -> Cartoonist:
    """Knows no faces."""
    return Cartoonist(unlearnt(), None, "cpu")


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
    (drawing,) = cartoonist().draw([photo], [Look()])
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


def test_tones_are_few_and_hues_stay() -> None:
    ramp = torch.linspace(0.2, 0.9, 400)
    photo = torch.stack([ramp, 0.7 * ramp, 0.5 * ramp])[:, None]
    fill = in_tones(photo, 5)
    flat = (fill[0, 0].diff().abs() < 1e-3).float().mean()
    assert flat > 0.5, "most of it lies between the edges of tones"
    assert (photo[0, 0].diff().abs() < 1e-3).float().mean() == 0
    lab, before = to_lab(fill), to_lab(photo)
    hues, own = (torch.atan2(one[2], one[1]).rad2deg() for one in (lab, before))
    assert (hues - own).abs().max() < 8


def test_both_cartoons_have_few_tones_and_flat_ones_the_fewest() -> None:
    tones = {style: styles.style_of(style).artist_options["tones"] for style in CARTOONS}
    assert min(tones, key=lambda style: tones[style]) == "flat"


def test_colours_are_enlarged_without_leaving_their_range() -> None:
    checks = (torch.arange(64).view(8, 8) % 2).float().expand(3, -1, -1)
    larger, smaller = enlarged_colours(checks, (40, 40)), enlarged_colours(checks, (4, 4))
    assert 0 <= larger.min() <= larger.max() <= 1
    torch.testing.assert_close(smaller.mean(), checks.mean(), atol=0.02, rtol=0)


class Poor(Cartoonist):
    """Has memory for a megapixel at a time."""

    def _draw(
        self, photos: Sequence[Tensor], looks: Sequence[Look], longest: int = LONGEST_OUTPUT
    ) -> list[Drawing]:
        drawings = super()._draw(photos, looks, longest)
        if sum(d.ink.numel() for d in drawings) > 1024**2:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB.")
        return drawings


def test_where_memory_does_not_last_cartoons_come_smaller() -> None:
    poor = Poor(unlearnt(), None, "cpu")
    large, small = (torch.full((3, side, side), 90, dtype=torch.uint8) for side in (1500, 600))
    drawn = poor.draw([large, small], [Look()] * 2)
    assert [d.ink.shape[0] for d in drawn] == [1024, 768]
    assert all(d.fill is not None and d.fill.shape[1:] == d.ink.shape for d in drawn)


@pytest.fixture(scope="module", params=CARTOONS)
def shipped(request: pytest.FixtureRequest) -> Artist:
    artist = load_artist(request.param, device="cpu")
    assert isinstance(artist, Cartoonist)
    return artist


def test_faces_keep_the_colour_of_their_skin(shipped: Cartoonist) -> None:
    finder = FaceFinder.load(styles.FACES)
    for path in paper.PHOTOS[1::2]:
        photo = paper.photo(path)
        (drawing,) = shipped.draw([photo], [Look()])
        (face, *_) = finder.find(photo)
        factor = drawing.ink.shape[0] / photo.shape[1]
        seen = mean_inside(photo, face.x, face.y, face.width, face.height)
        larger = face.scaled(factor)
        drawn = mean_inside(on_white(drawing), larger.x, larger.y, larger.width, larger.height)
        assert (seen - drawn).norm() < 12, path.stem


def mean_inside(picture: Tensor, x: float, y: float, width: float, height: float) -> Tensor:
    """The mean colour of a box in Lab."""
    box = picture[:, int(y) : int(y + height), int(x) : int(x + width)]
    return to_lab(box.float() / 255).mean(dim=(1, 2))


def test_whoever_is_in_the_photo_stands_on_clean_paper(shipped: Cartoonist) -> None:
    (drawing,) = shipped.draw([paper.photo(paper.PHOTOS[0])], [Look(background=0.0)])
    assert (on_white(drawing)[:, drawing.person == 0] == 255).all()
    assert 0.15 < (drawing.person > 127).float().mean() < 0.95


def test_a_cartoon_has_lines(shipped: Cartoonist) -> None:
    (drawing,) = shipped.draw([paper.photo(paper.PHOTOS[0])], [Look()])
    assert 0.005 < (drawing.ink < 100).float().mean() < 0.3
