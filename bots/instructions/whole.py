"""What statements about the whole wish change: its look, medium, style or kind of file."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bots.instructions.amounts import STEP, within
from bots.instructions.catalogue import Sense
from bots.instructions.colouring import (
    LESSENING,
    in_two_colours,
    inverted,
    is_inverted,
    usual_colours,
    with_greys,
    without_colour,
)
from bots.instructions.effects import of_lines, shown, shown_of, with_amount
from bots.instructions.statement import DENYING, REMOVING, Statement
from bots.instructions.strength import has_strength, in_style
from model.contract.look import Look
from model.contract.styles import COLOUR, LINE, style_of
from model.contract.wish import Output, Turn, Wish

#: What tattoos are drawn in: outlines, or dots.
_TATTOOED = ("page", "stipple")

#: How far the photo is turned, clockwise.
_TURNS: dict[str, Turn] = {"right": 90, "over": 180, "left": 270}


def as_a_whole(wish: Wish, sense: Sense, statement: Statement) -> Wish | None:
    """The wish after such a statement; None for one that we can do nothing about."""
    if statement.says(*DENYING, *REMOVING):
        on_photo = statement.says(*REMOVING)
        return _refused(wish, sense, on_photo)
    if statement.says(*LESSENING) and not (sense.kind == "style" and has_strength(sense.name)):
        return _lessened(wish, sense)
    if sense.kind == "medium" and sense.name == wish.look.medium and statement.says("more"):
        return _with_detail(wish, STEP)
    match sense.kind, sense.name:
        case "whole", name:
            return _whole(wish, name)
        case "preset", name:
            return replace(wish, look=wish.look.named(name))
        case "medium", "stipple" if style_of(wish.style).dotted and not wish.of_all_styles:
            # The style's own dots, which are as they are: "more dots" is no wish for others.
            return None
        case "medium", name:
            return replace(wish, style=LINE, look=replace(wish.look, medium=name))
        case "style", name if sense.value < 0 and name != wish.style:
            # "smaller eyes" is said of what the photo shows, unless the style has made them large.
            return None
        case "style", _:
            return in_style(wish, sense, statement)
        case "output", name:
            return replace(wish, output=cast(Output, name))
    if sense.finish is None:
        return wish
    finish = replace(sense.finish, pure=wish.finish.pure)
    return replace(without_colour(wish), finish=finish)


def name_colouring(said: Sequence[Statement]) -> None:
    """Makes "colour", where that is all that is said, the style of that name."""
    for statement in said if len(said) == 1 else ():
        if statement.noun == "colour" and statement.bare and not statement.degrees:
            statement.noun, statement.alone = "", Sense("style", COLOUR)


def _lessened(wish: Wish, sense: Sense) -> Wish | None:
    """Less of what there is too much of: "fewer dots", "too cartoonish"; never more of it."""
    if sense.name == "greys":
        return with_greys(wish, kept=False)
    if sense.kind == "medium":
        return _with_detail(wish, -STEP) if sense.name == wish.look.medium else wish
    return _refused(wish, sense)


def _with_detail(wish: Wish, step: float) -> Wish:
    return replace(wish, look=replace(wish.look, detail=within(wish.look.detail + step)))


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
        case "contrast" if of_lines(wish):
            return with_greys(wish, kept=False)
        case "greys":
            return with_greys(wish)
        case "inverted":
            return inverted(wish)
        case "upright":
            return inverted(wish) if is_inverted(wish) else wish
        case "tattoo":
            return _tattoo(wish)
        case "brighter":
            return _brighter(wish)
        case "right" | "over" | "left":
            return wish.rotated(_TURNS[name])
    return wish


def _brighter(wish: Wish) -> Wish:
    """Of a face that came out black: less shading, or else thinner lines, or less of a cartoon."""
    there = {name: shown_of(name, wish) for name in ("shading", "line_weight", "strength")}
    control = next((name for name in there if name in shown(wish) and there[name]), None)
    return wish if control is None else with_amount(wish, control, within(there[control] - STEP))


def _tattoo(wish: Wish) -> Wish:
    """For a tattoo artist: outlines of the person alone, or dots where the drawing is in dots."""
    medium = wish.look.medium if wish.look.medium in _TATTOOED else _TATTOOED[0]
    look = replace(wish.look, medium=medium, background=0.0)
    return replace(in_two_colours(wish), look=look)


def _without_tattoo(wish: Wish) -> Wish | None:
    """None for one that is no tattoo."""
    look = wish.look
    if not (wish.finish.pure and look.medium in _TATTOOED and look.background == 0):
        return None
    look = replace(look, medium=Look().medium, background=Look().background)
    return replace(with_greys(wish), look=look)


def _refused(wish: Wish, sense: Sense, on_photo: bool = False) -> Wish | None:
    """The usual again, where the wish is what is turned down: "not as a sticker" is a picture."""
    match sense.kind, sense.name:
        case "whole", "greys":
            return with_greys(wish, kept=False)
        case "whole", "pure" | "contrast":
            return with_greys(wish)
        case "whole", "inverted":
            return inverted(wish) if is_inverted(wish) else wish
        case "whole", "tattoo":
            # "remove the tattoo" may be of the photo, and that stays.
            return _without_tattoo(wish) or (None if on_photo else wish)
        case "preset", name if wish.look == wish.look.named(name):
            return replace(wish, look=Look(strength=wish.look.strength))
        case "style", name if name == wish.style:
            return replace(wish, style=LINE)
        case "output", name if name == wish.output:
            return replace(wish, output=Wish().output)
    return wish
