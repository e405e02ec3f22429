"""Whoever draws a style: the class that the table of styles names, with the style's network."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from pkgutil import resolve_name

from model.contract import styles
from model.drawing.artist import Artist
from model.drawing.cartoonist import Cartoonist
from model.drawing.colourist import Colourist
from model.drawing.reader import FaceReader
from model.network import checkpoint
from model.network.inference import Inference


class _Loader:
    """Loads each file once: artists of the same network share it, and all share the face reader."""

    def __init__(self, device: str | None) -> None:
        self._device = device
        self._networks: dict[Path, Inference] = {}

    def artist(self, style: str, weights: Path | None = None) -> Artist | Colourist:
        """As `load_artist`."""
        entry = styles.style_of(style)
        network = self._network(weights or styles.find(style).weights)
        artist: type[Artist] | type[Colourist] = resolve_name(entry.artist)
        if issubclass(artist, Colourist):
            return artist(network, self._painter())
        return artist(network, self._reader, **entry.artist_options)

    def _painter(self) -> Cartoonist:
        """Who paints photos that are to be coloured."""
        path = styles.FOLDER / f"{styles.CARTOONS}.safetensors"
        return Cartoonist(self._network(path), self._reader, printed="coloured")

    def _network(self, path: Path) -> Inference:
        if path not in self._networks:
            self._networks[path] = Inference(checkpoint.load(path), self._device)
        return self._networks[path]

    @cached_property
    def _reader(self) -> FaceReader:
        return FaceReader.load()


def load_artist(
    style: str,
    *,
    device: str | None = None,
    weights: Path | None = None,
) -> Artist | Colourist:
    """The artist for a style; OperatorError when its weights are missing or broken.

    weights: others than those of the style.
    """
    return _Loader(device).artist(style, weights)


def load_all(names: Iterable[str]) -> dict[str, Artist | Colourist]:
    """The artists of all those styles, who share what they can: they are to draw in one thread."""
    loader = _Loader(None)
    return {name: loader.artist(name) for name in names}
