"""Asks as a desk would make them, for tests of the queue."""

import time
from dataclasses import fields as fields_of
from uuid import uuid4

from model.contract.wish import Wish
from worker.queue.jobs import Address, DrawRequest

#: What can be wished for.
WISH = [field.name for field in fields_of(Wish)]


def ask(person: str = "7", seconds: float = 60, **fields: object) -> DrawRequest:
    """A request of this person, due in so many seconds; fields of the wish stand by themselves."""
    wish = {name: fields.pop(name) for name in WISH if name in fields}
    now = time.time()
    address = Address(platform="telegram", person=person, chat="42")
    return DrawRequest.model_validate(
        {
            "id": uuid4().hex,
            "address": address,
            "wish": wish,
            "accepted_at": now,
            "deadline": now + seconds,
        }
        | fields
    )
