"""The controls of a drawing."""

import pytest

from model.look import CONTROLS, PRESETS, Finish, Look


@pytest.mark.parametrize("value", [-0.01, 1.01, float("nan"), float("inf")])
def test_a_control_outside_its_range_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="detail must lie between 0 and 1"):
        Look(detail=value)


def test_the_controls_have_the_order_that_the_network_was_trained_with() -> None:
    assert Look(0.1, 0.2, 0.3, 0.4).controls() == pytest.approx((0.1, 0.7 * 0.2))
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
