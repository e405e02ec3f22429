"""One sheet with a photo in every style, by words, button and command, on both platforms."""

from dataclasses import replace
from itertools import chain

import pytest

from bots.desk.changes import ALL_STYLES, change
from bots.instructions import describe
from bots.words import say
from model.contract.styles import STYLES
from tests.fronts import SELFIE, Front, Pair

ASKED = {"en": "show me all styles", "id": "semua gaya", "ko": "모든 스타일"}
COUNT = len(STYLES)

#: The bots are started once, and everybody in here is somebody new.
pytestmark = pytest.mark.asyncio(loop_scope="module")


def numbers(front: Front) -> list[str]:
    """The buttons under the last drawing that are numbers."""
    return [label for label, _ in front.buttons() if label.isdecimal()]


async def test_all_styles_are_asked_for_by_words_and_told_by_number(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.ask(f"{ASKED[front.locale]}, #1f4fd8")
        job = await front.drawn()
        assert (job.wish.output, job.wish.finish.ink) == ("sheet", "#1f4fd8")
        assert numbers(front) == [str(number) for number in range(1, COUNT + 1)]
        names = [f"{n} {say(front.locale, style.key)}" for n, style in enumerate(STYLES, 1)]
        key = say(front.locale, "press-a-number", {"styles": ", ".join(names)})
        assert front.captions()[-1] == f"{job.caption} {key}"
        assert say(front.locale, "comes-as-sheet") in job.caption


async def test_a_button_makes_the_sheet_and_each_number_that_style_of_the_same_photo(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        await front.ask("fine, #1f4fd8")
        ordered = await front.drawn()
        assert not numbers(front)
        await front.press(say(front.locale, ALL_STYLES.label))
        sheet = await front.drawn()
        assert sheet.wish == replace(ordered.wish, output="sheet")
        assert front.captions()[-1].startswith(describe(ALL_STYLES.of(ordered.wish), front.locale))
        last = STYLES[-1]
        await front.press(str(COUNT))
        alone = await front.scene.job()
        assert front.scene.ledger.photo(alone.id) == SELFIE
        assert (alone.source, alone.wish) == (
            ordered.source,
            replace(ordered.wish, style=last.name),
        )
        pressed = change(f"style-{last.name}")
        assert pressed is not None
        await front.settled(alone)
        assert front.captions()[-1] == describe(pressed.of(sheet.wish), front.locale)
        assert not numbers(front)


async def test_the_command_takes_the_photo_it_comes_with_and_words_beside_it(
    fronts: list[Pair],
) -> None:
    for front in fronts[0]:
        await front.ask_by("styles", "in pencil")
        job = await front.drawn()
        assert (job.wish.output, job.wish.look.medium) == ("sheet", "pencil")
        # Alone, it is about the last photo, as it was wished for.
        await front.command("styles")
        again = await front.drawn()
        assert (again.source, again.wish) == (job.source, job.wish)


async def test_without_any_photo_the_command_asks_for_one(fronts: list[Pair]) -> None:
    on_telegram, on_discord = fronts[0]
    await on_telegram.command("styles")
    await on_telegram.told(say("en", "how-to", {"command": "/styles"}))
    await on_discord.command("styles")
    await on_discord.told(say("en", "not-a-photo"))


async def test_words_go_on_from_a_sheet_until_one_style_is_named(fronts: list[Pair]) -> None:
    for front in fronts[0]:
        await front.ask_by("styles")
        await front.drawn()
        await front.write("thicker lines")
        job = await front.drawn()
        assert (job.wish.output, job.wish.look.line_weight) == ("sheet", 0.55)
        await front.write("as a comic")
        job = await front.drawn()
        assert (job.wish.output, job.wish.style, job.wish.look.line_weight) == (
            "png",
            "comic",
            0.55,
        )


async def test_what_words_mean_depends_on_the_drawing_that_they_are_about(
    fronts: list[Pair],
) -> None:
    for front in fronts[0]:
        await front.ask_by("styles")
        await front.drawn()
        await front.write("the second one")
        job = await front.drawn()
        assert (job.wish.output, job.wish.style) == ("png", STYLES[1].name)
        await front.write("too much")
        job = await front.drawn()
        assert (job.wish.style, job.wish.look.strength) == (STYLES[1].name, 0.5)
