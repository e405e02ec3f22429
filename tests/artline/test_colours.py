"""Colours of parts, as options of the command line have them."""

import pytest

from artline.colours import choose_colours
from bots.instructions import understand
from model.contract.colours import Colours, PersonColours
from model.contract.errors import OperatorError
from model.contract.wish import Wish


@pytest.mark.parametrize(
    ("given", "hex"), [("#336699", "#336699"), ("#AABBCC", "#aabbcc"), ("merah", "#d93a3a")]
)
def test_a_colour_has_a_number_or_a_name_in_any_language(given: str, hex: str) -> None:
    assert choose_colours({"clothes": given, "hair": None}) == Colours(clothes=hex)


@pytest.mark.parametrize("part", ["hair", "skin", "clothes", "background"])
@pytest.mark.parametrize(
    "name", ["red", "brown", "dark brown", "light blue", "navy", "crimson", "blonde", "DarkBlue"]
)
def test_a_name_is_the_colour_that_words_ask_for(name: str, part: str) -> None:
    said = understand(f"{name.lower()} {part}", Wish(style="colour")).wish.colours
    if name != "DarkBlue":
        assert choose_colours({part: name}) == said
    assert choose_colours({part: name}) != Colours()


def test_people_have_colours_of_their_own() -> None:
    found = choose_colours({"hair": "red"}, ["left:hair=blue, clothes=#336699", "2:skin=dark"])
    assert found == Colours(
        hair="#d93a3a",
        persons=(
            PersonColours("left", hair="#3b6fd1", clothes="#336699"),
            PersonColours("2", skin="#6e4530"),
        ),
    )


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("left", "--person must read like left:hair=blue,clothes=green, not 'left'"),
        ("left:hair", "must read like"),
        ("left:hair=", "must read like"),
        ("left:", "must read like"),
        ("her:hair=red", "there is no person 'her': choose left, right, middle, 1, 2"),
        ("left:nose=red", "a person has hair, skin, clothes, and no 'nose'"),
        ("left:background=red", "and no 'background'"),
        ("left:hair=bleu de nuit", "there is no colour 'bleu de nuit' for hair: write one like"),
        ("left:hair=#12", "there is no colour '#12' for hair"),
        ("left:hair=transparent", "there is no colour 'transparent' for hair"),
    ],
)
def test_what_cannot_be_meant_is_told(option: str, sentence: str) -> None:
    with pytest.raises(OperatorError) as raised:
        choose_colours({}, [option])
    assert sentence in str(raised.value)
