"""Faces as light as the paper have an edge all the same."""

import torch
from torch import Tensor

from model.drawing.layers import Layers
from model.drawing.media.outlines import outlined
from tests.line_layers import SIDE, made

MIDDLE = SIDE // 2


def person(face: float = 1.0) -> Layers:
    """Somebody on the left half of the picture, all face."""
    left = torch.zeros(SIDE, SIDE)
    left[:, :MIDDLE] = 1.0
    return Layers(made(person=left, face=face * left), (SIDE, SIDE))


def dark_columns(drawing: Tensor) -> list[int]:
    return (drawing[MIDDLE] > 0.5).nonzero().flatten().tolist()


def test_a_light_face_on_paper_gets_one_thin_line_along_its_edge() -> None:
    columns = dark_columns(outlined(torch.zeros(SIDE, SIDE), person()))
    assert columns
    assert all(abs(column - MIDDLE) < 0.05 * SIDE for column in columns)
    assert columns == list(range(columns[0], columns[-1] + 1))


def test_an_edge_that_is_drawn_gets_no_second_line() -> None:
    drawing = torch.zeros(SIDE, SIDE)
    drawing[:, MIDDLE - 3 : MIDDLE + 3] = 0.8
    assert torch.equal(outlined(drawing, person()), drawing)


def test_only_faces_have_outlines() -> None:
    nothing = torch.zeros(SIDE, SIDE)
    assert torch.equal(outlined(nothing, person(face=0.0)), nothing)


def test_where_the_picture_ends_there_is_no_line() -> None:
    drawing = outlined(torch.zeros(SIDE, SIDE), person())
    assert drawing[:, :4].max() == 0
    assert (drawing[0] > 0.5).sum() == (drawing[MIDDLE] > 0.5).sum()
