"""Whoever draws a style: the class that the table of styles names, with the style's network."""

from collections.abc import Iterable
from pathlib import Path
from pkgutil import resolve_name

from model.contract import styles
from model.drawing.artist import Artist
from model.drawing.cartoonist import Cartoonist
from model.drawing.colourist import Colourist
from model.drawing.reader import FaceReader
from model.network import checkpoint


def load_artist(
    style: str,
    *,
    device: str | None = None,
    weights: Path | None = None,
) -> Artist | Colourist:
    """The artist for a style; OperatorError when its weights are missing or broken.

    weights: others than those of the style.
    """
    entry = styles.style_of(style)
    net = checkpoint.load(weights or styles.find(style).weights)
    artist: type[Artist] | type[Colourist] = resolve_name(entry.artist)
    if issubclass(artist, Colourist):
        return artist(net, _painter(device), device)
    return artist(net, FaceReader.load(), device, **entry.artist_options)


def _painter(device: str | None) -> Cartoonist:
    """Who paints photos that are to be coloured."""
    path = styles.FOLDER / f"{styles.CARTOONS}.safetensors"
    return Cartoonist(checkpoint.load(path), FaceReader.load(), device, "coloured")


def load_all(names: Iterable[str]) -> dict[str, Artist | Colourist]:
    """The artists of all those styles."""
    return {name: load_artist(name) for name in names}
