"""A second picture, in reply to a drawing, whose colours are wanted: the same on every platform.

In reply to a coloured sketch that is what a picture is for, unless another style is named, or all
of them; in reply to other drawings only where colouring is asked for, or "these colours". Any other
picture is a photo to draw. A drawing whose style has no parts to colour becomes a coloured sketch.
"""

from collections.abc import Sequence
from dataclasses import replace

from bots.instructions import Understood, understand
from bots.instructions.colouring import with_parts
from bots.instructions.effects import of_parts
from model.contract.colours import Colours
from model.contract.styles import COLOUR
from model.contract.wish import Output, Wish


def is_example(
    drawn: Wish,
    words: str,
    style: str | None = None,
    output: Output | None = None,
    added: Sequence[str] = (),
) -> bool:
    """Whether a picture, in reply to a drawing that came of `drawn`, is sent for its colours.

    `words` are those under it; `style` and `output` those of the command that came with them, and
    `added` the styles that words may name besides the shipped ones.
    """
    said = understand(words, replace(drawn, example=False), style, output=output, added=added)
    if said.wish.of_all_styles:
        return said.wish.example
    if style or said.style_named:
        return said.wish.style == COLOUR or (said.wish.example and of_parts(said.wish))
    return said.wish.example or said.wish.style == drawn.style == COLOUR


def coloured_like(drawn: Wish, words: str, added: Sequence[str] = ()) -> Understood:
    """What the words under such a picture come to.

    Its colours take the place of those that were named before, but not of those among the words.
    """
    so_far = replace(with_parts(drawn), colours=Colours(), example=True)
    said = understand(words, so_far, added=added)
    # The picture itself has said something, even if there are no words.
    return replace(said, understood=("these colours", *said.understood))
