"""Colours for all people in a picture, and for single ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from model.contract.colours import OF_PEOPLE, PARTS, WHO, Colours, PersonColours
from model.contract.wish import Wish

RED, BLUE, GREEN = "#d93a3a", "#3b6fd1", "#3f9e4d"

some = st.sampled_from([None, RED, BLUE, GREEN])
a_person = st.builds(PersonColours, st.sampled_from(WHO), hair=some, skin=some, clothes=some)
some_people = st.lists(a_person, max_size=3).map(tuple)
any_colours = st.builds(Colours, some, some, some, some, persons=some_people)
somebody = st.integers(1, 10).flatmap(lambda n: st.tuples(st.integers(0, n - 1), st.just(n)))


@pytest.mark.parametrize(
    ("who", "count", "people"),
    [
        ("left", 3, [0]),
        ("right", 3, [2]),
        ("middle", 3, [1]),
        ("middle", 4, [1, 2]),
        ("middle", 2, []),
        ("middle", 1, [0]),
        ("left", 1, [0]),
        ("right", 1, [0]),
        ("2", 2, [1]),
        ("3", 2, []),
        ("9", 9, [8]),
    ],
)
def test_people_are_meant_by_place_or_counted_from_the_left(
    who: str, count: int, people: list[int]
) -> None:
    colours = Colours(hair=RED, persons=(PersonColours(who, hair=BLUE),))
    found = [colours.for_person(index, count).hair for index in range(count)]
    assert found == [BLUE if index in people else RED for index in range(count)]


def test_what_is_said_of_a_person_goes_before_what_is_said_of_all() -> None:
    left, second = PersonColours("left", clothes=GREEN), PersonColours("2", hair=BLUE)
    colours = Colours(hair=RED, skin=RED, background=RED, persons=(left, second))
    assert colours.for_person(0, 2) == Colours(RED, RED, GREEN, RED)
    assert colours.for_person(1, 2) == Colours(BLUE, RED, None, RED)


def test_of_what_is_said_of_a_person_by_two_names_the_last_counts_part_by_part() -> None:
    colours = Colours().painted("hair", RED, "left").painted("clothes", RED, "left")
    colours = colours.painted("hair", BLUE, "1").painted("skin", GREEN, "left")
    assert colours.for_person(0, 2) == Colours(hair=BLUE, skin=GREEN, clothes=RED)


def test_what_is_said_of_everybody_later_is_said_of_each() -> None:
    colours = Colours().painted("hair", RED, "left").painted("skin", GREEN, "left")
    assert colours.painted("hair", BLUE) == Colours(
        hair=BLUE, persons=(PersonColours("left", skin=GREEN),)
    )
    assert colours.painted("hair", None).painted("skin", None) == Colours()


def test_a_colour_of_a_person_can_be_taken_back_alone() -> None:
    colours = Colours(hair=RED).painted("hair", BLUE, "left").painted("hair", GREEN, "right")
    found = colours.painted("hair", None, "left")
    assert [found.for_person(index, 2).hair for index in range(2)] == [RED, GREEN]


def test_a_background_belongs_to_nobody() -> None:
    with pytest.raises(ValueError, match="background belongs to nobody"):
        Colours().painted("background", RED, "left")


@pytest.mark.parametrize("who", ["", "0", "10", "her", "Left"])
def test_whoever_cannot_be_meant_is_refused(who: str) -> None:
    with pytest.raises(ValueError, match=r"no person '.*': choose left, right, middle, 1"):
        PersonColours(who, hair=RED)


def test_a_colour_of_a_person_has_one_spelling_only() -> None:
    with pytest.raises(ValueError, match="must read like #1a2b3c"):
        PersonColours("left", skin="green")


@given(any_colours, any_colours, somebody)
def test_colours_over_others_are_over_them_for_each_person(
    ours: Colours, others: Colours, person: tuple[int, int]
) -> None:
    both = ours.over(others)
    for_us, for_them = ours.for_person(*person), others.for_person(*person)
    for part in OF_PEOPLE:
        expected = getattr(for_us, part) or getattr(for_them, part)
        assert getattr(both.for_person(*person), part) == expected, part
    for part in PARTS:
        assert getattr(both, part) == (getattr(ours, part) or getattr(others, part)), part


@given(any_colours, some, st.sampled_from(OF_PEOPLE), st.sampled_from(WHO), somebody)
def test_painting_a_person_changes_nothing_else(
    colours: Colours, colour: str | None, part: str, who: str, person: tuple[int, int]
) -> None:
    found = colours.painted(part, colour, who)
    before, after = colours.for_person(*person), found.for_person(*person)
    if colour and PersonColours(who).is_of(*person):
        assert getattr(after, part) == colour
    for other in PARTS:
        if other != part:
            assert getattr(after, other) == getattr(before, other), other


@given(any_colours)
def test_colours_of_people_travel_as_json(colours: Colours) -> None:
    wishes = TypeAdapter(Wish)
    wish = Wish(colours=colours)
    assert wishes.validate_json(wishes.dump_json(wish)) == wish


def test_a_record_of_before_there_were_people_is_read_and_what_a_later_one_adds_is_left_out() -> (
    None
):
    wishes = TypeAdapter(Wish)
    old = '{"colours": {"hair": "#d93a3a", "skin": null}}'
    assert wishes.validate_json(old) == Wish(colours=Colours(hair=RED))
    new = '{"colours": {"persons": [{"who": "left", "hair": "#d93a3a", "eyes": "#000000"}]}}'
    left = PersonColours("left", hair=RED)
    assert wishes.validate_json(new) == Wish(colours=Colours(persons=(left,)))
