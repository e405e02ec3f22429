"""Parts of people get the colours that are asked for, and nothing else does."""

import pytest
import torch
from torch import Tensor

from bots.instructions import understand
from model.contract.colours import Colours
from model.contract.wish import Wish
from model.drawing.lab import lab_of, mean_over
from model.drawing.recolouring import moved_to, recoloured
from tests.paintings import of_two


def moved(words: str) -> tuple[Tensor, Tensor]:
    """How far each place of the photo of two moves, (h, w), and what comes of it, (3, h, w)."""
    painting = of_two()
    colours = understand(words, Wish(style="comic")).wish.colours
    after = recoloured(painting.tones, painting.parts, colours)
    return (after - painting.tones).norm(dim=0), after


@pytest.mark.parametrize(
    ("words", "person"), [("the left one's hair blue", 0), ("the right one's hair green", 1)]
)
def test_the_hair_of_one_of_two_changes_and_the_others_does_not(words: str, person: int) -> None:
    far, after = moved(words)
    own, others = (of_two().parts.of("hair", who) > 0.8 for who in (person, 1 - person))
    assert far[own].mean() > 20
    assert far[others].max() < 2
    skin = of_two().parts.of("skin", person) > 0.9
    assert far[skin].mean() < 2
    (named,) = understand(words, Wish(style="comic")).wish.colours.persons
    assert named.hair is not None
    mean = mean_over(after, own.float()[None])[:, 0, 0]
    assert (mean - lab_of(named.hair)).norm() < 10


def test_what_is_asked_for_everybody_is_for_both_and_a_background_for_nobody() -> None:
    far, _ = moved("red hair")
    for who in range(2):
        assert far[of_two().parts.of("hair", who) > 0.8].mean() > 20
    assert far[of_two().parts.background > 0.99].max() < 5
    far, after = moved("blue background")
    assert far[of_two().parts.person > 0.99].max() < 2
    behind = (of_two().parts.background > 0.9).float()[None]
    assert (mean_over(after, behind)[:, 0, 0] - lab_of("#3b6fd1")).norm() < 8


def test_nothing_moves_where_nothing_is_asked_for() -> None:
    painting = of_two()
    assert torch.equal(recoloured(painting.tones, painting.parts, Colours()), painting.tones)


def test_another_colour_keeps_the_modelling_and_takes_the_hue() -> None:
    ramp = torch.linspace(30, 60, 100)[None].expand(50, -1)
    lab = torch.stack([ramp, torch.full_like(ramp, 20.0), torch.full_like(ramp, 20.0)])
    mask = torch.zeros(50, 100)
    mask[:25] = 1.0
    after = moved_to(lab, mask, "#3b6fd1")
    light = after[0, :25]
    assert (light.diff(dim=1) > 0).all(), "what was lighter still is"
    assert light.amax() - light.amin() > 0.6 * (60 - 30)
    mean = mean_over(after, mask[None])[:, 0, 0]
    assert (mean - lab_of("#3b6fd1")).norm() < 1
    assert torch.equal(after[:, 25:], lab[:, 25:])
    assert torch.equal(moved_to(lab, torch.zeros(50, 100), "#3b6fd1"), lab)
