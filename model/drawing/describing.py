"""What a drawing shows, as far as the face reader is sure of it."""

from dataclasses import replace

from model.contract.shown import DESCRIBED, TRAITS, Person, Shown
from model.contract.styles import style_of
from model.contract.wish import Wish
from model.drawing.composition import Drawing
from model.drawing.lab import lab_of
from model.drawing.people import ReadFace

#: How likely each of TRAITS must be: of what is then said of portraits that were tagged by hand, at
#: least 95 % is right (model/weights/tools/reader.md).
SURE = {"beard": 0.7, "glasses": 0.6, "hat": 0.7}
#: How likely hair must be of a name: of what is then said, at least 85 % is right. Headscarves are
#: taken for dark hair below; bald heads, hidden hair and other colours are never sure enough.
SURE_OF_HAIR = {"dark": 0.7, "fair": 0.7, "red": 0.7, "grey": 0.7}
#: How much chroma skin has in Lab where a picture is not black and white, in which hair is dark or
#: cannot be told.
IN_COLOUR = 5.0


def shown_in(drawing: Drawing, wish: Wish) -> Shown:
    """The facts of a drawing that was made as somebody wished."""
    style = style_of(wish.style)
    medium = drawing.medium if style.of_lines else ""
    people = len(drawing.faces)
    if people > DESCRIBED:
        return Shown(wish.style, medium, people)
    ordered = sorted(drawing.read, key=lambda face: face.box.x + face.box.width / 2)
    found = [described(face) for face in ordered]
    if style.of_parts:
        found = [
            replace(person, hair="") if _dyed(wish, index, people) else person
            for index, person in enumerate(found)
        ]
    return Shown(wish.style, medium, people, tuple(found))


def described(face: ReadFace) -> Person:
    """What is sure of a face in the photo."""
    traits = tuple(trait for trait in TRAITS if face.worn[trait] > SURE[trait])
    return Person(_hair(face), traits)


def _dyed(wish: Wish, index: int, count: int) -> bool:
    """Whether the hair of a person has another colour in the drawing than in the photo."""
    return wish.example or wish.colours.for_person(index, count).hair is not None


def _hair(face: ReadFace) -> str:
    """What it is called, or "" where that is not sure."""
    name, skin = face.hair, face.colours.get("skin")
    in_colour = skin is not None and lab_of(skin.value)[1:].norm() > IN_COLOUR
    sure = face.hair_names[name] > SURE_OF_HAIR.get(name, 1.0)
    return name if sure and (in_colour or name == "dark") else ""
