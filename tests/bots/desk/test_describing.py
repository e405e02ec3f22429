"""What a drawing shows is said in a sentence, in every language, and never more than is sure."""

import pytest

from bots.desk.describing import describe
from bots.words import LOCALES
from model.contract.look import MEDIA
from model.contract.shown import HAIR_NAMES, TRAITS, Person, Shown
from model.contract.styles import STYLES

DARK = Person("dark", ("glasses",))
GREY = Person("grey", ("beard", "hat"))


PORTRAIT = Shown("line", "ink", 1, (DARK,))
PAIR = Shown("line", "pencil", 2, (DARK, GREY))


@pytest.mark.parametrize(
    ("locale", "portrait", "trio"),
    [
        ("en", "Ink drawing of a person with dark hair and glasses.", "Comic of three people."),
        ("id", "Gambar tinta: satu orang dengan rambut gelap dan kacamata.", "Komik: tiga orang."),
        ("ko", "잉크 그림: 한 사람(어두운 머리, 안경).", "만화: 세 사람."),
    ],
)
def test_a_drawing_is_described_in_the_language_of_its_person(
    locale: str, portrait: str, trio: str
) -> None:
    assert describe(PORTRAIT, locale) == portrait
    assert describe(Shown("comic", people=3), locale) == trio


@pytest.mark.parametrize(
    ("shown", "sentence"),
    [
        (
            PAIR,
            "Pencil drawing of two people, from the left one with dark hair and glasses "
            "and one with grey hair, a beard and a hat.",
        ),
        (Shown("line", "chalk", 1, (Person(),)), "Chalk drawing of a person."),
        (Shown("comic", people=2, described=(DARK, Person())), "Comic of two people."),
        (Shown("flat", people=21), "Flat cartoon of many people."),
        (Shown("every", people=2), "Drawings in every style of two people."),
        (Shown("line", "page"), "Colouring page."),
        (Shown("comic", "", 1, (Person("plaid", ("halo",)),)), "Comic of a person."),
        (Shown("unheard of", "fog", 1), "Line art of a person."),
    ],
)
def test_nothing_is_said_that_is_not_known(shown: Shown, sentence: str) -> None:
    assert describe(shown, "en") == sentence


@pytest.mark.parametrize("locale", LOCALES)
def test_every_style_medium_and_trait_has_words(locale: str) -> None:
    people = [Person(hair) for hair in HAIR_NAMES] + [Person("", (trait,)) for trait in TRAITS]
    ways = [(style.name, "") for style in STYLES] + [("line", medium) for medium in MEDIA]
    said = {describe(Shown(*way, 1, (person,)), locale) for way in ways for person in people}
    assert len(said) == len(ways) * len(people)
    assert all(len(sentence) < 200 for sentence in said)
