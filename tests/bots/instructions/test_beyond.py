"""What is often asked for and we do not have: the sentence says so, and what comes nearest."""

import pytest

from bots.instructions import describe, understand
from bots.words import LOCALES, say
from model.contract.wish import Wish
from tests.instruction_tables import wish


@pytest.mark.parametrize(
    ("words", "what", "named"),
    [
        ("Ghibli style please", "animated", "Ghibli"),
        ("make it look like a manga character", "animated", "like a manga character"),
        ("as a simpsons character", "animated", "simpsons character"),
        ("jadikan karikatur dong", "animated", "karikatur"),
        ("지브리 풍으로 그려줘", "animated", "지브리"),
        ("like a water color", "painted", "like a water color"),
        ("cat air", "painted", "cat air"),
        ("수채화로 해주세요", "painted", "수채화로"),
        ("bigger", "larger", "bigger"),
        ("4k please", "larger", "4k"),
        ("hd dong", "larger", "hd"),
        ("고화질로 주세요", "larger", "고화질로"),
        ("add text", "lettering", "add text"),
        ("tambahin tulisan", "lettering", "tambahin tulisan"),
        ("글씨 넣어줘", "lettering", "글씨 넣어줘"),
        ("make it square", "turned", "make it square"),
        ("mirror it", "turned", "mirror it"),
        ("crop it", "turned", "crop it"),
        ("make her smile", "retouched", "smile"),
        ("make me younger", "retouched", "younger"),
        ("make me thinner", "retouched", "me thinner"),
        ("can you make me look a bit thinner", "retouched", "me look a bit thinner"),
        ("kurusin dong", "retouched", "kurusin"),
        ("날씬하게 해줘", "retouched", "날씬하게"),
        ("remove my glasses", "retouched", "remove my glasses"),
        ("red lips", "retouched", "red lips"),
        ("bigger nose please", "retouched", "bigger nose"),
        ("tambahin kacamata", "retouched", "tambahin kacamata"),
        ("안경 빼줘", "retouched", "안경 빼줘"),
    ],
)
def test_what_we_do_not_have_is_told_with_what_comes_nearest(
    words: str, what: str, named: str
) -> None:
    found = understand(words)
    assert found.wish == Wish()
    assert found.beyond == ((named, what),)
    for locale in LOCALES:
        quoted = say(locale, "quoted", {"words": named})
        told = describe(found, locale)
        assert told == say(locale, "beyond", {"what": what, "words": quoted})
        assert quoted in told


def test_what_comes_nearest_can_be_said_as_it_is_quoted() -> None:
    for locale in LOCALES:
        for what, means in (("animated", "style=comic"), ("painted", "medium=brush")):
            told = say(locale, "beyond", {"what": what, "words": ""})
            example = told.partition("“")[2].partition("”")[0]
            assert understand(example).wish == wish(means), example


def test_it_is_told_beside_what_is_understood_and_what_is_not() -> None:
    found = understand("blue ink, make me younger, abracadabra")
    assert found.wish == wish("ink=blue")
    assert describe(found, "en") == (
        "Drawn with blue ink. I draw what is in the photo and cannot change it: “younger”. "
        "I did not understand “abracadabra”."
    )


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("make it thinner", "line=0.15"),
        ("make the lines look thinner for me", "line=0.15"),
        ("flip the colors", "ink=white paper=black"),
        ("write bold lines", "line=0.85"),
        ("no text, blue ink", "ink=blue"),
        ("crop to my face", "output=avatar"),
        ("passport photo", "output=avatar"),
        ("증명사진", "output=avatar"),
        ("pas foto latar biru", "output=avatar background=0 paper=blue"),
    ],
)
def test_what_only_sounds_like_it_is_granted(words: str, means: str) -> None:
    found = understand(words)
    assert found.wish == wish(means)
    assert not found.unknown


def test_a_word_that_means_it_only_in_a_phrase_is_new_elsewhere() -> None:
    found = understand("square jaw, blue ink")
    assert (found.wish, found.unknown, found.beyond) == (wish("ink=blue"), ("square jaw",), ())
