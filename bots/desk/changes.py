"""The single changes that buttons under a drawing offer, on every platform.

offered(wish)       those that would change this wish, in the order of the buttons
inks(wish)          likewise the colours of its lines, which stand behind one button "Colour…"
styled(wish)        likewise the other styles
media(wish)         likewise what its lines can be drawn with, which stand behind "Medium…"
parts(wish)         what has pickers of colours in its style: "Hair…"; the sentence is `part-...`
fills(part, wish)   likewise the colours of one part, and at last none of them
change(id)          the one that a button carries
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bots.instructions import Understood, understand
from bots.instructions.effects import LINE, seen
from model.contract.finish import Finish
from model.contract.look import MEDIA
from model.contract.wish import Wish


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a wish."""

    #: What a button carries: letters and hyphens, at most 12 of them.
    id: str
    #: Pressing it means the same as writing this.
    words: str

    @property
    def label(self) -> str:
        """The key of the sentence on its button."""
        if self.id in MEDIA:
            return f"medium-{self.id}"
        return self.id if self.id.startswith("style-") else f"change-{self.id}"

    def of(self, wish: Wish) -> Understood:
        """What comes of it, from the wish so far."""
        return understand(self.words, wish)

    def alters(self, wish: Wish) -> bool:
        """Whether the drawing shows anything of it."""
        return seen(self.of(wish).wish) != seen(wish)


def _colours(id: str, part: str, colours: str) -> tuple[Change, ...]:
    """Those of a part, and then none of them."""
    named = (Change(f"{id}-{colour}", f"{colour} {part}") for colour in colours.split())
    return (*named, Change(f"{id}-own", f"{part} as it is"))


LINES = (Change("thicker", "thicker"), Change("thinner", "thinner"))
DETAIL = (Change("more", "more detail"), Change("less", "less detail"))
SHADING = (Change("shade", "with shading"), Change("no-shade", "no shading"))
SCENE = (Change("scene", "with background"), Change("no-scene", "no background"))
CHANGES = (*LINES, *DETAIL, *SHADING, *SCENE)
INKS = (
    Change("black", "black ink"),
    Change("blue", "blue ink"),
    Change("red", "red ink"),
    Change("green", "green ink"),
    Change("brown", "brown ink"),
    Change("purple", "purple ink"),
)
#: On a board other colours can be seen than on paper; white is the usual one.
WHITE_CHALK = Change("chalk-white", "white chalk")
CHALKS = (
    WHITE_CHALK,
    Change("chalk-yellow", "yellow chalk"),
    Change("chalk-pink", "pink chalk"),
    Change("chalk-sky", "sky blue chalk"),
    Change("chalk-mint", "mint chalk"),
    Change("chalk-orange", "orange chalk"),
)
#: Named like the media, in their order.
DRAWN_WITH = (
    Change("ink", "ink drawing"),
    Change("pen", "pen drawing"),
    Change("brush", "brush drawing"),
    Change("pencil", "pencil drawing"),
    Change("engraving", "engraving"),
    Change("stipple", "stippled"),
    Change("chalk", "chalk drawing"),
    Change("page", "colouring page"),
)
#: What is asked for under a line drawing, where "coloured sketch" would sound like another sketch.
COLOUR_THIS = Change("colour-this", "colour this")
STYLED = (
    COLOUR_THIS,
    Change("style-line", "line art"),
    Change("style-comic", "comic"),
    Change("style-flat", "flat cartoon"),
    Change("style-colour", "coloured sketch"),
)
#: Skins from pale to dark, and those of elves and aliens.
FILLS = {
    "hair": _colours("hair", "hair", "black brown blonde red grey pink blue purple"),
    "skin": _colours("skin", "skin", "pale light tan brown dark green blue purple"),
    "clothes": _colours("wear", "clothes", "black white red green blue yellow pink purple"),
    "background": _colours("bg", "background", "white grey yellow orange green blue pink purple"),
}
#: All of them.
EVERY = (
    *CHANGES,
    *INKS,
    *CHALKS,
    *DRAWN_WITH,
    *STYLED,
    *(one for fills in FILLS.values() for one in fills),
)
_BY_ID = {one.id: one for one in EVERY}


def offered(wish: Wish) -> list[Change]:
    """The changes that would do something, but for colours, styles and media."""
    return _altering(CHANGES, wish)


def inks(wish: Wish) -> list[Change]:
    """The colours that the ink does not have; none where a picture has more than its lines."""
    if wish.style != LINE:
        return []
    if wish.look.medium != "chalk":
        return _altering(INKS, wish)
    white = wish.finish.ink == Finish().ink
    return [one for one in _altering(CHALKS, wish) if not (white and one is WHITE_CHALK)]


def media(wish: Wish) -> list[Change]:
    """The media that the drawing is not in."""
    return _altering(DRAWN_WITH, wish)


def styled(wish: Wish) -> list[Change]:
    """The other styles; under a line drawing colouring comes first."""
    twin = "style-colour" if wish.style == LINE else "colour-this"
    return [one for one in _altering(STYLED, wish) if one.id != twin]


def parts(wish: Wish) -> list[str]:
    """The parts of a coloured sketch that have pickers; none in other styles."""
    return list(FILLS) if wish.style == "colour" else []


def fills(part: str, wish: Wish) -> list[Change]:
    """The colours that a part does not have; none for what we have no colours for."""
    return _altering(FILLS.get(part, ()), wish)


def change(id: str) -> Change | None:
    """The change with this id; None for those of older versions."""
    return _BY_ID.get(id)


def _altering(changes: Iterable[Change], wish: Wish) -> list[Change]:
    return [one for one in changes if one.alters(wish)]
