"""What tests of the ledger look at."""

from redis import Redis

from worker.queue.jobs import DrawRequest, Outcome
from worker.queue.line import Place


def ahead(place: Place | None) -> int | None:
    """How many jobs wait before one; None where it does not wait."""
    return place and place.ahead


def drawn(request: DrawRequest) -> Outcome:
    return Outcome(id=request.id, address=request.address, width=640, height=480)


def everything(redis: Redis) -> bytes:
    """All keys and values that the broker holds, as one haystack."""
    values = b""
    for key in redis.scan_iter("*"):
        values += key + b" " + redis.dump(key) + b"\n"
    return values
