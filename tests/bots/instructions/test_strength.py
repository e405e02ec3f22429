"""How much of a cartoon a drawing is to be, in words, under buttons and in captions."""

import pytest

from bots.desk.changes import change, offered
from bots.desk.wishes import preset_of
from bots.instructions import describe, understand
from bots.words import LOCALES, say
from model.contract.look import Look
from model.contract.wish import Wish
from tests.instruction_tables import wish

COMIC = Wish(style="comic")


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("stronger", "strength=0.9"),
        ("much more cartoon", "strength=1"),
        ("a bit more comic", "strength=0.8"),
        ("less comic please", "strength=0.5"),
        ("too cartoonish", "strength=0.5"),
        ("not strong enough", "strength=0.9"),
        ("subtle", "strength=0.25"),
        ("softer", "strength=0.5"),
        ("only a trace", "strength=0.05"),
        ("half strength", "strength=0.5"),
        ("strength 30%", "strength=0.3"),
        ("30%", "strength=0.3"),
        ("full strength", "strength=1"),
        ("efek lebih kuat", "strength=0.9"),
        ("kurangi kartunnya", "strength=0.5"),
        ("kekuatan 30%", "strength=0.3"),
        ("setengah aja", "strength=0.5"),
        ("더 강하게", "strength=0.9"),
        ("만화 느낌 조금 더", "strength=0.8"),
        ("강도 30%로", "strength=0.3"),
        ("은은하게", "strength=0.25"),
        ("not a comic", "style=line"),
        ("darker", "line=0.55"),
    ],
)
def test_words_say_how_strong_a_cartoon_is_to_be(words: str, means: str) -> None:
    found = understand(words, COMIC)
    assert (found.wish, found.unknown) == (wish(means, COMIC), ())


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("a bit comic", "style=comic strength=0.25"),
        ("half comic", "style=comic strength=0.5"),
        ("comic, subtle", "style=comic strength=0.25"),
        ("a full cartoon", "style=comic strength=1"),
        ("flat, 40%", "style=flat strength=0.4"),
        ("agak kartun", "style=comic strength=0.25"),
        ("a comic with soft lines", "style=comic line=0.25"),
        ("more like a cartoon", "style=comic"),
        ("much more cartoon", "style=comic"),
        ("less comic", ""),
        ("stronger", "line=0.55"),
        ("subtle", "line=0.25"),
    ],
)
def test_of_line_art_they_ask_for_a_cartoon_or_are_about_its_lines(words: str, means: str) -> None:
    found = understand(words)
    assert (found.wish, found.unknown) == (wish(means), ())


@pytest.mark.parametrize(
    ("words", "before", "sentence"),
    [
        ("comic, half strength", Wish(), "Style: comic, half strength."),
        ("subtle", COMIC, "Style: comic, a light effect."),
        (
            "stronger",
            Wish(style="comic", look=Look(strength=1.0)),
            "Style: comic. It is as strong as it can be.",
        ),
        (
            "less comic",
            Wish(style="comic", look=Look(strength=0.0)),
            "Style: comic. There is but a trace of it already.",
        ),
        ("less comic", Wish(), "Style: line art."),
        (
            "in pencil, strength 30%",
            Wish(),
            "Drawn in pencil. The strength of a cartoon does nothing in pencil.",
        ),
    ],
)
def test_the_caption_says_it_and_claims_none_that_is_not_there(
    words: str, before: Wish, sentence: str
) -> None:
    assert describe(understand(words, before), "en") == sentence


def test_buttons_change_it_where_a_style_has_it() -> None:
    def ids(look: Look, style: str) -> set[str]:
        return {one.id for one in offered(Wish(style=style, look=look))} & {"stronger", "milder"}

    assert ids(Look(), "comic") == {"stronger", "milder"}
    assert ids(Look(strength=1.0), "comic") == {"milder"}
    assert ids(Look(strength=0.0), "comic") == {"stronger"}
    assert ids(Look(), "line") == ids(Look(), "colour") == set()


def test_looks_with_names_leave_it_alone() -> None:
    strong = Wish(style="flat", look=Look(strength=0.9))
    pressed = change("preset-bold")
    assert pressed is not None
    for bold in (understand("bold", strong).wish, pressed.of(strong).wish):
        assert (bold.look.medium, bold.look.strength) == ("brush", 0.9)
        assert preset_of(bold.look) == "bold"
    assert understand("reset", strong).wish == Wish()


@pytest.mark.parametrize("locale", LOCALES)
def test_a_button_means_what_its_label_says(locale: str) -> None:
    for one in offered(COMIC):
        written, pressed = understand(say(locale, one.label), COMIC), one.of(COMIC)
        assert (written.wish, written.unknown) == (pressed.wish, ())
        assert describe(written, locale) == describe(pressed, locale)
