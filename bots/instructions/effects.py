"""What a drawing can show of a wish, by its style and medium.

of_lines(wish), of_parts(wish)     what kind of drawing its style makes
shown(wish)                        the controls that do something
shown_of(control, wish)            how much of one there is to see
with_amount(wish, control, value)  the wish with so much of one
visible(wish)                      its ink and paper, as far as there is anything of them to see
seen(wish)                         the wish without all that does nothing
printed(wish)                      the colours that it is really printed in
told(wish)                         those that a caption may name
"""

from dataclasses import replace
from typing import Any

from model.contract.colours import Colours
from model.contract.finish import CHALK, Finish, printed_in
from model.contract.look import HATCHED, Look
from model.contract.styles import STYLES, style_of
from model.contract.wish import Wish


def of_lines(wish: Wish) -> bool:
    """Whether its drawing has media, shading, and nothing but lines; so has one on a sheet."""
    return wish.of_all_styles or style_of(wish.style).of_lines


def of_parts(wish: Wish) -> bool:
    """Whether its drawing has parts of the colours that are asked for; so has one on a sheet."""
    return wish.of_all_styles or style_of(wish.style).of_parts


def shown(wish: Wish) -> tuple[str, ...]:
    """The controls that do something in the wish's style and medium, or in any style of a sheet."""
    hatched = wish.look.medium in HATCHED
    styles = STYLES if wish.of_all_styles else (style_of(wish.style),)
    controls = dict.fromkeys(name for style in styles for name in style.controls)
    return tuple(name for name in controls if hatched or name != "shading")


def shown_of(control: str, wish: Wish) -> float:
    """How much of a control there is to see, 0 to 1.

    At a background of 0.5 line art shows none of it, and cartoons show all of it.
    """
    look = wish.look
    if control == "background":
        return round(look.strokes_behind if of_lines(wish) else look.colours_behind, 4)
    return float(getattr(look, control))


def usually_shown_of(control: str, wish: Wish) -> float:
    """The same of a wish in that style that says nothing of its look."""
    return shown_of(control, replace(wish, look=Look()))


def with_amount(wish: Wish, control: str, value: float) -> Wish:
    """The wish with so much of a control to see; with none or all of it in every style."""
    if 0 < value < 1 and value == shown_of(control, wish):
        return wish
    if control == "background" and 0 < value < 1:
        value = (1 + value) / 2 if of_lines(wish) else value / 2
    amounts: dict[str, Any] = {control: value}
    return replace(wish, look=replace(wish.look, **amounts))


def visible(wish: Wish) -> Finish:
    """The colours that are wished for, or the usual ones where the drawing shows none of them.

    A cartoon's background hides its paper, unless less of it is wished for.
    """
    line, asked, usual = of_lines(wish), wish.finish, Finish()
    uncovered = line or wish.look.colours_behind < 1
    return Finish(
        asked.ink if line or style_of(wish.style).inked else usual.ink,
        asked.paper if uncovered else usual.paper,
        pure=asked.pure and line,
    )


def seen(wish: Wish) -> Wish:
    """The wish without what its drawing cannot show: wishes alike in this are drawn alike.

    Its controls are as much as there is to see of them.
    """
    line, coloured = of_lines(wish), of_parts(wish)
    controls = {name: shown_of(name, wish) for name in shown(wish)}
    return replace(
        wish,
        look=Look(**controls, medium=wish.look.medium if line else Look().medium),
        finish=visible(wish),
        colours=wish.colours if coloured else Colours(),
        example=wish.example and coloured,
    )


def printed(wish: Wish) -> Finish:
    """The colours that a drawing is really printed in."""
    return printed_in(visible(wish), seen(wish).look.medium, filled=not of_lines(wish))


def told(wish: Wish) -> Finish:
    """The colours for a caption: those asked for, or what they had to become to be seen.

    A lighter or darker tone of a colour has no name of its own.
    """
    asked, found = visible(wish), printed(wish)
    if seen(wish).look.medium == "chalk":
        on_usual_board = CHALK.paper == found.paper and asked.paper != Finish().paper
        return replace(asked, paper=found.paper if on_usual_board else asked.paper)
    turned = found.ink in (Finish().ink, Finish().paper)
    return replace(found, ink=found.ink if turned else asked.ink)
