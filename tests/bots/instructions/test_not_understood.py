"""What is not understood is named, and nothing that is written is more than words."""

import random
from collections.abc import Iterator

import pytest

from bots.instructions import LONGEST, Understood, describe, understand
from bots.instructions.catalogue import senses
from model.contract.finish import Finish
from model.contract.look import Look
from model.contract.wish import Wish
from tests.instruction_tables import wish

#: Marks by which a platform might take quoted words for more than words.
MARKUP = frozenset("@<>*_`~|[](){}:\\\n")


def unlikely_words(count: int) -> Iterator[str]:
    """Random strings: any characters, words of the catalogue in any order, and letters."""
    chance, words = random.Random(6), list(senses())  # noqa: S311
    letters = "abcdefghijklmnopqrstuvwxyz0123456789 -&/'%#.,!@{}$"
    for number in range(count):
        length = chance.choice((0, 1, 5, 20, 50, 600))
        if number % 3 == 0:
            codes = (chance.randrange(0x110000) for _ in range(length))
            yield "".join(chr(code) for code in codes)
        elif number % 3 == 1:
            yield "".join(chance.choice(letters) for _ in range(length))
        else:
            spaces = chance.choice(("", " ", " ", ", "))
            yield spaces.join(chance.choice(words) for _ in range(length // 5))


@pytest.mark.parametrize(
    ("words", "unknown"),
    [
        ("blue eyes", ("blue eyes",)),
        ("no hair, remove the jacket", ("no hair", "remove the jacket")),
        ("a red and black jacket", ("red",)),
        ("transparent skin", ("transparent skin",)),
        ("thick eyebrows, thick lines", ("thick eyebrows",)),
        ("안경 빼고 선 굵게", ("안경 빼고",)),
        ("hapus topinya, latar juga", ("hapus topinya",)),
        ("make the background disappear", ("background disappear",)),
        ("mosaic please 🙏", ("mosaic",)),
        ("as a comic, in watercolour", ("watercolour",)),
        ("線を太く", ("線を太く",)),
        ("жирные линии", ("жирные линии",)),
        ("a little less", ("a little less",)),
    ],
)
def test_what_we_cannot_do_is_named_as_it_was_typed(words: str, unknown: tuple[str, ...]) -> None:
    assert understand(words).unknown == unknown


@pytest.mark.parametrize(
    "words",
    ["think", "a market", "kucing", "gadis", "harus", "선생님", "선물", "marah", "kartu", "cosmic"],
)
def test_a_word_that_only_looks_like_another_is_not_taken_for_it(words: str) -> None:
    assert understand(words).wish == Wish()


@pytest.mark.parametrize("words", ["", "  ", "please 🙏", "tolong dong kak", "부탁해요 ㅎㅎ", "!?"])
def test_politeness_alone_is_neither_understood_nor_unknown(words: str) -> None:
    found = understand(words, wish("line=0.8"))
    assert found == Understood(wish("line=0.8"))
    assert describe(found, "en") == ""


def test_the_sentence_quotes_what_was_not_understood_and_says_what_was_cut() -> None:
    assert describe(understand("blue like my jacket"), "en").endswith(
        "I did not understand “like my jacket”."
    )
    assert "Try words like" in describe(understand("abracadabra"), "en")
    long = describe(understand("red, " + "abracadabra " * 100), "en")
    assert f"the first {LONGEST} characters" in long
    assert len(long) < 300


def test_nothing_written_is_more_than_words_to_the_sentence() -> None:
    quoted = ""
    for words in (
        "@everyone <@1234> <b>abc</b>",
        "{ $looks } { -photo } %s {0.__class__}",
        "[abc](http://evil.example) *abc* __abc__ ||abc||",
        "../../etc/passwd; `rm -rf /` && $(reboot)",
    ):
        for before in ("thick, ", "thick lines please "):
            found = understand(before + words)
            assert found.wish == wish("line=0.85")
            assert describe(found, "en").startswith("Drawn with thick lines.")
            quoted += "".join(found.unknown)
    assert quoted, "of what asks for something"
    assert not MARKUP.intersection(quoted)


def test_no_words_whatever_make_it_fail() -> None:
    for words in unlikely_words(2000):
        found = understand(words)
        assert isinstance(found.wish.look, Look)
        assert isinstance(found.wish.finish, Finish)
        assert not MARKUP.intersection("".join(found.unknown))
        assert len(describe(found, "ko")) <= 1000
