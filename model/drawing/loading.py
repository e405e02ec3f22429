"""Whoever draws a style: found by what its network makes."""

from collections.abc import Iterable
from pathlib import Path

from model.contract import styles
from model.drawing.artist import Artist
from model.drawing.cartoonist import Cartoonist
from model.drawing.colourist import Colourist
from model.drawing.faces import FaceFinder
from model.drawing.hints import PAINTED
from model.network import checkpoint

#: Tones that the colours of a style are reduced to.
TONES = {"flat": 7, "comic": 12}


def load_artist(
    style: str,
    *,
    device: str | None = None,
    weights: Path | None = None,
    liner: Artist | None = None,
) -> Artist | Colourist:
    """The artist for a style; OperatorError when its weights are missing or broken.

    weights: others than those of the style. liner: who draws photos for a style that colours
    drawings; loaded when none is given.
    """
    net = checkpoint.load(weights or styles.find(style).weights)
    if net.config.inputs == PAINTED:
        return Colourist(net, liner or Artist.load("line", device=device), device)
    finder = FaceFinder.load(styles.FACES)
    if not net.config.coloured:
        return Artist(net, finder, device)
    return Cartoonist(net, finder, device, tones=TONES.get(style))


def load_all(names: Iterable[str]) -> dict[str, Artist | Colourist]:
    """The artists of all those styles, of which those who colour drawings share who draws them."""
    names = list(names)
    liner = Artist.load("line") if "line" in names else None
    others = {name: load_artist(name, liner=liner) for name in names if name != "line"}
    return {"line": liner, **others} if liner else others
