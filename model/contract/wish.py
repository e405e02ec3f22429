"""What a person wants of a drawing: one value from their words and buttons to the worker."""

from dataclasses import dataclass, field, replace
from typing import Literal

from model.contract.colours import Colours
from model.contract.finish import Finish
from model.contract.look import Look

#: The files that a drawing can be had as. A new one needs a case in `worker/formats/files.py`, its
#: place in `bots/desk/drawing_files.py`, in `Style.files` and in `artline/orders.py`, and sentences
#: `as-...` and `comes-as-...`. A "sheet" is of many drawings: the photo in every style.
#: A "card" shows the photo beside the drawing; the last three show the drawing come about: an MP4,
#: a GIF, and a video sticker for Telegram.
Output = Literal[
    "png",
    "webp",
    "jpeg",
    "svg",
    "pdf",
    "plotter",
    "sticker",
    "avatar",
    "sheet",
    "card",
    "clip",
    "gif",
    "video-sticker",
]

#: By how many degrees a photo is turned, clockwise.
Turn = Literal[0, 90, 180, 270]


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants to be drawn.

    Every part is there in every style, so that changing the style and changing it back loses
    nothing; what a style cannot show of it, it leaves out.
    """

    style: str = "line"
    #: With the medium.
    look: Look = Look()
    #: Ink and paper.
    finish: Finish = Finish()
    output: Output = "png"
    #: Of hair, skin, clothes and background; only styles with parts show them.
    colours: Colours = Colours()
    #: Whether the colours of a second picture are wanted.
    example: bool = False
    #: How the photo is turned before it is drawn.
    turned: Turn = 0
    #: What was wished for before, to go back to; it changes nothing of the drawing.
    before: "Wish | None" = field(default=None, compare=False, repr=False)

    @property
    def of_all_styles(self) -> bool:
        """Whether one sheet with the photo in every style is wanted, whatever `style` says.

        Of look, finish and colours each style shows what it can.
        """
        return self.output == "sheet"

    def rotated(self, degrees: Turn) -> "Wish":
        """The same of the photo turned further, clockwise."""
        turns: tuple[Turn, ...] = (0, 90, 180, 270)
        return replace(self, turned=turns[(self.turned + degrees) // 90 % 4])

    def in_style(self, style: str) -> "Wish":
        """The same in one style, and no sheet of all of them."""
        output = Wish().output if self.of_all_styles else self.output
        return replace(self, style=style, output=output)
