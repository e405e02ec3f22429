"""What a drawing shows is known of it, as far as it is sure."""

from dataclasses import replace

import pytest
import torch

from model.contract.colours import Colours
from model.contract.look import Look
from model.contract.shown import Person, Shown
from model.contract.wish import Wish
from model.drawing.artist import Artist
from model.drawing.describing import described, shown_in
from tests.photographed import photo_path, pixels


@pytest.fixture(scope="module")
def artist() -> Artist:
    return Artist.load("line", device="cpu")


def shown(artist: Artist, photo: torch.Tensor, medium: str = "ink") -> Shown:
    (drawing,) = artist.draw([photo], [Look(medium=medium)])
    return shown_in(drawing, Wish())


@pytest.mark.parametrize(
    ("id", "person"),
    [
        ("norod-0011", Person("dark", ("glasses",))),
        ("norod-0036", Person("dark")),
        ("norod-0071", Person("dark")),
        # Under a headscarf, hair has no colour.
        ("interfaces-0048", Person()),
    ],
)
def test_of_a_portrait_its_medium_its_person_and_what_is_sure_of_them_is_known(
    artist: Artist, id: str, person: Person
) -> None:
    photo = pixels(photo_path(id))
    assert shown(artist, photo, "pencil") == Shown("line", "pencil", 1, (person,))


def test_of_black_and_white_no_colour_is_said(artist: Artist) -> None:
    photo = pixels(photo_path("norod-0036"))
    grey = photo.float().mean(0, keepdim=True).expand(3, -1, -1).to(torch.uint8)
    (drawing,) = artist.draw([grey], [Look()])
    (face,) = drawing.read
    names = {name: float(name == "red") for name in face.hair_names}
    assert described(replace(face, hair_names=names)).hair == ""
    (drawing,) = artist.draw([photo], [Look()])
    (face,) = drawing.read
    assert described(replace(face, hair_names=names)).hair == "red"


def test_hair_that_was_wished_for_is_not_described_as_it_is_in_the_photo(artist: Artist) -> None:
    both = torch.cat([pixels(photo_path("norod-0036")), pixels(photo_path("norod-0037"))], 2)
    (drawing,) = artist.draw([both], [Look()])
    left = Colours().painted("hair", "#3a64a8", "left")
    for wish, hair in [
        (Wish("comic"), ["dark", "dark"]),
        (Wish("comic", colours=left), ["", "dark"]),
        (Wish("comic", colours=Colours(hair="#9c4522")), ["", ""]),
        (Wish("comic", example=True), ["", ""]),
        (Wish("line", colours=left), ["dark", "dark"]),
    ]:
        assert [person.hair for person in shown_in(drawing, wish).described] == hair


def test_two_people_are_told_from_the_left(artist: Artist) -> None:
    left, right = pixels(photo_path("norod-0011")), pixels(photo_path("norod-0036"))
    found = shown(artist, torch.cat([left, right], 2))
    assert found.people == 2
    assert [person.traits for person in found.described] == [("glasses",), ()]
    found = shown(artist, torch.cat([right, left], 2))
    assert [person.traits for person in found.described] == [(), ("glasses",)]


def test_of_four_people_and_more_only_the_number_is_known(artist: Artist) -> None:
    row = torch.cat([pixels(photo_path("norod-0036"))] * 2, 2)
    found = shown(artist, torch.cat([row, row], 1))
    assert (found.people, found.described) == (4, ())


def test_paper_shows_nobody(artist: Artist) -> None:
    assert shown(artist, torch.full((3, 300, 300), 250, dtype=torch.uint8)) == Shown("line", "ink")
