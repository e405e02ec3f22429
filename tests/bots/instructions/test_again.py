"""Who says "again" and nothing else gets the same once more."""

import pytest

from bots.instructions import describe, understand
from tests.instruction_tables import wish

BEFORE = wish("style=comic background=0")


@pytest.mark.parametrize(
    "words",
    [
        "again",
        "Again!",
        "another one please",
        "draw it again",
        "can you redo it?",
        "one more time",
        "lagi dong",
        "sekali lagi",
        "coba ulangi",
        "다시",
        "다시 그려 주세요",
        "한 번 더",
    ],
)
def test_it_is_understood_and_changes_nothing(words: str) -> None:
    found = understand(words, BEFORE)
    assert (found.wish, found.unknown, found.talk) == (BEFORE, (), "")
    assert found.understood
    assert describe(found, "en") == "Style: comic, no background."


@pytest.mark.parametrize(
    "words", ["thanks again", "hello again", "good morning again", "makasih lagi", "lagi apa"]
)
def test_where_something_else_is_said_it_is_not_about_the_drawing(words: str) -> None:
    assert not understand(words, BEFORE).understood


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("again in blue", "ink=blue"),
        ("show the background again", "background=1"),
        ("tebalkan lagi", "line=0.55"),
        ("배경 다시 넣어줘", "background=1"),
    ],
)
def test_beside_a_wish_it_says_nothing(words: str, means: str) -> None:
    found = understand(words, wish("background=0"))
    assert (found.wish, found.unknown) == (wish(means, wish("background=0")), ())
