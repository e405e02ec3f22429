"""What people with a cartoon, or a sheet of all styles, in their hands write about it."""

import pytest

from bots.instructions import understand
from model.contract.styles import STYLES
from model.contract.wish import Wish
from tests.instruction_tables import wish

NUMBERS = {number: style.name for number, style in enumerate(STYLES, 1)}


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("3", 3),
        ("number 2", 2),
        ("the third one please", 3),
        ("the second one", 2),
        ("first", 1),
        ("I want number 4", 4),
        ("nomor 3 dong", 3),
        ("yang ketiga", 3),
        ("3번으로 해줘", 3),
        ("세번째", 3),
    ],
)
def test_a_number_chooses_a_style_of_the_sheet(words: str, number: int) -> None:
    sheet = wish("hair=red", Wish(output="sheet"))
    found = understand(words, sheet)
    assert (found.wish.style, found.wish.output, found.unknown) == (NUMBERS[number], "png", ())
    assert found.wish.colours == sheet.colours


@pytest.mark.parametrize("words", ["9", "0", "1 and 2", "3 dogs", "number"])
def test_a_number_that_no_style_has_chooses_none(words: str) -> None:
    assert understand(words, Wish(output="sheet")).wish == Wish(output="sheet")


def test_a_number_says_nothing_where_there_is_no_sheet() -> None:
    found = understand("3", Wish(style="comic"))
    assert (found.wish.style, found.unknown) == ("comic", ("3",))


@pytest.mark.parametrize(
    ("before", "words", "means"),
    [
        ("style=comic", "strength: 70", "strength=0.7"),
        ("style=comic", "strength=1", "strength=1"),
        ("style=comic", "kekuatan 80", "strength=0.8"),
        ("style=comic", "강도 80", "strength=0.8"),
        ("", "detail 80", "detail=0.8"),
        ("style=comic", "too much", "strength=0.5"),
        ("style=comic", "not enough", "strength=0.9"),
        ("style=comic", "way over the top", "strength=0.3"),
        ("style=pop", "terlalu berlebihan", "strength=0.5"),
        ("style=pop", "kurang", "strength=0.9"),
        ("style=pop", "너무 과해", "strength=0.5"),
        ("", "comic strength 30%", "style=comic strength=0.3"),
        ("style=cute", "bigger eyes", "strength=0.9"),
        ("style=cute", "mata lebih besar", "strength=0.9"),
        ("style=cute", "눈 더 크게", "strength=0.9"),
        ("", "bigger eyes", "style=cute"),
    ],
)
def test_strength_is_said_in_many_ways(before: str, words: str, means: str) -> None:
    before_it = wish(before)
    found = understand(words, before_it)
    assert (found.wish, found.unknown) == (wish(means, before_it), ())


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("cute as svg", "style=cute output=svg"),
        ("cute with green background", "style=cute behind=green"),
        ("cute without background", "style=cute background=0"),
        ("a bit cute", "style=cute strength=0.25"),
        ("pop", "style=pop"),
        ("pop, please", "style=pop"),
        ("팝", "style=pop"),
        ("colour", "style=colour"),
        ("color please", "style=colour"),
        ("warna", "style=colour"),
        ("컬러", "style=colour"),
        ("styles", "output=sheet"),
        ("show all", "output=sheet"),
        ("gaya lain", "output=sheet"),
        ("스타일 뭐 있어?", "output=sheet"),
        ("cute with her dog", ""),
        ("a pop of colour", ""),
    ],
)
def test_a_style_is_named_in_few_words(words: str, means: str) -> None:
    assert understand(words).wish == wish(means)


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("semua baju biru", "clothes=blue"),
        ("all hair red", "hair=red"),
        ("모든 머리 빨간색", "hair=red"),
    ],
)
def test_all_of_a_part_is_everybodys(words: str, means: str) -> None:
    before = Wish(style="comic")
    found = understand(words, before)
    assert (found.wish, found.unknown) == (wish(means, before), ())


def test_a_background_has_one_colour_and_leaves_the_ink_alone() -> None:
    before = Wish(style="pop")
    found = understand("yellow and blue background", before)
    assert (found.wish, found.unknown) == (wish("behind=blue", before), ("yellow",))


@pytest.mark.parametrize("words", ["more dots", "bigger dots", "dots", "titiknya lebih besar"])
def test_words_about_the_dots_of_pop_art_never_make_it_line_art(words: str) -> None:
    found = understand(words, Wish(style="pop"))
    assert found.wish == Wish(style="pop")
    assert found.unknown


def test_colours_that_a_cartoon_cannot_do_without_are_told_of() -> None:
    assert understand("comic, no colours").without_effect == ("black-and-white",)
