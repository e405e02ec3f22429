"""Words that name a style which was added, in every language."""

import pytest

from bots.instructions import describe, understand
from bots.instructions.reading import is_free
from bots.words import LOCALES, say
from model.contract.styles import STYLES, catalogue, is_name, style_of
from model.contract.wish import Wish

ADDED = ("ghibli", "redtoon", "heads-2000")


@pytest.mark.parametrize(
    "words",
    [
        "redtoon please",
        "Redtoon!",
        "draw me as a redtoon",
        "gaya redtoon dong",
        "bikin redtoon, latarnya putih",
        "redtoon으로 그려줘",
        "redtoon 스타일로 해줘",
    ],
)
def test_its_name_is_a_word_for_it_where_it_is_offered(words: str) -> None:
    named = understand(words, added=ADDED)
    assert (named.wish.style, named.style_named, named.unknown) == ("redtoon", True, ())
    elsewhere = understand(words)
    assert elsewhere.wish.style == "line"
    assert any("redtoon" in phrase.lower() for phrase in elsewhere.unknown)


def test_a_name_of_several_words_is_said_as_it_is_spelt_or_as_on_its_button() -> None:
    for words in ("heads-2000", "Heads 2000", "as heads 2000 please"):
        assert understand(words, added=ADDED).wish.style == "heads-2000"


def test_what_we_did_not_have_is_had_once_it_is_added() -> None:
    assert understand("ghibli please").beyond == (("ghibli", "animated"),)
    found = understand("ghibli please", added=ADDED)
    assert (found.wish.style, found.beyond) == ("ghibli", ())


def test_it_may_be_stronger_or_milder_as_cartoons_are_and_keeps_its_other_wishes() -> None:
    found = understand("redtoon, red hair, 50%", added=ADDED).wish
    assert (found.style, found.look.strength) == ("redtoon", 0.5)
    milder = understand("less redtoon", found, added=ADDED).wish
    assert (milder.style, milder.colours) == ("redtoon", found.colours)
    assert milder.look.strength < 0.5
    assert understand("not redtoon", found, added=ADDED).wish.style == "line"


def test_a_number_on_a_sheet_of_all_styles_may_be_one_of_them() -> None:
    number = len(catalogue()) + 2
    for words in (str(number), f"#{number}", f"nomor {number}", f"{number}번으로"):
        assert understand(words, Wish(output="sheet"), added=ADDED).wish.style == "redtoon"


@pytest.mark.parametrize(
    "name",
    ["comic", "red", "bold", "stop", "pensil", "help", "dog", "pls", "komik", "my-comic", "the"],
)
def test_a_word_that_asks_for_something_else_names_no_style(name: str) -> None:
    assert is_name(name)
    assert not is_free(name)
    assert understand(name, added=[name]) == understand(name)


@pytest.mark.parametrize("name", ["redtoon", "heads-2000", "ghibli", "inkheads", "doodles", "a1"])
def test_any_other_word_may(name: str) -> None:
    assert is_name(name)
    assert is_free(name)


@pytest.mark.parametrize(
    "name", ["", "Red", "2000", "red_toon", "-red", "red--toon", "r" * 21, "빨강"]
)
def test_what_does_not_fit_a_button_and_a_folder_is_no_name(name: str) -> None:
    assert not is_name(name)
    assert style_of(name) == STYLES[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_sentence_under_its_drawings_names_it(locale: str) -> None:
    told = describe(understand("redtoon, thick lines", added=ADDED), locale)
    in_vain = {"what": "line-weight", "where": "added"}
    assert told == " ".join(
        [say(locale, "drawn-as", {"style": "redtoon"}), say(locale, "does-nothing", in_vain)]
    )
