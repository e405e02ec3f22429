"""Who draws a style: found by what its network makes, and loaded once."""

import pytest

from model.contract import styles
from model.contract.errors import OperatorError
from model.drawing.artist import Artist
from model.drawing.cartoonist import Cartoonist
from model.drawing.colourist import Colourist
from model.drawing.loading import load_all


def test_a_worker_loads_every_style_and_who_draws_its_photos_once() -> None:
    artists = load_all(styles.catalogue())
    assert {name: type(artist) for name, artist in artists.items()} == {
        "line": Artist,
        "flat": Cartoonist,
        "comic": Cartoonist,
        "colour": Colourist,
    }
    colourist = artists["colour"]
    assert isinstance(colourist, Colourist)
    assert colourist.liner is artists["line"]


@pytest.mark.parametrize("style", ["comic", "flat", "colour"])
def test_who_draws_lines_refuses_the_weights_of_another_style(style: str) -> None:
    with pytest.raises(OperatorError, match="these weights make the layers"):
        Artist.load(style)


def test_a_style_that_colours_drawings_brings_its_own_draughtsman_where_there_is_no_other() -> None:
    (colourist,) = load_all(["colour"]).values()
    assert isinstance(colourist, Colourist)
    assert isinstance(colourist.liner, Artist)


def test_an_artist_that_two_styles_share_is_warmed_up_once() -> None:
    inference = load_all(["line"])["line"].inference
    inference.warm_up()
    chosen, net = inference.dtype, inference.net
    inference.warm_up()
    assert inference.dtype == chosen
    assert inference.net is net
