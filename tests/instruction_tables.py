"""The tables of instructions in `tests/data`: what people say, and what they mean by it.

Columns: language; plain, or written as in a chat; the wish before; the words; what they change in
it; and a word that is not understood, if there is one. Wishes are written like "line=0.85
ink=blue": line weight, detail, shading and background (as much as there is to see) as numbers, ink
and paper by name or `#rrggbb` (paper=none is transparent), pure or greys, preset=..., medium=...,
style=..., output=..., turned=90 (clockwise), or reset. For the parts of a coloured sketch hair,
skin, clothes and behind (the colour of its background) are written like "hair=dark-brown", or
"hair=none" for none that is asked for; those of one of several people like "left.hair=red".
"""

import csv
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import cast

from bots.instructions import Understood, understand
from bots.instructions.catalogue import Sense, key_of, senses
from bots.instructions.effects import with_amount
from bots.instructions.fills import fill
from model.contract.look import PRESETS
from model.contract.wish import Output, Turn, Wish

FOLDER = Path(__file__).parent / "data"
#: What the evaluation of coloured sketches draws; it ships with the package.
PHRASES = Path(str(files("model.training.evaluation").joinpath("colour_phrases.csv")))


@dataclass(frozen=True)
class Instruction:
    """A row of a table."""

    language: str
    written: str
    before: str
    words: str
    means: str
    unknown: str

    def understood(self) -> Understood:
        """What comes of it."""
        return understand(self.words, wish(self.before))

    def exact(self) -> bool:
        """Whether the wish is the one meant."""
        return self.understood().wish == wish(self.means, wish(self.before))

    def honest(self) -> bool:
        """Whether what is not understood is named, and nothing else."""
        unknown = " ".join(self.understood().unknown)
        return self.unknown in unknown if self.unknown else not unknown


def table(name: str) -> list[Instruction]:
    """All rows of a table; lines that begin with # are comments."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [
            Instruction(**row) for row in csv.DictReader(line for line in file if line[0] != "#")
        ]


def colour_phrases() -> list[dict[str, str]]:
    """Phrases with the colours that they ask for, by part; "" for none."""
    with PHRASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wish(notation: str, before: Wish = Wish()) -> Wish:
    """The wish that a notation makes of the one before."""
    for part in notation.split():
        before = _changed(before, *part.partition("=")[::2])
    return before


def _changed(before: Wish, name: str, value: str) -> Wish:
    who, _, name = name.rpartition(".")
    match name:
        case "reset":
            return Wish()
        case "preset":
            return replace(before, look=PRESETS[value])
        case "medium":
            return replace(before, look=replace(before.look, medium=value))
        case "pure" | "greys":
            return replace(before, finish=replace(before.finish, pure=name == "pure"))
        case "style":
            return replace(before, style=value)
        case "output":
            return replace(before, output=cast(Output, value))
        case "turned":
            return replace(before, turned=cast(Turn, int(value)))
        case "ink":
            return replace(before, finish=replace(before.finish, ink=_hex(value)))
        case "paper":
            paper = None if value == "none" else _hex(value)
            return replace(before, finish=replace(before.finish, paper=paper))
        case "hair" | "skin" | "clothes" | "behind":
            part = "background" if name == "behind" else name
            colour = None if value == "none" else _fill(value, part)
            return replace(before, colours=before.colours.painted(part, colour, who or None))
    control = "line_weight" if name == "line" else name
    return with_amount(before, control, float(value))


def _fill(colour: str, part: str) -> str:
    found = fill(Sense("colour", colour.replace("-", "")), part)
    assert found is not None, colour
    return found


def _hex(colour: str) -> str:
    if colour.startswith("#"):
        return colour
    found = next(sense.hex for sense in senses()[key_of(colour)] if sense.kind == "colour")
    assert found is not None
    return found
