"""Where several styles have parts of the colours that are asked for, none of them is left."""

from dataclasses import replace

import pytest

from bots.desk.changes import change
from bots.desk.examples import coloured_like, is_example
from bots.desk.part_colours import FILLS, fills, parts
from bots.instructions import describe, understand
from model.contract import styles
from model.contract.colours import Colours
from model.contract.wish import Wish

RED = Colours(hair="#d93a3a")
#: Comics have parts here, and flat cartoons do not, whatever the table says.
COMIC, FLAT = Wish(style="comic"), Wish(style="flat")


@pytest.fixture(autouse=True)
def _comics_of_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    of_parts = ("comic", "colour")
    table = (replace(one, of_parts=one.name in of_parts) for one in styles.STYLES)
    monkeypatch.setattr(styles, "STYLES", tuple(table))


@pytest.mark.parametrize("words", ["red hair", "rambut merah", "빨간 머리", "as a comic, red hair"])
def test_colours_of_parts_stay_in_a_style_that_has_them(words: str) -> None:
    found = understand(words, COMIC)
    assert found.wish == replace(COMIC, colours=RED)
    assert not found.style_switched


@pytest.mark.parametrize("before", [Wish(), FLAT], ids=lambda wish: wish.style)
def test_other_styles_become_a_coloured_sketch(before: Wish) -> None:
    found = understand("red hair", before)
    assert (found.wish.style, found.wish.colours) == ("colour", RED)
    assert found.style_switched
    assert not understand("a comic with red hair", before).style_switched


def test_a_background_has_a_colour_of_its_own_in_each_of_them() -> None:
    assert understand("blue background", COMIC).wish.colours.background == "#3b6fd1"
    assert understand("blue background", FLAT).wish.finish.paper == "#1f4fd8"


def test_the_colours_of_another_picture_stay_in_them_too() -> None:
    assert is_example(COMIC, "these colours")
    assert is_example(FLAT, "as a comic, these colours")
    assert not is_example(COMIC, "")
    assert not is_example(FLAT, "as a comic")
    assert coloured_like(COMIC, "these colours").wish == replace(COMIC, example=True)
    assert coloured_like(FLAT, "these colours").wish.style == "colour"


@pytest.mark.parametrize(
    ("locale", "caption"),
    [
        ("en", "Style: comic, red hair."),
        ("id", "Gaya: komik, rambut merah."),
        ("ko", "이렇게 그렸어요: 만화, 빨간색 머리."),
    ],
)
def test_a_caption_tells_style_and_colours(locale: str, caption: str) -> None:
    assert describe(understand("red hair", COMIC), locale) == caption
    assert describe(understand("as a comic"), "en") == "Style: comic."


def test_buttons_for_colours_stand_under_each_of_them_and_stay_in_it() -> None:
    assert parts(COMIC) == list(FILLS)
    assert not parts(FLAT)
    red = change("hair-red")
    assert red in fills("hair", COMIC)
    assert red is not None
    assert red.of(COMIC).wish == replace(COMIC, colours=RED)
    assert red.of(FLAT).wish.style == "colour"


def test_without_colours_a_coloured_sketch_is_a_drawing_and_a_comic_a_comic() -> None:
    assert understand("no colours", Wish(style="colour")).wish.style == "line"
    assert understand("no colours", COMIC).wish.style == "comic"
