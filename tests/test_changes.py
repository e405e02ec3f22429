"""The single changes that buttons offer mean what their words mean."""

from dataclasses import replace

import pytest

from bots.changes import CHANGES, FILLS, INKS, Change, change, inks, offered
from bots.desk import STYLES
from bots.instructions import Wish, understand
from bots.telegram.keyboard import BUTTON, keyboard, sheet
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


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("wish", ENDS)
def test_every_change_fits_into_a_button_and_is_found_by_it(wish: Wish, style: str) -> None:
    id, wish = "f" * 32, replace(wish, style=style)
    names = ("changes", "inks", "styles", "parts", *FILLS)
    sheets = [sheet(name, id, "en", wish) for name in names]
    for keys in (keyboard(id, "en", wish), *filter(None, sheets)):
        for button in (one for row in keys.inline_keyboard for one in row):
            data = str(button.callback_data)
            match = BUTTON.fullmatch(data)
            assert match is not None
            assert len(data.encode()) <= 64
            assert match["action"] != "change" or change(match["choice"]) is not None
