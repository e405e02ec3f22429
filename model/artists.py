"""Whoever draws a style: found by what its network makes."""

from model import checkpoint, styles
from model.artist import Artist
from model.cartoonist import Cartoonist
from model.colourist import Colourist
from model.hints import PAINTED


def load_artist(style: str, *, device: str | None = None) -> Artist | Colourist:
    """The artist for a style; OperatorError when its weights are missing or broken."""
    config = checkpoint.config_of(styles.find(style).weights)
    if config.inputs == PAINTED:
        return Colourist.load(style, device=device)
    kind = Cartoonist if config.coloured else Artist
    return kind.load(style, device=device)
