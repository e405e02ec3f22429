"""The record of every accepted job, from its acceptance to its one answer. (Signatures; body follows.)"""

from redis import Redis

from worker.jobs import DrawRequest, Outcome, Platform
from worker.settings import QueueSettings


class Ledger:
    """Blocking; from asyncio call it in a thread (`asyncio.to_thread`). Safe to share by threads."""

    def __init__(self, redis: Redis, settings: QueueSettings) -> None: ...

    def accept(self, request: DrawRequest, photo: bytes) -> int | None:
        """Take the job on and return its place in the line; 0 is next, or being drawn.

        Idempotent by `request.id`, for a day: the second call changes nothing and returns the
        place (None when it has been answered already, or forgotten). So derive the id from the update
        (`tg-<update_id>`-like, nothing about the person in it).
        Raises TurnedAway("busy") when the line is full.
        """

    def place(self, id: str) -> int | None:
        """The place in the line; 0 is next, or being drawn; None when unknown or answered."""

    def request(self, id: str) -> DrawRequest | None:
        """The request, as long as it is open: accepted, not answered, not forgotten."""

    def photo(self, id: str) -> bytes | None:
        """The photo of an open request."""

    def settle(self, outcome: Outcome, picture: bytes | None = None) -> bool:
        """Give the one answer: False (and nothing changes) when the job has one, or was forgotten.

        One atomic step: keep the picture, drop photo and request, hand the outcome to the courier.
        """

    def sweep(self, now: float) -> int:
        """Answer "too-late" to every open request past its deadline; returns how many."""

    def picture(self, id: str, platform: Platform, person: str) -> bytes | None:
        """The PNG, for the person who asked for it; None for everybody else, and when it is gone."""

    def forget(self, platform: Platform, person: str) -> int:
        """Remove all that we hold of a person, now; returns how many jobs that were.

        Waiting jobs, photos, pictures, undelivered answers. A job in mid-drawing neither delivers nor
        stores anything afterwards.
        """
