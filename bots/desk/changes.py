"""The single changes that buttons under a drawing offer, on every platform.

offered(wish)       those that would change this wish, in the order of the buttons
inks(wish)          likewise the colours of its lines, which stand behind one button "Colour…"
styled(wish)        likewise the other styles
numbered(styles)    the numbers on a sheet of styles, and what each draws
media(wish)         likewise what its lines can be drawn with, which stand behind "Medium…"
parts(wish)         what has pickers of colours in its style: "Hair…"; the sentence is `part-...`
fills(part, wish)   likewise the colours of one part, and at last none of them
change(id)          the one that a button carries

A button carries the change's id, so that it works after a restart; ids are never given another
meaning, because they stand under drawings in people's chats.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bots.desk.drawing_files import OFFERED
from bots.desk.edits import (
    Edit,
    as_file,
    at_least,
    in_ink,
    in_look,
    in_medium,
    in_style,
    painted,
    step,
    without,
)
from bots.instructions import Understood
from bots.instructions.effects import of_lines, of_parts, seen
from bots.instructions.hidden import hidden, settled
from bots.instructions.undoing import remembering
from model.contract.finish import Finish
from model.contract.look import MEDIA, PRESETS
from model.contract.styles import COLOUR, STYLES
from model.contract.wish import Wish

T = TypeVar("T")

#: What Discord takes; Telegram takes more.
MOST_IN_A_ROW = 5


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a wish."""

    #: What a button carries: letters and hyphens, at most 14 of them.
    id: str
    #: The key of the sentence on its button. Writing that sentence means the same as pressing it.
    label: str
    edit: Edit
    #: Of which of "ink" and "paper" it asks for a colour.
    asks: tuple[str, ...] = ()
    #: It says of which style the drawing is to be.
    names_style: bool = False
    #: The drawing comes with a word about how it was drawn.
    told: bool = True

    def of(self, wish: Wish) -> Understood:
        """What comes of it, from the wish so far."""
        asked = self.edit(wish)
        changed = settled(asked, self.asks)
        return Understood(
            remembering(changed, wish),
            (self.id,) if self.told else (),
            style_named=self.names_style,
            style_switched=not self.names_style and changed.style == COLOUR != wish.style,
            hidden=hidden(asked.finish, wish, changed) if self.told else None,
        )

    def alters(self, wish: Wish) -> bool:
        """Whether the drawing shows anything of it."""
        return seen(self.of(wish).wish) != seen(wish)


def _single(id: str, edit: Edit, *asks: str) -> Change:
    return Change(id, f"change-{id}", edit, asks)


def _fills(id: str, part: str, colours: str) -> tuple[Change, ...]:
    """Those of a part, and then none of them."""
    named = (_single(f"{id}-{colour}", painted(part, colour)) for colour in colours.split())
    return (*named, _single(f"{id}-own", painted(part, None)))


AGAIN = Change("again", "again", lambda wish: wish, told=False)
LOOKS = tuple(
    Change(f"preset-{name}", f"preset-{name}", in_look(look), told=False)
    for name, look in PRESETS.items()
)
FILES = tuple(
    Change(f"as-{output}", f"as-{output}", as_file(output), told=False) for output in OFFERED
)
CHANGES = (
    _single("thicker", step("line_weight", 1)),
    _single("thinner", step("line_weight", -1)),
    _single("more", step("detail", 1)),
    _single("less", step("detail", -1)),
    _single("shade", at_least("shading")),
    _single("no-shade", without("shading")),
    _single("scene", at_least("background")),
    _single("no-scene", without("background")),
    _single("stronger", step("strength", 1)),
    _single("milder", step("strength", -1)),
)
INKS = tuple(
    _single(colour, in_ink(colour), "ink")
    for colour in ("black", "blue", "red", "green", "brown", "purple")
)
#: On a board other colours can be seen than on paper; white is the usual one.
WHITE_CHALK = _single("chalk-white", in_ink("white", "chalk"), "ink")
CHALKS = (
    WHITE_CHALK,
    _single("chalk-yellow", in_ink("yellow", "chalk"), "ink"),
    _single("chalk-pink", in_ink("pink", "chalk"), "ink"),
    _single("chalk-sky", in_ink("sky-blue", "chalk"), "ink"),
    _single("chalk-mint", in_ink("mint", "chalk"), "ink"),
    _single("chalk-orange", in_ink("orange", "chalk"), "ink"),
)
DRAWN_WITH = tuple(Change(name, f"medium-{name}", in_medium(name)) for name in MEDIA)
#: What is asked for under a line drawing, where "coloured sketch" would sound like another sketch.
COLOUR_THIS = Change("colour-this", "change-colour-this", in_style(COLOUR), names_style=True)
_STYLES = {
    style.name: Change(f"style-{style.name}", style.key, in_style(style.name), names_style=True)
    for style in STYLES
}
STYLED = (COLOUR_THIS, *_STYLES.values())
#: One sheet with the photo in every style.
ALL_STYLES = Change("as-sheet", "as-sheet", as_file("sheet"))
#: Skins from pale to dark, and those of elves and aliens.
FILLS = {
    "hair": _fills("hair", "hair", "black brown blonde red grey pink blue purple"),
    "skin": _fills("skin", "skin", "pale light tan brown dark green blue purple"),
    "clothes": _fills("wear", "clothes", "black white red green blue yellow pink purple"),
    "background": _fills("bg", "background", "white grey yellow orange green blue pink purple"),
}
#: Those that somebody could write as well.
EVERY = (
    *CHANGES,
    *INKS,
    *CHALKS,
    *DRAWN_WITH,
    *STYLED,
    ALL_STYLES,
    *(one for fills in FILLS.values() for one in fills),
)
_BY_ID = {one.id: one for one in (*EVERY, *LOOKS, *FILES, AGAIN)}


def offered(wish: Wish) -> list[Change]:
    """The changes that would do something, but for colours, styles and media."""
    return _altering(CHANGES, wish)


def inks(wish: Wish) -> list[Change]:
    """The colours that the ink does not have; none where a picture has more than its lines."""
    if not of_lines(wish):
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
    twin = _STYLES[COLOUR] if of_lines(wish) else COLOUR_THIS
    return [one for one in _altering(STYLED, wish) if one is not twin]


def numbered(styles: Iterable[str]) -> list[tuple[int, Change]]:
    """The numbers on a sheet of these styles, and what each draws: its style alone.

    Without those of styles that another version of this program has.
    """
    found = ((number, _STYLES.get(name)) for number, name in enumerate(styles, 1))
    return [(number, one) for number, one in found if one is not None]


def evenly(buttons: Sequence[T]) -> list[Sequence[T]]:
    """Small buttons in rows of about one length, which every platform takes."""
    rows = math.ceil(len(buttons) / MOST_IN_A_ROW)
    length = math.ceil(len(buttons) / rows)
    return [buttons[start : start + length] for start in range(0, len(buttons), length)]


def parts(wish: Wish) -> list[str]:
    """The parts of a coloured sketch that have pickers; none in other styles."""
    return list(FILLS) if of_parts(wish) else []


def fills(part: str, wish: Wish) -> list[Change]:
    """The colours that a part does not have; none for what we have no colours for."""
    return _altering(FILLS.get(part, ()), wish)


def change(id: str) -> Change | None:
    """The change with this id; None for those of older versions."""
    return _BY_ID.get(id)


def _altering(changes: Iterable[Change], wish: Wish) -> list[Change]:
    return [one for one in changes if one.alters(wish)]
