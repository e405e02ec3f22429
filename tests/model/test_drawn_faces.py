"""Faces: led by the artists' hand, neither grey nor blank."""

import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.layers import Layers
from model.drawing.media.faces import (
    DARK,
    DARKEST,
    OF_FACE,
    SHADE,
    STRONGER,
    drawn_faces,
    strengthening,
)
from tests.line_layers import SIDE, made

#: Grey levels of 255 between which a face counts as soft.
SOFT = (60 / 255, 200 / 255)
#: Rows that are black in `firm`.
TOP = 20


def face(hand: Tensor | float = 0.0, ink: Tensor | float = 0.0) -> Layers:
    """Nothing but a face."""
    planes = {"hand": hand, "ink": ink, "person": 1.0, "face": 1.0}
    whole = made(**{k: torch.as_tensor(v).expand(SIDE, SIDE) for k, v in planes.items()})
    return Layers(whole, (SIDE, SIDE))


def firm(value: float) -> Tensor:
    """The same everywhere, but for black at the top: no need to strengthen it."""
    plane = torch.full((SIDE, SIDE), value)
    plane[:TOP] = 1.0
    return plane


def drawn(layers: Layers, look: Look = Look(), boldness: float = 0.0) -> Tensor:
    return drawn_faces(torch.zeros(SIDE, SIDE), layers, look, boldness)


def test_hardly_anything_is_drawn_halfway_between_ink_and_paper() -> None:
    ramp = torch.linspace(0, 1, SIDE).expand(SIDE, SIDE)
    brightness = 1 - drawn(face(hand=ramp))
    assert ((brightness > SOFT[0]) & (brightness < SOFT[1])).float().mean() < 0.2


def test_a_faint_line_of_the_hand_is_seen_and_a_firm_one_is_ink() -> None:
    faint, strong = (float(drawn(face(hand=firm(h)))[TOP:].mean()) for h in (0.25, 0.95))
    assert 0.08 < faint < SHADE
    assert abs(strong - DARKEST) < 1e-3


def test_the_hand_leads_and_ink_joins_in_with_line_weight() -> None:
    layers = face(hand=firm(0.1), ink=1.0)
    usual, heavy = (
        float(drawn(layers, Look(line_weight=weight))[TOP:].mean()) for weight in (0.35, 1.0)
    )
    assert usual < 0.1
    assert heavy > 0.8
    assert float(drawn(layers, boldness=1.0).mean()) > 0.8


def test_less_detail_leaves_less_shade() -> None:
    layers = face(hand=firm(0.3))
    plain, usual = (float(drawn(layers, Look(detail=d))[TOP:].mean()) for d in (0.0, 0.5))
    assert 0 < plain < 0.5 * usual


def test_hair_over_a_face_and_what_is_beside_it_stay_as_they_are() -> None:
    left = torch.zeros(SIDE, SIDE)
    left[:, : SIDE // 2] = 1.0
    whole = made(hand=torch.ones(SIDE, SIDE), person=torch.ones(SIDE, SIDE), face=left, hair=left)
    darkness = torch.full((SIDE, SIDE), 0.5)
    after = drawn_faces(darkness, Layers(whole, (SIDE, SIDE)), Look())
    assert torch.allclose(after, torch.tensor(0.5))


def test_a_face_drawn_timidly_is_strengthened_and_a_firm_one_is_left() -> None:
    ramp = torch.linspace(0, 1, SIDE * SIDE)
    assert strengthening(ramp) == 1.0
    assert abs(strengthening(0.6 * ramp) - DARK / (OF_FACE * 0.6)) < 0.02
    assert strengthening(0.01 * ramp) == STRONGER
    assert strengthening(torch.zeros(0)) == 1.0


def test_a_face_full_of_strokes_gets_fewer_and_one_with_hardly_any_more() -> None:
    """Old people's, and children's."""
    place = torch.full((SIDE, SIDE), 0.7)
    place[0] = 1.0  # No need to strengthen it.

    def darkness_of(share: float) -> float:
        """How dark 0.7 of the hand is drawn, where it fills this share of a face."""
        hand = place.clone()
        hand[round(share * SIDE) :] = 0.0
        return float(drawn(face(hand=hand))[2 : round(share * SIDE) - 2].mean())

    few, many = darkness_of(0.05), darkness_of(0.5)
    assert many < few - 0.2


def test_more_detail_makes_strokes_of_shade() -> None:
    layers = face(hand=firm(0.55))
    usual, rich = (float(drawn(layers, Look(detail=d))[TOP:].mean()) for d in (0.5, 1.0))
    assert usual < SHADE < rich
