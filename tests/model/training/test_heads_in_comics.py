"""Heads found in panels of a comic: who is a person, and whether a crop has the whole head."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from model.drawing.people import ReadFace
from model.drawing.reader import FaceReader
from model.training.data.head_records import Settings
from model.training.evaluation.prepared import SAME, common, read_marks
from model.training.preparing.cropping import square_around
from model.training.preparing.pictures import planes_of
from model.training.preparing.seeking import heads_in

COMICS = Path(__file__).parents[2] / "comics"
CROWD, CAT = "webtoon-369-e22p05", "webtoon-283-e18p07"


def pixels(panel: str) -> np.ndarray:
    with Image.open(COMICS / f"{panel}.webp") as file:
        return np.array(file.convert("RGB"))


@pytest.fixture(scope="module")
def found() -> dict[str, list[ReadFace]]:
    reader = FaceReader.load()
    return {panel: heads_in(reader, planes_of(pixels(panel))) for panel in (CROWD, CAT)}


def test_a_cat_is_shown_and_not_taken_for_a_person(found: dict[str, list[ReadFace]]) -> None:
    """The reader by itself has no doubt of it."""
    people = [mark.box for mark in read_marks()[CROWD] if mark.kind == "person"]
    least = Settings().least
    assert found[CAT]
    assert all(face.likelihood < least for face in found[CAT])
    for box in people:
        assert any(
            common(face.head, box) > SAME and face.likelihood > least for face in found[CROWD]
        )


def test_heads_are_cut_out_up_to_their_hair_and_bald_crowns(
    found: dict[str, list[ReadFace]],
) -> None:
    panel = pixels(CROWD)
    for mark in read_marks()[CROWD]:
        if mark.kind != "person":
            continue
        face = max(found[CROWD], key=lambda face: common(face.head, mark.box))
        square = square_around(face, panel)
        corners = np.array([(mark.box.left, mark.box.top), (mark.box.right, mark.box.top)])
        chin = np.array([face.points[8]])
        top, bottom = square.within(corners.mean(0, keepdims=True)), square.within(chin)
        assert 0 < top[0, 1] < 0.25
        assert bottom[0, 1] < 1
