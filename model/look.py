"""What a drawing should look like, apart from its style. Knows no torch: bots use it too."""

import re
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Look:
    """The controls of a drawing, each in [0, 1].

    The network is conditioned on the first two; the others say how its layers are put together
    (`model.composition`), so that moving one of them cannot change a line.
    Raises ValueError for a value outside the range.
    """

    #: 0 a hairline, 1 a marker.
    line_weight: float = 0.35
    #: 0 a few strokes, 1 every strand of hair.
    detail: float = 0.5
    #: 0 none, 1 shadows in solid ink.
    shading: float = 0.0
    #: 0 clean paper behind the person, 1 everything that was there.
    background: float = 1.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"{field.name} must lie between 0 and 1, not {value}")

    def controls(self) -> tuple[float, float]:
        """What the network is conditioned on, in the order in which it expects it."""
        return self.line_weight, MOST_DETAIL * self.detail


#: The network's detail at which the drawings that it learns from have all of their strokes.
MOST_DETAIL = 0.7
#: Width of the network's conditioning input.
CONTROLS = 2
#: How colours are written.
COLOUR = re.compile("#[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Finish:
    """The colours that a drawing is printed in, after the network, as `#rrggbb` in lower case.

    Raises ValueError for anything else.
    """

    ink: str = "#000000"
    #: None for transparent paper.
    paper: str | None = "#ffffff"

    def __post_init__(self) -> None:
        for colour in (self.ink, self.paper):
            if colour is not None and not COLOUR.fullmatch(colour):
                raise ValueError(f"a colour must read like #1a2b3c, not {colour!r}")


@dataclass(frozen=True, slots=True)
class Colours:
    """Colours that a person prefers for the parts of a coloured sketch, as `#rrggbb`.

    None leaves a part to the network. Raises ValueError for anything else.
    """

    hair: str | None = None
    skin: str | None = None
    clothes: str | None = None
    background: str | None = None

    def __post_init__(self) -> None:
        for part in fields(self):
            colour = getattr(self, part.name)
            if colour is not None and not COLOUR.fullmatch(colour):
                raise ValueError(f"a colour must read like #1a2b3c, not {colour!r}")

    def over(self, others: "Colours") -> "Colours":
        """These, and for parts that have none those of `others`."""
        names = (part.name for part in fields(self))
        return Colours(**{name: getattr(self, name) or getattr(others, name) for name in names})


#: Looks with names, in the order of the menus; a sentence `preset-...` names each.
PRESETS = {
    "classic": Look(),
    "bold": Look(line_weight=0.85, detail=0.35),
    "fine": Look(line_weight=0.1, detail=0.9),
    "sketch": Look(line_weight=0.25, detail=0.75, shading=0.5),
    "minimal": Look(line_weight=0.5, detail=0.0, background=0.0),
}
