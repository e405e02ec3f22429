"""Whom or what to draw: the photo shows it, and there is nothing to complain of."""

import pytest

from bots.instructions import understand
from model.contract.wish import Wish
from tests.instruction_tables import wish


@pytest.mark.parametrize(
    "words",
    [
        "can you draw my dog please?",
        "my dog and me",
        "draw me with my two cats, please",
        "a picture of my grandparents",
        "could you draw our house",
        "my car please",
        "draw this baby girl",
        "bisa gambar anjingku?",
        "tolong gambar kucing saya dong",
        "gambarkan rumah kami",
        "kakek dan nenekku",
        "우리 강아지 그려줘",
        "고양이를 그려 주세요",
        "우리 집 그려줘",
        "부모님 그려 주세요",
    ],
)
def test_what_the_photo_shows_is_drawn_as_usual_and_without_a_complaint(words: str) -> None:
    found = understand(words)
    assert (found.wish, found.understood, found.unknown) == (Wish(), (), ())


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("draw my dog in pencil", "medium=pencil"),
        ("pencil sketch of my cat", "medium=pencil"),
        ("turn my cat into a comic", "style=comic"),
        ("make my dog a comic please", "style=comic"),
        ("my dog with thick lines and no background", "line=0.85 background=0"),
        ("jadikan anjingku komik", "style=comic"),
        ("gambarkan rumah kami pakai pensil", "medium=pencil"),
        ("제 고양이를 연필로 그려 주세요", "medium=pencil"),
        ("강아지 만화로 그려 줘", "style=comic"),
    ],
)
def test_words_about_how_to_draw_it_count(words: str, meant: str) -> None:
    found = understand(words)
    assert (found.wish.look, found.wish.style) == (wish(meant).look, wish(meant).style)
    assert found.unknown == ()


@pytest.mark.parametrize(
    "words",
    [
        "without the dog",
        "only the cat",
        "draw just my dog",
        "draw me as a cat",
        "turn me into a dog",
        "make the dog bigger",
        "draw my dog red",
        "remove the car",
        "add a dog",
        "tanpa anjing",
        "kucingnya saja",
        "jadikan aku kucing",
        "hapus mobilnya",
        "강아지만 그려줘",
        "강아지 빼고 그려줘",
        "고양이로 그려줘",
    ],
)
def test_what_cannot_be_done_with_it_is_named(words: str) -> None:
    found = understand(words)
    assert found.wish == Wish()
    assert found.unknown
