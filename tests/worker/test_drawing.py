"""Which sentence a job is answered with when there is nothing to draw, or not with that."""

import io
from typing import cast

import numpy as np
import pytest
import torch
from PIL import Image
from redis import Redis

from model.drawing.composition import Drawing
from model.drawing.faces import Face
from tests.asks import ask
from worker.drawing import Drawer
from worker.pace import Pacemeter
from worker.photos import Photo
from worker.queue.jobs import Outcome
from worker.queue.ledger import Ledger
from worker.queue.settings import QueueSettings
from worker.studio import Studio


def photo() -> bytes:
    buffer = io.BytesIO()
    Image.linear_gradient("L").save(buffer, "PNG")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("photo", "example", "problem"),
    [
        (photo(), photo()[:200], "example-unusable"),
        (photo(), b"no picture", "example-unusable"),
        (photo()[:200], photo(), "photo-truncated"),
    ],
)
def test_a_broken_example_is_not_called_a_broken_photo(
    redis: Redis, photo: bytes, example: bytes, problem: str
) -> None:
    ledger = Ledger(redis, QueueSettings())
    request = ask(style="colour")
    ledger.accept(request, photo, example)
    # It comes to no drawing.
    Drawer(ledger, cast(Studio, None), Pacemeter(1)).draw(request.id)
    assert answer(redis, request.id).problem == problem


@pytest.mark.parametrize("people", [0, 1, 3])
def test_an_answer_says_how_many_people_are_in_the_photo(redis: Redis, people: int) -> None:
    class OfPeople:
        def draw(self, *asked: object) -> Drawing:
            paper = torch.full((64, 64), 255, dtype=torch.uint8)
            return Drawing(paper, paper, tuple(Face(9.0 * n, 8, 6, 8, 0.9) for n in range(people)))

    ledger = Ledger(redis, QueueSettings())
    request = ask()
    ledger.accept(request, photo())
    Drawer(ledger, cast(Studio, OfPeople()), Pacemeter(1)).draw(request.id)
    assert answer(redis, request.id).people == people


def test_a_photo_is_turned_before_it_is_drawn(redis: Redis) -> None:
    seen: list[Photo] = []

    class Watching:
        def draw(self, photo: Photo, *asked: object) -> Drawing:
            seen.append(photo)
            paper = torch.full((64, 64), 255, dtype=torch.uint8)
            return Drawing(paper, paper, ())

    ledger = Ledger(redis, QueueSettings())
    for degrees in (0, 90, 180, 270):
        request = ask(turned=degrees)
        ledger.accept(request, photo())
        Drawer(ledger, cast(Studio, Watching()), Pacemeter(1)).draw(request.id)
        assert answer(redis, request.id).problem is None
    # It gets lighter from its top edge down; turned clockwise, from its right edge to the left.
    upright, right, over, left = (one.pixels.mean(axis=2).astype(int) for one in seen)
    assert upright[0, 0] < upright[-1, 0]
    assert (right == np.rot90(upright, -1)).all()
    assert right[0, -1] < right[0, 0]
    assert over[0, 0] > over[-1, 0]
    assert left[0, 0] < left[0, -1]


def answer(redis: Redis, id: str) -> Outcome:
    return Outcome.model_validate_json(cast(bytes, redis.get(f"artline:outcome:{id}")))
