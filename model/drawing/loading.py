"""Whoever draws a style: the class that the table of styles names, with the style's network."""

from collections.abc import Iterable
from pathlib import Path
from pkgutil import resolve_name

from model.contract import styles
from model.drawing.artist import Artist
from model.drawing.colourist import Colourist
from model.drawing.reader import FaceReader
from model.network import checkpoint


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
    entry = styles.style_of(style)
    net = checkpoint.load(weights or styles.find(style).weights)
    artist: type[Artist] | type[Colourist] = resolve_name(entry.artist)
    if issubclass(artist, Colourist):
        return artist(net, liner or Artist.load(styles.LINE, device=device), device)
    return artist(net, FaceReader.load(), device, **entry.artist_options)


def load_all(names: Iterable[str]) -> dict[str, Artist | Colourist]:
    """The artists of all those styles, of which those who colour drawings share who draws them."""
    names = list(names)
    liner = Artist.load(styles.LINE) if styles.LINE in names else None
    others = {name: load_artist(name, liner=liner) for name in names if name != styles.LINE}
    return {styles.LINE: liner, **others} if liner else others
