"""The photo that an ask is about: a new one, or one that was drawn before."""

from dataclasses import dataclass

from model.contract.wish import Wish
from worker.queue.jobs import DrawRequest


@dataclass(frozen=True, slots=True)
class Original:
    """A photo to draw, and the wish that words about it start from."""

    #: Where the platform keeps it: a file's id, an address.
    photo: str
    wish: Wish
    #: The job that has drawn it, if it was found by its drawing.
    job: str | None = None
    #: Where a second picture is whose colours are wanted.
    example: str | None = None
    #: That second picture has come with the message that asks.
    is_new_example: bool = False
    #: How many people are in it, if that is known.
    people: int | None = None
    #: Nobody but the person saw the drawing.
    private: bool = False
    #: It came as a spoiler.
    covered: bool = False


def original_of(order: DrawRequest | None) -> Original | None:
    """What was drawn by an order; None where there is none, or its photo is not known."""
    if order is None or order.source is None:
        return None
    return Original(
        order.source,
        order.wish,
        job=order.id,
        example=order.example_source,
        people=order.people,
        private=order.address.private,
        covered=order.address.covered,
    )
