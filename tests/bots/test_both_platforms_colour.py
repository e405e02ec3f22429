"""Colours of a coloured sketch, chosen the same way on both platforms."""

from itertools import chain

import pytest

from bots.desk.part_colours import FILLS, fills
from bots.instructions import describe
from bots.words import say
from tests.fronts import SELFIE, Pair
from tests.telegram_scene import png

#: A picture with colours.
EXAMPLE = png((64, 64))

#: The bots are started once, and everybody in here is somebody new.
pytestmark = pytest.mark.asyncio(loop_scope="module")


async def test_each_part_of_a_coloured_sketch_has_its_colours(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.ask_by("colour")
        wish = (await front.drawn()).wish
        for part in FILLS:
            offers = fills(part, wish)
            assert await front.fills(part) == [say(front.locale, one.label) for one in offers]
            await front.fill(part, say(front.locale, offers[2].label))
            understood = offers[2].of(wish)
            wish = understood.wish
            assert (await front.drawn()).wish == wish
            assert front.captions()[-1] == describe(understood, front.locale)
        assert None not in (wish.colours.hair, wish.colours.skin, wish.colours.clothes)


async def test_colours_are_for_everybody_or_for_one_of_several_people(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.ask_by("colour")
        wish = (await front.drawn(people=3)).wish
        assert await front.whose() == ["1", "2", "3"]
        for part, who in (("hair", ""), ("hair", "3"), ("background", ""), ("clothes", "1")):
            offers = fills(part, wish, who or None)
            assert await front.fills(part, who) == [say(front.locale, one.label) for one in offers]
            await front.fill(part, say(front.locale, offers[2].label), who)
            understood = offers[2].of(wish)
            wish = understood.wish
            assert (await front.drawn(people=3)).wish == wish
            assert front.captions()[-1] == describe(understood, front.locale)
        assert [person.who for person in wish.colours.persons] == ["3", "1"]


async def test_whoever_is_not_in_the_picture_is_told_to_have_no_colour(fronts: list[Pair]) -> None:
    for front in fronts[0]:
        await front.ask_by("colour", "red hair for the left one, person 3 blue hair")
        job = await front.drawn(people=2)
        said = "I found 2 people in your picture, and could not colour person 3."
        assert front.captions()[-1] == f"{job.caption} {said}"
        await front.write("as line art")
        await front.drawn(people=2)
        assert said not in front.captions()[-1], "line art has no parts"


async def test_nobody_is_asked_whose_where_there_is_one_person(fronts: list[Pair]) -> None:
    for front in fronts[0]:
        await front.ask_by("colour")
        await front.drawn(people=1)
        assert await front.whose() == []


async def test_a_picture_in_reply_to_a_coloured_drawing_gives_it_its_colours(
    fronts: list[Pair],
) -> None:
    # In English, because messages on Discord do not tell what language somebody speaks.
    for front in fronts[0]:
        await front.ask_by("colour", "thick lines")
        first = await front.drawn()
        await front.show(EXAMPLE)
        job = await front.scene.job()
        assert front.scene.ledger.photo(job.id) == SELFIE
        assert front.scene.ledger.example(job.id) == EXAMPLE
        assert (job.source, job.wish.look, job.wish.style) == (
            first.source,
            first.wish.look,
            "colour",
        )
        await front.settled(job)
        assert say("en", "colours-of-example") in front.captions()[-1]
        await front.press(say(front.locale, "preset-fine"))
        again = await front.scene.job()
        assert (again.example_source, again.source) == (job.example_source, job.source)
        assert front.scene.ledger.example(again.id) == EXAMPLE
        await front.settled(again)


@pytest.mark.parametrize(
    ("style", "words", "is_example"),
    [
        ("line", "", False),
        ("line", "bold", False),
        ("line", "these colours", True),
        ("line", "색칠, 이 색으로", True),
        ("comic", "warna ini", True),
        ("comic", "coloured sketch", True),
        ("colour", "fine", True),
        ("colour", "as a comic", False),
        ("colour", "line art", False),
    ],
)
async def test_words_say_whether_a_picture_in_reply_to_a_drawing_is_for_its_colours(
    fronts: list[Pair], style: str, words: str, is_example: bool
) -> None:
    for front in fronts[0]:
        await front.ask_by("draw", {"colour": "coloured sketch"}.get(style, style))
        first = await front.drawn()
        await front.show(EXAMPLE, words)
        job = await front.scene.job()
        assert front.scene.ledger.photo(job.id) == (SELFIE if is_example else EXAMPLE)
        assert front.scene.ledger.example(job.id) == (EXAMPLE if is_example else None)
        assert (job.source == first.source) == is_example
        await front.settled(job)
