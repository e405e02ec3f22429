"""The controls of a drawing."""

import pytest

from model.contract.finish import CHALK, Finish, printed_in
from model.contract.look import CONTROLS, PRESETS, Look


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_control_outside_its_range_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="detail must lie between 0 and 1"):
        Look(detail=value)


def test_the_controls_have_the_order_that_the_network_was_trained_with() -> None:
    assert Look(0.1, 0.2, 0.3, 0.4).controls() == (0.1, 0.2)
    assert len(Look().controls()) == CONTROLS


@pytest.mark.parametrize("colour", ["blue", "#12345", "#ABCDEF", "#12345g", ""])
def test_a_finish_takes_colours_in_one_spelling_only(colour: str) -> None:
    with pytest.raises(ValueError, match="must read like #1a2b3c"):
        Finish(ink=colour)
    with pytest.raises(ValueError, match="must read like #1a2b3c"):
        Finish(paper=colour)


def test_the_first_preset_is_what_people_get_who_ask_for_nothing() -> None:
    assert next(iter(PRESETS.values())) == Look()
    assert len(set(PRESETS.values())) == len(PRESETS)


def test_a_medium_that_there_is_not_names_those_that_there_are() -> None:
    with pytest.raises(ValueError, match="no medium 'oil': choose ink, pen"):
        Look(medium="oil")


@pytest.mark.parametrize(
    ("asked", "medium", "ink", "paper"),
    [
        (Finish(), "ink", "#000000", "#ffffff"),
        (Finish(ink="#ffffff"), "ink", "#ffffff", "#000000"),
        (Finish(ink="#f2f2c0"), "ink", "#f2f2c0", "#000000"),
        (Finish(paper="#000000"), "ink", "#ffffff", "#000000"),
        (Finish(paper="#c81e1e"), "ink", "#ffffff", "#c81e1e"),
        (Finish(ink="#ffffff", paper="#fff4dc"), "ink", "#000000", "#fff4dc"),
        (Finish(ink="#1f4fd8", paper="#101040"), "ink", "#577be1", "#101040"),
        (Finish(ink="#f2c200", paper="#fff4dc"), "pen", "#b59100", "#fff4dc"),
        (Finish(ink="#1f4fd8", paper="#fff2d0"), "ink", "#1f4fd8", "#fff2d0"),
        (Finish(ink="#ffffff", paper=None), "ink", "#ffffff", None),
        (Finish(), "chalk", CHALK.ink, CHALK.paper),
        (Finish(ink="#f0d040"), "chalk", "#f0d040", CHALK.paper),
        (Finish(ink="#202020"), "chalk", "#818181", CHALK.paper),
        (Finish(ink="#f0d040", paper="#1e5a3c"), "chalk", "#f0d040", "#1e5a3c"),
        (Finish(paper="#fff4dc"), "chalk", CHALK.ink, CHALK.paper),
        (Finish(paper="#1e7a3c"), "chalk", CHALK.ink, "#165b2d"),
    ],
)
def test_ink_is_never_printed_on_paper_of_its_own_tone(
    asked: Finish, medium: str, ink: str, paper: str | None
) -> None:
    printed = printed_in(asked, medium)
    assert (printed.ink, printed.paper) == (ink, paper)


def test_ink_is_seen_on_the_colours_of_a_filled_drawing_whatever_the_paper() -> None:
    assert printed_in(Finish(paper="#000000"), "ink", filled=True) == Finish(paper="#000000")


def test_what_is_said_of_greys_stays_whatever_the_colours() -> None:
    assert printed_in(Finish(ink="#ffffff", pure=True), "chalk").pure
