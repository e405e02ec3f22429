"""What people say about a cartoon after they got it: too much of a photo, too little contrast."""

import pytest

from bots.instructions import describe, understand
from bots.words import LOCALES, say
from model.contract.wish import Wish
from tests.instruction_tables import wish

COMIC = Wish(style="comic")


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("it still looks like a photo", "strength=0.9"),
        ("way too realistic", "strength=0.9"),
        ("less realistic please", "strength=0.9"),
        ("masih kayak foto", "strength=0.9"),
        ("아직 사진 같아요", "strength=0.9"),
        ("not enough cartoon", "strength=0.9"),
        ("more realistic", "strength=0.5"),
        ("closer to the photo please", "strength=0.5"),
        ("lebih mirip foto", "strength=0.5"),
        ("더 사실적으로", "strength=0.5"),
        ("even more", "strength=0.9"),
        ("a bit more", "strength=0.8"),
        ("조금만 더", "strength=0.8"),
        ("turn it down a notch", "strength=0.6"),
        ("10% more", "strength=0.8"),
        ("maximum", "strength=1"),
        ("lighter effect please", "strength=0.5"),
    ],
)
def test_it_can_be_further_from_the_photo_or_closer(words: str, means: str) -> None:
    found = understand(words, COMIC)
    assert (found.wish, found.unknown) == (wish(means, COMIC), ())


@pytest.mark.parametrize("words", ["even more", "maximum", "a bit more"])
def test_of_line_art_such_words_say_too_little(words: str) -> None:
    found = understand(words)
    assert (found.wish, bool(found.unknown)) == (Wish(), True)


@pytest.mark.parametrize("words", ["more contrast", "lebih kontras", "대비를 더 강하게"])
def test_contrast_makes_no_line_art_of_a_comic_and_the_caption_says_why(words: str) -> None:
    found = understand(words, COMIC)
    assert found.wish.style == "comic"
    assert describe(found, "en") == "Style: comic. More contrast does nothing in a comic."
    assert understand(words).wish == wish("pure")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("make it more colourful", "more colourful"),
        ("brighter colors please", "brighter colors"),
        ("brighter", "brighter"),
        ("warna lebih cerah", "warna lebih cerah"),
        ("더 화려하게 해 줘", "더 화려하게"),
        ("파스텔 색으로", "파스텔 색으로"),
    ],
)
def test_light_and_colours_as_a_whole_are_known_as_what_we_choose(words: str, named: str) -> None:
    for before in (COMIC, Wish()):
        found = understand(words, before)
        assert (found.wish, found.beyond) == (before, ((named, "lit"),))
        for locale in LOCALES:
            quoted = say(locale, "quoted", {"words": named})
            assert describe(found, locale) == say(
                locale, "beyond", {"what": "lit", "words": quoted}
            )


@pytest.mark.parametrize(
    "words",
    [
        "my nose is too big",
        "you made me look old",
        "kok hidungku besar",
        "코가 너무 커요",
    ],
)
def test_complaints_about_a_face_are_complaints(words: str) -> None:
    found = understand(words, COMIC)
    assert (found.wish, found.understood, found.unknown, found.talk) == (COMIC, (), (), "sorry")
