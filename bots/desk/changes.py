"""The single changes that buttons under a drawing offer, on every platform.

offered(wish)       those that would change this wish, in the order of the buttons
softer(wish)        the one of those that makes it softer
inks(wish)          likewise the colours of its lines, which stand behind one button "Colour…"
styled(wish, added) likewise the other styles
numbered(styles)    the numbers on a sheet of styles, and what each draws
media(wish)         likewise what its lines can be drawn with, which stand behind "Medium…"
as_other(output)    that to another file
change(id)          the one that a button carries; also of those in `part_colours.py`

A button carries the change's id, so that it works after a restart; ids are never given another
meaning, because they stand under drawings in people's chats.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TypeVar

from bots.desk.change import Change, altering, single
from bots.desk.drawing_files import OFFERED
from bots.desk.edits import (
    as_file,
    at_least,
    in_ink,
    in_look,
    in_medium,
    in_style,
    step,
    without,
)
from bots.desk.part_colours import FILLS, FILLS_OF_EACH
from bots.instructions.effects import of_lines
from model.contract.finish import Finish
from model.contract.look import MEDIA, PRESETS
from model.contract.styles import COLOUR, STYLES, is_name, style_of
from model.contract.wish import Output, Wish

T = TypeVar("T")

#: What Discord takes; Telegram takes more.
MOST_IN_A_ROW = 5

AGAIN = Change("again", "again", lambda wish: wish, told=False)
LOOKS = tuple(
    Change(f"preset-{name}", f"preset-{name}", in_look(name), told=False) for name in PRESETS
)
FILES = tuple(
    Change(f"as-{output}", f"as-{output}", as_file(output), told=False) for output in OFFERED
)
CHANGES = (
    single("thicker", step("line_weight", 1)),
    single("thinner", step("line_weight", -1)),
    single("more", step("detail", 1)),
    single("less", step("detail", -1)),
    single("shade", at_least("shading")),
    single("no-shade", without("shading")),
    single("scene", at_least("background")),
    single("no-scene", without("background")),
    single("stronger", step("strength", 1)),
    single("milder", step("strength", -1)),
)
INKS = tuple(
    single(colour, in_ink(colour), "ink")
    for colour in ("black", "blue", "red", "green", "brown", "purple")
)
#: On a board other colours can be seen than on paper; white is the usual one.
WHITE_CHALK = single("chalk-white", in_ink("white", "chalk"), "ink")
CHALKS = (
    WHITE_CHALK,
    single("chalk-yellow", in_ink("yellow", "chalk"), "ink"),
    single("chalk-pink", in_ink("pink", "chalk"), "ink"),
    single("chalk-sky", in_ink("sky-blue", "chalk"), "ink"),
    single("chalk-mint", in_ink("mint", "chalk"), "ink"),
    single("chalk-orange", in_ink("orange", "chalk"), "ink"),
)
DRAWN_WITH = tuple(Change(name, f"medium-{name}", in_medium(name)) for name in MEDIA)
#: What is asked for under a line drawing, where "coloured sketch" would sound like another sketch.
COLOUR_THIS = Change("colour-this", "change-colour-this", in_style(COLOUR), names_style=True)
_STYLES = {
    style.name: Change(f"style-{style.name}", style.key, in_style(style.name), names_style=True)
    for style in STYLES
}
STYLED = (COLOUR_THIS, *_STYLES.values())
#: What the ids of changes to a style begin with.
_OF_STYLE = "style-"
#: One sheet with the photo in every style.
ALL_STYLES = Change("as-sheet", "as-sheet", as_file("sheet"))
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
_OF_PERSONS = tuple(one for fills in FILLS_OF_EACH.values() for one in fills)
_BY_ID = {one.id: one for one in (*EVERY, *_OF_PERSONS, *LOOKS, *FILES, AGAIN)}


def offered(wish: Wish) -> list[Change]:
    """The changes that would do something, but for colours, styles and media."""
    return altering(CHANGES, wish)


def softer(wish: Wish) -> Change | None:
    """What makes a drawing softer whose look somebody complains of; None where nothing would."""
    there = {one.id: one for one in offered(wish)}
    return next((there[id] for id in ("milder", "thinner", "less") if id in there), None)


def inks(wish: Wish) -> list[Change]:
    """The colours that the ink does not have; none where a picture has more than its lines."""
    if not of_lines(wish):
        return []
    if wish.look.medium != "chalk":
        return altering(INKS, wish)
    white = wish.finish.ink == Finish().ink
    return [one for one in altering(CHALKS, wish) if not (white and one is WHITE_CHALK)]


def media(wish: Wish) -> list[Change]:
    """The media that the drawing is not in."""
    return altering(DRAWN_WITH, wish)


def styled(wish: Wish, added: Sequence[str] = ()) -> list[Change]:
    """The other styles; under a line drawing colouring comes first.

    added: those that are there besides the shipped ones.
    """
    twin = _STYLES[COLOUR] if of_lines(wish) else COLOUR_THIS
    every = (*STYLED, *map(_in_added, added))
    return [one for one in altering(every, wish) if one is not twin]


def numbered(styles: Iterable[str]) -> list[tuple[int, Change]]:
    """The numbers on a sheet of these styles, and what each draws: its style alone."""
    found = ((number, change(f"{_OF_STYLE}{name}")) for number, name in enumerate(styles, 1))
    return [(number, one) for number, one in found if one is not None]


def as_other(output: Output) -> Change:
    """The change to another file, one of OFFERED."""
    return _BY_ID[f"as-{output}"]


def evenly(buttons: Sequence[T]) -> list[Sequence[T]]:
    """Small buttons in rows of about one length, which every platform takes."""
    rows = math.ceil(len(buttons) / MOST_IN_A_ROW)
    length = math.ceil(len(buttons) / rows)
    return [buttons[start : start + length] for start in range(0, len(buttons), length)]


def change(id: str) -> Change | None:
    """The change with this id; None for those of older versions.

    Any name may be that of an added style: whether there is one, the desk knows (`Desk.admit`).
    """
    name = id.removeprefix(_OF_STYLE)
    if id not in _BY_ID and id != name and is_name(name):
        return _in_added(name)
    return _BY_ID.get(id)


def _in_added(style: str) -> Change:
    """The change to an added style."""
    id, label = f"{_OF_STYLE}{style}", style_of(style).key
    return Change(id, label, in_style(style), names_style=True, added=style)
