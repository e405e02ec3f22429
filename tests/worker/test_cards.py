"""A card is a photo and its drawing in one picture."""

import io

import numpy as np
import pytest
import torch
from PIL import Image

from model.contract.finish import Finish
from model.drawing.composition import Drawing
from worker.formats.files import write


@pytest.mark.parametrize(("size", "below"), [((300, 400), False), ((400, 300), True)])
def test_a_card_shows_the_photo_and_then_the_drawing_within_a_margin(
    size: tuple[int, int], below: bool
) -> None:
    width, height = size
    black = Drawing(torch.zeros(height, width, dtype=torch.uint8), torch.zeros(height, width))
    photo = Image.new("RGB", (2 * width, 2 * height), "#20a020")
    file = write(black, Finish(paper="#ffe8a0"), "card", photo)
    picture = Image.open(io.BytesIO(file.content))
    assert picture.size == (file.width, file.height)
    assert 0 < file.width - width * (1 if below else 2) <= 0.1 * 300
    assert 0 < file.height - height * (2 if below else 1) <= 0.1 * 300
    pixels = np.array(picture).astype(int)
    middle = (0.25, 0.5) if below else (0.5, 0.25)
    before, after = (
        pixels[round(file.height * down), round(file.width * across)]
        for down, across in (middle, (1 - middle[0], 1 - middle[1]))
    )
    assert np.abs(before - (32, 160, 32)).max() < 12
    assert after.max() < 12
    edges = (pixels[2, :], pixels[-3, :], pixels[:, 2], pixels[:, -3])
    assert all(np.abs(edge - (255, 232, 160)).max() < 24 for edge in edges)
    assert np.abs(pixels[file.height // 2, file.width // 2] - (255, 232, 160)).max() < 24


def test_a_large_drawing_makes_a_card_that_chats_can_show() -> None:
    drawing = Drawing(torch.zeros(3000, 2000, dtype=torch.uint8), torch.zeros(3000, 2000))
    file = write(drawing, Finish(), "card", Image.new("RGB", (200, 300)))
    assert max(file.width, file.height) < 1800
