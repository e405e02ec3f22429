"""Words about the colours of single people in a picture of several."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bots.instructions import describe, understand
from bots.instructions.told_colours import left_out
from bots.words import LOCALES
from model.contract.colours import OF_PEOPLE, WHO, Colours
from model.contract.wish import Wish
from tests.instruction_tables import Instruction, table, wish
from worker.queue.jobs import Address, DrawRequest

SKETCH = Wish(style="colour")


@pytest.mark.parametrize("row", table("people.csv"), ids=lambda row: row.words)
def test_a_colour_is_for_whoever_is_named(row: Instruction) -> None:
    before = wish(row.before, SKETCH)
    found = understand(row.words, before)
    assert found.wish == wish(row.means, before)
    assert row.unknown in " ".join(found.unknown)
    assert bool(row.unknown) == bool(found.unknown)


def test_a_conversation_colours_people_one_by_one() -> None:
    found = SKETCH
    for words, means in [
        ("the left one's hair blue", "left.hair=blue"),
        ("오른쪽 사람은 빨간 머리", "left.hair=blue right.hair=red"),
        ("jaket orang kedua hijau", "left.hair=blue right.hair=red 2.clothes=green"),
        ("the left one green hair", "right.hair=red 2.clothes=green left.hair=green"),
        ("pink hair", "2.clothes=green hair=pink"),
        ("undo", "right.hair=red 2.clothes=green left.hair=green"),
    ]:
        found = understand(words, found).wish
        assert found == wish(means, SKETCH), words


def test_a_colour_for_one_person_makes_line_art_a_coloured_sketch() -> None:
    found = understand("the left one's hair blue")
    assert found.wish == wish("left.hair=blue", SKETCH)
    assert found.style_switched


@pytest.mark.parametrize(
    ("locale", "words", "sentence"),
    [
        (
            "en",
            "red hair, the left one blue and a green jacket, blue skin for person 2",
            "Coloured with red hair, blue hair and green clothes for the person on the left, "
            "blue skin for person 2.",
        ),
        (
            "id",
            "yang di kanan rambut merah, yang di tengah jaket hijau",
            "Diwarnai begini: rambut merah untuk orang di kanan, baju hijau untuk orang di tengah.",
        ),
        (
            "ko",
            "왼쪽 사람 빨간 머리에 초록 재킷, 3번 사람 파란 머리",
            "이렇게 색칠했어요: 왼쪽 사람 빨간색 머리, 초록색 옷, 3번 사람 파란색 머리.",
        ),
    ],
)
def test_the_caption_says_whose_colours_they_are(locale: str, words: str, sentence: str) -> None:
    assert describe(understand(words, SKETCH), locale) == sentence


@pytest.mark.parametrize("locale", LOCALES)
def test_colours_of_ever_so_many_people_fit_under_a_picture(locale: str) -> None:
    colours = Colours("#e9e9ec", "#744a30", "#4d4cb8", "#94452b")
    for who in WHO:
        for part in OF_PEOPLE:
            colours = colours.painted(part, getattr(colours, part), who)
    words = ", ".join(f"unheard of things {number}" for number in range(20))
    found = understand(f"red hair, {words}", Wish(style="colour"))
    caption = describe(found, locale)
    everybody = describe(understand("thick lines", Wish(style="colour", colours=colours)), locale)
    address = Address(platform="telegram", person="1", chat="1")
    DrawRequest(
        id="12345678",
        address=address,
        wish=found.wish,
        caption=f"{everybody} {caption}",
        accepted_at=0,
        deadline=0,
    )


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (None, ""),
        (3, ""),
        (2, "I found 2 people in your picture, and could not colour the person in the middle."),
        (0, "I found nobody in your picture, and could not colour the person on the left, "),
    ],
)
def test_who_is_not_in_a_picture_is_told(people: int | None, sentence: str) -> None:
    colours = wish("left.hair=red middle.hair=blue", SKETCH).colours
    assert left_out(colours, people, "en").startswith(sentence)
    assert bool(left_out(colours, people, "en")) == bool(sentence)


def test_who_is_not_in_a_picture_is_told_in_each_language() -> None:
    colours = wish("3.hair=red", SKETCH).colours
    assert [left_out(colours, 2, locale) for locale in ("id", "ko")] == [
        "Di gambarmu aku menemukan 2 orang, jadi orang ke-3 tidak bisa kuwarnai.",
        "그림에서 사람을 2명만 찾아서 3번 사람은 색칠하지 못했어요.",
    ]


#: Of somebody who has colours, and of all.
COLOURS = st.sampled_from([Colours(), Colours(hair="#d93a3a").painted("hair", "#3b6fd1", "left")])
#: All that is said in the table, in any order.
PIECES = sorted({word for row in table("people.csv") for word in (*row.words.split(), "and", ",")})


@given(st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join), COLOURS)
@settings(max_examples=300)
def test_whatever_is_said_of_people_is_taken_without_an_error(words: str, before: Colours) -> None:
    found = understand(words, Wish(style="colour", colours=before)).wish.colours
    again = understand(words, Wish(style="colour", colours=found)).wish.colours
    for index in range(4):
        assert again.for_person(index, 4) == found.for_person(index, 4), "said twice"
