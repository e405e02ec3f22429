"""Which sentence a job is answered with when there is nothing to draw, or not with that."""

import io
from typing import cast

import pytest
from PIL import Image
from redis import Redis

from tests.asks import ask
from worker.drawing import Drawer
from worker.pace import Pacemeter
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
    answer = cast(bytes, redis.get(f"artline:outcome:{request.id}"))
    assert Outcome.model_validate_json(answer).problem == problem
