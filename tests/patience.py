"""For how long tests wait: until what must come has come. They give up only to report a fault."""

import asyncio
import time
from collections.abc import Callable
from typing import cast

from redis import Redis

#: Seconds after which nothing can be expected any more, on any machine; no event takes as long.
GIVE_UP = 120
#: Seconds that one read waits for an event: less than the connection allows.
PATIENCE = 12


def wait_for(truth: Callable[[], object]) -> None:
    """Waits for what tells nobody when it happens."""
    end = time.monotonic() + GIVE_UP
    while not truth():
        assert time.monotonic() < end, "it did not come about in time"
        time.sleep(0.02)


async def eventually(truth: Callable[[], object]) -> None:
    """The same, for what happens in this process too."""
    async with asyncio.timeout(GIVE_UP):
        while not truth():
            await asyncio.sleep(0.02)


def moved(redis: Redis, source: str, destination: str) -> bytes | None:
    """Waits for the first of a list, and moves it to the end of another; None: there came none."""
    for _ in range(GIVE_UP // PATIENCE):
        if found := redis.blmove(source, destination, PATIENCE, "LEFT", "RIGHT"):
            return cast(bytes, found)
    return None
