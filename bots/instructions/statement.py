"""A statement: what is said of one thing, and which words may still become part of it."""

from dataclasses import dataclass, field

from bots.instructions.catalogue import Sense
from bots.instructions.reading import Mark
from model.contract.look import CONTROL_NAMES

CONTROLS = CONTROL_NAMES
#: What has the colour of the ink, and what that of the paper.
INKED, PAPERED = ("ink", "colour", "lines", "line_weight"), ("paper", "background")
#: What has a colour of its own in a coloured sketch, besides the background.
PARTS = ("hair", "skin", "clothes")
#: What may be coloured, or at least named as if: other parts of the picture may not.
COLOURABLE = (*INKED, *PAPERED, *PARTS, "part")
#: What may be "strong" or "soft".
AMOUNTS = (*CONTROLS, "lines", "part", *PARTS)

#: Degrees that turn what they are said of around, and those that leave nothing of it.
DENYING, REMOVING = ("not", "do_not", "not_after"), ("no", "off", "drop")
COMPARING = ("more", "less", "far_more", "too", "too_little")
MEASURING = ("slightly", "very", "lots")
#: Degrees after which nothing more is expected to be said of a noun.
COMPLETING = (*COMPARING, *MEASURING, *DENYING, *REMOVING, "usual", "same")

#: Controls whose words are said of other nouns too: "thin shading", "plain background".
_LENT = {("line_weight", "shading"), ("detail", "background")}
#: Nouns that say less than another one beside them.
_WEAK = ("colour", "lines")


@dataclass(slots=True)
class Statement:
    """What is said of one thing."""

    marks: list[Mark] = field(default_factory=list)
    noun: str = ""
    level: Sense | None = None
    number: Sense | None = None
    colour: Sense | None = None
    #: A preset, a style or the like, which stands for itself.
    alone: Sense | None = None
    degrees: list[str] = field(default_factory=list)
    unknown: bool = False
    #: Its colour stands behind "on": the paper's, if nothing else is named.
    on: bool = False
    #: Whose hair, skin or clothes it is about, as `Colours` has it; nobody for everybody's.
    who: tuple[str, ...] = ()
    #: The joint that it stands behind, "and" or "but"; it may share the degrees of what is before.
    joint: str = ""
    #: Its degrees, or its colour, stand before its noun.
    degrees_first: bool = False
    colour_first: bool = False

    @property
    def joined(self) -> bool:
        """Whether it stands behind a joint."""
        return bool(self.joint)

    @property
    def named_only(self) -> bool:
        """Whether nothing but degrees is said of a noun."""
        return bool(self.noun) and not (self.level or self.number or self.colour)

    @property
    def bare(self) -> bool:
        """A noun of which nothing has been said yet."""
        return self.named_only and not self.says(*COMPLETING)

    def says(self, *degrees: str) -> bool:
        """Whether any of these degrees is said of it."""
        return any(degree in degrees for degree in self.degrees)

    def take(self, mark: Mark, sense: Sense) -> None:
        """Makes a word part of what is said."""
        self.marks.append(mark)
        match sense.kind:
            case "degree":
                self.degrees.append(sense.name)
            case "noun":
                self.degrees_first |= bool(self.degrees) and not self.noun
                self.colour_first |= bool(self.colour) and not self.noun
                self.noun = sense.name if self.noun in ("", *_WEAK) else self.noun
            case "level" | "step":
                self.level = sense
            case "number":
                self.number = sense
            case "colour":
                self.colour = sense
            case "unknown":
                self.unknown = True
            case _:
                self.degrees_first |= bool(self.degrees)
                self.alone = sense
                if sense.value:
                    # "cuter"
                    self.degrees.append("more" if sense.value > 0 else "less")

    def lacks(self, sense: Sense) -> bool:
        """Whether a word may still become part of it."""
        if self.unknown or self.alone:
            return sense.kind == "unknown" if self.unknown else self._lacks_strength(sense)
        match sense.kind:
            case "style":
                amount = self.number or self.level
                return bool(amount and not (self.noun or self.colour) and is_strength(amount))
            case "noun" if self.noun:
                # "hair colour", and "red hair colour"
                more = self.named_only or (self.noun in PARTS and sense.name == "colour")
                return more and _are_one(self.noun, sense.name)
            case "noun" if self.colour:
                return sense.name in COLOURABLE
            case "noun":
                return bool(self.number) or self._lacks_noun(sense.name)
            case "level" | "step":
                lent = (sense.name, self.noun) in _LENT and not self.degrees
                return self.bare and (lent or _fits(sense, self.noun))
            case "number":
                return self.bare
            case "colour":
                return self.noun in COLOURABLE and (self.bare or self._still_lacks_colour())
        return False

    def _lacks_strength(self, sense: Sense) -> bool:
        """Whether it may still be said how strong the style is to be: "a comic, 50%"."""
        style = self.alone is not None and self.alone.kind == "style"
        return style and not (self.level or self.number) and is_strength(sense)

    def _still_lacks_colour(self) -> bool:
        """Whether one is lacking in spite of a degree: "kulit lebih gelap", "tanpa tinta merah"."""
        refused = self.says(*DENYING, *REMOVING)
        if self.noun in ("ink", "paper", "colour"):
            return refused and self.degrees_first and self.named_only
        complete = (refused and not self.degrees_first) or self.says("usual", "same")
        return self.noun in PARTS and self.named_only and not complete

    def _lacks_noun(self, noun: str) -> bool:
        if self.level is None:
            return False
        lent = (self.level.name, noun) in _LENT and self.level.language == "en"
        return _fits(self.level, noun) or (lent and not self.degrees)


def is_strength(sense: Sense) -> bool:
    """Whether it may say how strong a style is to be: "subtle", "full", "50%"."""
    if sense.kind == "number":
        return True
    named = "strength" in (sense.name, sense.alone)
    return sense.kind in ("level", "step") and (named or (not sense.name and sense.value == 1))


def _are_one(noun: str, other: str) -> bool:
    """Whether two nouns name one thing: "colour of the paper", "thickness of lines"."""
    of_colour = "colour" in (noun, other) and {noun, other} <= set(COLOURABLE)
    return noun != other and (of_colour or {noun, other} == {"lines", "line_weight"})


def _fits(level: Sense, noun: str) -> bool:
    """Whether a word for an amount may be said of a noun: "thick" of lines, "strong" of much."""
    if not noun:
        return False
    if noun in ("lines", "part", *PARTS):
        return level.name in ("", "line_weight")
    return level.name == noun or (not level.name and noun in AMOUNTS)
