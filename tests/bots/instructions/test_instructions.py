"""Written words in three languages become what their writer meant."""

from collections import Counter
from collections.abc import Callable

import pytest

from bots.instructions import describe, understand
from bots.instructions.effects import shown_of
from model.contract.look import Look
from model.contract.wish import Wish
from tests.instruction_tables import Instruction, table, wish

LANGUAGES = ("en", "id", "ko")


def share(instructions: list[Instruction], right: Callable[[Instruction], bool]) -> float:
    """The part of the instructions that are right; shows the others when a test fails."""
    missed = [one for one in instructions if not right(one)]
    for one in missed:
        print(f"{one.words!r} from {one.before!r}: {one.means!r}, not {one.understood()}")
    return 1 - len(missed) / len(instructions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_people_say_is_understood(language: str) -> None:
    rows = [one for one in table("instructions.csv") if one.language == language]
    assert len(rows) >= 100
    assert min(Counter(one.written for one in rows).values()) >= 50
    assert share(rows, Instruction.exact) == 1
    assert share(rows, Instruction.honest) == 1


def test_what_was_written_later_is_understood_too() -> None:
    rows = table("unseen-instructions.csv")
    assert len(rows) >= 60
    assert share(rows, Instruction.exact) >= 0.85
    assert share(rows, Instruction.honest) >= 0.85


def test_a_conversation_keeps_its_wish_until_reset() -> None:
    found = Wish()
    for words, means in [
        ("thick lines, no background", "line=0.85 background=0"),
        ("a bit thinner", "line=0.75 background=0"),
        ("now with red ink please", "line=0.75 background=0 ink=red"),
        ("배경 다시 넣어줘", "line=0.75 ink=red background=1"),
        ("lebih tipis, tanpa latar", "line=0.55 ink=red background=0"),
        ("kertas krem", "line=0.55 ink=red background=0 paper=cream"),
        ("as before but blue", "line=0.55 background=0 ink=blue paper=cream"),
        ("연필로", "line=0.55 background=0 ink=blue paper=cream medium=pencil"),
        ("스티커로", "line=0.55 background=0 ink=blue paper=cream medium=pencil output=sticker"),
        ("ink drawing", "line=0.55 background=0 ink=blue paper=cream output=sticker"),
        ("a bit thinner", "line=0.45 background=0 ink=blue paper=cream output=sticker"),
        ("reset", ""),
    ]:
        found = understand(words, found).wish
        assert found == wish(means), words


@pytest.mark.parametrize("undo", ["undo", "urungkan dong", "batalin yg tadi", "방금 거 취소해 줘"])
def test_undo_goes_back_to_the_look_of_the_drawing_before(undo: str) -> None:
    found = Wish()
    for words, means in [
        ("blue ink", "ink=blue"),
        ("thick lines", "ink=blue line=0.85"),
        ("the same again", "ink=blue line=0.85"),
        ("in pencil", "ink=blue line=0.85 medium=pencil"),
        (undo, "ink=blue line=0.85"),
        (undo, "ink=blue"),
        (f"{undo}, thinner", "line=0.15"),
        (undo, ""),
        ("reset", ""),
        (undo, ""),
    ]:
        found = understand(words, found).wish
        assert found == wish(means), words


def test_where_there_is_nothing_to_undo_it_is_said() -> None:
    assert describe(understand("undo"), "en") == "There is nothing to undo."
    blue = understand("blue ink").wish
    assert describe(understand("undo", blue), "en").startswith("Drawn as usual")


def test_what_can_be_undone_is_not_remembered_for_ever() -> None:
    found = Wish()
    for amount in range(100):
        found = understand(f"detail {amount}%", found).wish
    steps = 0
    while found.before:
        found, steps = found.before, steps + 1
    assert 3 <= steps <= 10


def test_a_change_ends_at_the_end_of_its_range() -> None:
    assert understand("much thicker", Wish(look=Look(line_weight=0.9))).wish.look.line_weight == 1
    assert understand("less shading").wish.look.shading == 0


@pytest.mark.parametrize(
    ("style", "words", "shown"),
    [
        ("line", "", 0.0),
        ("line", "a bit of background", 0.25),
        ("line", "more background", 0.2),
        ("line", "with background", 1.0),
        ("comic", "", 1.0),
        ("comic", "less background", 0.8),
        ("comic", "half the background", 0.5),
        ("comic", "no background", 0.0),
    ],
)
def test_as_much_background_is_asked_for_as_there_is_to_see_in_a_style(
    style: str, words: str, shown: float
) -> None:
    assert shown_of("background", understand(words, Wish(style=style)).wish) == shown


def test_a_style_that_a_command_names_stays_whatever_medium_is_named() -> None:
    assert understand("my pencil drawing", style="colour").wish.style == "colour"
    assert understand("my pencil drawing", Wish(style="colour")).wish.style == "line"


@pytest.mark.parametrize(
    "words", ["these colours", "I love these colors!", "warna ini", "이 색으로"]
)
def test_words_that_point_at_a_picture_say_nothing_without_it(words: str) -> None:
    understood = understand(words)
    assert (understood.understood, understood.unknown) == ((), ())
    assert understood.wish == Wish(example=True)
