"""The single changes that buttons offer mean what their words mean."""

import pytest

from bots.changes import CHANGES, INKS, Change, change, inks, offered
from bots.instructions import Wish, understand
from bots.telegram.keyboard import BUTTON, changes, colours
from bots.words import LOCALES, say
from model.look import Finish, Look

ENDS = (Wish(look=Look(0, 0, 0, 0)), Wish(look=Look(1, 1, 1, 1), finish=Finish(ink="#1f4fd8")))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_button_does_what_its_label_says_when_somebody_writes_it(locale: str) -> None:
    for one in (*CHANGES, *INKS):
        written = understand(say(locale, one.label))
        assert (written.wish, written.unknown) == (one.of(Wish()).wish, ())


def test_a_change_that_would_do_nothing_is_not_offered() -> None:
    def ids(found: list[Change]) -> set[str]:
        return {one.id for one in found}

    least, most = ENDS
    assert ids(offered(least)) == {"thicker", "more", "shade", "scene"}
    assert ids(offered(most)) == {"thinner", "less", "no-shade", "no-scene"}
    assert ids(inks(most)) == ids(list(INKS)) - {"blue"}


@pytest.mark.parametrize("wish", ENDS)
def test_every_change_fits_into_a_button_and_is_found_by_it(wish: Wish) -> None:
    id = "f" * 32
    for sheet in (changes, colours):
        buttons = [one for row in sheet(id, "en", wish).inline_keyboard for one in row]
        for button in buttons:
            data = str(button.callback_data)
            match = BUTTON.fullmatch(data)
            assert match is not None
            assert len(data.encode()) <= 64
            assert match["action"] == "sheet" or change(match["choice"]) is not None
