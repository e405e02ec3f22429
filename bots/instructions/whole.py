"""What statements about the whole wish change: its look, medium, style or kind of file."""

from dataclasses import replace
from typing import cast

from bots.instructions.catalogue import Sense
from bots.instructions.colouring import (
    in_two_colours,
    inverted,
    is_inverted,
    usual_colours,
    with_greys,
    without_colour,
)
from bots.instructions.statement import DENYING, REMOVING, Statement
from model.contract.look import PRESETS, Look
from model.contract.styles import LINE
from model.contract.wish import Output, Wish


def as_a_whole(wish: Wish, sense: Sense, statement: Statement) -> Wish | None:
    """The wish after such a statement; None for one that we can do nothing about."""
    if statement.says(*DENYING, *REMOVING):
        return _refused(wish, sense)
    match sense.kind, sense.name:
        case "whole", name:
            return _whole(wish, name)
        case "preset", name:
            return replace(wish, look=PRESETS[name])
        case "medium", name:
            return replace(wish, style=LINE, look=replace(wish.look, medium=name))
        case "style", name:
            return replace(wish, style=name)
        case "output", name:
            return replace(wish, output=cast(Output, name))
    if sense.finish is None:
        return wish
    finish = replace(sense.finish, pure=wish.finish.pure)
    return replace(without_colour(wish), finish=finish)


def _whole(wish: Wish, name: str) -> Wish:
    match name:
        case "reset":
            return Wish()
        case "example":
            return replace(wish, example=True)
        case "colours":
            return usual_colours(wish)
        case "pure":
            return in_two_colours(wish)
        case "greys":
            return with_greys(wish)
        case "inverted":
            return inverted(wish)
        case "tattoo":
            look = replace(wish.look, medium="page", background=0.0)
            return replace(in_two_colours(wish), look=look)
    return wish


def _refused(wish: Wish, sense: Sense) -> Wish | None:
    """The usual again, where the wish is what is turned down: "not as a sticker" is a picture."""
    match sense.kind, sense.name:
        case "whole", "greys":
            return with_greys(wish, kept=False)
        case "whole", "pure":
            return with_greys(wish)
        case "whole", "inverted":
            return inverted(wish) if is_inverted(wish) else wish
        case "whole", "tattoo":
            # "remove the tattoo": what is on the photo stays.
            return None
        case "medium", name if name == wish.look.medium:
            return replace(wish, look=replace(wish.look, medium=Look().medium))
        case "style", name if name == wish.style:
            return replace(wish, style=LINE)
        case "output", name if name == wish.output:
            return replace(wish, output=Wish().output)
    return wish
