"""Each control of a Look does what it is named after, and leaves the rest alone."""

from itertools import pairwise

import pytest
import torch
from torch import Tensor

from model.contract.look import Look
from model.drawing.composition import compose, compose_coloured
from model.drawing.faces import Face
from model.drawing.layers import Layers
from tests.line_layers import SIDE, made, portrait, strokes, upper_half


def drawn(**controls: float) -> Tensor:
    return compose(portrait(), Look(**controls)).ink


def test_without_shading_there_is_paper_between_the_lines() -> None:
    ink = drawn(background=1.0)
    assert (ink[:, 51:53] < 10).all()
    assert (ink[:, 60:140] == 255).all()


def test_of_a_background_the_surest_strokes_stay_longest() -> None:
    faint = strokes()
    faint[:, 140:] *= 0.75
    left = []
    for amount in (0.5, 0.75, 1.0):
        somebody = Face(80, 20, 40, 60, 0.9)
        layers = Layers(made(ink=faint, person=upper_half()), (SIDE, SIDE), [somebody])
        below = compose(layers, Look(background=amount)).ink[150]
        left.append((bool(below[51] < 128), bool(below[151] < 128)))
    assert left == [(False, False), (True, False), (True, True)]


def test_a_dropped_background_leaves_the_person_as_it_was() -> None:
    kept, dropped = drawn(background=1.0), drawn(background=0.0)
    assert (dropped[110:] > 250).all()
    assert torch.equal(dropped[:90], kept[:90])


def test_by_default_there_is_paper_behind_line_art_and_colour_behind_cartoons() -> None:
    assert torch.equal(drawn(), drawn(background=0.0))
    fill, paper = torch.full((3, SIDE, SIDE), 0.3), torch.zeros(1, SIDE, SIDE)
    usual, dropped = (
        compose_coloured(paper, fill, upper_half(), Look(background=amount)).fill
        for amount in (Look().background, 0.0)
    )
    assert usual is not None
    assert dropped is not None
    assert (usual[3] == 255).all()
    assert (dropped[3, 120:] == 0).all()


def test_letters_are_no_background() -> None:
    letters = torch.zeros(SIDE, SIDE)
    letters[150:, 140:160] = 1.0
    whole = made(ink=strokes(), person=upper_half(), letters=letters)
    ink = compose(Layers(whole, (SIDE, SIDE), [Face(80, 20, 40, 60, 0.9)]), Look()).ink
    assert (ink[155:, 151:153] < 30).all()
    assert (ink[155:, 51:53] > 245).all()


def test_without_a_face_nothing_is_background_unless_it_is_dropped() -> None:
    layers = Layers(made(ink=strokes(), person=upper_half()), (SIDE, SIDE))
    usual, dropped = (compose(layers, look).ink[150] for look in (Look(), Look(background=0.0)))
    assert usual[51] < 30
    assert dropped[51] > 245


def test_where_nobody_is_the_whole_picture_is_drawn_all_the_same() -> None:
    drawing = compose(Layers(made(ink=strokes()), (SIDE, SIDE)), Look(background=0.0))
    assert (drawing.ink[:, 51:53] < 60).all()
    assert (drawing.person == 255).all()


def test_a_person_is_what_hangs_together_with_a_face() -> None:
    person = torch.zeros(SIDE, SIDE)
    person[20:200, 60:140] = 1  # somebody
    person[:30, 170:] = 0.9  # a dark corner
    face = Face(85, 30, 30, 40, 0.9)
    whole = made(person=person)
    mask = compose(Layers(whole, (SIDE, SIDE), [face]), Look()).person
    assert (mask[40:190, 70:130] == 255).all()
    assert (mask[:20, 175:] == 0).all()
    doubtless = compose(Layers(whole, (SIDE, SIDE)), Look()).person
    assert (doubtless[:20, 175:] == 255).all(), "no face, no doubt"


def test_somebody_without_a_face_stays_beside_one_who_has_one() -> None:
    person = torch.zeros(SIDE, SIDE)
    person[20:200, 20:80] = person[20:200, 120:180] = 1
    layers = Layers(made(person=person), (SIDE, SIDE), [Face(40, 30, 25, 30, 0.9)])
    assert (compose(layers, Look()).person[40:190, 130:170] == 255).all()


def test_shading_adds_strokes_where_it_is_dark_and_none_where_it_is_lit() -> None:
    tones = []
    for amount in (0.0, 0.25, 0.6, 1.0):
        ink = drawn(shading=amount)[:90].float() / 255
        tones.append([1 - float(ink[:, left : left + 30].mean()) for left in (5, 60)])
        assert (ink[:, 108:148] == 1).all(), "lit skin stays paper"
    for less, more in pairwise(tones):
        assert all(a < b for a, b in zip(less, more, strict=True))
    assert all(deep > half for deep, half in tones[1:])


def test_shading_lies_on_the_person_alone() -> None:
    plain, shaded = drawn(background=1.0), drawn(background=1.0, shading=1.0)
    assert torch.equal(plain[110:], shaded[110:])


def test_in_a_face_the_artists_draw_and_shade_and_nowhere_else() -> None:
    face = torch.zeros(SIDE, SIDE)
    face[:100] = 1.0
    hand = torch.zeros(SIDE, SIDE)
    hand[:, 30:40] = 1.0
    hand[:, 90:110] = 0.4
    layers = Layers(made(ink=strokes(), hand=hand, face=face), (SIDE, SIDE))
    ink = compose(layers, Look(background=1.0)).ink
    assert (ink[:90, 31:39] < 70).all(), "a line of the hand"
    shade = ink[:90, 95:105].float().mean()
    assert 180 < float(shade) < 240
    assert (ink[:90, 51:53] == 255).all(), "a line of the ink alone"
    assert (ink[110:, 51:53] < 20).all()
    assert (ink[110:, [*range(31, 39), *range(95, 105)]] == 255).all()


@pytest.mark.parametrize("size", [160, 200, 400, 1600])
def test_strokes_are_as_wide_and_their_edges_as_sharp_at_any_size(size: int) -> None:
    drawing = compose(portrait(size), Look()).ink[size // 4].float()
    darkness = 1 - drawing / 255
    assert float(darkness.mean()) == pytest.approx(2 * 4.7 / SIDE, rel=0.15)
    soft = ((drawing > 40) & (drawing < 215)).sum()
    assert soft <= 12, "four edges, each about three pixels wide at most"
    assert drawing.min() < 30
