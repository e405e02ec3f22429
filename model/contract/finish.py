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
#: Luma of the lightest colour that a board may be asked for in: green and blue boards are darkened,
#: cream would be no cream any more.
LIGHTEST_ASKED_BOARD = 170.0


def printed_in(finish: Finish, medium: str, filled: bool = False) -> Finish:
    """The colours that a drawing is really printed in: those asked for, but so that it is seen.

    Chalk is light on dark: dark chalk is lightened, boards are darkened, and a very light board is
    replaced by the usual one, because a face in dark on light would be a negative. Other ink that
    can hardly be told from its paper stays where the paper is the usual white, which becomes black;
    on paper that was asked for, the ink is changed instead.
    `filled` is for drawings with colours under the lines, on which any ink is seen.
    """
    if medium == "chalk":
        return _in_chalk(finish)
    if filled or not is_hidden(finish):
        return finish
    if finish.paper in (None, Finish().paper):
        return replace(finish, paper="#000000")
    return replace(finish, ink=_seen_on(finish.paper, finish.ink))


def is_hidden(finish: Finish) -> bool:
    """Whether its ink can hardly be told from its paper."""
    return finish.paper is not None and _contrast(finish.ink, finish.paper) < LEAST_CONTRAST


def is_light_on_dark(finish: Finish) -> bool:
    """Whether the ink is lighter than its paper."""
    return finish.paper is not None and _luma(finish.ink) > _luma(finish.paper)


def _seen_on(paper: str, ink: str) -> str:
    """White for black ink and the other way round; other colours lighter or darker."""
    end = "#ffffff" if _luma(paper) < 128 else "#000000"
    if ink in ("#000000", "#ffffff"):
        return end
    while _contrast(ink, paper) < LEAST_CONTRAST:
        ink = _mixed(ink, end)
    return ink


def _in_chalk(finish: Finish) -> Finish:
    """The colours asked for, as chalk on a board has them."""
    usual = Finish()
    ink = CHALK.ink if finish.ink == usual.ink else finish.ink
    board = finish.paper
    if board is not None and (board == usual.paper or _luma(board) > LIGHTEST_ASKED_BOARD):
        board = CHALK.paper
    while board is not None and _luma(board) > LIGHTEST_BOARD:
        board = _mixed(board, "#000000")
    least = max(DARKEST_CHALK, LEAST_CONTRAST + (0 if board is None else _luma(board)))
    while _luma(ink) < least:
        ink = _mixed(ink, "#ffffff")
    return replace(finish, ink=ink, paper=board)


def _mixed(colour: str, end: str) -> str:
    """A quarter of the way to another colour."""
    places = (slice(i, i + 2) for i in (1, 3, 5))
    parts = (3 * int(colour[place], 16) + int(end[place], 16) for place in places)
    return "#" + "".join(f"{part // 4:02x}" for part in parts)


def _contrast(colour: str, other: str) -> float:
    return abs(_luma(colour) - _luma(other))


def _luma(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
