"""What buttons change of a wish: each of these makes a function from one wish to the next.

step(control, by)         so much more or less of a control
at_least(control)         what is meant by naming it: "with shading"
without(control)          none of it
in_ink(colour, medium)    lines in a colour, and in a medium that goes with it, if one is given
in_medium(medium)         line art, drawn with that
in_style(style)           another style, and that one alone
painted(part, colour, who) hair, skin, clothes or background in a colour, or as the network likes
in_look(preset)           all controls of line art and the medium
as_file(output)           another kind of file

Colours are called as in `bots/words/instructions.toml`.
"""

from collections.abc import Callable
from dataclasses import replace

from bots.instructions.amounts import STEP, within
from bots.instructions.catalogue import Sense, colour_of, meant_by_noun
from bots.instructions.colouring import unpainted_background, with_parts
from bots.instructions.effects import shown_of, with_amount
from bots.instructions.fills import fill
from model.contract.styles import LINE
from model.contract.wish import Output, Wish

Edit = Callable[[Wish], Wish]


def step(control: str, by: int) -> Edit:
    """`by` steps more, or less where it is negative, but no further than to the end."""
    return lambda wish: with_amount(wish, control, within(shown_of(control, wish) + by * STEP))


def at_least(control: str) -> Edit:
    """As much as its name means, or as there is, if that is more."""
    meant = meant_by_noun(control) or 0.0
    return lambda wish: with_amount(wish, control, max(meant, shown_of(control, wish)))


def without(control: str) -> Edit:
    """None of it; without a background none is painted either."""
    if control == "background":
        return lambda wish: with_amount(unpainted_background(wish), control, 0.0)
    return lambda wish: with_amount(wish, control, 0.0)


def in_ink(colour: str, medium: str | None = None) -> Edit:
    """Ink of that colour."""
    hex = colour_of(colour)
    drawn = in_medium(medium) if medium else None

    def edit(wish: Wish) -> Wish:
        wish = drawn(wish) if drawn else wish
        return replace(wish, finish=replace(wish.finish, ink=hex))

    return edit


def in_medium(medium: str) -> Edit:
    """Line art, the only style that has media."""
    return lambda wish: replace(wish, style=LINE, look=replace(wish.look, medium=medium))


def in_style(style: str) -> Edit:
    """The photo in another style."""
    return lambda wish: wish.in_style(style)


def painted(part: str, colour: str | None, who: str | None = None) -> Edit:
    """A part in a colour, of one person or all, in a style that has parts; None takes it back."""
    hex = None if colour is None else fill(Sense("colour", colour), part)

    def edit(wish: Wish) -> Wish:
        coloured = with_parts(wish) if hex else wish
        return replace(coloured, colours=wish.colours.painted(part, hex, who))

    return edit


def in_look(preset: str) -> Edit:
    """In the look of that name, in place of the one so far."""
    return lambda wish: replace(wish, look=wish.look.named(preset))


def as_file(output: Output) -> Edit:
    """The same drawing in another file."""
    return lambda wish: replace(wish, output=output)
