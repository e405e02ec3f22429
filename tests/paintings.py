"""Photos as the network of cartoons reads them, to be printed; and a photo of two people."""

from dataclasses import replace
from functools import cache
from pkgutil import resolve_name

import torch
from torch import Tensor

from model.contract.colours import Colours
from model.contract.look import Look
from model.drawing.cartoonist import Cartoonist
from model.drawing.cartoons.painting import Painting, Printed
from model.drawing.composition import compose_coloured, on_white
from model.drawing.hints import Hints
from model.drawing.loading import load_artist
from tests.photographed import photo_path, pixels

#: A woman with dark hair, and beside her a bearded man in a checked shirt.
HER, HIM = "norod-0037", "interfaces-0044"


def two_people() -> Tensor:
    """Both side by side, uint8 (3, 512, 1024)."""
    return torch.cat([pixels(photo_path(id)) for id in (HER, HIM)], dim=2)


class Reader:
    """Keeps what a cartoonist would print."""

    def __init__(self) -> None:
        artist = load_artist("comic", device="cpu")
        assert isinstance(artist, Cartoonist)
        self._artist = artist
        self._artist.print = self._print
        self._read: list[Painting] = []

    def read(self, photo: Tensor, look: Look = Look(), colours: Colours = Colours()) -> Painting:
        """The photo, read for these wishes."""
        self._artist.draw([photo], [look], [Hints(colours)])
        return self._read.pop()

    def _print(self, painting: Painting) -> Printed:
        self._read.append(painting)
        height, width = painting.layers.size
        return Printed(torch.zeros(height, width), torch.zeros(3, height, width))


@cache
def reader() -> Reader:
    """One for all tests."""
    return Reader()


@cache
def of_two() -> Painting:
    """The two people, as they are."""
    return reader().read(two_people())


@cache
def of(id: str) -> Painting:
    """One of `tests/photos`, as it is."""
    return reader().read(pixels(photo_path(id)))


def printed(style: str, painting: Painting, strength: float | None = None) -> Tensor:
    """In a style of `model.drawing.cartoons`, uint8 (3, H, W)."""
    look = painting.look if strength is None else replace(painting.look, strength=strength)
    printer = resolve_name(f"model.drawing.cartoons.{style}:{style}")
    lines, fill = printer(replace(painting, look=look))
    layers = painting.layers
    return on_white(compose_coloured(lines[None], fill, layers.person(), look, layers.faces))
