"""Who is where in a photo, and which of it is hair, skin, clothes and background."""

from itertools import pairwise

import pytest
import torch
from torch import Tensor

from model.drawing.faces import Face
from model.drawing.parts import Parts
from tests.paint_layers import SIDE, layers_of
from tests.paintings import of_two

LEFT, RIGHT = Face(40, 60, 40, 50, 0.9), Face(130, 60, 40, 50, 0.9)


@pytest.fixture
def parts() -> Parts:
    return of_two().parts


def inside(face: Face) -> tuple[slice, slice]:
    return (
        slice(int(face.y), int(face.y + face.height)),
        slice(int(face.x), int(face.x + face.width)),
    )


def test_each_of_two_faces_belongs_to_its_own_person(parts: Parts) -> None:
    assert len(parts.faces) == len(parts.owners) == 2
    assert all(one.x < other.x for one, other in pairwise(parts.faces))
    for person, face in enumerate(parts.faces):
        own, others = (
            float(parts.owners[who][inside(face)].mean()) for who in (person, 1 - person)
        )
        assert own > 0.9, person
        assert others < 0.02, person


def test_everybody_is_shared_out_and_nobody_gets_the_background(parts: Parts) -> None:
    torch.testing.assert_close(sum(parts.owners), parts.person)
    middle = parts.person.shape[1] // 2
    hers, his = parts.owners
    assert hers[:, :middle].sum() > 0.98 * hers.sum()
    assert his[:, middle:].sum() > 0.98 * his.sum()
    assert 0.2 < float(parts.background.mean()) < 0.6


def test_hair_is_above_a_face_skin_in_it_and_clothes_below(parts: Parts) -> None:
    rows = torch.arange(parts.person.shape[0])[:, None]
    for person, face in enumerate(parts.faces):
        _, columns = inside(face)
        narrow = slice(columns.start + 10, columns.stop - 10)
        top, middle = int(face.y), int(face.y + face.height / 2)
        above = slice(max(0, top - round(0.2 * face.height)), top)
        cheeks = slice(middle, int(face.y + face.height) - 10)
        hair, skin, clothes = (parts.of(part, person) for part in ("hair", "skin", "clothes"))
        assert hair[above, narrow].mean() > 0.5, person
        assert skin[cheeks, narrow].mean() > 0.8, person
        assert hair[cheeks, narrow].mean() < 0.1, person
        assert (clothes * rows).sum() / clothes.sum() > middle, person
    shirt = parts.of("clothes", 1)[-parts.person.shape[0] // 12 :]
    assert shirt[parts.owners[1][-len(shirt) :] > 0.9].mean() > 0.8


def vectors(face: Face) -> Tensor:
    """From every place to the middle of a face, (2, SIDE, SIDE)."""
    rows, columns = (torch.arange(SIDE).float() for _ in range(2))
    x, y = face.x + face.width / 2, face.y + face.height / 2
    return torch.stack([(x - columns).expand(SIDE, SIDE), (y - rows)[:, None].expand(SIDE, SIDE)])


def test_whose_a_place_is_says_the_vector_from_there_not_who_is_nearer() -> None:
    head = vectors(RIGHT)
    head[:, :150] = vectors(LEFT)[:, :150]
    head[:, 150:] = vectors(LEFT)[:, 150:]
    head[:, :150, 100:] = vectors(RIGHT)[:, :150, 100:]
    everywhere = torch.ones(SIDE, SIDE)
    left, right = Parts(layers_of([LEFT, RIGHT], person=everywhere, head=head)).owners
    assert left[:150, :90].min() > 0.95
    assert right[:150, 110:].min() > 0.95
    assert left[160:].min() > 0.95, "a wide skirt, also under the other's face"


def test_one_person_has_all_and_where_there_is_nobody_there_is_no_owner() -> None:
    half = torch.zeros(SIDE, SIDE)
    half[:, :100] = 1.0
    alone = Parts(layers_of([LEFT], person=half))
    (owner,) = alone.owners
    assert torch.equal(owner, alone.person)
    assert alone.person[:, 110:].max() == 0
    nobody = Parts(layers_of([]))
    assert nobody.owners == []
    assert nobody.person.min() == 1, "what shows nobody is as good as somebody"


def test_clothes_are_what_else_people_have_on() -> None:
    person, hair, skin = torch.zeros(3, SIDE, SIDE)
    person[:, :100] = 1.0
    hair[:50, :100], skin[50:100, :100] = 1.0, 1.0
    red = torch.full((SIDE, SIDE), 0.5)
    red[100:] = 1.0
    parts = Parts(layers_of([LEFT], person=person, hair=hair, skin=skin, red=red))
    assert parts.clothes[110:, 10:90].min() > 0.95
    assert parts.clothes[:90].max() < 0.05
    assert parts.clothes[:, 110:].max() < 0.05
