"""Whoever draws a style: found by what its network makes."""

from pathlib import Path

from model import checkpoint, styles
from model.artist import Artist
from model.cartoonist import Cartoonist
from model.colourist import Colourist
from model.faces import FaceFinder
from model.hints import PAINTED

#: Tones that the colours of a style are reduced to.
TONES = {"flat": 7}


def load_artist(
    style: str, *, device: str | None = None, weights: Path | None = None
) -> Artist | Colourist:
    """The artist for a style; OperatorError when its weights are missing or broken.

    weights: others than those of the style.
    """
    net = checkpoint.load(weights or styles.find(style).weights)
    if net.config.inputs == PAINTED:
        return Colourist(net, Artist.load("line", device=device), device)
    finder = FaceFinder.load(styles.FACES)
    if not net.config.coloured:
        return Artist(net, finder, device)
    return Cartoonist(net, finder, device, tones=TONES.get(style))
