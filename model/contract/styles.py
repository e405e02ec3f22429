"""The catalogue of styles: each is a weight file with its card beside it. Knows no torch."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from model.contract.errors import OperatorError

FOLDER = Path(str(files("model.weights")))
#: The face finder's weights, which every style shares.
FACES = FOLDER / "tools" / "faces.safetensors"


@dataclass(frozen=True)
class Style:
    """A way of drawing that has been learnt."""

    name: str
    weights: Path

    @property
    def card(self) -> Path:
        """Markdown: architecture, data, licence, training command, quality, known failures."""
        return self.weights.with_suffix(".md")


def catalogue() -> dict[str, Style]:
    """Every style that has weights here, by name."""
    return {path.stem: Style(path.stem, path) for path in sorted(FOLDER.glob("*.safetensors"))}


def find(name: str) -> Style:
    """The style of that name; OperatorError, with the names there are, when there is none."""
    styles = catalogue()
    if name not in styles:
        known = ", ".join(styles) or "none"
        raise OperatorError(
            f"no weights for the style {name!r} (there are: {known}). Restore "
            f"model/weights/{name}.safetensors, or train it with `artline train {name}`."
        )
    return styles[name]
