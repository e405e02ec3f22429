"""Each control of a Look does what it is named after, and leaves the rest alone."""

import pytest
import torch
from torch import Tensor

from model.composition import compose, ink_lines, ink_shade
from model.faces import Face
from model.look import Look

SIZE = (200, 200)


def layers() -> tuple[Tensor, Tensor]:
    """Lines: two vertical strokes. Shade: deep on the left. Person: the upper half."""
    lines = torch.zeros(1, *SIZE)
    lines[..., 50:54] = lines[..., 150:154] = 1.0
    shade, person = torch.zeros(SIZE), torch.zeros(SIZE)
    shade[:, :40], shade[:, 40:100] = 1.0, 0.5
    person[:100] = 1.0
    return lines, torch.stack([shade, person])


def drawn(**controls: float) -> Tensor:
    return compose(*layers(), Look(**controls)).ink


def test_without_shading_there_is_paper_between_the_lines() -> None:
    ink = drawn()
    assert (ink[:100, 51:53] < 60).all()
    assert (ink[:, 60:140] == 255).all()


def test_the_background_is_quieter_than_the_person_and_goes_when_it_is_dropped() -> None:
    kept, dropped = drawn(background=1.0), drawn(background=0.0)
    assert (kept[150, 51:53] > kept[50, 51:53]).all()
    assert (dropped[110:] == 255).all()
    assert torch.equal(dropped[:90], kept[:90])


def test_where_nobody_is_the_whole_picture_is_drawn_all_the_same() -> None:
    lines, others = layers()
    others[1] = 0
    drawing = compose(lines, others, Look(background=0.0))
    assert (drawing.ink[:, 51:53] < 60).all()
    assert (drawing.person == 255).all()


def test_a_person_is_what_hangs_together_with_a_face() -> None:
    lines, others = layers()
    others[1] = 0
    others[1, 20:200, 60:140] = 1  # somebody
    others[1, :30, 170:] = 0.9  # a dark corner
    face = Face(85, 30, 30, 40, 0.9)
    drawing = compose(lines, others, Look(background=0.0), [face])
    assert (drawing.person[40:190, 70:130] == 255).all()
    assert (drawing.person[:20, 175:] == 0).all()
    assert (compose(lines, others, Look()).person[:20, 175:] == 255).all(), "no face, no doubt"


def test_somebody_without_a_face_stays_beside_one_who_has_one() -> None:
    lines, others = layers()
    others[1] = 0
    others[1, 20:200, 20:80] = others[1, 20:200, 120:180] = 1
    drawing = compose(lines, others, Look(background=0.0), [Face(40, 30, 25, 30, 0.9)])
    assert (drawing.person[40:190, 130:170] == 255).all()


def test_shading_hatches_at_first_and_becomes_solid_ink() -> None:
    tones = []
    for amount in (0.0, 0.25, 0.6, 1.0):
        person = drawn(shading=amount)[:90].float() / 255
        tones.append(1 - float(person[:, :40].mean()))
        assert (person[:, 100:149] == 1).all(), "what has no shade stays paper"
    assert tones == sorted(tones)
    assert tones[0] == 0
    assert 0.2 < tones[1] < 0.9, "strokes with paper between them"
    assert tones[-1] > 0.99


def test_shading_lies_on_the_person_alone_and_leaves_the_lines_as_they_are() -> None:
    plain, shaded = drawn(), drawn(shading=1.0)
    assert torch.equal(plain[110:], shaded[110:])
    assert torch.equal(plain[:, 150:154], shaded[:, 150:154])


def test_hatching_strokes_grow_with_the_shade() -> None:
    ink = [float(ink_shade(torch.full(SIZE, depth), 0.4).mean()) for depth in (0.2, 0.4, 0.6, 0.8)]
    assert ink == sorted(ink)
    assert ink[0] > 0


@pytest.mark.parametrize("factor", [0.5, 2, 4])
def test_lines_are_as_dark_and_as_wide_at_any_size(factor: float) -> None:
    lines = layers()[0]
    size = (int(200 * factor), int(200 * factor))
    resized, as_drawn = ink_lines(lines, size), ink_lines(lines, SIZE)
    assert float(resized.mean()) == pytest.approx(float(as_drawn.mean()), rel=0.12)
    assert resized.max() > 0.85 * as_drawn.max()


def test_much_enlarged_strokes_keep_steep_flanks_whether_dark_or_light() -> None:
    for darkness in (1.0, 0.4):
        stroke = darkness * layers()[0]
        row = ink_lines(stroke, (1600, 1600))[0, 800, 360:480]
        flank = ((row > 0.1 * row.max()) & (row < 0.9 * row.max())).sum()
        assert flank <= 8, "two flanks, each no wider than half a pixel of the drawn stroke"
        assert float(row.max()) == pytest.approx(float(ink_lines(stroke, SIZE).max()), rel=0.05)
