"""What came of somebody's words."""

from dataclasses import dataclass

from model.contract.finish import Finish
from model.contract.wish import Wish

#: Characters that are read; the rest is cut off.
LONGEST = 500
#: What it is called, in the catalogue's table `beyond`, that a drawing is to be larger.
LARGER = "larger"


@dataclass(frozen=True, slots=True)
class Understood:
    """What came of somebody's words; the phrases are as they were typed, in their order."""

    wish: Wish
    understood: tuple[str, ...] = ()
    #: Letters, digits and spaces, with what stands inside a word: no markup, no mentions.
    unknown: tuple[str, ...] = ()
    #: Of these the ones that we know and cannot do, each with what it is, by the names in the
    #: catalogue's table `beyond`: ("ghibli", "animated").
    beyond: tuple[tuple[str, str], ...] = ()
    #: A style was named, even if it was that of the wish before.
    style_named: bool = False
    #: A colour was said of a part, which the style could not show, so it is another now.
    style_switched: bool = False
    #: What was asked for although such a drawing cannot show it: the name of a control, "medium",
    #: "look", "pure", "inverted", "ink", "paper", or "black-and-white" for black on white, where
    #: that is a comic's or, in chalk, either of them.
    without_effect: tuple[str, ...] = ()
    #: Controls of which more or less was asked for than there is, "detail-most", "detail-least",
    #: and "undo" where there is nothing to go back to.
    at_end: tuple[str, ...] = ()
    #: Ink and paper as asked for where they could not be told apart, so that one gave way to the
    #: other; None where that has been told before.
    hidden: Finish | None = None
    #: What was said to us and is about no drawing, by the names in the catalogue's table `talk`:
    #: "thanks"; and "stop". "" where anything else was said.
    talk: str = ""
    #: There were more than LONGEST characters.
    cut: bool = False

    @property
    def asks_for_full_size(self) -> bool:
        """Whether the drawing is to be larger, and nothing else is said."""
        asked = [what for _, what in self.beyond]
        only = not self.understood and len(asked) == len(self.unknown)
        return bool(asked) and only and set(asked) == {LARGER}
