"""Words that ask for cartoons, and those that only praise what a picture shows."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from bots.instructions import catalogue, describe, hangul, reading, typos, understand
from bots.words import LOCALES, say
from model.contract import styles
from model.contract.look import Look
from model.contract.wish import Wish
from tests.instruction_tables import wish

CUTE = Wish(style="cute")


@pytest.mark.parametrize(
    ("style", "words"),
    [
        ("pop", "pop art"),
        ("pop", "in the style of Andy Warhol please"),
        ("pop", "lichtenstein"),
        ("pop", "with halftone dots"),
        ("pop", "bikin jadi pop art dong"),
        ("pop", "gaya WPAP"),
        ("pop", "팝아트로 그려줘"),
        ("pop", "앤디 워홀처럼"),
        ("cute", "cute"),
        ("cute", "make me cute please"),
        ("cute", "can you make it cute?"),
        ("cute", "cute cartoon!"),
        ("cute", "big eyes"),
        ("cute", "make my eyes bigger"),
        ("cute", "like an animated film"),
        ("cute", "pixar style"),
        ("cute", "turn me into a Disney princess"),
        ("cute", "as an anime girl"),
        ("cute", "kawaii"),
        ("cute", "cuter"),
        ("cute", "bikin imut dong"),
        ("cute", "jadi kartun lucu"),
        ("cute", "mata lebih besar"),
        ("cute", "kayak film animasi"),
        ("cute", "귀엽게 그려 주세요"),
        ("cute", "더 귀엽게"),
        ("cute", "귀여운 캐릭터로"),
        ("cute", "픽사처럼"),
        ("cute", "눈 더 크게"),
        ("comic", "like a graphic novel"),
        ("comic", "a page of a comic book"),
        ("comic", "novel grafis"),
        ("comic", "그래픽 노블처럼"),
        ("flat", "vector poster"),
        ("flat", "flat design, no outlines"),
        ("flat", "without any lines"),
        ("flat", "tanpa outline"),
        ("flat", "외곽선 없이"),
    ],
)
def test_words_ask_for_a_cartoon(style: str, words: str) -> None:
    found = understand(words)
    assert (found.wish, found.unknown, found.talk) == (Wish(style=style), (), "")


@pytest.mark.parametrize(
    "words",
    [
        "cute dog photo!",
        "my cute dog",
        "draw my cute dog please",
        "draw this cute girl",
        "she is so cute",
        "Look at these cute twins",
        "a cute picture of us",
        "cute!",
        "cute 😍",
        "so cute",
        "super cute",
        "too cute",
        "she has big eyes",
        "my daughter and her big eyes",
        "we went to disney yesterday",
        "imut banget",
        "kucingku imut",
        "lucu banget",
        "귀여운 강아지",
        "너무 귀여워요",
        "우리 애기 귀엽게 나왔어요",
    ],
)
def test_praise_of_a_picture_asks_for_nothing(words: str) -> None:
    for before in (Wish(), CUTE):
        found = understand(words, before)
        assert (found.wish, found.understood, found.unknown) == (before, (), ())


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("cuter", "strength=0.9"),
        ("a bit cuter please", "strength=0.8"),
        ("less cute", "strength=0.5"),
        ("make her super cute", "strength=1"),
        ("cute 40%", "strength=0.4"),
        ("cute and subtle", "strength=0.25"),
        ("kurang imut", "strength=0.9"),
        ("덜 귀엽게", "strength=0.5"),
        ("cute, thick lines", "line=0.85"),
        ("cute as a sticker", "output=sticker"),
        ("so cute! in blue", "ink=blue"),
    ],
)
def test_a_cute_drawing_can_be_more_so_or_less(words: str, means: str) -> None:
    found = understand(words, CUTE)
    assert (found.wish, found.unknown) == (wish(means, CUTE), ())


@pytest.mark.parametrize("locale", LOCALES)
def test_what_we_call_a_cartoon_asks_for_it(locale: str) -> None:
    for style in styles.of_command("cartoon"):
        assert understand(say(locale, style.key)).wish.style == style.name


@pytest.fixture
def without_pop_and_cute() -> Iterator[None]:
    few = tuple(style for style in styles.STYLES if style.name not in ("pop", "cute"))
    with patch.object(styles, "STYLES", few):
        read_anew()
        yield
    read_anew()


def read_anew() -> None:
    """What is read of the table of styles once for all."""
    for read in (catalogue.senses, reading._beginnings, hangul._stems, typos._words):
        read.cache_clear()


@pytest.mark.usefixtures("without_pop_and_cute")
def test_a_style_that_there_is_not_is_never_wished_for() -> None:
    for words in ("pop art", "pixar style", "make me cute", "cute dog photo!", "as an anime girl"):
        found = understand(words)
        assert (found.wish, found.wish.look) == (Wish(), Look())
    told = describe(understand("pop art"), "en")
    assert told == say("en", "beyond", {"what": "animated", "words": "“pop art”"})
