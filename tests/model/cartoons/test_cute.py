"""Cute people have larger eyes, the more the stronger it is."""

from itertools import pairwise

import pytest
import torch
from torch import Tensor

from model.drawing.cartoons.cute import moved
from model.drawing.faces import Face
from model.drawing.landmarks import LEFT_EYE, RIGHT_EYE
from model.drawing.reader import FaceReader
from tests.paint_layers import SIDE, layers_of
from tests.paintings import of, printed

FACE = Face(60, 60, 80, 100, 0.9)


def eyes(picture: Tensor, reader: FaceReader) -> float:
    """The area within both lids, by our face reader, over the square of what lies between them."""
    (face,) = reader.people(picture).read
    points = torch.tensor(face.points)

    def area(outline: tuple[int, ...]) -> float:
        x, y = points[list(outline)].unbind(1)
        return float((x * y.roll(-1) - y * x.roll(-1)).sum().abs() / 2)

    apart = points[list(LEFT_EYE)].mean(0) - points[list(RIGHT_EYE)].mean(0)
    return (area(LEFT_EYE) + area(RIGHT_EYE)) / float(apart.square().sum())


def test_eyes_grow_with_strength() -> None:
    reader = FaceReader.load()
    sizes = [eyes(printed("cute", of("norod-0037"), amount), reader) for amount in (0.0, 0.5, 1.0)]
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[2] > 1.2 * sizes[0]


def test_without_strength_or_faces_nothing_moves() -> None:
    shown = of("norod-0037").layers
    assert moved(shown, 0.0) is shown
    nobody = layers_of([])
    assert moved(nobody, 1.0) is nobody


@pytest.mark.parametrize("direction", [(0.05, 0.0), (0.0, -0.05)])
def test_what_is_drawn_comes_from_where_the_vectors_point(direction: tuple[float, float]) -> None:
    """In heights of the face, x before y; and of more strength from farther away."""
    rows, columns = torch.meshgrid(torch.arange(SIDE), torch.arange(SIDE), indexing="ij")
    cute = torch.tensor(direction)[:, None, None].expand(2, SIDE, SIDE)
    planes = {"red": columns / SIDE, "green": rows / SIDE}
    shown = layers_of([FACE], cute=cute, **planes)
    middle = (int(FACE.y + FACE.height / 2), int(FACE.x + FACE.width / 2))
    red = 7
    far = []
    for amount in (0.5, 1.0):
        came = moved(shown, amount).whole[red : red + 2, middle[0], middle[1]] * SIDE
        away = came - torch.tensor([middle[1], middle[0]])
        wanted = amount * FACE.height * torch.tensor(direction)
        torch.testing.assert_close(away, wanted, atol=0.2, rtol=0)
        far.append(float(away.norm()))
    assert all(less < more for less, more in pairwise(far))
    corner = moved(shown, 1.0).whole[red : red + 2, -2, -2] * SIDE
    torch.testing.assert_close(corner, torch.tensor([SIDE - 2.0, SIDE - 2.0]), atol=0.2, rtol=0)
