"""The 68 landmarks: where they come from, and what their places tell."""

import math

import numpy as np
import pytest
import torch

from model.drawing.faces import Face
from model.drawing.heads import Head
from model.drawing.landmarks import JAW, LANDMARKS, LEFT_EYE, MIRRORED, RIGHT_EYE
from model.drawing.poses import mean_face, pose
from model.network.reader import middles
from model.training.data.face_points import MESH, of_mesh
from model.training.data.portraits import read_landmarks
from tests.photographed import LANDMARKS_FILE


def turned(yaw: float, pitch: float, roll: float) -> np.ndarray:
    """The mean face (68, 2) as a camera sees it: tilted, then turned up, then aside; degrees."""
    yaw, pitch, roll = (math.radians(angle) for angle in (yaw, pitch, roll))
    x, y, z = (mean_face() * (1, -1, -1)).T  # to the picture's right, down, into the picture
    x, y = x * math.cos(roll) - y * math.sin(roll), y * math.cos(roll) + x * math.sin(roll)
    y, z = y * math.cos(pitch) + z * math.sin(pitch), z * math.cos(pitch) - y * math.sin(pitch)
    x, z = x * math.cos(yaw) - z * math.sin(yaw), z * math.cos(yaw) + x * math.sin(yaw)
    return 10 * np.stack([x, y], 1) + (300, 200)


@pytest.mark.parametrize("angles", [(0, 0, 0), (30, 0, 0), (0, -20, 0), (0, 0, 25), (-40, 15, -10)])
def test_a_pose_is_read_from_where_the_landmarks_are(angles: tuple[float, float, float]) -> None:
    read = np.degrees(pose(turned(*angles), mean_face()))
    np.testing.assert_allclose(read, angles, atol=0.5)


def test_a_mirrored_face_looks_the_other_way() -> None:
    points = turned(25, 10, 15)
    mirrored = (points * (-1, 1))[list(MIRRORED)]
    yaw, pitch, roll = np.degrees(pose(mirrored, mean_face()))
    np.testing.assert_allclose((yaw, pitch, roll), (-25, 10, -15), atol=0.5)


def test_in_the_mirror_every_landmark_has_its_counterpart() -> None:
    assert sorted(MIRRORED) == list(range(LANDMARKS))
    there_and_back = [MIRRORED[MIRRORED[index]] for index in range(LANDMARKS)]
    assert there_and_back == list(range(LANDMARKS))
    face = mean_face()
    np.testing.assert_allclose(face[list(MIRRORED)] * (-1, 1, 1), face, atol=0.3)


def test_the_mesh_of_a_photo_gives_a_face_from_ear_to_ear() -> None:
    assert len(set(MESH)) == LANDMARKS
    points = of_mesh(read_landmarks(LANDMARKS_FILE)["norod-0011"])
    right, left = points[list(RIGHT_EYE)].mean(0), points[list(LEFT_EYE)].mean(0)
    jaw = points[list(JAW)]
    assert right[0] < left[0]
    assert jaw[0, 0] < right[0]
    assert left[0] < jaw[16, 0]
    assert jaw[:, 1].argmax() in (7, 8, 9)


def test_a_heat_map_tells_places_finer_than_its_cells() -> None:
    cells = torch.arange(28) + 0.5
    for x, y in ((0.5, 0.5), (0.31, 0.72)):
        heat = -((cells[None] - 28 * x) ** 2 + (cells[:, None] - 28 * y) ** 2) / 2
        found = middles(heat[None, None])[0, 0]
        torch.testing.assert_close(found, torch.tensor([x, y]), atol=1e-3, rtol=0)


def test_what_is_found_in_a_head_lies_where_it_was_in_the_picture() -> None:
    picture = torch.zeros(3, 300, 400, dtype=torch.uint8)
    picture[:, 98:103, 248:253] = 255
    head = Head.of(Face(220, 70, 50, 60, 1.0))
    rows, columns = head.cut(picture, 112)[0].gt(200).nonzero().float().mean(0) + 0.5
    found = head.placed(torch.stack([columns, rows]) / 112)
    torch.testing.assert_close(found, torch.tensor([250.5, 100.5]), atol=1.0, rtol=0)
    torch.testing.assert_close(head.within(found) * 112, torch.stack([columns, rows]))


@pytest.mark.parametrize("corner", [(-20, -30), (380, 280), (-500, -500)])
def test_beyond_the_picture_a_head_is_black(corner: tuple[int, int]) -> None:
    picture = torch.full((3, 300, 400), 255, dtype=torch.uint8)
    cut = Head.of(Face(*corner, 60, 60, 1.0)).cut(picture, 112)
    assert cut.shape == (3, 112, 112)
    assert cut.min() == 0
