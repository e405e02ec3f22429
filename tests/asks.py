"""Asks as a desk would make them, for tests of the queue."""

import time
from uuid import uuid4

from worker.queue.jobs import Address, DrawRequest


def ask(person: str = "7", seconds: float = 60, **fields: object) -> DrawRequest:
    """A request of this person, due in so many seconds."""
    now = time.time()
    address = Address(platform="telegram", person=person, chat="42")
    return DrawRequest.model_validate(
        {"id": uuid4().hex, "address": address, "accepted_at": now, "deadline": now + seconds}
        | fields
    )
