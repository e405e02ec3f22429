"""What a drawing should look like, apart from its style. Knows no torch: bots use it too."""

import re
from dataclasses import dataclass, fields, replace

#: The hands that line art can be printed in, in the order of the menus; a sentence `medium-...`
#: names each. How they print stands in `model/media/`.
MEDIA = ("ink", "pen", "brush", "pencil", "engraving", "stipple", "chalk", "page")
#: Those in which shading adds hatching; the others have their own way with light and shade.
HATCHED = ("ink", "pen", "brush")
#: The controls of a Look.
CONTROL_NAMES = ("line_weight", "detail", "shading", "background")


@dataclass(frozen=True, slots=True)
class Look:
    """The controls of a drawing, each in [0, 1], and the medium that it is printed in.

    The network is conditioned on the first two; the others say how its layers are put together
    (`model.composition`), so that moving one of them cannot change a line.
    Raises ValueError for a value outside the range, and for a medium that there is not.
    """

    #: 0 a hairline, 1 a brush.
    line_weight: float = 0.35
    #: 0 a few strokes, 1 every strand of hair.
    detail: float = 0.5
    #: 0 none, 1 shadows in solid ink.
    shading: float = 0.0
    #: 0 nothing behind the person, 1 everything that was there; in the middle what suits the style:
    #: clean paper in line art, all colours in cartoons.
    background: float = 0.5
    #: One of MEDIA; styles with colours have a hand of their own.
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

    def controls(self) -> tuple[float, float]:
        """What the network is conditioned on, in the order in which it expects it."""
        return self.line_weight, self.detail


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
    #: No greys: every pixel is ink or paper, for lasers, stencils and stamps.
    pure: bool = False

    def __post_init__(self) -> None:
        for colour in (self.ink, self.paper):
            if colour is not None and not COLOUR.fullmatch(colour):
                raise ValueError(f"a colour must read like #1a2b3c, not {colour!r}")


#: What chalk is printed in, unless other colours are asked for.
CHALK = Finish(ink="#f5f1e6", paper="#23282d")
#: How far apart, in Rec. 709 luma of [0, 255], ink and paper are at least.
LEAST_CONTRAST = 70.0
#: Luma that chalk has at least, and its board at most.
DARKEST_CHALK, LIGHTEST_BOARD = 115.0, 90.0


def printed_in(finish: Finish, medium: str) -> Finish:
    """The colours that a drawing is really printed in: those asked for, but so that it is seen.

    Chalk is light on dark: dark colours are lightened, and its board is never a light one, for a
    face would be its negative. Other ink that can hardly be told from the paper moves the paper
    to black or white, whichever is farther.
    """
    if medium == "chalk":
        return _in_chalk(finish)
    if finish.paper is None or abs(_luma(finish.ink) - _luma(finish.paper)) >= LEAST_CONTRAST:
        return finish
    return replace(finish, paper="#000000" if _luma(finish.ink) > 128 else "#ffffff")


def _in_chalk(finish: Finish) -> Finish:
    """The colours asked for, as chalk on a board has them."""
    usual = Finish()
    ink = CHALK.ink if finish.ink == usual.ink else finish.ink
    board = finish.paper
    if board is not None and (board == usual.paper or _luma(board) > LIGHTEST_BOARD):
        board = CHALK.paper
    least = max(DARKEST_CHALK, LEAST_CONTRAST + (0 if board is None else _luma(board)))
    while _luma(ink) < least:
        ink = "#" + "".join(f"{(3 * int(ink[i : i + 2], 16) + 255) // 4:02x}" for i in (1, 3, 5))
    return replace(finish, ink=ink, paper=board)


def _luma(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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


#: Looks with names, in the order of the menus; a sentence `preset-...` names each. Bold, fine and
#: sketch are media with fitting controls.
PRESETS = {
    "classic": Look(),
    "bold": Look(line_weight=0.6, detail=0.4, medium="brush"),
    "fine": Look(detail=0.8, medium="pen"),
    "sketch": Look(medium="pencil"),
    "minimal": Look(line_weight=0.5, detail=0.0, background=0.0),
}
