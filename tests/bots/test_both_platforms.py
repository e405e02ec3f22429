"""Telegram and Discord offer the same from one desk: each row is driven through both real bots."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain, product
from typing import Any

import pytest

from bots.desk.changes import ALL_STYLES, COLOUR_THIS, inks, media, offered, styled
from bots.desk.drawing_files import OFFERED, offered_as
from bots.desk.photo_files import LARGEST_PHOTO
from bots.desk.wishes import looks
from bots.instructions import describe, understand
from bots.words import say
from model.contract.look import PRESETS
from model.contract.styles import STYLES
from tests.fronts import IN_FLIGHT, Front, OnDiscord, OnTelegram, Pair
from worker.queue.jobs import DrawRequest, problem

NAMES = [style.name for style in STYLES]
#: What belongs to the platform or the moment, not to what was asked for.
OF_THE_PLATFORM = {"id", "address", "source", "accepted_at", "deadline"}

WORDS = [
    "",
    "fine, blue ink",
    "sketsa dengan tinta merah, kertas krem",
    "배경 없이 굵게",
    "as an engraving, no greys",
    "kapur kuning, bayangan",
    "색칠공부 도안으로",
    "white ink",
    "thicker lines, transparent paper, wobblyfoo",
    "wobblyfoo",
    "as svg, bold",
    "stiker, garis tebal",
    "프로필 사진으로, 배경 없이",
]
#: The words from which changes start.
SKETCHED = "sketch, blue ink"
#: Commands with words behind them, and the style that comes of them.
COMMANDS = [
    ("line", "", "line"),
    ("cartoon", "", "comic"),
    ("cartoon", "flat, fine", "flat"),
    ("colour", "", "colour"),
    ("color", "thick lines", "colour"),
    ("draw", "comic", "comic"),
    ("draw", "", "line"),
]
#: Of a file: only Telegram takes photos otherwise, and makes them smaller.
TOO_LARGE: dict[type[Front], str] = {
    OnTelegram: "photo-too-large-as-file",
    OnDiscord: "photo-too-large-bytes",
}
#: What people send for photos, by the sentence that they are told.
FILES = [
    ("cat.tif", "image/tiff", 10, "photo-format"),
    ("cat.tif", "IMAGE/TIFF", 10, "photo-format"),
    ("me", "IMAGE/PNG", LARGEST_PHOTO + 1, TOO_LARGE),
]
#: What the worker, or the sweeper, says of a photo.
PROBLEMS = ["photo-truncated", "photo-empty", "photo-not-a-picture", "too-late", "went-wrong"]


#: The bots are started once, and everybody in here is somebody new.
pytestmark = pytest.mark.asyncio(loop_scope="module")


def wished(request: DrawRequest) -> dict[str, Any]:
    """What was asked for, wherever it was."""
    return request.model_dump(exclude=OF_THE_PLATFORM)


async def test_words_mean_the_same_and_are_answered_the_same(fronts: list[Pair]) -> None:
    for pair, words in product(fronts, WORDS):
        understood, requests = understand(words), []
        for front in pair:
            await front.ask(words)
            requests.append(await front.drawn())
            assert front.captions()[-1] == describe(understood, front.locale)
        assert wished(requests[0]) == wished(requests[1])
        assert requests[0].wish.look == understood.wish.look
        assert requests[0].wish.output == understood.wish.output


async def test_every_style_and_look_is_offered_under_drawings_and_in_settings(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        styles = [say(front.locale, style.key) for style in STYLES]
        assert await front.choices("style") == styles
        await front.ask("red ink")
        ordered = await front.drawn()
        labels = [say(front.locale, f"preset-{preset}") for preset in PRESETS]
        for look, label in zip(PRESETS.values(), labels, strict=True):
            await front.press(label)
            again = await front.drawn()
            assert again.wish == replace(ordered.wish, look=look)
            assert front.looks() == [(one, one == label) for one in labels]
        assert await front.choices("preset") == labels
        await front.choose(labels[-1])
        await front.ask()
        assert (await front.drawn()).wish.look == look


async def test_commands_choose_a_style_and_the_words_behind_them_the_rest(
    fronts: list[Pair],
) -> None:
    for front, (command, words, style) in product(chain(*fronts), COMMANDS):
        await front.ask_by(command, words)
        job = await front.drawn()
        assert job.wish.style == style, (command, words)
        assert job.wish.look == understand(words).wish.look


async def test_a_photo_becomes_lines_and_the_lines_are_coloured_by_one_button(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        await front.ask("blue ink")
        lines = await front.drawn()
        await front.press(say(front.locale, COLOUR_THIS.label))
        coloured = await front.drawn()
        assert coloured.source == lines.source, "the photo, which becomes lines and then colours"
        assert coloured.wish == replace(lines.wish, style="colour")
        assert front.captions()[-1] == describe(COLOUR_THIS.of(lines.wish), front.locale)


async def test_under_every_drawing_the_other_styles_and_media_are_offered(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        await front.ask()
        wish = (await front.drawn()).wish
        for style in ("comic", "flat", "colour", "line"):
            offers = {one.of(wish).wish.style: one for one in styled(wish)}
            others = [*styled(wish), ALL_STYLES, *media(wish)]
            assert await front.styles() == [say(front.locale, one.label) for one in others]
            assert offers.keys() == {style.name for style in STYLES} - {wish.style}
            await front.restyle(say(front.locale, offers[style].label))
            wish = (await front.drawn()).wish
            assert wish.style == style
        pencil = say(front.locale, "medium-pencil")
        await front.restyle(pencil)
        assert (await front.drawn()).wish.look.medium == "pencil"
        assert pencil not in await front.styles()


async def test_what_a_style_does_not_come_as_or_look_like_is_not_offered(
    fronts: list[Pair],
) -> None:
    for front, style in product(chain(*fronts), NAMES):
        await front.ask_by("draw", {"colour": "coloured sketch"}.get(style, style))
        await front.drawn()
        labels = [label for label, _ in front.buttons()]
        files = {label for label in front.files() if label in _labels(front, "as", OFFERED)}
        assert files == set(_labels(front, "as", offered_as(style)))
        found = [label for label in labels if label in _labels(front, "preset", PRESETS)]
        assert found == _labels(front, "preset", looks(style))


def _labels(front: Front, kind: str, names: Iterable[str]) -> list[str]:
    return [say(front.locale, f"{kind}-{name}") for name in names]


async def test_files_of_lines_of_more_than_lines_come_as_pictures_with_a_word_about_it(
    fronts: list[Pair],
) -> None:
    asked = {"comic as svg": "svg", "pdf, coloured sketch": "pdf", "flat, for a plotter": "plotter"}
    for front, (words, output) in product(chain(*fronts), asked.items()):
        await front.ask(words)
        assert (await front.drawn()).wish.output == "png"
        file = say(front.locale, f"as-{output}")
        assert front.captions()[-1].endswith(say(front.locale, "not-of-this-style", {"file": file}))


async def test_every_kind_of_file_is_offered_under_drawings(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        for output in OFFERED:
            await front.ask("bold, red ink")
            ordered = await front.drawn()
            await front.have_as(say(front.locale, f"as-{output}"))
            assert (await front.drawn()).wish == replace(ordered.wish, output=output)


async def test_a_flat_cartoon_comes_as_an_svg_by_button_and_in_words(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        await front.ask_by("draw", "flat, as svg")
        asked = await front.drawn()
        assert (asked.wish.style, asked.wish.output) == ("flat", "svg")
        assert front.captions()[-1].endswith(say(front.locale, "comes-as-svg"))
        await front.ask_by("draw", "flat")
        await front.drawn()
        await front.press(say(front.locale, "as-svg"))
        assert (await front.drawn()).wish == asked.wish


async def test_the_same_single_changes_are_offered_under_drawings_and_add_up(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        wish = understand(SKETCHED).wish
        await front.ask(SKETCHED)
        await front.drawn()
        for id in ("thicker", "scene", "red"):
            changes = [*offered(wish), *inks(wish)]
            assert await front.changes() == [say(front.locale, one.label) for one in changes]
            [pressed] = [one for one in changes if one.id == id]
            await front.change(say(front.locale, pressed.label))
            understood = pressed.of(wish)
            wish = understood.wish
            assert (await front.drawn()).wish == wish
            assert front.captions()[-1] == describe(understood, front.locale)


async def test_whatever_goes_wrong_is_told_in_the_same_words(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        for name, mime_type, size, key in FILES:
            await front.offer(name, mime_type, size)
            said = key if isinstance(key, str) else key[type(front)]
            megabytes = LARGEST_PHOTO // 1_000_000
            await front.told(say(front.locale, said, {"megabytes": megabytes}))
        for key in PROBLEMS:
            await front.ask()
            assert front.scene.ledger.settle(problem(await front.scene.job(), key))
            await front.told(say(front.locale, key))


async def test_limits_are_the_same_and_told_in_the_same_words(fronts: list[Pair]) -> None:
    for front in chain(*fronts):
        for _ in range(IN_FLIGHT):
            await front.ask()
        jobs = [await front.scene.job() for _ in range(IN_FLIGHT)]
        await front.ask()
        values = {"count": IN_FLIGHT, "minutes": 3}
        await front.told(say(front.locale, "too-many-at-once", values))
        assert all(front.scene.ledger.settle(problem(job, "too-late")) for job in jobs)


async def test_a_drawing_whose_photo_or_order_is_gone_says_so_in_the_same_words(
    fronts: list[Pair],
) -> None:
    for front in chain(*fronts):
        await front.ask()
        job, bold = await front.drawn(), say(front.locale, "preset-bold")
        front.lose_photos()
        await front.press(bold)
        await front.told(say(front.locale, "photo-gone"))
        front.scene.redis.delete(f"artline:order:{job.id}")
        await front.press(bold)
        await front.told(say(front.locale, "order-gone"))


async def test_what_is_kept_and_how_it_is_forgotten_is_told_in_the_same_words(
    fronts: list[Pair],
) -> None:
    lives: dict[str, int | str] = {"seconds": 240, "minutes": 60, "hours": 24}
    for front in chain(*fronts):
        language = say(front.locale, "language-name")
        assert language in await front.choices("language")
        await front.choose(language)
        # Chosen, because messages on Discord do not tell what language somebody speaks.
        await front.write("hello")
        await front.told(say(front.locale, "not-a-photo"))
        await front.command("mine")
        await front.told(say(front.locale, "nothing-of-yours"))
        await front.command("privacy")
        await front.told(say(front.locale, "privacy", lives))
        await front.ask()
        await front.drawn()
        await front.command("forget_me")
        await front.told(say(front.locale, "forgotten", {"count": 1}))
