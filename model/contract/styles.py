"""The table of styles: all that differs between one style and another. Knows no torch.

A new style is an entry in STYLES, `model/weights/NAME.safetensors` and its card `NAME.md`, and in
each language what it is called: `style-NAME` in `bots/words/*.ftl`, and in `instructions.toml` the
words that ask for it. Menus, buttons, commands, worker and training follow the table.

Styles that were taught and added to an installation are not in it: their names say which they are,
and all else that is true of them is the same for all (`taught`). Which of them there are, workers
know by their folders (`added.py`), and bots by what workers say (`worker/queue/offered.py`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from model.contract.errors import OperatorError
from model.contract.look import PRESETS
from model.contract.wish import Output

FOLDER = Path(str(files("model.weights")))
#: The face finder's weights, which every style shares.
FACES = FOLDER / "tools" / "faces.safetensors"
#: The face reader's.
READER = FOLDER / "tools" / "reader.safetensors"
#: The weights of what enlarges pictures of lines and flat colours.
ENLARGER = FOLDER / "tools" / "enlarger.safetensors"
#: The name of the network that all cartoons are printed from.
CARTOONS = "cartoon"


@dataclass(frozen=True)
class Training:
    """How a style is taught; code is named as `module:name`, and imported when it is needed."""

    #: A `model.training.tasks.lesson.Task`, and where its portraits and its recipe are.
    task: str
    portraits: str
    recipe: str
    #: What `artline train` and `artline evaluate` say of it.
    learns: str
    report: str


@dataclass(frozen=True)
class Style:
    """A way of drawing that has been learnt. The defaults are what most cartoons have."""

    name: str
    #: How its own network is taught; None for styles that share the one of cartoons.
    training: Training | None = None
    #: The sentence that names it; "" for `style-NAME`.
    sentence: str = ""
    #: The command that asks for it; None where words and menus alone do. Of several styles with the
    #: same command, it draws the first unless another is named.
    command: str | None = "cartoon"
    #: The class that draws it, as `module:name`, and what it is told besides network and device.
    artist: str = "model.drawing.cartoonist:Cartoonist"
    artist_options: Mapping[str, str] = field(default_factory=dict)
    #: Whose weights it is drawn with; "" for its own, of its name.
    network: str = ""
    #: The controls of a Look that do something.
    controls: tuple[str, ...] = ("line_weight", "detail", "background")
    #: The looks that are offered: names of PRESETS.
    looks: tuple[str, ...] = ("classic", "bold", "fine", "minimal")
    #: The files that it is offered as, besides the picture.
    files: tuple[Output, ...] = ("sticker", "avatar", "clip", "card")
    #: Nothing but lines, printed in one of `look.MEDIA`: ink has a colour and may be pure.
    of_lines: bool = False
    #: It has lines, in ink of the colour that is asked for.
    inked: bool = True
    #: It is printed in dots of its own.
    dotted: bool = False
    #: Hair, skin, clothes and background have the colours that are asked for, or an example's.
    of_parts: bool = False

    @property
    def key(self) -> str:
        """The key of the sentence that names it."""
        return self.sentence or f"style-{self.name}"

    @property
    def weights(self) -> Path:
        """Where its network is."""
        return FOLDER / f"{self.network or self.name}.safetensors"

    @property
    def card(self) -> Path:
        """Markdown: architecture, data, licence, training command, quality, known failures."""
        return FOLDER / f"{self.name}.md"


#: The files that every drawing can be had as.
OF_EVERY_STYLE: tuple[Output, ...] = ("sticker", "avatar", "clip", "card")


def _cartoon(name: str, **others: Any) -> Style:
    """A style that is printed from what the network of cartoons reads."""
    usual: dict[str, Any] = {
        "artist_options": {"printed": name},
        "network": CARTOONS,
        "controls": ("strength", "line_weight", "detail", "background"),
        "looks": (),
        "of_parts": True,
    }
    return Style(name=name, **usual | others)


#: In characters: the name of a style that is added must fit into a button.
LONGEST_NAME = 20
_NAME = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")


def is_name(name: str) -> bool:
    """Whether a style that is added could be called so: "noir", "heads-2"."""
    return len(name) <= LONGEST_NAME and _NAME.fullmatch(name) is not None


def taught(name: str) -> Style:
    """What is true of a style that was taught, whether it is there or not."""
    return Style(
        name=name,
        sentence="style-taught",
        command=None,
        artist="model.drawing.cartoonist:Taught",
        controls=("strength", "background"),
        looks=(),
        inked=False,
        of_parts=True,
    )


def _shipped(name: str) -> Style:
    """One that was taught (`artline teach`) and belongs to the product."""
    return replace(taught(name), sentence="", command="cartoon")


#: In the order of the menus; the first is what a photo becomes when no style is named.
STYLES: tuple[Style, ...] = (
    Style(
        name="line",
        command="line",
        artist="model.drawing.artist:Artist",
        controls=("line_weight", "detail", "shading", "background"),
        looks=tuple(PRESETS),
        files=("svg", "pdf", "plotter", *OF_EVERY_STYLE),
        of_lines=True,
        training=Training(
            task="model.training.tasks.line:LineTask",
            portraits="model.training.data.portraits:Portraits",
            recipe="model.training.recipes:CPU",
            learns="photo -> line art",
            report="the held-out portraits, by slice",
        ),
    ),
    _cartoon("comic"),
    _cartoon("pop", dotted=True),
    # It has no lines.
    _cartoon(
        "flat", controls=("strength", "background"), inked=False, files=("svg", *OF_EVERY_STYLE)
    ),
    _cartoon("cute"),
    _shipped("hero"),
    _shipped("webtoon"),
    Style(
        name="colour",
        command="colour",
        artist="model.drawing.colourist:Colourist",
        controls=("line_weight", "detail", "background"),
        of_parts=True,
        training=Training(
            task="model.training.tasks.colouring:ColourTask",
            portraits="model.training.data.coloured:FlatPortraits",
            recipe="model.training.recipes:COLOUR_CPU",
            learns="sketch -> coloured cartoon",
            report="coloured portraits by slice, and on colours asked for by forty phrases",
        ),
    ),
)
#: The styles that words turn to which the style so far cannot show: media and pure ink, colours of
#: parts. The second is that of coloured sketches.
LINE = next(style.name for style in STYLES if style.of_lines)
COLOUR = next(style.name for style in STYLES if style.command == "colour")


def style_of(name: str) -> Style:
    """What is true of a style, whether it has weights here or not.

    One that is not in the table was added; what cannot be the name of any counts as the first.
    """
    if is_shipped(name) or not is_name(name):
        return next((style for style in STYLES if style.name == name), STYLES[0])
    return taught(name)


def is_shipped(name: str) -> bool:
    """Whether a style is in the table."""
    return any(style.name == name for style in STYLES)


def of_command(command: str) -> list[Style]:
    """The styles that a command asks for, the one that it draws first."""
    return [style for style in STYLES if style.command == command]


def catalogue() -> dict[str, Style]:
    """Every style that has weights here, by name, in the order of the menus."""
    return {style.name: style for style in STYLES if style.weights.is_file()}


def find(name: str) -> Style:
    """The style of that name; OperatorError, with the names there are, when there is none."""
    styles = catalogue()
    named = [style.name for style in STYLES]
    if name not in named:
        raise OperatorError(f"there is no style {name!r}: choose {', '.join(named)}")
    if name not in styles:
        known = ", ".join(styles) or "none"
        network = style_of(name).network or name
        raise OperatorError(
            f"no weights for the style {name!r} (there are: {known}). Restore "
            f"model/weights/{network}.safetensors, or train it with `artline train {network}`."
        )
    return styles[name]
