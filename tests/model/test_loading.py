"""Who draws a style: found by the table of styles, with the weights that it names."""

import pytest

from model.contract import styles
from model.contract.errors import OperatorError
from model.drawing.artist import Artist
from model.drawing.cartoonist import Cartoonist, Taught
from model.drawing.cartoons.comic import comic
from model.drawing.cartoons.cute import cute
from model.drawing.cartoons.flat import flat
from model.drawing.cartoons.pop import pop
from model.drawing.colourist import Colourist
from model.drawing.loading import load_all

PRINTERS = {"comic": comic, "pop": pop, "flat": flat, "cute": cute}
#: Styles that were taught, each with a network of its own.
TAUGHT = ("hero", "webtoon")


def test_a_worker_loads_whoever_draws_every_style() -> None:
    artists = load_all(styles.catalogue())
    assert {name: type(artist) for name, artist in artists.items()} == {
        "line": Artist,
        **dict.fromkeys(PRINTERS, Cartoonist),
        **dict.fromkeys(TAUGHT, Taught),
        "colour": Colourist,
    }
    for name, printer in PRINTERS.items():
        cartoonist = artists[name]
        assert isinstance(cartoonist, Cartoonist)
        assert cartoonist.print is printer


@pytest.mark.parametrize("style", ["comic", "colour"])
def test_who_draws_lines_refuses_the_weights_of_another_style(style: str) -> None:
    with pytest.raises(OperatorError, match="these weights make the layers"):
        Artist.load(style)


def test_an_artist_is_warmed_up_once() -> None:
    inference = load_all(["line"])["line"].inference
    inference.warm_up()
    chosen, net = inference.dtype, inference.net
    inference.warm_up()
    assert inference.dtype == chosen
    assert inference.net is net


def test_styles_that_are_printed_from_one_network_share_it_and_all_share_the_face_reader() -> None:
    artists = load_all(styles.catalogue())
    colourist = artists["colour"]
    assert isinstance(colourist, Colourist)
    printers = [artist for artist in artists.values() if type(artist) is Cartoonist]
    printers.append(colourist.painter)
    assert len(printers) == 5
    assert len({id(printer.inference) for printer in printers}) == 1
    others = (artists[name] for name in ("line", *TAUGHT))
    assert len({id(printer.reader) for printer in (*printers, *others)}) == 1  # type: ignore[union-attr]
