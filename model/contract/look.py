"""What a drawing should look like, apart from its style."""

from dataclasses import dataclass, replace

#: The media that line art can be printed in, in the order of the menus; a sentence `medium-...`
#: names each. How each prints stands in `model/drawing/media/`.
MEDIA = ("ink", "pen", "brush", "pencil", "engraving", "stipple", "chalk", "page")
#: Those in which shading adds hatching; the others have their own way with light and shade.
HATCHED = ("ink", "pen", "brush")
#: The controls of a Look.
CONTROL_NAMES = ("line_weight", "detail", "shading", "background", "strength")


@dataclass(frozen=True, slots=True)
class Look:
    """The controls of a drawing, each in [0, 1], and the medium that it is printed in.

    The network is conditioned on the first two; the others say how its layers are put together
    (`model.drawing.composition`), so that moving one of them cannot change a line.
    Raises ValueError for a value outside the range, and for a medium that there is not.
    """

    #: 0 a hairline, 1 a brush.
    line_weight: float = 0.35
    #: 0 a few strokes, 1 every strand of hair.
    detail: float = 0.5
    #: 0 none, 1 shadows in solid ink.
    shading: float = 0.0
    #: 0 nothing behind the person, 1 everything that was there; at 0.5 what suits the style: clean
    #: paper in line art, all colours in cartoons.
    background: float = 0.5
    #: Of a cartoon: 0 a trace of it on the photo, 1 all of it.
    strength: float = 0.7
    #: One of MEDIA; styles with colours take no notice of it.
    medium: str = "ink"

    def __post_init__(self) -> None:
        for name in CONTROL_NAMES:
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"{name} must lie between 0 and 1, not {value}")
        if self.medium not in MEDIA:
            raise ValueError(f"there is no medium {self.medium!r}: choose {', '.join(MEDIA)}")

    @property
    def strokes_behind(self) -> float:
        """Of the strokes behind a person, how many line art has, 0 to 1."""
        return max(0.0, 2 * self.background - 1)

    @property
    def colours_behind(self) -> float:
        """How much of the colours behind a person a cartoon has, 0 to 1."""
        return min(1.0, 2 * self.background)

    def named(self, preset: str) -> "Look":
        """The look of PRESETS with that name; none of them says how strong a cartoon is to be."""
        return replace(PRESETS[preset], strength=self.strength)

    def controls(self) -> tuple[float, float]:
        """What the network is conditioned on, in the order in which it expects it."""
        return self.line_weight, self.detail


#: Width of the network's conditioning input.
CONTROLS = 2
#: Looks with names, in the order of the menus; a sentence `preset-...` names each. Bold, fine and
#: sketch are media with fitting controls.
PRESETS = {
    "classic": Look(),
    "bold": Look(line_weight=0.6, detail=0.4, medium="brush"),
    "fine": Look(detail=0.8, medium="pen"),
    "sketch": Look(medium="pencil"),
    "minimal": Look(line_weight=0.5, detail=0.0, background=0.0),
}
