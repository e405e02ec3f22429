"""What a drawing shows, as far as the face reader is sure of it."""

from model.contract.shown import DESCRIBED, TRAITS, Person, Shown
from model.contract.styles import style_of
from model.drawing.composition import Drawing
from model.drawing.people import ReadFace

#: How likely each of TRAITS must be: of what is then said of portraits that were tagged by hand, at
#: least 95 % is right (model/weights/tools/reader.md).
SURE = {"beard": 0.7, "glasses": 0.6, "hat": 0.7}
#: What the reader calls hair that is surely dark. Of other names fewer than 85 % are right.
DARK = ("black", "brown")


def shown_in(drawing: Drawing, style: str) -> Shown:
    """The facts of a drawing in a style."""
    medium = drawing.medium if style_of(style).of_lines else ""
    people = len(drawing.faces)
    if people > DESCRIBED:
        return Shown(style, medium, people)
    ordered = sorted(drawing.read, key=lambda face: face.box.x + face.box.width / 2)
    return Shown(style, medium, people, tuple(map(described, ordered)))


def described(face: ReadFace) -> Person:
    """What is sure of a face."""
    traits = tuple(trait for trait in TRAITS if face.worn[trait] > SURE[trait])
    return Person("dark" if face.hair in DARK else "", traits)
