"""The colours of an example: those of somebody in it, or else of what there is to see."""

import pytest
import torch
from PIL import Image, ImageDraw

from model.contract import styles
from model.contract.colours import OF_PEOPLE, Colours
from model.drawing.faces import Face, FaceFinder
from model.drawing.lab import lab_of
from model.drawing.palette import palette
from tests import paper

WORN = Colours(hair="#7a2f18", skin="#e0a882", clothes="#2a7f5a", background="#bcd4ee")
#: Of the portrait below, from brow to chin.
FACE = Face(130, 100, 140, 180, 0.9)


def portrait(size: tuple[int, int] = (400, 560), worn: Colours = WORN) -> torch.Tensor:
    """Somebody in these colours, with eyes, a mouth and a shadow on the hair."""
    image = Image.new("RGB", (400, 560), str(worn.background))
    pen = ImageDraw.Draw(image)
    pen.ellipse((90, 10, 310, 300), fill=worn.hair)
    if worn is WORN:
        pen.pieslice((110, 10, 290, 200), 180, 270, fill="#8a3a20")
    pen.rectangle((20, 330, 380, 560), fill=worn.clothes)
    pen.rectangle((165, 260, 235, 350), fill=worn.skin)
    pen.ellipse((125, 60, 275, 300), fill=worn.skin)
    for eye in (160, 240):
        pen.ellipse((eye - 14, 150, eye + 14, 165), fill="#201812")
    pen.line((175, 245, 225, 245), fill="#9a3030", width=6)
    return paper.tensor_of(image.resize(size))


def apart(one: str | None, other: str | None) -> float:
    """Distance in Lab."""
    assert one is not None
    assert other is not None
    return float((lab_of(one) - lab_of(other)).norm())


@pytest.mark.parametrize("scale", [0.5, 1, 3])
def test_a_portrait_gives_hair_skin_clothes_and_background(scale: float) -> None:
    picture = portrait((round(400 * scale), round(560 * scale)))
    found = palette(picture, [FACE.scaled(scale)])
    for part in ("hair", "skin", "clothes", "background"):
        assert apart(getattr(found, part), getattr(WORN, part)) < 8, (part, found)


#: Somebody else, in what WORN is not.
OTHERS = Colours(hair="#e8d8a0", skin="#7d4f35", clothes="#a03040", background="#bcd4ee")


def test_each_of_several_people_gives_their_own_colours_from_left_to_right() -> None:
    both = torch.cat([portrait(worn=OTHERS), portrait()], dim=2)
    faces = [Face(FACE.x + 400, FACE.y, FACE.width, FACE.height, 0.9), FACE]
    found = palette(both, faces)
    for index, worn in enumerate((OTHERS, WORN)):
        person = found.for_person(index, 2)
        for part in OF_PEOPLE:
            assert apart(getattr(person, part), getattr(worn, part)) < 8, (index, part)
    assert apart(found.background, WORN.background) < 8


def test_what_everybody_has_is_what_most_of_them_have_and_nobody_s_mixture() -> None:
    three = torch.cat([portrait(worn=OTHERS), portrait(), portrait()], dim=2)
    faces = [Face(FACE.x + 400 * n, FACE.y, FACE.width, FACE.height, 0.9) for n in (0, 2, 1)]
    found = palette(three, faces)
    for part in OF_PEOPLE:
        assert apart(getattr(found, part), getattr(WORN, part)) < 8, part


def test_a_part_that_one_person_hides_is_taken_from_the_others() -> None:
    """Of whom the picture ends at the chin, no clothes can be seen."""
    both = torch.cat([portrait()[:, :560], torch.full((3, 560, 400), 240, dtype=torch.uint8)], 2)
    both[:, 260:, 400:] = portrait()[:, :300]
    low = Face(FACE.x + 400, FACE.y + 260, FACE.width, FACE.height, 0.95)
    found = palette(both, [low, FACE])
    assert apart(found.clothes, WORN.clothes) < 8
    assert found.for_person(1, 2).clothes == found.clothes


def test_two_people_on_a_photo_give_two_skins() -> None:
    """One light, one dark, side by side; the surest need not be the first."""
    people = [paper.photo(p) for p in paper.PHOTOS if p.stem in SKIN]
    height = min(photo.shape[1] for photo in people)
    both = torch.cat([photo[:, :height, :600] for photo in people], dim=2)
    faces = FaceFinder.load(styles.FACES).find(both)
    assert len(faces) == 2
    found = palette(both, faces)
    light, dark = (found.for_person(index, 2) for index in range(2))
    assert light.skin is not None
    assert dark.skin is not None
    assert lab_of(light.skin)[0] > lab_of(dark.skin)[0] + 15
    alone = [palette(photo, FaceFinder.load(styles.FACES).find(photo)) for photo in people]
    for one, person in zip(alone, (light, dark), strict=True):
        for part in ("hair", "skin"):
            assert apart(getattr(one, part), getattr(person, part)) < 12, part
    assert found.skin in (light.skin, dark.skin)


def test_of_two_people_the_surer_is_whose_colours_everybody_has() -> None:
    other = paper.tensor_of(Image.new("RGB", (400, 560), "#404040"))
    both = torch.cat([other, portrait()], dim=2)
    face = Face(FACE.x + 400, FACE.y, FACE.width, FACE.height, 0.9)
    found = palette(both, [face, Face(100, 100, 140, 180, 0.6)])
    assert apart(found.skin, WORN.skin) < 8


def test_what_is_not_in_the_picture_has_no_colour() -> None:
    close_up = portrait()[:, :300]
    found = palette(close_up, [FACE])
    assert found.clothes is None
    assert apart(found.hair, WORN.hair) < 8


def test_a_photo_of_somebody_gives_dark_hair_and_skin_of_its_own() -> None:
    finder = FaceFinder.load(styles.FACES)
    light, dark = (
        palette(photo, finder.find(photo))
        for photo in (paper.photo(p) for p in paper.PHOTOS if p.stem in SKIN)
    )
    for found in (light, dark):
        assert found.hair is not None
        assert lab_of(found.hair)[0] < 25
    assert light.skin is not None
    assert dark.skin is not None
    assert lab_of(light.skin)[0] > lab_of(dark.skin)[0] + 15
    assert all(lab_of(found.skin)[1:].min() > 5 for found in (light, dark)), "reddish and yellowish"


#: Two people with dark hair, the lighter skin first.
SKIN = ("norod-0037", "norod-0068")


def test_a_scene_without_faces_gives_what_covers_it_what_is_vivid_and_what_is_dark() -> None:
    scene = Image.new("RGB", (300, 200), "#88b8e8")
    pen = ImageDraw.Draw(scene)
    pen.rectangle((0, 150, 300, 200), fill="#607048")
    pen.ellipse((200, 20, 280, 100), fill="#f0a020")
    pen.rectangle((30, 90, 70, 160), fill="#181410")
    found = palette(paper.tensor_of(scene), [])
    assert apart(found.background, "#88b8e8") < 8
    assert apart(found.clothes, "#f0a020") < 12
    assert apart(found.hair, "#181410") < 8
    assert found.skin is None


def test_the_same_picture_always_gives_the_same_colours() -> None:
    photo = paper.photo(paper.PHOTOS[0])
    torch.manual_seed(0)
    first = palette(photo, [])
    torch.manual_seed(1)
    assert palette(photo, []) == first


@pytest.mark.parametrize("size", [(1, 1), (1, 400), (3, 2)])
def test_a_picture_of_one_colour_is_an_example_of_it(size: tuple[int, int]) -> None:
    found = palette(torch.full((3, *size), 120, dtype=torch.uint8), [])
    assert found.background == "#787878"
