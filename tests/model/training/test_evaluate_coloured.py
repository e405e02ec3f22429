"""Whether an asked colour is there: judged by its hue, and greys by their lack of it."""

import math

import pytest
import torch

from model.contract.colours import Colours
from model.drawing.lab import colour_of, lab_of
from model.training.evaluation.phrases import measured, read_phrases

ASKED = "#b05040"
EVERYWHERE = torch.ones(20, 20, dtype=torch.bool)


def turned(colour: str, degrees: float) -> str:
    """The colour with another hue; lightness and chroma stay."""
    light, a, b = lab_of(colour).tolist()
    angle, chroma = math.atan2(b, a) + math.radians(degrees), math.hypot(a, b)
    return colour_of(torch.tensor([light, chroma * math.cos(angle), chroma * math.sin(angle)]))


def picture(colour: str) -> torch.Tensor:
    rgb = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return torch.tensor(rgb, dtype=torch.uint8)[:, None, None].expand(3, 20, 20)


@pytest.mark.parametrize(("degrees", "obeyed"), [(0, True), (22, True), (-22, True), (28, False)])
def test_a_hue_may_be_off_by_as_much_as_still_has_the_same_name(
    degrees: float, obeyed: bool
) -> None:
    seen = picture(turned(ASKED, degrees))
    (result,) = measured("red hair", "ana", seen, Colours(hair=ASKED), {"hair": EVERYWHERE})
    assert result.off == pytest.approx(abs(degrees), abs=2)
    assert result.obeyed is obeyed


def test_hues_are_compared_around_the_circle() -> None:
    blue = "#2b6f95"  # a hue near to -100 degrees, and one beyond 180
    seen = picture(turned(blue, -100))
    (result,) = measured("", "", seen, Colours(hair=turned(blue, -90)), {"hair": EVERYWHERE})
    assert result.off == pytest.approx(10, abs=3)


@pytest.mark.parametrize(("seen", "obeyed"), [("#202020", True), ("#d0d0d0", True), (ASKED, False)])
def test_where_a_grey_was_asked_for_there_is_hardly_any_colour(seen: str, obeyed: bool) -> None:
    asked = Colours(hair="#808080")
    (result,) = measured("grey hair", "ana", picture(seen), asked, {"hair": EVERYWHERE})
    assert result.obeyed is obeyed


def test_only_parts_that_were_asked_for_and_are_there_are_measured() -> None:
    nowhere = torch.zeros_like(EVERYWHERE)
    where = {"hair": nowhere, "skin": EVERYWHERE, "clothes": EVERYWHERE}
    asked = Colours(hair=ASKED, clothes=ASKED)
    assert [one.part for one in measured("", "", picture(ASKED), asked, where)] == ["clothes"]


def test_a_part_is_measured_where_it_is_and_nowhere_else() -> None:
    left = EVERYWHERE.clone()
    left[:, 10:] = False
    both = torch.cat([picture(ASKED)[..., :10], picture("#2040c0")[..., :10]], dim=2)
    colours = Colours(hair=ASKED, background="#2040c0")
    results = measured("", "", both, colours, {"hair": left, "background": ~left})
    assert [round(one.off) for one in results] == [0, 0]


def test_forty_phrases_ask_for_colours_of_every_part() -> None:
    phrases = read_phrases()
    assert len(phrases) == 40
    assert all(colours != Colours() for colours in phrases.values())
    for part in ("hair", "skin", "clothes", "background"):
        assert sum(getattr(colours, part) is not None for colours in phrases.values()) >= 3, part
    assert phrases["red hair, blue background"].clothes is None
