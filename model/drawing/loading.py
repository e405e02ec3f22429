"""Whoever draws a style: the class that the table of styles names, with the style's network."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from pkgutil import resolve_name

from model.contract import styles
from model.drawing.artist import Artist
from model.drawing.cartoonist import Cartoonist
from model.drawing.colourist import Colourist
from model.drawing.reader import FaceReader
from model.network.blending import network_of
from model.network.inference import Inference


class Loader:
    """Loads each shipped file once: artists of the same network share it, and all the face reader.

    They are to draw in one thread. To load others, while they draw, is another thread's right.
    """

    def __init__(self, device: str | None = None) -> None:
        self._device = device
        self._networks: dict[Path, Inference] = {}

    def artist(self, style: str, weights: Path | None = None) -> Artist | Colourist:
        """The artist for a style; OperatorError when its weights are missing, broken or unfit.

        weights: others than those of the style; a style that was added has none but these. They
        are read anew each time, since somebody may have put others in their place.
        """
        entry = styles.style_of(style)
        if weights is None:
            network = self._network(styles.find(style).weights)
        else:
            network = self._read(weights)
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
            self._networks[path] = self._read(path)
        return self._networks[path]

    def _read(self, path: Path) -> Inference:
        return network_of(path, self._device)

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
    return Loader(device).artist(style, weights)


def load_all(
    names: Iterable[str], added: Mapping[str, Path] | None = None
) -> dict[str, Artist | Colourist]:
    """The artists of all those styles, who share what they can: they are to draw in one thread.

    added: the weights of styles that are not shipped.
    """
    loader, weights = Loader(), added or {}
    return {name: loader.artist(name, weights.get(name)) for name in names}
