""" "Stop" and the like take back what waits, where nothing else is said."""

import pytest

from bots.instructions import describe, understand
from bots.instructions.talk import STOP
from model.contract.wish import Wish
from tests.instruction_tables import wish


@pytest.mark.parametrize(
    "words",
    [
        "stop",
        "Stop!!",
        "please stop drawing",
        "cancel",
        "cancel it pls",
        "cancel the drawing",
        "never mind",
        "nvm",
        "oh, forget it",
        "batal",
        "batalin aja kak",
        "gak jadi deh",
        "stop dong",
        "취소",
        "취소해줘",
        "취소할게요",
        "그만",
        "그만 그려",
        "됐어요",
    ],
)
def test_they_are_no_wish_and_nobody_complains(words: str) -> None:
    before = Wish(style="comic")
    found = understand(words, before)
    assert (found.wish, found.understood, found.unknown, found.talk) == (before, (), (), STOP)
    assert describe(found, "en") == ""


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("cancel the background", "background=0"),
        ("stop using shading", "pure"),
        ("never mind, blue ink", "ink=blue"),
        ("batalkan latar", "background=0"),
        ("배경 취소", "background=0"),
        ("stop this shading", "pure"),
        ("gak jadi komik", ""),
        ("latarnya dibatalin", "background=0"),
        ("undo", ""),
        ("방금 거 취소해 줘", ""),
    ],
)
def test_beside_a_wish_they_are_about_that(words: str, means: str) -> None:
    found = understand(words, wish("background=1"))
    assert (found.wish, found.unknown) == (wish(means, wish("background=1")), ())
    assert found.talk == ""
