"""A broker whose memory runs short takes the answers of what was accepted, and nothing new."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from redis import Redis
from redis.exceptions import OutOfMemoryError

from model.contract.errors import TurnedAway
from tests.asks import ask
from tests.ledgers import ahead, drawn
from worker.queue.jobs import problem
from worker.queue.ledger import Ledger
from worker.queue.records import Picture


@contextmanager
def memory(redis: Redis, share_used: float) -> Iterator[None]:
    """A broker that has used that share of its memory."""
    limit = redis.config_get("maxmemory")["maxmemory"]
    redis.config_set("maxmemory", int(redis.info("memory")["used_memory"] / share_used))
    try:
        yield
    finally:
        redis.config_set("maxmemory", limit)


def test_what_memory_is_left_is_for_the_answers(ledger: Ledger, redis: Redis) -> None:
    with memory(redis, 0.9), pytest.raises(TurnedAway, match="busy"):
        ledger.accept(ask(), b"photo")
    with memory(redis, 0.7):
        assert ahead(ledger.accept(ask(), b"photo")) == 0


def test_a_photo_for_which_there_is_no_room_is_turned_away(ledger: Ledger, redis: Redis) -> None:
    redis.set("ballast", bytes(4_000_000))
    with memory(redis, 0.75), pytest.raises(TurnedAway, match="busy"):
        ledger.accept(ask(), bytes(20_000_000))


@pytest.mark.parametrize("picture", [None, bytes(30_000)])
def test_a_full_memory_still_takes_the_answers_of_what_was_accepted(
    ledger: Ledger, redis: Redis, picture: bytes | None
) -> None:
    request = ask()
    ledger.accept(request, b"photo")
    with memory(redis, 1.01):
        with pytest.raises(OutOfMemoryError):
            redis.set("anything", b"more")
        outcome = drawn(request) if picture else problem(request, "went-wrong")
        assert ledger.settle(outcome, picture)
        assert ledger.picture(request.id, "telegram", "7") == (picture and Picture(picture))
    assert redis.xlen("artline:outcomes:telegram") == 1
