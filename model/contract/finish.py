"""The colours that a drawing is printed in."""

from dataclasses import dataclass, replace

from model.contract.colours import COLOUR


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
